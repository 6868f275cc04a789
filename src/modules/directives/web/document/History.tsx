import { printDayOfInstant, printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import type { Page } from './DirectivePage.tsx'
import { words } from './words.ts'

/** What was done with the document, and what was believed of it before. */
export function History({ data }: { readonly data: Page }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (data.history.length + data.earlier.length === 0) return null
  const verb = (name: string): string => {
    const key = `act_${name.replace(/^directive\./, '').replace('.', '_')}`
    return say((key in words.keys ? key : 'act_other') as 'act_other')
  }
  return (
    <section className="section">
      <Fold title={say('history')}>
        <ul className="directive-list">
          {data.earlier.map((item) => (
            <li key={`${item.until} ${item.symbol}`}>
              {say('earlier', {
                on: printDayOfInstant(item.until, language),
                symbol: item.symbol ?? '—',
                name: text(item.name),
              })}
            </li>
          ))}
          {data.history.map((act) => (
            <li key={`${act.at} ${act.verb}`}>
              <strong>{verb(act.verb)}</strong>
              <span className="soft">
                {text(act.by)}, {printInstant(act.at, language)}
              </span>
              {act.reason !== null && <span>“{act.reason}”</span>}
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}
