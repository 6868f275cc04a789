import { decimal } from '../../../platform/domain/decimal.ts'
import type { Draft, Reading } from './draft.ts'
import { classes, penalties } from './lexicon/stops.ts'
import { flag } from './lexicon/triggers.ts'
import { moved } from './number.ts'
import { isNumber, lowAt, type Tokens, wordAt } from './tokens.ts'
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
  /** A bracket opened it. */
  readonly isBracket: boolean
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
  let semicolon = -1
  let lastCount: Draft | undefined
  const close = (keep: number, at: number): void => {
    while (open.length > keep) {
      const group = open.pop()
      if (group === undefined) return
      group.to = at
      if (group.whole >= 0 && group.parts.length > 0) groups.push(group)
    }
  }
  const start = (by: Group['by'], at: number, isBracket = false): void => {
    if (open.length >= deepest) return
    const isNear =
      latest >= 0 &&
      at - latestEnd <= reach[by] &&
      (by === 'bracket' || isBracket || latestEnd > semicolon || by === 'of-which')
    if (!isNear && !isBracket) return
    open.push({ by, isBracket, whole: isNear ? latest : -1, parts: [], ...fresh, from: at, to: at })
  }
  const bracketAt = (): number => open.findLastIndex((one) => one.isBracket)
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
      at = Math.max(draft.number.to, draft.role === null ? (draft.counted?.to ?? 0) : 0) - 1
      continue
    }
    const word = wordAt(tokens, at)
    if (open.length === 0 && (word.flags & flag.group) === 0) continue
    const low = word.low
    const group = open.at(-1)
    if (
      group &&
      ((comparing.has(low) && !(low === 'vượt' && drafts[group.whole]?.unit === 'chỉ tiêu')) ||
        ((low === 'hơn' || low === 'thay') && isDifference(tokens, at)) ||
        (low === 'năm' && isNumber(tokens, at + 1)))
    )
      group.compares = true
    if (low === ';') semicolon = at
    if (low === '(') start(lowAt(tokens, at + 1) === 'có' ? 'of-which' : 'bracket', at, true)
    else if (low === ')') close(Math.max(bracketAt(), 0), at + 1)
    else if (low === ':' && group?.parts.length === 0 && (group.by === 'of-which' || isLabelIn(group, latest))) continue
    else if (low === ':' && open.length > 0 && isLabel(tokens, at)) continue
    else if (low === ':' && !isNextLabel(tokens, at, latestEnd)) start('colon', at)
    else if (low === ';' && bracketAt() >= 0) close(bracketAt() + 1, at)
    else if (low === ';') {
      close(open.findLastIndex((one) => one.by === 'colon' || one.by === 'made-of') + 1, at)
      const list = open.at(-1)
      if (list !== undefined) list.looseFrom = Math.min(list.looseFrom, next)
    } else if (low === '…' && group) group.isOpen = true
    else if (low === 'gồm' && lowAt(tokens, at + 1) !== 'cả') start('made-of', at)
    else if (
      low === ',' &&
      isBrokenOff(tokens, at) &&
      group?.by === 'of-which' &&
      group.parts.length === 0 &&
      !group.isBracket
    )
      close(open.length - 1, at)
    else if (low === 'trong' && lowAt(tokens, at + 1) === 'đó') {
      if (group?.isBracket && group.by === 'bracket' && group.parts.length === 0 && group.whole >= 0) {
        open.pop()
        open.push({ ...group, by: 'of-which' })
      } else start('of-which', at)
    }
  }
  close(0, end)
}

/** `hình thức: khiển trách: 4; cảnh cáo: 2`: the colon stands after the label of an item. */
const isLabel = (tokens: Tokens, at: number): boolean =>
  penalties.before(tokens, at) !== null || classes.before(tokens, at) !== null

/** After a comma these lead to a list: `35 chi bộ, cụ thể:`. */
const leads: ReadonlySet<string> = new Set('cụ gồm bao trong chia như theo với kết phân đó'.split(' '))

