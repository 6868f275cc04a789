import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import type { LineageStep } from '../contract.ts'
import { FigureValue } from './FigureValue.tsx'
import { words } from './words.ts'

const nameOf: { readonly [kind: string]: (part: LineageStep) => { vi: string; en: string } | null } = {
  units: (part) => part.figure.unit.name,
  succession: (part) => part.figure.unit.name,
  periods: (part) => part.figure.periodText,
  difference: (part) => part.figure.periodText,
  classes: (part) => part.figure.className,
}

interface LineagePartsProps {
  readonly kind: string
  readonly parts: readonly LineageStep[]
  readonly hidden: number
  readonly more: number
  readonly remainder?: { readonly vi: string; readonly en: string } | null
}

/** The parts of a total as rows; each value opens in its turn. */
export function LineageParts({ kind, parts, hidden, more, remainder = null }: LineagePartsProps) {
  const text = useText()
  const say = useWords(words)
  return (
    <ul className="parts">
      {parts.map((part) => {
        const name = nameOf[kind]?.(part) ?? part.note ?? part.figure.measure.name
        return (
          <li key={JSON.stringify(part.figure.address)}>
            <span>
              {text(name)}
              {part.note && part.note !== name && <span className="soft small"> · {text(part.note)}</span>}
            </span>
            <FigureValue figure={part.figure} form="number" />
          </li>
        )
      })}
      {more > 0 && (
        <li>
          <span className="soft small">{say('more', { count: more })}</span>
        </li>
      )}
      {hidden > 0 && (
        <li>
          <span className="soft small">{say('hidden', { count: hidden })}</span>
        </li>
      )}
      {remainder && (
        <li className="parts-remainder">
          <span>{say('remainder')}</span>
          <b>{text(remainder)}</b>
        </li>
      )}
    </ul>
  )
}
