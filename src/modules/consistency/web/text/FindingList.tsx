import { useMemo } from 'react'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import type { Span, TextChecked } from '../../text/figure.ts'
import { placesIn } from '../../text/place-in-text.ts'
import { severityWords, signs } from './kinds.ts'
import type { NumberedFinding } from './use-check.ts'
import { words } from './words.ts'

const mostShown = 300
const mostWords = 70

interface WordsProps {
  readonly text: string
  readonly spans: readonly Span[]
  readonly onShow: (spans: readonly Span[]) => void
}

/** The words a finding points to; each leads to its place in the text. */
function Words({ text, spans, onShow }: WordsProps) {
  const say = useWords(words)
  const placeOf = useMemo(() => placesIn(text), [text])
  return (
    <ul className="check-words">
      {spans.slice(0, 12).map((span) => {
        const cut = text.slice(span.start, span.end).replace(/\s+/g, ' ')
        const shown = cut.length > mostWords ? `${cut.slice(0, mostWords - 1)}…` : cut
        return (
          <li key={`${span.start}-${span.end}`}>
            <button type="button" onClick={() => onShow([span])}>
              “{shown}” <span className="soft">{say('lineAt', { line: placeOf(span.start).line })}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

interface FindingListProps {
  readonly findings: readonly NumberedFinding[]
  readonly text: string
  readonly onShow: (spans: readonly Span[]) => void
}

export function FindingList({ findings, text, onShow }: FindingListProps) {
  const say = useWords(words)
  const told = useText()
  if (findings.length === 0) return <p className="soft">{say('noneOfKind')}</p>
  return (
    <ol className="check-list">
      {findings.slice(0, mostShown).map((finding) => {
        const kind = say(severityWords[finding.severity])
        return (
          <li
            key={finding.number}
            id={`check-finding-${finding.number}`}
            tabIndex={-1}
            className={`check-finding check-is-${finding.severity}`}
          >
            <p className="check-kind">
              <span aria-hidden="true">{signs[finding.severity]}</span> {kind}{' '}
              <span className="check-place">
                <span className="check-tag">{finding.number}</span>
              </span>
            </p>
            <p className="check-message">{told(finding.message)}</p>
            {(finding.expected !== null || finding.printed !== null) && (
              <dl className="check-values">
                {finding.printed !== null && (
                  <div>
                    <dt>{say('printed')}</dt>
                    <dd>{finding.printed}</dd>
                  </div>
                )}
                {finding.expected !== null && (
                  <div>
                    <dt>{say(finding.kind === 'held' ? 'heldValue' : 'expected')}</dt>
                    <dd>{finding.expected}</dd>
                  </div>
                )}
              </dl>
            )}
            <Words text={text} spans={finding.spans} onShow={onShow} />
          </li>
        )
      })}
    </ol>
  )
}

interface CheckedListProps {
  readonly items: readonly TextChecked[]
  readonly text: string
  readonly onShow: (spans: readonly Span[]) => void
}

/** What was worked out and agrees. */
export function CheckedList({ items, text, onShow }: CheckedListProps) {
  const say = useWords(words)
  const told = useText()
  if (items.length === 0) return <p className="soft">{say('noneOfKind')}</p>
  return (
    <ol className="check-list">
      {items.slice(0, mostShown).map((item) => (
        <li key={`${item.kind}-${item.spans[0]?.start}-${item.message.vi}`} className="check-finding check-is-checked">
          <p className="check-message">
            <span aria-hidden="true">✓</span> {told(item.message)}
          </p>
          <Words text={text} spans={item.spans} onShow={onShow} />
        </li>
      ))}
    </ol>
  )
}
