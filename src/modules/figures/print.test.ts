import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMeasure } from '../../../test/reference/catalogue.ts'
import { decimal } from '../../platform/domain/decimal.ts'
import { asPrinted, decimalsToAgree, type PrintRule, plainPrint, printNumber, printQuantity } from './print.ts'
import { exactly, isAtLeast, type Quantity, quantity, words } from './quantity.ts'
import { readValue } from './read-value.ts'

const percent = { vi: '%', en: '%' }
const people = { vi: 'người', en: 'people' }
const texts = { vi: 'văn bản', en: 'documents' }
const dong = { vi: 'đồng', en: 'dong' }
const money: PrintRule = { decimals: 0, rounding: 'half_up', saysCut: false, scale: 'money' }
const cut: PrintRule = { decimals: 0, rounding: 'down', saysCut: true, scale: 'none' }

describe('printQuantity', () => {
  it.each<[Quantity, PrintRule, { vi: string; en: string }, string, string]>([
    [exactly('53.68'), plainPrint, percent, '53,68%', '53.68%'],
    [exactly('4238'), plainPrint, people, '4.238 người', '4,238 people'],
    [quantity('over', 110), plainPrint, texts, 'trên 110 văn bản', 'over 110 documents'],
    [quantity('at_least', 9), plainPrint, people, 'ít nhất 9 người', 'at least 9 people'],
    [quantity('under', 9), plainPrint, people, 'dưới 9 người', 'under 9 people'],
    [quantity('at_most', 9), plainPrint, people, 'nhiều nhất 9 người', 'at most 9 people'],
    [quantity('nearly', 9000), plainPrint, people, 'gần 9.000 người', 'nearly 9,000 people'],
    [quantity('about', '600000000'), money, dong, 'khoảng 600 triệu đồng', 'about 600 million dong'],
    [exactly('2500000000'), money, dong, '2,5 tỉ đồng', '2.5 billion dong'],
    [exactly('881000000'), money, dong, '881 triệu đồng', '881 million dong'],
    [exactly('1234567890'), money, dong, '1.234.567.890 đồng', '1,234,567,890 dong'],
    [exactly('0'), money, dong, '0 đồng', '0 dong'],
    [quantity('range', 10, 20), plainPrint, percent, '10–20%', '10–20%'],
    [quantity('exact', '30.72', '30.72', true), plainPrint, percent, 'ước 30,72%', 'est. 30.72%'],
    [quantity('over', 43, 43, true), plainPrint, percent, 'ước trên 43%', 'est. over 43%'],
    [exactly('-1234.5'), plainPrint, people, '−1.234,5 người', '−1,234.5 people'],
    [exactly('-0.001'), plainPrint, percent, '0%', '0%'],
    [exactly('1.005'), plainPrint, percent, '1,01%', '1.01%'],
    [exactly('2.50'), plainPrint, percent, '2,5%', '2.5%'],
    [exactly('2024'), { ...plainPrint, grouping: false }, { vi: 'năm', en: 'years' }, '2024 năm', '2024 years'],
    [exactly('43.9'), cut, percent, 'trên 43%', 'over 43%'],
    [exactly('43'), cut, percent, '43%', '43%'],
    [exactly('-43.9'), cut, percent, 'dưới −43%', 'under −43%'],
  ])('%o', (value, rule, measuredIn, vi, en) => {
    expect(printQuantity(value, rule, 'vi', measuredIn)).toBe(vi)
    expect(printQuantity(value, rule, 'en', measuredIn)).toBe(en)
  })

  it('without what it is counted in, only words and number are printed', () =>
    expect(printQuantity(quantity('over', 110), plainPrint, 'vi')).toBe('trên 110'))
})

