import { useId } from 'react'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { UnitPicker } from '../../../org/web/public.tsx'

/** A cell, chosen in the tree; a unit that is no cell is refused by the server beside it. */
export function CellField({
  label,
  error,
  value,
  onChoose,
}: {
  readonly label: string
  readonly error: string | undefined
  readonly value: string
  readonly onChoose: (code: string) => void
}) {
  const id = useId()
  return (
    <fieldset className={`field ${error ? 'field-wrong' : ''}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="triangle" size={12} /> {error}
        </p>
      )}
      <UnitPicker value={value === '' ? undefined : value} onChoose={onChoose} />
    </fieldset>
  )
}
