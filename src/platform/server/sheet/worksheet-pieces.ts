import { damaged } from './refusals.ts'
import { eachRow, holdsValue, rowNumber } from './worksheet-rows.ts'
import { prefixOf, withoutPrefix } from './xml-text.ts'

/** Some whole rows of a worksheet part; they can be read by themselves, in any order and in any thread. */
export interface WorksheetPiece {
  /** UTF-8. */
  readonly xml: Uint8Array
  /** The prefix with its colon that the elements carry, or the empty text. */
  readonly prefix: string
  /** The number of the row before the first of them. */
  readonly before: number
  /** Where it ends, in bytes of the part. */
  readonly bytes: number
}

const longestRow = 32_000_000
const firstBytes = 1000

/**
 * A worksheet part cut where rows end.
 * `dataEnd` says after how many bytes no value comes any more; what follows is not read.
 * Throws `sheet-damaged`.
 */
export async function* worksheetPieces(
  chunks: AsyncIterable<Buffer>,
  dataEnd = Number.POSITIVE_INFINITY,
): AsyncGenerator<WorksheetPiece> {
  let prefix: string | null = null
  let rest: Buffer = Buffer.alloc(0)
  let bytes = 0
  let before = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    const whole: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    prefix ??= prefixOf(whole.toString('utf8', 0, firstBytes))
    const over = whole.indexOf(`</${prefix}sheetData>`)
    const end = over >= 0 ? over : endOfRows(whole, prefix)
    rest = whole.subarray(end)
    if (rest.length > longestRow) throw damaged('sheet')
    if (end > 0) {
      const piece = { xml: whole.subarray(0, end), prefix, before, bytes }
      before = lastRowOf(piece)
      yield piece
    }
    if (over >= 0 || (bytes >= dataEnd && !holdsValue(withoutPrefix(rest.toString('latin1'), prefix)))) return
  }
}

/** Behind the last row that ended, or before the last one that began. */
function endOfRows(xml: Buffer, prefix: string): number {
  const closing = `</${prefix}row>`
  const closed = xml.lastIndexOf(closing)
  return Math.max(closed < 0 ? 0 : closed + closing.length, xml.lastIndexOf(`<${prefix}row`))
}

/** Rows say their numbers; where the last does not, they are counted. */
function lastRowOf({ xml, prefix, before }: WorksheetPiece): number {
  const part = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength)
  const from = part.lastIndexOf(`<${prefix}row`)
  if (from < 0) return before
  const said = rowNumber(part.toString('utf8', from, part.indexOf('>', from) + 1), Number.NaN)
  if (!Number.isNaN(said)) return said
  let last = before
  eachRow(withoutPrefix(part.toString('utf8'), prefix), (tag) => {
    last = rowNumber(tag, last)
  })
  return last
}
