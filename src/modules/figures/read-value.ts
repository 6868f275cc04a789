import { type Decimal, decimal } from '../../platform/domain/decimal.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import type { Measure } from './measure.ts'
import { type PrintRule, printNumber, printQuantity } from './print.ts'
import { type Quantity, quantity, type Word } from './quantity.ts'

/** What reading a value asks of its measure. */
export type ReadRule = Pick<Measure, 'isWhole' | 'isNonNegative' | 'least' | 'most' | 'measuredIn'>

/** A value as a person types it, with the choices of the form beside it. */
export interface TypedValue {
  readonly value?: string | undefined
  readonly word?: Word | undefined
  readonly isEstimate: boolean
}

const leadingWords: readonly (readonly [RegExp, Word | 'estimate'])[] = [
  [/^(ước( đạt)?|est(\.|imated)?)\s+/i, 'estimate'],
  [/^(trên|hơn|over|more than|>(?!=))\s*/i, 'over'],
  [/^(ít nhất|tối thiểu|at least|>=|≥)\s*/i, 'at_least'],
  [/^(dưới|under|less than|<(?!=))\s*/i, 'under'],
  [/^(nhiều nhất|tối đa|at most|<=|≤)\s*/i, 'at_most'],
  [/^(gần|nearly|almost)\s*/i, 'nearly'],
  [/^(khoảng|chừng|about|~)\s*/i, 'about'],
]

const scales: readonly (readonly [RegExp, string])[] = [
  [/\s*(tỉ|tỷ|billion)( đồng)?$/i, '1000000000'],
  [/\s*(triệu|million)( đồng)?$/i, '1000000'],
  [/\s*(nghìn|ngàn|thousand)( đồng)?$/i, '1000'],
]

const notANumber = (text: string) =>
  refuse(
    'not-a-number',
    `“${text}” không phải là số. Viết như 53,68 hoặc 1.234 hoặc “trên 110”.`,
    `“${text}” is not a number. Write 53.68 or 1,234 or “over 110”.`,
    'value',
  )

/**
 * Reads a value for a measure. `53,68` and `53.68` are understood, `1.234,5` and `1,234.5` too; `1.234` is thousands when
 * the measure is whole, else it is asked back with both readings.
 * @returns refusals `not-a-number`, `ambiguous-number` (details: both readings), `out-of-range`, `not-whole`, on `value`.
 */
export function readValue(measure: ReadRule, typed: TypedValue): Outcome<Quantity> {
  const whole = (typed.value ?? '').normalize('NFC').trim().replace(/\s+/g, ' ')
  if (whole === '') return refuse('value-missing', 'Chưa nhập giá trị.', 'No value was entered.', 'value')
  let text = whole
  let { word, isEstimate } = { word: typed.word, isEstimate: typed.isEstimate }
  for (const [pattern, meaning] of leadingWords) {
    if (!pattern.test(text)) continue
    text = text.replace(pattern, '')
    if (meaning === 'estimate') isEstimate = true
    else {
      word = meaning
      break
    }
  }
  const leading = whole.slice(0, whole.length - text.length)
  text = text.replace(/\s*%$/, '')
  const scale = scales.find(([pattern]) => pattern.test(text))
  if (scale) text = text.replace(scale[0], '')
  const ends = text.split(/\s*(?:–|—|\.\.|đến|to|(?<=\d)\s*-)\s*/i)
  if (ends.length > 2 || (ends.length === 2 && word !== undefined && word !== 'range' && word !== 'about'))
    return notANumber(typed.value ?? '')
  if (ends.length === 1 && word === 'range') word = 'exact'
  const numbers = ends.map((end) => readNumber(end, measure.isWhole && scale === undefined))
  if (numbers.includes('not-a-number')) return notANumber(typed.value ?? '')
  const factor = decimal(scale?.[1] ?? '1')
  const readings = readingsOf(numbers.filter((number) => number !== 'not-a-number'))
    .map((reading) => reading.map((end) => end.times(factor)))
    .flatMap(([from, to = from]) => (from && to?.gte(from) ? [{ from, to }] : []))
    .map(({ from, to }) => quantity(word ?? (ends.length === 2 ? 'range' : 'exact'), from, to, isEstimate))
  const [first, second] = readings
  if (!first)
    return refuse('range-reversed', 'Cận dưới lớn hơn cận trên.', 'The lower end is above the upper end.', 'value')
  return second ? askBack(whole, leading, [first, second], measure) : withinRange(measure, first)
}

