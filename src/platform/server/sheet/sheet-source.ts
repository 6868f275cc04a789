import { isUtf8 } from 'node:buffer'
import type { SheetColumn } from '../../domain/sheet.ts'
import { csvDelimiters, csvRows } from './csv-rows.ts'
import { findHeader, type Header, type HeaderSearch, headerRows } from './header.ts'
import type { RawRow } from './raw-row.ts'
import type { RowMeaning } from './read-piece.ts'
import { encrypted, headerMissing, mergedCells, notASheet, oldFormat, tooLarge } from './refusals.ts'
import { readSharedStrings } from './shared-strings.ts'
import { guideName } from './sheet-names.ts'
import { openWorkbook, type Workbook, type WorkbookSheet } from './workbook.ts'
import { type WorksheetPiece, worksheetPieces } from './worksheet-pieces.ts'
import { rowsOfPiece } from './worksheet-rows.ts'
import { surveyWorksheet, type WorksheetSurvey } from './worksheet-survey.ts'
import { partChunks } from './zip-part.ts'

export interface RawBatch {
  readonly rows: readonly RawRow[]
  /** How far into the file this batch reaches, of `size`. */
  readonly bytes: number
}

/** A file whose header is found; its rows are still to be read. */
export interface SheetSource {
  readonly header: Header
  readonly meaning: RowMeaning
  readonly place: WorkbookPlace | CsvPlace
  /** Up to the last value, in the unit of `RawBatch.bytes`. */
  readonly size: number
  /** Null where a row cannot be told from the next without all that stands before it. */
  readonly apart: ApartRows | null
  /** Every row with values, the header and what stands above it included. */
  rows(): AsyncIterable<RawBatch> | Iterable<RawBatch>
}

/** Rows that can be read apart from each other. */
export interface ApartRows {
  /** The texts that cells refer to by number. */
  readonly strings: readonly string[]
  pieces(): AsyncIterable<WorksheetPiece>
}

export interface WorkbookPlace {
  readonly kind: 'workbook'
  readonly workbook: Workbook
  readonly sheet: WorkbookSheet
}

export interface CsvPlace {
  readonly kind: 'csv'
  readonly text: string
  readonly delimiter: string
}

export interface SourceLimits {
  readonly maxBytes: number
  readonly maxUnpackedBytes: number
}

/** Finds out what a file is and where its columns stand. Throws every refusal that does not need the rows. */
export async function openSource(
  bytes: Uint8Array,
  columns: readonly SheetColumn[],
  limits: SourceLimits,
): Promise<SheetSource> {
  if (bytes.length > limits.maxBytes) throw tooLarge(bytes.length, limits.maxBytes)
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(file, [0xd0, 0xcf, 0x11, 0xe0])) throw file.includes(encryptedPackage) ? encrypted() : oldFormat()
  if (startsWith(file, [0x50, 0x4b])) return workbookSource(openWorkbook(file, limits.maxUnpackedBytes), columns)
  return csvSource(file, columns)
}

const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

const startsWith = (file: Buffer, mark: readonly number[]): boolean => mark.every((byte, at) => file[at] === byte)

async function workbookSource(workbook: Workbook, columns: readonly SheetColumn[]): Promise<SheetSource> {
  const { archive, is1904, formats } = workbook
  const strings = await readSharedStrings(archive, workbook.strings)
  const { sheet, header } = await bestSheet(workbook, strings, columns)
  const survey = await surveyWorksheet(partChunks(archive, sheet.part))
  refuseMerges(survey, header)
  const apart = { strings, pieces: () => worksheetPieces(partChunks(archive, sheet.part), survey.dataEnd) }
  return {
    header,
    meaning: { headerRow: header.row, columns: header.columns, numbers: { is1904, formats } },
    place: { kind: 'workbook', workbook, sheet },
    size: survey.dataEnd,
    apart,
    rows: () => rowsOfPieces(apart.pieces(), strings),
  }
}

async function* rowsOfPieces(
  pieces: AsyncIterable<WorksheetPiece>,
  strings: readonly string[],
): AsyncGenerator<RawBatch> {
  for await (const piece of pieces) {
    const rows = rowsOfPiece(piece, strings)
    if (rows.length > 0) yield { rows, bytes: piece.bytes }
  }
}

/** The visible sheet whose first rows name the most columns. */
async function bestSheet(
  workbook: Workbook,
  strings: readonly string[],
  columns: readonly SheetColumn[],
): Promise<{ sheet: WorkbookSheet; header: Header }> {
  const visible = workbook.sheets.filter((sheet) => !sheet.isHidden)
  const sheets = visible.length > 1 ? visible.filter((sheet) => sheet.name !== guideName) : visible
  let best: { sheet: WorkbookSheet; search: HeaderSearch } | null = null
  for (const sheet of sheets) {
    const search = findHeader(
      await firstRows(rowsOfPieces(worksheetPieces(partChunks(workbook.archive, sheet.part)), strings)),
      columns,
    )
    if (!best || scoreOf(search) > scoreOf(best.search)) best = { sheet, search }
  }
  if (best?.search.header) return { sheet: best.sheet, header: best.search.header }
  throw headerMissing({ sheet: best?.sheet.name ?? null, ...(best?.search ?? findHeader([], columns)).details })
}

const scoreOf = (search: HeaderSearch): number => (search.header ? 10_000 : 0) + search.matched

async function firstRows(batches: AsyncIterable<RawBatch> | Iterable<RawBatch>): Promise<readonly RawRow[]> {
  const first: RawRow[] = []
  for await (const { rows } of batches) {
    first.push(...rows.filter((row) => row.row <= headerRows))
    if (rows.some((row) => row.row > headerRows)) break
  }
  return first
}

function refuseMerges(survey: WorksheetSurvey, header: Header): void {
  const inside = survey.merges.filter(
    ({ rows, columns }) =>
      rows[1] > header.row && [...header.columns.keys()].some((column) => column >= columns[0] && column <= columns[1]),
  )
  if (inside.length > 0) throw mergedCells(inside.map((merge) => merge.range))
}

async function csvSource(file: Buffer, columns: readonly SheetColumn[]): Promise<SheetSource> {
  if (!isUtf8(file) || file.includes(0)) throw notASheet()
  const text = file.toString('utf8').replace(/^\uFEFF/, '')
  if (text.trim() === '' || text.trimStart().startsWith('<')) throw notASheet()
  const searches = await Promise.all(
    csvDelimiters.map(async (delimiter) => ({
      delimiter,
      search: findHeader(await firstRows(csvRows(text, delimiter)), columns),
    })),
  )
  const best = searches.reduce((a, b) => (scoreOf(b.search) > scoreOf(a.search) ? b : a))
  const { header } = best.search
  if (!header) throw headerMissing({ sheet: null, ...best.search.details })
  return {
    header,
    meaning: { headerRow: header.row, columns: header.columns, numbers: { is1904: false, formats: [] } },
    place: { kind: 'csv', text, delimiter: best.delimiter },
    size: text.length,
    apart: null,
    rows: () => csvRows(text, best.delimiter),
  }
}
