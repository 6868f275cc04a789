import { isDay } from '../../../platform/domain/day.ts'
import type { Mention } from './figure.ts'
import { digitsAt, isGlued, isNumber, lengthAt, lowAt, type Tokens } from './tokens.ts'
import { markedNumber } from './words.ts'

/** A mention by its tokens; `to` is after the last. */
export interface Found {
  readonly kind: Mention['kind']
  readonly from: number
  readonly to: number
  readonly value: string | null
}

/** Two digits. */
export const two = (value: number): string => String(value).padStart(2, '0')

/** A whole number of at most four digits at the token, else NaN. */
export const small = (tokens: Tokens, at: number): number =>
  lengthAt(tokens, at) > 4 ? Number.NaN : digitsAt(tokens, at)
export const isYear = (tokens: Tokens, at: number): boolean => {
  if (lengthAt(tokens, at) !== 4) return false
  const value = digitsAt(tokens, at)
  return value >= 1900 && value < 2100
}
export const isMarked = (tokens: Tokens, at: number): boolean => tokens.word[at] === markedNumber
export const isMonth = (value: number): boolean => value >= 1 && value <= 12
export const isDate = (value: number): boolean => value >= 1 && value <= 31
export const glued = (tokens: Tokens, at: number, marks: string): boolean =>
  isGlued(tokens, at) && isGlued(tokens, at + 1) && marks.includes(lowAt(tokens, at)) && isNumber(tokens, at + 1)
export const dayOf = (year: number, month: number, date: number): string | null => {
  const value = `${year}-${two(month)}-${two(date)}`
  return isDay(value) ? value : null
}
export const found = (kind: Mention['kind'], from: number, to: number, value: string | null): Found => ({
  kind,
  from,
  to,
  value,
})

/** A year after `năm`, a stroke or a hyphen: `năm 2024`, `/2024`, `-2024`. */
export function yearAfter(tokens: Tokens, at: number): { year: number | null; to: number } {
  const mark = lowAt(tokens, at)
  if ((mark === '/' || mark === '-' || mark === ',' || mark === 'năm') && isYear(tokens, at + 1))
    return { year: small(tokens, at + 1), to: at + 2 }
  return { year: null, to: at }
}
