import { type Day, day, dayAfter, dayBefore, dayParts, daysInMonth, isDay, lastOfAllDays, yearBefore } from './day.ts'
import { accept, type Outcome, refuse } from './refusal.ts'

export const periodKinds = ['day', 'month', 'quarter', 'half', 'year', 'years', 'days', 'open', 'term'] as const
/**
 * `years` spans whole years (`2016..2020`), `days` any other closed span (`2015..2020-07`, `2024-01-01..2024-03-28`),
 * `open` has no end (`2013..`), `term` is a term from the register (`term:can-tho:2015-2020`).
 */
export type PeriodKind = (typeof periodKinds)[number]

export interface Period {
  readonly id: string
  readonly kind: PeriodKind
  readonly first: Day
  /** Inclusive; the last of all days for an open period. */
  readonly last: Day
}

/** Finds the days of a term in the register of terms. */
export type TermDays = (code: string) => { first: Day; last: Day } | undefined

export const noTerms: TermDays = () => undefined

function simplePeriod(text: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?$/.exec(text)
  if (!match || Number(match[1]) < 1) return undefined
  const year = Number(match[1])
  if (match[3] !== undefined) return isDay(text) ? { id: text, kind: 'day', first: text, last: text } : undefined
  if (match[2] !== undefined) {
    const month = Number(match[2])
    if (month < 1 || month > 12) return undefined
    return { id: text, kind: 'month', first: day(year, month, 1), last: day(year, month, daysInMonth(year, month)) }
  }
  if (match[4] !== undefined) return monthsPeriod(text, 'quarter', year, Number(match[4]) * 3 - 2, 3)
  if (match[5] !== undefined) return monthsPeriod(text, 'half', year, Number(match[5]) * 6 - 5, 6)
  return monthsPeriod(text, 'year', year, 1, 12)
}

function monthsPeriod(id: string, kind: PeriodKind, year: number, month: number, count: number): Period {
  const end = month + count - 1
  return { id, kind, first: day(year, month, 1), last: day(year, end, daysInMonth(year, end)) }
}

/**
 * Reads a period in the notation of the figure's address.
 * @returns the first and last civil day, or the refusal `unknown-period` naming the field `period`.
 */
export function parsePeriod(text: string, terms: TermDays = noTerms): Outcome<Period> {
  const unknown = (): ReturnType<typeof refuse> =>
    refuse(
      'unknown-period',
      `Không hiểu kỳ “${text}”. Viết như 2024, 2024-H1, 2024-Q1, 2024-03, 2024-03-28, 2016..2020 hoặc term:can-tho:2015-2020.`,
      `The period “${text}” is not understood. Write 2024, 2024-H1, 2024-Q1, 2024-03, 2024-03-28, 2016..2020 or term:can-tho:2015-2020.`,
      'period',
    )
  const term = /^term:([a-z0-9.-]+:\d{4}-\d{4})$/.exec(text)
  if (term?.[1] !== undefined) {
    const days = terms(term[1])
    return days ? accept({ id: text, kind: 'term', ...days }) : unknown()
  }
  const span = /^(.+?)\.\.(.*)$/.exec(text)
  if (!span) {
    const simple = simplePeriod(text)
    return simple ? accept(simple) : unknown()
  }
  const from = simplePeriod(span[1] ?? '')
  if (!from) return unknown()
  if (span[2] === '') return accept({ id: text, kind: 'open', first: from.first, last: lastOfAllDays })
  const to = simplePeriod(span[2] ?? '')
  if (!to || to.last < from.first) return unknown()
  const kind = from.kind === 'year' && to.kind === 'year' ? 'years' : 'days'
  return accept({ id: text, kind, first: from.first, last: to.last })
}

