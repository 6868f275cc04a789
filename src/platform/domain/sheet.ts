import type { Text } from './text.ts'

/** One column of a file: how its header is written and what its cells are. */
export interface SheetColumn {
  readonly key: string
  /** Either language, or both, may stand in the file; compared after NFC, trimming, collapsing spaces and folding case. */
  readonly header: Text
  /** Other headers that mean the same, in files of other systems. */
  readonly aliases?: readonly string[]
  /**
   * `choice` takes only its `choices` and gives back their spelling.
   * A `text` with `choices` offers them in the template and takes anything.
   */
  readonly kind: 'text' | 'day' | 'choice' | 'number'
  /** The header must stand in the file and every row must fill it. */
  readonly isRequired?: boolean
  /** A day of which only the year (`1960`) or the month (`1960-05`) is known is taken as that text. */
  readonly allowsPartial?: boolean
  /** The drop-down list of the template. */
  readonly choices?: readonly string[]
  /** Stands on the guide sheet of the template. */
  readonly hint?: Text
  /** In characters. */
  readonly width?: number
}

/** What is wrong in one row of a file. */
export interface SheetFault {
  /** 1-based, as the program that opens the file counts. */
  readonly row: number
  /** The column at fault; null when it is the row as a whole. */
  readonly key: string | null
  readonly text: Text
}

/** One row of a file: texts NFC and trimmed, days `YYYY-MM-DD`, numbers as decimal strings. */
export interface SheetRow {
  /** 1-based, as the program that opens the file counts. */
  readonly row: number
  /** By the key of the column; what is empty or at fault is absent. */
  readonly cells: Readonly<Record<string, string>>
}
