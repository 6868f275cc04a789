import { useWords } from '../../../../platform/web/language/use-words.ts'
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import type { UnitKind } from '../../unit.ts'
import { proposedCode, roleOf, rolesOf, type TypedUnit } from './typed.ts'
import { UnitSelect } from './UnitSelect.tsx'
import { words } from './words.ts'

interface NewUnitFieldsProps {
  readonly value: TypedUnit
  readonly kind: UnitKind
  readonly on: string | undefined
  readonly field: string
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<TypedUnit>) => void
}

/** Levels of an area are named as places, not as Party organisations. */
const areaLevels = { commune: 'areaCommune', district: 'areaDistrict', city: 'areaCity' } as const

export function NewUnitFields({ value, kind, on, field, errorOf, onChange }: NewUnitFieldsProps) {
  const say = useWords(words)
  const roles = rolesOf(kind)
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
        {roles.length > 1 && (
          <SelectField
            label={say('role')}
            value={roleOf(value, kind)}
            onChange={(event) => onChange({ role: roles.find((role) => role === event.target.value) ?? value.role })}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {say(kind === 'area' && role in areaLevels ? areaLevels[role as keyof typeof areaLevels] : role)}
              </option>
            ))}
          </SelectField>
        )}
        {kind === 'party_organisation' && (
          <UnitSelect
            label={say('parent')}
            value={value.parent}
            on={on}
            error={errorOf(`${field}.parent`)}
            onChoose={(parent) => onChange({ parent })}
          />
        )}
        {kind !== 'party_organisation' && kind !== 'area' && (
          <UnitSelect
            label={say(kind === 'organ' ? 'homeParty' : 'homeArea')}
            value={value.home}
            on={on}
            kind={kind === 'organ' ? 'party_organisation' : 'area'}
            error={errorOf(`${field}.home`)}
            onChoose={(home) => onChange({ home })}
          />
        )}
      </div>
      {kind === 'area' && (
        <CheckField
          label={say('hasBodies')}
          checked={value.hasBodies}
          onChange={(event) => onChange({ hasBodies: event.target.checked })}
        />
      )}
      <TextField
        label={say('code')}
        hint={say('codeHint')}
        error={errorOf(`${field}.code`)}
        value={value.code}
        placeholder={proposedCode(value, kind)}
        onChange={(event) => onChange({ code: event.target.value })}
      />
    </>
  )
}
