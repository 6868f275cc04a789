import type { Found } from './calendar.ts'
import { dateAt, quarterAt } from './dates.ts'
import { type Draft, type Reading, sentenceFirst } from './draft.ts'
import { isMilestone, kindOf } from './kinds.ts'
import { romans } from './lexicon/numbers.ts'
import { furnitureAt, gluedNameAt, headingAt, itemAt, labelledAt, type Place, phoneAt } from './names.ts'
import { numberAt, numberInWords, type Printed } from './number.ts'
import { quantitiesAt } from './quantities.ts'
import { firstAt, type Ordinal, ordinalAt, rankedAt } from './ranks.ts'
import { symbolAt } from './symbols.ts'
import { isGlued, isNumber, lowAt, wordAt } from './tokens.ts'
import { isSupported } from './unitless.ts'
import { doubleAt, repeatedInWords, wordFigureAt, wordFractionAt, wordRangeAt } from './word-figures.ts'

/** Goes once through the tokens from left to right and reads what begins at each. */
export function scan(reading: Reading): void {
  const { tokens } = reading
  let next = 0
  for (let i = 0; i < tokens.noted.length; i++) {
    const at = tokens.noted[i] ?? 0
    if (at < next) continue
    const { trigger } = wordAt(tokens, at)
    if (trigger !== null) next = trigger === 'number' ? readDigitsAt(reading, at) : readWordAt(reading, at, trigger)
  }
}

function placeOf({ layout }: Reading, at: number): Place {
  const paragraph = layout.paragraphOf[at] ?? 0
  return {
    first: layout.paragraphFirst[paragraph] ?? 0,
    last: layout.paragraphLast[paragraph] ?? 0,
    sentenceFirst: layout.sentenceFirst[layout.sentenceOf[at] ?? 0] ?? 0,
  }
}

/** What a number is when it is no figure. */
function mentionAt(reading: Reading, at: number): Found | null {
  const { tokens, counting } = reading
  const place = placeOf(reading, at)
  return (
    phoneAt(tokens, at) ??
    furnitureAt(tokens, at, place) ??
    symbolAt(tokens, at) ??
    dateAt(tokens, at, counting.isCounted, counting.isUnit) ??
    headingAt(tokens, at, place) ??
    itemAt(tokens, at, place.sentenceFirst) ??
    gluedNameAt(tokens, at, counting)
  )
}

function readDigitsAt(reading: Reading, at: number): number {
  const { tokens } = reading
  const mention = mentionAt(reading, at)
  if (mention !== null) return keepMention(reading, mention)
  const number = numberAt(tokens, at)
  if (number === null) return keepMention(reading, { kind: 'ordinal', from: at, to: at + 1, value: null })
  const ranked = rankedAt(tokens, number)
  if (ranked !== null) return keepOrdinal(reading, ranked)
  const label = labelledAt(tokens, at, reading.counting, sentenceFirst(reading, at))
  if (label !== null) return keepMention(reading, label)
  const { drafts, to } = quantitiesAt(reading, number)
  if (drafts[0] !== undefined && !isSupported(reading, drafts[0]))
    return keepMention(reading, { kind: 'name', from: number.from, to: codeEnd(reading, drafts), value: null })
  return keepDrafts(reading, drafts, to)
}

/** The end of a type or code that goes on: `560-4`. */
function codeEnd({ tokens }: Reading, drafts: readonly Draft[]): number {
  let to = drafts.at(-1)?.number.to ?? 0
  while (isGlued(tokens, to) && lowAt(tokens, to) === '-' && isGlued(tokens, to + 1) && isNumber(tokens, to + 1))
    to += 2
  return to
}

function readWordAt(reading: Reading, at: number, trigger: string): number {
  const { tokens } = reading
  if (trigger === 'thứ') return keepOrdinal(reading, ordinalAt(tokens, at)) || at + 1
  if (trigger === 'đầu') return keepOrdinal(reading, firstAt(tokens, at)) || at + 1
  if (trigger === 'roman-label') return romanAt(reading, at)
  const found = trigger === 'gấp' ? doubleAt(reading, at) : null
  if (found !== null) return keepDrafts(reading, [found.draft], found.to)
  return trigger === 'number-word' ? readNumberWordAt(reading, at) : at + 1
}

function readNumberWordAt(reading: Reading, at: number): number {
  const again = repeatedInWords(reading, at)
  if (again > 0) return keepMention(reading, { kind: 'name', from: at, to: again, value: null })
  const number = numberInWords(reading.tokens, at)
  if (number === null) return at + 1
  const range = wordRangeAt(reading, number) ?? wordFractionAt(reading, number)
  if (range !== null) return keepDrafts(reading, range.drafts, range.to)
  const found = wordFigureAt(reading, number)
  return found === null ? at + 1 : keepDrafts(reading, [found.draft], found.to)
}

/** `quý I/2024`, `khóa XII`. */
function romanAt(reading: Reading, at: number): number {
  const { tokens } = reading
  if (!romans.has(lowAt(tokens, at + 1)) || wordAt(tokens, at + 1).letters === 'lower') return at + 1
  const quarter = quarterAt(tokens, at + 1)
  if (quarter !== null) return keepMention(reading, quarter)
  const kind = lowAt(tokens, at) === 'khóa' ? 'term' : 'ordinal'
  return keepMention(reading, { kind, from: at, to: at + 2, value: null })
}

function keepMention(reading: Reading, mention: Found): number {
  if (isMilestone(reading, mention)) {
    const year = mention.to - 1
    const number = numberAt(reading.tokens, year)
    if (number !== null) reading.drafts.push(simple(number, mention.from, mention.to, 'milestone', 'năm'))
  }
  reading.mentions.push(mention)
  return mention.to
}

const simple = (number: Printed, from: number, to: number, kind: Draft['kind'], unit: string): Draft => ({
  number,
  from,
  to,
  kind,
  unit,
  role: null,
  value: number.value,
  decimals: 0,
  power: 0,
  counted: null,
  isPrinted: true,
  isKnown: true,
  word: 'exact',
  isEstimate: false,
  isOfMost: false,
})

/** Keeps a rank as a figure and any other ordinal as a mention; 0 when there is none. */
function keepOrdinal(reading: Reading, found: Ordinal | null): number {
  if (found === null) return 0
  if ('mention' in found) return keepMention(reading, found.mention)
  reading.drafts.push(simple(found.rank, found.from, found.to, 'rank', 'hạng'))
  return found.to
}

function keepDrafts(reading: Reading, drafts: readonly Draft[], to: number): number {
  for (const draft of drafts) {
    const mention = kindOf(reading, draft)
    if (mention !== null) return keepMention(reading, { ...mention, to })
  }
  const [low, high] = drafts
  if (low?.role === 'low' && high) Object.assign(high, { unit: low.unit, kind: low.kind })
  const first = reading.drafts.length
  reading.drafts.push(...drafts)
  const role = drafts[0]?.role
  if (role === 'numerator') reading.pairs.push({ kind: 'fraction', first })
  if (role === 'low') reading.pairs.push({ kind: 'range', first })
  return Math.max(to, drafts.at(-1)?.number.to ?? 0)
}
