import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { setTheme } from '../contract/programme.ts'
import type { Board } from '../contract.ts'
import { words } from './words.ts'

const kinds = ['theme', 'breakthrough', 'objective'] as const
type Kind = (typeof kinds)[number]
const kindWords = { theme: 'kindTheme', breakthrough: 'kindBreakthrough', objective: 'kindObjective' } as const

interface Typed {
  id: string
  kind: Kind
  period: string
  vi: string
  en: string
}

export function ThemeForm({ board, onDone }: { readonly board: Board; readonly onDone: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const { value, set, discard } = useDraft<Typed>(`theme.${board.unit.code}`, {
    id: newId(),
    kind: 'theme',
    period: board.period.first.slice(0, 4),
    vi: '',
    en: '',
  })
  const telling = useTell(setTheme)
  const errorOf = useFieldError(telling.error)
  const submit = (): void =>
    telling.mutate(
      { ...value, unit: board.unit.code },
      {
        onSuccess: () => {
          announce(say('saved'))
          discard()
          onDone()
        },
      },
    )
  return (
    <FormDialog
      act={say('save')}
      title={say('setTheme')}
      problem={telling.error}
      knownFields={['period', 'vi', 'en']}
      isSending={telling.isPending}
      onSubmit={submit}
      onClose={onDone}
    >
      <SelectField
        label={say('kind')}
        value={value.kind}
        onChange={(event) => set({ kind: kinds.find((kind) => kind === event.target.value) ?? 'theme' })}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(kindWords[kind])}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say('period')}
        name="period"
        error={errorOf('period')}
        value={value.period}
        onChange={(event) => set({ period: event.target.value })}
      />
      <AreaField
        label={say('textVi')}
        name="vi"
        error={errorOf('vi')}
        value={value.vi}
        onChange={(event) => set({ vi: event.target.value })}
      />
      <AreaField
        label={say('textEn')}
        name="en"
        isOptional
        error={errorOf('en')}
        value={value.en}
        onChange={(event) => set({ en: event.target.value })}
      />
    </FormDialog>
  )
}
