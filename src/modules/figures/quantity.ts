import { type Decimal, decimal } from '../../platform/domain/decimal.ts'

export const words = ['exact', 'over', 'at_least', 'under', 'at_most', 'nearly', 'about', 'range'] as const
/** How a source qualifies a number: `over` is more than, `nearly` is less than but close, `range` is between two numbers. */
export type Word = (typeof words)[number]

/** An interval with a word. `low` equals `high` unless the word is `range`, or `about` a range. */
export interface Quantity {
  readonly word: Word
  readonly low: Decimal
  readonly high: Decimal
  /** An estimate (`ước`) joins any word, and makes everything computed from it an estimate. */
  readonly isEstimate: boolean
}

type Side = 'point' | 'range' | 'lower' | 'upper' | 'about'
const sides: Record<Word, Side> = {
  exact: 'point',
  range: 'range',
  over: 'lower',
  at_least: 'lower',
  under: 'upper',
  at_most: 'upper',
  nearly: 'upper',
  about: 'about',
}
const turned: Record<Word, Word> = {
  exact: 'exact',
  range: 'range',
  about: 'about',
  over: 'under',
  at_least: 'at_most',
  under: 'over',
  at_most: 'at_least',
  nearly: 'over',
}

export function quantity(
  word: Word,
  low: Decimal | string | number,
  high: Decimal | string | number = low,
  isEstimate = false,
): Quantity {
  return { word, low: decimal(low), high: decimal(high), isEstimate }
}

export const exactly = (value: Decimal | string | number): Quantity => quantity('exact', value)

/** The word of a sum of two quantities; `undefined` operand words never occur: the table is total. */
function joined(a: Word, b: Word): Word {
  const [x, y] = [sides[a], sides[b]]
  if (x === 'about' || y === 'about') return 'about'
  if ((x === 'lower' && y === 'upper') || (x === 'upper' && y === 'lower')) return 'about'
  if (x === 'lower' || y === 'lower') return a === 'over' || b === 'over' ? 'over' : 'at_least'
  if (x === 'upper' || y === 'upper') {
    const uppers = [a, b].filter((word) => sides[word] === 'upper')
    return uppers.every((word) => word === uppers[0]) ? (uppers[0] ?? 'under') : 'under'
  }
  return x === 'range' || y === 'range' ? 'range' : 'exact'
}

/** Forms a quantity whose ends fit its word: a bound keeps only the end it bounds. */
function formed(word: Word, low: Decimal, high: Decimal, isEstimate: boolean): Quantity {
  if (sides[word] === 'lower') return { word, low, high: low, isEstimate }
  if (sides[word] === 'upper') return { word, low: high, high, isEstimate }
  return { word: word === 'range' && low.eq(high) ? 'exact' : word, low, high, isEstimate }
}

/** Interval sum: exact + over = over; a lower bound + an upper bound = about; anything + about = about. */
export const add = (a: Quantity, b: Quantity): Quantity =>
  formed(joined(a.word, b.word), a.low.plus(b.low), a.high.plus(b.high), a.isEstimate || b.isEstimate)

export const negate = (a: Quantity): Quantity => ({
  word: turned[a.word],
  low: a.high.neg(),
  high: a.low.neg(),
  isEstimate: a.isEstimate,
})

/** Interval difference: the side of the second operand is turned (10 - over 3 = under 7). */
export const subtract = (a: Quantity, b: Quantity): Quantity => add(a, negate(b))

/**
 * Interval product. What is bounded from above only is taken to be 0 or more in a product, as counts and money are.
 */
export function multiply(a: Quantity, b: Quantity): Quantity {
  const isEstimate = a.isEstimate || b.isEstimate
  if (a.word === 'exact') return scale(b, a.low, isEstimate)
  if (b.word === 'exact') return scale(a, b.low, isEstimate)
  const [low, high] = ends([a.low.times(b.low), a.low.times(b.high), a.high.times(b.low), a.high.times(b.high)])
  return ofSides(a, b, joined(a.word, b.word), low, high)
}

/** Forms the product or quotient of two quantities that are not both exact, from the ends of what was worked out. */
function ofSides(a: Quantity, b: Quantity, word: Word, low: Decimal, high: Decimal): Quantity {
  const isEstimate = a.isEstimate || b.isEstimate
  const isSided = [a, b].some((side) => !['point', 'range'].includes(sides[side.word]))
  if (isSided && (a.low.lt(0) || b.low.lt(0))) return { word: 'about', low, high, isEstimate }
  const formedHere = formed(word, low, high, isEstimate)
  return formedHere.low.isZero() ? { ...formedHere, word: reaching(formedHere.word) } : formedHere
}

