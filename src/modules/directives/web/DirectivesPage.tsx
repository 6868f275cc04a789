import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { SourceLine } from '../../figures/web/public.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { listDirectives } from '../contract.ts'
import { RegisterForm } from './RegisterForm.tsx'
import { words } from './words.ts'

export function DirectivesPage() {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { unit } = usePlace()
  useTitle(say('title'))
  const [isOpen, setOpen] = useState(false)
  const register = useAsk(listDirectives, { unit: unit ?? '' }, unit !== undefined)
  return (
    <Await query={register} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <h1>{say('title')}</h1>
              <p className="soft">{say('lead')}</p>
              <p>
                <Go to="/regulations" keeps={['unit', 'period']}>
                  {say('rulesApplied')}
                </Go>
              </p>
            </div>
            <Button look="primary" ability={data.can.register} onClick={() => setOpen(true)}>
              {say('register')}
            </Button>
          </header>
          {data.directives.length === 0 ? (
            <Empty title={say('none')}>
              <p>{say('noneNext')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={say('title')}
              rows={data.directives}
              rowKey={(row) => row.id}
              columns={[
                { key: 'name', kind: 'title', header: say('name'), cell: (row) => text(row.name) },
                { key: 'kind', header: say('kind'), cell: (row) => text(row.kindName) },
                {
                  key: 'symbol',
                  header: say('symbol'),
                  label: say('symbol'),
                  cell: (row) => <span className="nowrap">{row.symbol ?? '—'}</span>,
                },
                { key: 'issuer', header: say('issuer'), cell: (row) => text(row.issuer.name) },
                {
                  key: 'on',
                  kind: 'number',
                  header: say('issuedOn'),
                  label: say('issuedOn'),
                  cell: (row) => (row.issuedOn === null ? '—' : printDay(row.issuedOn, language)),
                },
                {
                  key: 'source',
                  header: say('source'),
                  isHiddenOnPhone: true,
                  cell: (row) => row.source && <SourceLine source={row.source} />,
                },
              ]}
            />
          )}
          {isOpen && unit !== undefined && <RegisterForm unit={unit} onDone={() => setOpen(false)} />}
        </>
      )}
    </Await>
  )
}
