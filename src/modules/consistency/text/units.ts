import { isYear } from './calendar.ts'
import type { FigureKind } from './figure.ts'
import { idioms, inBillions, nouns } from './lexicon/nouns.ts'
import { scales } from './lexicon/numbers.ts'
import { penalties, stops } from './lexicon/stops.ts'
import { currencies, measures, percents, perWords, scaledMoney, times } from './lexicon/units.ts'
import type { Counting } from './names.ts'
import { digitsAt, isGlued, isNumber, isWord, lowAt, printed, rawAt, type Tokens, wordAt } from './tokens.ts'

/** What stands after a number and says what it is a number of. */
export interface ReadUnit {
  readonly kind: FigureKind
  readonly unit: string
  /** The power of ten of the printed scale. */
  readonly power: number
  /** How many words of scale were printed: `triệu` one, none 0. */
  readonly scaled: boolean
  /** The token after the unit. */
  readonly to: number
  /** First token of the noun, null when it is a measure or nothing was found. */
  readonly noun: number | null
  /** The lexicon knows it; else it is the words as printed. */
  readonly isKnown: boolean
}

/** The longest name a unit of the text's own has. */
const longestNoun = 2

/** Joins what stands under strokes: `/người/năm`, `/10.000 dân`. */
function withStrokes(tokens: Tokens, unit: string, from: number): { unit: string; to: number } {
  let to = from
  let name = unit
  for (let more = 0; more < 3 && lowAt(tokens, to) === '/'; more++) {
    const next = to + 1
    if (isNumber(tokens, next)) {
      if (!isWord(tokens, next + 1) || !/^1[0.,]{1,12}$/.test(rawAt(tokens, next))) break
      name += `/${rawAt(tokens, next)} ${wordAt(tokens, next + 1).text}`
      to = next + 2
      continue
    }
    if (!perWords.has(lowAt(tokens, next))) break
    const noun = measures.at(tokens, next)?.to ?? times.at(tokens, next)?.to ?? nouns.at(tokens, next)?.to ?? next + 1
    name += `/${printed(tokens, next, noun).toLowerCase()}`
    to = noun
  }
  return { unit: name, to }
}

/** `4.000 đồng một tấn` is said for `đồng/tấn`. */
function withEach(tokens: Tokens, money: { unit: string; to: number }): { unit: string; to: number } {
  const next = money.to + 1
  if (!['một', 'mỗi'].includes(lowAt(tokens, money.to)) || !perWords.has(lowAt(tokens, next))) return money
  const to = longer(measures.at(tokens, next), times.at(tokens, next))?.to ?? next + 1
  return { unit: `${money.unit}/${printed(tokens, next, to).toLowerCase()}`, to }
}

const isNounWord = (tokens: Tokens, at: number): boolean =>
  isWord(tokens, at) && !isGlued(tokens, at) && !stops.has(lowAt(tokens, at))

/** A noun as printed, without the capital of a sentence. */
const nameOf = (tokens: Tokens, from: number, to: number): string => {
  const name = printed(tokens, from, to)
  return wordAt(tokens, from).letters === 'capitals' ? name : name.toLowerCase()
}

/** `NLĐ`, `NĐT`: a noun by its first letters. */
const isShortName = (text: string): boolean => text.length >= 2 && text.length <= 4 && !/^[IVX\d]+$/.test(text)

/** A noun nobody listed: one word, or two when the second belongs to it. */
function unknownNoun(tokens: Tokens, at: number): number | null {
  if (!isNounWord(tokens, at) || isNamedTime(tokens, at)) return null
  if (wordAt(tokens, at).letters === 'capital')
    return /^\p{Lu}{2}\p{L}{1,2}$/u.test(wordAt(tokens, at).text) ? at + 1 : null
  if (wordAt(tokens, at).letters === 'capitals') return isShortName(wordAt(tokens, at).text) ? at + 1 : null
  let to = at + 1
  while (to - at < longestNoun && isNounWord(tokens, to) && wordAt(tokens, to).letters === 'lower') to++
  return to
}

