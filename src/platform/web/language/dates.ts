import { type Day, dayParts } from '../../domain/day.ts'
import { dayText } from '../../domain/period-text.ts'
import type { Language } from '../../domain/text.ts'

/** Vietnam keeps UTC+7 all year. */
const zoneHours = 7

/** `02/4/2024` in Vietnamese, `2 April 2024` in English. */
export const printDay = (day: Day, language: Language): string => dayText(day)[language]

/** `ngày 2 tháng 4 năm 2024`, `2 April 2024`: cannot be read with the month first. */
export function sayDay(day: Day, language: Language): string {
  const { year, month, date } = dayParts(day)
  return language === 'vi' ? `ngày ${date} tháng ${month} năm ${year}` : printDay(day, language)
}

/** The civil day and clock time of an instant in Vietnam. */
function local(instant: string): { day: Day; time: string } {
  const shifted = new Date(Date.parse(instant) + zoneHours * 3_600_000).toISOString()
  return { day: shifted.slice(0, 10), time: shifted.slice(11, 16) }
}

export const dayOfInstant = (instant: string): Day => local(instant).day

export function printInstant(instant: string, language: Language): string {
  if (Number.isNaN(Date.parse(instant))) return instant
  const { day, time } = local(instant)
  return `${time} ${printDay(day, language)}`
}

export const printDayOfInstant = (instant: string, language: Language): string =>
  Number.isNaN(Date.parse(instant)) ? instant : printDay(dayOfInstant(instant), language)

/** The last second of a civil day in Vietnam, as an instant in UTC. */
export const endOfDay = (day: Day): string =>
  new Date(Date.parse(`${day}T23:59:59Z`) - zoneHours * 3_600_000).toISOString().replace('.000Z', 'Z')
