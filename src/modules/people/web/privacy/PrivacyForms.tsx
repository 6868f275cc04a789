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
  const telling = useTell(revealSecret)
  return (
    <ReasonDialog
      title={say('revealTitle')}
      act={say('reveal')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onDone}
      onSubmit={(reason) =>
        telling.mutate(
          { id, personId, field: secret, reason },
          {
            onSuccess: ({ value }) => {
              onRead(value ?? '—')
              onDone()
            },
          },
        )
      }
    >
      <p>{say('revealLead')}</p>
    </ReasonDialog>
  )
}

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
