import type { ReactNode } from 'react'
import type { ApiProblem } from '../../../platform/web/api/api-problem.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { ProblemNotice } from '../../../platform/web/ui/Notice.tsx'

interface FormFrameProps {
  readonly title: string
  readonly problem: ApiProblem | null
  readonly knownFields: readonly string[]
  readonly act: string
  readonly isSending: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function FormFrame({
  title,
  problem,
  knownFields,
  act,
  isSending,
  onSubmit,
  onClose,
  children,
}: FormFrameProps) {
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
