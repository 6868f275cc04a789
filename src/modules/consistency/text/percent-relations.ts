import type { Draft, Reading } from './draft.ts'
import { nouns } from './lexicon/nouns.ts'
import { bases, joinsPercent } from './lexicon/stops.ts'
import { endOf, isSameSentence, over, type Related } from './related.ts'
import { isNumber, lowAt, type Tokens } from './tokens.ts'

/** How far before a percentage the number it belongs to may stand, in tokens and in figures. */
const reach = { tokens: 14, figures: 3 } as const

/** Kinds a percentage or a change can be of. */
const levels: ReadonlySet<string> = new Set(['count', 'money', 'amount'])

/** The number a percentage or a change belongs to: before it in its sentence, with a few words between. */
function levelOf(reading: Reading, at: number, joint: number, isChange: boolean): number | null {
  const { drafts, layout, tokens } = reading
  const here = drafts[at]
  for (let i = at - 1; i >= Math.max(0, at - reach.figures); i--) {
    const level = drafts[i]
    if (level === undefined || here === undefined) return null
    if (layout.sentenceOf[level.number.from] !== layout.sentenceOf[here.number.from]) return null
    if (!levels.has(level.kind) || level.unit === 'tuổi' || level.unit === 'điểm') continue
    if (isChange && joinsPercent.before(tokens, level.from)?.value === 'change') continue
    if (i === at - 1 && joint - endOf(level) > reach.tokens) return null
    for (let token = endOf(level); token < joint; token++) if (lowAt(tokens, token) === ';') return null
    return i
  }
  return null
}

/**
 * `đạt 53,68% kế hoạch`, `chiếm 12%`, `tăng 7%`: a percentage with the number it belongs to.
 * @param wholeOf the whole of a part, by the index of the part
 */
export function ofPercent(
  reading: Reading,
  draft: Draft,
  at: number,
  wholeOf: ReadonlyMap<number, number>,
): Related | null {
  const { tokens, drafts } = reading
  if (draft.unit !== '%' || draft.role !== null) return null
  const aside = asideOf(reading, draft, at)
  if (aside !== null) return aside
  const join = joinsPercent.before(tokens, draft.from)
  const isBracketed = lowAt(tokens, draft.from - 1) === '('
  if (join === null && !isBracketed) return null
  const level = levelOf(reading, at, join?.from ?? draft.from - 1, join?.value === 'change')
  if (join?.value === 'change') return over(reading, 'change', level === null ? [at] : [at, level])
  if (level === null) return null
  const number = drafts[level]
  if (number?.role === 'low' || number?.role === 'high') return null
  if (number?.role === 'denominator') return over(reading, 'percentage-of', [at, level - 1, level])
  if (number !== undefined && isTotal(tokens, number) && level > 0 && isSameSentence(reading, level - 1, level))
    return over(reading, 'percentage-of', [at, level - 1, level])
  const whole = planAfter(reading, draft, at, number) ?? (hasOwnBase(tokens, draft) ? undefined : wholeOf.get(level))
  return over(reading, 'percentage-of', whole === undefined ? [at, level] : [at, level, whole])
}

/** How far after a percentage the bracket with its numbers may open. */
const asideReach = 6

/** `đạt 97,8% số chi bộ (45/46)`: the numbers stand in a bracket after the percentage. */
function asideOf(reading: Reading, draft: Draft, at: number): Related | null {
  const { tokens, drafts } = reading
  const next = drafts[at + 1]
  if (next === undefined || lowAt(tokens, next.from - 1) !== '(') return null
  if (next.from - draft.to > asideReach || !isSameSentence(reading, at, at + 1)) return null
  for (let i = draft.to; i < next.from - 1; i++) if ([',', ';', ')'].includes(lowAt(tokens, i))) return null
  return next.role === 'numerator' ? over(reading, 'percentage-of', [at, at + 1, at + 2]) : null
}

/** `đạt 90% chỉ tiêu (chỉ tiêu năm là 50)`: the plan stands in a bracket after the percentage; its figure. */
function planAfter(reading: Reading, draft: Draft, at: number, level: Draft | undefined): number | undefined {
  const { tokens, drafts } = reading
  const next = drafts[at + 1]
  if (next === undefined || level === undefined || next.unit !== level.unit || !isSameSentence(reading, at, at + 1))
    return undefined
  let isPlan = false
  for (let i = next.from - 1; i >= Math.max(draft.to, next.from - reach.tokens); i--) {
    const low = lowAt(tokens, i)
    if (low === 'tiêu' || low === 'hoạch' || low === 'toán') isPlan = true
    else if (low === '(') return isPlan && i - draft.to <= asideReach ? at + 1 : undefined
    else if (low === ')' || low === ';' || low === ',') return undefined
  }
  return undefined
}

/** Does the percentage say what it is of, so that it need not be the whole of its number? */
const hasOwnBase = (tokens: Tokens, draft: Draft): boolean =>
  bases.at(tokens, draft.to) !== null || nouns.at(tokens, draft.to) !== null

/** `trên tổng số 1.865 thủ tục`. */
const isTotal = (tokens: Tokens, draft: Draft): boolean =>
  lowAt(tokens, draft.from - 1) === 'số' && lowAt(tokens, draft.from - 2) === 'tổng'

/** `tăng 12 vụ so với cùng kỳ`, `tăng gấp 1,55 lần so giai đoạn`. */
export function ofChange(reading: Reading, draft: Draft, at: number): Related | null {
  const { tokens } = reading
  if (draft.unit === '%' && draft.role === null) return null
  const lead = joinsPercent.before(tokens, draft.from)
  const isTimes = draft.kind === 'multiple'
  if (!isTimes && lead?.value !== 'change') return null
  const isAside = lead !== null && lowAt(tokens, lead.from - 1) === '('
  const against = isAgainst(tokens, endOf(draft)) ?? (isAside ? draft.to : null)
  if (against === null) return null
  const level = levelOf(reading, at, lead?.from ?? draft.from, true)
  return over(reading, 'change', level === null ? [at] : [at, level], against)
}

/** The token after `so với` when it stands within a few words. */
function isAgainst(tokens: Tokens, from: number): number | null {
  for (let i = from; i < from + 4; i++) {
    if (isNumber(tokens, i) || lowAt(tokens, i) === ';') return null
    if (lowAt(tokens, i) === 'so') return i + 1
  }
  return null
}
