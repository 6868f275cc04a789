import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import type { Card } from '../../contract/pipeline.ts'
import { clockLook, type Key } from './look.ts'
import { words } from './words.ts'

interface StageCardProps {
  readonly card: Card
  readonly onOpen: (card: Card) => void
  /** Null for who may not record steps. */
  readonly onStep: ((card: Card) => void) | null
}

/** One person on the way, with what has to be done next. */
export function StageCard({ card, onOpen, onStep }: StageCardProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  return (
    <article className="way-card" aria-label={card.person.name}>
      <h3>
        <Go to="/people/person" query={{ id: card.person.id, view: undefined }} className="way-name" data-card>
          {card.person.name}
        </Go>
      </h3>
      <p className="soft small">{text(card.unit.name)}</p>
      <p className="small">
        {card.stage === 'full' && card.since !== null
          ? say('fullSince', { day: printDay(card.since, language) })
          : card.days === null
            ? say('sinceUnknown')
            : say('days', { count: card.days })}
      </p>
      <Facts card={card} />
      <div className="way-acts screen-only">
        <button
          type="button"
          className="button button-plain button-small"
          aria-label={say('openDossierOf', { name: card.person.name })}
          onClick={() => onOpen(card)}
        >
          {say('openDossier')}
        </button>
        <NextStep card={card} onStep={onStep} />
      </div>
    </article>
  )
}

function NextStep({ card, onStep }: Pick<StageCardProps, 'card' | 'onStep'>) {
  const say = useWords(words)
  const word = stepWord(card.next)
  if (word === null || onStep === null) return null
  return (
    <button
      type="button"
      className="button button-quiet button-small"
      aria-label={say('stepOf', { step: say(word), name: card.person.name })}
      onClick={() => onStep(card)}
    >
      {say(word)}
    </button>
  )
}

const stepWord = (step: Card['next']): Key | null => (step !== null && step in words.keys ? (step as Key) : null)

function Facts({ card }: { readonly card: Card }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const clock = card.clock && clockLook(card.clock, say, language)
  const { dossier } = card
  const isTied = card.mentors.length + card.sponsors.length > 0
  return (
    <ul className="way-facts small">
      {clock && (
        <li className={`tone-${clock.tone}`}>
          <Icon name={clock.icon} size={12} /> <span>{clock.text}</span>
        </li>
      )}
      {card.difficulties > 0 && (
        <li className="tone-late">
          <Icon name="question" size={12} /> <span>{say('difficulties', { count: card.difficulties })}</span>
        </li>
      )}
      {dossier && card.stage !== 'source' && <Papers dossier={dossier} isBeforeVote={card.stage === 'verified'} />}
      {card.stage === 'source' && card.class && (
        <li>
          <Icon name="book" size={12} />{' '}
          <span>{say('inClass', { name: text(card.class.name), day: printDay(card.class.startsOn, language) })}</span>
        </li>
      )}
      {card.mentors.length > 0 && (
        <li>
          <Icon name="people" size={12} />{' '}
          <span>
            {say('mentor')}: {card.mentors.map((person) => person.name).join(', ')}
          </span>
        </li>
      )}
      {card.sponsors.length > 0 && (
        <li>
          <Icon name="people" size={12} />{' '}
          <span>
            {say('sponsor')}: {card.sponsors.map((person) => person.name).join(', ')}
          </span>
        </li>
      )}
      {!isTied && card.stage !== 'full' && card.stage !== 'source' && (
        <li className="soft">
          <Icon name="dash" size={12} /> <span>{say('noTie')}</span>
        </li>
      )}
    </ul>
  )
}

/** A dossier that is incomplete before the vote is a warning, and refuses nothing. */
function Papers({
  dossier,
  isBeforeVote,
}: {
  readonly dossier: NonNullable<Card['dossier']>
  readonly isBeforeVote: boolean
}) {
  const say = useWords(words)
  const text = useText()
  const { received, needed, missing } = dossier
  const isWarning = isBeforeVote && missing.length > 0
  return (
    <li
      className={isWarning ? 'tone-late' : undefined}
      title={missing.length === 0 ? undefined : say('papersMissing', { list: missing.map(text).join('; ') })}
    >
      <Icon name={isWarning ? 'triangle' : missing.length === 0 ? 'check' : 'paper'} size={12} />{' '}
      <span>
        {say(isWarning ? 'papersBeforeVote' : 'papers', { received, needed })}
        {missing.length === 0 && <span className="unseen">, {say('papersWhole')}</span>}
      </span>
    </li>
  )
}
