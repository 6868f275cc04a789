import { addMonths, type Day, dayAfter, dayBefore, dayParts } from '../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import type { UnitId } from './unit.ts'

/** A congress as its minutes say: its days, the last one being the day it closed. */
export interface Congress {
  readonly number: number
  readonly first: Day
  readonly last: Day
}

/** A term of one committee. Terms entered from a source before their congress was known have none. */
export interface Term {
  /** `can-tho:2015-2020`; the period is `term:` and this. It stays when days are corrected. */
  readonly code: string
  readonly unitId: UnitId
  readonly congress: Congress | null
  /** The day after the congress closed. */
  readonly first: Day
  /** The closing day of the next congress; until that is known, so many months on. */
  readonly last: Day
  readonly isAssumed: boolean
}

/** The code of the term a congress opened: the years of its Party organisation's term as everybody calls them. */
export const termCode = (partyCode: string, congress: Congress, lastYear: number): string =>
  `${partyCode}:${dayParts(congress.last).year}-${lastYear}`

/** The year in which a term of so many months ends, unless the congress is held early or late. */
export const lastYearOf = (congress: Congress, months: number): number =>
  dayParts(addMonths(congress.last, months)).year

/** The number a next congress would bear; the committee of a new organisation begins at I. */
export const nextNumber = (terms: readonly Term[]): number =>
  1 + Math.max(0, ...terms.map((term) => term.congress?.number ?? 0))

/**
 * The terms that are new or changed once a congress is in the register. Refusals: `congress-days`, `congress-to-come`,
 * `terms-overlap`, `term-exists`, `numbers-not-rising`.
 * @param terms those of the same committee
 * @param months how long a term lasts while no next congress is known
 */
export function registerTerm(
  terms: readonly Term[],
  next: Pick<Term, 'code' | 'unitId'> & { readonly congress: Congress },
  months: number,
  today: Day,
): Outcome<readonly Term[]> {
  const known = checkCongress(terms, next.congress, today)
  if (!known.ok) return known
  if (terms.some((term) => term.code === next.code)) {
    return refuse(
      'term-exists',
      `Nhiệm kỳ ${yearsOf(next.code)} đã có trong sổ. Hãy đính chính nhiệm kỳ đó.`,
      `The term ${yearsOf(next.code)} is in the register already. Correct that one.`,
      'congressLast',
    )
  }
  // Between congresses of known numbers a missing one may be added; what lies between two unknown ones is taken.
  const inside = terms.find(
    ({ congress, isAssumed, first, last }) =>
      congress === null && !isAssumed && first < next.congress.last && next.congress.last < last,
  )
  return inside ? overlap(inside.code) : settle(terms, { ...opened(next, months), isAssumed: true }, months)
}

/** The terms changed by a correction of one term's congress; the same refusals, and `unknown-term`, `other-year`. */
export function correctTerm(
  terms: readonly Term[],
  code: string,
  congress: Congress,
  months: number,
  today: Day,
): Outcome<readonly Term[]> {
  const wrong = terms.find((term) => term.code === code)
  if (!wrong) return unknownTerm(code)
  const others = terms.filter((term) => term !== wrong)
  const known = checkCongress(others, congress, today)
  if (!known.ok) return known
  if (!yearsOf(code).startsWith(String(dayParts(congress.last).year))) {
    return refuse(
      'other-year',
      `Đại hội của nhiệm kỳ ${yearsOf(code)} không thể bế mạc năm ${dayParts(congress.last).year}. Hãy rút nhiệm kỳ này và ghi lại.`,
      `The congress of the term ${yearsOf(code)} cannot have closed in ${dayParts(congress.last).year}. Withdraw this term and register it anew.`,
      'congressLast',
    )
  }
  const right = { ...wrong, ...opened({ ...wrong, congress }, months), last: wrong.last }
  const passed = others.find((term) => term.first < wrong.first !== term.first < right.first)
  return passed ? overlap(passed.code) : settle([...others, wrong], right, months)
}

/** The terms changed when one is taken out of the register; the one before it is assumed again. */
export function withdrawTerm(terms: readonly Term[], code: string, months: number): Outcome<readonly Term[]> {
  const wrong = terms.find((term) => term.code === code)
  if (!wrong) return unknownTerm(code)
  const before = inOrder(terms)
    .filter((term) => term.first < wrong.first)
    .at(-1)
  if (!before) return accept([])
  const assumed = { ...before, last: assumedLast(before, months), isAssumed: true }
  return settle(terms.filter((term) => term !== wrong && term !== before).concat(before), assumed, months)
}

