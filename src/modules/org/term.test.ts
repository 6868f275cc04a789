import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayBefore, dayPlus } from '../../platform/domain/day.ts'
import type { Outcome } from '../../platform/domain/refusal.ts'
import {
  type Congress,
  correctTerm,
  lastYearOf,
  nextNumber,
  registerTerm,
  roman,
  type Term,
  termCode,
  withdrawTerm,
} from './term.ts'

const today = '2024-04-03'
const months = 60
const congress = (number: number, last: string): Congress => ({ number, first: dayPlus(last, -2), last })

const apply = (terms: readonly Term[], outcome: Outcome<readonly Term[]>): readonly Term[] => {
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  const changed = outcome.value
  return [...terms.filter((term) => !changed.some((other) => other.code === term.code)), ...changed].toSorted((a, b) =>
    a.first < b.first ? -1 : 1,
  )
}
const refusedWith = (outcome: Outcome<unknown>): string => (outcome.ok ? 'accepted' : outcome.refusal.code)
const placed = (held: Congress, party = 'can-tho') => ({
  code: termCode(party, held, lastYearOf(held, months)),
  unitId: 'committee',
  congress: held,
})
const register = (terms: readonly Term[], held: Congress): readonly Term[] =>
  apply(terms, registerTerm(terms, placed(held), months, today))
const say = (terms: readonly Term[]): readonly string[] =>
  terms.map((term) => `${term.code} ${term.first}..${term.last}${term.isAssumed ? '?' : ''}`)

const seeded: Term = {
  code: 'can-tho:2015-2020',
  unitId: 'committee',
  congress: null,
  first: '2015-10-01',
  last: '2020-09-25',
  isAssumed: true,
}

describe('a term', () => {
  test('begins on the day after its congress closes and is assumed to last five years', () => {
    expect(say(register([], congress(13, '2015-09-30')))).toEqual(['can-tho:2015-2020 2015-10-01..2020-09-30?'])
  })

  test.each([
    ['on 29 February', '2020-02-28', '2020-02-29', '2025-02-27'],
    ['on the first day of a year', '2019-12-31', '2020-01-01', '2024-12-31'],
  ])('that begins %s lasts to the day before its anniversary', (_when, closed, first, last) => {
    const [term] = register([], congress(1, closed))
    expect([term?.first, term?.last]).toEqual([first, last])
  })

  test('ends for certain on the day the next congress closes, early or late', () => {
    const before = register([], congress(13, '2015-09-30'))
    expect(say(register(before, congress(14, '2020-09-25')))).toEqual([
      'can-tho:2015-2020 2015-10-01..2020-09-25',
      'can-tho:2020-2025 2020-09-26..2025-09-25?',
    ])
    expect(say(register(before, congress(14, '2021-03-10')))[0]).toBe('can-tho:2015-2020 2015-10-01..2021-03-10')
  })

  test('does not stretch over a congress that is missing from the register', () => {
    const terms = register(register([], congress(12, '2010-09-30')), congress(14, '2020-09-25'))
    expect(say(terms)[0]).toBe('can-tho:2010-2015 2010-10-01..2015-09-30?')
    expect(say(register(terms, congress(13, '2015-09-30')))).toEqual([
      'can-tho:2010-2015 2010-10-01..2015-09-30',
      'can-tho:2015-2020 2015-10-01..2020-09-25',
      'can-tho:2020-2025 2020-09-26..2025-09-25?',
    ])
  })

  test('of a source that printed no congress is cut by the next one, and may be given its congress later', () => {
    const terms = register([seeded], congress(14, '2020-09-20'))
    expect(say(terms)[0]).toBe('can-tho:2015-2020 2015-10-01..2020-09-20')
    const known = apply(terms, correctTerm(terms, seeded.code, congress(13, '2015-09-28'), months, today))
    expect(say(known)[0]).toBe('can-tho:2015-2020 2015-09-29..2020-09-20')
    expect(nextNumber(known)).toBe(15)
  })

  test('moves with the correction of its congress, and so does the end of the one before', () => {
    const terms = register(register([], congress(13, '2015-09-30')), congress(14, '2020-09-25'))
    const outcome = correctTerm(terms, 'can-tho:2020-2025', congress(14, '2020-10-02'), months, today)
    expect(say(apply(terms, outcome))).toEqual([
      'can-tho:2015-2020 2015-10-01..2020-10-02',
      'can-tho:2020-2025 2020-10-03..2025-10-02?',
    ])
    expect(correctTerm(terms, 'can-tho:2020-2025', congress(14, '2020-09-25'), months, today)).toEqual({
      ok: true,
      value: [],
    })
  })

  test('that was taken out leaves the one before assumed again', () => {
    const terms = register(register([], congress(13, '2015-09-30')), congress(14, '2020-09-25'))
    const outcome = withdrawTerm(terms, 'can-tho:2020-2025', months)
    expect(outcome.ok && say(outcome.value)).toEqual(['can-tho:2015-2020 2015-10-01..2020-09-30?'])
  })

  test('of a new committee is number I; of another, one more than the last', () => {
    expect(nextNumber([])).toBe(1)
    expect(nextNumber(register([], congress(13, '2015-09-30')))).toBe(14)
  })
})

