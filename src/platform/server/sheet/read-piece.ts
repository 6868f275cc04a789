import type { SheetColumn, SheetFault, SheetRow } from '../../domain/sheet.ts'
import type { RawCell, RawRow } from './raw-row.ts'
import { columnReader, type NumberMeaning } from './read-cell.ts'
import { emptyFault, type Reading } from './row-fault.ts'
import type { WorksheetPiece } from './worksheet-pieces.ts'
import { rowsOfPiece } from './worksheet-rows.ts'

/** Some rows of a file and what is wrong in them; a row at fault is among the rows, without the cells at fault. */
export interface SheetBatch {
  readonly rows: readonly SheetRow[]
  readonly faults: readonly SheetFault[]
}

/** What the rows of a file mean; plain data. */
export interface RowMeaning {
  readonly headerRow: number
  /** By 0-based position in the file. */
  readonly columns: ReadonlyMap<number, SheetColumn>
  readonly numbers: NumberMeaning
}

export interface PieceMeaning extends RowMeaning {
  /** The texts that cells refer to by number. */
  readonly strings: readonly string[]
}

/** Reads pieces of a workbook, each by itself. What it returns throws `sheet-damaged`. */
export function pieceReader(meaning: PieceMeaning): (piece: WorksheetPiece) => SheetBatch {
  const read = batchReader(meaning)
  return (piece) => read(rowsOfPiece(piece, meaning.strings))
}

/** Reads rows as they are stored; those up to the header are left out. */
export function batchReader({ headerRow, columns, numbers }: RowMeaning): (rows: readonly RawRow[]) => SheetBatch {
  const readRow = rowReader(columns, numbers)
  return (rawRows) => {
    const rows: SheetRow[] = []
    const faults: SheetFault[] = []
    for (const raw of rawRows) {
      if (raw.row <= headerRow) continue
      const row = readRow(raw, faults)
      if (row) rows.push(row)
    }
    return { rows, faults }
  }
}

/** A row that is empty in all known columns is none. */
function rowReader(
  columns: ReadonlyMap<number, SheetColumn>,
  numbers: NumberMeaning,
): (raw: RawRow, faults: SheetFault[]) => SheetRow | null {
  const readers = new Map<number, { key: string; read: (cell: RawCell, row: number) => Reading }>()
  for (const [at, column] of columns) readers.set(at, { key: column.key, read: columnReader(column, numbers) })
  const required = [...columns.values()].filter((column) => column.isRequired === true).map((column) => column.key)
  return (raw, faults) => {
    const cells: Record<string, string> = {}
    const atFault = new Set<string>()
    let isEmpty = true
    for (const cell of raw.cells) {
      const reader = readers.get(cell.column)
      if (!reader) continue
      isEmpty = false
      const { value, fault } = reader.read(cell, raw.row)
      if (value !== undefined) cells[reader.key] = value
      if (fault === undefined) continue
      atFault.add(reader.key)
      faults.push({ row: raw.row, key: reader.key, text: fault })
    }
    if (isEmpty) return null
    for (const key of required) {
      const { fault } = key in cells || atFault.has(key) ? {} : emptyFault()
      if (fault) faults.push({ row: raw.row, key, text: fault })
    }
    return { row: raw.row, cells }
  }
}
