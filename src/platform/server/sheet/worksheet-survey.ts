import { columnOf } from './raw-row.ts'
import { attribute, prefixOf, tagsOf, withoutPrefix } from './xml-text.ts'

export interface Merge {
  readonly range: string
  /** 0-based, both inside. */
  readonly columns: readonly [number, number]
  /** 1-based, both inside. */
  readonly rows: readonly [number, number]
}

/** What a worksheet part says only after its rows, and where its last value stands. */
export interface WorksheetSurvey {
  readonly merges: readonly Merge[]
  /** Bytes of the part up to the last value or formula. */
  readonly dataEnd: number
}

const overlap = 32

/** Reads a worksheet part once without looking at its values. */
export async function surveyWorksheet(chunks: AsyncIterable<Buffer>): Promise<WorksheetSurvey> {
  let bytes = 0
  let dataEnd = 0
  let prefix: string | null = null
  let rowsEnd = ''
  let before: Buffer = Buffer.alloc(0)
  const tail: Buffer[] = []
  for await (const chunk of chunks) {
    if (prefix === null) {
      prefix = prefixOf(chunk.toString('utf8', 0, 1000))
      rowsEnd = `</${prefix}sheetData>`
    }
    if (tail.length > 0) {
      tail.push(chunk)
      continue
    }
    const piece = before.length === 0 ? chunk : Buffer.concat([before, chunk])
    const end = piece.indexOf(rowsEnd)
    const rows = end < 0 ? piece : piece.subarray(0, end)
    const lastValue = lastOf(rows)
    if (lastValue >= 0) dataEnd = bytes - before.length + lastValue + 2
    if (end >= 0) tail.push(piece.subarray(end))
    bytes += chunk.length
    before = piece.subarray(Math.max(0, piece.length - overlap))
  }
  return { merges: mergesOf(withoutPrefix(Buffer.concat(tail).toString('utf8'), prefix ?? '')), dataEnd }
}

/** Where the last end of a value, a text or a formula stands: `</v>`, `</t>`, `</f>`, `<f .../>`. */
function lastOf(piece: Buffer): number {
  const value = piece.lastIndexOf('v>')
  const after = piece.subarray(Math.max(0, value))
  const later = Math.max(
    after.lastIndexOf('t>'),
    after.lastIndexOf('f>'),
    after.lastIndexOf('<f '),
    after.lastIndexOf(':f '),
  )
  return later < 0 ? value : later + Math.max(0, value)
}

const mergesOf = (xml: string): readonly Merge[] =>
  tagsOf(xml, 'mergeCell').map((tag) => {
    const range = attribute(tag, 'ref') ?? ''
    const [first = '', second = first] = range.split(':')
    return {
      range,
      columns: [columnOf(first), columnOf(second)],
      rows: [Number(first.replace(/\D/g, '')), Number(second.replace(/\D/g, ''))],
    }
  })
