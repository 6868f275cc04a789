import { useState } from 'react'
import { useTell } from '../../../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import { TextField } from '../../../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../../../platform/web/ui/Fold.tsx'
import { FormDialog } from '../../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../../platform/web/ui/Notice.tsx'
import type { OpenedDocument } from '../../../contract/document/open.ts'
import { keepDocumentVersion } from '../../../contract/document/versions.ts'
import { words } from '../words.ts'

/** Versions kept by hand and at each step, newest first, each to be set beside the text of now; and what was done when. */
export function Versions({ opened }: { readonly opened: OpenedDocument }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [isKeeping, setKeeping] = useState(false)
  const newest = [...opened.versions].sort((one, other) => other.number - one.number)
  return (
    <section>
      <div className="section-head">
        <h2>{say('side_versions')}</h2>
        {opened.can.keepVersion.isAllowed && (
          <button type="button" className="link-button row-end" onClick={() => setKeeping(true)}>
            {say('keepVersion')}
          </button>
        )}
      </div>
      {newest.length === 0 && <p className="soft">{say('versionsNone')}</p>}
      <ol className="versions">
        {newest.map((version) => (
          <li key={version.number}>
            <p>
              <b>
                {say('version', { number: version.number })}
                {version.name !== '' && `: ${version.name}`}
              </b>
            </p>
            <p className="soft small">
              {say(`reason_${version.reason}`)} · {text(version.by.name)} · {printInstant(version.at, language)} ·{' '}
              {say('wordCount', { count: version.words })}
            </p>
            <p>
              <Go query={{ compare: `${version.number}~now`, figure: undefined }}>{say('besideNow')}</Go>
            </p>
          </li>
        ))}
      </ol>
      <Fold title={say('history')}>
        <ol className="versions">
          {[...opened.steps].reverse().map((step) => (
            <li key={`${step.at}-${step.event}`}>
              <p>
                <b>{say(`reason_${step.event}`)}</b>
              </p>
              {step.note && <p>{step.note}</p>}
              <p className="soft small">
                {text(step.by.name)} · {printInstant(step.at, language)}
              </p>
            </li>
          ))}
        </ol>
      </Fold>
      {isKeeping && <KeepVersion opened={opened} onClose={() => setKeeping(false)} />}
    </section>
  )
}

function KeepVersion({ opened, onClose }: { readonly opened: OpenedDocument; readonly onClose: () => void }) {
  const say = useWords(words)
  const telling = useTell(keepDocumentVersion)
  const errorOf = useFieldError(telling.error)
  const [id] = useState(newId)
  const [name, setName] = useState('')
  return (
    <FormDialog
      title={say('keepVersion')}
      act={say('keep')}
      problem={telling.error}
      knownFields={['name']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() => telling.mutate({ id, document: opened.id, name }, { onSuccess: onClose })}
    >
      <TextField
        label={say('versionName')}
        hint={say('versionNameHint')}
        maxLength={120}
        error={errorOf('name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  )
}
