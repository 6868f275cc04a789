import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import type { ReactNode } from 'react'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import type { LiveRun } from '../../../contract/live.ts'
import type { ChartPlace, LiveTable } from '../../../document/content.ts'
import { words } from '../words.ts'
import { ChartPicture } from './ChartPicture.tsx'
import { type ResolvedTable, useLiveText } from './live.tsx'
import { Phrase } from './Phrase.tsx'

/** A table of the system, drawn as it would be printed now. */
export function LiveTableView(props: NodeViewProps) {
  const say = useWords(words)
  const place = props.node.attrs as LiveTable
  const table = useLiveText().tables.get(place.id)
  return (
    <Framed {...props} name={place.title || say(`table_${place.kind}`)} note={place.isAnnex ? say('annexNote') : null}>
      {table ? <TableOf table={table} /> : <Waiting />}
    </Framed>
  )
}

export function ChartView(props: NodeViewProps) {
  const say = useWords(words)
  const place = props.node.attrs as ChartPlace
  const chart = useLiveText().charts.get(place.id)
  return (
    <Framed {...props} name={place.title || say(`chart_${place.kind}`)} note={null}>
      {chart ? <ChartPicture chart={chart} /> : <Waiting />}
    </Framed>
  )
}

function Waiting() {
  const say = useWords(words)
  const { problem } = useLiveText()
  return <p className="live-waiting">{problem ? say('figureAway') : say('figureLoading')}</p>
}

function Framed({
  name,
  note,
  selected,
  editor,
  getPos,
  deleteNode,
  children,
}: NodeViewProps & { readonly name: string; readonly note: string | null; readonly children: ReactNode }) {
  const say = useWords(words)
  const { change } = useLiveText()
  return (
    <NodeViewWrapper className={`live-block ${selected ? 'live-chosen' : ''}`}>
      <div className="live-block-head" contentEditable={false}>
        <p>
          <Icon name="board" size={12} /> <b>{name}</b>
          {note && <span className="soft"> · {note}</span>}
        </p>
        {editor.isEditable && (
          <div className="row screen-only">
            <button
              type="button"
              className="button button-quiet button-small"
              aria-label={`${say('change')}: ${name}`}
              onClick={() => {
                const at = getPos()
                if (at !== undefined) change(at)
              }}
            >
              {say('change')}
            </button>
            <button
              type="button"
              className="button button-quiet button-small"
              aria-label={`${say('takeOut')}: ${name}`}
              onClick={() => deleteNode()}
            >
              {say('takeOut')}
            </button>
          </div>
        )}
      </div>
      <div contentEditable={false}>{children}</div>
    </NodeViewWrapper>
  )
}

/** A number with at most a short word beside it; a sentence with a number in it is a sentence. */
const holdsNumber = (cell: readonly LiveRun[]): boolean =>
  cell.some((run) => !('text' in run)) &&
  cell
    .map((run) => ('text' in run ? run.text : ''))
    .join('')
    .trim().length <= 8

export function TableOf({ table }: { readonly table: ResolvedTable }) {
  const text = useText()
  return (
    <>
      {table.trouble && (
        <p className="live-trouble">
          <Icon name="triangle" size={12} /> {text(table.trouble.text)}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <section className="live-scroll" aria-label={table.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a drawn table never move
              <tr key={at}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells of a drawn table never move
                  <td key={column} className={holdsNumber(cell) ? 'live-number' : ''}>
                    <Phrase runs={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.notes.map((note) => (
        <p key={note} className="live-note">
          {note}
        </p>
      ))}
    </>
  )
}
