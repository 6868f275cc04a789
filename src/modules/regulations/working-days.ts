import { type Day, dayParts, dayPlus, daysBetween, weekdayOf } from '../../platform/domain/day.ts'
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

/** A Monday that days are numbered from: terms of thousands of people are counted, and numbers step faster than texts. */
const monday: Day = '2024-01-01'

interface Numbered {
  readonly daysOff: ReadonlySet<number>
  readonly workedSaturdays: ReadonlySet<number>
}
const numbered = new WeakMap<WorkingCalendar, Numbered>()

function numbersOf(calendar: WorkingCalendar): Numbered {
  const held = numbered.get(calendar)
  if (held) return held
  const number = (on: Day): number => daysBetween(monday, on)
  const made = {
    daysOff: new Set([...calendar.daysOff.keys()].map(number)),
    workedSaturdays: new Set([...calendar.workedSaturdays].map(number)),
  }
  numbered.set(calendar, made)
  return made
}

const isWorked = ({ daysOff, workedSaturdays }: Numbered, at: number): boolean =>
  !daysOff.has(at) && (((at % 7) + 7) % 7 < 5 || workedSaturdays.has(at))

/** The n-th working day after a day, which is not counted itself; before it when `n` is negative; the day when 0. */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, n: number): Day {
  const numbers = numbersOf(calendar)
  const step = n < 0 ? -1 : 1
  let at = daysBetween(monday, from)
  for (let left = Math.abs(n); left > 0; ) {
    at += step
    if (isWorked(numbers, at)) left--
  }
  return dayPlus(monday, at)
}

/** How many working days lie after one day, up to and with another; 0 when that one is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, after: Day, until: Day): number {
  const numbers = numbersOf(calendar)
  const last = daysBetween(monday, until)
  let found = 0
  for (let at = daysBetween(monday, after) + 1; at <= last; at++) if (isWorked(numbers, at)) found++
  return found
}

/** Is there a year without a calendar among the days from one to another? */
export function lacksCalendar(calendar: WorkingCalendar, from: Day, until: Day): boolean {
  for (let { year } = dayParts(from); year <= dayParts(until).year; year++) if (!calendar.years.has(year)) return true
  return false
}
