import { addressOf, call } from '../../../../platform/web/api/call.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { attachSignedFile, downloadEdition, type Edition } from '../../contract/edition.ts'
import { SendFile } from './SendFile.tsx'
import { words } from './words.ts'

/** The signed file as it came back. */
export function Signed({ edition }: { readonly edition: Edition }) {
  const say = useWords(words)
  if (edition.slots.length === 0) return null
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('signedTitle')}</h2>
      </div>
      {edition.signedFile ? (
        <p>
          <a href={addressOf(downloadEdition, { code: edition.code, format: 'signed' })} download>
            {say('signedDownload')}
          </a>{' '}
          <span className="soft small">{edition.signedFile.name}</span>
        </p>
      ) : (
        <p className="soft">{say('signedNone')}</p>
      )}
      {edition.can.file.isAllowed && (
        <SendFile
          label={say(edition.signedFile ? 'signedReplace' : 'signedAttach')}
          hint={say('signedHint')}
          act={say(edition.signedFile ? 'signedReplace' : 'signedAttach')}
          send={(file) => call(attachSignedFile, { id: newId(), code: edition.code, name: file.name }, undefined, file)}
        />
      )}
    </section>
  )
}
