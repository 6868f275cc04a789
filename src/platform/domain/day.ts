/** A civil day `YYYY-MM-DD`. Days compare as strings. */
export type Day = string

/** The day used where a dated fact has no end. */
export const lastOfAllDays: Day = '9999-12-31'
export const firstOfAllDays: Day = '0001-01-01'

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export const day = (year: number, month: number, date: number): Day => `${pad(year, 4)}-${pad(month)}-${pad(date)}`

export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

export function dayParts(value: Day): { year: number; month: number; date: number } {
  return { year: Number(value.slice(0, 4)), month: Number(value.slice(5, 7)), date: Number(value.slice(8, 10)) }
}

export function dayAfter(value: Day): Day {
  const { year, month, date } = dayParts(value)
  if (date < daysInMonth(year, month)) return day(year, month, date + 1)
  return month < 12 ? day(year, month + 1, 1) : day(year + 1, 1, 1)
}

export function dayBefore(value: Day): Day {
  const { year, month, date } = dayParts(value)
  if (date > 1) return day(year, month, date - 1)
  return month > 1 ? day(year, month - 1, daysInMonth(year, month - 1)) : day(year - 1, 12, 31)
}

export const earlierDay = (a: Day, b: Day): Day => (a < b ? a : b)
export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b)

/** The same date a year earlier; 29 February becomes 28. */
export function yearBefore(value: Day): Day {
  const { year, month, date } = dayParts(value)
  return day(year - 1, month, Math.min(date, daysInMonth(year - 1, month)))
}

/** Days from 1 January of the year 1, a Monday, to 1 January of a year. */
function daysBefore(year: number): number {
  const past = year - 1
  return 365 * past + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)
}

function dayNumber(value: Day): number {
  const { year, month, date } = dayParts(value)
  let days = daysBefore(year) + date - 1
  for (let before = 1; before < month; before++) days += daysInMonth(year, before)
  return days
}

function dayAt(number: number): Day {
  // 400 years have 146,097 days; the guess is off by one year at most.
  let year = Math.floor((number * 400) / 146_097) + 1
  if (daysBefore(year) > number) year--
  if (daysBefore(year + 1) <= number) year++
  let rest = number - daysBefore(year)
  let month = 1
  for (; rest >= daysInMonth(year, month); month++) rest -= daysInMonth(year, month)
  return day(year, month, rest + 1)
}

/** So many days later; earlier when `days` is negative. */
export const dayPlus = (value: Day, days: number): Day => dayAt(dayNumber(value) + days)

/** How many days `until` lies after `from`; negative when it lies before. */
export const daysBetween = (from: Day, until: Day): number => dayNumber(until) - dayNumber(from)

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (value: Day): number => (dayNumber(value) % 7) + 1

/** The same date so many months later, or the last day of that month where the date is missing. */
export function addMonths(value: Day, months: number): Day {
  const { year, month, date } = dayParts(value)
  const count = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return day(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
}
