import { useWords } from '../../../../platform/web/language/use-words.ts'
import { AreaField, CheckField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import type { Frame } from '../../document/frame.ts'
import { words } from './words.ts'

/** What stands around the text; recipients one a line. */
export function FrameFields({
  frame,
  errorOf,
  onChange,
}: {
  readonly frame: Frame
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (part: Partial<Frame>) => void
}) {
  const say = useWords(words)
  return (
    <>
      <div className="form-pair">
        <TextField
          label={say('frameTitle')}
          maxLength={120}
          error={errorOf('frame.title')}
          value={frame.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
        <TextField
          label={say('frameSymbol')}
          hint={say('frameSymbolHint')}
          maxLength={10}
          error={errorOf('frame.symbolType')}
          value={frame.symbolType}
          onChange={(event) => onChange({ symbolType: event.target.value.trim() })}
        />
      </div>
      <AreaField
        label={say('frameSummary')}
        maxLength={500}
        rows={2}
        error={errorOf('frame.summary')}
        value={frame.summary}
        onChange={(event) => onChange({ summary: event.target.value })}
      />
      <TextField
        label={say('framePlace')}
        isOptional
        maxLength={80}
        value={frame.place}
        onChange={(event) => onChange({ place: event.target.value })}
      />
      <div className="form-pair">
        <TextField
          label={say('frameAuthority')}
          hint={say('frameAuthorityHint')}
          isOptional
          maxLength={120}
          value={frame.signature.authority}
          onChange={(event) => onChange({ signature: { ...frame.signature, authority: event.target.value } })}
        />
        <AreaField
          label={say('framePost')}
          hint={say('framePostHint')}
          isOptional
          rows={2}
          maxLength={120}
          value={frame.signature.post}
          onChange={(event) => onChange({ signature: { ...frame.signature, post: event.target.value } })}
        />
      </div>
      <AreaField
        label={say('frameRecipients')}
        hint={say('frameRecipientsHint')}
        isOptional
        rows={4}
        error={errorOf('frame.recipients')}
        value={frame.recipients.join('\n')}
        onChange={(event) => onChange({ recipients: event.target.value.split('\n') })}
      />
      <SelectField
        label={say('frameAudience')}
        value={frame.audience}
        onChange={(event) =>
          onChange({
            audience:
              event.target.value === 'subtree' || event.target.value === 'public' ? event.target.value : 'scope',
          })
        }
      >
        {(['scope', 'subtree', 'public'] as const).map((audience) => (
          <option key={audience} value={audience}>
            {say(`audience_${audience}`)}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={say('printsUnapproved')}
        checked={frame.printsUnapproved}
        onChange={(event) => onChange({ printsUnapproved: event.target.checked })}
      />
    </>
  )
}

/** Without the empty lines that typing leaves. */
export const tidyFrame = (frame: Frame): Frame => ({
  ...frame,
  recipients: frame.recipients.map((line) => line.trim()).filter((line) => line !== ''),
})
