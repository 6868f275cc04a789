import { useState } from 'react'
import type { Language, Text } from '../../../../platform/domain/text.ts'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { correctProfile, type PersonPage } from '../../contract/register.ts'
import { educations, sexes, theories } from '../../field.ts'
import { isMember } from '../../lifecycle.ts'
import { printBirth } from './look.ts'
import { words } from './words.ts'

type FieldOf = PersonPage['fields'][number]

/** The profile; each field says quietly who its master is, and only what is typed here can be corrected. */
export function ProfilePart({ person }: { readonly person: PersonPage }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [corrected, setCorrected] = useState<FieldOf>()
  const member = isMember(person.state)
  return (
    <section className="section" aria-labelledby="profile-part">
      <h2 id="profile-part">{say('profilePart')}</h2>
      <p className="soft small">{say(member ? 'mastersNote' : 'applicantTyped')}</p>
      <dl className="profile">
        {person.fields.map((field) => (
          <div key={field.key}>
            <dt>{text(field.name)}</dt>
            <dd>
              {shown(field, text, language) ?? <span className="soft">{say('notSaid')}</span>}
              {field.can.isAllowed && (
                <button
                  type="button"
                  className="button button-quiet button-small screen-only"
                  aria-label={say('correctTitle', { name: text(field.name) })}
                  onClick={() => setCorrected(field)}
                >
                  {say('correct')}
                </button>
              )}
            </dd>
            {member && (
              <dd className="master" title={field.can.reason ? text(field.can.reason) : undefined}>
                {say(field.master)}
              </dd>
            )}
          </div>
        ))}
      </dl>
      {corrected && <Correct person={person} field={corrected} onDone={() => setCorrected(undefined)} />}
    </section>
  )
}

function shown(field: FieldOf, text: (words: Text) => string, language: Language): string | null {
  if (field.words) return text(field.words)
  return field.key === 'birth' && field.value !== null ? printBirth(field.value, language) : field.value
}

const lists = { sex: sexes, education: educations, theory: theories }

export interface Correctable {
  readonly key: string
  readonly name: Text
  readonly value: string | null
}

export function Correct({
  person,
  field,
  onDone,
}: {
  readonly person: PersonPage
  readonly field: Correctable
  readonly onDone: () => void
}) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const [value, setValue] = useState(field.value ?? '')
  const telling = useTell(correctProfile)
  const errorOf = useFieldError(telling.error)
  const list = field.key in lists ? lists[field.key as keyof typeof lists] : null
  const around = { label: say('value'), error: errorOf(field.key) ?? errorOf('value'), value }
  return (
    <ReasonDialog
      title={say('correctTitle', { name: text(field.name) })}
      act={say('save')}
      problem={telling.error}
      isPending={telling.isPending}
      knownFields={[field.key, 'value']}
      onClose={onDone}
      onSubmit={(reason) =>
        telling.mutate(
          { personId: person.id, field: field.key, value, reason },
          {
            onSuccess: () => {
              announce(say('saved'))
              onDone()
            },
          },
        )
      }
    >
      {list ? (
        <SelectField {...around} onChange={(event) => setValue(event.target.value)}>
          <option value="">{say('notSaid')}</option>
          {list.map((item) => (
            <option key={item.code} value={item.code}>
              {text(item.name)}
            </option>
          ))}
        </SelectField>
      ) : (
        <TextField
          {...around}
          hint={field.key === 'birth' ? say('birthHint') : undefined}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setValue(event.target.value)}
        />
      )}
    </ReasonDialog>
  )
}
