import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { ApplicantParts } from './ApplicantParts.tsx'
import { words } from './applicant-words.ts'

interface ApplicantDialogProps {
  readonly personId: string
  readonly name: string
  readonly onClose: () => void
}

export function ApplicantDialog({ personId, name, onClose }: ApplicantDialogProps) {
  const say = useWords(words)
  return (
    <Dialog title={name} size="large" onClose={onClose}>
      <p className="applicant-open">
        <Go to="/people/person" query={{ id: personId, view: undefined }} data-focus>
          {say('toPerson')}
        </Go>
      </p>
      <ApplicantParts personId={personId} />
    </Dialog>
  )
}
