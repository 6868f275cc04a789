import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { AreaField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { type Applicant, type Dialogue, followDialogue, recordDialogue } from '../../contract/pipeline.ts'
import { words } from './applicant-words.ts'

interface PartProps {
  readonly applicant: Applicant
  readonly today: string
}

/** Talks with the person, and difficulties that are followed until they are resolved. */
export function Dialogues({ applicant, today }: PartProps) {
  const say = useWords(words)
  const language = useLanguage()
  const [opened, setOpened] = useState<Dialogue | 'new'>()
  const close = () => setOpened(undefined)
  return (
    <section className="applicant-part">
      <h3>{say('dialogues')}</h3>
      {applicant.dialogues.length === 0 && <p>{say('noDialogues')}</p>}
      <ul className="applicant-list">
        {applicant.dialogues.map((talk) => (
          <li key={talk.id}>
            <div>
              <p>
                <span className="soft small">{printDay(talk.on, language)}</span>{' '}
                <span className={`state-mark tone-${talk.resolvedOn === null ? 'late' : 'met'}`}>
                  <Icon name={talk.resolvedOn === null ? 'question' : 'check'} size={12} />
                  {talk.resolvedOn === null
                    ? say('isOpen')
                    : say('isResolved', { day: printDay(talk.resolvedOn, language) })}
                </span>
              </p>
              <p>{talk.difficulty}</p>
              {talk.followUp && <p className="soft">{talk.followUp}</p>}
            </div>
            {applicant.can.write.isAllowed && opened !== talk && (
              <Button
                look="quiet"
                className="button-small"
                aria-label={say('followOf', { day: printDay(talk.on, language) })}
                onClick={() => setOpened(talk)}
              >
                {say('follow')}
              </Button>
            )}
            {opened === talk && <FollowForm talk={talk} today={today} onDone={close} />}
          </li>
        ))}
      </ul>
      {applicant.can.write.isAllowed &&
        (opened === 'new' ? (
          <TalkForm personId={applicant.person.id} today={today} onDone={close} />
        ) : (
          <Button className="button-small" onClick={() => setOpened('new')}>
            {say('addDialogue')}
          </Button>
        ))}
    </section>
  )
}

interface FormProps {
  readonly today: string
  readonly onDone: () => void
}

function TalkForm({ personId, today, onDone }: FormProps & { readonly personId: string }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const { value, set, discard } = useDraft(`talk.${personId}`, { id: newId(), on: today, difficulty: '', followUp: '' })
  const telling = useTell(recordDialogue)
  const errorOf = useFieldError(telling.error)
  return (
    <form
      className="form applicant-form"
      onSubmit={(event) => {
        event.preventDefault()
        telling.mutate(
          { personId, ...value },
          {
            onSuccess: () => {
              announce(say('dialogueSaved'))
              discard()
              onDone()
            },
          },
        )
      }}
    >
      <ProblemNotice problem={telling.error} knownFields={['on', 'difficulty']} />
      <TextField
        label={say('on')}
        type="date"
        required
        max={today}
        error={errorOf('on')}
        value={value.on}
        onChange={(event) => set({ on: event.target.value })}
      />
      <AreaField
        label={say('difficulty')}
        hint={say('difficultyHint')}
        required
        minLength={3}
        maxLength={2000}
        error={errorOf('difficulty')}
        value={value.difficulty}
        onChange={(event) => set({ difficulty: event.target.value })}
      />
      <AreaField
        label={say('followUp')}
        isOptional
        maxLength={2000}
        value={value.followUp}
        onChange={(event) => set({ followUp: event.target.value })}
      />
      <div className="form-acts">
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('save')}
        </Button>
      </div>
    </form>
  )
}

function FollowForm({ talk, today, onDone }: FormProps & { readonly talk: Dialogue }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [followUp, setFollowUp] = useState(talk.followUp ?? '')
  const [resolvedOn, setResolvedOn] = useState(talk.resolvedOn ?? '')
  const telling = useTell(followDialogue)
  const errorOf = useFieldError(telling.error)
  return (
    <form
      className="form applicant-form"
      onSubmit={(event) => {
        event.preventDefault()
        telling.mutate(
          { id: talk.id, followUp, resolvedOn: resolvedOn === '' ? null : resolvedOn },
          {
            onSuccess: () => {
              announce(say('dialogueSaved'))
              onDone()
            },
          },
        )
      }}
    >
      <ProblemNotice problem={telling.error} knownFields={['resolvedOn']} />
      <AreaField
        label={say('followUp')}
        isOptional
        maxLength={2000}
        value={followUp}
        onChange={(event) => setFollowUp(event.target.value)}
      />
      <TextField
        label={say('resolvedOn')}
        hint={say('resolvedHint')}
        isOptional
        type="date"
        max={today}
        error={errorOf('resolvedOn')}
        value={resolvedOn}
        onChange={(event) => setResolvedOn(event.target.value)}
      />
      <div className="form-acts">
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('save')}
        </Button>
      </div>
    </form>
  )
}
