import { digitsAfterTens, digitWords } from './lexicon/digits.ts'
import { isGlued, isNumber, lowAt, rawAt, type Tokens, wordAt } from './tokens.ts'
import { markedNumber } from './words.ts'

/** A number as printed, before its scale: `1,9` of `1,9 tỉ`. */
export interface Printed {
  /** Decimal string. */
  readonly value: string
  readonly decimals: number
  /** `plain` has digits only; `grouped` has marks between thousands. */
  readonly form: 'plain' | 'grouped' | 'decimal' | 'words'
  /** `4,238` can be thousands too, where what it counts has no parts. */
  readonly asThousands: string | null
  readonly from: number
  readonly to: number
}

/** Longer runs of digits are codes, not numbers. */
const longest = 24

/** Takes the noughts off the front: `07` is 7. */
const trimmed = (digits: string): string => (digits.startsWith('0') ? digits.replace(/^0+(?=\d)/, '') : digits)

/** Are all groups between the marks of three digits, and the first of one to three? */
function isGrouped(raw: string, mark: string, end: number): boolean {
  let at = raw.indexOf(mark)
  if (at < 1 || at > 3 || raw.startsWith('0')) return false
  while (at < end) {
    const next = raw.indexOf(mark, at + 1)
    const stop = next < 0 || next > end ? end : next
    if (stop - at !== 4) return false
    at = stop
  }
  return true
}

/** Reads one token of digits with marks; null for what is no number (`1.1.1`, a code of 30 digits). */
function readDigits(raw: string, from: number, to: number): Printed | null {
  if (raw.length > longest) return null
  const dot = raw.indexOf('.')
  const comma = raw.indexOf(',')
  const lastDot = raw.lastIndexOf('.')
  const lastComma = raw.lastIndexOf(',')
  const number = (form: 'grouped' | 'decimal', whole: string, part: string, asThousands: string | null): Printed => {
    const value = part === '' ? whole : `${trimmed(whole)}.${part}`
    return { value, decimals: part.length, form, asThousands, from, to }
  }
  if (comma < 0) {
    if (isGrouped(raw, '.', raw.length)) return number('grouped', raw.replaceAll('.', ''), '', null)
    return dot === lastDot ? number('decimal', raw.slice(0, dot), raw.slice(dot + 1), null) : null
  }
  if (dot < 0 && comma === lastComma) {
    const asThousands = isGrouped(raw, ',', raw.length) ? raw.replace(',', '') : null
    return number('decimal', raw.slice(0, comma), raw.slice(comma + 1), asThousands)
  }
  if (dot < 0) return isGrouped(raw, ',', raw.length) ? number('grouped', raw.replaceAll(',', ''), '', null) : null
  const [mark, point] = lastComma > lastDot ? ['.', lastComma] : [',', lastDot]
  const isOnce = mark === '.' ? comma === lastComma : dot === lastDot
  if (!isOnce || !isGrouped(raw, mark, point)) return null
  return number('grouped', raw.slice(0, point).replaceAll(mark, ''), raw.slice(point + 1), null)
}

/** Is there a group of three digits after a space, as in `4 238`? */
const isGroup = (tokens: Tokens, at: number): boolean =>
  isNumber(tokens, at) &&
  (tokens.start[at] ?? 0) - (tokens.end[at - 1] ?? 0) === 1 &&
  /^\d{3}(?:,\d+)?$/.test(rawAt(tokens, at))

/** Reads the number at a token of digits, with groups printed after spaces. */
export function numberAt(tokens: Tokens, at: number): Printed | null {
  const raw = rawAt(tokens, at)
  if (tokens.word[at] === markedNumber) return readDigits(raw, at, at + 1)
  if (raw.length <= 3 && isNumber(tokens, at + 1) && !raw.startsWith('0')) {
    const grouped = groupedAt(tokens, at, raw)
    if (grouped !== null) return grouped
  }
  if (raw.length > longest) return null
  return { value: trimmed(raw), decimals: 0, form: 'plain', asThousands: null, from: at, to: at + 1 }
}

/** `4 238`, `1 234 567,5`. */
function groupedAt(tokens: Tokens, at: number, first: string): Printed | null {
  let to = at + 1
  let whole = first
  while (to - at < 6 && isGroup(tokens, to)) {
    whole += `.${rawAt(tokens, to)}`
    to++
    if (whole.includes(',')) break
  }
  if (to === at + 1 || (isGlued(tokens, to) && (lowAt(tokens, to) === '/' || lowAt(tokens, to) === '-'))) return null
  return readDigits(whole, at, to)
}

/** Reads a number in words: `hai`, `hai mươi lăm`, `một trăm linh năm`; the scale after it is not part of it. */
export function numberInWords(tokens: Tokens, at: number): Printed | null {
  let total = 0
  let last: 'start' | 'digit' | 'ten' | 'hundred' | 'zero' = 'start'
  let digit = 0
  let i = at
  for (; i < at + 8; i++) {
    const low = lowAt(tokens, i)
    if (i > at && wordAt(tokens, i).letters !== 'lower') break
    const value: number | undefined = (last === 'ten' ? digitsAfterTens : digitWords).get(low)
    if (value !== undefined && last !== 'digit' && !(low === 'năm' && last === 'hundred')) {
      digit = value
      total += value
      last = 'digit'
    } else if (low === 'mười' && (last === 'start' || last === 'hundred')) {
      total += 10
      last = 'ten'
    } else if (low === 'mươi' && last === 'digit' && total % 100 < 10) {
      total += digit * 9
      last = 'ten'
    } else if (low === 'trăm' && last === 'digit' && total < 10) {
      total *= 100
      last = 'hundred'
    } else if ((low === 'linh' || low === 'lẻ') && last === 'hundred') last = 'zero'
    else break
  }
  if (last === 'start') return null
  if (last === 'zero') i--
  return { value: String(total), decimals: 0, form: 'words', asThousands: null, from: at, to: i }
}

/** Moves the point of a decimal string by a power of ten: `1.9` by 9 is `1900000000`, `1` by -2 is `0.01`. */
export function moved(value: string, power: number): string {
  const point = value.indexOf('.')
  const digits = point < 0 ? value : value.slice(0, point) + value.slice(point + 1)
  const place = (point < 0 ? value.length : point) + power
  if (place >= digits.length) return trimmed(digits + '0'.repeat(place - digits.length))
  const whole = place > 0 ? digits.slice(0, place) : '0'
  const part = (place < 0 ? '0'.repeat(-place) : '') + digits.slice(Math.max(place, 0))
  const short = part.endsWith('0') ? part.replace(/0+$/, '') : part
  return short === '' ? trimmed(whole) : `${trimmed(whole)}.${short}`
}
