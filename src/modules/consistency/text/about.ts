import type { Found } from './calendar.ts'
import { type Draft, type Reading, sentenceFirst, sentenceLast } from './draft.ts'
import type { About } from './figure.ts'
import { nouns } from './lexicon/nouns.ts'
import { bases } from './lexicon/stops.ts'
import { subjectsOf } from './subjects.ts'
import { isNumber, isWord, lowAt, printed, type Tokens, wordAt } from './tokens.ts'

/** How far each part of the surroundings is looked for, in tokens or mentions. */
const reach = { topic: 10, base: 9, mentions: 8 } as const

/** Tells what each figure speaks of; figures are asked in order. */
export function aboutOf(reading: Reading): (draft: Draft) => About {
  const subjectOf = subjectsOf(reading)
  const periodOf = periodsInOrder(reading)
  return (draft) => ({
    subject: subjectOf(draft),
    period: periodOf(draft),
    topic: topicOf(reading, draft),
    base: draft.kind === 'percent' || draft.kind === 'multiple' ? baseOf(reading, draft) : null,
  })
}

/** Before a period these make it what something is compared with. */
const baseWords: ReadonlySet<string> = new Set(['so', 'với', 'tiêu', 'hoạch'])

/** Is a period what something is compared with: `so với năm 2021`? */
function isBaseOf(tokens: Tokens, one: Found): boolean {
  for (let i = one.from - 1; i >= one.from - 3 && isWord(tokens, i); i--)
    if (baseWords.has(lowAt(tokens, i))) return true
  return false
}

/** What `trong quý` leaves unsaid: of which quarter it is. A period of another length says nothing of it. */
const bareTimes: ReadonlyMap<string, RegExp> = new Map([
  ['quý', /^\d{4}-Q\d$/],
  ['tháng', /^\d{4}-\d{2}$/],
  ['tuần', /^$/],
  ['kỳ', /^$/],
])

/** `Trong quý, ...` at the head of a sentence: the form of the periods that may stand for it. */
function bareTimeOf(reading: Reading, at: number): RegExp | null {
  const { tokens } = reading
  const first = sentenceFirst(reading, at)
  const time = lowAt(tokens, first) === 'trong' ? bareTimes.get(lowAt(tokens, first + 1)) : undefined
  const next = wordAt(tokens, first + 2)
  return time !== undefined && (next.low === ',' || (next.kind === 'word' && next.letters === 'lower')) ? time : null
}

/** The period a figure stands under: the nearest before it in its sentence, then after it, then in its paragraph. */
function periodsInOrder(reading: Reading): (draft: Draft) => string | null {
  const { tokens, layout } = reading
  const periods = reading.mentions.filter((one) => one.value !== null && (one.kind === 'period' || one.kind === 'date'))
  let next = 0
  const isBase = periods.map((one) => isBaseOf(tokens, one))
  return (draft) => {
    while ((periods[next]?.from ?? Number.MAX_SAFE_INTEGER) < draft.from) next++
    const sentence = layout.sentenceOf[draft.from]
    const paragraph = layout.paragraphOf[draft.from]
    let inParagraph: string | null = null
    const bare = bareTimeOf(reading, draft.from)
    for (let i = next - 1; i >= Math.max(0, next - reach.mentions); i--) {
      const one = periods[i]
      if (one === undefined || layout.paragraphOf[one.from] !== paragraph) break
      if (isBase[i]) continue
      if (layout.sentenceOf[one.from] === sentence) return one.value
      if (bare === null || bare.test(one.value ?? '')) inParagraph ??= one.value
    }
    for (let i = next; i < next + reach.mentions; i++) {
      const one = periods[i]
      if (one === undefined || layout.sentenceOf[one.from] !== sentence) break
      if (!isBase[i]) return one.value
    }
    return inParagraph
  }
}

/** Words at the end of the clause that tell nothing of what is counted. */
const empty: ReadonlySet<string> = new Set([
  'được',
  'đã',
  'đang',
  'sẽ',
  'là',
  'các',
  'những',
  'có',
  'cho',
  'với',
  'và',
  'từ',
])

/** The words of the clause around the number: the verb before it and what is counted after it. */
function topicOf(reading: Reading, draft: Draft): string | null {
  const { tokens } = reading
  const first = Math.max(sentenceFirst(reading, draft.from), draft.from - reach.topic)
  let last = draft.from
  while (last > first && empty.has(lowAt(tokens, last - 1))) last--
  let from = last
  while (from > first && (isWord(tokens, from - 1) || lowAt(tokens, from - 1) === '"')) from--
  const before = from < last ? printed(tokens, from, last) : ''
  const after = wordsAfter(reading, draft)
  const topic = before === '' ? after : after === '' ? before : `${before} ${after}`
  return topic === '' ? null : topic
}

function wordsAfter(reading: Reading, draft: Draft): string {
  const { tokens } = reading
  const counted = draft.counted
  if (counted !== null && counted.from >= draft.from) return printed(tokens, counted.from, counted.end)
  const last = Math.min(sentenceLast(reading, draft.from), draft.to + reach.topic)
  let to = draft.to
  while (to < last && isWord(tokens, to)) to++
  return to > draft.to ? printed(tokens, draft.to, to) : ''
}

/** What a percentage is of: `chỉ tiêu năm 2022`, `tổng số thủ tục`, `đảng viên`. */
function baseOf(reading: Reading, draft: Draft): string | null {
  const { tokens } = reading
  const last = Math.min(sentenceLast(reading, draft.from), draft.to + reach.base)
  if (bases.at(tokens, draft.to) !== null || nouns.at(tokens, draft.to) !== null)
    return clauseFrom(tokens, draft.to, last)
  const first = Math.max(sentenceFirst(reading, draft.from), draft.from - reach.base)
  for (let i = draft.from - 1; i >= first; i--) {
    const low = lowAt(tokens, i)
    if (low === ',' || low === ';' || isNumber(tokens, i)) return null
    if (low !== 'vượt' && low !== 'đạt' && low !== 'bằng') continue
    if (bases.at(tokens, i + 1) === null) return null
    const end = lowAt(tokens, draft.from - 1) === 'từ' ? draft.from - 1 : draft.from
    return clauseFrom(tokens, i + 1, end)
  }
  return null
}

function clauseFrom(tokens: Tokens, from: number, last: number): string | null {
  let to = from
  while (to < last && (isWord(tokens, to) || isYearOf(tokens, to))) to++
  return to === from ? null : printed(tokens, from, to)
}

const isYearOf = (tokens: Tokens, at: number): boolean => isNumber(tokens, at) && lowAt(tokens, at - 1) === 'năm'
