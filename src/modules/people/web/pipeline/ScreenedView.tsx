import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { listScreenedOut } from '../../contract/pipeline.ts'
import { words } from './words.ts'

const pageSize = 50

/** Who was taken off the way in the period, with the day and the reason. */
export function ScreenedView({ unit }: { readonly unit: string }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { period } = usePlace()
  const from = Number(useQueryPart().offset ?? '0') || 0
  const screened = useAsk(listScreenedOut, { unit, offset: from, ...(period === undefined ? {} : { period }) })
  return (
    <Await query={screened}>
      {({ people, total, period: shown }) => (
        <>
          <div className="section-head">
            <h2>{say('screened', { period: text(shown.text) })}</h2>
            <span className="soft small">{say('people', { count: total })}</span>
          </div>
          {people.length === 0 ? (
            <Empty title={say('noneScreened', { period: text(shown.text) })}>
              <p>{say('otherPeriod')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={say('screened', { period: text(shown.text) })}
              rows={people}
              rowKey={(row) => `${row.person.id}-${row.on}`}
              columns={[
                {
                  key: 'name',
                  kind: 'title',
                  header: say('name'),
                  cell: (row) => (
                    <Go to="/people/person" query={{ id: row.person.id, view: undefined }}>
                      {row.person.name}
                    </Go>
                  ),
                },
                { key: 'unit', header: say('filterUnit'), cell: (row) => text(row.unit.name) },
                {
                  key: 'stage',
                  header: say('stageReached'),
                  label: say('stageReached'),
                  cell: (row) => (row.stage === null ? '—' : say(row.stage)),
                },
                {
                  key: 'on',
                  kind: 'number',
                  header: say('on'),
                  label: say('on'),
                  cell: (row) => printDay(row.on, language),
                },
                { key: 'reason', header: say('reason'), label: say('reason'), cell: (row) => row.reason ?? '—' },
              ]}
            />
          )}
          {total > pageSize && (
            <nav className="row way-pages screen-only">
              {from > 0 && (
                <Go
                  query={{ offset: from > pageSize ? String(from - pageSize) : undefined }}
                  className="button button-plain"
                >
                  {say('before')}
                </Go>
              )}
              <span>{say('showing', { from: from + 1, to: from + people.length, total })}</span>
              {from + people.length < total && (
                <Go query={{ offset: String(from + pageSize) }} className="button button-plain">
                  {say('after')}
                </Go>
              )}
            </nav>
          )}
        </>
      )}
    </Await>
  )
}
