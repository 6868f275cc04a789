import { useState } from 'react'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { ReasonDialog } from '../../../platform/web/ui/ReasonDialog.tsx'
import { listSeries, releaseNumber } from '../contract/series.ts'
import { words } from './words.ts'

const rangeText = ([first, last]: readonly [number, number]): string =>
  first === last ? `${first}` : `${first}–${last}`

/** Numbers that were used and those nobody has seen. */
export function SeriesPart({ unit }: { readonly unit: string }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [held, setHeld] = useState<{ id: string; symbol: string }>()
  const asked = useAsk(listSeries, { unit })
  const releasing = useTell(releaseNumber)
  const data = asked.data
  if (!data || data.series.length + data.withheld.length === 0) return null
  return (
    <section className="section">
      <Fold title={say('series')}>
        <div className="stack">
          <p className="soft">{say('seriesLead')}</p>
          <DataTable
            caption={say('series')}
            rows={data.series}
            rowKey={(row) => row.key}
            columns={[
              {
                key: 'name',
                kind: 'title',
                header: say('seriesName'),
                cell: (row) =>
                  row.isCongress ? say('congressSeries', { term: row.term ?? '' }) : `…-${row.type}/${row.agency}`,
              },
              {
                key: 'term',
                header: say('term'),
                label: say('term'),
                cell: (row) => row.term?.replace('-', '–') ?? say('termUnknown'),
              },
              {
                key: 'registered',
                kind: 'number',
                header: say('registered'),
                label: say('registered'),
                cell: (row) => row.registered,
              },
              {
                key: 'withheld',
                kind: 'number',
                header: say('withheldCount'),
                label: say('withheldCount'),
                cell: (row) => row.withheld,
              },
              {
                key: 'gaps',
                kind: 'wide',
                header: say('gaps'),
                label: say('gaps'),
                cell: (row) => (
                  <>
                    {row.term === null
                      ? say('gapsUnknown')
                      : row.gaps.length === 0
                        ? say('noGaps', { last: row.last })
                        : row.gaps.map(rangeText).join(', ')}
                    {row.doubles.length > 0 && (
                      <span className="directive-bad block">{say('doubles', { numbers: row.doubles.join(', ') })}</span>
                    )}
                  </>
                ),
              },
            ]}
          />
          {data.withheld.length > 0 && (
            <>
              <h3>{say('withheldNumbers')}</h3>
              <ul className="directive-list">
                {data.withheld.map((item) => (
                  <li key={item.id}>
                    <strong>{item.symbol}</strong>
                    <span className="soft">
                      {text(item.issuer.name)}
                      {item.issuedOn !== null && `, ${printDay(item.issuedOn, language)}`}
                    </span>
                    {data.can.withhold.isAllowed && (
                      <Button look="quiet" className="row-end screen-only" onClick={() => setHeld(item)}>
                        {say('release')}
                        <span className="unseen"> {item.symbol}</span>
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </Fold>
      {held && (
        <ReasonDialog
          title={say('releaseTitle', { symbol: held.symbol })}
          act={say('release')}
          problem={releasing.error}
          isPending={releasing.isPending}
          onClose={() => setHeld(undefined)}
          onSubmit={(reason) => releasing.mutate({ id: held.id, reason }, { onSuccess: () => setHeld(undefined) })}
        />
      )}
    </section>
  )
}
