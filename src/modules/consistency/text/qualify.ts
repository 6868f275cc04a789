import type { Word } from '../../figures/quantity.ts'
import * as lexicon from './lexicon/qualifiers.ts'
import { flag } from './lexicon/triggers.ts'
import { isNumber, lowAt, printed, type Tokens, wordAt } from './tokens.ts'
import type { ReadUnit } from './units.ts'

/** The word a number is qualified by, and the first token of it. */
export interface Qualified {
  readonly word: Word
  readonly from: number
}

/** Words that may stand between a qualifier and its number. */
const fillers: ReadonlySet<string> = new Set(['là', 'đạt', 'có', 'được'])

/**
 * The qualifier before a number.
 * @param unit what is counted, for `trên` can be the preposition before a place.
 */
export function qualifierBefore(tokens: Tokens, at: number, unit: ReadUnit): Qualified {
  const found = lexicon.before.before(tokens, at)
  if (found === null) return behindFiller(tokens, at)
  const last = lowAt(tokens, at - 1)
  const isAlone = found.from === at - 1
  const lead = lowAt(tokens, found.from - 1)
  if (isAlone && last === 'hơn' && lexicon.comparing.has(lead)) return { word: 'exact', from: at }
  if (isAlone && last === 'trên' && (isPlace(tokens, unit) || lead === 'dựa' || isUpperLevel(tokens, found.from)))
    return { word: 'exact', from: at }
  if (last === 'là' && isRecord(tokens, found.from)) return { word: 'exact', from: at }
  if (isAlone && last === 'sát' && lexicon.closeVerbs.has(lead)) return { word: 'exact', from: at }
  if (isAlone && last === 'quá' && lead !== 'đã') return { word: 'exact', from: at }
  if (['nhiều', 'lớn', 'thấp', 'nhỏ', 'ít', 'trội'].includes(lowAt(tokens, found.from)) && last === 'hơn')
    return { word: 'exact', from: at }
  return { word: found.value, from: found.from }
}

/** `trích nộp cấp trên 30%`, `ngân sách cấp trên 2 tỷ đồng`: the level above, and no bound; `cung cấp trên 500 suất` is one. */
const isUpperLevel = (tokens: Tokens, at: number): boolean =>
  lowAt(tokens, at - 1) === 'cấp' && beforeUpper.has(lowAt(tokens, at - 2))
const beforeUpper: ReadonlySet<string> = new Set('nộp lên của do về cho từ với ủy sách đoàn đảng hội quan'.split(' '))

/** `tỉnh có số xã nhiều nhất là 526`: the greatest of several numbers, and no limit. */
function isRecord(tokens: Tokens, from: number): boolean {
  for (let i = from - 1; i >= from - 8; i--) {
    if ([';', '.', ':', ''].includes(lowAt(tokens, i)) || isNumber(tokens, i)) return false
    if (lowAt(tokens, i) === 'số') return true
  }
  return false
}

const isPlace = (tokens: Tokens, { noun, to }: ReadUnit): boolean =>
  noun !== null && lexicon.places.has(printed(tokens, noun, to).toLowerCase())

/** `ít nhất đạt 70%`: the qualifier stands before the verb. */
function behindFiller(tokens: Tokens, at: number): Qualified {
  if (!fillers.has(lowAt(tokens, at - 1))) return { word: 'exact', from: at }
  const found = lexicon.before.before(tokens, at - 1)
  const isClear = found !== null && (found.value === 'at_least' || found.value === 'at_most')
  return isClear ? { word: found.value, from: found.from } : { word: 'exact', from: at }
}

/** `trở lên`, `trở xuống` after the unit, or a few words later where `từ` announced it. */
export function qualifierAfter(tokens: Tokens, to: number, isAnnounced: boolean): { word: Word; to: number } | null {
  for (let i = to; i <= to + (isAnnounced ? 5 : 0); i++) {
    if (isNumber(tokens, i) || [',', '.', ';', ':', ''].includes(lowAt(tokens, i))) return null
    const found = lexicon.after.at(tokens, i)
    if (found !== null) return { word: found.value, to: found.to }
  }
  return null
}

/** Is the number an estimate: does `ước` stand before it in its clause, with words and brackets between? */
export function isEstimated(tokens: Tokens, at: number, first: number): boolean {
  let depth = 0
  for (let i = at - 1; i >= Math.max(first, at - 24); i--) {
    const low = lowAt(tokens, i)
    if (low === ')') depth++
    else if (low === '(') depth--
    if (depth < 0) return false
    if (depth > 0) continue
    if (low === ',' || low === ';' || low === '.' || low === ':' || isFigureBefore(tokens, i)) return false
    if (lexicon.estimating.has(low))
      return !lexicon.notEstimating.has(lowAt(tokens, i - 1)) && !lexicon.notEstimating.has(lowAt(tokens, i + 1))
  }
  return false
}

/** A number that ends the reach of `ước`; the year of `ước thực hiện năm 2024 đạt` and `6 tháng` do not. */
const isFigureBefore = (tokens: Tokens, i: number): boolean =>
  isNumber(tokens, i) &&
  !['năm', 'tháng', 'quý', '/', '-'].includes(lowAt(tokens, i - 1)) &&
  lowAt(tokens, i + 1) !== 'tháng'

/** Does the clause speak of most of its subjects only (`hầu hết`)? */
export function isOfMost(tokens: Tokens, at: number, first: number): boolean {
  for (let i = at - 1; i >= Math.max(first, at - 40); i--) {
    const word = wordAt(tokens, i)
    if (word.kind === 'number' || word.low === ';' || word.low === '.') return false
    if ((word.flags & flag.most) !== 0 && lexicon.ofMost.at(tokens, i) !== null) return true
  }
  return false
}
