import type { Found } from './calendar.ts'
import {
  alsoVerbs,
  compounds,
  counters,
  furniture,
  graded,
  items,
  labels,
  placesAfter,
  spreading,
  streets,
} from './lexicon/names.ts'
import { times } from './lexicon/units.ts'
import { digitsAt, isGlued, isNumber, isWord, lowAt, rawAt, type Tokens, wordAt } from './tokens.ts'
import { markedNumber } from './words.ts'

const isWhole = (tokens: Tokens, at: number): boolean => isNumber(tokens, at) && /^\d{1,6}$/.test(rawAt(tokens, at))

/** What the passes before found out about the place of a token. */
export interface Place {
  /** First token of the paragraph, and the one after its last. */
  readonly first: number
  readonly last: number
  readonly sentenceFirst: number
}

/** What may follow a number and make a figure of it. */
export interface Counting {
  /** A unit no name can have: `%`, `triệu`, `km`. */
  readonly isMeasured: (at: number) => boolean
  /** A noun of the lexicon. */
  readonly isCounted: (at: number) => boolean
  /** Either, or a noun nobody listed, in small letters. */
  readonly isUnit: (at: number) => boolean
}

/** Heading's numbers and enumerations: `1.`, `2.1.`, `3)`, `(1)`. */
export function headingAt(tokens: Tokens, at: number, place: Place): Found | null {
  const before = lowAt(tokens, at - 1)
  const isLead = at - 1 <= place.first || at === place.sentenceFirst || [':', ';', '(', '['].includes(before)
  if (!isLead) return null
  const raw = rawAt(tokens, at)
  if (!/^\d{1,2}(?:\.\d{1,2}){0,6}$/.test(raw)) return null
  const next = wordAt(tokens, at + 1)
  const ordinal: Found = { kind: 'ordinal', from: at, to: at + 1, value: null }
  if (before === '(' && next.low === ')' && !raw.includes('.')) return isGlued(tokens, at + 1) ? ordinal : null
  if (before === '[' && next.low === ']') return ordinal
  const lead = at - 1 === place.first && '-+*•('.includes(before) ? 1 : 0
  const isFirst = at - lead === place.first
  const closes = next.low === '.' || next.low === ')' || (next.low === '/' && isFirst && !isNumber(tokens, at + 2))
  const opens = isFirst || at === place.sentenceFirst || before === ':' || before === ';'
  const isWordAfter = isWord(tokens, at + 2) || wordAt(tokens, at + 2).low === '"'
  if (closes && opens && isGlued(tokens, at + 1) && (isFirst || wordAt(tokens, at + 2).letters !== 'lower'))
    return isWordAfter ? ordinal : null
  if (isFirst && lead === 0 && next.low === '-' && isWord(tokens, at + 2)) return ordinal
  return isFirst && raw.includes('.') && next.kind === 'word' && next.letters !== 'lower' ? ordinal : null
}

/** `Chỉ tiêu 1: ...` at the head of a sentence: the number of an item. */
export function itemAt(tokens: Tokens, at: number, sentenceFirst: number): Found | null {
  const label = lowAt(tokens, at + 1) === ':' ? items.before(tokens, at) : null
  if (label === null || label.from !== sentenceFirst || !/^\d{1,2}$/.test(rawAt(tokens, at))) return null
  return { kind: 'ordinal', from: label.from, to: at + 1, value: null }
}

