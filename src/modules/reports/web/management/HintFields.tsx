import type { Text } from '../../../../platform/domain/text.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { inEnglish, inVietnamese, ownEnglish } from './two-languages.ts'
import { words } from './words.ts'

const most = 300

/** How a line is to be filled in, as who fills it in reads it below its name. */
export function HintFields({
  of,
  hint = { vi: '', en: '' },
  onChange,
}: {
  readonly of: string
  readonly hint: Text | undefined
  readonly onChange: (hint: Text | undefined) => void
}) {
  const say = useWords(words)
  const change = (next: Text): void => onChange(next.vi === '' && next.en === '' ? undefined : next)
  return (
    <details className="reporting-hint">
      <summary>
        {say(hint.vi === '' ? 'hintAdd' : 'hint')}
        <span className="unseen">: {of}</span>
        {hint.vi !== '' && <span className="soft">: {hint.vi}</span>}
      </summary>
      <div className="reporting-bar">
        <TextField
          label={say('hintVi')}
          maxLength={most}
          value={hint.vi}
          onChange={(event) => change(inVietnamese(hint, event.target.value))}
        />
        <TextField
          label={say('hintEn')}
          isOptional
          maxLength={most}
          value={ownEnglish(hint)}
          onChange={(event) => change(inEnglish(hint, event.target.value))}
        />
      </div>
    </details>
  )
}
