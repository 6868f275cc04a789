import { printInstant } from '../../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Fold } from '../../../../../platform/web/ui/Fold.tsx'
import type { Grid } from '../../../contract/submission.ts'
import { words } from '../words.ts'

/** What happened to the report, earliest first, with both names where it was typed for the unit. */
export function History({ grid }: { readonly grid: Grid }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (grid.history.length === 0) return null
  return (
    <div className="screen-only">
      <Fold title={say('history')}>
        <ol className="entry-history">
          {grid.history.map((item) => (
            <li key={`${item.at} ${item.event}`}>
              <b>{say(`event_${item.event}`)}</b> · {text(item.by)}
              {item.behalf &&
                `, ${say('behalfBy', { who: item.behalf.reportedBy, channel: say(`channel_${item.behalf.channel}`) })}`}{' '}
              <span className="soft">{printInstant(item.at, language)}</span>
              {item.reason && <span className="block">{item.reason}</span>}
            </li>
          ))}
        </ol>
      </Fold>
    </div>
  )
}
