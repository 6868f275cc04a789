import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { callForFile } from '../../../../platform/web/api/call.ts'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { AreaField, CheckField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { erasePerson, exportHeldOnPerson } from '../../contract/privacy.ts'
import { revealSecret } from '../../contract/register.ts'
import type { Secret } from './HeldTable.tsx'
import { words } from './words.ts'

interface RevealFormProps {
  readonly personId: string
  readonly secret: Secret
  readonly onRead: (value: string) => void
  readonly onDone: () => void
}

export function RevealForm({ personId, secret, onRead, onDone }: RevealFormProps) {
  const say = useWords(words)
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const telling = useTell(revealSecret)
  const errorOf = useFieldError(telling.error)
  return (
    <Dialog title={say('revealTitle')} onClose={onDone}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          telling.mutate(
            { id, personId, field: secret, reason },
            {
              onSuccess: ({ value }) => {
                onRead(value ?? '—')
                onDone()
              },
            },
          )
        }}
      >
        <p>{say('revealLead')}</p>
        <ProblemNotice problem={telling.error} knownFields={['reason']} />
        <AreaField
          label={say('reason')}
          name="reason"
          error={errorOf('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('reveal')}
        </Button>
      </form>
    </Dialog>
  )
}

/** Hands a file to the browser as if its link had been clicked. */
function save(name: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

export function ExportForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [includesSensitive, setIncludes] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const errorOf = useFieldError(problem)
  const send = async (): Promise<void> => {
    setBusy(true)
    try {
      const { name, file } = await callForFile(exportHeldOnPerson, { personId, includesSensitive, reason })
      save(name, file)
      announce(say('saved'))
      onDone()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={say('exportTitle')} onClose={onDone}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <p>{say('exportLead')}</p>
        <ProblemNotice problem={problem} knownFields={['reason']} />
        <CheckField
          label={say('withSensitive')}
          hint={say('withSensitiveHint')}
          checked={includesSensitive}
          onChange={(event) => setIncludes(event.target.checked)}
        />
        <AreaField
          label={say('reason')}
          name="reason"
          error={errorOf('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={isBusy}>
          {say('export')}
        </Button>
      </form>
    </Dialog>
  )
}

interface EraseFormProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly onDone: () => void
}

export function EraseForm({ person, onDone }: EraseFormProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [reason, setReason] = useState('')
  const telling = useTell(erasePerson)
  const errorOf = useFieldError(telling.error)
  return (
    <Dialog title={say('eraseTitle', { name: person.name })} onClose={onDone}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          telling.mutate(
            { personId: person.id, reason },
            {
              onSuccess: () => {
                announce(say('saved'))
                onDone()
              },
            },
          )
        }}
      >
        <p>{say('eraseLead')}</p>
        <ProblemNotice problem={telling.error} knownFields={['reason']} />
        <AreaField
          label={say('eraseReason')}
          name="reason"
          error={errorOf('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('erase')}
        </Button>
      </form>
    </Dialog>
  )
}
