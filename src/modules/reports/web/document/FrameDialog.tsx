import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { setDocumentFrame } from '../../contract/document/frame.ts'
import type { OpenedDocument } from '../../contract/document/open.ts'
import { FrameFields, tidyFrame } from './FrameFields.tsx'
import { words } from './words.ts'

const known = ['title', 'summary', 'symbolType', 'place', 'recipients'].map((field) => `frame.${field}`)

/** Title, symbol, place, signature, recipients and readers of a document. */
export function FrameDialog({ opened, onClose }: { readonly opened: OpenedDocument; readonly onClose: () => void }) {
  const say = useWords(words)
  const telling = useTell(setDocumentFrame)
  const errorOf = useFieldError(telling.error)
  const [id] = useState(newId)
  const [seen] = useState(opened.frameId)
  const [frame, setFrame] = useState(opened.frame)
  return (
    <FormDialog
      title={say('frame')}
      act={say('save')}
      problem={telling.error}
      knownFields={known}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() =>
        telling.mutate({ id, document: opened.id, frame: tidyFrame(frame), seen }, { onSuccess: onClose })
      }
    >
      <FrameFields
        frame={frame}
        errorOf={errorOf}
        onChange={(part) => setFrame((before) => ({ ...before, ...part }))}
      />
    </FormDialog>
  )
}
