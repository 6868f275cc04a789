import type { SheetColumn } from '../../domain/sheet.ts'
import { foldForMatch } from './clean-text.ts'
import { keptDigits, plainDecimal, significantDigits } from './decimal-text.ts'
import { generalFormat, type NumberFormat } from './number-format.ts'
import { placeOf, type RawCell } from './raw-row.ts'
import { dayFromNumber, dayFromText, dayOfSerial } from './read-day.ts'
import { numberFromText } from './read-number.ts'
import { choiceFault, errorFault, formulaFault, lostDigitsFault, type Reading, rowFault } from './row-fault.ts'

/** How the numbers of one file are to be understood. */
export interface NumberMeaning {
  readonly is1904: boolean
  readonly formats: readonly NumberFormat[]
}

/** Reads the cells of one column; never takes what a formula computed. */
export function columnReader(column: SheetColumn, meaning: NumberMeaning): (cell: RawCell, row: number) => Reading {
  const choices = new Map((column.choices ?? []).map((choice) => [foldForMatch(choice), choice]))
  const allowsPartial = column.allowsPartial === true
  const textOf = (cell: RawCell): Reading =>
    cell.kind === 'number' ? textOfNumber(cell, meaning) : typedText(cell.value)
  return (cell, row) => {
    if (cell.isFormula) return formulaFault(placeOf(cell.column, row))
    if (cell.kind === 'error') return errorFault(placeOf(cell.column, row), cell.value)
    if (column.kind === 'day') {
      return cell.kind === 'number'
        ? dayFromNumber(cell.value, formatOf(cell, meaning), meaning.is1904, allowsPartial)
        : dayFromText(cell.value, allowsPartial)
    }
    if (column.kind === 'number')
      return cell.kind === 'number' ? storedNumber(cell, meaning) : numberFromText(cell.value)
    const text = textOf(cell)
    if (column.kind === 'text' || text.value === undefined) return text
    const choice = choices.get(foldForMatch(text.value))
    return choice === undefined ? choiceFault(text.value, column.choices ?? []) : { value: choice }
  }
}

const formatOf = (cell: RawCell, meaning: NumberMeaning): NumberFormat => meaning.formats[cell.style] ?? generalFormat

function storedNumber(cell: RawCell, meaning: NumberMeaning): Reading {
  const value = plainDecimal(cell.value, true)
  if (value !== null && formatOf(cell, meaning).shows === 'number') return { value }
  return rowFault(
    `Ô chứa ngày, không phải số. Ghi lại số và đặt định dạng ô là General.`,
    `The cell holds a day, not a number. Write the number again and format the cell as General.`,
  )
}

const scientificText = /^[+-]?\d([.,]\d+)?E\+\d{1,3}$/i

const typedText = (text: string): Reading => (scientificText.test(text) ? lostDigitsFault(text) : { value: text })

function textOfNumber(cell: RawCell, meaning: NumberMeaning): Reading {
  const format = formatOf(cell, meaning)
  if (format.shows === 'day' || format.shows === 'month' || format.shows === 'year') {
    const day = dayOfSerial(Number(cell.value), meaning.is1904)
    if (day !== null) return { value: day.split('-').reverse().join('/') }
  }
  const exact = plainDecimal(cell.value)
  if (exact === null) return { value: cell.value }
  const isWhole = !exact.includes('.')
  // Past fifteen digits a spreadsheet has put zeros in the place of what was typed.
  if (isWhole && exact.replace('-', '').length > keptDigits) return lostDigitsFault(exact)
  const value = significantDigits(exact) > keptDigits ? (plainDecimal(cell.value, true) ?? exact) : exact
  return { value: isWhole && !value.startsWith('-') ? value.padStart(format.digits, '0') : value }
}
