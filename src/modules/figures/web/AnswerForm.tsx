import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { AreaField } from '../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { answerFinding, type Finding } from '../contract.ts'
import { words } from './words.ts'

interface AnswerFormProps {
  readonly finding: Finding
  readonly unit: string
  readonly period: string
  readonly onClose: () => void
}

export function AnswerForm({ finding, unit, period, onClose }: AnswerFormProps) {
  const text = useText()
  const say = useWords(words)
  const draft = useDraft(`answer.${finding.digest}`, { id: newId(), answer: '' })
  const telling = useTell(answerFinding)
  const errorOf = useFieldError(telling.error)
  return (
    <Dialog title={say('answer')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          telling.mutate(
            {
              id: draft.value.id,
              unit,
              period,
              kind: finding.kind,
              digest: finding.digest,
              answer: draft.value.answer,
            },
            {
              onSuccess: () => {
                draft.discard()
                onClose()
              },
            },
          )
        }}
      >
        <p>{text(finding.title)}</p>
        <ProblemNotice problem={telling.error} knownFields={['answer']} />
        <AreaField
          label={say('answerLabel')}
          hint={say('answerHint')}
          error={errorOf('answer')}
          required
          value={draft.value.answer}
          onChange={(event) => draft.set({ answer: event.target.value })}
        />
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('answer')}
        </Button>
      </form>
    </Dialog>
  )
}
