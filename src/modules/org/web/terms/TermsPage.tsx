import { useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { Citing } from '../../../../platform/web/language/Citing.tsx'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { listTerms } from '../../contract/terms.ts'
import { roman } from '../../term.ts'
import { usePlace } from '../place.ts'
import { TermForm, type TermTask } from './TermForm.tsx'
import { words } from './words.ts'

export function TermsPage() {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { unit } = usePlace()
  useTitle(say('title'))
  const [task, setTask] = useState<TermTask | null>(null)
  const register = useAsk(listTerms, { unit: unit ?? '' }, unit !== undefined)
  const day = (value: string): string => printDay(value, language)
  return (
    <Await query={register} isPage>
      {({ committee, terms, nextNumber, assumed, can }) => (
        <>
          <header className="page-head">
            <div>
              <h1>{say('title')}</h1>
              <p className="soft">
                {text(committee.name)}. {say('lead')}{' '}
                <Citing
                  source={assumed.source}
                  sentence={(source) =>
                    say('assumed', {
                      months: assumed.months,
                      source: assumed.isConfirmed ? source : `${source}; ${say('unconfirmed')}`,
                    })
                  }
                />
              </p>
            </div>
            <Button
              look="primary"
              className="screen-only"
              ability={can.register}
              onClick={() => setTask({ kind: 'register', nextNumber })}
            >
              {say('register')}
            </Button>
          </header>
          {terms.length === 0 ? (
            <Empty title={say('none')}>
              <p>{say('noneNext')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={say('title')}
              rows={terms}
              rowKey={(row) => row.code}
              columns={[
                {
                  key: 'term',
                  kind: 'title',
                  header: say('term'),
                  cell: (row) => (
                    <>
                      <Go to="/board" query={{ period: row.period }}>
                        {row.years.replace('-', '–')}
                      </Go>
                      {row.isCurrent && <span className="soft small block">{say('current')}</span>}
                    </>
                  ),
                },
                {
                  key: 'number',
                  header: say('number'),
                  label: say('number'),
                  cell: (row) =>
                    row.number === null ? <span className="soft">{say('unknown')}</span> : roman(row.number),
                },
                {
                  key: 'congress',
                  header: say('congress'),
                  label: say('congress'),
                  cell: (row) =>
                    row.congress === null ? (
                      <span className="soft">{say('unknown')}</span>
                    ) : (
                      <span className="nowrap">{`${day(row.congress.first)} – ${day(row.congress.last)}`}</span>
                    ),
                },
                {
                  key: 'runs',
                  header: say('runs'),
                  label: say('runs'),
                  cell: (row) => (
                    <>
                      <span className="nowrap">{`${day(row.first)} – ${day(row.last)}`}</span>
                      {row.isAssumed && <span className="soft"> ({say('isAssumed')})</span>}
                    </>
                  ),
                },
                {
                  key: 'acts',
                  kind: 'act',
                  header: <span className="unseen">{say('correct')}</span>,
                  cell: (row) =>
                    can.register.isAllowed && (
                      <span className="row screen-only">
                        <Button
                          look="quiet"
                          aria-label={`${say('correct')} ${row.years}`}
                          onClick={() => setTask({ kind: 'correct', code: row.code, years: row.years })}
                        >
                          {say('correct')}
                        </Button>
                        <Button
                          look="quiet"
                          aria-label={`${say('withdraw')} ${row.years}`}
                          onClick={() => setTask({ kind: 'withdraw', code: row.code, years: row.years })}
                        >
                          {say('withdraw')}
                        </Button>
                      </span>
                    ),
                },
              ]}
            />
          )}
          {task && unit !== undefined && <TermForm unit={unit} task={task} onDone={() => setTask(null)} />}
        </>
      )}
    </Await>
  )
}
