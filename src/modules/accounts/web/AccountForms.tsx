import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '../../../platform/web/api/api-problem.ts'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { listUnits } from '../../org/contract.ts'
import { inOrder } from '../../org/web/public.tsx'
import { createAccount, disableAccount, endGrant, grantRole, readInstallation, roles } from '../contract.ts'
import type { Account } from './AccountGrants.tsx'
import { words } from './words.ts'

interface FrameProps {
  readonly title: string
  readonly problem: ApiProblem | null
  readonly knownFields: readonly string[]
  readonly act: string
  readonly isSending: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

function Frame({ title, problem, knownFields, act, isSending, onSubmit, onClose, children }: FrameProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <ProblemNotice problem={problem} knownFields={knownFields} />
        {children}
        <Button type="submit" look="primary" disabled={isSending}>
          {act}
        </Button>
      </form>
    </Dialog>
  )
}

export function CreateForm({
  onClose,
  onLink,
}: {
  readonly onClose: () => void
  readonly onLink: (path: string) => void
}) {
  const say = useWords(words)
  const [id] = useState(newId)
  const [typed, setTyped] = useState({ login: '', vi: '', en: '' })
  const telling = useTell(createAccount)
  const errorOf = useFieldError(telling.error)
  const field = (name: 'login' | 'vi' | 'en') => ({
    name,
    value: typed[name],
    error: errorOf(name),
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <Frame
      title={say('create')}
      act={say('create')}
      problem={telling.error}
      knownFields={['login', 'vi', 'en']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() => telling.mutate({ id, ...typed }, { onSuccess: (done) => onLink(done.invitationPath) })}
    >
      <TextField label={say('name')} {...field('vi')} />
      <TextField label={say('nameEn')} isOptional {...field('en')} />
      <TextField label={say('login')} hint={say('loginHint')} autoCapitalize="none" {...field('login')} />
    </Frame>
  )
}

export function GrantForm({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const today = useAsk(readInstallation, {}).data?.today ?? ''
  const units = useAsk(listUnits, {}).data?.units ?? []
  const [id] = useState(newId)
  const [typed, setTyped] = useState({ role: 'reader', unit: '', from: today, until: '' })
  const telling = useTell(grantRole)
  const errorOf = useFieldError(telling.error)
  const set = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change })
  const submit = (): void => {
    const { role, unit, from, until } = typed
    telling.mutate(
      {
        id,
        accountId: account.id,
        role: roles.find((known) => known === role) ?? 'reader',
        unit: unit === '' ? null : unit,
        from: from === '' ? today : from,
        until: until === '' ? null : until,
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Frame
      title={`${say('grant')}: ${text(account.name)}`}
      act={say('grant')}
      problem={telling.error}
      knownFields={['role', 'unit', 'from', 'until']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <SelectField
        label={say('role')}
        error={errorOf('role')}
        value={typed.role}
        onChange={(event) => set({ role: event.target.value })}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {say(role)}
          </option>
        ))}
      </SelectField>
      <UnitField units={units} value={typed.unit} error={errorOf('unit')} onChange={(unit) => set({ unit })} />
      <div className="form-pair">
        <TextField
          label={say('from')}
          type="date"
          error={errorOf('from')}
          value={typed.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          label={say('until')}
          type="date"
          isOptional
          error={errorOf('until')}
          value={typed.until}
          onChange={(event) => set({ until: event.target.value })}
        />
      </div>
    </Frame>
  )
}

interface UnitFieldProps {
  readonly units: Parameters<typeof inOrder>[0]
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (code: string) => void
}

/** An administrator may hold no unit; then its code is typed. */
function UnitField({ units, value, error, onChange }: UnitFieldProps) {
  const say = useWords(words)
  const text = useText()
  if (units.length === 0)
    return (
      <TextField
        label={say('unit')}
        hint={say('everyUnit')}
        isOptional
        error={error}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <SelectField label={say('unit')} error={error} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{say('everyUnit')}</option>
      {inOrder(units).map(({ unit, depth }) => (
        <option key={unit.code} value={unit.code}>
          {'\u2003'.repeat(depth)}
          {text(unit.name)}
        </option>
      ))}
    </SelectField>
  )
}

type Reasoned =
  | { readonly kind: 'disable'; readonly account: Account }
  | { readonly kind: 'end'; readonly grantId: string }

export function ReasonForm({ of, onClose }: { readonly of: Reasoned; readonly onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const [reason, setReason] = useState('')
  const disabling = useTell(disableAccount)
  const ending = useTell(endGrant)
  const telling = of.kind === 'disable' ? disabling : ending
  const errorOf = useFieldError(telling.error)
  const title =
    of.kind === 'end'
      ? say('endGrantTitle')
      : `${say(of.account.isDisabled ? 'enable' : 'disable')}: ${text(of.account.name)}`
  return (
    <Frame
      title={title}
      act={title}
      problem={telling.error}
      knownFields={['reason']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() =>
        of.kind === 'disable'
          ? disabling.mutate(
              { accountId: of.account.id, isDisabled: !of.account.isDisabled, reason },
              { onSuccess: onClose },
            )
          : ending.mutate({ grantId: of.grantId, reason }, { onSuccess: onClose })
      }
    >
      <AreaField
        label={say('reason')}
        error={errorOf('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Frame>
  )
}

export function LinkDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const say = useWords(words)
  return (
    <Dialog title={say('link')} onClose={onClose}>
      <div className="stack">
        <p>{say('linkLead')}</p>
        <code className="link-box">{new URL(path, location.origin).href}</code>
      </div>
    </Dialog>
  )
}
