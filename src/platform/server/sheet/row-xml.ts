import { isDay } from '../../domain/day.ts'
import type { SheetColumn } from '../../domain/sheet.ts'
import { keptDigits, plainDecimal, significantDigits } from './decimal-text.ts'
import { columnLetters } from './raw-row.ts'
import { serialOfDay } from './read-day.ts'
import { textTooLong } from './refusals.ts'
import { encodeCellText } from './xml-text.ts'

export interface RowStyles {
  /** The style number of each column. */
  readonly values: readonly number[]
  /** The style number of a text. */
  readonly text: number
}

const longestText = 32_767

/** Writes rows as the worksheet part stores them. The writer throws `sheet-text-too-long`. */
export function rowWriter(
  columns: readonly SheetColumn[],
  styles: RowStyles,
): (values: Readonly<Record<string, string | undefined>>, row: number) => string {
  const places = columns.map((column, at) => ({
    column,
    letters: columnLetters(at),
    style: styles.values[at] ?? 0,
    text: column.kind === 'number' ? styles.text : (styles.values[at] ?? 0),
  }))
  return (values, row) => {
    let xml = `<row r="${row}">`
    for (const { column, letters, style, text } of places) {
      const value = values[column.key]
      if (value === undefined || value === '') continue
      const number = storedNumber(column, value)
      if (number !== null) {
        xml += `<c r="${letters}${row}" s="${style}"><v>${number}</v></c>`
        continue
      }
      if (value.length > longestText) throw textTooLong(row, column.key)
      xml += `<c r="${letters}${row}" s="${text}" t="inlineStr">${inlineText(shownText(column, value))}</c>`
    }
    return `${xml}</row>`
  }
}

/** A text inside of a cell; never read as a formula, whatever it begins with. */
export function inlineText(text: string): string {
  const keepsSpace = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''
  return `<is><t${keepsSpace}>${encodeCellText(text)}</t></is>`
}

function storedNumber(column: SheetColumn, value: string): string | null {
  if (column.kind === 'day') return isDay(value) ? (serialOfDay(value)?.toString() ?? null) : null
  if (column.kind !== 'number') return null
  const decimal = plainDecimal(value)
  return decimal !== null && significantDigits(decimal) <= keptDigits && decimal.length < 40 ? decimal : null
}

/** A day that cannot be a number in a spreadsheet is written the way people write it. */
function shownText(column: SheetColumn, value: string): string {
  const isPartOfDay = column.kind === 'day' && (isDay(value) || /^\d{4}-(0[1-9]|1[0-2])$/.test(value))
  return isPartOfDay ? value.split('-').reverse().join('/') : value
}
