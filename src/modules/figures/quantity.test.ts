import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decimal, decimal } from '../../platform/domain/decimal.ts'
import {
  add,
  asAtLeast,
  boundsOf,
  divide,
  exactly,
  isAbove,
  isAtLeast,
  isAtMost,
  multiply,
  negate,
  overlaps,
  type Quantity,
  quantity,
  subtract,
  type Word,
  words,
} from './quantity.ts'

/** Multiples of a quarter: sums and products of them are exact. */
const number = fc.integer({ min: -80, max: 80 }).map((n) => decimal(n).div(4))
const anyWord = fc.constantFrom(...words)
const quantityOf = (ends: fc.Arbitrary<Decimal>, word: fc.Arbitrary<Word> = anyWord): fc.Arbitrary<Quantity> =>
  fc.tuple(word, ends, ends, fc.boolean()).map(([name, a, b, isEstimate]) => {
    const [low, high] = a.lte(b) ? [a, b] : [b, a]
    return quantity(name, low, name === 'range' || name === 'about' ? high : low, isEstimate)
  })
const anyQuantity = quantityOf(number)
const notNegative = quantityOf(number.map((value) => value.abs()))

/** Is a true value possible? A hair of tolerance covers quotients, which are rounded in their fortieth digit. */
function holds(value: Decimal, within: Quantity): boolean {
  const { low, lowIsOpen, high, highIsOpen } = boundsOf(within)
  const hair = value.abs().plus(1).times('1e-30')
  if (low && (value.lt(low.minus(hair)) || (lowIsOpen && value.eq(low)))) return false
  return !(high && (value.gt(high.plus(hair)) || (highIsOpen && value.eq(high))))
}

/** True values that a quantity allows; from below never under `least`, as counts and money are not. */
function truth(of: Quantity, least?: number): fc.Arbitrary<Decimal> {
  const near = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })).map((n) => decimal(n).div(16))
  const either = fc.tuple(near, fc.boolean(), fc.boolean())
  return either
    .map(([step, isUp, isHigh]) => (isHigh ? of.high : of.low).plus(isUp ? step : step.neg()))
    .filter((value) => holds(value, of) && (least === undefined || value.gte(least)))
}
const withTruth = (of: fc.Arbitrary<Quantity>, least?: number): fc.Arbitrary<[Quantity, Decimal]> =>
  of
    .filter((item) => least === undefined || boundsOf(item).high === null || item.high.gt(least))
    .chain((item) => fc.tuple(fc.constant(item), truth(item, least)))

const same = (a: Quantity, b: Quantity): void => {
  expect({ ...a, low: a.low.toFixed(), high: a.high.toFixed() }).toEqual({
    ...b,
    low: b.low.toFixed(),
    high: b.high.toFixed(),
  })
}

describe('sums of quantities', () => {
  it('do not depend on the order of two', () => {
    fc.assert(fc.property(anyQuantity, anyQuantity, (a, b) => same(add(a, b), add(b, a))))
  })

  it('do not depend on the order of three; only the ends shown by an open “about” may, where a range is among them', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, anyQuantity, (a, b, c) => {
        const [x, y] = [add(add(a, b), c), add(a, add(b, c))]
        const isLoose = x.word === 'about' && [a, b, c].some((item) => !item.low.eq(item.high))
        if (isLoose) expect([x.word, x.isEstimate]).toEqual([y.word, y.isEstimate])
        else same(x, y)
      }),
      { numRuns: 2000 },
    )
  })

  it.each<[Word, Word, Word]>([
    ['exact', 'exact', 'exact'],
    ['exact', 'over', 'over'],
    ['exact', 'at_least', 'at_least'],
    ['over', 'at_least', 'over'],
    ['exact', 'under', 'under'],
    ['nearly', 'nearly', 'nearly'],
    ['nearly', 'at_most', 'under'],
    ['at_most', 'at_most', 'at_most'],
    ['over', 'under', 'about'],
    ['at_least', 'nearly', 'about'],
    ['exact', 'about', 'about'],
    ['over', 'about', 'about'],
  ])('%s and %s make %s', (a, b, result) => {
    expect(add(quantity(a, 3), quantity(b, 4))).toMatchObject({ word: result, low: decimal(7), high: decimal(7) })
  })

  it('a range keeps both ends, and a bound only the end it bounds', () => {
    expect(add(quantity('range', 10, 20), exactly(1))).toEqual(quantity('range', 11, 21))
    expect(add(quantity('range', 10, 20), quantity('over', 1))).toEqual(quantity('over', 11))
    expect(add(quantity('range', 10, 20), quantity('under', 1))).toEqual(quantity('under', 21))
  })

  it('one estimated part makes the whole estimated, and none leaves it as it was', () => {
    expect(add(exactly(1), quantity('exact', 1, 1, true)).isEstimate).toBe(true)
    expect(add(exactly(1), exactly(1)).isEstimate).toBe(false)
  })

  it('a partial sum of parts that are not negative is a lower bound', () => {
    expect(asAtLeast(exactly(9))).toEqual(quantity('at_least', 9))
    expect(asAtLeast(quantity('over', 9))).toEqual(quantity('over', 9))
    expect(asAtLeast(quantity('range', 9, 12))).toEqual(quantity('at_least', 9))
    expect(asAtLeast(quantity('under', 9)).word).toBe('about')
  })
})

