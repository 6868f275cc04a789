import { decimal, hundred } from '../../platform/domain/decimal.ts'
import type { Text } from '../../platform/domain/text.ts'
import { printNumber } from '../figures/print.ts'

export interface Share {
  readonly part: number
  readonly whole: number
  /** `36/36, 100%`, or `0/0` where there is nothing to be a share of. */
  readonly printed: Text
}

const mostDecimals = 8

/**
 * A fraction with its percentage: two decimals, half up; one more as long as the rounded number would say “all” or “none” where that
 * is not so.
 */
export function shareOf(part: number, whole: number): Share {
  const fraction = `${part}/${whole}`
  if (whole === 0) return { part, whole, printed: { vi: fraction, en: fraction } }
  const exact = decimal(part).times(hundred).div(whole)
  let decimals = 2
  let shown = exact.toDecimalPlaces(decimals)
  while (decimals < mostDecimals && ((shown.eq(100) && part !== whole) || (shown.isZero() && part !== 0))) {
    decimals += 1
    shown = exact.toDecimalPlaces(decimals)
  }
  return {
    part,
    whole,
    printed: { vi: `${fraction}, ${printNumber(shown, 'vi')}%`, en: `${fraction}, ${printNumber(shown, 'en')}%` },
  }
}
