import { useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { listSessions } from '../../contract/study.ts'
import { SessionForm } from './SessionForm.tsx'
import { words } from './words.ts'
import '../directives.css'

/** Sessions convened by the unit and those above it. */
export function SessionsPage() {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const go = useGo()
  const { unit } = usePlace()
  const query = useQueryPart()
  useTitle(say('title'))
  const [isOpen, setOpen] = useState(query.convene !== undefined)
  const asked = useAsk(listSessions, { unit: unit ?? '' }, unit !== undefined)
  const close = (): void => {
    setOpen(false)
    if (query.convene !== undefined) go({ convene: undefined }, { isReplacing: true })
  }
  return (
    <Await query={asked} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <h1>{say('title')}</h1>
              <p className="soft">{say('lead')}</p>
            </div>
            <Button look="primary" className="screen-only" ability={data.can.convene} onClick={() => setOpen(true)}>
              {say('convene')}
            </Button>
          </header>
          {data.sessions.length === 0 ? (
            <Empty title={say('none')}>
              <p>{say('noneNext')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={say('title')}
              rows={data.sessions}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: 'name',
                  kind: 'title',
                  header: say('name'),
                  cell: (row) => (
                    <Go to="/directives/session" keeps={['unit', 'period']} query={{ session: row.id }}>
                      {row.title}
                    </Go>
                  ),
                },
                {
                  key: 'on',
                  kind: 'number',
                  header: say('heldOn'),
                  label: say('heldOn'),
                  cell: (row) => printDay(row.heldOn, language),
                },
                { key: 'unit', header: say('unit'), cell: (row) => text(row.unit.name) },
                { key: 'sites', kind: 'number', header: say('sites'), label: say('sites'), cell: (row) => row.sites },
                {
                  key: 'share',
                  kind: 'number',
                  header: say('attendance'),
                  label: say('attendance'),
                  cell: (row) => (row.total ? text(row.total.share.printed) : '—'),
                },
              ]}
            />
          )}
          {isOpen && unit !== undefined && (
            <SessionForm unit={unit} directive={query.convene} held={null} onDone={close} />
          )}
        </>
      )}
    </Await>
  )
}
