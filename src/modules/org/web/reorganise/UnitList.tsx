import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import type { UnitKind } from '../../unit.ts'
import { useUnit } from '../use-units.ts'
import { askedOn, UnitSelect } from './UnitSelect.tsx'
import { words } from './words.ts'

interface UnitListProps {
  readonly label: string
  readonly value: readonly string[]
  readonly on: string | undefined
  readonly kind: UnitKind
  readonly error: string | undefined
  readonly onChange: (units: readonly string[]) => void
}

/** Several units, each taken away by its cross, with a choice to add one more. */
export function UnitList({ label, value, on, kind, error, onChange }: UnitListProps) {
  const say = useWords(words)
  return (
    <div>
      <span className="field-label">{label}</span>
      {value.length > 0 && (
        <ul className="chips">
          {value.map((code) => (
            <Chip
              key={code}
              code={code}
              on={on}
              kind={kind}
              onRemove={() => onChange(value.filter((other) => other !== code))}
            />
          ))}
        </ul>
      )}
      <UnitSelect
        label={say('addUnit')}
        value=""
        on={on}
        kind={kind}
        error={error}
        onChoose={(code) => onChange([...value.filter((other) => other !== code), code])}
      />
    </div>
  )
}

interface ChipProps {
  readonly code: string
  readonly on: string | undefined
  readonly kind: UnitKind
  readonly onRemove: () => void
}

function Chip({ code, on, kind, onRemove }: ChipProps) {
  const say = useWords(words)
  const text = useText()
  const found = useUnit(code, askedOn(on, kind))
  const name = found ? text(found.name) : code
  return (
    <li className="chip">
      {name}
      <button type="button" aria-label={say('remove', { name })} onClick={onRemove}>
        ×
      </button>
    </li>
  )
}
