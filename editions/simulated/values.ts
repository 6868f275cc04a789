import type { EditionMeasure, EditionValue, Made } from '../edition.ts'
import { cellMeasures } from './measures.ts'
import type { City, Size } from './places.ts'
import { randomOf } from './random.ts'
import type { NewWard } from './reorganisation.ts'

const cellQuarters = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']
/** What targets of the city follow by the month. */
const monthly = ['economy.revenue', 'society.houses']
const months2026 = ['01', '02', '03', '04', '05', '06', '07', '08', '09'].map((month) => `2026-${month}`)
const oldYears = ['2020', '2021', '2022', '2023', '2024']

/** The months before 2026-11, latest last. */
function monthsBack(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const month = 2026 * 12 + 9 - (count - 1 - index)
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

const mean: Readonly<Record<string, number>> = {
  'society.residents': 12_400,
  'society.households': 3300,
  'society.poor-households': 46,
  'economy.revenue': 31_000,
  'economy.investment': 84_000,
  'society.houses': 6,
  'society.roads': 4,
  'society.crimes': 9,
  'party.meetings': 3,
  'party.thematic': 1,
  'party.attended': 46,
  'party.inspected': 1,
}

export interface Valued {
  readonly city: City
  readonly wards: readonly NewWard[]
  readonly gone: ReadonlySet<number>
  readonly measures: readonly EditionMeasure[]
}

/** Values of wards by the year and of cells by the quarter; or, for benchmarks, of every cell, measure and month. */
export function simulateValues(size: Size, { city, wards, gone, measures }: Valued): Made<EditionValue> {
  const ofPlaces = measures.filter((measure) => measure.subjects.includes('area'))
  const ofCells = measures.filter((measure) => cellMeasures.includes(measure))
  const followed = ofPlaces.filter((measure) => monthly.includes(measure.code))
  const living = city.cells.filter((_, index) => !gone.has(index))
  const months = monthsBack(size.months)
  const count =
    size.months > 0
      ? living.length * measures.length * months.length
      : ofPlaces.length * (city.wards.length * oldYears.length + wards.length) +
        followed.length * wards.length * months2026.length +
        ofCells.length * living.length * cellQuarters.length
  function* make(): Generator<EditionValue> {
    const random = randomOf(size.seed, 'values')
    const near = (code: string, factor: number): string =>
      (mean[code] ?? 320) < 4
        ? String(random.int(0, 2 * (mean[code] ?? 1)))
        : String(Math.max(0, Math.round((mean[code] ?? 320) * factor * (0.7 + random.next() * 0.6))))
    if (size.months > 0) {
      for (const { code: unit } of living)
        for (const period of months)
          for (const { code } of measures) yield { unit, measure: code, period, value: String(random.int(0, 99)) }
      return
    }
    for (const { code } of ofPlaces) {
      for (const ward of city.wards)
        for (const [year, period] of oldYears.entries())
          yield { unit: `${ward.code}:area`, measure: code, period, value: near(code, 0.85 + year * 0.05) }
      for (const ward of wards)
        yield {
          unit: `${ward.code}:area`,
          measure: code,
          period: '2025',
          value: near(code, 1.1 * ward.from.length),
          approvedBy: 'duyet-so-lieu',
        }
    }
    for (const { code } of followed)
      for (const ward of wards)
        for (const period of months2026)
          yield {
            unit: `${ward.code}:area`,
            measure: code,
            period,
            value: near(code, (1.1 * ward.from.length) / 12),
            approvedBy: 'duyet-so-lieu',
          }
    for (const { code: unit } of living)
      for (const { code } of ofCells)
        for (const period of cellQuarters)
          yield {
            unit,
            measure: code,
            period,
            value: near(code, 1),
            ...(period < '2026-Q3' ? { approvedBy: 'duyet-so-lieu' } : {}),
          }
  }
  return { count, make }
}
