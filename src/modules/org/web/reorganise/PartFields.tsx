import { useContext } from 'react'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import type { UnitKind } from '../../unit.ts'
import { useUnit } from '../use-units.ts'
import { NewUnitFields } from './NewUnitFields.tsx'
import { PeopleChoice } from './people-choice.ts'
import type { TypedPart } from './typed.ts'
import { askedOn, UnitSelect } from './UnitSelect.tsx'
import { words } from './words.ts'

const cellRoles: readonly string[] = ['cell', 'grassroots_cell']
const bases = ['members', 'residents', 'households', 'area'] as const

interface PartFieldsProps {
  readonly title: string | null
  readonly value: TypedPart
  readonly kind: UnitKind
  /** The unit that gives the part. */
  readonly from: string
  /** Who goes with another part. */
  readonly taken: readonly string[]
  readonly mayBeNew: boolean
  readonly on: string | undefined
  readonly field: string
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<TypedPart>) => void
  readonly onRemove: (() => void) | undefined
}

export function PartFields({
  title,
  value,
  kind,
  from,
  taken,
  mayBeNew,
  on,
  field,
  errorOf,
  onChange,
  onRemove,
}: PartFieldsProps) {
  const say = useWords(words)
  const People = useContext(PeopleChoice)
  const giver = useUnit(from, askedOn(on, kind))
  return (
    <div className="part">
      {title !== null && (
        <div className="change-head">
          <h3>{title}</h3>
          {onRemove && (
            <Button look="quiet" onClick={onRemove}>
              {say('removePart')}
            </Button>
          )}
        </div>
      )}
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
          kind={kind}
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
          kind={kind}
          error={errorOf(`${field}.to`)}
          onChoose={(to) => onChange({ to })}
        />
      )}
      {People && giver && cellRoles.includes(giver.role) && (
        <People
          unit={from}
          on={on}
          chosen={value.people}
          taken={taken}
          error={errorOf(`${field}.people`)}
          onChange={(people) => onChange({ people })}
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
