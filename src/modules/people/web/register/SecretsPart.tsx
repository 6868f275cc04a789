import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { type PersonPage, revealSecret } from '../../contract/register.ts'
import { disciplineField } from '../../field.ts'
import { HeldDisciplines } from '../discipline/HeldDisciplines.tsx'
import { Correct } from './ProfilePart.tsx'
import { words } from './words.ts'

type Secret = PersonPage['secrets'][number]

/** Sensitive values, masked until read with a reason, and who has read them. A value read is gone with the page. */
export function SecretsPart({ person }: { readonly person: PersonPage }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [asked, setAsked] = useState<Secret>()
  const [corrected, setCorrected] = useState<Secret>()
  const [read, setRead] = useState<Readonly<Record<string, string>>>({})
  return (
    <section className="section" aria-labelledby="secrets-part">
      <h2 id="secrets-part">{say('secretsPart')}</h2>
      <p className="soft small">{say('secretsNote')}</p>
      <dl className="profile">
        {person.secrets.map((secret) => (
          <div key={secret.key}>
            <dt>{text(secret.name)}</dt>
            {secret.key === disciplineField.key ? (
              <HeldDisciplines person={person} name={text(secret.name)} />
            ) : (
              <dd>
                <span className="nowrap" aria-live="polite">
                  {read[secret.key] ?? secret.masked ?? <span className="soft">{say('nothingHeld')}</span>}
                </span>
                {secret.masked !== null && read[secret.key] === undefined && (
                  <button
                    type="button"
                    className="button button-quiet button-small screen-only"
                    aria-label={say('revealOf', { name: text(secret.name) })}
                    onClick={() => setAsked(secret)}
                  >
                    {say('reveal')}
                  </button>
                )}
                {secret.can.isAllowed && (
                  <button
                    type="button"
                    className="button button-quiet button-small screen-only"
                    aria-label={say('correctTitle', { name: text(secret.name) })}
                    onClick={() => setCorrected(secret)}
                  >
                    {say('correct')}
                  </button>
                )}
              </dd>
            )}
            {!secret.can.isAllowed && (
              <dd className="master" title={secret.can.reason ? text(secret.can.reason) : undefined}>
                {say(secret.master)}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <Fold title={say('readings', { count: person.readings.length })}>
        {person.readings.length === 0 ? (
          <p>{say('noReadings')}</p>
        ) : (
          <ul className="readings">
            {person.readings.map((reading) => (
              <li key={`${reading.at} ${reading.key}`}>
                <span className="soft nowrap">{printInstant(reading.at, language)}</span>{' '}
                {say('readingBy', {
                  who: text(reading.by),
                  what: text(person.secrets.find((secret) => secret.key === reading.key)?.name ?? { vi: '', en: '' }),
                })}
                : “{reading.reason}”
              </li>
            ))}
          </ul>
        )}
      </Fold>
      {asked && (
        <Reveal
          person={person}
          secret={asked}
          onDone={(value) => {
            if (value !== undefined) setRead({ ...read, [asked.key]: value ?? say('nothingHeld') })
            setAsked(undefined)
          }}
        />
      )}
      {corrected && (
        <Correct person={person} field={{ ...corrected, value: null }} onDone={() => setCorrected(undefined)} />
      )}
    </section>
  )
}

function Reveal({
  person,
  secret,
  onDone,
}: {
  readonly person: PersonPage
  readonly secret: Secret
  readonly onDone: (value?: string | null) => void
}) {
  const say = useWords(words)
  const text = useText()
  const [id] = useState(newId)
  const telling = useTell(revealSecret)
  return (
    <ReasonDialog
      title={say('revealTitle', { name: text(secret.name) })}
      label={say('revealReason')}
      act={say('reveal')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={() => onDone()}
      onSubmit={(reason) =>
        telling.mutate(
          { id, personId: person.id, field: secret.key as 'religion', reason },
          { onSuccess: ({ value }) => onDone(value) },
        )
      }
    />
  )
}
