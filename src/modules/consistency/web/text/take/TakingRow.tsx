import { useState } from 'react'
import { periodText } from '../../../../../platform/web/language/period-text.ts'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../../platform/web/routing/Go.tsx'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import type { ReadText } from '../../../text/figure.ts'
import type { Destination } from '../../../text/propose.ts'
import { RowForm } from './RowForm.tsx'
import type { Row, Taker } from './use-taking.ts'
import { words } from './words.ts'

export interface TakingRowProps {
  readonly row: Row
  readonly text: string
  readonly read: ReadText
  readonly destination: Destination
  /** The same with the names that are shown. */
  readonly shown: Destination
  readonly taker: Taker
  readonly onTake: (rows: readonly Row[]) => void
}

const around = 90

/** A proposal with its words in their sentence: where it goes, how sure, and what became of it. */
export function TakingRow(props: TakingRowProps) {
  const { row, text, read, shown, taker, onTake } = props
  const say = useWords(words)
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const isTaken = taker.isTaken(row)
  const cut = text.slice(row.start, row.end)
  const measure = shown.measures.find((item) => item.code === row.measure)
  const className = measure?.classes.find((item) => item.code === row.class)?.name
  const unit = [shown.unit, ...shown.bodies, ...shown.below].find((item) => item.code === row.unit)
  const where = measure && [
    className === undefined ? measure.name : `${measure.name}: ${className}`,
    unit?.name ?? row.unit,
    periodText(row.period, language),
  ]
  const isChanged = row.measure !== null && row.certainty !== null
  return (
    <li className={`take-row ${isTaken ? 'take-taken' : ''}`}>
      <div className="take-main">
        <input
          type="checkbox"
          aria-label={say('takeThis', { words: cut })}
          checked={row.isChosen && row.measure !== null}
          disabled={isTaken || row.measure === null}
          onChange={(event) => taker.setRow(row.figure, { isChosen: event.target.checked })}
        />
        <div>
          <Context row={row} text={text} read={read} />
          <p className="take-where">
            {where ? where.join(' · ') : <span className="soft">{say('noMeasure')}</span>}{' '}
            {isChanged && row.certainty && (
              <span className={`take-sure take-${row.certainty}`}>{say(row.certainty)}</span>
            )}
          </p>
          <Outcome row={row} />
        </div>
        {!isTaken && (
          <div className="row take-acts">
            <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? say('done') : measure ? say('change') : say('choose')}
            </Button>
            {measure && (
              <Button disabled={taker.sending.isPending} onClick={() => onTake([row])}>
                {say('takeOne')}
              </Button>
            )}
          </div>
        )}
      </div>
      {isOpen && !isTaken && <RowForm {...props} />}
    </li>
  )
}

function Context({ row, text, read }: Pick<TakingRowProps, 'row' | 'text' | 'read'>) {
  const sentence = read.sentences[read.figures[row.figure]?.sentence ?? -1] ?? { start: row.start, end: row.end }
  const [from, to] = [Math.max(sentence.start, row.start - around), Math.min(sentence.end, row.end + around)]
  const plain = (part: string): string => part.replace(/\s+/g, ' ')
  return (
    <p className="take-words">
      {from > sentence.start && '… '}
      {plain(text.slice(from, row.start))}
      <mark>{plain(text.slice(row.start, row.end))}</mark>
      {plain(text.slice(row.end, to))}
      {to < sentence.end && ' …'}
    </p>
  )
}

function Outcome({ row }: { readonly row: Row }) {
  const say = useWords(words)
  const told = useText()
  const { outcome } = row
  if (!outcome) return null
  const link = (
    <Go
      to="/figures"
      keeps={[]}
      query={{ unit: row.unit, measure: row.measure ?? undefined, class: row.class ?? undefined, period: row.period }}
    >
      {say('toFigure')}
    </Go>
  )
  switch (outcome.outcome) {
    case 'saved':
    case 'held':
      return (
        <p className="take-good">
          <span aria-hidden="true">✓</span> {say(outcome.outcome)} · {link}
        </p>
      )
    case 'conflict':
      return (
        <p className="take-bad" role="alert">
          <span aria-hidden="true">≠</span>{' '}
          {say('conflict', {
            printed: outcome.theirs ? told(outcome.theirs.printed) : '',
            who: outcome.theirs ? told(outcome.theirs.by) : '',
          })}{' '}
          {link}
        </p>
      )
    case 'refused':
      return (
        <p className="take-bad" role="alert">
          <span aria-hidden="true">✕</span> {outcome.refusal && told(outcome.refusal.message)}
        </p>
      )
  }
}
