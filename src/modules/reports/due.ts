import { type Day, dayAfter, dayPlus } from '../../platform/domain/day.ts'
import { type Period, previousPeriod, tilesOf, yearContaining } from '../../platform/domain/period.ts'
import type { Text } from '../../platform/domain/text.ts'
import { addWorkingDays, type WorkingCalendar } from '../regulations/working-days.ts'
import type { DuePeriodKind, DueRule } from './form.ts'
import type { SubmissionState } from './submission.ts'

/** The last day in time for a period, by the days off that the regulations know. */
export const dueOn = (rule: DueRule, period: Pick<Period, 'last'>, calendar: WorkingCalendar): Day =>
  rule.isWorkingDays ? addWorkingDays(calendar, period.last, rule.days) : dayPlus(period.last, rule.days)

export type Timeliness = 'on_time' | 'late' | 'not_due' | 'overdue'

/** Is what a unit handed in with the unit above, taken or not? */
export const isIn = (state: SubmissionState): boolean => state === 'submitted' || state === 'approved'

/**
 * How a report stands against its day; the server's day decides. One that was reopened keeps what it was, one that was
 * returned waits again.
 */
export function timelinessOf(state: SubmissionState, submittedOn: Day | null, due: Day, today: Day): Timeliness {
  if (submittedOn !== null && (isIn(state) || state === 'reopened')) return submittedOn <= due ? 'on_time' : 'late'
  return today <= due ? 'not_due' : 'overdue'
}

/** The calendar period of a kind that a day lies in. */
export function periodOn(kind: DuePeriodKind, on: Day): Period {
  const year = yearContaining(on)
  if (kind === 'year') return year
  const tile = tilesOf(year, [kind])?.find((period) => period.first <= on && on <= period.last)
  if (!tile) throw new Error(`no ${kind} holds ${on}`)
  return tile
}

/** Periods of a kind that had begun by a day, latest first, not before `from`; at most `most` of them. */
export function periodsUpTo(kind: DuePeriodKind, on: Day, from: Day, most: number): readonly Period[] {
  const found: Period[] = []
  for (let at = periodOn(kind, on); at.first >= from && found.length < most; at = previousPeriod(at)) found.push(at)
  return found
}

export const nextPeriod = (period: Period, kind: DuePeriodKind): Period => periodOn(kind, dayAfter(period.last))

/** How many times a month a form of this kind comes. */
export const monthsOf: Readonly<Record<DuePeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

/** What a due rule says, for people. */
export function dueText(rule: DueRule): Text {
  const days = Math.abs(rule.days)
  const kind = rule.isWorkingDays ? { vi: ' làm việc', en: ' working' } : { vi: '', en: '' }
  if (days === 0) return { vi: 'Nộp trong ngày cuối của kỳ', en: 'Due on the last day of the period' }
  const side = rule.days > 0 ? { vi: 'sau', en: 'after' } : { vi: 'trước', en: 'before' }
  return {
    vi: `Nộp chậm nhất ${days} ngày${kind.vi} ${side.vi} ngày cuối kỳ`,
    en: `Due ${days}${kind.en} day${days === 1 ? '' : 's'} ${side.en} the end of the period`,
  }
}
