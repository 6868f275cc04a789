import { type Draft, type Reading, sentenceFirst } from './draft.ts'
import { nouns } from './lexicon/nouns.ts'
import { classes, givesNumber, penalties } from './lexicon/stops.ts'
import { isGlued, isNumber, lowAt, type Tokens, wordAt } from './tokens.ts'

/** How far back in its clause a number without a unit looks for what it counts. */
const reach = 14

/**
 * Is a number without a unit of its own a figure? It is when a verb, a qualifier, a colon or its own form says so; a
 * whole number right after a name is a part of the name.
 */
export function isSupported(reading: Reading, draft: Draft): boolean {
  const { tokens } = reading
  if (draft.number.value === '1' && lowAt(tokens, draft.number.to) === 'trong' && draft.number.form === 'plain')
    return false
  if (draft.isPrinted && (draft.counted === null || draft.number.form !== 'plain' || isKnownNoun(tokens, draft)))
    return true
  const before = lowAt(tokens, draft.from - 1)
  if (!draft.isPrinted && isCode(tokens, draft)) return false
  const gives = draft.word !== 'exact' || draft.power > 0 || draft.number.form !== 'plain'
  if (before === 'và' && isAfterCount(reading, draft)) return true
  if (before === 'từ' && isMove(tokens, draft.number.to)) return true
  if (gives || givesNumber.has(before) || [':', '\t', '(', ',', ';', '=', '|', '+', '-'].includes(before)) return true
  if (draft.isPrinted)
    return wordAt(tokens, draft.from - 1).letters === 'lower' || draft.from - 1 <= sentenceFirst(reading, draft.from)
  if (draft.number.form === 'plain' && isListed(reading, draft)) return true
  const noun = nouns.before(tokens, draft.number.from)
  return (
    noun !== null && (wordAt(tokens, noun.from).letters === 'lower' || noun.from === sentenceFirst(reading, noun.from))
  )
}

/** `từ 412 còn 130`, `từ 9 lên 15`. */
const isMove = (tokens: Tokens, at: number): boolean =>
  ['còn', 'xuống', 'lên'].includes(lowAt(tokens, at)) &&
  (isNumber(tokens, at + 1) || (lowAt(tokens, at + 1) === 'còn' && isNumber(tokens, at + 2)))

/** `LP 560`, `USB 3.0`, `S -400`: letters before a number without a unit make a type of it. */
const isCode = (tokens: Tokens, draft: Draft): boolean => {
  const isHyphened = lowAt(tokens, draft.number.from - 1) === '-' && isGlued(tokens, draft.number.from)
  const before = wordAt(tokens, draft.number.from - (isHyphened ? 2 : 1))
  const isShort = before.letters === 'capitals' || (isHyphened && before.letters === 'capital')
  return before.kind === 'word' && isShort && before.text.length <= (isHyphened ? 3 : 5)
}

/** How far before an item of a list its bracket, colon or the item before may stand. */
const listReach = 6

/** Does a list begin or go on right before the number: a punishment, a class, a bracket, a colon, a count? */
function isInList({ tokens, drafts }: Reading, draft: Draft): boolean {
  if (penalties.before(tokens, draft.from) !== null || classes.before(tokens, draft.from) !== null) return true
  for (let i = draft.from - 1; i >= draft.from - listReach; i--) {
    const low = lowAt(tokens, i)
    if (low === '(' || low === ':' || low === ';') return true
    if (low === '.' || low === '\n' || low === '') return false
  }
  const before = drafts.at(-1)
  return before?.kind === 'count' && draft.from - before.to <= listReach
}

/** `khiển trách 15, cảnh cáo 20 (chiếm 45%)`: a word in small letters, its number, and the end of the item. */
const isListed = (reading: Reading, draft: Draft): boolean => {
  const { tokens } = reading
  const before = wordAt(tokens, draft.from - 1)
  if (!isInList(reading, draft)) return false
  const isWord = before.kind === 'word' && (before.letters === 'lower' || penalties.before(tokens, draft.from) !== null)
  return isWord && [',', ';', ')', '(', '.', '…', 'và', '\n', ''].includes(lowAt(tokens, draft.number.to))
}

/** `21 tại Đà Nẵng và 2 tại Long An`: a count goes on. */
const isAfterCount = (reading: Reading, draft: Draft): boolean => {
  const before = reading.drafts.at(-1)
  return before?.kind === 'count' && before.from >= sentenceFirst(reading, draft.from)
}

const isKnownNoun = (tokens: Tokens, draft: Draft): boolean =>
  draft.counted !== null && nouns.at(tokens, draft.counted.from) !== null

/** Looks for what a number without a unit counts: `tổng số đảng viên là 4.238`, `nữ 25`; null when nothing tells. */
export function unitBefore(reading: Reading, draft: Draft): string | null {
  const { tokens } = reading
  const first = sentenceFirst(reading, draft.from)
  const at = draft.from - ([':', '(', '=', '|'].includes(lowAt(tokens, draft.from - 1)) ? 1 : 0)
  if (lowAt(tokens, at - 1) === 'tuổi') return 'tuổi'
  const direct = nouns.before(tokens, at)
  if (direct !== null) return direct.value
  for (let i = draft.from - 1; i >= Math.max(first, draft.from - reach); i--) {
    if (isNumber(tokens, i) || ['.', ';', '\n'].includes(lowAt(tokens, i))) return null
    if (lowAt(tokens, i) !== 'số') continue
    const noun = nouns.at(tokens, i + 1) ?? nouns.at(tokens, i + 2)
    if (noun !== null && noun.value !== 'số') return noun.value
  }
  return null
}