describe('what is taken away or divided by turns its side', () => {
  it('10 less over 3 is under 7, and 12 by over 3 is under 4', () => {
    expect(subtract(exactly(10), quantity('over', 3))).toEqual(quantity('under', 7))
    expect(divide(exactly(12), quantity('over', 3))).toEqual(quantity('under', 4))
    expect(divide(exactly(12), quantity('at_most', 3))).toEqual(quantity('at_least', 4))
  })

  it('over by over is about, over by under is over', () => {
    expect(divide(quantity('over', 12), quantity('over', 3))?.word).toBe('about')
    expect(divide(quantity('over', 12), quantity('under', 3))).toEqual(quantity('over', 4))
  })

  it('a quotient whose ends are whole is exact to the last digit', () => {
    expect(divide(quantity('at_least', 3), quantity('range', 1, 3))).toEqual(quantity('at_least', 1))
    expect(divide(quantity('range', 6, 9), quantity('range', 3, 9))).toMatchObject({ high: decimal(3) })
  })

  it('dividing by what is or may be 0 is undefined, and by anything else is not', () => {
    expect(divide(exactly(1), exactly(0))).toBeUndefined()
    expect(divide(exactly(1), quantity('range', -1, 1))).toBeUndefined()
    expect(divide(exactly(1), quantity('range', 1, 2))).toEqual(quantity('range', '0.5', 1))
    expect(divide(exactly(0), exactly(5))).toEqual(exactly(0))
  })

  it('nothing of anything is exactly nothing', () => {
    expect(divide(exactly(0), quantity('over', 3))).toEqual(exactly(0))
    expect(multiply(exactly(0), quantity('over', 3))).toEqual(exactly(0))
  })

  it('a bound of 0 can be reached when the other may be 0 too', () => {
    expect(multiply(quantity('range', 0, 2), quantity('over', 3))).toEqual(quantity('at_least', 0))
    expect(multiply(quantity('range', 1, 2), quantity('over', 3))).toEqual(quantity('over', 3))
  })

  it('turning a side twice brings a quantity back, but for “nearly”, which stays a strict bound', () => {
    fc.assert(
      fc.property(anyQuantity, (a) => same(negate(negate(a)), a.word === 'nearly' ? { ...a, word: 'under' } : a)),
    )
  })
})

describe('soundness: the result contains what the true values make', () => {
  const runs = { numRuns: 3000 }
  it('of a sum', () => {
    fc.assert(
      fc.property(withTruth(anyQuantity), withTruth(anyQuantity), ([a, x], [b, y]) => holds(x.plus(y), add(a, b))),
      runs,
    )
  })
  it('of a difference', () => {
    fc.assert(
      fc.property(withTruth(anyQuantity), withTruth(anyQuantity), ([a, x], [b, y]) =>
        holds(x.minus(y), subtract(a, b)),
      ),
      runs,
    )
  })
  it('of a product of what is not negative', () => {
    fc.assert(
      fc.property(withTruth(notNegative, 0), withTruth(notNegative, 0), ([a, x], [b, y]) =>
        holds(x.times(y), multiply(a, b)),
      ),
      runs,
    )
  })
  it('of a product of points, ranges and lower bounds of any sign', () => {
    const some = quantityOf(number, fc.constantFrom('exact', 'range', 'over', 'at_least'))
    fc.assert(
      fc.property(withTruth(some), withTruth(some), ([a, x], [b, y]) => holds(x.times(y), multiply(a, b))),
      runs,
    )
  })
  it('of a quotient by what is positive', () => {
    const positive = quantityOf(number.map((value) => value.abs().plus('0.25')))
    const small = 0.0625
    fc.assert(
      fc.property(withTruth(notNegative, 0), withTruth(positive, small), ([a, x], [b, y]) => {
        const result = divide(a, b)
        return result !== undefined && holds(x.div(y), result)
      }),
      runs,
    )
  })
  it('of a product, and its order does not matter', () => {
    fc.assert(fc.property(notNegative, notNegative, (a, b) => same(multiply(a, b), multiply(b, a))))
  })
})

describe('answers about a threshold', () => {
  it('yes holds for every true value, no for none', () => {
    let decided = 0
    fc.assert(
      fc.property(withTruth(anyQuantity), number, ([a, x], threshold) => {
        const checks = [
          [isAtLeast(a, threshold), x.gte(threshold)],
          [isAtMost(a, threshold), x.lte(threshold)],
          [isAbove(a, threshold), x.gt(threshold)],
        ] as const
        for (const [answer, isTrue] of checks) {
          if (answer === 'unknown') continue
          decided++
          expect(isTrue).toBe(answer === 'yes')
        }
      }),
      { numRuns: 2000 },
    )
    expect(decided).toBeGreaterThan(1000)
  })

  it.each<[Quantity, 'yes' | 'no' | 'unknown']>([
    [exactly(100), 'yes'],
    [exactly('99.999'), 'no'],
    [quantity('over', 100), 'yes'],
    [quantity('over', 99), 'unknown'],
    [quantity('under', 100), 'no'],
    [quantity('at_most', 100), 'unknown'],
    [quantity('nearly', 100), 'no'],
    [quantity('about', 150), 'unknown'],
    [quantity('range', 99, 101), 'unknown'],
    [quantity('range', 100, 101), 'yes'],
  ])('%o at least 100: %s', (value, answer) => expect(isAtLeast(value, decimal(100))).toBe(answer))

  it('two quantities that share a true value overlap, and bounds that only touch from outside do not', () => {
    fc.assert(
      fc.property(withTruth(anyQuantity), anyQuantity, ([a, x], b) => {
        if (holds(x, b)) expect(overlaps(a, b) && overlaps(b, a)).toBe(true)
      }),
    )
    expect(overlaps(exactly(5), quantity('over', 5))).toBe(false)
    expect(overlaps(exactly(5), quantity('at_least', 5))).toBe(true)
    expect(overlaps(quantity('range', 1, 2), quantity('range', 3, 4))).toBe(false)
  })
})
