import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, zero } from '../../platform/domain/decimal.ts'
import { type Period, parsePeriod } from '../../platform/domain/period.ts'
import { exactly, quantity } from '../figures/quantity.ts'
import { checkPath, cumulated, dueOn, linesOn, type Point, proposePath, straightCourse, stretched } from './path.ts'
import { type Direction, type Standing, type StateRule, stateOf, type TargetState } from './state.ts'

const read = (text: string): Period => {
  const period = parsePeriod(text)
  if (!period.ok) throw new Error(text)
  return period.value
}
const year = read('2026')
const rule: StateRule = {
  exceededAbove: 100,
  onTrackFrom: 100,
  atRiskBelow: 80,
  straightLine: 'yes',
  forecastFrom: 25,
}
const points = (...list: readonly [string, number][]): Point[] =>
  list.map(([on, value]) => ({ on, value: decimal(value) }))

describe('a path', () => {
  test('is due in proportion to the days between two points', () => {
    const course = straightCourse(year, zero, decimal(365))
    expect(['2026-01-01', '2026-03-31', '2026-12-31'].map((on) => dueOn(course, on)?.toFixed())).toEqual([
      '1',
      '90',
      '365',
    ])
    const known = { first: year.first, start: null, points: points(['2026-06-30', 40], ['2026-12-31', 60]) }
    expect(dueOn({ ...known, isStraight: false }, '2026-03-31')).toBeNull()
    expect(dueOn({ ...known, isStraight: false }, '2026-06-30')?.toFixed()).toBe('40')
  })

  test.each([
    ['month', 12],
    ['quarter', 4],
  ] as const)('proposed by %s ends at the plan, never falls, and keeps to whole numbers', (every, count) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (plan) => {
        const path = proposePath(year, every, zero, decimal(plan), 0)
        expect(path).toHaveLength(count)
        expect(path.every((point) => point.value.isInteger())).toBe(true)
        expect(checkPath(path, { period: year, plan: decimal(plan), neverFalls: true }).ok).toBe(true)
      }),
    )
  })

  test.each([
    ['path-not-at-plan', points(['2026-06-30', 40], ['2026-12-31', 99])],
    ['path-not-at-plan', points(['2026-06-30', 100])],
    ['path-not-at-plan', []],
    ['path-falls', points(['2026-03-31', 50], ['2026-06-30', 40], ['2026-12-31', 100])],
    ['path-outside', points(['2025-12-31', 1], ['2026-12-31', 100])],
    ['path-order', points(['2026-12-31', 100], ['2026-12-31', 100])],
  ])('is refused as %s, naming its points', (code, path) => {
    const outcome = checkPath(path, { period: year, plan: decimal(100), neverFalls: true })
    expect(outcome.ok ? 'ok' : [outcome.refusal.code, outcome.refusal.field]).toEqual([code, 'points'])
  })

  test('given in each step is summed up', () =>
    expect(cumulated(points(['2026-06-30', 40], ['2026-12-31', 60])).map((point) => point.value.toFixed())).toEqual([
      '40',
      '100',
    ]))

  test('of a changed plan keeps what was due until then and ends at the new plan', () => {
    const path = points(['2026-03-31', 20], ['2026-06-30', 40], ['2026-09-30', 70], ['2026-12-31', 100])
    const next = stretched(path, zero, '2026-07-05', { old: decimal(100), next: decimal(130) }, 0)
    expect(next.map((point) => point.value.toFixed())).toEqual(['20', '40', '85', '130'])
  })
})

describe('the state of a target on its way', () => {
  const state = (direction: Direction, soFar: Standing['way'], plan = 100, isOver = false): TargetState =>
    stateOf({
      direction,
      result: { quantity: soFar?.soFar ?? exactly(1), result: null, absence: null },
      plan: { quantity: exactly(plan), result: null },
      planUntil: null,
      planWords: null,
      isOver,
      rule,
      way: soFar,
      on: '2026-06-30',
    })
  const half = (direction: Direction, value: Standing['way'] extends infer _ ? ReturnType<typeof exactly> : never) => {
    const lines = linesOn(
      { first: year.first, start: zero, points: points(['2026-06-30', 50], ['2026-12-31', 100]), isStraight: false },
      '2026-06-30',
      direction,
      rule,
    )
    return lines && { lines, soFar: value }
  }

  test.each<[Direction, ReturnType<typeof exactly>, TargetState]>([
    ['at_least', exactly(50), 'on_track'],
    ['at_least', exactly('49.999'), 'late'],
    ['at_least', exactly(40), 'late'],
    ['at_least', exactly('39.999'), 'at_risk'],
    ['at_least', exactly(100), 'met'],
    ['at_least', exactly('100.001'), 'exceeded'],
    ['at_least', quantity('over', 50), 'on_track'],
    ['at_least', quantity('over', 45), 'in_progress'],
    ['at_least', quantity('range', 35, 45), 'late'],
    ['at_least', quantity('range', 30, 39), 'at_risk'],
    ['at_least', quantity('range', 45, 55), 'in_progress'],
    ['at_most', exactly(50), 'on_track'],
    ['at_most', exactly('50.001'), 'late'],
    ['at_most', exactly(60), 'late'],
    ['at_most', exactly('60.001'), 'at_risk'],
    ['at_most', exactly(101), 'not_met'],
  ])('%s 50 due of 100: %o is %s', (direction, value, expected) =>
    expect(state(direction, half(direction, value))).toBe(expected),
  )

  test('a level that has to fall from 10 to 2 is late above its line', () => {
    const course = straightCourse(year, decimal(10), decimal(2))
    const at = (value: number): TargetState => {
      const lines = linesOn(course, '2026-07-02', 'at_most', rule)
      return state('at_most', lines && { lines, soFar: exactly(value) }, 100)
    }
    expect([at(5), at(6.2), at(8)]).toEqual(['on_track', 'late', 'at_risk'])
  })

  test('without a rule is in progress, and never exceeded', () => {
    const way = half('at_least', exactly(10))
    const bare = {
      direction: 'at_least' as const,
      planUntil: null,
      planWords: null,
      isOver: false,
      rule: null,
      way,
      on: '',
    }
    const of = (value: number): TargetState =>
      stateOf({
        ...bare,
        result: { quantity: exactly(value), result: null, absence: null },
        plan: { quantity: exactly(100), result: null },
      })
    expect([of(10), of(120)]).toEqual(['in_progress', 'met'])
  })

  test('a milestone not reached after its day is late', () => {
    const at = (on: string): TargetState =>
      stateOf({
        direction: 'milestone',
        result: { quantity: null, result: null, absence: 'missing' },
        plan: null,
        planUntil: null,
        planWords: '2026-05',
        isOver: false,
        rule,
        way: null,
        on,
      })
    expect([at('2026-05-31'), at('2026-06-01')]).toEqual(['in_progress', 'late'])
  })

  test('more is never a worse state of at least, nor a better one of at most', () => {
    const order: readonly TargetState[] = ['at_risk', 'late', 'on_track', 'met', 'exceeded']
    fc.assert(
      fc.property(fc.nat(130), fc.nat(130), (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((value) =>
          order.indexOf(state('at_least', half('at_least', exactly(value)))),
        )
        expect(less).toBeLessThanOrEqual(more ?? -1)
      }),
    )
  })
})
