import { printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import type { Grid } from '../../contract/submission.ts'
import { words } from './words.ts'

/** What happened to a report: who did it, when and why, and for whom. */
export function SubmissionHistory({ grid }: { readonly grid: Grid }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (grid.history.length === 0) return null
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('history')}</h2>
      </div>
      <DataTable
        caption={say('history')}
        rows={grid.history}
        rowKey={(item) => `${item.at} ${item.event}`}
        columns={[
          { key: 'event', kind: 'title', header: say('event'), cell: (item) => say(item.event) },
          {
            key: 'who',
            header: say('who'),
            label: say('who'),
            cell: (item) =>
              item.behalf
                ? `${text(item.by)}, ${say('behalf', { who: item.behalf.reportedBy, channel: say(item.behalf.channel) })}`
                : text(item.by),
          },
          { key: 'when', header: say('when'), label: say('when'), cell: (item) => printInstant(item.at, language) },
          { key: 'why', kind: 'wide', header: say('why'), label: say('why'), cell: (item) => item.reason ?? '' },
        ]}
      />
    </section>
  )
}
