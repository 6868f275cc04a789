import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { readUnit } from '../../org/contract.ts'
import { registerDirective } from '../contract.ts'
import { type DirectiveKind, directiveKinds } from '../directive.ts'
import { words } from './words.ts'

const levels = ['none', 'mat', 'toi_mat', 'tuyet_mat'] as const
type Level = (typeof levels)[number]
interface Typed {
  id: string
  issuer: string
  kind: DirectiveKind
  symbol: string
  issuedOn: string
  title: string
  secrecy: Level
}

export function RegisterForm({ unit, onDone }: { readonly unit: string; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const blank: Typed = {
    id: newId(),
    issuer: unit,
    kind: 'resolution',
    symbol: '',
    issuedOn: '',
    title: '',
    secrecy: 'none',
  }
  const draft = useDraft<Typed>(`directive.${unit}`, blank)
  const here = useAsk(readUnit, { unit })
  const telling = useTell(registerDirective)
  const errorOf = useFieldError(telling.error)
  const { value, set } = draft
  const issuers = here.data
    ? [here.data, ...here.data.bodies.filter((body) => body.kind !== 'area'), ...here.data.path]
    : []
  return (
    <FormDialog
      title={say('registerTitle')}
      act={say('register')}
      problem={telling.error}
      knownFields={['title', 'symbol', 'issuedOn', 'issuer', 'secrecy']}
      isSending={telling.isPending}
      onSubmit={() => {
        const { issuedOn, ...rest } = value
        telling.mutate(
          { ...rest, ...(issuedOn === '' ? {} : { issuedOn }) },
          {
            onSuccess: () => {
              announce(say('saved'))
              draft.discard()
              onDone()
            },
          },
        )
      }}
      onClose={onDone}
    >
      <SelectField
        label={say('kind')}
        value={value.kind}
        onChange={(event) => set({ kind: directiveKinds.find((kind) => kind === event.target.value) ?? 'other' })}
      >
        {directiveKinds.map((kind) => (
          <option key={kind} value={kind}>
            {say(kind)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('issuedBy')}
        error={errorOf('issuer')}
        value={value.issuer}
        onChange={(event) => set({ issuer: event.target.value })}
      >
        {issuers.length === 0 && <option value={unit}>{unit}</option>}
        {issuers.map((issuer) => (
          <option key={issuer.code} value={issuer.code}>
            {text(issuer.name)}
          </option>
        ))}
      </SelectField>
      <div className="form-pair">
        <TextField
          label={say('symbol')}
          hint={say('symbolHint')}
          name="symbol"
          error={errorOf('symbol')}
          value={value.symbol}
          onChange={(event) => set({ symbol: event.target.value })}
        />
        <TextField
          label={say('issuedOn')}
          type="date"
          isOptional
          error={errorOf('issuedOn')}
          value={value.issuedOn}
          onChange={(event) => set({ issuedOn: event.target.value })}
        />
      </div>
      <AreaField
        label={say('name')}
        name="title"
        error={errorOf('title')}
        value={value.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <SelectField
        label={say('secrecy')}
        hint={say('secrecyHint')}
        name="secrecy"
        error={errorOf('secrecy')}
        value={value.secrecy}
        onChange={(event) => set({ secrecy: levels.find((level) => level === event.target.value) ?? 'none' })}
      >
        {levels.map((level) => (
          <option key={level} value={level}>
            {say(level === 'none' ? 'secrecyNone' : level)}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  )
}