const isLowNoun = (tokens: Tokens, at: number): boolean =>
  isWord(tokens, at) && wordAt(tokens, at).letters === 'lower' && !stops.has(lowAt(tokens, at))

/** `5 “điểm nghẽn”`: a noun in quotation marks, of one word or two in small letters. */
function quotedNoun(tokens: Tokens, at: number): { unit: string; to: number } | null {
  if (lowAt(tokens, at) !== '"' || isGlued(tokens, at)) return null
  let to = at + 1
  while (to - at <= longestNoun && isLowNoun(tokens, to)) to++
  if (to === at + 1 || lowAt(tokens, to) !== '"') return null
  return { unit: printed(tokens, at + 1, to).toLowerCase(), to: to + 1 }
}

/** `đạt 18/20 năm 2025`, `kỳ 6/45 ngày 20/12`: the word begins a date; `5 năm 2016-2020` is a length of time. */
function isNamedTime(tokens: Tokens, at: number): boolean {
  const word = lowAt(tokens, at)
  if (word === 'năm')
    return isYear(tokens, at + 1) && !(['-', ',', 'và'].includes(lowAt(tokens, at + 2)) && isYear(tokens, at + 3))
  if (word !== 'ngày' && word !== 'tháng') return false
  const limit = word === 'ngày' ? 31 : 12
  return digitsAt(tokens, at + 1) <= limit && ['/', '-'].includes(lowAt(tokens, at + 2)) && isNumber(tokens, at + 3)
}

/** A number of its own, and not the `10.000` of `/10.000 dân`. */
const isCountAt = (tokens: Tokens, at: number): boolean =>
  isNumber(tokens, at) && !/^1[0.,]{1,12}$/.test(rawAt(tokens, at))

/** The nought of `0,3%0`, which is typed where `‰` is not at hand. */
const isNought = (tokens: Tokens, at: number): boolean => isGlued(tokens, at) && /^0{1,2}$/.test(rawAt(tokens, at))

/** Reads scale and unit after a number; a number with nothing after it has the unit ''. */
export function unitAt(tokens: Tokens, at: number): ReadUnit {
  const percent = percents.at(tokens, at)
  if (percent !== null) {
    const isPerThousand = percent.value.unit === '%' && isNought(tokens, percent.to)
    const end = isPerThousand ? percent.to + 1 : percent.to
    const { unit, to } = withStrokes(tokens, isPerThousand ? '‰' : percent.value.unit, end)
    return { kind: 'percent', unit, power: 0, scaled: false, to, noun: null, isKnown: true }
  }
  const short = scaledMoney.at(tokens, at)
  if (short !== null) return money(tokens, 'đồng', short.value, true, short.to)
  const scale = isRate(tokens, at) ? null : scales.at(tokens, at)
  const power = scale?.value ?? 0
  const scaled = scale !== null
  const after = scale?.to ?? at
  const currency = currencies.at(tokens, after)
  const noun = isTooMany(tokens, scale?.value ?? 0, after) ? null : nounAt(tokens, after)
  if (currency !== null && currency.to >= (noun?.to ?? 0))
    return money(tokens, currency.value.unit, power, scaled, currency.to)
  const time = scaled || isNamedTime(tokens, after) ? null : times.at(tokens, after)
  const measure = measures.at(tokens, after)
  const measured = longer(time, measure)
  if (measured !== null && measured.to >= (noun?.to ?? 0)) {
    const { unit, to } = withStrokes(tokens, measured.value.unit, measured.to)
    const kind = measured.value.kind
    return { kind, unit, power, scaled, to, noun: null, isKnown: true }
  }
  if (noun !== null) {
    const isPer = lowAt(tokens, noun.to) === '/' && noun.value === 'người' && !isCountAt(tokens, noun.to + 1)
    const name = isPer ? printed(tokens, after, noun.to).toLowerCase() : noun.value
    const { unit, to } = withStrokes(tokens, name, noun.to)
    return { kind: 'count', unit, power, scaled, to, noun: after, isKnown: true }
  }
  if (scaled && (scale.value >= 6 || isGlued(tokens, at))) {
    const of = unknownNoun(tokens, after)
    if (of === null || scale.value >= 9) return money(tokens, 'đồng', power, scaled, after)
  }
  const punished = penalties.at(tokens, after)
  if (punished !== null && !scaled)
    return { kind: 'count', unit: '', power, scaled, to: punished.to, noun: after, isKnown: true }
  if (scaled && lowAt(tokens, after) === '/' && isWord(tokens, after + 1))
    return money(tokens, 'đồng', power, scaled, after)
  const quoted = quotedNoun(tokens, after)
  if (quoted !== null && !scaled)
    return { kind: 'count', unit: quoted.unit, power, scaled, to: quoted.to, noun: after + 1, isKnown: false }
  const own = unknownNoun(tokens, after)
  if (own === null) return { kind: 'count', unit: '', power, scaled, to: after, noun: null, isKnown: false }
  const { unit, to } = withStrokes(tokens, nameOf(tokens, after, own), own)
  return { kind: 'count', unit, power, scaled, to, noun: after, isKnown: false }
}

