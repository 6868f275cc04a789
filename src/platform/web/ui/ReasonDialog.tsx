import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '../api/api-problem.ts'
import { useWords } from '../language/use-words.ts'
import { words } from '../words.ts'
import { AreaField } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useFieldError } from './Notice.tsx'

interface ReasonDialogProps {
  readonly title: string
  /** What is asked for, where “reason” alone would not say it. */
  readonly label?: string
  readonly act: string
  readonly problem: ApiProblem | null
  readonly isPending: boolean
  /** Other fields whose refusals stand beside inputs among the children. */
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
        label={props.label ?? say('reason')}
        name="reason"
        maxLength={500}
        error={errorOf('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
