import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../platform/web/routing/address.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import type { PrintedFigure } from '../contract.ts'
import { FigureMarks, useMarks } from './FigureMarks.tsx'
import { figureKey } from './figure-key.ts'
import { words } from './words.ts'
import './figure.css'

interface FigureValueProps {
  readonly figure: PrintedFigure
  /** With what it is counted in, unless a column head already says it. */
  readonly form?: 'full' | 'number' | 'split'
  /** The characters of a document, where they were fixed. */
  readonly shown?: string
  readonly size?: 'work' | 'large' | 'huge'
  readonly hasMarks?: boolean
}

/** A number of the system. It is drawn by this component everywhere, and opens down to where it comes from. */
export function FigureValue({ figure, form = 'full', shown, size = 'work', hasMarks = true }: FigureValueProps) {
  const text = useText()
  const say = useWords(words)
  const marks = useMarks()
  const key = figureKey(figure.address)
  const isOpen = useQueryPart().figure === key
  const printed = shown ?? text(form === 'number' ? figure.printedNumber : figure.printed)
  const number = text(figure.printedNumber)
  const isSplit = form === 'split' && printed.startsWith(`${number} `)
  const name = [
    printed,
    ...marks(figure, printed).map((mark) => mark.text),
    text(figure.measure.name),
    figure.className ? text(figure.className) : '',
    text(figure.unit.name),
    text(figure.periodText),
    say('openOrigin'),
  ]
  return (
    <span className={`figure figure-${size} ${figure.absence ? 'figure-absent' : ''}`}>
      <Tip tip={<TipText figure={figure} />}>
        <Go
          query={{ figure: key }}
          keepsScroll
          className={`figure-link ${isOpen ? 'figure-open' : ''}`}
          aria-label={name.filter(Boolean).join(', ')}
          data-figure={key}
        >
          {isSplit ? number : printed}
        </Go>
      </Tip>
      {isSplit && (
        <span className="figure-in" aria-hidden="true">
          {printed.slice(number.length)}
        </span>
      )}
      {hasMarks && <FigureMarks figure={figure} shown={printed} />}
    </span>
  )
}

function TipText({ figure }: { readonly figure: PrintedFigure }) {
  const text = useText()
  const say = useWords(words)
  return (
    <>
      <b>
        {text(figure.measure.name)}
        {figure.className ? `: ${text(figure.className)}` : ''}
      </b>
      <span>
        {text(figure.unit.name)} · {text(figure.periodText)}
      </span>
      {figure.absence && <span>{text(figure.absence.text)}</span>}
      {figure.coverage.expected > 1 && <span>{say('partial', figure.coverage)}</span>}
      <span className="tip-hint">{say('clickToOpen')}</span>
    </>
  )
}

/** Shown on hover and on focus, above everything; a screen reader has the same in the link's name. */
function Tip({ tip, children }: { readonly tip: ReactNode; readonly children: ReactNode }) {
  const [at, setAt] = useState<{ x: number; y: number; isBelow: boolean; over: Element }>()
  const show = (element: Element): void => {
    const box = element.getBoundingClientRect()
    const isBelow = box.top < 140
    setAt({
      x: Math.max(8, Math.min(box.left, window.innerWidth - 296)),
      y: isBelow ? box.bottom + 8 : box.top - 8,
      isBelow,
      over: element.closest('dialog') ?? document.body,
    })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is the control; this only shows its title
    <span
      className="tip-area"
      onMouseEnter={(event) => show(event.currentTarget)}
      onMouseLeave={() => setAt(undefined)}
      onFocus={(event) => event.target.matches(':focus-visible') && show(event.currentTarget)}
      onBlur={() => setAt(undefined)}
      onClick={() => setAt(undefined)}
      onKeyDown={(event) => event.key === 'Escape' && setAt(undefined)}
    >
      {children}
      {at &&
        createPortal(
          <span className={`tip ${at.isBelow ? 'tip-below' : ''}`} aria-hidden="true" style={{ left: at.x, top: at.y }}>
            {tip}
          </span>,
          at.over,
        )}
    </span>
  )
}