/** Phones: `0912 345 678`, `0292.3820123`, `(0292) 3 820 123`. */
export function phoneAt(tokens: Tokens, at: number): Found | null {
  const isService = [1800, 1900].includes(digitsAt(tokens, at)) && isNumber(tokens, at + 1)
  if (tokens.source.text.charCodeAt(tokens.start[at] ?? 0) !== 0x30 && !isService) return null
  let to = at + 1
  let digits = rawAt(tokens, at).replace(/\D/g, '').length
  if (digits > 40 || (!isService && !/^0\d/.test(rawAt(tokens, at)))) return null
  while (to - at < 12) {
    const skip = '.-)'.includes(lowAt(tokens, to)) && lowAt(tokens, to) !== '' ? 1 : 0
    if (!isNumber(tokens, to + skip) || rawAt(tokens, to + skip).length > 12) break
    if (!isGlued(tokens, to) && (tokens.start[to] ?? 0) - (tokens.end[to - 1] ?? 0) > 2) break
    digits += rawAt(tokens, to + skip).replace(/\D/g, '').length
    to += skip + 1
  }
  return digits >= 9 && digits <= 24 ? { kind: 'furniture', from: at, to, value: null } : null
}

/** Lines of a page that are no text: a weather line, counters, a page number alone. */
export function furnitureAt(tokens: Tokens, at: number, place: Place): Found | null {
  const length = place.last - place.first
  const piece: Found = { kind: 'furniture', from: at, to: at + 1, value: null }
  if (length === 1 && /^\d{1,3}$/.test(rawAt(tokens, at))) return piece
  if (length <= 3 && ['c', 'f'].includes(lowAt(tokens, at + 1)) && at === place.first) return piece
  if (isCounter(tokens, at, place)) return piece
  const line = length <= 24 ? furniture.at(tokens, place.first) : null
  if (line === null) return null
  return line.to === at || [':', '(', '-', '|', ',', '['].includes(lowAt(tokens, line.to)) ? piece : null
}

/** `• Hôm nay: 588`, `View count: 55`, `Tháng này 12 901`: nothing else stands on the line, or before the next stroke of it. */
function isCounter(tokens: Tokens, at: number, place: Place): boolean {
  let first = at
  while (first > place.first && at - first < 4 && isNumber(tokens, first - 1)) first--
  if (lowAt(tokens, first - 1) === ':') first--
  const label = counters.before(tokens, first)
  if (label === null) return false
  let last = at + 1
  while (last < place.last && isNumber(tokens, last)) last++
  const isFirst = label.from === place.first || ['•', '*', '-', '+', '|', '·'].includes(lowAt(tokens, label.from - 1))
  return isFirst && (last === place.last || lowAt(tokens, last) === '|')
}

/** Numbers that are part of a word or an address: `Covid-19`, `1A`, `24/7`, `ISO 9001:2015`, `4.0`. */
export function gluedNameAt(tokens: Tokens, at: number, counting: Counting): Found | null {
  const name = (to: number): Found => ({ kind: 'name', from: at, to, value: null })
  if (digitsAt(tokens, at) === 24 && isGlued(tokens, at + 1) && lowAt(tokens, at + 1) === '/') {
    const next = rawAt(tokens, at + 2)
    if (next === '7' || next === '24') return name(at + 3)
  }
  if (tokens.word[at] === markedNumber && rawAt(tokens, at) === '4.0' && !counting.isMeasured(at + 1))
    return name(at + 1)
  const before = lowAt(tokens, at - 1)
  if (isGlued(tokens, at) && '+-./_:=?&'.includes(before) && isGlued(tokens, at - 1)) {
    const isCounted = before === '/' && counting.isCounted(at + 1)
    if (!isCounted && (isWord(tokens, at - 2) || before === ':')) return name(at + 1)
  }
  if (digitsAt(tokens, at) === 1 && lowAt(tokens, at + 1) === '/' && /^[1-9]\d?\.?\d00$/.test(rawAt(tokens, at + 2)))
    return name(at + 3)
  const chain = chainEnd(tokens, at)
  if (chain > 0) return name(chain)
  if (isGlued(tokens, at + 1) && lowAt(tokens, at + 1) === ':' && isNumber(tokens, at + 2) && isGlued(tokens, at + 2))
    return name(at + 3)
  if (!isGlued(tokens, at + 1) || !isWord(tokens, at + 1)) return null
  return counting.isMeasured(at + 1) || counting.isCounted(at + 1) ? null : name(at + 2)
}

