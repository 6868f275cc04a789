import type { PrintLine, PrintTable } from '../printable.ts'
import { plainText } from './paper.ts'

export interface Column {
  readonly title: string
  /** Its share of the width; the shares of a table have no fixed sum. */
  readonly weight: number
  readonly alignment: 'left' | 'center' | 'right'
}

const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+/).map((word) => word.length))

/** A number with at most a short word beside it; a sentence with a number in it is a sentence. */
const holdsNumber = (cell: PrintLine): boolean =>
  cell.some((run) => 'figure' in run) && plainText(cell.filter((run) => !('figure' in run))).trim().length <= 8

/** Numbers to the right, row numbers and short marks (units of measurement) in the middle, words to the left. */
function alignmentOf(cells: readonly PrintLine[], at: number): Column['alignment'] {
  const texts = cells.map(plainText)
  if (at === 0) return texts.every((text) => text.length <= 6) ? 'center' : 'left'
  if (cells.some(holdsNumber) && cells.every((cell) => holdsNumber(cell) || plainText(cell).length <= 30))
    return 'right'
  if (texts.some((text) => /\d/.test(text)) && texts.every((text) => /^[\d\s.,%+\-–—]*$/.test(text))) return 'right'
  return at > 1 && texts.every((text) => text.length <= 12) ? 'center' : 'left'
}

/** In letters: no word is broken, no column takes more than a long name needs. */
function weightOf(title: string, cells: readonly PrintLine[]): number {
  const texts = cells.map(plainText)
  const words = Math.max(longestWord(title), ...texts.map(longestWord))
  const comfortable = Math.min(30, Math.max(title.length / 2, ...texts.map((text) => text.length)))
  return Math.max(Math.min(words, 40), comfortable) + 3
}

const cellsAt = (table: PrintTable, at: number): readonly PrintLine[] => table.rows.map((row) => row[at] ?? [])

export const columnsOf = (table: PrintTable): readonly Column[] =>
  table.columns.map((title, at) => ({
    title,
    weight: weightOf(title, cellsAt(table, at)),
    alignment: alignmentOf(cellsAt(table, at), at),
  }))

/** Does the table name its columns? One that was typed may not. */
export const hasHead = (table: PrintTable): boolean => table.columns.some((title) => title.trim() !== '')
