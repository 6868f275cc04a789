import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { callForFile } from '../../../../platform/web/api/call.ts'
import { saveFile } from '../../../../platform/web/api/save-file.ts'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { CheckField } from '../../../../platform/web/ui/Field.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { type RevealedDecision, revealDisciplines } from '../../contract/discipline.ts'
import { erasePerson, exportHeldOnPerson } from '../../contract/privacy.ts'
import { revealSecret } from '../../contract/register.ts'
import { type Opened, openedAs, type Secret } from './HeldTable.tsx'
import { words } from './words.ts'

interface RevealFormProps {
  readonly personId: string
  readonly secret: Secret
  readonly onRead: (read: Opened) => void
  readonly onDone: () => void
}

export function RevealForm({ personId, secret, onRead, onDone }: RevealFormProps) {
  const say = useWords(words)
  const [id] = useState(newId)
  const one = useTell(revealSecret)
  const decisions = useTell(revealDisciplines)
  const submit = (reason: string): void => {
    const input = { id, personId, reason }
    const done = (read: Opened): void => {
      onRead(read)
      onDone()
    }
    if (secret === 'discipline')
      decisions.mutate(input, { onSuccess: (answer) => done(openedDecisions(answer.decisions)) })
    else one.mutate({ ...input, field: secret }, { onSuccess: ({ value }) => done({ [secret]: value ?? '—' }) })
  }
  return (
    <ReasonDialog
      title={say('revealTitle')}
      act={say('reveal')}
      problem={one.error ?? decisions.error}
      isPending={one.isPending || decisions.isPending}
      onClose={onDone}
      onSubmit={submit}
    >
      <p>{say('revealLead')}</p>
    </ReasonDialog>
  )
}

const openedDecisions = (decisions: readonly RevealedDecision[]): Opened =>
  Object.fromEntries(
    decisions.flatMap(({ id, form, decidedOn, decision }) => [
      [openedAs(id, 'form'), form],
      [openedAs(id, 'decided_on'), decidedOn],
      [openedAs(id, 'decision'), decision ?? '—'],
    ]),
  )

export function ExportForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [includesSensitive, setIncludes] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async (reason: string): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      const { name, file } = await callForFile(exportHeldOnPerson, { personId, includesSensitive, reason })
      saveFile(name, file)
      announce(say('saved'))
      onDone()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <ReasonDialog
      title={say('exportTitle')}
      act={say('export')}
      problem={problem}
      isPending={isBusy}
      onClose={onDone}
      onSubmit={(reason) => void send(reason)}
    >
      <p>{say('exportLead')}</p>
      <CheckField
        label={say('withSensitive')}
        hint={say('withSensitiveHint')}
        checked={includesSensitive}
        onChange={(event) => setIncludes(event.target.checked)}
      />
    </ReasonDialog>
  )
}

interface EraseFormProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly onDone: () => void
}

export function EraseForm({ person, onDone }: EraseFormProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const telling = useTell(erasePerson)
  return (
    <ReasonDialog
      title={say('eraseTitle', { name: person.name })}
      label={say('eraseReason')}
      act={say('erase')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onDone}
      onSubmit={(reason) =>
        telling.mutate(
          { personId: person.id, reason },
          {
            onSuccess: () => {
              announce(say('saved'))
              onDone()
            },
          },
        )
      }
    >
      <p>{say('eraseLead')}</p>
    </ReasonDialog>
  )
}
