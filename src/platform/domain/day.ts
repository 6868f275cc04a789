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
