import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/api-problem.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { ProblemNotice } from './Notice.tsx'

interface FormDialogProps {
  readonly title: string
  /** The verb on the button that sends. */
  readonly act: ReactNode
  readonly problem: ApiProblem | null
  /** Refusals of these fields are shown beside their inputs. */
  readonly knownFields: readonly string[]
  readonly isSending: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One question with its answer sent by one button; a refusal stands where it belongs and nothing typed is lost. */
export function FormDialog({
  title,
  act,
  problem,
  knownFields,
  isSending,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
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
