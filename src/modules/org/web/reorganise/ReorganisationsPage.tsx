import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { listReorganisations } from '../../contract/reorganise.ts'
import { usePlace } from '../place.ts'
import { words } from './words.ts'
import './reorganise.css'

export function ReorganisationsPage() {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const go = useGo()
  const { unit } = usePlace()
  useTitle(say('decisions'))
  const list = useAsk(listReorganisations, { unit: unit ?? '' }, unit !== undefined)
  return (
    <Await query={list} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <h1>{say('decisions')}</h1>
              <p className="soft">{say('decisionsLead')}</p>
            </div>
            <Button look="primary" ability={data.can.decide} onClick={() => go({}, { to: '/reorganisations/new' })}>
              {say('newDecision')}
            </Button>
          </header>
          {data.decisions.length === 0 ? (
            <Empty title={say('noDecisions')}>
              <p>{say('noDecisionsNext')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={say('decisions')}
              rows={data.decisions}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'name',
                  kind: 'title',
                  header: say('title'),
                  cell: (row) => (
                    <Go to="/reorganisations/decision" query={{ id: row.id }}>
                      {text(row.name)}
                    </Go>
                  ),
                },
                {
                  key: 'symbol',
                  header: say('symbol'),
                  label: say('symbol'),
                  cell: (row) => <span className="nowrap">{row.symbol ?? '—'}</span>,
                },
                {
                  key: 'issuer',
                  header: say('issuer'),
                  label: say('issuer'),
                  cell: (row) => text(row.issuer.name),
                  isHiddenOnPhone: true,
                },
                {
                  key: 'on',
                  kind: 'number',
                  header: say('effectiveOn'),
                  label: say('effectiveOn'),
                  cell: (row) => printDay(row.effectiveOn, language),
                },
                { key: 'state', header: say('state'), label: say('state'), cell: (row) => say(row.state) },
              ]}
            />
          )}
        </>
      )}
    </Await>
  )
}