/** A bound of 0 can be reached, for one of the two may be 0. */
const reaching = (word: Word): Word =>
  sides[word] === 'lower' ? 'at_least' : sides[word] === 'upper' ? 'at_most' : word

function scale(a: Quantity, factor: Decimal, isEstimate: boolean): Quantity {
  if (factor.isZero()) return { word: 'exact', low: factor, high: factor, isEstimate }
  const positive = factor.gt(0) ? a : negate(a)
  return {
    word: positive.word,
    low: positive.low.times(factor.abs()),
    high: positive.high.times(factor.abs()),
    isEstimate,
  }
}

/**
 * Interval quotient; undefined (never 0) when the divisor is or may be 0. A divisor with one bound is taken to have the
 * sign of that bound.
 */
export function divide(a: Quantity, b: Quantity): Quantity | undefined {
  if (b.low.lte(0) && b.high.gte(0)) return undefined
  if (b.high.lt(0)) return divide(negate(a), negate(b))
  const isEstimate = a.isEstimate || b.isEstimate
  if (b.word === 'exact') return formed(a.word, a.low.div(b.low), a.high.div(b.low), isEstimate)
  if (a.word === 'exact' && a.low.isZero()) return { ...a, isEstimate }
  const [low, high] = ends([a.low.div(b.low), a.low.div(b.high), a.high.div(b.low), a.high.div(b.high)])
  if (a.word === 'exact') return formed(a.low.lt(0) ? b.word : turned[b.word], low, high, isEstimate)
  return ofSides(a, b, joined(a.word, turned[b.word]), low, high)
}

function ends(values: readonly Decimal[]): [Decimal, Decimal] {
  const sorted = values.toSorted((x, y) => x.cmp(y))
  return [sorted[0] ?? decimal(0), sorted.at(-1) ?? decimal(0)]
}

/** Where the true value can lie; `null` is unbounded. */
export interface Bounds {
  readonly low: Decimal | null
  readonly lowIsOpen: boolean
  readonly high: Decimal | null
  readonly highIsOpen: boolean
}

export function boundsOf(a: Quantity): Bounds {
  switch (a.word) {
    case 'exact':
    case 'range':
      return { low: a.low, lowIsOpen: false, high: a.high, highIsOpen: false }
    case 'over':
    case 'at_least':
      return { low: a.low, lowIsOpen: a.word === 'over', high: null, highIsOpen: true }
    case 'under':
    case 'nearly':
    case 'at_most':
      return { low: null, lowIsOpen: true, high: a.high, highIsOpen: a.word !== 'at_most' }
    case 'about':
      return { low: null, lowIsOpen: true, high: null, highIsOpen: true }
  }
}

export type Answer = 'yes' | 'no' | 'unknown'

/** Is the whole interval at or above the threshold? `unknown` when only a part of it is. */
export function isAtLeast(a: Quantity, threshold: Decimal): Answer {
  const { low, high, highIsOpen } = boundsOf(a)
  if (low?.gte(threshold)) return 'yes'
  if (high !== null && (high.lt(threshold) || (highIsOpen && high.lte(threshold)))) return 'no'
  return 'unknown'
}

export function isAtMost(a: Quantity, threshold: Decimal): Answer {
  const { low, lowIsOpen, high } = boundsOf(a)
  if (high?.lte(threshold)) return 'yes'
  if (low !== null && (low.gt(threshold) || (lowIsOpen && low.gte(threshold)))) return 'no'
  return 'unknown'
}

/** Is the whole of `a` strictly above the threshold? */
export function isAbove(a: Quantity, threshold: Decimal): Answer {
  const answer = isAtMost(a, threshold)
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'unknown'
}

/** Could the two be the same true value? */
export function overlaps(a: Quantity, b: Quantity): boolean {
  const [x, y] = [boundsOf(a), boundsOf(b)]
  return !isBefore(x, y) && !isBefore(y, x)
}

function isBefore(x: Bounds, y: Bounds): boolean {
  if (x.high === null || y.low === null) return false
  return x.high.lt(y.low) || (x.high.eq(y.low) && (x.highIsOpen || y.lowIsOpen))
}

/** Makes a partial sum of non-negative parts a lower bound. */
export const asAtLeast = (a: Quantity): Quantity => add(a, quantity('at_least', 0))
