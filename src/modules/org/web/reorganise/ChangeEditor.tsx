import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField } from '../../../../platform/web/ui/Field.tsx'
import type { UnitKind } from '../../unit.ts'
import { ActFields } from './ActFields.tsx'
import { actsOf, kinds, type TypedChange } from './typed.ts'
import { words } from './words.ts'

export interface ChangeProps {
  readonly value: TypedChange
  /** The eve of the effective day: the tree that the change starts from. */
  readonly on: string | undefined
  readonly field: string
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<TypedChange>) => void
}

/** Units chosen of one kind are none of another. */
function ofKind(kind: UnitKind, { act, parts, founded }: TypedChange): Partial<TypedChange> {
  const acts = actsOf(kind)
  return {
    ...{ kind, unit: '', to: '', units: [] },
    act: acts.includes(act) ? act : (acts[0] ?? act),
    founded: { ...founded, parent: '', home: '' },
    parts: parts.map((part) => ({ ...part, to: '', people: [] })),
  }
}

/** One act of the decision; its fields follow the act and the kind of body chosen. */
export function ChangeEditor({ onRemove, ...rest }: ChangeProps & { readonly onRemove: (() => void) | undefined }) {
  const say = useWords(words)
  const { value, onChange } = rest
  return (
    <fieldset className="change">
      <legend className="unseen">{say(value.act)}</legend>
      <div className="change-head">
        <SelectField
          label={say('act')}
          value={value.act}
          onChange={(event) =>
            onChange({ act: actsOf(value.kind).find((act) => act === event.target.value) ?? 'merge' })
          }
        >
          {actsOf(value.kind).map((act) => (
            <option key={act} value={act}>
              {say(act)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('kind')}
          value={value.kind}
          onChange={(event) =>
            onChange(ofKind(kinds.find((kind) => kind === event.target.value) ?? 'party_organisation', value))
          }
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(kind === 'area' ? 'areaKind' : kind)}
            </option>
          ))}
        </SelectField>
        {onRemove && (
          <Button look="quiet" onClick={onRemove}>
            {say('removeChange')}
          </Button>
        )}
      </div>
      <ActFields {...rest} />
    </fieldset>
  )
}
