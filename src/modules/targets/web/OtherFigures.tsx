import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { FigureValue } from '../../figures/web/public.tsx'
import type { Board } from '../contract.ts'
import { words } from './words.ts'

const readAtOnce = 12

/** Figures no target names, with the body they belong to. */
export function OtherFigures({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const text = useText()
  if (board.figures.length === 0) return null
  return (
    <section className="section other-figures">
      <div className="section-head">
        <h2>{say('otherFigures')}</h2>
      </div>
      <PrintedFigures board={board} />
      <Fold
        title={say('otherFiguresShow', { count: board.figures.length })}
        isOpen={board.targets.length === 0 || board.figures.length <= readAtOnce}
      >
        <DataTable
          caption={say('otherFigures')}
          rows={board.figures}
          rowKey={(figure) => JSON.stringify(figure.address)}
          columns={[
            {
              key: 'name',
              kind: 'title',
              header: say('figure'),
              cell: (figure) => (
                <>
                  {text(figure.measure.name)}
                  {figure.className && <span className="soft">: {text(figure.className)}</span>}
                </>
              ),
            },
            { key: 'value', kind: 'number', header: say('result'), cell: (figure) => <FigureValue figure={figure} /> },
            {
              key: 'owner',
              header: say('owner'),
              label: say('owner'),
              cell: (figure) => <span className="soft">{text(figure.unit.name)}</span>,
            },
          ]}
        />
      </Fold>
    </section>
  )
}

/** On paper two columns, so that the board stays on one sheet. */
function PrintedFigures({ board }: { readonly board: Board }) {
  const text = useText()
  return (
    <ul className="print-only other-printed">
      {board.figures.map((figure) => (
        <li key={JSON.stringify(figure.address)}>
          <span>
            {text(figure.measure.name)}
            {figure.className && `: ${text(figure.className)}`}{' '}
            {figure.unit.code !== board.unit.code && <i>({text(figure.unit.name)})</i>}
          </span>
          <FigureValue figure={figure} />
        </li>
      ))}
    </ul>
  )
}
