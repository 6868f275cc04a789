import { plainDecimal } from './decimal-text.ts'
import { type Reading, rowFault } from './row-fault.ts'

const grouped = /^[+-]?[1-9]\d{0,2}([., ])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/

/**
 * A number typed as text. A comma or a dot may be the decimal sign and the other one, or spaces, may group
 * thousands; what can be read in two ways (`1.234`) is a fault, not a guess.
 */
export function numberFromText(text: string): Reading {
  const compact = text.replace(/\s+/g, ' ')
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(compact)) {
    const joined = compact.replace(/[.,]/, '')
    return rowFault(
      `“${text}” đọc được theo hai cách. Viết ${joined} nếu là số nguyên, ${compact.replace(/[.,]/, ',')}0 nếu là số thập phân.`,
      `“${text}” can be read in two ways. Write ${joined} for a whole number, ${compact.replace(/[.,]/, '.')}0 for a fraction.`,
    )
  }
  const group = grouped.exec(compact)?.[1]
  const ungrouped = group === undefined ? compact : compact.replaceAll(group, '')
  const value = /^[+-]?\d+(?:[.,]\d+)?$/.test(ungrouped) ? plainDecimal(ungrouped.replace(',', '.')) : null
  if (value !== null) return { value }
  return rowFault(
    `“${text}” không phải là số. Chỉ ghi chữ số, ví dụ 1234 hoặc 12,5.`,
    `“${text}” is not a number. Write digits only, for example 1234 or 12.5.`,
  )
}
