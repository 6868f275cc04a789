import { type ClipboardEvent, Fragment, type KeyboardEvent, useEffect, useRef } from 'react'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../../platform/web/ui/Announcer.tsx'
import { Fold } from '../../../../../platform/web/ui/Fold.tsx'
import type { Grid } from '../../../contract/submission.ts'
import { blockOf, columns } from '../../../entry/grid.ts'
import { printBlock } from '../../../entry/paste.ts'
import type { Kept } from '../kept/kept.ts'
import type { GridFindings } from '../use-findings.ts'
import type { Typing } from '../use-typing.ts'
import { words } from '../words.ts'
import type { CellActs, Remark } from './CellDialogs.tsx'
import { GridRow } from './GridRow.tsx'

export interface GridViewProps {
  readonly kept: Kept
  readonly sections: Grid['sections']
  readonly typing: Typing
  readonly findings: GridFindings
  readonly remarks: ReadonlyMap<string, readonly Remark[]>
  readonly acts: CellActs
}

/** The form as a spreadsheet: one cell a row, previous values beside. */
export function GridTable(props: GridViewProps & { readonly title: string }) {
  const { kept, sections, typing, findings, remarks, acts, title } = props
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const table = useRef<HTMLTableElement>(null)
  useFocusAtCursor(table, typing)
  const { cursor } = typing
  const block = blockOf(cursor)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || isOwnControl(event.target)) return
    const did = typing.press({ key: event.key, isShift: event.shiftKey, isControl: event.ctrlKey || event.metaKey })
    if (did === 'open') openAt(table.current)
    if (did !== false) event.preventDefault()
  }
  const onCopy = (event: ClipboardEvent, isCut: boolean): void => {
    if (cursor.mode !== 'ready' || isOwnControl(event.target)) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', printBlock(textsOf(typing, text)))
    if (isCut) typing.press({ key: 'Delete', isShift: false, isControl: false })
  }
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain')
    const isOneText = !/[\t\r\n]/.test(pasted)
    if ((cursor.mode !== 'ready' && isOneText) || isOwnControl(event.target)) return
    event.preventDefault()
    const count = typing.paste(pasted)
    announce(say('pasted', { count }))
  }
  let index = -1
  return (
    <div className="grid-frame">
      {typing.lines.some((line) => line.isTyped) && (
        <div className="screen-only">
          <Fold title={say('keysTitle')}>
            <p className="soft">{say('keys')}</p>
          </Fold>
        </div>
      )}
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are typed into is a grid
        role="grid"
        aria-label={title}
        aria-multiselectable="true"
        className="grid"
        onKeyDown={onKeyDown}
        onCopy={(event) => onCopy(event, false)}
        onCut={(event) => onCopy(event, true)}
        onPaste={onPaste}
        onBlur={(event) => {
          if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) typing.commit()
        }}
      >
        <thead>
          <tr className="grid-head">
            <th scope="col">{say('columnName')}</th>
            <th scope="col" className="grid-number">
              {say('columnValue')}
            </th>
            <th scope="col">{say('columnIn')}</th>
            <th scope="col" className="grid-number">
              {say('columnPrevious')}
            </th>
            <th scope="col" className="grid-number">
              {say('columnLastYear')}
            </th>
            <th scope="col">{say('columnNote')}</th>
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.title.vi}>
            <tr className="grid-section">
              <th colSpan={6} scope="rowgroup">
                {text(section.title)}
              </th>
            </tr>
            {section.cells.map((cell) => {
              index++
              const at = index
              const isHere = cursor.at.row === at
              const isChosen = at >= block.top && at <= block.bottom
              return (
                <Fragment key={cell.key}>
                  <GridRow
                    kept={kept}
                    cell={cell}
                    index={at}
                    isTyped={typing.lines[at]?.isTyped ?? false}
                    retyped={typing.sheet.textAt(cell.key)}
                    row={typing.rows.get(cell.key)}
                    findings={findings.byKey.get(cell.key)}
                    marked={findings.marked.get(cell.key)}
                    remarks={remarks.get(cell.key)}
                    column={isHere ? cursor.at.column : null}
                    mode={isHere ? cursor.mode : 'ready'}
                    draft={isHere ? cursor.text : ''}
                    left={isChosen ? block.left : null}
                    right={isChosen ? block.right : null}
                    acts={acts}
                  />
                </Fragment>
              )
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** Buttons and dialogs under a cell have keys of their own. */
const isOwnControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.cell-messages, dialog') !== null

/** Opens what stands at the cursor: the origin of a figure, or the note. */
function openAt(table: HTMLElement | null): void {
  table?.querySelector<HTMLElement>('[data-here] a, [data-here] button')?.click()
}

/** The block as a spreadsheet takes it: values as they would be typed, beside them the printed numbers. */
function textsOf({ cursor, cells, sheet }: Typing, text: (both: { vi: string; en: string }) => string) {
  const { top, bottom, left, right } = blockOf(cursor)
  return cells.slice(top, bottom + 1).map((cell) =>
    columns.slice(left, right + 1).map((column) => {
      if (column === 'note') return cell.note ?? ''
      if (column === 'value' && cell.isTyped) return sheet.textAt(cell.key)
      const figure = column === 'value' ? cell.figure : column === 'previous' ? cell.previous : cell.lastYear
      return figure && !figure.absence ? text(figure.printedNumber) : ''
    }),
  )
}

/** The focus follows the cursor; the first drawing takes it from nobody. */
function useFocusAtCursor(table: React.RefObject<HTMLTableElement | null>, { cursor }: Typing): void {
  const { row, column } = cursor.at
  const last = useRef(`${row}-${column}`)
  useEffect(() => {
    if (last.current === `${row}-${column}`) return
    last.current = `${row}-${column}`
    const cell = table.current?.querySelector<HTMLElement>(`[data-spot="${row}-${column}"]`)
    const inside = cell?.querySelector<HTMLElement>('input, a, button')
    const target = inside ?? cell
    target?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest' })
    if (inside instanceof HTMLInputElement) inside.select()
  }, [row, column, table])
}
