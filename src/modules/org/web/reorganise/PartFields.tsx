import { useWords } from '../../../../platform/web/language/use-words.ts'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { NewUnitFields } from './NewUnitFields.tsx'
import type { TypedPart } from './typed.ts'
import { UnitSelect } from './UnitSelect.tsx'
import { words } from './words.ts'

const bases = ['members', 'residents', 'households', 'area'] as const

interface PartFieldsProps {
  readonly title: string | null
  readonly value: TypedPart
  readonly mayBeNew: boolean
  readonly on: string | undefined
  readonly field: string
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<TypedPart>) => void
}

export function PartFields({ title, value, mayBeNew, on, field, errorOf, onChange }: PartFieldsProps) {
  const say = useWords(words)
  return (
    <div className="part">
      {title !== null && <h3>{title}</h3>}
      {mayBeNew && (
        <SelectField
          label={say('receiver')}
          value={value.isNew ? 'new' : 'kept'}
          onChange={(event) => onChange({ isNew: event.target.value === 'new' })}
        >
          <option value="new">{say('intoNew')}</option>
          <option value="kept">{say('intoKept')}</option>
        </SelectField>
      )}
      {value.isNew ? (
        <NewUnitFields
          value={value.unit}
          on={on}
          field={`${field}.to`}
          errorOf={errorOf}
          onChange={(part) => onChange({ unit: { ...value.unit, ...part } })}
        />
      ) : (
        <UnitSelect
          label={say('receiver')}
          value={value.to}
          on={on}
          error={errorOf(`${field}.to`)}
          onChoose={(to) => onChange({ to })}
        />
      )}
      <div className="form-pair">
        <SelectField
          label={say('basis')}
          value={value.basis}
          onChange={(event) => onChange({ basis: event.target.value })}
        >
          {bases.map((basis) => (
            <option key={basis} value={basis}>
              {say(basis)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('share')}
          inputMode="decimal"
          isOptional
          error={errorOf(`${field}.shares.${value.basis}`)}
          value={value.share}
          onChange={(event) => onChange({ share: event.target.value })}
        />
      </div>
      <p className="field-hint">{say('shareHint')}</p>
      <TextField
        label={say('amount')}
        inputMode="decimal"
        isOptional
        value={value.amount}
        onChange={(event) => onChange({ amount: event.target.value })}
      />
    </div>
  )
}
