import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { FigureValue } from '../../../figures/web/public.tsx'
import { type Edition, startCorrigendum } from '../../contract/edition.ts'
import { byFigure } from '../../document/changed-figures.ts'
import { words } from './words.ts'

/** Which figures of a kept document were corrected since, by how much and why; a corrigendum begins here. */
export function Changes({ edition }: { readonly edition: Edition }) {
  const say = useWords(words)
  const text = useText()
  const go = useGo()
  const [id] = useState(newId)
  const starting = useTell(startCorrigendum)
  const { changedSince } = edition
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('changedTitle')}</h2>
        {changedSince.length > 0 && (
          <Button
            className="screen-only"
            ability={edition.can.correct}
            disabled={starting.isPending}
            onClick={() =>
              starting.mutate(
                { id, code: edition.code },
                { onSuccess: (done) => go({ figure: undefined }, { to: `/documents/${done.id}` }) },
              )
            }
          >
            {say('correct')}
          </Button>
        )}
      </div>
      <ProblemNotice problem={starting.error} />
      {edition.unfollowed > 0 && <p className="soft">{say('unfollowed', { count: edition.unfollowed })}</p>}
      {changedSince.length === 0 ? (
        edition.unfollowed === 0 && <Notice look="good" title={say('changedNone')} />
      ) : (
        <DataTable
          caption={say('changedTitle')}
          rows={byFigure(changedSince)}
          rowKey={({ change }) => String(change.number)}
          columns={[
            {
              key: 'name',
              kind: 'title',
              header: say('figure'),
              cell: ({ change: { figure }, places }) => (
                <>
                  {text(figure.measure.name)}
                  <span className="soft small block">
                    {[figure.className, figure.unit.name, figure.periodText]
                      .flatMap((part) => (part ? [text(part)] : []))
                      .join(' · ')}
                    {places > 1 && ` · ${say('places', { count: places })}`}
                  </span>
                </>
              ),
            },
            {
              key: 'then',
              kind: 'number',
              header: say('printedThen'),
              label: say('printedThen'),
              cell: ({ change }) => change.printedThen,
            },
            {
              key: 'now',
              kind: 'number',
              header: say('now'),
              label: say('now'),
              cell: ({ change }) =>
                change.printedNow.vi === change.figure.printed.vi ? (
                  <FigureValue figure={change.figure} />
                ) : (
                  text(change.printedNow)
                ),
            },
            {
              key: 'difference',
              kind: 'number',
              header: say('difference'),
              label: say('difference'),
              cell: ({ change }) => (change.difference ? text(change.difference) : '—'),
            },
            {
              key: 'reasons',
              header: say('reasons'),
              label: say('reasons'),
              cell: ({ change }) => change.reasons.join('; ') || <span className="soft">{say('noReason')}</span>,
            },
          ]}
        />
      )}
      {edition.corrigenda.length > 0 && (
        <>
          <h3>{say('corrigenda')}</h3>
          <ul className="edition-list">
            {edition.corrigenda.map((one) => (
              <li key={one.id}>
                <Go to={`/documents/${one.id}`} query={{ figure: undefined }}>
                  {one.name}
                </Go>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
