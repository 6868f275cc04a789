import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '../../../../platform/web/api/api-problem.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { AreaField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
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
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          props.onSubmit(reason)
        }}
      >
        <ProblemNotice problem={props.problem} knownFields={['reason', ...(props.knownFields ?? [])]} />
        {props.children}
        <AreaField
          label={props.label === '' ? say('reason') : props.label}
          maxLength={500}
          error={errorOf('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={props.isPending}>
          {props.act}
        </Button>
      </form>
    </Dialog>
  )
}
