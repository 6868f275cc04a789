import type { ReactNode } from 'react'
import type { ApiProblem } from '../../../platform/web/api/api-problem.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { words } from './words.ts'

interface FormDialogProps {
  readonly title: string
  readonly problem: ApiProblem | null
  readonly knownFields: readonly string[]
  readonly isSending: boolean
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function FormDialog({ title, problem, knownFields, isSending, onSubmit, onClose, children }: FormDialogProps) {
  const say = useWords(words)
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
          {say('save')}
        </Button>
      </form>
    </Dialog>
  )
}
