import { AlignmentType } from 'docx'
import type { AnnexTable, Run } from '../../report.ts'

export interface Column {
  readonly title: string
  /** Twips. */
  readonly width: number
  readonly alignment: (typeof AlignmentType)['LEFT' | 'CENTER' | 'RIGHT']
}

const plain = (cell: readonly Run[]): string => cell.map((run) => ('figure' in run ? run.printed : run.text)).join('')

const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+/).map((word) => word.length))

/** Numbers to the right, row numbers and short marks (units of measurement) in the middle, words to the left. */
function alignmentOf(cells: readonly (readonly Run[])[], at: number): Column['alignment'] {
  if (at === 0) return AlignmentType.CENTER
  if (cells.some((cell) => cell.some((run) => 'figure' in run))) return AlignmentType.RIGHT
  const texts = cells.map(plain)
  if (texts.some((text) => /\d/.test(text)) && texts.every((text) => /^[\d\s.,%+\-–—]*$/.test(text)))
    return AlignmentType.RIGHT
  return texts.every((text) => text.length <= 12) ? AlignmentType.CENTER : AlignmentType.LEFT
}

/** In letters: no word is broken, no column takes more than a long name needs. */
function weightOf(title: string, cells: readonly (readonly Run[])[]): number {
  const texts = cells.map(plain)
  const words = Math.max(longestWord(title), ...texts.map(longestWord))
  const comfortable = Math.min(30, Math.max(title.length / 2, ...texts.map((text) => text.length)))
  return Math.max(words, comfortable) + 3
}

/** Columns that fill `width` twips exactly. */
export function columnsOf(table: AnnexTable, width: number): Column[] {
  const cellsAt = table.columns.map((_, at) => table.rows.map((row) => row[at] ?? []))
  const weights = table.columns.map((title, at) => weightOf(title, cellsAt[at] ?? []))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const edges = weights.map((_, at) =>
    Math.round((width * weights.slice(0, at + 1).reduce((sum, each) => sum + each, 0)) / total),
  )
  return table.columns.map((title, at) => ({
    title,
    width: (edges[at] ?? 0) - (edges[at - 1] ?? 0),
    alignment: alignmentOf(cellsAt[at] ?? [], at),
  }))
}