describe('printing and reading', () => {
  const digits = fc.integer({ min: 0, max: 6 })
  const value = fc
    .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), digits)
    .map(([whole, places]) => decimal(whole.toString()).div(decimal(10).pow(places)))
  const measure = aMeasure({ isNonNegative: false })

  it('a printed number reads back to itself, or is asked back with itself among the readings', () => {
    const seen = { read: 0, asked: 0 }
    fc.assert(
      fc.property(value, fc.constantFrom('vi', 'en'), (number, language) => {
        const read = readValue(measure, { value: printNumber(number, language), isEstimate: false })
        if (read.ok) {
          seen.read++
          expect(read.value.low.toFixed()).toBe(number.toFixed())
          return
        }
        seen.asked++
        expect(read.refusal.code).toBe('ambiguous-number')
        const { readings } = read.refusal.details as { readings: { value: string }[] }
        expect(readings.map((reading) => decimal(reading.value).toFixed())).toContain(number.toFixed())
      }),
      {
        numRuns: 1000,
        examples: [
          [decimal('1.234'), 'vi'],
          [decimal('1234'), 'en'],
          [decimal('1.23'), 'vi'],
        ],
      },
    )
    expect(seen.asked).toBeGreaterThan(0)
    expect(seen.read).toBeGreaterThan(500)
  })

  it('a whole number of a whole measure always reads back, with every word and in both languages', () => {
    const whole = aMeasure({ isNonNegative: false, isWhole: true })
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.integer({ min: 1, max: 10 ** 6 }),
        fc.boolean(),
        fc.constantFrom('vi', 'en'),
        (word, low, more, isEstimate, language) => {
          const typed = quantity(word, low, word === 'range' ? low + more : low, isEstimate)
          const read = readValue(whole, { value: printQuantity(typed, plainPrint, language), isEstimate: false })
          expect(read).toEqual({ ok: true, value: typed })
        },
      ),
    )
  })

  it('printed money reads back as it was printed, or is asked back', () => {
    const whole = aMeasure({ isWhole: true })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 7 }),
        fc.constantFrom('1', '1000', '100000', '1000000'),
        (n, size) => {
          const typed = exactly(decimal(n).times(size))
          const read = readValue(whole, { value: printQuantity(typed, money, 'vi', undefined), isEstimate: false })
          if (read.ok) expect(read.value).toEqual(typed)
          else expect(read.refusal.code).toBe('ambiguous-number')
        },
      ),
    )
  })
})

describe('printing and state never disagree', () => {
  const value = fc
    .tuple(
      fc.integer({ min: -(10 ** 9), max: 2 * 10 ** 9 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 1000 }),
    )
    .map(([n, places, over]) => ({ low: decimal(n).div(decimal(10).pow(places)), over: decimal(over).div(1000) }))
  const rule = fc.record<PrintRule>({
    decimals: fc.integer({ min: 0, max: 3 }),
    rounding: fc.constantFrom('half_up', 'down'),
    saysCut: fc.constant(false),
    scale: fc.constant('none'),
  })

  it('both printed ends stand on the side of the threshold where the exact ones stand', () => {
    fc.assert(
      fc.property(
        value,
        rule,
        fc.integer({ min: -100, max: 200 }),
        fc.boolean(),
        ({ low, over }, how, limit, isRange) => {
          const exact = quantity(isRange ? 'range' : 'exact', low, isRange ? low.plus(over) : low)
          const printed = asPrinted(exact, how, decimalsToAgree(exact, how, decimal(limit)))
          expect(printed.low.cmp(limit)).toBe(exact.low.cmp(limit))
          expect(printed.high.cmp(limit)).toBe(exact.high.cmp(limit))
          expect(isAtLeast(printed, decimal(limit))).toBe(isAtLeast(exact, decimal(limit)))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['99.996', 1],
    ['99.99', 0],
    ['100', 0],
    ['99.9999999996', 8],
    ['100.004', 1],
  ])('%s against 100 needs %i more decimals than two', (text, more) =>
    expect(decimalsToAgree(exactly(text), plainPrint, decimal(100))).toBe(more),
  )
})