const unknownTerm = (code: string): ReturnType<typeof refuse> =>
  refuse('unknown-term', `Không có nhiệm kỳ “${code}” của đơn vị này.`, `This unit has no term “${code}”.`, 'code')

const overlap = (code: string): ReturnType<typeof refuse> =>
  refuse(
    'terms-overlap',
    `Ngày đại hội rơi vào nhiệm kỳ ${yearsOf(code)}: hai nhiệm kỳ của một cấp ủy không thể trùng nhau.`,
    `The congress falls into the term ${yearsOf(code)}: two terms of one committee cannot overlap.`,
    'congressLast',
  )

export const yearsOf = (code: string): string => code.slice(code.lastIndexOf(':') + 1)

function checkCongress(others: readonly Term[], congress: Congress, today: Day): Outcome<true> {
  if (congress.last < congress.first) {
    return refuse(
      'congress-days',
      'Ngày bế mạc không thể trước ngày khai mạc đại hội.',
      'The congress cannot close before it opens.',
      'congressLast',
    )
  }
  if (congress.last > today) {
    return refuse(
      'congress-to-come',
      'Đại hội chưa bế mạc. Nhiệm kỳ bắt đầu từ ngày sau ngày bế mạc, nên chỉ ghi khi đại hội đã xong.',
      'The congress has not closed yet. A term begins on the day after, so register it when the congress is over.',
      'congressLast',
    )
  }
  const same = others.find(
    ({ congress: other }) => other !== null && congress.first <= other.last && other.first <= congress.last,
  )
  if (same) return overlap(same.code)
  const wrong = others.find(
    ({ congress: other }) => other !== null && other.number - congress.number >= 0 === other.last < congress.last,
  )
  if (!wrong?.congress) return accept(true)
  return refuse(
    'numbers-not-rising',
    `Khóa ${roman(congress.number)} không thể đứng ${wrong.congress.last < congress.last ? 'sau' : 'trước'} khóa ${roman(wrong.congress.number)} (${yearsOf(wrong.code)}): số khóa tăng theo đại hội.`,
    `Number ${roman(congress.number)} cannot come ${wrong.congress.last < congress.last ? 'after' : 'before'} number ${roman(wrong.congress.number)} (${yearsOf(wrong.code)}): numbers rise from congress to congress.`,
    'number',
  )
}

const opened = (term: Pick<Term, 'code' | 'unitId'> & { readonly congress: Congress }, months: number): Term => {
  const first = dayAfter(term.congress.last)
  return {
    code: term.code,
    unitId: term.unitId,
    congress: term.congress,
    first,
    last: dayBefore(addMonths(first, months)),
    isAssumed: true,
  }
}

const inOrder = (terms: readonly Term[]): readonly Term[] => terms.toSorted((a, b) => (a.first < b.first ? -1 : 1))

/** A term without a congress keeps the last day its source assumed. */
const assumedLast = (term: Term, months: number): Day =>
  term.congress === null && term.isAssumed ? term.last : dayBefore(addMonths(term.first, months))

/** Does the second term follow the first, with none missing between them? */
function follows(term: Term, next: Term, months: number): boolean {
  if (term.congress !== null && next.congress !== null) return next.congress.number === term.congress.number + 1
  return !term.isAssumed || next.first <= dayAfter(assumedLast(term, months))
}

/** Lays the terms out anew with `placed` among them: each ends when the next congress closes, or is assumed to last its months. */
function settle(before: readonly Term[], placed: Term, months: number): Outcome<readonly Term[]> {
  const terms = inOrder([...before.filter((term) => term.code !== placed.code), placed])
  const laid = terms.map((term, index): Term => {
    const next = terms[index + 1]
    if (next && (follows(term, next, months) || next.first <= assumedLast(term, months)))
      return { ...term, last: dayBefore(next.first), isAssumed: false }
    if (term.congress === null && !term.isAssumed) return term
    return { ...term, last: assumedLast(term, months), isAssumed: true }
  })
  return accept(laid.filter((term) => !before.some((old) => isSame(old, term))))
}

const isSame = (a: Term, b: Term): boolean =>
  a.code === b.code &&
  a.first === b.first &&
  a.last === b.last &&
  a.isAssumed === b.isAssumed &&
  a.congress?.number === b.congress?.number &&
  a.congress?.first === b.congress?.first &&
  a.congress?.last === b.congress?.last

const numerals = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/** `14` as `XIV`, the way the number of a congress is written. */
export function roman(number: number): string {
  let [text, left] = ['', number]
  for (const [value, sign] of numerals) for (; left >= value; left -= value) text += sign
  return text
}
