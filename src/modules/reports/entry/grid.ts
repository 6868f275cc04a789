/** Columns one can stand in; only `value` takes what is typed. */
export const columns = ['value', 'previous', 'lastYear', 'note'] as const
const [firstColumn, lastColumn] = [0, columns.length - 1]

/** A row of the grid: one cell of the form. */
export interface Line {
  readonly key: string
  readonly isTyped: boolean
}

export interface Spot {
  readonly row: number
  readonly column: number
}

/**
 * Where the person stands. `ready`: keys move; `typing`: a new value replaces the old one and arrows still move;
 * `editing`: the caret moves within the text. The block lies between `at` and `anchor`.
 */
export interface Cursor {
  readonly at: Spot
  readonly anchor: Spot
  readonly mode: 'ready' | 'typing' | 'editing'
  readonly text: string
}

export interface Press {
  readonly key: string
  readonly isShift: boolean
  readonly isControl: boolean
}

/** A text that goes into a cell, as a person types it; empty takes the value back. */
export interface Write {
  readonly key: string
  readonly text: string
}

export interface Step {
  readonly cursor: Cursor
  readonly writes: readonly Write[]
  /** What the page does beside it: undo, redo, open what stands at the place. */
  readonly wants: 'undo' | 'redo' | 'open' | null
}

export interface Sheet {
  readonly lines: readonly Line[]
  /** The text of a cell as it would be typed again. */
  textAt(key: string): string
}

export const standAt = (at: Spot): Cursor => ({ at, anchor: at, mode: 'ready', text: '' })

export const isTypedAt = ({ lines }: Pick<Sheet, 'lines'>, { row, column }: Spot): boolean =>
  column === 0 && lines[row]?.isTyped === true

export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export const blockOf = ({ at, anchor }: Cursor): Block => ({
  top: Math.min(at.row, anchor.row),
  bottom: Math.max(at.row, anchor.row),
  left: Math.min(at.column, anchor.column),
  right: Math.max(at.column, anchor.column),
})

export const isInBlock = (block: Block, row: number, column: number): boolean =>
  row >= block.top && row <= block.bottom && column >= block.left && column <= block.right

const between = (number: number, least: number, most: number): number => Math.max(least, Math.min(most, number))

function move(sheet: Sheet, cursor: Cursor, rows: number, cells: number, isExtending: boolean): Cursor {
  const at = {
    row: between(cursor.at.row + rows, 0, Math.max(0, sheet.lines.length - 1)),
    column: between(cursor.at.column + cells, firstColumn, lastColumn),
  }
  return { at, anchor: isExtending ? cursor.anchor : at, mode: 'ready', text: '' }
}

/** The next cell that takes a value, before or after; undefined at the end. */
function nextTyped(sheet: Sheet, { row, column }: Spot, by: 1 | -1): Spot | undefined {
  const start = by === -1 && column > 0 ? row : row + by
  for (let index = start; index >= 0 && index < sheet.lines.length; index += by)
    if (sheet.lines[index]?.isTyped) return { row: index, column: 0 }
  return undefined
}

const commitOf = (sheet: Sheet, { at, mode, text }: Cursor): readonly Write[] => {
  const key = sheet.lines[at.row]?.key
  return mode === 'ready' || key === undefined || !isTypedAt(sheet, at) || text === sheet.textAt(key)
    ? []
    : [{ key, text }]
}

/** Keeps what is being typed and stands still. */
export const commit = (sheet: Sheet, cursor: Cursor): Step => ({
  cursor: { ...cursor, mode: 'ready', text: '' },
  writes: commitOf(sheet, cursor),
  wants: null,
})

/** The text of the field changed under the fingers. */
export const typeText = (sheet: Sheet, cursor: Cursor, text: string): Cursor =>
  isTypedAt(sheet, cursor.at) ? { ...cursor, mode: cursor.mode === 'editing' ? 'editing' : 'typing', text } : cursor

