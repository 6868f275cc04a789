import type { SheetColumn, SheetFault } from '../../domain/sheet.ts'
import { csvRecords } from './csv-rows.ts'
import { faultHeader, isFaultHeader } from './fault-header.ts'
import { faultRows } from './fault-rows.ts'
import { FaultStyles } from './fault-styles.ts'
import type { Header } from './header.ts'
import { type CsvPlace, openSource, type SheetSource, type WorkbookPlace } from './sheet-source.ts'
import { partKey } from './zip-directory.ts'
import { partText } from './zip-part.ts'
import { type PackedPart, packPieces, packText, replaceParts } from './zip-write.ts'

/**
 * A copy of a file with the cells at fault filled and a last column that says what is wrong in each row; nothing
 * else changes its value. A column of that name from an earlier round is written anew. A CSV stays a CSV, in UTF-8.
 * Throws what `openSheet` throws.
 */
export async function writeFaults(
  bytes: Uint8Array,
  columns: readonly SheetColumn[],
  faults: readonly SheetFault[],
): Promise<Uint8Array> {
  const source = await openSource(bytes, columns, { maxBytes: Number.POSITIVE_INFINITY, maxUnpackedBytes: 2 ** 30 })
  const at = await faultColumn(source)
  const byRow = new Map<number, SheetFault[]>()
  for (const fault of faults) byRow.set(fault.row, [...(byRow.get(fault.row) ?? []), fault])
  return source.place.kind === 'csv'
    ? csvWithFaults(source.place, source.header, at, byRow)
    : workbookWithFaults(source.place, source.header, at, byRow)
}

/** The place of the fault column of an earlier round, or the first to the right of all values. */
async function faultColumn(source: SheetSource): Promise<number> {
  let last = 0
  for await (const { rows } of source.rows()) {
    for (const { row, cells } of rows) {
      const earlier = cells.find((cell) => row === source.header.row && isFaultHeader(cell.value))
      if (earlier) return earlier.column
      for (const cell of cells) last = Math.max(last, cell.column)
    }
  }
  return last + 1
}

type FaultsByRow = ReadonlyMap<number, readonly SheetFault[]>

function messageOf(faults: readonly SheetFault[], header: Header, separator: string): string {
  const columns = new Map([...header.columns.values()].map((column) => [column.key, column.header]))
  return faults
    .map(({ key, text }) => {
      const name = columns.get(key ?? '')
      return name ? `${name.vi}: ${text.vi} / ${name.en}: ${text.en}` : `${text.vi} / ${text.en}`
    })
    .join(separator)
}

async function workbookWithFaults(
  place: WorkbookPlace,
  header: Header,
  at: number,
  byRow: FaultsByRow,
): Promise<Uint8Array> {
  const { archive, directory, styles } = place.workbook
  const fills = new FaultStyles(styles ? partText(archive, styles) : '')
  const places = new Map([...header.columns].map(([column, { key }]) => [key, column]))
  const pieces = faultRows(archive, place.sheet.part, {
    column: at,
    headerRow: header.row,
    header: faultHeader,
    styles: fills,
    rowFault: (row) => {
      const faults = byRow.get(row)
      if (!faults || row <= header.row) return null
      const columns = faults.flatMap(({ key }) => places.get(key ?? '') ?? [])
      return { columns: new Set(columns), message: messageOf(faults, header, '\n') }
    },
  })
  const replaced = new Map<string, PackedPart>([[partKey(place.sheet.part.name), await packPieces(pieces)]])
  if (styles) replaced.set(partKey(styles.name), packText(fills.xml()))
  return replaceParts(archive, directory, replaced)
}

function csvWithFaults({ text, delimiter }: CsvPlace, header: Header, at: number, byRow: FaultsByRow): Uint8Array {
  const lines: string[] = []
  for (const { fields } of csvRecords(text, delimiter)) {
    const row = lines.length + 1
    const faults = row > header.row ? (byRow.get(row) ?? []) : []
    const said = row === header.row ? faultHeader : messageOf(faults, header, ' | ')
    const width = said === '' ? fields.length : Math.max(fields.length, at + 1)
    const all = Array.from({ length: width }, (_, column) =>
      column === at && row >= header.row ? said : (fields[column] ?? ''),
    )
    lines.push(all.map((field) => csvField(field, delimiter)).join(delimiter))
  }
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
}

const csvField = (field: string, delimiter: string): string =>
  field.includes(delimiter) || /["\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