/** A noun of the lexicon that is not the first word of a name: `4-6 Hồ Tùng Mậu`. */
function nounAt(tokens: Tokens, at: number): { value: string; to: number } | null {
  const found = nouns.at(tokens, at)
  const isName =
    found !== null &&
    found.to === at + 1 &&
    wordAt(tokens, at).letters === 'capital' &&
    wordAt(tokens, found.to).letters === 'capital'
  return isName || idioms.at(tokens, at) !== null ? null : found
}

/** Thousands of millions are money, unless one of a few nouns follows. */
const isTooMany = (tokens: Tokens, power: number, at: number): boolean =>
  power >= 9 && !inBillions.has(lowAt(tokens, at))

/** `tỷ lệ`, `tỷ trọng` are no thousand millions. */
const isRate = (tokens: Tokens, at: number): boolean =>
  lowAt(tokens, at) === 'tỷ' && ['lệ', 'trọng', 'giá', 'suất', 'số', 'phú'].includes(lowAt(tokens, at + 1))

function longer<T>(a: { value: T; to: number } | null, b: { value: T; to: number } | null) {
  return a === null || (b !== null && b.to > a.to) ? b : a
}

function money(tokens: Tokens, currency: string, power: number, scaled: boolean, from: number): ReadUnit {
  const { unit, to } = withEach(tokens, withStrokes(tokens, currency, from))
  return { kind: 'money', unit, power, scaled, to, noun: null, isKnown: true }
}

/** Is there a unit at the token that a name never takes: a percentage, money, a measure? */
const isMeasuredAt = (tokens: Tokens, at: number): boolean =>
  percents.at(tokens, at) !== null ||
  (!isRate(tokens, at) && scales.at(tokens, at) !== null) ||
  scaledMoney.at(tokens, at) !== null ||
  (currencies.at(tokens, at) !== null && nouns.at(tokens, at) === null) ||
  (measures.at(tokens, at) !== null && nouns.at(tokens, at) === null)

const isCountedAt = (tokens: Tokens, at: number): boolean => nounAt(tokens, at) !== null

/** Tells what begins at a token of a text, for the passes that look for what is no figure. */
export const countingOf = (tokens: Tokens): Counting => ({
  isMeasured: (at) => isMeasuredAt(tokens, at),
  isCounted: (at) => isCountedAt(tokens, at),
  isUnit: (at) =>
    isMeasuredAt(tokens, at) || (wordAt(tokens, at).letters === 'lower' && unitAt(tokens, at).unit !== ''),
})

/** The end of what names the counted things: the noun and what describes it, `căn nhà Ðại đoàn kết`. */
export function countedEnd(tokens: Tokens, to: number): number {
  let end = to
  while (end - to < 5 && isWord(tokens, end)) {
    if (wordAt(tokens, end).letters === 'lower' && stops.has(lowAt(tokens, end))) break
    end++
  }
  return end
}
