import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../platform/domain/decimal.ts'
import { type Period, parsePeriod } from '../../platform/domain/period.ts'
import { exactly, type Quantity, quantity } from '../figures/quantity.ts'
import {
  type Direction,
  directions,
  needsAttentionFirst,
  type Standing,
  stateOf,
  type TargetState,
  targetStates,
} from './state.ts'
import { stateReason } from './state-text.ts'
import { progressOf, resultPeriod } from './target.ts'

const standing = (
  direction: Direction,
  result: Quantity | null,
  plan: Quantity | null,
  part: Partial<Standing> = {},
): Standing => ({
  direction,
  result: { quantity: result, result: null, absence: result ? null : 'missing' },
  plan: plan && { quantity: plan, result: null },
  planUntil: null,
  planWords: null,
  isOver: true,
  rule: null,
  way: null,
  on: '2024-06-30',
  ...part,
})
const hundred = exactly(100)

describe('a target of at least', () => {
  it.each<[Quantity, TargetState, TargetState]>([
    [exactly(100), 'met', 'met'],
    [exactly('99.999'), 'not_met', 'in_progress'],
    [quantity('over', 100), 'met', 'met'],
    [quantity('at_least', 100), 'met', 'met'],
    [quantity('over', 90), 'undecided', 'in_progress'],
    [quantity('under', 100), 'not_met', 'in_progress'],
    [quantity('at_most', 100), 'undecided', 'in_progress'],
    [quantity('range', 100, 120), 'met', 'met'],
    [quantity('range', 90, 120), 'undecided', 'in_progress'],
    [quantity('range', 90, 99), 'not_met', 'in_progress'],
    [quantity('about', 150), 'undecided', 'in_progress'],
    [quantity('exact', 100, 100, true), 'met', 'met'],
  ])('%o is %s once the period is over, %s before', (result, over, before) => {
    expect(stateOf(standing('at_least', result, hundred))).toBe(over)
    expect(stateOf(standing('at_least', result, hundred, { isOver: false }))).toBe(before)
  })
})

describe('a target of at most', () => {
  it.each<[Quantity, TargetState, TargetState]>([
    [exactly(100), 'met', 'in_progress'],
    [exactly('100.001'), 'not_met', 'not_met'],
    [quantity('under', 100), 'met', 'in_progress'],
    [quantity('nearly', 100), 'met', 'in_progress'],
    [quantity('over', 100), 'not_met', 'not_met'],
    [quantity('at_least', 100), 'undecided', 'in_progress'],
    [quantity('range', 90, 110), 'undecided', 'in_progress'],
    [quantity('about', 50), 'undecided', 'in_progress'],
  ])('%o is %s once the period is over, %s before', (result, over, before) => {
    expect(stateOf(standing('at_most', result, hundred))).toBe(over)
    expect(stateOf(standing('at_most', result, hundred, { isOver: false }))).toBe(before)
  })
})

describe('a target of a range', () => {
  it.each<[Quantity, TargetState, TargetState]>([
    [exactly(100), 'met', 'in_progress'],
    [exactly(110), 'met', 'in_progress'],
    [exactly(99), 'not_met', 'in_progress'],
    [exactly(111), 'not_met', 'not_met'],
    [quantity('range', 101, 109), 'met', 'in_progress'],
    [quantity('range', 90, 105), 'undecided', 'in_progress'],
    [quantity('range', 105, 115), 'undecided', 'in_progress'],
    [quantity('over', 100), 'undecided', 'in_progress'],
    [quantity('over', 110), 'not_met', 'not_met'],
    [quantity('under', 100), 'not_met', 'in_progress'],
  ])('100 to 110: %o is %s once the period is over, %s before', (result, over, before) => {
    const planUntil = exactly(110)
    expect(stateOf(standing('range', result, hundred, { planUntil }))).toBe(over)
    expect(stateOf(standing('range', result, hundred, { planUntil, isOver: false }))).toBe(before)
  })
})

describe('what cannot be told', () => {
  it.each<Direction>(['at_least', 'at_most', 'range'])('%s without a plan, a result or an exact plan', (direction) => {
    expect(stateOf(standing(direction, hundred, null))).toBe('no_plan')
    expect(stateOf(standing(direction, null, hundred))).toBe('no_result')
    expect(stateOf(standing(direction, hundred, quantity('about', 100)))).toBe('undecided')
  })

  it('an interval on both sides of the plan is never met nor not met once the period is over', () => {
    const value = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(value, value, value, fc.constantFrom<Direction>('at_least', 'at_most'), (a, b, plan, direction) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const state = stateOf(standing(direction, quantity('range', low, high), exactly(plan)))
        const ends = [low, high].map((end) => stateOf(standing(direction, exactly(end), exactly(plan))))
        expect(state).toBe(ends[0] === ends[1] ? ends[0] : 'undecided')
      }),
    )
  })
})