/** `trung ương 11 tỷ đồng, tỉnh: 38 tỷ đồng`: the colon stands after the label of the next item. */
function isNextLabel(tokens: Tokens, at: number, from: number): boolean {
  for (let i = at - 1; i >= Math.max(from, at - reach.colon); i--)
    if (lowAt(tokens, i) === ',') return !leads.has(lowAt(tokens, i + 1))
  return false
}

/** `(70 năm: 2; 60 năm: 15)`: the colon stands after the first label of a bracket. */
const isLabelIn = (group: Group, latest: number): boolean => group.isBracket && group.whole === latest

/** `ít hơn 2 ghế`, `thay vì 3 bảng`: what follows is compared. */
const isDifference = (tokens: Tokens, at: number): boolean =>
  (lowAt(tokens, at) === 'hơn' && ['ít', 'nhiều', 'cao', 'thấp'].includes(lowAt(tokens, at - 1))) ||
  (lowAt(tokens, at) === 'thay' && lowAt(tokens, at + 1) === 'vì')

/** `trong đó có một em nhỏ, và 16 người bị thương`: the sentence goes on with something else. */
const isBrokenOff = (tokens: Tokens, at: number): boolean => lowAt(tokens, at + 1) === 'và' && isNumber(tokens, at + 2)

/** `41-50: 200`, `trên 60: 80`: before its colon a number is an age, after it people. */
const isAge = ({ tokens }: Reading, { number: { to } }: Draft): boolean =>
  lowAt(tokens, to) === ':' ||
  (['-', 'đến'].includes(lowAt(tokens, to)) && isNumber(tokens, to + 1) && lowAt(tokens, to + 2) === ':')

/** Names of groups of people; a number right after one counts its people. */
const groupsOfPeople: ReadonlySet<string> = new Set(['dân tộc', 'tôn giáo'])
/** Places and bodies that pay: `ngân sách tỉnh 600` is no number of provinces. */
const payers: ReadonlySet<string> = new Set([
  'tỉnh',
  'huyện',
  'quận',
  'xã',
  'phường',
  'thành phố',
  'thị xã',
  'ấp',
  'thôn',
  'doanh nghiệp',
  'đơn vị',
])

/** Wholes that places and bodies are parts of. */
const bodies: ReadonlySet<string> = new Set(['đơn vị', 'địa phương', 'tổ chức', 'nơi', 'cơ sở', 'cơ quan', ...payers])

/** A number without a unit in a list under an amount of money takes its scale: `1.250 triệu đồng (tỉnh 600, huyện 650)`. */
function lendScale(draft: Draft, whole: Draft): boolean {
  if (whole.kind !== 'money' || draft.number.form === 'words' || draft.power > 0) return false
  const value = moved(draft.number.value, whole.power)
  if (whole.power === 0 && draft.number.form !== 'grouped') return false
  if (decimal(value).gt(whole.value)) return false
  Object.assign(draft, { kind: 'money', unit: whole.unit, power: whole.power, value, counted: null })
  return true
}

/** A number without a unit takes that of its own noun, of its whole, or of the figure before; people within turns are turns. */
function giveUnit(reading: Reading, draft: Draft, outer: Draft | undefined, before: Draft | undefined): void {
  const whole = outer?.unit === 'tuổi' && !isAge(reading, draft) ? undefined : outer
  if (draft.unit === '') {
    const own = unitBefore(reading, draft)
    if (whole?.kind === 'money') {
      const isOwn = own !== null && !payers.has(own)
      if (!isOwn && lendScale(draft, whole)) return
      if (own === null) return
    }
    if (own !== null && whole?.kind === 'count' && payers.has(own) && !bodies.has(whole.unit) && whole.isKnown) {
      draft.unit = whole.unit
      return
    }
    if (own !== null && groupsOfPeople.has(own) && (whole ?? before)?.unit === 'người') {
      draft.unit = 'người'
      return
    }
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
