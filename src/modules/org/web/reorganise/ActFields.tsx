import { useWords } from '../../../../platform/web/language/use-words.ts'
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import type { UnitKind } from '../../unit.ts'
import type { ChangeProps } from './ChangeEditor.tsx'
import { NewUnitFields } from './NewUnitFields.tsx'
import { PartsFields } from './PartsFields.tsx'
import { partyRoles } from './typed.ts'
import { UnitList } from './UnitList.tsx'
import { UnitSelect } from './UnitSelect.tsx'
import { words } from './words.ts'

/** What is to be said of the act chosen. */
export function ActFields(props: ChangeProps) {
  const { value, on, field, errorOf, onChange } = props
  const say = useWords(words)
  const unitSelect = (label: string, key: 'unit' | 'to', name: string, kind: UnitKind = value.kind) => (
    <UnitSelect
      label={label}
      value={value[key]}
      on={on}
      kind={kind}
      error={errorOf(`${field}.${name}`)}
      onChoose={(code) => onChange({ [key]: code })}
    />
  )
  switch (value.act) {
    case 'merge':
      return <MergeFields {...props} />
    case 'found':
      return (
        <NewUnitFields
          value={value.founded}
          kind={value.kind}
          on={on}
          field={`${field}.unit`}
          errorOf={errorOf}
          onChange={(part) => onChange({ founded: { ...value.founded, ...part } })}
        />
      )
    case 'rename':
      return (
        <>
          {unitSelect(say('unit'), 'unit', 'unit')}
          <div className="form-pair">
            <TextField
              label={say('nameVi')}
              error={errorOf(`${field}.vi`)}
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
        </>
      )
    case 'change_role':
      return (
        <>
          {unitSelect(say('unit'), 'unit', 'unit')}
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
        </>
      )
    case 'move':
      return (
        <>
          {unitSelect(say('unit'), 'unit', 'unit')}
          {unitSelect(say('parent'), 'to', 'to')}
        </>
      )
    case 'dissolve':
      return (
        <>
          {unitSelect(say('unit'), 'unit', 'unit')}
          {value.kind === 'party_organisation' && unitSelect(say('custodian'), 'to', 'custodian')}
        </>
      )
    case 'lead':
      return (
        <>
          {unitSelect(say('leadArea'), 'unit', 'area')}
          {unitSelect(say('leader'), 'to', 'party', 'party_organisation')}
        </>
      )
    case 'split':
    case 'transfer':
      return (
        <>
          {unitSelect(say('unit'), 'unit', value.act === 'transfer' ? 'from' : 'unit')}
          <PartsFields {...props} />
        </>
      )
  }
}

function MergeFields({ value, on, field, errorOf, onChange }: ChangeProps) {
  const say = useWords(words)
  return (
    <>
      <UnitList
        label={say('sources')}
        value={value.units}
        on={on}
        kind={value.kind}
        error={errorOf(`${field}.units`) ?? errorOf(`${field}.units.0`)}
        onChange={(units) => onChange({ units })}
      />
      <SelectField
        label={say('into')}
        value={value.isNew ? 'new' : 'kept'}
        onChange={(event) => onChange({ isNew: event.target.value === 'new' })}
      >
        <option value="new">{say('intoNew')}</option>
        <option value="kept">{say('intoKept')}</option>
      </SelectField>
      {value.isNew ? (
        <NewUnitFields
          value={value.founded}
          kind={value.kind}
          on={on}
          field={`${field}.into`}
          errorOf={errorOf}
          onChange={(part) => onChange({ founded: { ...value.founded, ...part } })}
        />
      ) : (
        <UnitSelect
          label={say('keptUnit')}
          value={value.to}
          on={on}
          kind={value.kind}
          error={errorOf(`${field}.into`)}
          onChoose={(to) => onChange({ to })}
        />
      )}
      {value.kind === 'party_organisation' && (
        <CheckField
          label={say('areasFollow')}
          checked={value.areasFollow}
          onChange={(event) => onChange({ areasFollow: event.target.checked })}
        />
      )}
    </>
  )
}