/** The numbers with every single separator as thousands, and with every one as decimals, where that differs. */
function readingsOf(numbers: readonly (Decimal | readonly [Decimal, Decimal])[]): readonly (readonly Decimal[])[] {
  const reading = (which: 0 | 1): readonly Decimal[] =>
    numbers.map((number) => (isTwoReadings(number) ? number[which] : number))
  return numbers.some(isTwoReadings) ? [reading(0), reading(1)] : [reading(0)]
}

/** One number; two readings when a single separator may be thousands or decimals. */
function readNumber(text: string, isWhole: boolean): Decimal | readonly [Decimal, Decimal] | 'not-a-number' {
  const bare = text.replace(/(?<=\d) (?=\d{3}(\D|$))/g, '').replace(/^−/, '-')
  if (/^-?\d+$/.test(bare)) return decimal(bare)
  const both = /^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(bare)
    ? ','
    : /^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(bare)
      ? '.'
      : undefined
  if (both) return decimal(bare.replaceAll(both === ',' ? '.' : ',', '').replace(',', '.'))
  if (/^-?\d{1,3}(?:\.\d{3}){2,}$/.test(bare) || /^-?\d{1,3}(?:,\d{3}){2,}$/.test(bare))
    return decimal(bare.replace(/[.,]/g, ''))
  if (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(bare)) {
    const [thousands, decimals] = [decimal(bare.replace(/[.,]/, '')), decimal(bare.replace(',', '.'))]
    return isWhole ? thousands : [thousands, decimals]
  }
  return /^-?\d+[.,]\d+$/.test(bare) ? decimal(bare.replace(',', '.')) : 'not-a-number'
}

const isTwoReadings = (value: Decimal | readonly [Decimal, Decimal]): value is readonly [Decimal, Decimal] =>
  Array.isArray(value)

const asRead: PrintRule = { decimals: 40, rounding: 'half_up', saysCut: false, scale: 'none' }

/** A number that can be read in one way only: never three digits after the point. */
const unmistakable = (value: Decimal): string =>
  value.isInteger() ? value.toFixed() : value.toFixed(Math.max(4, value.decimalPlaces()))

function askBack(text: string, leading: string, both: readonly Quantity[], measure: ReadRule): Outcome<Quantity> {
  const readings = both.map((reading) => ({
    value: `${leading}${[...new Set([reading.low, reading.high].map(unmistakable))].join('–')}`,
    printed: {
      vi: printQuantity(reading, asRead, 'vi', measure.measuredIn),
      en: printQuantity(reading, asRead, 'en', measure.measuredIn),
    },
  }))
  const [first, second] = readings
  return refuse(
    'ambiguous-number',
    `“${text}” có thể là ${first?.printed.vi ?? ''} hoặc ${second?.printed.vi ?? ''}. Bạn muốn số nào?`,
    `“${text}” may be ${first?.printed.en ?? ''} or ${second?.printed.en ?? ''}. Which one do you mean?`,
    'value',
    { readings },
  )
}

function withinRange(measure: ReadRule, read: Quantity): Outcome<Quantity> {
  if (measure.isWhole && !(read.low.isInteger() && read.high.isInteger())) {
    return refuse(
      'not-whole',
      `Chỉ số này đếm bằng số nguyên (${measure.measuredIn.vi}).`,
      `This measure is counted in whole ${measure.measuredIn.en}.`,
      'value',
    )
  }
  const least = measure.least ?? (measure.isNonNegative ? '0' : null)
  if ((least !== null && read.low.lt(least)) || (measure.most !== null && read.high.gt(measure.most))) {
    const [from, to] = [least === null ? null : decimal(least), measure.most === null ? null : decimal(measure.most)]
    const range = (language: 'vi' | 'en'): string =>
      `${from ? printNumber(from, language) : '−∞'} … ${to ? printNumber(to, language) : '∞'}`
    return refuse(
      'out-of-range',
      `Giá trị nằm ngoài khoảng cho phép (${range('vi')}).`,
      `The value lies outside the allowed range (${range('en')}).`,
      'value',
    )
  }
  return accept(read)
}
