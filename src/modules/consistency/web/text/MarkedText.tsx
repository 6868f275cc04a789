import { memo, useMemo } from 'react'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import type { ReadFigure, Span } from '../../text/figure.ts'
import { type Line, linesOf, type Segment } from '../../text/segments.ts'
import { severityWords, signs } from './kinds.ts'
import { printRead } from './print-read.ts'
import type { CheckedDraft } from './use-check.ts'
import { words } from './words.ts'

/** Above this many characters only the lines that matter are drawn. */
const longFrom = 150_000
const mostRuns = 12_000

const idAt = (start: number): string => `check-at-${start}`

/** Brings the first of some words into view. */
export function jumpTo(spans: readonly Span[]): void {
  const [first] = spans
  if (!first) return
  const behaviour = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
  const lines = [...document.querySelectorAll<HTMLElement>('.check-line')]
  const line = lines.findLast((item) => Number(item.dataset.start) <= first.start)
  const place = document.getElementById(idAt(first.start)) ?? line
  place?.scrollIntoView({ block: 'center', behavior: behaviour })
}

interface MarkedTextProps {
  readonly checked: CheckedDraft
  /** Words that were just asked for. */
  readonly active: readonly Span[]
}

/** The text as it was given: figures underlined, words of findings marked with sign and number. */
export const MarkedText = memo(function MarkedText({ checked, active }: MarkedTextProps) {
  const say = useWords(words)
  const { text, read, findings } = checked
  const lines = useMemo(() => linesOf(text, read.figures, findings), [text, read, findings])
  const isLong = text.length > longFrom
  const shown = useMemo(() => upTo(isLong ? lines.filter(isTelling) : lines), [lines, isLong])
  return (
    <section className={`card check-text ${isLong ? 'check-long' : ''}`} aria-label={say('textOf')}>
      {isLong && <p className="soft small">{say('partShown')}</p>}
      {shown.map((line) => (
        <TextLine key={line.start} line={line} text={text} figures={read.figures} active={within(active, line)} />
      ))}
      {isLong && shown.at(-1) !== lines.findLast(isTelling) && <p className="soft small">{say('restNotShown')}</p>}
    </section>
  )
})

/** As many lines as a browser draws without effort. */
function upTo(lines: readonly Line[]): readonly Line[] {
  let runs = 0
  return lines.filter((line) => {
    const isShown = runs < mostRuns
    runs += line.segments.length + 1
    return isShown
  })
}

const isTelling = (line: Line): boolean =>
  line.segments.some((segment) => segment.figure !== null || segment.findings.length > 0)

const none: readonly Span[] = []
const within = (spans: readonly Span[], line: Span): readonly Span[] =>
  spans.some((span) => span.start < line.end && span.end > line.start) ? spans : none

interface TextLineProps {
  readonly line: Line
  readonly text: string
  readonly figures: readonly ReadFigure[]
  readonly active: readonly Span[]
}

const TextLine = memo(function TextLine({ line, text, figures, active }: TextLineProps) {
  const isHead = line.end - line.start < 120 && /^[\p{Lu}\d\s.,:;()–-]+$/u.test(text.slice(line.start, line.end))
  return (
    <p className={isHead ? 'check-line check-head' : 'check-line'} data-start={line.start}>
      {line.segments.map((segment) => (
        <Run
          key={segment.start}
          segment={segment}
          words={text.slice(segment.start, segment.end)}
          figure={segment.figure === null ? undefined : figures[segment.figure]}
          isActive={active.some((span) => span.start < segment.end && span.end > segment.start)}
        />
      ))}
    </p>
  )
})

interface RunProps {
  readonly segment: Segment
  readonly words: string
  readonly figure: ReadFigure | undefined
  readonly isActive: boolean
}

function Run({ segment, words: cut, figure, isActive }: RunProps) {
  const say = useWords(words)
  const language = useLanguage()
  const [gravest] = segment.findings
  if (!figure && !gravest && !isActive) return <span>{cut}</span>
  const look = [
    figure ? 'check-figure' : '',
    gravest ? `check-mark check-is-${gravest.severity}` : '',
    isActive ? 'check-active' : '',
  ]
  return (
    <>
      <span
        id={idAt(segment.start)}
        className={look.filter(Boolean).join(' ')}
        title={figure ? printRead(figure, language) : undefined}
      >
        {cut}
      </span>
      {segment.ends.map((finding) => (
        <a
          key={finding.number}
          className={`check-tag check-is-${finding.severity}`}
          href={`#check-finding-${finding.number}`}
          aria-label={say('findingAt', { number: finding.number, kind: say(severityWords[finding.severity]) })}
          onClick={(event) => {
            event.preventDefault()
            const item = document.getElementById(`check-finding-${finding.number}`)
            item?.scrollIntoView({ block: 'nearest' })
            item?.focus()
          }}
        >
          {signs[finding.severity]}
          {finding.number}
        </a>
      ))}
    </>
  )
}
