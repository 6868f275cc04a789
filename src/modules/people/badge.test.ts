import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, dayAfter, dayBefore, dayPlus } from '../../platform/domain/day.ts'
import { type Regulation, type RegulationCode, type Regulations, regulationsOf } from '../regulations/regulation.ts'
import {
  type Award,
  checkAward,
  countedBy,
  lateSince,
  reachesOn,
  roundBefore,
  roundFrom,
  roundsAround,
  windowsOf,
} from './badge.ts'

const rule = <Code extends RegulationCode>(code: Code, value: Regulation<Code>['value']): Regulation<Code> => ({
  code,
  from: '1950-01-01',
  until: '9999-12-31',
  value,
  name: { vi: code, en: code },
  source: 'thử',
  confidence: 'partial',
})
const ages = [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]
const rules: Regulations = regulationsOf([
  rule('people.badge-years', { years: ages }),
  rule('people.badge-rounds', {
    rounds: [
      { month: 2, date: 3 },
      { month: 5, date: 19 },
      { month: 9, date: 2 },
      { month: 11, date: 7 },
    ],
  }),
  rule('people.badge-early', { months: 12 }),
])

const isDue = (partyAgeFrom: string, years: number, round: string): boolean =>
  windowsOf(rules, round).some(
    (window) => window.years === years && window.after < partyAgeFrom && partyAgeFrom <= window.until,
  )

describe('rounds of badges', () => {
  test('follow each other over the end of the year', () => {
    expect([roundBefore(rules, '2024-02-03'), roundFrom(rules, '2023-11-08'), roundFrom(rules, '2024-02-03')]).toEqual([
      '2023-11-07',
      '2024-02-03',
      '2024-02-03',
    ])
    expect(roundsAround(rules, '2024-04-03', 3, 2)).toEqual([
      '2024-09-02',
      '2024-05-19',
      '2024-02-03',
      '2023-11-07',
      '2023-09-02',
    ])
  })

  test.each([
    ['1994-02-03', '2024-02-03', true],
    ['1994-02-04', '2024-02-03', false],
    ['1994-02-04', '2024-05-19', true],
    ['1993-11-07', '2024-02-03', false],
    ['1993-11-08', '2024-02-03', true],
    ['1993-12-31', '2024-02-03', true],
  ])('a member whose age counts from %s is due for 30 years on %s: %s', (from, round, due) => {
    expect(isDue(from, 30, round)).toBe(due)
  })

  test.each([
    ['1964-02-29', 60, '2024-02-29'],
    ['1964-02-29', 30, '1994-02-28'],
    ['1963-02-28', 61, '2024-02-28'],
    ['1994-08-31', 30, '2024-08-31'],
  ])('who was admitted on %s is full %i years on %s', (from, years, on) => {
    expect(reachesOn(from, years)).toBe(on)
    expect([countedBy(on, years) >= from, countedBy(dayBefore(on), years) < from]).toEqual([true, true])
  })

  const anyDay = fc.integer({ min: 0, max: 36_000 }).map((days) => dayPlus('1930-01-01', days))

  test('every member who lives long enough is due for each age in exactly one round, the first by which it is full', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...ages), (from, years) => {
        const full = reachesOn(from, years)
        fc.pre(full > '1952-01-01')
        const round = roundFrom(rules, full) ?? ''
        const around = roundsAround(rules, full, 6, 6)
        expect(around.filter((on) => isDue(from, years, on))).toEqual([round])
      }),
    )
  })

  test('the bound of admission days says the same as the day on which an age is full', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), fc.constantFrom(...ages), (from, shift, years) => {
        const on = dayPlus(reachesOn(from, years), shift)
        expect(from <= countedBy(on, years)).toBe(reachesOn(from, years) <= on)
      }),
    )
  })

  test('looks for who was not awarded from the first round in the register on', () => {
    expect(lateSince(rules, null)).toBeUndefined()
    expect(lateSince(rules, '2023-11-07')).toBe('2023-09-03')
    const [window] = windowsOf(rules, '2024-05-19', '2023-09-03')
    expect(window).toEqual({ years: 30, after: '1993-09-02', until: '1994-05-19' })
  })
})

describe('an award', () => {
  const award: Award = { years: 30, roundOn: '2024-05-19', isEarly: false, reason: null }
  const check = (change: Partial<Award>, from: string | null = '1994-05-19', held: readonly number[] = []): string => {
    const outcome = checkAward(rules, from, { ...award, ...change }, held, '2024-04-03')
    return outcome.ok ? 'accepted' : outcome.refusal.code
  }
  test.each<readonly [string, Partial<Award>, string | null, readonly number[], string]>([
    ['in time', {}, '1994-05-19', [], 'accepted'],
    ['late', {}, '1992-01-01', [], 'accepted'],
    ['twice', {}, '1994-05-19', [30], 'awarded-already'],
    ['after another age', { years: 40 }, '1984-05-19', [30], 'accepted'],
    ['too early and not marked', {}, '1994-05-20', [], 'not-reached'],
    ['early with a reason', { isEarly: true, reason: 'bệnh nặng' }, '1994-05-20', [], 'accepted'],
    ['early to the day of the limit', { isEarly: true, reason: 'bệnh nặng' }, '1995-05-19', [], 'accepted'],
    ['earlier than the limit', { isEarly: true, reason: 'bệnh nặng' }, '1995-05-20', [], 'too-early'],
    ['early without a reason', { isEarly: true, reason: '  ' }, '1994-05-20', [], 'reason-required'],
    ['marked early though it is full', { isEarly: true, reason: 'bệnh nặng' }, '1994-05-19', [], 'not-early'],
    ['of an age that has no badge', { years: 35 }, '1980-05-19', [], 'no-such-badge'],
    ['on a day that is no round', { roundOn: '2024-04-03' }, '1990-01-01', [], 'not-a-round'],
    ['in a round after the next one', { roundOn: '2024-09-02' }, '1990-01-01', [], 'round-to-come'],
    ['without a known Party age', {}, null, [], 'no-party-age'],
  ])('%s', (_how, change, from, held, answer) => {
    expect(check(change, from, held)).toBe(answer)
  })

  test('is full on the same date, and never a day earlier', () => {
    expect(check({}, dayAfter(addMonths('2024-05-19', -360)))).toBe('not-reached')
  })
})
