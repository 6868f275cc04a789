import { useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { AreaField, TextField } from '../../../platform/web/ui/Field.tsx'
import type { TypedProvision } from './typed.ts'
import { words } from './words.ts'

interface ProvisionFieldsProps {
  readonly provisions: readonly TypedProvision[]
  readonly onChange: (provisions: readonly TypedProvision[]) => void
}

/** Numbered parts of a document, in their order. */
export function ProvisionFields({ provisions, onChange }: ProvisionFieldsProps) {
  const say = useWords(words)
  const change = (id: string, part: Partial<TypedProvision>): void =>
    onChange(provisions.map((item) => (item.id === id ? { ...item, ...part } : item)))
  return (
    <fieldset className="stack">
      <legend className="field-legend">{say('provisions')}</legend>
      {provisions.map((item) => (
        <div key={item.id} className="directive-provision">
          <TextField
            label={say('provisionNumber')}
            maxLength={20}
            value={item.number}
            onChange={(event) => change(item.id, { number: event.target.value })}
          />
          <div className="stack">
            <AreaField
              label={say('provisionText')}
              rows={2}
              value={item.text}
              onChange={(event) => change(item.id, { text: event.target.value })}
            />
            <TextField
              label={say('provisionHint')}
              isOptional
              value={item.hint}
              onChange={(event) => change(item.id, { hint: event.target.value })}
            />
          </div>
          <Button
            look="quiet"
            aria-label={say('removeProvision', { number: item.number })}
            onClick={() => onChange(provisions.filter((other) => other.id !== item.id))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        onClick={() =>
          onChange([...provisions, { id: newId(), number: String(provisions.length + 1), text: '', hint: '' }])
        }
      >
        {say('addProvision')}
      </Button>
    </fieldset>
  )
}
