import { useText } from '../../../platform/web/language/use-words.ts'
import { FigureValue } from '../../figures/web/public.tsx'
import type { Board, TargetRow } from '../contract.ts'
import { ProgressBar, StateMark } from './TargetParts.tsx'

type Headline = { readonly target: TargetRow } | { readonly figure: Board['figures'][number] }

/** The unit's own values before those of other bodies, whole values before classes, and what is worked out last. */
const weight = (board: Board, figure: Board['figures'][number]): number =>
  (figure.measure.kind === 'formula' ? 4 : 0) +
  (figure.className === null ? 0 : 2) +
  (figure.unit.code === board.unit.code ? 0 : 1)

/** The two to four numbers a leader is asked about first: the first targets that have a result, then other figures. */
function chosen(board: Board): readonly Headline[] {
  const targets = board.targets
    .filter((row) => row.result.absence === null)
    .slice(0, 4)
    .map((target) => ({ target }))
  if (targets.length > 2) return targets
  const figures = board.figures
    .filter((figure) => figure.absence === null)
    .sort((a, b) => weight(board, a) - weight(board, b))
    .slice(0, 4 - targets.length)
  return [...targets, ...figures.map((figure) => ({ figure }))]
}

export function Headlines({ board }: { readonly board: Board }) {
  const text = useText()
  const headlines = chosen(board)
  if (headlines.length < 2) return null
  return (
    <ul className={`headlines headlines-${headlines.length} keep-together`}>
      {headlines.map((headline) =>
        'target' in headline ? (
          <li key={headline.target.id}>
            <p className="headline-name">{text(headline.target.name)}</p>
            <FigureValue figure={headline.target.result} form="split" size="large" />
            {headline.target.progress && <ProgressBar row={headline.target} />}
            <StateMark state={headline.target.state} />
          </li>
        ) : (
          <li key={JSON.stringify(headline.figure.address)}>
            <p className="headline-name">
              {text(headline.figure.measure.name)}
              {headline.figure.className && `: ${text(headline.figure.className)}`}
            </p>
            <FigureValue figure={headline.figure} form="split" size="large" />
            <p className="soft small">{text(headline.figure.unit.name)}</p>
          </li>
        ),
      )}
    </ul>
  )
}
