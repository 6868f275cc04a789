import { CheckField } from '../../../../platform/web/ui/Field.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'

interface TicksProps<Kind extends string> {
  readonly legend: string
  readonly error: string | undefined
  readonly options: readonly (readonly [Kind, string])[]
  readonly ticked: readonly Kind[]
  readonly onChange: (ticked: Kind[]) => void
}

/** Several of a list, in the order of the list. */
export function Ticks<Kind extends string>({ legend, error, options, ticked, onChange }: TicksProps<Kind>) {
  const toggle = (kind: Kind): void =>
    onChange(options.map(([item]) => item).filter((item) => (item === kind) !== ticked.includes(item)))
  return (
    <fieldset className="measure-ticks">
      <legend>{legend}</legend>
      {error && (
        <p className="field-error" role="alert">
          <Icon name="triangle" size={12} /> {error}
        </p>
      )}
      {options.map(([kind, name]) => (
        <CheckField key={kind} label={name} checked={ticked.includes(kind)} onChange={() => toggle(kind)} />
      ))}
    </fieldset>
  )
}
