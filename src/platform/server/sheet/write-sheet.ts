import type { SheetColumn } from '../../domain/sheet.ts'
import type { Text } from '../../domain/text.ts'
import { tooManyRowsToWrite } from './refusals.ts'
import { type RowStyles, rowWriter } from './row-xml.ts'
import { type HeaderLanguage, writeFrame } from './sheet-frame.ts'
import { openWorkbook } from './workbook.ts'
import { eachCell, eachRow, tagFacts } from './worksheet-rows.ts'
import { partKey } from './zip-directory.ts'
import { partText } from './zip-part.ts'
import { packPieces, replaceParts } from './zip-write.ts'

export interface SheetContent {
  /** The name of the sheet; shortened and cleaned to what a spreadsheet program takes. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** By column key: texts, days `YYYY-MM-DD` (or `YYYY-MM`, `YYYY`), decimal strings. What is absent stays empty. */
  readonly rows: SheetRows
  readonly title?: Text
  readonly note?: Text
  /** A notice in the very first row, above title and header. */
  readonly band?: Text
  /** Which languages the header row shows; both unless told. */
  readonly headerLanguage?: HeaderLanguage
}

type WritableRow = Readonly<Record<string, string | undefined>>
export type SheetRows = Iterable<WritableRow> | AsyncIterable<WritableRow>

const lastRow = 1_048_576
const pieceLength = 128 * 1024

/**
 * Writes an .xlsx; without rows it is a template. Only the packed file stays in memory, whatever the rows.
 * Nothing that is written can become a formula. Throws a Problem `refused`: `sheet-too-many-rows` and
 * `sheet-text-too-long`.
 */
export async function writeSheet(content: SheetContent): Promise<Uint8Array> {
  const frame = await writeFrame(content)
  const archive = Buffer.from(frame.bytes.buffer, frame.bytes.byteOffset, frame.bytes.byteLength)
  const { directory, sheets } = openWorkbook(archive, Number.POSITIVE_INFINITY)
  const part = sheets.find((sheet) => sheet.name === frame.sheet)?.part
  if (!part) throw new Error(`the frame has no sheet ${frame.sheet}`)
  const cut = cutFrame(partText(archive, part), frame.firstRow, content.columns)
  const packed = await packPieces(sheetPieces(cut, content, frame.firstRow))
  return replaceParts(archive, directory, new Map([[partKey(part.name), packed]]))
}

interface CutFrame {
  readonly head: string
  readonly tail: string
  readonly styles: RowStyles
}

/** Takes the two sample rows out of the frame and keeps their styles; gives the columns below the rows a style too. */
function cutFrame(xml: string, firstRow: number, columns: readonly SheetColumn[]): CutFrame {
  const samples: { from: number; to: number; styles: readonly number[] }[] = []
  eachRow(xml, (tag, body, from, to) => {
    if (Number(/ r="(\d+)"/.exec(tag)?.[1]) < firstRow) return
    const styles: number[] = []
    eachCell(body, (cell) => styles.push(tagFacts(cell).style))
    samples.push({ from, to, styles })
  })
  const [values, texts] = samples
  if (!values || !texts || values.styles.length !== columns.length) throw new Error('the frame lacks its sample rows')
  const text = texts.styles[0] ?? 0
  // A day of which a part may be missing has to stay what was typed, not become a whole day.
  const below = columns.map((column, at) => (column.allowsPartial === true ? text : (values.styles[at] ?? 0)))
  let at = 0
  const head = xml
    .slice(0, values.from)
    .replace(/<dimension[^>]*>/, '')
    .replace(/<col (?=min=)/g, () => `<col style="${below[at++] ?? 0}" `)
  return { head, tail: xml.slice(texts.to), styles: { values: values.styles, text } }
}

async function* sheetPieces(cut: CutFrame, content: SheetContent, firstRow: number): AsyncGenerator<string> {
  const write = rowWriter(content.columns, cut.styles)
  let piece = cut.head
  let row = firstRow
  for await (const values of content.rows) {
    if (row > lastRow) throw tooManyRowsToWrite(lastRow - firstRow + 1)
    piece += write(values, row)
    row += 1
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece + cut.tail
}
