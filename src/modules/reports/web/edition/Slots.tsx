import { addressOf, call } from '../../../../platform/web/api/call.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { downloadSignature, type Edition, fillSignatureSlot } from '../../contract/edition.ts'
import { signatureLines } from '../../document/paper.ts'
import { SendFile } from './SendFile.tsx'
import { words } from './words.ts'

/** Slots for signatures of an outside service, each with the digest it has to sign. */
export function Slots({ edition }: { readonly edition: Edition }) {
  const say = useWords(words)
  if (edition.slots.length === 0) return null
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('slots')}</h2>
      </div>
      <p className="soft">{say('slotsLead')}</p>
      {edition.slots.map((slot) => (
        <div key={slot.id} className="stack">
          <p>
            <b>{signatureLines(slot).join(' · ') || '—'}</b>
          </p>
          <p className="small">
            {say('slotDigest')}: <code className="hash">{slot.digest}</code>
          </p>
          <p className="small">
            {say('slotFile')}:{' '}
            {slot.file ? (
              <a href={addressOf(downloadSignature, { slot: slot.id })} download>
                {slot.file.name}
              </a>
            ) : (
              <span className="soft">{say('slotEmpty')}</span>
            )}
          </p>
          {edition.can.file.isAllowed && (
            <SendFile
              label={say('slotFill')}
              hint={say('slotHint')}
              act={say('slotFill')}
              send={(file) => call(fillSignatureSlot, { id: newId(), slot: slot.id, name: file.name }, undefined, file)}
            />
          )}
        </div>
      ))}
    </section>
  )
}
