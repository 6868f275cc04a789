import { printDay, printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import type { PersonPage } from '../../contract/register.ts'
import { eventWord, stateWord } from './look.ts'
import { words } from './words.ts'

/** Everything that was recorded, latest first, with who recorded it; then the cells. */
export function HistoryPart({ person }: { readonly person: PersonPage }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const day = (on: string | null): string => (on === null ? say('unknownDay') : printDay(on, language))
  return (
    <section className="section" aria-labelledby="history-part">
      <h2 id="history-part">{say('historyPart')}</h2>
      {person.steps.length === 0 && <p className="soft">{say('noHistory')}</p>}
      <ol className="steps" reversed>
        {person.steps.toReversed().map((step) => (
          <li key={step.id}>
            <span className="steps-day nowrap">{printDay(step.on, language)}</span>
            <div>
              <strong>{say(eventWord(step.event))}</strong>
              <span className="soft">
                {' · '}
                {step.to === null
                  ? text(step.unit.name)
                  : say('moves', { from: text(step.unit.name), to: text(step.to.name) })}
              </span>
              {step.decidedOn !== null && step.event !== 'move_in' && (
                <p className="small">
                  {say('decidedAs', { day: printDay(step.decidedOn, language) })}
                  {step.decision !== null && `, ${say('number', { number: step.decision })}`}
                </p>
              )}
              {step.reason !== null && <p className="small">“{step.reason}”</p>}
              {step.at !== '' && (
                <p className="soft small">
                  {say('recordedBy', { who: text(step.by), at: printInstant(step.at, language) })}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {person.spans.length > 0 && <h3 className="part-head">{say('spansPart')}</h3>}
      <ul className="readings">
        {person.spans.toReversed().map((span) => (
          <li key={`${span.from ?? ''} ${span.unit.code}`}>
            {text(span.unit.name)} · {say(stateWord(span.state))}{' '}
            <span className="soft">
              {span.until === null
                ? say('fromOn', { from: day(span.from) })
                : say('fromTo', { from: day(span.from), until: day(span.until) })}
            </span>
          </li>
        ))}
      </ul>
      <Ties person={person} />
    </section>
  )
}

function Ties({ person }: { readonly person: PersonPage }) {
  const say = useWords(words)
  const language = useLanguage()
  if (person.ties.length === 0) return null
  return (
    <>
      <h3 className="part-head">{say('tiesPart')}</h3>
      <ul className="readings">
        {person.ties.map((tie) => (
          <li key={`${tie.side} ${tie.kind} ${tie.person?.id ?? ''} ${tie.from ?? ''}`}>
            {say(tie.side === 'helped_by' ? tie.kind : tie.kind === 'sponsor' ? 'sponsorOf' : 'mentorOf')}:{' '}
            {tie.person ? (
              <Go to="/people/person" query={{ id: tie.person.id }}>
                {tie.person.name}
              </Go>
            ) : (
              say('notOpen')
            )}{' '}
            <span className="soft">
              {tie.until === null
                ? say('fromOn', { from: tie.from === null ? say('unknownDay') : printDay(tie.from, language) })
                : say('fromTo', {
                    from: tie.from === null ? say('unknownDay') : printDay(tie.from, language),
                    until: printDay(tie.until, language),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
