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
  if (isSlogan(tokens, draft)) return false
  if (draft.number.value === '1' && lowAt(tokens, draft.number.to) === 'trong' && draft.number.form === 'plain')
    return false
  if (draft.isPrinted && (draft.counted === null || draft.number.form !== 'plain' || isKnownNoun(tokens, draft)))
    return true
  const before = lowAt(tokens, draft.from - 1)
  if (!draft.isPrinted && isCode(tokens, draft) && !isListed(reading, draft)) return false
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

/** How far before a number its opening quotation mark may stand, and how far after it the closing one. */
const sloganReach = 8

/** `“5 không, 3 sạch”`, `“4 tốt”`: the name of a movement, a number and what no lexicon counts, in quotation marks. */
function isSlogan(tokens: Tokens, draft: Draft): boolean {
  if (draft.isKnown || draft.kind !== 'count' || draft.number.form !== 'plain' || draft.number.value.length > 1)
    return false
  if (lowAt(tokens, draft.number.from - 1) !== '"' && lowAt(tokens, draft.number.from - 1) !== ',') return false
  let open = draft.number.from - 1
  while (open > draft.number.from - sloganReach && lowAt(tokens, open) !== '"') open--
  if (lowAt(tokens, open) !== '"' || !isNumber(tokens, open + 1)) return false
  for (let i = draft.number.to; i < draft.number.to + sloganReach; i++) {
    if (lowAt(tokens, i) === '"') return true
    if (lowAt(tokens, i) === '.' || wordAt(tokens, i).kind === 'break') return false
  }
  return false
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
  const last = drafts.at(-1)
  const before = last?.kind === 'percent' ? drafts.at(-2) : last
  return before?.kind === 'count' && draft.from - (last?.to ?? 0) <= listReach
}

const startsItem: ReadonlySet<string> = new Set([',', ';', ':', '-', 'và', 'sau', 'trên'])

/** `ĐH 18, CĐ 4`, `DS-KHHGĐ 5`: letters that begin the item of a list; after a name or a bracket they are a type. */
function isShortLabel(tokens: Tokens, { number, from }: Draft): boolean {
  const before = wordAt(tokens, from - 1)
  if (before.letters !== 'capitals' || before.text.length < 2 || isGlued(tokens, from)) return false
  return number.form === 'plain' && number.value.length < 6 && startsItem.has(lowAt(tokens, from - 2))
}

/** `khiển trách 15, cảnh cáo 20 (chiếm 45%)`: a word in small letters, its number, and the end of the item. */
const isListed = (reading: Reading, draft: Draft): boolean => {
  const { tokens } = reading
  const before = wordAt(tokens, draft.from - 1)
  if (!isInList(reading, draft)) return false
  const isWord =
    before.kind === 'word' &&
    (before.letters === 'lower' ||
      before.low === 'đảng' ||
      isShortLabel(tokens, draft) ||
      penalties.before(tokens, draft.from) !== null)
  return isWord && [',', ';', ')', '(', '.', '…', 'và', '\n', ''].includes(lowAt(tokens, draft.number.to))
}

/** `21 tại Đà Nẵng và 2 tại Long An`: a count goes on. */
const isAfterCount = (reading: Reading, draft: Draft): boolean => {
  const before = reading.drafts.at(-1)
  return before?.kind === 'count' && before.from >= sentenceFirst(reading, draft.from)
}

const isKnownNoun = (tokens: Tokens, draft: Draft): boolean =>
  draft.counted !== null && nouns.at(tokens, draft.counted.from) !== null

/** `(kế hoạch 75)`: the number of the plan counts what the sentence counts. */
const plans: ReadonlySet<string> = new Set(['kế hoạch', 'chỉ tiêu'])

/** `chết 3, bị thương 7`: people, whatever was counted before. */
const harmed: ReadonlySet<string> = new Set(['chết', 'thương', 'vong'])

const betweenAge: ReadonlySet<string> = new Set('bình quân trung đời thọ đảng là của'.split(' '))

/** `tuổi 35`, `tuổi đời bình quân 44,5`. */
function isOfAge(tokens: Tokens, at: number): boolean {
  let i = at - 1
  while (i > at - 6 && betweenAge.has(lowAt(tokens, i))) i--
  return lowAt(tokens, i) === 'tuổi' && !isNumber(tokens, i - 1)
}

/** Looks for what a number without a unit counts: `tổng số đảng viên là 4.238`, `nữ 25`; null when nothing tells. */
export function unitBefore(reading: Reading, draft: Draft): string | null {
  const { tokens } = reading
  const first = sentenceFirst(reading, draft.from)
  const at = draft.from - ([':', '(', '=', '|'].includes(lowAt(tokens, draft.from - 1)) ? 1 : 0)
  if (isOfAge(tokens, at)) return 'tuổi'
  if (harmed.has(lowAt(tokens, at - 1))) return 'người'
  const direct = nouns.before(tokens, at)
  const isBase = direct !== null && ['/', 'vạn', 'nghìn', 'triệu'].includes(lowAt(tokens, direct.from - 1))
  const isPlan = direct !== null && plans.has(direct.value) && lowAt(tokens, direct.from - 1) === '('
  if (direct !== null && direct.value !== 'số' && !isBase && !isPlan) return direct.value
  const line = lineNoun(tokens, first, draft.from)
  for (let i = draft.from - 1; i >= Math.max(first, draft.from - reach); i--) {
    if (isNumber(tokens, i) || ['.', ';', '\n'].includes(lowAt(tokens, i))) return line
    if (lowAt(tokens, i) !== 'số') continue
    const noun = nouns.at(tokens, i + 1) ?? nouns.at(tokens, i + 2)
    if (noun !== null && noun.value !== 'số') return noun.value
  }
  return line
}

/** What a line is of by its first words: `Đảng viên: tổng số 812, miễn đánh giá 14`. */
function lineNoun(tokens: Tokens, first: number, before: number): string | null {
  const at = first + (['-', '+', '*', '•'].includes(lowAt(tokens, first)) ? 1 : 0)
  const noun = nouns.at(tokens, at)
  return noun !== null && noun.to < before && lowAt(tokens, noun.to) === ':' ? noun.value : null
}
