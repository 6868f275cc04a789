import { StringDecoder } from 'node:string_decoder'
import type { FaultStyles } from './fault-styles.ts'
import { columnLetters, columnOf } from './raw-row.ts'
import { inlineText } from './row-xml.ts'
import { eachCell, eachRow, rowNumber, tagFacts } from './worksheet-rows.ts'
import { attribute, prefixOf, tagsOf, withoutPrefix } from './xml-text.ts'
import type { ZipEntry } from './zip-directory.ts'
import { partChunks } from './zip-part.ts'

export interface FaultMarking {
  /** 0-based; where the messages stand. */
  readonly column: number
  readonly headerRow: number
  readonly header: string
  readonly styles: FaultStyles
  /** Which columns (0-based) of a row are at fault and what to say; null for a row without fault. */
  rowFault(row: number): { readonly columns: ReadonlySet<number>; readonly message: string } | null
}

const spreadsheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The worksheet part with its faults marked, piece by piece; its elements lose the prefix they may have. */
export async function* faultRows(archive: Buffer, part: ZipEntry, marking: FaultMarking): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let prefix: string | null = null
  let text = ''
  let stage: 'head' | 'rows' | 'tail' = 'head'
  let last = 0
  for await (const chunk of partChunks(archive, part)) {
    const piece = decoder.write(chunk)
    prefix ??= prefixOf(piece)
    text = withoutPrefix(text + piece, prefix)
    if (stage === 'head') {
      const rowsAt = text.indexOf('<sheetData')
      if (rowsAt < 0) continue
      yield headWith(text.slice(0, rowsAt), prefix, marking.column)
      text = text.slice(rowsAt)
      stage = 'rows'
    }
    if (stage === 'rows') {
      let out = ''
      let from = 0
      const { rest, isOver } = eachRow(text, (tag, body, rowFrom, rowTo) => {
        last = rowNumber(tag, last)
        out += text.slice(from, rowFrom) + (markedRow(tag, body, last, marking) ?? text.slice(rowFrom, rowTo))
        from = rowTo
      })
      yield out + text.slice(from, text.length - rest.length)
      text = rest
      if (isOver) stage = 'tail'
    }
    if (stage === 'tail') {
      // The last tag may go on in the next piece, and its prefix with it.
      const cut = prefix === '' ? text.length : text.lastIndexOf('<')
      yield text.slice(0, cut)
      text = text.slice(cut)
    }
  }
  yield text
}

function headWith(head: string, prefix: string, column: number): string {
  const plain = head.replace(/<dimension[^>]*>/, '')
  const rooted =
    prefix === '' ? plain : plain.replace(/<worksheet(?=[\s>])/, `<worksheet xmlns="${namespaceOf(plain, prefix)}"`)
  const columns = tagsOf(rooted, 'col').flatMap((tag) => withoutColumn(tag, column + 1))
  const own = { min: column + 1, xml: `<col min="${column + 1}" max="${column + 1}" width="80" customWidth="1"/>` }
  const list = [...columns, own].sort((a, b) => a.min - b.min).map((item) => item.xml)
  return `${rooted.replace(/<cols(?=[\s>])[\s\S]*?<\/cols>/, '')}<cols>${list.join('')}</cols>`
}

const namespaceOf = (xml: string, prefix: string): string =>
  attribute(tagsOf(xml, 'worksheet')[0] ?? '', `xmlns:${prefix.slice(0, -1)}`) ?? spreadsheetNamespace

/** A run of columns without one of them (1-based): itself, or what stands left and right of it. */
function withoutColumn(tag: string, column: number): { min: number; xml: string }[] {
  const [min, max] = [Number(attribute(tag, 'min')), Number(attribute(tag, 'max'))]
  if (column < min || column > max) return [{ min, xml: tag }]
  const run = (from: number, to: number): { min: number; xml: string }[] =>
    from > to
      ? []
      : [{ min: from, xml: tag.replace(/\smin="\d+"/, ` min="${from}"`).replace(/\smax="\d+"/, ` max="${to}"`) }]
  return [...run(min, column - 1), ...run(column + 1, max)]
}

/** The row with its marks; null when it stays as it is. */
function markedRow(tag: string, body: string, row: number, marking: FaultMarking): string | null {
  const fault = marking.rowFault(row)
  const isHeader = row === marking.headerRow
  if (!fault && row < marking.headerRow) return null
  const cells = new Map<number, { tag: string; inside: string }>()
  let next = 0
  eachCell(body, (cellTag, inside) => {
    const { reference } = tagFacts(cellTag)
    const column = reference === '' ? next : columnOf(reference)
    next = column + 1
    cells.set(column, { tag: cellTag, inside })
  })
  if (!fault && !isHeader && !cells.has(marking.column)) return null

  if (cells.has(marking.column) && !isHeader) {
    for (const [column, cell] of cells) {
      const { style } = tagFacts(cell.tag)
      const bare = marking.styles.unfilled(style)
      if (bare !== style) cells.set(column, { ...cell, tag: withStyle(cell.tag, bare) })
    }
  }
  for (const column of fault?.columns ?? []) {
    const cell = cells.get(column) ?? { tag: `<c r="${columnLetters(column)}${row}"/>`, inside: '' }
    cells.set(column, { ...cell, tag: withStyle(cell.tag, marking.styles.filled(tagFacts(cell.tag).style)) })
  }
  const neighbour = cells.get(marking.column - 1)
  cells.delete(marking.column)
  const said = isHeader ? marking.header : fault?.message
  if (said !== undefined) {
    const style = isHeader ? (neighbour ? tagFacts(neighbour.tag).style : 0) : marking.styles.message()
    const place = `${columnLetters(marking.column)}${row}`
    cells.set(marking.column, {
      tag: `<c r="${place}" s="${style}" t="inlineStr">`,
      inside: inlineText(said.slice(0, 32_000)),
    })
  }
  const written = [...cells]
    .sort(([a], [b]) => a - b)
    .map(([, cell]) => (cell.tag.endsWith('/>') ? cell.tag : `${cell.tag}${cell.inside}</c>`))
  return `${openRow(tag)}${written.join('')}</row>`
}

/** The opening tag of a row that got wider, and perhaps higher unless its height was set by hand. */
function openRow(tag: string): string {
  const open = tag.replace(/\/>$/, '>').replace(/\sspans="[^"]*"/, '')
  return /\scustomHeight="(1|true)"/.test(open) ? open : open.replace(/\sht="[^"]*"/, '')
}

const withStyle = (tag: string, style: number): string =>
  /\ss="/.test(tag) ? tag.replace(/\ss="\d*"/, ` s="${style}"`) : tag.replace(/^<c/, `<c s="${style}"`)
