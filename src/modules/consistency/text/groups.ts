import type { Draft, Reading } from './draft.ts'
import { flag } from './lexicon/triggers.ts'
import { isNumber, lowAt, wordAt } from './tokens.ts'
import { unitBefore } from './unitless.ts'

/** Figures that the text puts under another one: in brackets after it, after a colon, after `gồm` or `trong đó`. */
export interface Group {
  readonly by: 'bracket' | 'colon' | 'made-of' | 'of-which'
  readonly whole: number
  readonly parts: number[]
  /** It tells of a plan or another time, so that the figures in it are no parts. */
  compares: boolean
  /** It ends with `…`, so that parts are missing. */
  isOpen: boolean
  /** From this figure on, after a semicolon, only the same noun belongs to it. */
  looseFrom: number
  readonly from: number
  to: number
}

/** How far behind a figure its bracket, colon or `gồm` may stand, in tokens. */
const reach = { bracket: 16, colon: 5, 'made-of': 10, 'of-which': 30 } as const
const comparing: ReadonlySet<string> = new Set([
  'tiêu',
  'hoạch',
  'tăng',
  'giảm',
  'kỳ',
  'toán',
  'quyết',
  'trước',
  'lên',
  'xuống',
  'vượt',
  'so',
])
const deepest = 40
const fresh = { compares: false, isOpen: false, looseFrom: Number.MAX_SAFE_INTEGER } as const

/** Walks through each sentence with figures, gives units to those that have none, and tells the groups. */
export function groupsOf(reading: Reading): Group[] {
  const groups: Group[] = []
  let first = 0
  while (first < reading.drafts.length) {
    const sentence = sentenceOf(reading, first)
    let last = first
    while (last + 1 < reading.drafts.length && sentenceOf(reading, last + 1) === sentence) last++
    walk(reading, first, last, groups)
    first = last + 1
  }
  return groups
}

const sentenceOf = ({ drafts, layout }: Reading, at: number): number =>
  layout.sentenceOf[drafts[at]?.number.from ?? 0] ?? -1

function walk(reading: Reading, first: number, last: number, groups: Group[]): void {
  const { tokens, drafts } = reading
  const open: Group[] = []
  let next = first
  let latest = -1
  let latestEnd = 0
  let lastCount: Draft | undefined
  const close = (keep: number, at: number): void => {
    while (open.length > keep) {
      const group = open.pop()
      if (group === undefined) return
      group.to = at
      if (group.whole >= 0 && group.parts.length > 0) groups.push(group)
    }
  }
  const start = (by: Group['by'], at: number): void => {
    if (open.length >= deepest) return
    const isNear = latest >= 0 && at - latestEnd <= reach[by]
    if (!isNear && by !== 'bracket') return
    open.push({ by, whole: isNear ? latest : -1, parts: [], ...fresh, from: at, to: at })
  }
  const bracketAt = (): number => open.findLastIndex((one) => one.by === 'bracket')
  const end = drafts[last]?.number.to ?? 0
  for (let at = drafts[first]?.number.from ?? 0; at < end; at++) {
    const draft = next <= last ? drafts[next] : undefined
    if (draft !== undefined && draft.number.from === at) {
      const group = open.at(-1)
      giveUnit(reading, draft, group && group.whole >= 0 ? drafts[group.whole] : undefined, lastCount)
      if (draft.role !== 'denominator') group?.parts.push(next)
      latest = next
      if (draft.kind === 'count') lastCount = draft
      latestEnd = Math.max(draft.to, draft.counted?.end ?? 0)
      next++
      at = draft.number.to - 1
      continue
    }
    const word = wordAt(tokens, at)
    if (open.length === 0 && (word.flags & flag.group) === 0) continue
    const low = word.low
    const group = open.at(-1)
    if (group && (comparing.has(low) || (low === 'năm' && isNumber(tokens, at + 1)))) group.compares = true
    if (low === '(') start('bracket', at)
    else if (low === ')') close(Math.max(bracketAt(), 0), at + 1)
    else if (low === ':' && group?.by === 'of-which' && group.parts.length === 0) continue
    else if (low === ':') start('colon', at)
    else if (low === ';' && bracketAt() >= 0) close(bracketAt() + 1, at)
    else if (low === ';') {
      close(open.findLastIndex((one) => one.by === 'colon' || one.by === 'made-of') + 1, at)
      const list = open.at(-1)
      if (list !== undefined) list.looseFrom = Math.min(list.looseFrom, next)
    } else if (low === '…' && group) group.isOpen = true
    else if (low === 'gồm') start('made-of', at)
    else if (low === 'trong' && lowAt(tokens, at + 1) === 'đó') {
      if (group?.by === 'bracket' && group.parts.length === 0 && group.whole >= 0) {
        open.pop()
        open.push({ ...group, by: 'of-which' })
      } else start('of-which', at)
    }
  }
  close(0, end)
}

/** A number without a unit takes that of its own noun, of its whole, or of the figure before; people within turns are turns. */
function giveUnit(reading: Reading, draft: Draft, whole: Draft | undefined, before: Draft | undefined): void {
  if (draft.unit === '') {
    const own = unitBefore(reading, draft)
    const from = whole?.kind === 'percent' ? before : (whole ?? before)
    if (own === 'tuổi') Object.assign(draft, { unit: own, kind: 'amount' })
    else if (own !== null) draft.unit = own
    else if (from !== undefined && (from.kind === 'count' || whole !== undefined)) {
      draft.unit = from.unit
      draft.kind = from.kind
    }
  }
  if (draft.unit === '' && draft.counted !== null) draft.unit = 'trường hợp'
  if (whole?.unit === 'lượt' && draft.unit === 'người') draft.unit = 'lượt'
  if (whole?.unit === 'người' && !draft.isKnown && draft.kind === 'count') draft.unit = 'người'
}
