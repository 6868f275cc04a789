import type { EditionValue } from '../edition.ts'
import { randomOf } from '../simulated/random.ts'
import { cells, neighbourhoods, ward } from './units.ts'

const quarters = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'] as const
const approver = 'pho-bi-thu-thuong-truc'
/** Cells that have not told anything of the third quarter yet. */
const silent = new Set([neighbourhoods[16], neighbourhoods[27]])

function* ofCells(seed: number, sizeOf: (cell: number) => number): Generator<EditionValue> {
  const random = randomOf(seed, 'values of cells')
  for (const [index, { code: unit }] of cells.entries()) {
    const size = Math.max(4, sizeOf(index))
    for (const period of quarters) {
      if (period === '2026-Q3' && silent.has(unit)) continue
      const due = 3 * size - random.int(0, 3)
      const values = {
        'party.meetings': 3,
        'party.thematic': random.chance(0.86) ? 1 : 0,
        'party.due': due,
        'party.attended': due - Math.round(due * random.next() * 0.11),
        'party.inspected': random.chance(0.24) ? 1 : 0,
      }
      const isApproved = period < '2026-Q3' || index % 9 !== 4
      for (const [measure, value] of Object.entries(values))
        yield { unit, measure, period, value: String(value), ...(isApproved ? { approvedBy: approver } : {}) }
      if (period < '2026-Q1') continue
      const excellent = Math.round(size * (0.12 + random.next() * 0.06))
      const complete = random.int(0, 2)
      const rated = { excellent, good: size - excellent - complete, complete, not_complete: 0 }
      for (const [classCode, value] of Object.entries(rated))
        yield {
          unit,
          measure: 'rating.members',
          class: classCode,
          period,
          value: String(value),
          ...(isApproved ? { approvedBy: approver } : {}),
        }
    }
  }
}

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09']
const byMonth: Readonly<Record<string, readonly number[]>> = {
  'economy.revenue': [15_240, 12_860, 17_410, 15_980, 16_320, 18_750, 16_940, 15_470, 17_860],
  'economy.firms': [21, 14, 33, 27, 25, 31, 24, 22, 29],
  'society.files': [1184, 902, 1411, 1297, 1340, 1376, 1322, 1268, 1395],
  'society.files-on-time': [1169, 893, 1398, 1288, 1329, 1370, 1316, 1259, 1389],
}
const byQuarter: Readonly<Record<string, readonly number[]>> = {
  'society.houses': [3, 7, 9],
  'society.poor': [38, 34, 29],
  'front.fund': [286, 341, 402],
  'front.models': [4, 5, 5],
}

function* ofPlaces(): Generator<EditionValue> {
  const unit = `${ward}:area`
  for (const [measure, values] of Object.entries(byMonth))
    for (const [index, value] of values.entries())
      yield {
        unit,
        measure,
        period: months[index] ?? '',
        value: String(value),
        ...(index < 8 ? { approvedBy: approver } : {}),
      }
  for (const [measure, values] of Object.entries(byQuarter))
    for (const [index, value] of values.entries())
      yield {
        unit,
        measure,
        period: `2026-Q${index + 1}`,
        value: String(value),
        ...(index < 2 ? { approvedBy: approver } : {}),
      }
  for (const [measure, values] of Object.entries(byQuarter))
    yield { unit, measure, period: '2025-Q4', value: String(Math.round((values[0] ?? 0) * 1.1)), approvedBy: approver }
  // A report of the half-year and one of the third quarter say something else than their parts: findings to be answered.
  yield { unit, measure: 'economy.revenue', period: '2026-H1', value: '96650' }
  yield { unit: ward, measure: 'party.meetings', period: '2026-Q3', value: '171' }
  for (const [classCode, value] of [
    ['excellent', '15.2'],
    ['good', '96.9'],
    ['complete', '3.1'],
  ] as const)
    yield { unit: ward, measure: 'rating.share', class: classCode, period: '2026-Q3', value }
}

export interface Plan {
  readonly unit: string
  readonly measure: string
  readonly assigned?: string
  readonly own?: string
  readonly directive: string
}

export function* values(
  seed: number,
  plans: readonly Plan[],
  sizeOf: (cell: number) => number,
): Generator<EditionValue> {
  for (const { unit, measure, assigned, own, directive } of plans) {
    if (assigned !== undefined)
      yield { unit, measure, aspect: 'assigned', period: '2026', value: assigned, directive, approvedBy: approver }
    if (own !== undefined)
      yield { unit, measure, aspect: 'own', period: '2026', value: own, directive, approvedBy: approver }
  }
  yield* ofPlaces()
  yield* ofCells(seed, sizeOf)
}