/** Typed cells of the block. */
const typedIn = (sheet: Sheet, { top, bottom, left }: Block): readonly Line[] =>
  left > 0 ? [] : sheet.lines.slice(top, bottom + 1).filter((line) => line.isTyped)

/** Every cell of the block takes the text of its first one; a single cell takes that of the typed cell above. */
function fillDown(sheet: Sheet, cursor: Cursor): readonly Write[] {
  const block = blockOf(cursor)
  const isSingle = block.top === block.bottom
  const above = isSingle ? nextTyped(sheet, { row: block.top, column: 0 }, -1) : undefined
  const [first, ...others] = [...(above ? sheet.lines.slice(above.row, above.row + 1) : []), ...typedIn(sheet, block)]
  if (!first) return []
  const text = sheet.textAt(first.key)
  return others.filter((line) => sheet.textAt(line.key) !== text).map((line) => ({ key: line.key, text }))
}

const arrows: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
}

/**
 * What a key does. Undefined: the grid has no use for it, the browser may; so Tab leaves the grid after its last cell.
 */
export function press(sheet: Sheet, cursor: Cursor, { key, isShift, isControl }: Press): Step | undefined {
  const step = (next: Cursor, writes: readonly Write[] = [], wants: Step['wants'] = null): Step => ({
    cursor: next,
    writes,
    wants,
  })
  const { mode, at } = cursor
  const writes = commitOf(sheet, cursor)
  const arrow = arrows[key]
  if (arrow) {
    const isAlong = arrow[0] === 0
    if (mode === 'editing' && isAlong) return undefined
    if (mode === 'typing' && isShift && isAlong) return undefined
    if (isControl && !isAlong) return step(move(sheet, cursor, arrow[0] * sheet.lines.length, 0, isShift), writes)
    return step(move(sheet, cursor, arrow[0], arrow[1], isShift && mode === 'ready'), writes)
  }
  switch (key) {
    case 'Enter':
      if (mode === 'ready' && !isTypedAt(sheet, at)) return step(cursor, [], 'open')
      return step(move(sheet, cursor, isShift ? -1 : 1, 0, false), writes)
    case 'Tab': {
      const next = nextTyped(sheet, at, isShift ? -1 : 1)
      return next && step(standAt(next), writes)
    }
    case 'Escape':
      return mode === 'ready' ? undefined : step({ ...cursor, mode: 'ready', text: '' })
    case 'F2': {
      const line = sheet.lines[at.row]
      if (mode === 'typing') return step({ ...cursor, mode: 'editing' })
      return mode === 'ready' && line && isTypedAt(sheet, at)
        ? step({ ...cursor, anchor: at, mode: 'editing', text: sheet.textAt(line.key) })
        : undefined
    }
    case 'Home':
    case 'End': {
      if (mode !== 'ready') return undefined
      const isHome = key === 'Home'
      const rows = isControl ? (isHome ? -1 : 1) * sheet.lines.length : 0
      return step(move(sheet, cursor, rows, (isHome ? -1 : 1) * columns.length, isShift))
    }
    case 'Delete':
    case 'Backspace': {
      if (mode !== 'ready') return undefined
      const cleared = typedIn(sheet, blockOf(cursor)).filter((line) => sheet.textAt(line.key) !== '')
      return step(
        cursor,
        cleared.map((line) => ({ key: line.key, text: '' })),
      )
    }
  }
  if (!isControl || mode !== 'ready') return undefined
  switch (key.toLowerCase()) {
    case 'd':
      return step(cursor, fillDown(sheet, cursor))
    case 'z':
      return step(cursor, [], isShift ? 'redo' : 'undo')
    case 'y':
      return step(cursor, [], 'redo')
    case 'a':
      return step({
        ...cursor,
        anchor: { row: 0, column: 0 },
        at: { row: Math.max(0, sheet.lines.length - 1), column: 0 },
      })
    default:
      return undefined
  }
}
