import { type Decimal, zero } from '../../platform/domain/decimal.ts'
import type { Text } from '../../platform/domain/text.ts'
import { type Answer, boundsOf, isAtLeast, isAtMost, type Quantity, quantity } from '../figures/quantity.ts'
import type { Direction } from './state.ts'

export const methods = ['same_period', 'pace'] as const
/** `same_period`: by last year's share at the same point; `pace`: by what each part of the period so far brought. */
export type Method = (typeof methods)[number]

export const methodNames: Record<Method, Text> = {
  same_period: { vi: 'theo cùng kỳ năm trước', en: 'by the same period last year' },
  pace: { vi: 'theo nhịp từ đầu kỳ', en: 'by the pace since its beginning' },
}

export interface Known {
  /** Days of the period that the result covers, and all its days. */
  readonly passed: number
  readonly whole: number
  readonly soFar: Quantity | null
  /** What each part of the time so far added, with its days. */
  readonly steps: readonly { readonly added: Quantity | null; readonly days: number }[]
  /** Last year to the same day, and the whole of it; only of what is summed over time. */
  readonly lastYear: { readonly soFar: Quantity | null; readonly whole: Quantity | null } | null
  readonly isNonNegative: boolean
  /** From how many percent of the period on a forecast is made. */
  readonly from: number
}

export interface Forecast {
  readonly method: Method
  /** An estimate: one number, or from the slowest to the fastest part so far. */
  readonly quantity: Quantity
}

/**
 * The value expected at the end of the period. Null, "not enough is known", before the share of the period the rule asks
 * for, without an exact result, and by pace with fewer than two parts.
 */
export function forecastOf(known: Known): Forecast | null {
  const { passed, whole, soFar } = known
  const bounds = soFar && boundsOf(soFar)
  if (!bounds || bounds.low === null || bounds.high === null) return null
  if (passed <= 0 || passed >= whole || passed * 100 < known.from * whole) return null
  const ends = { low: bounds.low, high: bounds.high }
  return bySamePeriod(known, ends) ?? byPace(known, ends)
}

interface Ends {
  readonly low: Decimal
  readonly high: Decimal
}

function bySamePeriod({ lastYear }: Known, { low, high }: Ends): Forecast | null {
  const [then, all] = [lastYear?.soFar, lastYear?.whole]
  if (then?.word !== 'exact' || all?.word !== 'exact' || then.low.lte(0) || all.low.lte(0)) return null
  const atEnd = (value: Decimal): Decimal => value.times(all.low).div(then.low)
  return { method: 'same_period', quantity: estimate(atEnd(low), atEnd(high)) }
}

function byPace({ steps, passed, whole, isNonNegative }: Known, { low, high }: Ends): Forecast | null {
  const left = whole - passed
  // What the time left would add at the rate of each step; divided last, so that what is even stays exact.
  const added = steps.map((step) =>
    step.added?.word === 'exact' && step.days > 0 ? step.added.low.times(left).div(step.days) : null,
  )
  if (added.length < 2 || added.includes(null)) return null
  const sorted = added.flatMap((value) => value ?? []).toSorted((a, b) => a.cmp(b))
  const least = low.plus(sorted[0] ?? zero)
  return {
    method: 'pace',
    quantity: estimate(isNonNegative && least.lt(0) ? zero : least, high.plus(sorted.at(-1) ?? zero)),
  }
}

const estimate = (low: Decimal, high: Decimal): Quantity => quantity(low.eq(high) ? 'exact' : 'range', low, high, true)

/** Would the plan be kept? `unknown` where the forecast lies on both sides of it. */
export const keepsPlan = (forecast: Forecast, direction: Direction, plan: Decimal): Answer =>
  direction === 'at_most' ? isAtMost(forecast.quantity, plan) : isAtLeast(forecast.quantity, plan)
