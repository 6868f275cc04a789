import { useWords } from '../../../../platform/web/language/use-words.ts'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { partyRoles, proposedCode, type TypedUnit } from './typed.ts'
import { UnitSelect } from './UnitSelect.tsx'
import { words } from './words.ts'

interface NewUnitFieldsProps {
  readonly value: TypedUnit
  readonly on: string | undefined
  readonly field: string
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<TypedUnit>) => void
}

export function NewUnitFields({ value, on, field, errorOf, onChange }: NewUnitFieldsProps) {
  const say = useWords(words)
  return (
    <>
      <div className="form-pair">
        <TextField
          label={say('nameVi')}
          error={errorOf(`${field}.vi`) ?? errorOf(field)}
          value={value.vi}
          onChange={(event) => onChange({ vi: event.target.value })}
        />
        <TextField
          label={say('nameEn')}
          isOptional
          value={value.en}
          onChange={(event) => onChange({ en: event.target.value })}
        />
      </div>
      <div className="form-pair">
        <SelectField
          label={say('role')}
          value={value.role}
          onChange={(event) => onChange({ role: partyRoles.find((role) => role === event.target.value) ?? 'cell' })}
        >
          {partyRoles.map((role) => (
            <option key={role} value={role}>
              {say(role)}
            </option>
          ))}
        </SelectField>
        <UnitSelect
          label={say('parent')}
          value={value.parent}
          on={on}
          error={errorOf(`${field}.parent`)}
          onChoose={(parent) => onChange({ parent })}
        />
      </div>
      <TextField
        label={say('code')}
        hint={say('codeHint')}
        error={errorOf(`${field}.code`)}
        value={value.code}
        placeholder={proposedCode(value.parent, value.vi)}
        onChange={(event) => onChange({ code: event.target.value })}
      />
    </>
  )
}