/** The end of `78+300`, `15-19-24-51`: a mark on a road, a row of numbers; 0 when there is none. */
function chainEnd(tokens: Tokens, at: number): number {
  let to = at + 1
  const mark = lowAt(tokens, to)
  if (mark !== '+' && mark !== '-') return 0
  while (lowAt(tokens, to) === mark && isGlued(tokens, to) && isGlued(tokens, to + 1) && isNumber(tokens, to + 1))
    to += 2
  return to - at >= (mark === '+' ? 3 : 5) ? to : 0
}

/** The number of a name: `Quốc lộ 91`, `ấp 5`, `Nghị quyết 35`, `mức 3, 4`, `khu vực 1, 2 và 3`. */
export function labelledAt(tokens: Tokens, at: number, counting: Counting, sentenceFirst: number): Found | null {
  const isSpaced = [':', 'gồm'].includes(lowAt(tokens, at - 1)) && lowAt(tokens, at + 1) === ','
  const label = labels.before(tokens, at) ?? (isSpaced ? labels.before(tokens, at - 1) : null)
  if (isSpaced && label?.value !== 'name') return null
  if (label === null || counting.isMeasured(at + 1) || isTime(tokens, at + 1)) return null
  const joined = ['-', 'đến'].includes(lowAt(tokens, at + 1)) && isNumber(tokens, at + 2)
  if (joined && (counting.isMeasured(at + 3) || isTime(tokens, at + 3))) return null
  const raw = rawAt(tokens, at)
  const stroke = isGlued(tokens, at + 1) && isGlued(tokens, at + 2) && lowAt(tokens, at + 1) === '/'
  if (!/^\d{1,6}$/.test(raw) && !/^\d{1,2}\.\d{1,2}$/.test(raw)) return null
  const word = wordAt(tokens, label.from)
  const lead = lowAt(tokens, label.from - 1)
  if (word.low === 'số' && ['tổng', 'trong', 'có', 'hiện', 'con', 'đa'].includes(lead)) return null
  if (compounds.has(`${lead} ${word.low}`)) return null
  const isProper = word.letters !== 'lower' && label.from !== sentenceFirst && !spreading.has(lead)
  const next = lowAt(tokens, at + 1)
  const isAddress = word.low === 'số' && streets.has(next)
  const isOfPlace = (placesAfter.has(next) || alsoVerbs.has(next) || isAddress) && !spreading.has(lead)
  if (counting.isCounted(at + 1) && !isProper && !isOfPlace && !raw.startsWith('0')) return null
  if (stroke && isNumber(tokens, at + 2) && label.value === 'name')
    return { kind: 'name', from: label.from, to: at + 3, value: null }
  if (stroke && isNumber(tokens, at + 2) && graded.has(word.low))
    return { kind: label.value, from: label.from, to: at + 3, value: null }
  if (stroke && isNumber(tokens, at + 2)) return null
  return { kind: label.value, from: label.from, to: listEnd(tokens, at + 1, counting), value: null }
}

/** `trong vòng 30 ngày` is a length of time; `đợt 1 năm 2020`, `lớp 9 năm học` are not. */
const isTime = (tokens: Tokens, at: number): boolean =>
  times.at(tokens, at) !== null &&
  !isNumber(tokens, at + 1) &&
  !['học', 'nay', 'ngoái', 'tháng'].includes(lowAt(tokens, at + 1))

/** The end of a list of names that goes on: `, 4`, `và 5`. */
function listEnd(tokens: Tokens, from: number, counting: Counting): number {
  let to = from
  while (to - from < 40) {
    const joins = lowAt(tokens, to)
    if (joins !== ',' && joins !== 'và' && joins !== '-' && joins !== 'đến') break
    if (!isWhole(tokens, to + 1) || /^(?:19|20)\d\d$/.test(rawAt(tokens, to + 1))) break
    const after = to + 2
    if (counting.isMeasured(after) || counting.isCounted(after) || lowAt(tokens, after) === '/') break
    to = after
  }
  return to
}
