import { type Decimal, decimal, zero } from '../../../platform/domain/decimal.ts'
import { type Bounds, boundsOf, type Quantity } from '../../figures/quantity.ts'

/** Where the true value can lie; what cannot be negative is bounded by nought. */
export function boundsWith(value: Quantity, isNonNegative: boolean): Bounds {
  const bounds = boundsOf(value)
  return isNonNegative && bounds.low === null && !bounds.high?.lt(0)
    ? { ...bounds, low: zero, lowIsOpen: false }
    : bounds
}

export const point = (value: Decimal): Bounds => ({ low: value, lowIsOpen: false, high: value, highIsOpen: false })

/** The bounds of a sum. */
export const sumOf = (parts: readonly Bounds[]): Bounds => parts.reduce(plus, point(zero))

function plus(sum: Bounds, part: Bounds): Bounds {
  const low = sum.low && part.low && sum.low.plus(part.low)
  const arePoints = sum.low === sum.high && part.low === part.high
  return {
    low,
    lowIsOpen: sum.lowIsOpen || part.lowIsOpen,
    high: arePoints ? low : sum.high && part.high && sum.high.plus(part.high),
    highIsOpen: sum.highIsOpen || part.highIsOpen,
  }
}

/** The bounds of `factor` (above 0) times a value. */
export const times = (bounds: Bounds, factor: Decimal): Bounds => ({
  ...bounds,
  low: bounds.low?.times(factor) ?? null,
  high: bounds.high?.times(factor) ?? null,
})

/** The bounds of a quotient of what is not negative; undefined when the divisor may be nought. */
export function quotientOf(a: Bounds, b: Bounds): Bounds | undefined {
  if (!b.low?.gt(0)) return undefined
  return {
    low: a.low === null || b.high === null ? (a.low?.lt(0) === false ? zero : null) : a.low.div(b.high),
    lowIsOpen: a.lowIsOpen || b.highIsOpen,
    high: a.high?.div(b.low) ?? null,
    highIsOpen: a.highIsOpen || b.lowIsOpen,
  }
}

/** Both ends moved out by an allowance of 0 or more. */
export const widened = (bounds: Bounds, by: Decimal): Bounds => ({
  ...bounds,
  low: bounds.low?.minus(by) ?? null,
  high: bounds.high?.plus(by) ?? null,
})

/** Is all of `a` above all of `b`, whatever the true values are? */
export const isSurelyAbove = (a: Bounds, b: Bounds): boolean =>
  a.low !== null && b.high !== null && (a.low.gt(b.high) || (a.low.eq(b.high) && (a.lowIsOpen || b.highIsOpen)))

export const cannotMeet = (a: Bounds, b: Bounds): boolean => isSurelyAbove(a, b) || isSurelyAbove(b, a)

/** Half a unit of the last printed place. */
export const halfUnit = (places: number): Decimal => decimal('0.5').times(decimal(10).pow(-places))
