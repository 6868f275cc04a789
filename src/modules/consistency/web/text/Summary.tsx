import { decimal } from '../../../../platform/domain/decimal.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { printNumber } from '../../../figures/print.ts'
import { severityWords, signs, type View, views } from './kinds.ts'
import type { CheckedDraft } from './use-check.ts'
import { words } from './words.ts'

interface SummaryProps {
  readonly checked: CheckedDraft
  readonly view: View | null
  readonly onView: (view: View | null) => void
}

/** How many of each kind; pressing one shows these only, pressing it again all findings. */
export function Summary({ checked, view, onView }: SummaryProps) {
  const say = useWords(words)
  const language = useLanguage()
  const count = (of: View): number => {
    if (of === 'checked') return checked.checked.length
    return of === 'figures'
      ? checked.read.figures.length
      : checked.findings.filter((item) => item.severity === of).length
  }
  const name = (of: View): string => (of === 'checked' || of === 'figures' ? say(of) : say(severityWords[of]))
  const sign = (of: View): string => (of === 'checked' ? '✓' : of === 'figures' ? '#' : signs[of])
  return (
    <fieldset className="check-summary" aria-label={say('showKind')}>
      {views.map((of) => (
        <button
          key={of}
          type="button"
          className={`check-count check-is-${of}`}
          aria-pressed={view === of}
          onClick={() => onView(view === of ? null : of)}
        >
          <span className="check-number">{printNumber(decimal(count(of)), language)}</span>
          <span className="check-name">
            <span aria-hidden="true">{sign(of)}</span> {name(of)}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
