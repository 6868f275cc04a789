import { foldForSearch } from '../../../../platform/domain/text.ts'
import type { ReadFigure } from '../figure.ts'

/** A measure that a figure of a text may be a value of. */
export interface MatchMeasure {
  readonly code: string
  /** Names by which it is known, in Vietnamese: its own and those of its class. */
  readonly names: readonly string[]
  /** What it is counted in, by its Vietnamese name: `người`, `%`, `đồng`. */
  readonly measuredIn: string
  /** `actual` is the result, the others are plans; a figure said of a plan is matched with those. */
  readonly aspect?: 'actual' | 'assigned' | 'own'
}

export interface MatchUnit {
  readonly code: string
  /** Names and short names, in Vietnamese. */
  readonly names: readonly string[]
}

export const certainties = ['sure', 'likely', 'weak'] as const
export type Certainty = (typeof certainties)[number]

/** A proposal: what a figure may be a value of. `score` lies between 0 and 1. */
export interface Match {
  readonly code: string
  readonly score: number
  readonly certainty: Certainty
}

const sureFrom = 0.75
const likelyFrom = 0.5
const leastScore = 0.25
/** Words that stand in every name and tell nothing. */
const empty = new Set(
  'so ty le tong cac cua va duoc da trong tai o theo nam quy thang voi la co moi tren cho do tu den nay nhiem vu phan tram toan'.split(
    ' ',
  ),
)
/** Spellings of one unit of counting. */
const sameUnit: Readonly<Record<string, string>> = {
  'đảng viên': 'người',
  'đồng chí': 'người',
  'đại biểu': 'người',
  'chi bộ': 'tổ chức',
  'lượt người': 'lượt',
  'lượt cán bộ': 'lượt',
  nhà: 'căn',
  'triệu đồng': 'đồng',
  'tỷ đồng': 'đồng',
  'tỉ đồng': 'đồng',
  'phần trăm': '%',
}

const unitOf = (unit: string): string => sameUnit[unit] ?? unit

/** The telling words of a phrase, folded, each once. */
export function telling(text: string): ReadonlySet<string> {
  return new Set(
    foldForSearch(text.replace(/(?<!\p{L})[đĐðÐ][vV](?!\p{L})/gu, 'đảng viên'))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && !empty.has(word)),
  )
}

/** How well the words of a name are found among the words beside a figure: 0 to 1; both sides count. */
function overlap(name: ReadonlySet<string>, words: ReadonlySet<string>): number {
  if (name.size === 0 || words.size === 0) return 0
  let shared = 0
  for (const word of name) if (words.has(word)) shared++
  const [ofName, ofWords] = [shared / name.size, shared / words.size]
  return ofName === 0 ? 0 : ofName * 0.75 + ofWords * 0.25
}

/**
 * Which measures may a figure be a value of? What it is counted in must fit; the words beside it decide. Best first, at
 * most five.
 */
export function measureMatcher(measures: readonly MatchMeasure[]): (figure: ReadFigure) => readonly Match[] {
  const byUnit = new Map<string, { readonly measure: MatchMeasure; readonly names: readonly ReadonlySet<string>[] }[]>()
  for (const measure of measures) {
    const unit = unitOf(measure.measuredIn)
    const known = byUnit.get(unit) ?? []
    known.push({ measure, names: measure.names.map(telling) })
    byUnit.set(unit, known)
  }
  return (figure) => {
    const beside = telling([figure.about.topic, figure.counted].filter((part) => part !== null).join(' '))
    const isPlan = /kế hoạch|chỉ tiêu/iu.test(`${figure.about.base ?? ''} ${figure.about.topic ?? ''}`)
    return best(
      (byUnit.get(unitOf(figure.unit)) ?? []).map(({ measure, names }) => {
        const words = Math.max(0, ...names.map((name) => overlap(name, beside)))
        const isFitting = (measure.aspect ?? 'actual') === 'actual' || isPlan
        return { code: measure.code, score: isFitting ? words : words * 0.6 }
      }),
    )
  }
}

/** Kinds of unit that name none of them. */
const kindsOfUnit = telling(
  'đảng bộ chi bộ đảng ủy tỉnh thành phố quận huyện thị xã phường thị trấn xã ấp thôn khu vực ban thường vụ thường trực ủy thành ủy quận ủy huyện ủy tỉnh ủy ủy ban nhân dân ubnd địa phương đơn vị',
)

/** Does a subject name a unit, or only a kind of it: “Đảng bộ phường” by itself is whoever reports? */
export const namesUnit = (subject: string | null): subject is string =>
  subject !== null && [...telling(subject)].some((word) => !kindsOfUnit.has(word))

/** Which units may a figure be said of? The body or place it names, with or without its kind before it. */
export function unitMatcher(units: readonly MatchUnit[]): (figure: ReadFigure) => readonly Match[] {
  const known = units.map(({ code, names }) => ({ code, names: names.map(telling) }))
  return ({ about: { subject } }) => {
    if (!namesUnit(subject)) return []
    const said = telling(subject)
    return best(
      known.map(({ code, names }) => ({ code, score: Math.max(0, ...names.map((name) => likeness(name, said))) })),
    )
  }
}

/** Shared words over all words: names of units share “đảng bộ”, “phường”, so that what differs must weigh. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

function best(scored: readonly { readonly code: string; readonly score: number }[]): readonly Match[] {
  const sorted = scored
    .filter((item) => item.score >= leastScore)
    .toSorted((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, 5)
  const [first, second] = sorted
  // Two that fit equally well are both no more than likely.
  const isAlone = first !== undefined && (second === undefined || first.score - second.score > 0.05)
  return sorted.map((item, index) => ({
    ...item,
    certainty: item.score >= sureFrom && index === 0 && isAlone ? 'sure' : item.score >= likelyFrom ? 'likely' : 'weak',
  }))
}
