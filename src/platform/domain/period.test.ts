import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfter, lastOfAllDays } from './day.ts'
import {
  contains,
  lastDayOf,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodOfDays,
  previousPeriod,
  sameDays,
  samePeriodLastYear,
  tilesOf,
  yearContaining,
  yearToDate,
} from './period.ts'

const terms = (code: string) => (code === 'can-tho:2015-2020' ? { first: '2015-09-24', last: '2020-09-22' } : undefined)

function read(text: string): Period {
  const period = parsePeriod(text, terms)
  if (!period.ok) throw new Error(period.refusal.text.en)
  return period.value
}

const anyDay = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2035-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const year = fc.integer({ min: 1990, max: 2035 })
const two = (value: number): string => String(value).padStart(2, '0')
const calendar = fc.oneof(
  anyDay,
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`),
  fc.tuple(year, fc.integer({ min: 1, max: 2 })).map(([y, h]) => `${y}-H${h}`),
)
const span = fc.tuple(anyDay, anyDay).map(([a, b]) => periodOfDays(a < b ? a : b, a < b ? b : a))

describe('parsePeriod', () => {
  it.each<[string, PeriodKind, string, string]>([
    ['2024-03-28', 'day', '2024-03-28', '2024-03-28'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2024-Q1', 'quarter', '2024-01-01', '2024-03-31'],
    ['2024-H2', 'half', '2024-07-01', '2024-12-31'],
    ['2024', 'year', '2024-01-01', '2024-12-31'],
    ['2016..2020', 'years', '2016-01-01', '2020-12-31'],
    ['2020-09-23..2020-09-25', 'days', '2020-09-23', '2020-09-25'],
    ['2015..2020-07', 'days', '2015-01-01', '2020-07-31'],
    ['2013..', 'open', '2013-01-01', lastOfAllDays],
    ['term:can-tho:2015-2020', 'term', '2015-09-24', '2020-09-22'],
  ])('%s is a period of kind %s', (text, kind, first, last) =>
    expect(read(text)).toEqual({ id: text, kind, first, last }),
  )

  it.each([
    '',
    '24',
    '2024-13',
    '2024-Q5',
    '2024-H3',
    '2023-02-29',
    '2020..2016',
    '..2020',
    '0000',
    'term:hue:2015-2020',
  ])('“%s” is refused, naming the field', (text) => {
    const period = parsePeriod(text, terms)
    expect(period.ok ? period.value : [period.refusal.code, period.refusal.field]).toEqual(['unknown-period', 'period'])
  })

  it('every calendar period reads back from its own name', () => {
    fc.assert(
      fc.property(calendar, (text) => {
        const period = read(text)
        expect(period.id).toBe(text)
        expect(periodOfDays(period.first, period.last)).toEqual(period)
      }),
    )
  })

  it('every span of days reads back from the name it is given', () => {
    fc.assert(
      fc.property(span, (period) => {
        expect(read(period.id)).toEqual(period)
      }),
    )
  })
})

describe('tilesOf', () => {
  const kinds = fc.uniqueArray(fc.constantFrom<PeriodKind>('day', 'month', 'quarter', 'half', 'year', 'years', 'term'))

  it('covers a period exactly, in order, without gap or overlap, in allowed and smaller periods', () => {
    let covered = 0
    fc.assert(
      fc.property(fc.oneof(span, calendar.map(read)), kinds, (period, allowed) => {
        const tiles = tilesOf(period, allowed)
        if (!tiles) return
        covered++
        expect(tiles[0]?.first).toBe(period.first)
        expect(tiles.at(-1)?.last).toBe(period.last)
        for (const [index, tile] of tiles.entries()) {
          expect(allowed).toContain(tile.kind)
          expect(contains(period, tile) && !sameDays(period, tile)).toBe(true)
          const before = tiles[index - 1]
          if (before) expect(tile.first).toBe(dayAfter(before.last))
        }
      }),
      { numRuns: 500 },
    )
    expect(covered).toBeGreaterThan(100)
  })

  it('days cover every span of two days or more, up to forty years', () => {
    fc.assert(
      fc.property(span, (period) => {
        const isShort = Number(period.last.slice(0, 4)) - Number(period.first.slice(0, 4)) <= 40
        expect(tilesOf(period, ['day']) !== undefined).toBe(isShort && period.first < period.last)
      }),
      { numRuns: 30 },
    )
  })

  it('the coarsest are taken: quarters of a year, and the months that no quarter covers', () => {
    expect(tilesOf(read('2024'), ['month', 'quarter', 'year'])?.map((tile) => tile.id)).toEqual([
      '2024-Q1',
      '2024-Q2',
      '2024-Q3',
      '2024-Q4',
    ])
    expect(tilesOf(read('2024-02..2024-06'), ['month', 'quarter'])?.map((tile) => tile.id)).toEqual([
      '2024-02',
      '2024-03',
      '2024-Q2',
    ])
  })

  it('what the allowed kinds cannot cover is not cut, nor is an open period', () => {
    expect(tilesOf(read('2024-02'), ['quarter', 'year'])).toBeUndefined()
    expect(tilesOf(read('2013..'), ['year'])).toBeUndefined()
  })
})

describe('periods seen from a period', () => {
  it.each([
    ['2024-Q1', '2023-Q4'],
    ['2024-01', '2023-12'],
    ['2024-H2', '2024-H1'],
    ['2024', '2023'],
    ['2016..2020', '2011..2015'],
    ['2024-03-01', '2024-02-29'],
    ['2024-02-05..2024-02-11', '2024-01-29..2024-02-04'],
    ['2024-01..2024-09', '2023-04-01..2023-12-31'],
  ])('before %s lies %s', (text, before) => expect(previousPeriod(read(text)).id).toBe(before))

  it('the previous period touches the period and, in days, is as long as any span that is no calendar period', () => {
    fc.assert(
      fc.property(fc.oneof(span, calendar.map(read)), (period) => {
        const before = previousPeriod(period)
        expect(dayAfter(before.last)).toBe(period.first)
        if (period.kind !== 'days' || period.first.endsWith('-01')) return
        const length = ({ first, last }: Period): number => (Date.parse(last) - Date.parse(first)) / 86_400_000
        expect(length(before)).toBe(length(period))
      }),
    )
  })

  it.each([
    ['2024-02', '2023-02'],
    ['2025-02', '2024-02'],
    ['2024-Q1', '2023-Q1'],
    ['2024-02-29', '2023-02-28'],
    ['2025-02-28', '2024-02-28'],
    ['2024-01-01..2024-03-28', '2023-01-01..2023-03-28'],
  ])('a year before %s lies %s', (text, before) => expect(samePeriodLastYear(read(text)).id).toBe(before))

  it('the year to date runs from 1 January to the last day, and the year is that of the last day', () => {
    fc.assert(
      fc.property(span, (period) => {
        const [toDate, whole] = [yearToDate(period), yearContaining(period.last)]
        expect([toDate.first, toDate.last]).toEqual([`${period.last.slice(0, 4)}-01-01`, period.last])
        expect(contains(whole, toDate)).toBe(true)
        expect(lastDayOf(period)).toEqual(read(period.last))
      }),
    )
  })
})
