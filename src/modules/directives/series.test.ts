import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bearSameNumber, type SeriesTerm, seriesOf, type UsedNumber } from './series.ts'
import { parseSymbol } from './symbol.ts'

const term = (code: string, first: string, last: string, congress?: [string, string]): SeriesTerm => ({
  code,
  first,
  last,
  congressFirst: congress?.[0] ?? null,
  congressLast: congress?.[1] ?? null,
})
const terms = [
  term('a:2015-2020', '2015-07-03', '2020-08-07', ['2015-07-01', '2015-07-02']),
  term('a:2020-2025', '2020-08-08', '2025-08-07', ['2020-08-05', '2020-08-07']),
]
const used = (text: string, issuedOn: string | null, isWithheld = false): UsedNumber => {
  const symbol = parseSymbol(text)
  if (!symbol.ok) throw new Error(text)
  return { symbol: symbol.value, issuedOn, isWithheld }
}

test('numbers nobody has seen are told as ranges; a withheld number is none of them', () => {
  const [series] = seriesOf(
    [
      used('01-NQ/TU', '2021-01-01'),
      used('02-NQ/TU', '2021-02-01', true),
      used('04-NQ/TU', '2021-03-01'),
      used('08-NQ/TU', '2021-04-01'),
    ],
    terms,
  )
  expect(series).toMatchObject({
    type: 'NQ',
    agency: 'TU',
    term: 'a:2020-2025',
    registered: 3,
    withheld: 1,
    last: 8,
    missing: 4,
    gaps: [
      [3, 3],
      [5, 7],
    ],
    doubles: [],
  })
})

test('a new term begins at 01 again, and types and agencies have series of their own', () => {
  const series = seriesOf(
    [
      used('01-NQ/TU', '2016-01-01'),
      used('01-NQ/TU', '2021-01-01'),
      used('01-CT/TU', '2021-01-01'),
      used('01-NQ/VPTU', '2021-01-01'),
      used('02-NQ/TU-MTTQ', '2021-02-01'),
    ],
    terms,
  )
  expect(
    series.map((item) => `${item.term} ${item.type} ${item.agency} ${item.registered} ${item.missing}`).sort(),
  ).toEqual(['a:2015-2020 NQ TU 1 0', 'a:2020-2025 CT TU 1 0', 'a:2020-2025 NQ TU 2 0', 'a:2020-2025 NQ VPTU 1 0'])
})

test('a congress numbers all its documents in one series', () => {
  const series = seriesOf(
    [used('01-NQ/ĐH', '2020-08-05'), used('02-BC/ĐH', '2020-08-06'), used('04-QC/ĐH', '2020-08-07')],
    terms,
  )
  expect(series).toHaveLength(1)
  expect(series[0]).toMatchObject({ isCongress: true, type: null, gaps: [[3, 3]] })
})

test('nothing is said to be missing where the term is not known', () => {
  const series = seriesOf([used('05-NQ/TU', null), used('09-NQ/TU', '2001-01-01')], terms)
  expect(series.map((item) => [item.term, item.missing])).toEqual([[null, 0]])
})

test('a number that two documents bear is told, a letter after it makes another one', () => {
  const [series] = seriesOf(
    [
      used('01-NQ/TU', '2021-01-01'),
      used('01-NQ/TU', '2021-02-01'),
      used('02-NQ/TU', '2021-02-01'),
      used('02a-NQ/TU', '2021-02-01'),
    ],
    terms,
  )
  expect(series?.doubles).toEqual([1])
})

test('used numbers and missing ones fill the series up to its last', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (numbers) => {
      const [series] = seriesOf(
        numbers.map((number) => used(`${number}-NQ/TU`, '2021-01-01')),
        terms,
      )
      const missing = (series?.gaps ?? []).flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, at) => first + at),
      )
      expect([...numbers, ...missing].sort((a, b) => a - b)).toEqual(
        Array.from({ length: Math.max(...numbers) }, (_, at) => at + 1),
      )
      expect(series?.missing).toBe(missing.length)
    }),
  )
})

test('two documents bear one number where the series of both tells a double, and only there', () => {
  const document = fc
    .record({
      number: fc.constantFrom('01', '02', '02a'),
      type: fc.constantFrom('NQ', 'BC'),
      agency: fc.constantFrom('TU', 'ĐH', 'TU-UBND'),
      on: fc.constantFrom('2015-07-01', '2016-03-04', '2020-08-06', '2020-08-08', '2024-05-06'),
    })
    .map(({ number, type, agency, on }) => used(`${number}-${type}/${agency}`, on))
  let doubles = 0
  fc.assert(
    fc.property(document, document, (a, b) => {
      const series = seriesOf([a, b], terms)
      const [only] = series
      // A day before the first recorded term is of no term known.
      fc.pre(series.every((one) => one.term !== null))
      const isDouble = series.length === 1 && (only?.doubles.length ?? 0) > 0
      if (isDouble) doubles++
      expect(bearSameNumber(a, b, terms)).toBe(isDouble)
      expect(bearSameNumber(b, a, terms)).toBe(isDouble)
    }),
  )
  expect(doubles).toBeGreaterThan(0)
})

test('where no term is recorded, documents of one year are taken for one series, and undated ones for none', () => {
  const [spring, autumn, next] = [
    used('12-BC/QU', '2024-04-03'),
    used('12-BC/QU', '2024-10-03'),
    used('12-BC/QU', '2025-01-03'),
  ]
  expect(bearSameNumber(spring, autumn, [])).toBe(true)
  expect(bearSameNumber(spring, next, [])).toBe(false)
  expect(bearSameNumber(spring, used('12-BC/QU', null), [])).toBe(false)
  // One of a recorded term, the other outside all of them.
  expect(bearSameNumber(used('12-BC/TU', '2024-04-03'), used('12-BC/TU', '2010-04-03'), terms)).toBe(false)
})