describe('a congress is refused', () => {
  const terms = register(register([], congress(13, '2015-09-30')), congress(14, '2020-09-25'))
  const answer = (held: Congress, code = placed(held).code): string =>
    refusedWith(registerTerm(terms, { ...placed(held), code }, months, today))
  test.each<readonly [string, Congress, string]>([
    ['whose days are out of order', { number: 15, first: '2023-05-03', last: '2023-05-02' }, 'congress-days'],
    ['that has not closed', { number: 15, first: '2024-04-02', last: '2024-04-04' }, 'congress-to-come'],
    ['that bears the number of an earlier one', congress(14, '2023-05-03'), 'numbers-not-rising'],
    ['that bears a lower number than an earlier one', congress(2, '2023-05-03'), 'numbers-not-rising'],
    ['whose number is higher than that of a later one', congress(15, '2010-09-30'), 'numbers-not-rising'],
    ['on the days of another one', { number: 15, first: '2020-09-20', last: '2020-09-23' }, 'terms-overlap'],
    ['whose term is in the register', congress(15, '2020-12-31'), 'term-exists'],
  ])('%s', (_what, held, code) => {
    expect(answer(held)).toBe(code)
    expect(answer(congress(15, '2024-04-03'))).toBe('accepted')
  })

  test('that falls into a term that is certain, where its number is not known', () => {
    const unknown = terms.map((term) => ({ ...term, congress: null }))
    const inside = congress(1, '2018-05-03')
    expect(refusedWith(registerTerm(unknown, placed(inside), months, today))).toBe('terms-overlap')
    expect(refusedWith(registerTerm([seeded], placed(inside), months, today))).toBe('accepted')
  })

  test('when a correction would carry it past another term or into another year', () => {
    const unknown = terms.map((term) => ({ ...term, congress: null }))
    const correct = (held: Congress) => refusedWith(correctTerm(unknown, 'can-tho:2020-2025', held, months, today))
    expect(correct(congress(14, '2014-09-25'))).toBe('other-year')
    expect(correct(congress(14, '2020-01-05'))).toBe('accepted')
    expect(refusedWith(correctTerm(terms, 'can-tho:2030-2035', congress(15, '2020-01-05'), months, today))).toBe(
      'unknown-term',
    )
    const close = [seeded, { ...seeded, code: 'x:2015-2020', first: '2015-12-21' }]
    const carry = (last: string) => refusedWith(correctTerm(close, 'x:2015-2020', congress(14, last), months, today))
    expect([carry('2015-11-30'), carry('2015-09-15')]).toEqual(['accepted', 'terms-overlap'])
  })
})

describe('terms of one committee', () => {
  const years = fc.uniqueArray(fc.integer({ min: 1950, max: 2023 }), { minLength: 1, maxLength: 8 })
  const history = years.chain((picked) =>
    fc.tuple(
      fc.constant(picked.toSorted((a, b) => a - b)),
      fc.array(fc.integer({ min: 0, max: 360 }), { minLength: picked.length, maxLength: picked.length }),
      fc.shuffledSubarray(
        picked.map((_year, index) => index),
        { minLength: picked.length },
      ),
    ),
  )

  test('never overlap, and are the same in whatever order their congresses were registered', () => {
    fc.assert(
      fc.property(history, ([inYears, offsets, order]) => {
        const congresses = inYears.map((year, index) =>
          congress(index + 1, dayPlus(`${year}-01-03`, offsets[index] ?? 0)),
        )
        fc.pre(congresses.every((held, index) => index === 0 || (congresses[index - 1]?.last ?? '') < held.first))
        const add = (terms: readonly Term[], held: Congress): readonly Term[] =>
          apply(terms, registerTerm(terms, { ...placed(held), code: `x:${held.number}` }, months, today))
        const inTime = congresses.reduce(add, [])
        const shuffled = order.flatMap((index) => congresses[index] ?? []).reduce(add, [])
        expect(shuffled).toEqual(inTime)
        for (const [index, term] of inTime.entries()) {
          const next = inTime[index + 1]
          expect(term.first).toBe(dayAfter(congresses[index]?.last ?? ''))
          if (next) expect([term.last, term.isAssumed]).toEqual([dayBefore(next.first), false])
          else expect(term.isAssumed).toBe(true)
        }
      }),
    )
  })

  test('are numbered in Roman numerals', () => {
    expect([1, 4, 9, 13, 14, 19, 24, 39].map(roman)).toEqual(['I', 'IV', 'IX', 'XIII', 'XIV', 'XIX', 'XXIV', 'XXXIX'])
  })
})
