import { type Draft, type Reading, sentenceFirst } from './draft.ts'
import { draftOf } from './draft-of.ts'
import { wordIdioms } from './lexicon/nouns.ts'
import { articleEnds, vague } from './lexicon/numbers.ts'
import { partsOfYear } from './lexicon/periods.ts'
import { numberInWords, type Printed } from './number.ts'
import { qualifierBefore } from './qualify.ts'
import { lowAt, wordAt } from './tokens.ts'
import { type ReadUnit, unitAt } from './units.ts'

/** Before `năm` these let it be the number five and no year. */
const givers: ReadonlySet<string> = new Set(['có', 'gồm', 'với', 'cho', 'tặng', 'và'])
/** After `một` and a unit of time these tell of a time and count nothing. */
const passing: ReadonlySet<string> = new Set(['không', 'nào', 'kia', 'đẹp', 'mới', 'gần', 'nữa'])

/** A number in words as a figure, or null: `hai lần`, `một năm`, `ba trường`, but not `một số` or `hàng trăm`. */
export function wordFigureAt(reading: Reading, at: number): { draft: Draft; to: number } | null {
  const { tokens } = reading
  if (vague.has(lowAt(tokens, at - 1))) return null
  const isName = wordAt(tokens, at).letters !== 'lower' && at !== sentenceFirst(reading, at)
  if (isName) return null
  const number = numberInWords(tokens, at)
  if (number === null || isPerOne(reading, number)) return null
  if (lowAt(tokens, at - 1) === 'gấp') return multiple(reading, number)
  if (wordIdioms.at(tokens, number.to) !== null) return null
  const unit = unitAt(tokens, number.to)
  if (!unit.isKnown || isWrongFive(reading, at, number, unit)) return null
  if (unit.unit === 'tháng' && partsOfYear.at(tokens, unit.to) !== null) return null
  if (number.value === '1' && !isCountedOne(reading, number, unit)) return null
  const draft = draftOf(reading, number, unit)
  return { draft, to: draft.to }
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

function isWrongFive(reading: Reading, at: number, number: Printed, unit: ReadUnit): boolean {
  const { tokens } = reading
  if (lowAt(tokens, at) !== 'năm' || number.to > at + 1) return false
  return unit.kind !== 'count' || !givers.has(lowAt(tokens, at - 1))
}

/** `một` counts before measures, money and times, and where a qualifier stands; else it is an article. */
function isCountedOne(reading: Reading, number: Printed, unit: ReadUnit): boolean {
  const { tokens } = reading
  if (articleEnds.has(lowAt(tokens, number.to))) return false
  if (passing.has(lowAt(tokens, unit.to))) return false
  if (unit.kind === 'money') return unit.scaled
  if (unit.kind === 'duration' || unit.kind === 'amount') return unit.unit !== 'điểm' && unit.unit !== 'độ'
  if (unit.kind === 'percent') return true
  return qualifierBefore(tokens, number.from, unit).word !== 'exact'
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
