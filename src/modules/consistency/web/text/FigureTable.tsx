import { periodText } from '../../../../platform/web/language/period-text.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import type { ReadFigure, Span } from '../../text/figure.ts'
import { printRead } from './print-read.ts'
import { words } from './words.ts'

const mostShown = 1000

interface FigureTableProps {
  readonly figures: readonly ReadFigure[]
  readonly onShow: (spans: readonly Span[]) => void
}

/** Every figure as it was understood, in the order of the text. */
export function FigureTable({ figures, onShow }: FigureTableProps) {
  const say = useWords(words)
  const language = useLanguage()
  if (figures.length === 0)
    return (
      <Empty title={say('noFigures')}>
        <p>{say('noFiguresNext')}</p>
      </Empty>
    )
  const about = ({ about: { subject, period, topic } }: ReadFigure): string =>
    [topic, subject, period === null ? null : periodText(period, language)].filter((part) => part !== null).join(' · ')
  return (
    <table className="check-table">
      <caption className="unseen">{say('figures')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('inWords')}</th>
          <th scope="col">{say('value')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.slice(0, mostShown).map((figure) => (
          <tr key={`${figure.start}-${figure.number.start}`}>
            <td>
              <button type="button" className="check-show" onClick={() => onShow([figure])}>
                {figure.text}
              </button>
              <p className="soft small">{about(figure)}</p>
            </td>
            <td className="check-value">{printRead(figure, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
