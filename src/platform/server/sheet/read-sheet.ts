import type { SheetColumn, SheetFault, SheetRow } from '../../domain/sheet.ts'
import { isFaultHeader } from './fault-header.ts'
import type { UnknownHeader } from './header.ts'
import { parseInThread } from './parse-thread.ts'
import { batchReader, type SheetBatch } from './read-piece.ts'
import { cancelled, tooManyRows } from './refusals.ts'
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
  /** A large workbook is parsed in a thread of its own, while this one works on its rows. */
  readonly isParsedApart?: boolean
}

export interface OpenedSheet {
  /** 1-based. */
  readonly headerRow: number
  /** The keys of the columns that stand in the file. */
  readonly keys: readonly string[]
  /** Headers in that row that name no column; what stands below them is not read. */
  readonly unknown: readonly UnknownHeader[]
  /** From the first row to the last; every walk reads the file anew. */
  readonly batches: AsyncIterable<SheetBatch>
}

const mebibyte = 1_048_576
const mostRows = 200_000

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
    unknown: source.header.unknown.filter(({ name }) => !isFaultHeader(name)),
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
  const maxRows = options.maxRows ?? mostRows
  let done = 0
  const batches = (options.isParsedApart === true ? parseInThread(source) : null) ?? parseHere(source)
  for await (const { bytes, ...batch } of batches) {
    if (options.isCancelled?.()) throw cancelled()
    done += batch.rows.length
    if (done > maxRows) throw tooManyRows(maxRows)
    const share = source.size === 0 ? 1 : Math.min(1, bytes / source.size)
    options.onProgress?.(done, Math.max(done, Math.round(done / share)))
    if (batch.rows.length > 0) yield batch
  }
}

/** A batch, and how far into the file it reaches, of `SheetSource.size`. */
export type ReadBatch = SheetBatch & { readonly bytes: number }

async function* parseHere(source: SheetSource): AsyncGenerator<ReadBatch> {
  const readBatch = batchReader(source.meaning)
  for await (const { rows, bytes } of source.rows()) yield { ...readBatch(rows), bytes }
}
