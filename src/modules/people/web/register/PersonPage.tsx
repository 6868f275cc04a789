import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { type PersonPage as Person, readPerson, undoStep } from '../../contract/register.ts'
import { type Event, isApplicant } from '../../lifecycle.ts'
import { ApplicantParts } from '../pipeline/ApplicantParts.tsx'
import { HistoryPart } from './HistoryPart.tsx'
import { eventWord, stateWord } from './look.ts'
import { MembershipPart } from './MembershipPart.tsx'
import { ProfilePart } from './ProfilePart.tsx'
import { SecretsPart } from './SecretsPart.tsx'
import { StepDialog } from './StepDialog.tsx'
import { TransferPart } from './TransferPart.tsx'
import { words } from './words.ts'
import './register.css'

/** One person: what is held, where it comes from, what happened, what is to be done by when. */
export function PersonPage() {
  const say = useWords(words)
  const { id } = useQueryPart()
  const person = useAsk(readPerson, { personId: id ?? '' }, id !== undefined)
  if (id === undefined)
    return (
      <Empty title={say('choosePerson')}>
        <Go to="/people" keeps={['unit', 'period']}>
          {say('back')}
        </Go>
      </Empty>
    )
  return (
    <Await query={person} isPage>
      {(data) => <Shown key={data.id} person={data} />}
    </Await>
  )
}

function Shown({ person }: { readonly person: Person }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  useTitle(person.name)
  return (
    <article className="register person">
      <p className="small screen-only">
        <Go to="/people" query={{ id: undefined }}>
          {say('back')}
        </Go>
      </p>
      <header className="page-head">
        <div>
          <h1>{person.name}</h1>
          <p>
            {person.since === null
              ? say(stateWord(person.state))
              : say('stateSince', { state: say(stateWord(person.state)), day: printDay(person.since, language) })}
            {person.unit && ` · ${text(person.unit.name)}`}
          </p>
        </div>
        <Go to="/people/privacy" query={{ id: person.id }} className="button button-plain screen-only">
          {say('heldOnPerson')}
        </Go>
      </header>
      {person.isErased && <Notice look="warn" title={say('erasedNote')} />}
      <Acts person={person} />
      <div className="person-parts">
        <div>
          <MembershipPart person={person} />
          <HistoryPart person={person} />
        </div>
        <div>
          <ProfilePart person={person} />
          <TransferPart person={person} />
          <SecretsPart person={person} />
        </div>
      </div>
      {(isApplicant(person.state) || person.state === 'probationary') && (
        <ApplicantParts personId={person.id} hasTitle />
      )}
    </article>
  )
}

const onward: readonly Event[] = [
  'list',
  'attend_class',
  'open_dossier',
  'verify',
  'vote',
  'propose',
  'decide',
  'admit',
  'consider',
  'recognise',
  'resume',
  'move_in',
]

/** The next step first, whatever else can happen behind it, and taking back what was recorded last. */
function Acts({ person }: { readonly person: Person }) {
  const say = useWords(words)
  const [event, setEvent] = useState<Event>()
  const [isUndoing, setUndoing] = useState(false)
  const next = person.can.steps.filter((step) => onward.includes(step))
  const others = person.can.steps.filter((step) => !onward.includes(step))
  const last = person.steps.at(-1)
  return (
    <div className="person-acts screen-only">
      {next.map((step) => (
        <Button key={step} look="primary" ability={person.can.take} onClick={() => setEvent(step)}>
          {say(eventWord(step))}
        </Button>
      ))}
      {others.length > 0 && person.can.take.isAllowed && (
        <details className="fold">
          <summary>{say('otherSteps')}</summary>
          <div className="row">
            {others.map((step) => (
              <Button key={step} className="button-small" onClick={() => setEvent(step)}>
                {say(eventWord(step))}
              </Button>
            ))}
            {last && person.can.undo.isAllowed && (
              <Button look="quiet" className="button-small" onClick={() => setUndoing(true)}>
                {say('undo')}
              </Button>
            )}
          </div>
        </details>
      )}
      {others.length === 0 && last && person.can.undo.isAllowed && (
        <Button look="quiet" className="button-small" onClick={() => setUndoing(true)}>
          {say('undo')}
        </Button>
      )}
      {event && (
        <StepDialog person={person} event={event} cell={person.unit?.code ?? null} onDone={() => setEvent(undefined)} />
      )}
      {isUndoing && last && <Undo person={person} step={last} onDone={() => setUndoing(false)} />}
    </div>
  )
}

function Undo({
  person,
  step,
  onDone,
}: {
  readonly person: Person
  readonly step: Person['steps'][number]
  readonly onDone: () => void
}) {
  const say = useWords(words)
  const language = useLanguage()
  const announce = useAnnounce()
  const telling = useTell(undoStep)
  return (
    <ReasonDialog
      title={say('undoTitle', { step: say(eventWord(step.event)), day: printDay(step.on, language) })}
      act={say('undo')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onDone}
      onSubmit={(reason) =>
        telling.mutate(
          { personId: person.id, stepId: step.id, reason },
          {
            onSuccess: () => {
              announce(say('undone'))
              onDone()
            },
          },
        )
      }
    >
      <p className="soft small">{say('undoHint')}</p>
    </ReasonDialog>
  )
}
