import type { Text } from '../../../platform/domain/text.ts'
import type { Line, Spot, Write } from './grid.ts'

/**
 * Reads a block as spreadsheets put it on the clipboard: tabs between cells, line ends between rows; a cell with a tab, a
 * line end or quotes stands in quotes, with its own quotes doubled.
 */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let [at, cell] = [0, '']
  const endCell = (): void => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  while (at < text.length) {
    const sign = text[at] ?? ''
    const closing = sign === '"' && cell === '' ? closingQuote(text, at) : -1
    if (closing > 0) {
      cell = text.slice(at + 1, closing).replaceAll('""', '"')
      at = closing + 1
    } else if (sign === '\t') {
      endCell()
      at++
    } else if (sign === '\n' || sign === '\r') {
      endCell()
      at += sign === '\r' && text[at + 1] === '\n' ? 2 : 1
      if (at < text.length) rows.push([])
      else return rows
    } else {
      cell += sign
      at++
    }
  }
  endCell()
  return rows
}

/** Where the quotes that open at `from` close, if a cell ends there; -1 when they are part of the text. */
function closingQuote(text: string, from: number): number {
  let at = from + 1
  while (at < text.length) {
    if (text[at] !== '"') at++
    else if (text[at + 1] === '"') at += 2
    else return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1] ?? '') ? at : -1
  }
  return -1
}

const printCell = (cell: string): string => (/[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The other way round. The last row ends like every other one, so that an empty last row is not lost. */
export const printBlock = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(printCell).join('\t')}\r\n`).join('')

/** A pasted cell that has no place to go to, with why: kept and shown, never dropped. */
export interface Leftover {
  /** Row and column within what was pasted, from 1. */
  readonly row: number
  readonly column: number
  readonly text: string
  readonly why: Text
}

const beside: Text = {
  vi: 'Cột này chỉ để xem, không nhận số liệu.',
  en: 'This column only shows values and takes none.',
}
const below: Text = { vi: 'Nằm ngoài biểu: biểu đã hết dòng.', en: 'Outside the form: it has no more rows.' }
const filledIn: Text = {
  vi: 'Ô này hệ thống tự điền, không nhập tay.',
  en: 'The system fills this cell in; it is not typed.',
}

/**
 * Lays a pasted block over the grid from its upper left corner. One single text fills the whole block chosen, as in a
 * spreadsheet. Every pasted text comes back: as a write, or left over with why.
 */
export function layBlock(
  lines: readonly Line[],
  from: Spot,
  to: Spot,
  block: readonly (readonly string[])[],
): { readonly writes: readonly Write[]; readonly leftovers: readonly Leftover[] } {
  const writes: Write[] = []
  const leftovers: Leftover[] = []
  const single = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined
  const rows =
    single !== undefined && to.row > from.row ? Array.from({ length: to.row - from.row + 1 }, () => [single]) : block
  rows.forEach((cells, row) => {
    cells.forEach((text, column) => {
      const line = lines[from.row + row]
      const isValue = from.column + column === 0
      if (line?.isTyped && isValue) writes.push({ key: line.key, text: text.trim() })
      else if (text.trim() !== '') {
        const why = !line ? below : isValue ? filledIn : beside
        leftovers.push({ row: row + 1, column: column + 1, text, why })
      }
    })
  })
  return { writes, leftovers }
}
