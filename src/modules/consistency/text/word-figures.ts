import { decimal } from '../../../platform/domain/decimal.ts'
import { type Draft, type Reading, sentenceFirst } from './draft.ts'
import { draftOf } from './draft-of.ts'
import { pairOf } from './fractions.ts'
import { wordIdioms } from './lexicon/nouns.ts'
import { articleEnds, scales, vague } from './lexicon/numbers.ts'
import { partsOfYear } from './lexicon/periods.ts'
import { moved, numberInWords, type Printed } from './number.ts'
import { qualifierBefore } from './qualify.ts'
import { isNumber, isWord, lowAt, type Tokens, wordAt } from './tokens.ts'
import { type ReadUnit, unitAt } from './units.ts'

/** Before `năm` these let it be the number five and no year. */
const givers: ReadonlySet<string> = new Set('có gồm với cho tặng và dưới đạt đủ thêm còn khoảng hơn gần'.split(' '))
/** Before a number in words these make a name of it: `tầng ba`, `hạng hai`. */
const floors: ReadonlySet<string> = new Set(['tầng', 'hạng', 'bậc', 'cấp', 'lớp'])
/** After `một` and a unit of time these tell of a time and count nothing. */
const passing: ReadonlySet<string> = new Set(['không', 'nào', 'kia', 'đẹp', 'mới', 'gần', 'nữa'])

/** A number in words as a figure, or null: `hai lần`, `một năm`, `ba trường`, but not `một số` or `hàng trăm`. */
export function wordFigureAt(reading: Reading, first: Printed): { draft: Draft; to: number } | null {
  const { tokens } = reading
  const at = first.from
  if (vague.has(lowAt(tokens, at - 1))) return null
  const isName = wordAt(tokens, at).letters !== 'lower' && at !== sentenceFirst(reading, at)
  if (isName) return null
  if (isPerOne(reading, first)) return null
  const number = longInWords(tokens, first) ?? first
  if (lowAt(tokens, at - 1) === 'gấp') return multiple(reading, number)
  if (wordIdioms.at(tokens, number.to) !== null || floors.has(lowAt(tokens, at - 1))) return null
  const unit = unitAt(tokens, number.to)
  if (!unit.isKnown || isWrongFive(reading, at, number, unit)) return null
  if (unit.unit === 'tháng' && partsOfYear.at(tokens, unit.to) !== null) return null
  if (number.value === '1' && !isCountedOne(reading, number, unit)) return null
  const draft = draftOf(reading, number, unit)
  return { draft, to: draft.to }
}

/** `hai đến ba cuộc họp`, `từ một đến hai năm`: two numbers in words with one unit; null when there are none. */
export function wordRangeAt(reading: Reading, low: Printed): { drafts: Draft[]; to: number } | null {
  const { tokens } = reading
  const at = low.from
  if (lowAt(tokens, low.to) !== 'đến' || lowAt(tokens, at) === 'năm') return null
  if (wordAt(tokens, at).letters !== 'lower' && at !== sentenceFirst(reading, at)) return null
  const high = numberInWords(tokens, low.to + 1)
  if (high === null || Number(low.value) >= Number(high.value)) return null
  const unit = unitAt(tokens, high.to)
  if (!unit.isKnown || unit.unit === '' || wordIdioms.at(tokens, high.to) !== null) return null
  const first: Draft = { ...draftOf(reading, low, { ...unit, to: low.to, noun: null }), role: 'low' }
  const isFrom = lowAt(tokens, first.from - 1) === 'từ'
  const word = first.word === 'about' ? 'about' : 'range'
  const second: Draft = { ...draftOf(reading, high, unit), role: 'high', word, from: high.from }
  return { drafts: [{ ...first, word, from: isFrom ? first.from - 1 : first.from }, second], to: second.to }
}

/** The most groups of a number in words: thousands of millions, millions, thousands and the rest. */
const mostGroups = 4

/** `một triệu hai trăm nghìn`: groups with falling scales after the first; null when there is one group only. */
function longInWords(tokens: Tokens, first: Printed): Printed | null {
  let scale = scales.at(tokens, first.to)
  if (scale === null || scale.value < 3 || !isWord(tokens, scale.to)) return null
  let total = decimal(moved(first.value, scale.value))
  let to = first.to
  for (let group = 1; group < mostGroups && scale !== null; group++) {
    const next = numberInWords(tokens, scale.to)
    if (next === null) break
    const smaller = scales.at(tokens, next.to)
    const power = smaller !== null && smaller.value >= 3 ? smaller.value : 0
    if (power >= scale.value) break
    total = total.plus(moved(next.value, power))
    to = power === 0 ? next.to : (smaller?.to ?? next.to)
    scale = power === 0 ? null : smaller
  }
  return to === first.to
    ? null
    : { value: total.toFixed(), decimals: 0, form: 'words', asThousands: null, from: first.from, to }
}

