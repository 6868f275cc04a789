import { type Decimal, zero } from '../../../../platform/domain/decimal.ts'
import { isAbove, isAtLeast, isAtMost, negate, type Quantity } from '../../../figures/quantity.ts'
import type { Side } from './stated.ts'

/** On which side of a number the whole of an interval lies. Something is called higher only when all of it is. */
export function sideOf(value: Quantity, of: Decimal = zero): Side {
  if (isAbove(value, of) === 'yes') return 'above'
  if (isAtLeast(value, of) === 'no') return 'below'
  if (isAtLeast(value, of) === 'yes' && isAtMost(value, of) === 'yes') return 'none'
  return 'unknown'
}

/** How far from nought, with the word turned where the number was negative (`under −3` is more than 3 away). */
export const sizeOf = (value: Quantity): Quantity => (value.low.lt(0) || value.high.lt(0) ? negate(value) : value)
