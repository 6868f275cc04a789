import type { SheetRow } from '../../domain/sheet.ts'

/**
 * Rows as one text, which goes from thread to thread faster than as many objects: a line each, its number and the values of
 * `keys` in their order. Values are clean texts and hold neither tab nor newline.
 */
export function packRows(rows: readonly SheetRow[], keys: readonly string[]): string {
  let text = ''
  for (const { row, cells } of rows) {
    text += row
    for (const key of keys) text += `\t${cells[key] ?? ''}`
    text += '\n'
  }
  return text
}

export function unpackRows(text: string, keys: readonly string[]): readonly SheetRow[] {
  const rows: SheetRow[] = []
  let at = 0
  while (at < text.length) {
    const end = text.indexOf('\n', at)
    const [row, ...values] = text.slice(at, end).split('\t')
    const cells: Record<string, string> = {}
    for (const [index, key] of keys.entries()) {
      const value = values[index]
      if (value !== undefined && value !== '') cells[key] = value
    }
    rows.push({ row: Number(row), cells })
    at = end + 1
  }
  return rows
}
