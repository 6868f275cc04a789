import { type MouseEvent, memo, type ReactNode } from 'react'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import type { PrintedFigure } from '../../../../figures/contract.ts'
import { FigureValue } from '../../../../figures/web/public.tsx'
import { shownText } from '../../../entry/check.ts'
import type { Cursor } from '../../../entry/grid.ts'
import { words } from '../words.ts'
import { CellMark } from './CellMark.tsx'
import { CellMessages, type CellMessagesProps, hasMessages } from './CellMessages.tsx'
import { useCellName } from './cell-name.ts'

interface GridRowProps extends CellMessagesProps {
  readonly index: number
  readonly isTyped: boolean
  readonly retyped: string
  /** Where the cursor stands in this row. */
  readonly column: number | null
  readonly mode: Cursor['mode']
  readonly draft: string
  /** Columns of the chosen block in this row. */
  readonly left: number | null
  readonly right: number | null
}

/** One cell of the form with what belongs to it. Drawn anew only when something of its own changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { cell, index, isTyped, column, left, right, acts } = props
  const say = useWords(words)
  const text = useText()
  const nameOf = useCellName()
  const messages = hasMessages(props)
  const spot = (at: number) => ({
    role: 'gridcell',
    'aria-readonly': at > 0 || !isTyped,
    'data-spot': `${index}-${at}`,
    'data-here': column === at || undefined,
    'aria-selected': left !== null && right !== null && at >= left && at <= right,
    tabIndex: -1,
    onMouseDown: (event: MouseEvent) => {
      if (column === at && !event.shiftKey) return
      event.preventDefault()
      acts.goTo({ row: index, column: at }, event.shiftKey)
    },
    onMouseEnter: (event: MouseEvent) => {
      if (event.buttons === 1) acts.goTo({ row: index, column: at }, true)
    },
  })
  return (
    <>
      <tr className={`grid-row ${messages ? 'grid-row-told' : ''}`} data-cell={cell.key}>
        <th scope="row" className="grid-name">
          {nameOf(cell)}
          {cell.isRequired && (
            <span className="grid-required" title={say('required')}>
              {' '}
              *<span className="unseen">{say('required')}</span>
            </span>
          )}
          {cell.hint && <span className="soft small block">{text(cell.hint)}</span>}
        </th>
        <td {...spot(0)} className="grid-number grid-value">
          {isTyped ? <TypedValue {...props} /> : <FilledIn {...props} />}
        </td>
        <td className="soft small">{text(cell.measure.measuredIn)}</td>
        <td {...spot(1)} className="grid-number grid-before">
          <Before figure={cell.previous} isHere={column === 1} />
        </td>
        <td {...spot(2)} className="grid-number grid-before">
          <Before figure={cell.lastYear} isHere={column === 2} />
        </td>
        <td {...spot(3)} className="grid-note">
          <button
            type="button"
            className="link screen-only"
            tabIndex={column === 3 ? 0 : -1}
            aria-label={say('noteOf', { name: nameOf(cell) })}
            onClick={() => acts.openNote(cell)}
          >
            {cell.note === null ? '+' : <Icon name="pen" size={13} />}
          </button>
        </td>
      </tr>
      {messages && (
        <tr className="grid-messages" id={`told-${index}`}>
          <td colSpan={6}>
            <CellMessages {...props} />
          </td>
        </tr>
      )}
    </>
  )
}, isSame)

function TypedValue({ cell, index, row, retyped, column, mode, draft, findings, marked, acts }: GridRowProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const nameOf = useCellName()
  const mark = <CellMark cell={cell} row={row} marked={marked} />
  if (column !== 0) {
    return (
      <>
        <span className={`grid-shown ${row?.state === 'refused' ? 'grid-wrong' : ''}`}>
          {retyped === '' ? <SystemHas figure={cell.figure} /> : shownText(cell, retyped, language)}
        </span>
        {mark}
      </>
    )
  }
  const isTold = row?.state === 'refused' || row?.state === 'conflict' || (findings?.length ?? 0) > 0
  return (
    <>
      <input
        className="grid-input"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={`${nameOf(cell)}, ${text(cell.measure.measuredIn)}${cell.isRequired ? `, ${say('required')}` : ''}`}
        aria-invalid={row?.state === 'refused' || undefined}
        aria-describedby={isTold ? `told-${index}` : undefined}
        value={mode === 'ready' ? retyped : draft}
        onFocus={(event) => mode === 'ready' && event.target.select()}
        onChange={(event) => acts.typeAt(index, event.target.value)}
        onDoubleClick={() => mode !== 'editing' && acts.editAt(index)}
      />
      {mark}
    </>
  )
}

function SystemHas({ figure }: { readonly figure: PrintedFigure }): ReactNode {
  const say = useWords(words)
  const text = useText()
  return figure.absence ? null : (
    <span className="grid-has">{say('systemHas', { value: text(figure.printedNumber) })}</span>
  )
}

function FilledIn({ cell }: GridRowProps) {
  const say = useWords(words)
  return (
    <span className="grid-filled" ref={outOfTabs}>
      <FigureValue figure={cell.figure} form="number" />
      <span className="cell-mark" title={say('filledIn')}>
        <Icon name="lock" size={12} />
        <span className="unseen">{say('filledIn')}</span>
      </span>
    </span>
  )
}

/** Links in the grid are reached by the arrows. */
const outOfTabs = (element: HTMLElement | null): void => {
  for (const link of element?.querySelectorAll('a') ?? []) link.tabIndex = -1
}

/** A value of before: plain, so that hundreds are drawn at once; where the cursor stands it can be opened. */
function Before({ figure, isHere }: { readonly figure: PrintedFigure | null; readonly isHere: boolean }) {
  const text = useText()
  if (!figure || figure.absence) return <span className="soft">—</span>
  if (isHere) return <FigureValue figure={figure} form="number" hasMarks={false} />
  return text(figure.printedNumber)
}

function isSame(a: GridRowProps, b: GridRowProps): boolean {
  return (Object.keys(a) as (keyof GridRowProps)[]).every((name) =>
    name === 'findings' || name === 'remarks' ? sameList(a[name], b[name]) : a[name] === b[name],
  )
}

const sameList = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)
