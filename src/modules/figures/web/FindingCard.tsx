import { type ReactNode, useState } from 'react'
import { printDayOfInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import type { Finding } from '../contract.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { figureQuery } from './figure-key.ts'
import { words } from './words.ts'
import './findings.css'

function Card({ finding, act }: { readonly finding: Finding; readonly act: ReactNode }) {
  const text = useText()
  const say = useWords(words)
  const language = useLanguage()
  return (
    <li className={`finding finding-${finding.severity} keep-together`}>
      <div>
        <p className="finding-kind">
          <Icon name={finding.severity === 'contradiction' ? 'triangle' : 'question'} size={12} />{' '}
          {say(finding.severity)}
        </p>
        <p className="finding-title">{text(finding.title)}</p>
        <p className="soft">{text(finding.text)}</p>
        {finding.readings.length > 0 && (
          <ul className="finding-readings">
            {finding.readings.map((reading) => (
              <li key={reading.name.vi}>
                <span className={reading.holds ? 'finding-holds' : 'finding-fails'}>
                  <Icon name={reading.holds ? 'check' : 'cross'} size={11} />{' '}
                  {say(reading.holds ? 'holds' : 'holdsNot')}
                </span>
                <span>
                  {text(reading.name)}: <b>{text(reading.printed)}</b>
                  {reading.note && <span className="soft"> · {text(reading.note)}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
        {finding.answer && (
          <blockquote className="finding-answer">
            {finding.answer.text}
            <footer className="soft small">
              {say('answered', { who: text(finding.answer.by), day: printDayOfInstant(finding.answer.at, language) })}
            </footer>
          </blockquote>
        )}
      </div>
      <div className="finding-act">{act}</div>
    </li>
  )
}

/** A finding on a list: one act, to the figure it speaks of. */
export function FindingLink({ finding }: { readonly finding: Finding }) {
  const say = useWords(words)
  const [address] = finding.addresses
  return (
    <Card
      finding={finding}
      act={
        address && (
          <Go to="/figures" query={figureQuery(address)} className="button button-plain screen-only">
            {say(finding.answer ? 'seeFigure' : 'seeAndAnswer')}
          </Go>
        )
      }
    />
  )
}

/** A finding beside its figure, where it can be answered. */
export function FindingCard({
  finding,
  unit,
  period,
  hasLink = false,
}: {
  readonly finding: Finding
  readonly unit: string
  readonly period: string
  /** Where the figure itself is not on the page. */
  readonly hasLink?: boolean
}) {
  const say = useWords(words)
  const [address] = finding.addresses
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Card
        finding={finding}
        act={
          <span className="row screen-only">
            <Button onClick={() => setOpen(true)}>{say('answer')}</Button>
            {hasLink && address && (
              <Go to="/figures" query={figureQuery(address)} className="button button-plain">
                {say('seeFigure')}
              </Go>
            )}
          </span>
        }
      />
      {isOpen && <AnswerForm finding={finding} unit={unit} period={period} onClose={() => setOpen(false)} />}
    </>
  )
}