describe('a milestone', () => {
  const on = (result: string | null, planWords: string | null, isOver = true): TargetState =>
    stateOf({
      ...standing('milestone', null, null),
      result: { quantity: null, result, absence: null },
      planWords,
      isOver,
    })

  it.each<[string | null, string | null, TargetState]>([
    ['2024-03-28', '2024-03-31', 'met'],
    ['2024-03-31', '2024-03-31', 'met'],
    ['2024-04-01', '2024-03-31', 'not_met'],
    ['2024-03-31', '2024-03', 'met'],
    ['2024-04-01', '2024-03', 'not_met'],
    ['2024-12-31', '2024', 'met'],
    ['2024-03', '2024-03', 'met'],
    ['2024-03', '2024-03-15', 'undecided'],
    ['2024-03', '2024-02-28', 'not_met'],
    ['2024', '2024-06', 'undecided'],
    ['2023', '2024-06', 'met'],
    ['xong', '2024-06', 'undecided'],
    ['2024-06-01', 'cuối năm', 'undecided'],
    ['2024-13-01', '2024-06', 'undecided'],
    ['2024-06-01', null, 'no_plan'],
  ])('reached on %s, planned for %s: %s', (result, plan, state) => expect(on(result, plan)).toBe(state))

  it('not reached yet is in progress while the period runs', () =>
    expect(on(null, '2024-06', false)).toBe('in_progress'))

  it('without any result has no result once the period is over: missing is never a failure by itself', () =>
    expect(on(null, '2024-06', true)).toBe('no_result'))
})

describe('a target in words or of a class', () => {
  const words = (result: string | null, planWords: string | null): TargetState =>
    stateOf({ ...standing('words', null, null), result: { quantity: null, result, absence: null }, planWords })

  it('equal words are met, anything else is for people to say', () => {
    expect(words('Hoàn thành tốt', 'hoàn thành tốt'.normalize('NFD'))).toBe('met')
    expect(words('Hoàn thành', 'hoàn thành tốt')).toBe('undecided')
    expect(words(null, 'hoàn thành tốt')).toBe('no_result')
    expect(words('Hoàn thành', null)).toBe('no_plan')
  })

  it('a number is never compared with words', () =>
    expect(stateOf({ ...standing('class', hundred, null), planWords: 'hoàn thành tốt' })).toBe('undecided'))
})

describe('progress', () => {
  it('of at least is a percentage of the plan, of at most the difference from it', () => {
    expect(progressOf(standing('at_least', exactly(50), exactly(200)))).toEqual({
      kind: 'percentage',
      quantity: exactly(25),
    })
    expect(progressOf(standing('at_most', exactly(3), exactly(5)))).toEqual({
      kind: 'difference',
      quantity: exactly(-2),
    })
  })

  it('a plan of 0 has no percentage, nor have a missing result or plan, a range or words', () => {
    expect(progressOf(standing('at_least', exactly(50), exactly(0)))).toBeNull()
    expect(progressOf(standing('at_least', null, exactly(1)))).toBeNull()
    expect(progressOf(standing('at_least', exactly(1), null))).toBeNull()
    expect(progressOf(standing('range', exactly(1), exactly(1)))).toBeNull()
    expect(progressOf(standing('at_most', exactly(50), exactly(0)))?.quantity).toEqual(exactly(50))
  })

  it('of an exact result is 100 percent or more exactly when the target is met', () => {
    const value = fc.integer({ min: 0, max: 10 ** 6 }).map((n) => decimal(n).div(100))
    fc.assert(
      fc.property(value, value, (result, plan) => {
        fc.pre(plan.gt(0))
        const at = standing('at_least', exactly(result), exactly(plan))
        expect(progressOf(at)?.quantity.low.gte(100)).toBe(stateOf(at) === 'met')
      }),
    )
  })
})

describe('the board', () => {
  const read = (text: string): Period => {
    const period = parsePeriod(text)
    if (!period.ok) throw new Error(text)
    return period.value
  }

  it.each([
    ['2024', '2024-Q2', '2024-H1'],
    ['2024', '2024', '2024'],
    ['2024', '2025-Q1', '2024'],
    ['2024', '2023', '2024-01-01'],
    ['2021..2025', '2024', '2021..2024'],
  ])('a target of %s seen from %s is read over %s', (target, board, id) =>
    expect(resultPeriod(read(target), read(board)).id).toBe(id),
  )

  it('what was not met comes first, what was met last', () => {
    const sorted = [...targetStates].toSorted(needsAttentionFirst)
    expect([sorted[0], sorted.at(-2), sorted.at(-1)]).toEqual(['not_met', 'met', 'exceeded'])
  })

  it('every state of every direction has its reason in both languages', () => {
    for (const direction of directions)
      for (const state of targetStates) {
        const reason = stateReason(state, standing(direction, hundred, hundred))
        expect(reason.vi.endsWith('.') && reason.en.endsWith('.') && reason.vi !== reason.en).toBe(true)
      }
  })
})
