import { type Day, dayAfter, dayBefore, dayParts, weekdayOf } from '../../platform/domain/day.ts'
import type { Text } from '../../platform/domain/text.ts'
import type { Regulations } from './regulation.ts'

/** The days off of the years that are known; in other years only weekends are. */
export interface WorkingCalendar {
  readonly years: ReadonlySet<number>
  readonly daysOff: ReadonlyMap<Day, Text>
  readonly workedSaturdays: ReadonlySet<Day>
}

export function calendarOf(rules: Regulations): WorkingCalendar {
  const versions = rules['calendar.holidays']
  return {
    years: new Set(versions.map((version) => dayParts(version.from).year)),
    daysOff: new Map(versions.flatMap(({ value }) => value.days.map(({ on, vi, en }) => [on, { vi, en }] as const))),
    workedSaturdays: new Set(versions.flatMap(({ value }) => value.workingSaturdays ?? [])),
  }
}

export const isWorkingDay = (calendar: WorkingCalendar, on: Day): boolean =>
  !calendar.daysOff.has(on) && (weekdayOf(on) <= 5 || calendar.workedSaturdays.has(on))

/** The n-th working day after a day, which is not counted itself; before it when `n` is negative; the day when 0. */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, n: number): Day {
  const step = n < 0 ? dayBefore : dayAfter
  let at = from
  for (let left = Math.abs(n); left > 0; ) {
    at = step(at)
    if (isWorkingDay(calendar, at)) left--
  }
  return at
}

/** How many working days lie after one day, up to and with another; 0 when that one is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, after: Day, until: Day): number {
  let found = 0
  for (let at = after; at < until; ) {
    at = dayAfter(at)
    if (isWorkingDay(calendar, at)) found++
  }
  return found
}

/** Is there a year without a calendar among the days from one to another? */
export function lacksCalendar(calendar: WorkingCalendar, from: Day, until: Day): boolean {
  for (let { year } = dayParts(from); year <= dayParts(until).year; year++) if (!calendar.years.has(year)) return true
  return false
}
