import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { NewUnitFields } from './NewUnitFields.tsx'
import { PartFields } from './PartFields.tsx'
import { acts, blankPart, partyRoles, type TypedChange } from './typed.ts'
import { UnitList } from './UnitList.tsx'
import { UnitSelect } from './UnitSelect.tsx'
import { words } from './words.ts'

interface ChangeEditorProps {
  readonly value: TypedChange
  /** The eve of the effective day: the tree that the change starts from. */
  readonly on: string | undefined
  readonly field: string
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<TypedChange>) => void
  readonly onRemove: (() => void) | undefined
}

/** One act of the decision; its fields follow the act chosen. */
export function ChangeEditor({ value, on, field, errorOf, onChange, onRemove }: ChangeEditorProps) {
  const say = useWords(words)
  const unitSelect = (label: string, key: 'unit' | 'to', name: string) => (
    <UnitSelect
      label={label}
      value={value[key]}
      on={on}
      error={errorOf(`${field}.${name}`)}
      onChoose={(code) => onChange({ [key]: code })}
    />
  )
  return (
    <fieldset className="change">
      <legend className="unseen">{say(value.act)}</legend>
      <div className="change-head">
        <SelectField
          label={say('act')}
          value={value.act}
          onChange={(event) => onChange({ act: acts.find((act) => act === event.target.value) ?? 'merge' })}
        >
          {acts.map((act) => (
            <option key={act} value={act}>
              {say(act)}
            </option>
          ))}
        </SelectField>
        {onRemove && (
          <Button look="quiet" onClick={onRemove}>
            {say('removeChange')}
          </Button>
        )}
      </div>
      {value.act === 'merge' && (
        <>
          <UnitList
            label={say('sources')}
            value={value.units}
            on={on}
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
              on={on}
              field={`${field}.into`}
              errorOf={errorOf}
              onChange={(part) => onChange({ founded: { ...value.founded, ...part } })}
            />
          ) : (
            unitSelect(say('keptUnit'), 'to', 'into')
          )}
          <CheckField
            label={say('areasFollow')}
            checked={value.areasFollow}
            onChange={(event) => onChange({ areasFollow: event.target.checked })}
          />
        </>
      )}
      {value.act === 'found' && (
        <NewUnitFields
          value={value.founded}
          on={on}
          field={`${field}.unit`}
          errorOf={errorOf}
          onChange={(part) => onChange({ founded: { ...value.founded, ...part } })}
        />
      )}
      {!['merge', 'found'].includes(value.act) &&
        unitSelect(say('unit'), 'unit', value.act === 'transfer' ? 'from' : 'unit')}
      {value.act === 'rename' && (
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
      )}
      {value.act === 'change_role' && (
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
      )}
      {value.act === 'move' && unitSelect(say('parent'), 'to', 'to')}
      {value.act === 'dissolve' && unitSelect(say('custodian'), 'to', 'custodian')}
      {value.act === 'split' && (
        <CheckField
          label={say('keeps')}
          checked={value.keeps}
          onChange={(event) => onChange({ keeps: event.target.checked })}
        />
      )}
      {(value.act === 'split' ? value.parts : value.act === 'transfer' ? value.parts.slice(0, 1) : []).map(
        (part, index) => (
          <PartFields
            key={part.key}
            title={value.act === 'split' ? say('part', { number: index + 1 }) : null}
            value={value.act === 'transfer' ? { ...part, isNew: false } : part}
            mayBeNew={value.act === 'split'}
            on={on}
            field={value.act === 'split' ? `${field}.into.${index}` : field}
            errorOf={errorOf}
            onChange={(change) =>
              onChange({ parts: value.parts.map((item) => (item.key === part.key ? { ...item, ...change } : item)) })
            }
          />
        ),
      )}
      {value.act === 'split' && (
        <Button look="quiet" onClick={() => onChange({ parts: [...value.parts, blankPart(newId())] })}>
          {say('addPart')}
        </Button>
      )}
    </fieldset>
  )
}
