import { useWords } from '../../../platform/web/language/use-words.ts'
import { AreaField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { audiences } from '../directive.ts'
import type { TypedDocument } from './typed.ts'
import { words } from './words.ts'

interface MoreProps {
  readonly value: TypedDocument
  readonly set: (change: Partial<TypedDocument>) => void
  readonly errorOf: (field: string) => string | undefined
}

/** What is typed of a document when it is known: summary, days, horizon, audience. */
export function MoreFields({ value, set, errorOf }: MoreProps) {
  const say = useWords(words)
  const day = (key: 'signedOn' | 'effectiveOn') => (
    <TextField
      label={say(key)}
      type="date"
      isOptional
      error={errorOf(key)}
      value={value[key]}
      onChange={(event) => set({ [key]: event.target.value })}
    />
  )
  return (
    <>
      <AreaField
        label={say('summary')}
        isOptional
        error={errorOf('summary')}
        value={value.summary}
        onChange={(event) => set({ summary: event.target.value })}
      />
      <div className="form-pair">
        {day('signedOn')}
        {day('effectiveOn')}
      </div>
      <div className="form-pair">
        <TextField
          label={say('horizonFrom')}
          hint={say('horizonHint')}
          isOptional
          inputMode="numeric"
          maxLength={4}
          error={errorOf('horizon')}
          value={value.horizonFrom}
          onChange={(event) => set({ horizonFrom: event.target.value })}
        />
        <TextField
          label={say('horizonUntil')}
          isOptional
          inputMode="numeric"
          maxLength={4}
          value={value.horizonUntil}
          onChange={(event) => set({ horizonUntil: event.target.value })}
        />
      </div>
      <SelectField
        label={say('audience')}
        value={value.audience}
        onChange={(event) => set({ audience: audiences.find((item) => item === event.target.value) ?? 'subtree' })}
      >
        {audiences.map((item) => (
          <option key={item} value={item}>
            {say(`audience_${item}`)}
          </option>
        ))}
      </SelectField>
    </>
  )
}
