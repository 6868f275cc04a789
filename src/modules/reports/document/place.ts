import { type Day, dayAfter, dayParts } from '../../../platform/domain/day.ts'
import {
  lastDayOf,
  type Period,
  periodOfDays,
  previousPeriod,
  sameDays,
  samePeriodLastYear,
  yearContaining,
  yearToDate,
} from '../../../platform/domain/period.ts'
import { periodText } from '../../../platform/domain/period-text.ts'
import { accept, type Outcome, refuse } from '../../../platform/domain/refusal.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Measure } from '../../figures/measure.ts'
import { areaLedBy, bodiesWith, type Forest, parentOn } from '../../org/forest.ts'
import type { UnitId, UnitRole } from '../../org/unit.ts'

/** Places of periods that are told by the document's own, so that a document filled from the last one renews by itself. */
export const periodPlaces = {
  '@report': (period: Period) => period,
  '@to-date': yearToDate,
  '@year': (period: Period) => yearContaining(period.last),
  '@last-day': lastDayOf,
  '@previous': previousPeriod,
  '@year-ago': samePeriodLastYear,
  '@to-date-year-ago': (period: Period) => samePeriodLastYear(yearToDate(period)),
  '@year-before': (period: Period) => previousPeriod(yearContaining(period.last)),
  '@next': (period: Period) => periodAfter(period),
} as const satisfies Readonly<Record<string, (period: Period) => Period>>

const isPeriodPlace = (place: string): place is keyof typeof periodPlaces => Object.hasOwn(periodPlaces, place)

/** The period of the same length just after: `2024-Q1` -> `2024-Q2`. Spans that are no calendar period follow day by day. */
export function periodAfter(period: Period): Period {
  const first = dayAfter(period.last)
  const { year, month } = dayParts(first)
  const months = { month: 1, quarter: 3, half: 6, year: 12 } as const
  const length = Object.hasOwn(months, period.kind) ? months[period.kind as keyof typeof months] : undefined
  if (length === undefined) return yearContaining(first)
  const next = year * 12 + month - 1 + length
  const after = `${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}-01`
  let last = first
  for (let at = first; at < after; at = dayAfter(at)) last = at
  return periodOfDays(first, last)
}

/** @param parse reads a period in its notation */
export function periodAt(place: string, report: Period, parse: (text: string) => Outcome<Period>): Outcome<Period> {
  if (isPeriodPlace(place)) return accept(periodPlaces[place](report))
  if (place.startsWith('@'))
    return refuse('unknown-period', `Không có kỳ “${place}”.`, `There is no period “${place}”.`, 'period')
  return parse(place)
}

const roleOfPlace: Readonly<Record<string, UnitRole>> = {
  '@committee': 'committee',
  '@standing-committee': 'standing_committee',
  '@standing-body': 'standing_body',
  '@government': 'government',
  '@front': 'fatherland_front',
  '@unions': 'mass_organisation',
}

export const unitPlaces = ['@self', '@area', '@superior', ...Object.keys(roleOfPlace)] as const

/** The unit of a place on a day; undefined where there is none. `home` is the Party organisation that reports. */
export function unitAt(forest: Forest, home: UnitId, place: string, on: Day): UnitId | undefined {
  if (place === '@self') return home
  if (place === '@area') return areaLedBy(forest, home, on)
  if (place === '@superior') return parentOn(forest, home, on)
  const role = roleOfPlace[place]
  if (role === undefined) return forest.byCode.get(place)?.id
  return bodiesWith(forest, home, on).find((id) => forest.units.get(id)?.role === role)
}

/**
 * The bodies that may hold a measure where a unit is named: itself, or those beside a Party organisation of a kind that the
 * measure speaks of (its organs, its area, the government there), nearest first.
 */
export function subjectsAt(forest: Forest, unitId: UnitId, measure: Measure, on: Day): readonly UnitId[] {
  const kindOf = (id: UnitId) => forest.units.get(id)?.kind ?? 'area'
  if (measure.subjects.includes(kindOf(unitId))) return [unitId]
  if (kindOf(unitId) !== 'party_organisation') return []
  return bodiesWith(forest, unitId, on).filter((id) => measure.subjects.includes(kindOf(id)))
}

/** How an earlier period is named in a comparison: `năm 2021`, `cùng kỳ năm 2023`, `quý IV/2023`. */
export function thanText(period: Period, against: Period): Text {
  const text = periodText(against)
  const isAYearAgo = sameDays(against, samePeriodLastYear(period)) && against.kind !== 'year'
  if (!isAYearAgo) return text
  const year = dayParts(against.last).year
  return { vi: `cùng kỳ năm ${year}`, en: `the same period of ${year}` }
}
