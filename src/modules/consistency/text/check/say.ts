import { type Decimal, decimal } from '../../../../platform/domain/decimal.ts'
import type { Language, Text } from '../../../../platform/domain/text.ts'
import { printDigits, printNumber } from '../../../figures/print.ts'
import type { ReadFigure } from '../figure.ts'
import { amountOf } from './interval.ts'

export const both = (write: (language: Language) => string): Text => ({ vi: write('vi'), en: write('en') })

const english: Readonly<Record<string, string>> = {
  người: 'people',
  'tổ chức': 'organisations',
  'chi bộ': 'cells',
  lượt: 'turns',
  đồng: 'dong',
  năm: 'years',
  xã: 'communes',
  huyện: 'districts',
  'tiêu chí': 'criteria',
  'chỉ tiêu': 'targets',
  'văn bản': 'documents',
  căn: 'houses',
  hộ: 'households',
  lần: 'times',
  phường: 'wards',
  'đảng bộ': 'party committees',
  vụ: 'cases',
  'điểm %': 'percentage points',
}

/** `4.238 người`, `53,68%`, `1,9 tỉ đồng`. */
export const shown = (value: Decimal, unit: string): Text =>
  unit === 'đồng' ? money(value) : withUnit(bareNumber(value), unit)

function withUnit(number: Text, unit: string): Text {
  if (unit === '') return number
  const glue = unit.startsWith('%') || unit.startsWith('‰') ? '' : ' '
  return { vi: `${number.vi}${glue}${unit}`, en: `${number.en}${glue}${glue === '' ? unit : (english[unit] ?? unit)}` }
}

export const shownFigure = (figure: ReadFigure): Text =>
  figure.unit === 'đồng' ? money(amountOf(figure)) : withUnit(figureNumber(figure), figure.unit)

/** A number alone, for sums. */
export function bareNumber(value: Decimal): Text {
  const short = tidy(value)
  return { vi: printNumber(short, 'vi'), en: printNumber(short, 'en') }
}

/** A whole number of 0 or more that is exact. */
export function wholeNumber(value: number): Text {
  const digits = String(value)
  return { vi: printDigits(digits, 'vi'), en: printDigits(digits, 'en') }
}

/** The number of a figure alone. */
export const figureNumber = (figure: ReadFigure): Text =>
  isShort(figure.value)
    ? { vi: printDigits(figure.value, 'vi'), en: printDigits(figure.value, 'en') }
    : figureNumber(figure)

/** So many digits after the comma are printed. */
const mostDecimals = 6
const tidy = (value: Decimal): Decimal =>
  value.decimalPlaces() > mostDecimals ? value.toDecimalPlaces(mostDecimals) : value

/** Is the value of a figure printed digit for digit? */
function isShort(value: string): boolean {
  const point = value.indexOf('.')
  return !value.startsWith('-') && (point < 0 || value.length - point - 1 <= mostDecimals)
}

const moneyScales = [
  [decimal('1000000000'), { vi: 'tỉ đồng', en: 'billion dong' }],
  [decimal('1000000'), { vi: 'triệu đồng', en: 'million dong' }],
] as const

function money(value: Decimal): Text {
  for (const [size, name] of moneyScales) if (value.abs().gte(size)) return named(bareNumber(value.div(size)), name)
  return named(bareNumber(value), { vi: 'đồng', en: 'dong' })
}

const named = (number: Text, name: Text): Text => ({ vi: `${number.vi} ${name.vi}`, en: `${number.en} ${name.en}` })

/** How many terms of a sum are named. */
const mostTerms = 8
const million = decimal('1000000')

/** `347 + 71 = 418`; a long sum names its first terms. */
export function sumText(parts: readonly Decimal[], total: Decimal, unit = ''): Text {
  const isMillions = unit === 'đồng' && parts.every((part) => part.gte(million))
  const numberOf = (value: Decimal): Text => bareNumber(isMillions ? value.div(million) : value)
  const terms = parts.slice(0, mostTerms).map(numberOf)
  const sum = numberOf(total)
  return both((l) => {
    const name = !isMillions ? '' : l === 'vi' ? ' (triệu đồng)' : ' (million dong)'
    const more = parts.length > mostTerms ? ' + …' : ''
    return `${terms.map((term) => term[l]).join(' + ')}${more} = ${sum[l]}${name}`
  })
}

/** `310 / 1.240`; money in millions of đồng or more is told in them. */
export function ratioText(a: ReadFigure, b: ReadFigure): Text {
  const isMoney = [a, b].every((one) => one.unit === 'đồng' && amountOf(one).gte(million))
  const above = isMoney ? shownFigure(a) : figureNumber(a)
  const below = isMoney ? shownFigure(b) : figureNumber(b)
  return { vi: `${above.vi} / ${below.vi}`, en: `${above.en} / ${below.en}` }
}

/** The words of a figure as a message quotes them. */
export const quoted = ({ text }: ReadFigure): string => (isNeat(text) ? text : text.replace(/\s+/g, ' ').slice(0, 80))

/** Is a text short, and nothing but single spaces between its words? */
function isNeat(text: string): boolean {
  if (text.length > 80) return false
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || (code === 0x20 && before === 0x20) || (code > 0x7e && mayBeSpace(code))) return false
    before = code
  }
  return true
}

/** Other spaces lie here; so do a few that are none. */
const mayBeSpace = (code: number): boolean =>
  code < 0xc0 || code === 0x1680 || (code >= 0x2000 && code <= 0x205f) || code === 0x3000 || code === 0xfeff
