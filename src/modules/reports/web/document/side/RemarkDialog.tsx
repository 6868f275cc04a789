import { useState } from 'react'
import { useTell } from '../../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../../platform/web/ui/Announcer.tsx'
import { AreaField } from '../../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../../platform/web/ui/Notice.tsx'
import type { OpenedDocument } from '../../../contract/document/open.ts'
import { remarkOnDocument } from '../../../contract/document/remarks.ts'
import { words } from '../words.ts'

/** A remark on the words chosen, or on the whole. */
export function RemarkDialog({
  opened,
  about,
  onClose,
}: {
  readonly opened: OpenedDocument
  readonly about: { readonly block: string | null; readonly quote: string }
  readonly onClose: () => void
}) {
  const say = useWords(words)
  const announce = useAnnounce()
  const telling = useTell(remarkOnDocument)
  const errorOf = useFieldError(telling.error)
  const [id] = useState(newId)
  const [typed, setTyped] = useState('')
  return (
    <FormDialog
      title={say('remarkHere')}
      act={say('sendRemark')}
      problem={telling.error}
      knownFields={['text']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() =>
        telling.mutate(
          { id, document: opened.id, block: about.block, quote: about.quote, text: typed },
          {
            onSuccess: () => {
              announce(say('remarkSent'))
              onClose()
            },
          },
        )
      }
    >
      {about.quote === '' ? (
        <p className="soft">{say('remarkWhole')}</p>
      ) : (
        <blockquote className="quote">{about.quote}</blockquote>
      )}
      <AreaField
        label={say('remarkText')}
        maxLength={2000}
        error={errorOf('text')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  )
}
