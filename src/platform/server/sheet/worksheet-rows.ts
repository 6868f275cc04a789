import { cleanText } from './clean-text.ts'
import { columnOf, type RawCell, type RawRow } from './raw-row.ts'
import { damaged } from './refusals.ts'
import { textOfRuns } from './shared-strings.ts'
import type { WorksheetPiece } from './worksheet-pieces.ts'
import { decodeCellText, decodeXml, withoutPrefix } from './xml-text.ts'

/** The rows of a piece that hold values. Throws `sheet-damaged`. */
export function rowsOfPiece({ xml, prefix, before }: WorksheetPiece, strings: readonly string[]): readonly RawRow[] {
  const text = withoutPrefix(Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength).toString('utf8'), prefix)
  const rows: RawRow[] = []
  let last = before
  eachRow(text, (tag, body) => {
    last = rowNumber(tag, last)
    const cells = holdsValue(body) ? cellsOf(body, strings) : []
    if (cells.length > 0) rows.push({ row: last, cells })
  })
  return rows
}

export const holdsValue = (xml: string): boolean => xml.includes('<v') || xml.includes('<is') || xml.includes('<f')

/**
 * Calls back for every whole row with its opening tag and what stands inside of it. Returns what is left over for
 * the next piece, and whether the rows are over.
 */
export function eachRow(
  text: string,
  take: (tag: string, body: string, from: number, to: number) => void,
): { readonly rest: string; readonly isOver: boolean } {
  const over = text.indexOf('</sheetData>')
  let at = 0
  for (;;) {
    const from = text.indexOf('<row', at)
    if (over >= 0 && (from < 0 || over < from)) return { rest: text.slice(over), isOver: true }
    if (from < 0) return { rest: text.slice(Math.max(at, text.lastIndexOf('<'))), isOver: false }
    const tagEnd = text.indexOf('>', from)
    if (tagEnd < 0) return { rest: text.slice(from), isOver: false }
    if (text[tagEnd - 1] === '/') {
      take(text.slice(from, tagEnd + 1), '', from, tagEnd + 1)
      at = tagEnd + 1
      continue
    }
    const to = text.indexOf('</row>', tagEnd)
    if (to < 0) return { rest: text.slice(from), isOver: false }
    take(text.slice(from, tagEnd + 1), text.slice(tagEnd + 1, to), from, to + 6)
    at = to + 6
  }
}

const rowAttribute = /\sr\s*=\s*["'](\d+)["']/

/** A row that does not say its number follows the one before. */
export function rowNumber(tag: string, last: number): number {
  const match = rowAttribute.exec(tag)
  return match ? Number(match[1]) : last + 1
}

function cellsOf(body: string, strings: readonly string[]): readonly RawCell[] {
  const cells: RawCell[] = []
  let next = 0
  eachCell(body, (tag, inside) => {
    const facts = tagFacts(tag)
    const column = facts.reference === '' ? next : columnOf(facts.reference)
    if (column < 0 || column > 16_383) throw damaged('sheet')
    next = column + 1
    if (inside === '') return
    const cell = cellOf(column, facts.type, facts.style, inside, strings)
    if (cell) cells.push(cell)
  })
  return cells
}

/** Calls back for every cell with its opening tag and what stands inside of it. */
export function eachCell(body: string, take: (tag: string, inside: string) => void): void {
  let at = 0
  for (;;) {
    const from = body.indexOf('<c', at)
    if (from < 0) return
    const tagEnd = body.indexOf('>', from)
    if (tagEnd < 0) throw damaged('sheet')
    if (body.charCodeAt(tagEnd - 1) === 47) {
      take(body.slice(from, tagEnd + 1), '')
      at = tagEnd + 1
      continue
    }
    const to = body.indexOf('</c>', tagEnd)
    if (to < 0) throw damaged('sheet')
    take(body.slice(from, tagEnd + 1), body.slice(tagEnd + 1, to))
    at = to + 4
  }
}

const usualTag = /^<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(\w+)")?\s*\/?>$/
const anyAttribute = /\s(\w+)\s*=\s*["']([^"']*)["']/g

export function tagFacts(tag: string): { reference: string; style: number; type: string } {
  const usual = usualTag.exec(tag)
  if (usual) return { reference: usual[1] ?? '', style: Number(usual[2] ?? 0), type: usual[3] ?? 'n' }
  const found = new Map([...tag.matchAll(anyAttribute)].map((match) => [match[1], match[2] ?? '']))
  return { reference: found.get('r') ?? '', style: Number(found.get('s') ?? 0), type: found.get('t') ?? 'n' }
}

const kinds: Readonly<Record<string, RawCell['kind']>> = { n: 'number', b: 'boolean', e: 'error', d: 'iso-day' }

function cellOf(
  column: number,
  type: string,
  style: number,
  inside: string,
  strings: readonly string[],
): RawCell | null {
  const isFormula = inside.includes('<f')
  if (isFormula) return { column, kind: 'text', value: '', style, isFormula }
  if (type === 'inlineStr') return textCell(column, style, cleanText(textOfRuns(insideText(inside))))
  const value = insideValue(inside)
  if (value === '') return null
  if (type === 's') {
    const text = strings[Number(value)]
    if (text === undefined) throw damaged('sharedStrings')
    return textCell(column, style, text)
  }
  const kind = kinds[type]
  if (kind === undefined) return textCell(column, style, cleanText(decodeCellText(value)))
  return { column, kind, value: cleanText(decodeXml(value)), style, isFormula }
}

const textCell = (column: number, style: number, value: string): RawCell | null =>
  value === '' ? null : { column, kind: 'text', value, style, isFormula: false }

function insideValue(inside: string): string {
  const open = inside.indexOf('<v')
  const from = inside.indexOf('>', open) + 1
  const to = inside.indexOf('</v>', from)
  return open < 0 || to < 0 ? '' : inside.slice(from, to)
}

const insideText = (inside: string): string =>
  inside.startsWith('<is>') && inside.endsWith('</is>') ? inside.slice(4, -5) : inside
