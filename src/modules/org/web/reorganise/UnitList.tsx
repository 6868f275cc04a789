import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { listUnits } from '../../contract.ts'
import { UnitSelect } from './UnitSelect.tsx'
import { words } from './words.ts'

interface UnitListProps {
  readonly label: string
  readonly value: readonly string[]
  readonly on: string | undefined
  readonly error: string | undefined
  readonly onChange: (units: readonly string[]) => void
}

/** Several units, each taken away by its cross, with a choice to add one more. */
export function UnitList({ label, value, on, error, onChange }: UnitListProps) {
  const say = useWords(words)
  const text = useText()
  const units = useAsk(listUnits, on === undefined ? {} : { on }).data?.units ?? []
  const nameOf = (code: string): string => {
    const name = units.find((unit) => unit.code === code)?.name
    return name ? text(name) : code
  }
  return (
    <div>
      <span className="field-label">{label}</span>
      {value.length > 0 && (
        <ul className="chips">
          {value.map((code) => (
            <li key={code} className="chip">
              {nameOf(code)}
              <button
                type="button"
                aria-label={say('remove', { name: nameOf(code) })}
                onClick={() => onChange(value.filter((other) => other !== code))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <UnitSelect
        label={say('addUnit')}
        value=""
        on={on}
        error={error}
        onChoose={(code) => onChange([...value.filter((other) => other !== code), code])}
      />
    </div>
  )
}
