import type { Decimal } from '../../../../platform/domain/decimal.ts'
import type { Language, Text } from '../../../../platform/domain/text.ts'
import { printNumber } from '../../../figures/print.ts'
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
export function shown(value: Decimal, unit: string): Text {
  return both((l) => {
    if (unit === 'đồng') return money(value, l)
    const number = printNumber(tidy(value), l)
    if (unit.startsWith('%') || unit.startsWith('‰')) return `${number}${unit}`
    const name = l === 'vi' ? unit : (english[unit] ?? unit)
    return name === '' ? number : `${number} ${name}`
  })
}

export const shownFigure = (figure: ReadFigure): Text => shown(amountOf(figure), figure.unit)

/** A number alone, for sums. */
export const bareNumber = (value: Decimal): Text => both((l) => printNumber(tidy(value), l))

/** No more than six digits after the comma. */
const tidy = (value: Decimal): Decimal => (value.decimalPlaces() > 6 ? value.toDecimalPlaces(6) : value)

function money(value: Decimal, language: Language): string {
  const scales = [
    ['1000000000', 'tỉ đồng', 'billion dong'],
    ['1000000', 'triệu đồng', 'million dong'],
  ] as const
  for (const [size, vi, en] of scales)
    if (value.abs().gte(size)) return `${printNumber(tidy(value.div(size)), language)} ${language === 'vi' ? vi : en}`
  return `${printNumber(tidy(value), language)} ${language === 'vi' ? 'đồng' : 'dong'}`
}

/** `347 + 71 = 418`; a long sum names its first terms. */
export function sumText(parts: readonly Decimal[], total: Decimal, unit = ''): Text {
  const scale = unit === 'đồng' && parts.every((part) => part.gte('1000000')) ? '1000000' : '1'
  return both((l) => {
    const name = scale === '1' ? '' : l === 'vi' ? ' (triệu đồng)' : ' (million dong)'
    const named = parts.slice(0, 8).map((part) => printNumber(tidy(part.div(scale)), l))
    const more = parts.length > 8 ? ' + …' : ''
    return `${named.join(' + ')}${more} = ${printNumber(tidy(total.div(scale)), l)}${name}`
  })
}

/** `310 / 1.240`; money in millions of đồng or more is told in them. */
export function ratioText(a: ReadFigure, b: ReadFigure): Text {
  const isMoney = [a, b].every((one) => one.unit === 'đồng' && amountOf(one).gte('1000000'))
  const above = isMoney ? shownFigure(a) : bareNumber(amountOf(a))
  const below = isMoney ? shownFigure(b) : bareNumber(amountOf(b))
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
