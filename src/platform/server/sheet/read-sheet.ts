import type { SheetColumn, SheetFault, SheetRow } from '../../domain/sheet.ts'
import type { RawCell, RawRow } from './raw-row.ts'
import { columnReader } from './read-cell.ts'
import { cancelled, tooManyRows } from './refusals.ts'
import { emptyFault, type Reading } from './row-fault.ts'
import { openSource, type SheetSource } from './sheet-source.ts'

export interface ReadSheetOptions {
  /** Of the file as it came; 32 MiB unless told. */
  readonly maxBytes?: number
  /** Of everything in the file unpacked; 1 GiB unless told. */
  readonly maxUnpackedBytes?: number
  /** Rows with values below the header; 200,000 unless told. */
  readonly maxRows?: number
  /** Called after every batch; the guess becomes the truth with the last one. */
  readonly onProgress?: (rowsDone: number, rowsGuess: number) => void
  /** Asked before every batch. */
  readonly isCancelled?: () => boolean
}

/** Some rows of a file and what is wrong in them; a row at fault is among the rows, without the cells at fault. */
export interface SheetBatch {
  readonly rows: readonly SheetRow[]
  readonly faults: readonly SheetFault[]
}

export interface OpenedSheet {
  /** 1-based. */
  readonly headerRow: number
  /** The keys of the columns that stand in the file. */
  readonly keys: readonly string[]
  /** From the first row to the last; every walk reads the file anew. */
  readonly batches: AsyncIterable<SheetBatch>
}

const mebibyte = 1_048_576

/**
 * Opens an .xlsx or a CSV (UTF-8; comma, semicolon or tab) and finds its header within the first ten rows.
 *
 * Throws a Problem `invalid` on the field `file`: `sheet-not-xlsx`, `sheet-old-format`, `sheet-damaged`,
 * `sheet-too-large`, `sheet-unpacks-too-large`, `sheet-macros`, `sheet-encrypted`, `sheet-none`, `sheet-header`,
 * `sheet-column-twice`, `sheet-merged`. Walking the batches throws `sheet-too-many-rows` (`invalid`),
 * `sheet-cancelled` (`refused`) and `sheet-damaged`. What is wrong in a row is a fault, not a throw.
 */
export async function openSheet(
  bytes: Uint8Array,
  columns: readonly SheetColumn[],
  options: ReadSheetOptions = {},
): Promise<OpenedSheet> {
  const source = await openSource(bytes, columns, {
    maxBytes: options.maxBytes ?? 32 * mebibyte,
    maxUnpackedBytes: options.maxUnpackedBytes ?? 1024 * mebibyte,
  })
  return {
    headerRow: source.header.row,
    keys: [...source.header.columns.values()].map((column) => column.key),
    batches: { [Symbol.asyncIterator]: () => readBatches(source, options) },
  }
}

/** The whole file at once; for files whose rows all fit in memory. Throws what `openSheet` and its batches throw. */
export async function readSheet(
  bytes: Uint8Array,
  columns: readonly SheetColumn[],
  options: ReadSheetOptions = {},
): Promise<SheetBatch & Pick<OpenedSheet, 'headerRow' | 'keys'>> {
  const { headerRow, keys, batches } = await openSheet(bytes, columns, options)
  const rows: SheetRow[] = []
  const faults: SheetFault[] = []
  for await (const batch of batches) {
    for (const row of batch.rows) rows.push(row)
    for (const fault of batch.faults) faults.push(fault)
  }
  return { headerRow, keys, rows, faults }
}

async function* readBatches(source: SheetSource, options: ReadSheetOptions): AsyncGenerator<SheetBatch> {
  const { header } = source
  const maxRows = options.maxRows ?? 200_000
  const readRow = rowReader(source)
  let done = 0
  for await (const { rows: rawRows, bytes } of source.rows()) {
    if (options.isCancelled?.()) throw cancelled()
    const rows: SheetRow[] = []
    const faults: SheetFault[] = []
    for (const raw of rawRows) {
      if (raw.row <= header.row) continue
      const row = readRow(raw, faults)
      if (row) rows.push(row)
    }
    done += rows.length
    if (done > maxRows) throw tooManyRows(maxRows)
    const share = source.size === 0 ? 1 : Math.min(1, bytes / source.size)
    options.onProgress?.(done, Math.max(done, Math.round(done / share)))
    if (rows.length > 0) yield { rows, faults }
  }
}

/** A row that is empty in all known columns is none. */
function rowReader({ header, meaning }: SheetSource): (raw: RawRow, faults: SheetFault[]) => SheetRow | null {
  const readers = new Map<number, { key: string; read: (cell: RawCell, row: number) => Reading }>()
  for (const [at, column] of header.columns) readers.set(at, { key: column.key, read: columnReader(column, meaning) })
  const required = [...header.columns.values()]
    .filter((column) => column.isRequired === true)
    .map((column) => column.key)
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
