import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import type { PersonPage } from '../../contract/register.ts'
import { ClockLine } from './ClockMark.tsx'
import { stateWord } from './look.ts'
import { words } from './words.ts'

type Membership = PersonPage['memberships'][number]

const dates = [
  'decidedOn',
  'ceremonyOn',
  'probationEndsOn',
  'consideredOn',
  'recognitionDecidedOn',
  'fullOn',
  'partyAgeFrom',
  'endedOn',
] as const

/** The dates of each membership in their order, and the terms of the present one. */
export function MembershipPart({ person }: { readonly person: PersonPage }) {
  const say = useWords(words)
  return (
    <section className="section" aria-labelledby="membership-part">
      <h2 id="membership-part">{say('membershipPart')}</h2>
      {person.memberships.length === 0 && <p className="soft">{say('noMembership')}</p>}
      {person.memberships.toReversed().map((membership) => (
        <Line key={membership.id} membership={membership} isOnly={person.memberships.length === 1} />
      ))}
      {person.clocks.length > 0 && (
        <>
          <h3 className="part-head">{say('clocksPart')}</h3>
          <ul className="person-clocks">
            {person.clocks.map((clock) => (
              <li key={`${clock.kind} ${clock.transferId ?? ''}`}>
                <ClockLine clock={clock} />
                <span className="soft small">
                  {' '}
                  · <span lang="vi">{clock.source}</span>
                  {clock.confidence === 'unconfirmed' && ` (${say('unconfirmed')})`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Line({ membership, isOnly }: { readonly membership: Membership; readonly isOnly: boolean }) {
  const say = useWords(words)
  const language = useLanguage()
  const numbers: Partial<Record<(typeof dates)[number], string | null>> = {
    decidedOn: membership.decision,
    recognitionDecidedOn: membership.recognitionDecision,
  }
  return (
    <>
      {!isOnly && <h3 className="part-head">{say('turn', { turn: membership.turn })}</h3>}
      <dl className="dates">
        {dates
          .filter((key) => membership[key] !== null)
          .map((key) => (
            <div key={key}>
              <dt>{say(key)}</dt>
              <dd>
                {printDay(membership[key] ?? '', language)}
                {numbers[key] && <span className="block soft small">{say('number', { number: numbers[key] })}</span>}
                {key === 'fullOn' && membership.fullOn === membership.probationEndsOn && (
                  <span className="block soft small">{say('fullOnNote')}</span>
                )}
                {key === 'endedOn' && membership.endState !== null && (
                  <span className="block soft small">{say(stateWord(membership.endState))}</span>
                )}
              </dd>
            </div>
          ))}
      </dl>
    </>
  )
}