/** The period of the given days under its shortest name: a span that is exactly a quarter is called a quarter. */
export function periodOfDays(first: Day, last: Day): Period {
  const { year, month } = dayParts(first)
  const end = dayParts(last)
  if (first === last) return { id: first, kind: 'day', first, last }
  if (first.endsWith('-01') && dayAfter(last).endsWith('-01')) {
    const months = (end.year - year) * 12 + end.month - month + 1
    if (months === 1) return { id: first.slice(0, 7), kind: 'month', first, last }
    if (months === 3 && month % 3 === 1)
      return { id: `${first.slice(0, 4)}-Q${(month + 2) / 3}`, kind: 'quarter', first, last }
    if (months === 6 && month % 6 === 1)
      return { id: `${first.slice(0, 4)}-H${month === 1 ? 1 : 2}`, kind: 'half', first, last }
    if (months === 12 && month === 1) return { id: first.slice(0, 4), kind: 'year', first, last }
    if (month === 1 && end.month === 12)
      return { id: `${first.slice(0, 4)}..${last.slice(0, 4)}`, kind: 'years', first, last }
  }
  return { id: `${first}..${last}`, kind: 'days', first, last }
}

export const yearContaining = (value: Day): Period =>
  periodOfDays(day(dayParts(value).year, 1, 1), day(dayParts(value).year, 12, 31))

/** From 1 January of the year of the period's last day to that day (`lũy kế`). */
export const yearToDate = (period: Period): Period => periodOfDays(yearContaining(period.last).first, period.last)

/**
 * The period of the same length just before: 2024-Q1 -> 2023-Q4. Whole months move back by as many months, any other
 * span by its own number of days.
 */
export function previousPeriod(period: Period): Period {
  const last = dayBefore(period.first)
  const { year, month } = dayParts(last)
  const calendar: Partial<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 }
  const months = calendar[period.kind] ?? wholeMonths(period)
  if (months !== undefined) {
    const start = year * 12 + month - months
    return periodOfDays(day(Math.floor(start / 12), (start % 12) + 1, 1), last)
  }
  if (period.kind === 'open') return samePeriodLastYear(period)
  let first = last
  for (let at = period.first; at < period.last; at = dayAfter(at)) first = dayBefore(first)
  return periodOfDays(first, last)
}

function wholeMonths(period: Period): number | undefined {
  const [first, end] = [dayParts(period.first), dayParts(period.last)]
  if (first.date !== 1 || !isMonthEnd(period.last) || period.kind === 'open') return undefined
  return (end.year - first.year) * 12 + end.month - first.month + 1
}

/** The same days a year earlier; a span that ends with a month ends with that month. */
export const samePeriodLastYear = (period: Period): Period =>
  periodOfDays(
    yearBefore(period.first),
    isMonthEnd(period.last) && period.first !== period.last
      ? monthEnd(yearBefore(period.last))
      : yearBefore(period.last),
  )

const isMonthEnd = (value: Day): boolean => dayAfter(value).endsWith('-01')

function monthEnd(value: Day): Day {
  const { year, month } = dayParts(value)
  return day(year, month, daysInMonth(year, month))
}

export const lastDayOf = (period: Period): Period => periodOfDays(period.last, period.last)

export const contains = (outer: { first: Day; last: Day }, inner: { first: Day; last: Day }): boolean =>
  outer.first <= inner.first && inner.last <= outer.last

const sizes: readonly PeriodKind[] = ['year', 'half', 'quarter', 'month', 'day']

/**
 * Cuts a closed period into the coarsest calendar periods of the allowed kinds that are smaller than it.
 * @returns undefined when no set of allowed kinds covers it exactly, or it is open or longer than 40 years.
 */
export function tilesOf(period: Period, allowed: readonly PeriodKind[]): readonly Period[] | undefined {
  if (period.kind === 'open' || dayParts(period.last).year - dayParts(period.first).year > 40) return undefined
  const kinds = sizes.filter((kind) => allowed.includes(kind))
  const tiles: Period[] = []
  let at = period.first
  while (at <= period.last) {
    const tile = kinds
      .map((kind) => startingAt(at, kind))
      .find((t) => t !== undefined && t.last <= period.last && !sameDays(t, period))
    if (!tile) return undefined
    tiles.push(tile)
    at = dayAfter(tile.last)
  }
  return tiles
}

export const sameDays = (a: { first: Day; last: Day }, b: { first: Day; last: Day }): boolean =>
  a.first === b.first && a.last === b.last

function startingAt(first: Day, kind: PeriodKind): Period | undefined {
  const { year, month, date } = dayParts(first)
  if (kind === 'day') return periodOfDays(first, first)
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[kind as string] ?? 1
  if (date !== 1 || (month - 1) % months !== 0) return undefined
  const end = month + months - 1
  return periodOfDays(first, day(year, end, daysInMonth(year, end)))
}
