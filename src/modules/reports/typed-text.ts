import type { Decimal } from '../../platform/domain/decimal.ts'
import type { Quantity, Word } from '../figures/quantity.ts'

const before: Readonly<Record<Word, string>> = {
  exact: '',
  range: '',
  over: 'trên ',
  at_least: 'ít nhất ',
  under: 'dưới ',
  at_most: 'nhiều nhất ',
  nearly: 'gần ',
  about: 'khoảng ',
}

/** Three digits after the point might be thousands; with a fourth they are read in one way only. */
const plain = (value: Decimal): string => (value.decimalPlaces() === 3 ? value.toFixed(4) : value.toFixed())

/** A saved value as it would be typed again, in plain decimals: `1234.5`, `trên 110`, `10 - 20`. */
export function typedText(value: Quantity | null, result: string | null): string {
  if (!value) return result ?? ''
  const ends = value.low.eq(value.high) ? plain(value.low) : `${plain(value.low)} - ${plain(value.high)}`
  return `${before[value.word]}${ends}`
}
