import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { CheckField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { type EditionPreview, freezeDocument } from '../../contract/edition.ts'
import { words } from './words.ts'

/** The last question before the text and its numbers are fixed. */
export function FreezeDialog({ preview, onClose }: { readonly preview: EditionPreview; readonly onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [printsUnapproved, setPrintsUnapproved] = useState(false)
  const [isConfirmed, setConfirmed] = useState(false)
  const freezing = useTell(freezeDocument)
  const toConfirm = preview.obstacles.filter((obstacle) => !obstacle.isRefused)
  const refused = preview.obstacles.filter((obstacle) => obstacle.isRefused && obstacle.kind !== 'unapproved')
  const waits = preview.obstacles.some((obstacle) => obstacle.kind === 'unapproved')
  const isReady = refused.length === 0 && (!waits || printsUnapproved) && (toConfirm.length === 0 || isConfirmed)
  return (
    <FormDialog
      title={say('freeze')}
      act={say('freeze')}
      problem={freezing.error}
      knownFields={[]}
      isSending={freezing.isPending || !isReady}
      onClose={onClose}
      onSubmit={() =>
        freezing.mutate(
          { id, document: preview.id, printsUnapproved, confirmed: toConfirm.map((obstacle) => obstacle.kind) },
          {
            onSuccess: (done) => {
              announce(say('frozenNow', { code: done.code }))
              go({ figure: undefined }, { to: `/d/${done.code}` })
            },
          },
        )
      }
    >
      <p>
        <b>{preview.name}</b>
      </p>
      <p>{say('freezeText')}</p>
      {refused.map((obstacle) => (
        <p key={obstacle.kind} className="obstacle tone-warn">
          {text(obstacle.text)}
        </p>
      ))}
      {waits && (
        <>
          <p className="obstacle tone-warn">{say('unapproved', { count: preview.unapproved })}</p>
          <CheckField
            label={say('printsUnapproved')}
            name="printsUnapproved"
            checked={printsUnapproved}
            onChange={(event) => setPrintsUnapproved(event.target.checked)}
          />
        </>
      )}
      {toConfirm.length > 0 && (
        <>
          {toConfirm.map((obstacle) => (
            <p key={obstacle.kind} className="obstacle tone-warn">
              {text(obstacle.text)}
            </p>
          ))}
          <CheckField
            label={say('confirmAll')}
            name="confirmed"
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          />
        </>
      )}
    </FormDialog>
  )
}
