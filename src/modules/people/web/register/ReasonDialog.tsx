import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '../../../../platform/web/api/api-problem.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { AreaField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { words } from './words.ts'

interface ReasonDialogProps {
  readonly title: string
  readonly label: string
  readonly act: string
  readonly problem: ApiProblem | null
  readonly isPending: boolean
  readonly knownFields?: readonly string[]
  readonly onClose: () => void
  readonly onSubmit: (reason: string) => void
  readonly children?: ReactNode
}

/** A form whose last question is why. */
export function ReasonDialog(props: ReasonDialogProps) {
  const say = useWords(words)
  const [reason, setReason] = useState('')
  const errorOf = useFieldError(props.problem)
  return (
    <FormDialog
      title={props.title}
      act={props.act}
      problem={props.problem}
      knownFields={['reason', ...(props.knownFields ?? [])]}
      isSending={props.isPending}
      onSubmit={() => props.onSubmit(reason)}
      onClose={props.onClose}
    >
      {props.children}
      <AreaField
        label={props.label === '' ? say('reason') : props.label}
        maxLength={500}
        error={errorOf('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
