import { cleanText } from './clean-text.ts'
import type { RawCell, RawRow } from './raw-row.ts'

export const csvDelimiters = [',', ';', '\t'] as const

/** One record of a CSV text and where it stands in it; `to` is before its line end. */
export interface CsvRecord {
  readonly fields: readonly string[]
  readonly from: number
  readonly to: number
}

/** The records of a CSV text (RFC 4180); a lone quote inside of a field is a character. */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord> {
  let at = 0
  while (at < text.length) {
    const from = at
    const fields: string[] = []
    for (;;) {
      const field = text[at] === '"' ? quotedField(text, at) : { value: '', next: at }
      const end = fieldEnd(text, field.next, delimiter)
      fields.push(field.value + text.slice(field.next, end))
      at = end
      if (text[at] !== delimiter) break
      at += 1
    }
    const to = at
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
    yield { fields, from, to }
  }
}

function quotedField(text: string, from: number): { value: string; next: number } {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { value: value + text.slice(at), next: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, next: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

/** The rows of a CSV text that hold values, a thousand at a time. */
export function* csvRows(
  text: string,
  delimiter: string,
): Generator<{ readonly rows: readonly RawRow[]; readonly bytes: number }> {
  let rows: RawRow[] = []
  let row = 0
  for (const record of csvRecords(text, delimiter)) {
    row += 1
    const cells = record.fields.flatMap((field, column) => cellOf(field, column))
    if (cells.length > 0) rows.push({ row, cells })
    if (rows.length === 1000) {
      yield { rows, bytes: record.to }
      rows = []
    }
  }
  if (rows.length > 0) yield { rows, bytes: text.length }
}

function cellOf(field: string, column: number): RawCell[] {
  // Other programs write ="0123" so that a spreadsheet keeps the zero.
  const kept = /^\s*="([^"]*)"\s*$/.exec(field)
  const value = cleanText(kept?.[1] ?? field)
  return value === ''
    ? []
    : [{ column, kind: 'text', value, style: 0, isFormula: !kept && field.trimStart().startsWith('=') }]
}