/** `hai phần ba số hộ`, `ba phần tư`: so many parts of the whole; null when the words say nothing of the kind. */
export function wordFractionAt(reading: Reading, above: Printed): { drafts: Draft[]; to: number } | null {
  const { tokens } = reading
  const at = above.from
  if (above.to > at + 1 || lowAt(tokens, above.to) !== 'phần') return null
  if (wordAt(tokens, at).letters !== 'lower' && at !== sentenceFirst(reading, at)) return null
  const from = above.to + 1
  const four: Printed = { ...above, value: '4', from, to: from + 1 }
  const below = lowAt(tokens, from) === 'tư' ? four : numberInWords(tokens, from)
  if (below === null || below.to > from + 1 || isNumber(tokens, below.to)) return null
  if (Number(above.value) >= Number(below.value)) return null
  const unit = { kind: 'count', unit: 'phần', power: 0, scaled: false, noun: null, isKnown: true } as const
  const top = draftOf(reading, above, { ...unit, to: above.to })
  const bottom = draftOf(reading, below, { ...unit, to: below.to })
  return { drafts: pairOf(top, bottom), to: below.to }
}

/** `4.000 đồng một tấn`: the price of each, not one tonne. */
const isPerOne = ({ drafts }: Reading, number: Printed): boolean => {
  const before = drafts.at(-1)
  return number.value === '1' && before !== undefined && before.kind === 'money' && before.to === number.from
}

/** The longest amount in words. */
const longestInWords = 40

/** The end of the bracket that says the number before it again in words: `(Hai tỷ một trăm triệu đồng)`; else 0. */
export function repeatedInWords({ tokens, drafts }: Reading, at: number): number {
  const before = drafts.at(-1)
  if (before === undefined || lowAt(tokens, at - 1) !== '(' || before.to !== at - 1) return 0
  if (before.kind !== 'money' && before.value.length < 2) return 0
  for (let i = at; i < at + longestInWords; i++) {
    if (wordAt(tokens, i).kind === 'number' || wordAt(tokens, i).kind === 'break') return 0
    if (lowAt(tokens, i) === ')') return i
  }
  return 0
}

const tensAfterFive: ReadonlySet<string> = new Set(['chục', 'nghìn', 'ngàn', 'vạn'])

function isWrongFive(reading: Reading, at: number, number: Printed, unit: ReadUnit): boolean {
  const { tokens } = reading
  if (lowAt(tokens, at) !== 'năm' || number.to > at + 1 || tensAfterFive.has(lowAt(tokens, at + 1))) return false
  return unit.kind !== 'count' || !givers.has(lowAt(tokens, at - 1))
}

/** `một` counts before measures, money and times, and where a qualifier stands; else it is an article. */
function isCountedOne(reading: Reading, number: Printed, unit: ReadUnit): boolean {
  const { tokens } = reading
  if (articleEnds.has(lowAt(tokens, number.to))) return false
  if (passing.has(lowAt(tokens, unit.to))) return false
  if (unit.kind === 'money') return unit.scaled
  const isOnOne = lowAt(tokens, number.from - 1) === 'trên'
  if (unit.kind === 'duration') return true
  if (unit.kind === 'amount') return unit.unit !== 'điểm' && unit.unit !== 'độ' && !isOnOne
  if (unit.kind === 'percent') return true
  return !isOnOne && qualifierBefore(tokens, number.from, unit).word !== 'exact'
}

/** `gấp ba`, `gấp hai lần`. */
function multiple(reading: Reading, number: Printed): { draft: Draft; to: number } {
  const isTimes = lowAt(reading.tokens, number.to) === 'lần'
  const to = isTimes ? number.to + 1 : number.to
  const unit: ReadUnit = { kind: 'multiple', unit: 'lần', power: 0, scaled: false, to, noun: null, isKnown: true }
  return { draft: draftOf(reading, number, unit), to }
}

/** `gấp đôi`, `gấp rưỡi`, where the token is `gấp`. */
export function doubleAt(reading: Reading, at: number): { draft: Draft; to: number } | null {
  const next = lowAt(reading.tokens, at + 1)
  const value = next === 'đôi' ? '2' : next === 'rưỡi' ? '1.5' : null
  if (value === null) return null
  const number: Printed = {
    value,
    decimals: value === '2' ? 0 : 1,
    form: 'words',
    asThousands: null,
    from: at + 1,
    to: at + 2,
  }
  const unit: ReadUnit = {
    kind: 'multiple',
    unit: 'lần',
    power: 0,
    scaled: false,
    to: at + 2,
    noun: null,
    isKnown: true,
  }
  return { draft: draftOf(reading, number, unit), to: at + 2 }
}
