import { dayAfter, dayParts } from '../../platform/domain/day.ts'
import { decimal } from '../../platform/domain/decimal.ts'
import { type Period, type PeriodKind, periodOfDays, tilesOf } from '../../platform/domain/period.ts'
import { changesBy, childrenFor, type Forest, isTreeChanged, lastDayBy } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import { absent, type Coverage, type Figure, type FigureKey } from './figure.ts'
import type { Aspect, Measure } from './measure.ts'
import { asAtLeast, type Quantity } from './quantity.ts'

/**
 * What the leaves under a unit have entered for a calendar period, added up; see `kept_total` in the schema. `total` is a
 * decimal string, `months` the length of the periods that were entered (0: of another kind).
 */
export interface Total {
  readonly unitId: UnitId
  readonly measureId: string
  readonly class: string | null
  readonly aspect: Aspect
  readonly first: string
  readonly last: string
  readonly months: number
  readonly heard: number
  readonly have: number
  readonly approved: number
  readonly apart: number
  readonly odd: number
  readonly estimates: number
  readonly ofMost: number
  readonly total: string
  /** Names the set of leaves in `have`. */
  readonly mark: string
}

/** Totals held in memory, and what they were loaded for. */
export interface Totals {
  readonly forest: Forest
  /** At the place asked for, for exactly these days. */
  at(days: { readonly first: string; readonly last: string }): readonly Total[]
  /** Are the shorter periods in which anything was said to be counted? */
  readonly countsPeriods: boolean
  /** Was anything entered for shorter periods within these days, wherever the ledger reaches? */
  isHeldFiner(days: { readonly first: string; readonly last: string }): boolean
}

const kindOfMonths: Readonly<Record<number, PeriodKind>> = { 1: 'month', 3: 'quarter', 6: 'half', 12: 'year' }

/** The length in months of a calendar period for which totals are kept, or of the days from 1 January to a month's end. */
export function monthsKept(period: { readonly first: string; readonly last: string }): number | undefined {
  const [from, to] = [dayParts(period.first), dayParts(period.last)]
  if (from.year !== to.year || from.date !== 1) return undefined
  const months = to.month - from.month + 1
  const isWhole = periodOfDays(period.first, period.last)
  const isEnd = dayParts(dayAfter(period.last)).date === 1
  if (!isEnd || months < 1) return undefined
  return from.month === 1 || isWhole.kind === 'month' || isWhole.kind === 'quarter' || isWhole.kind === 'half'
    ? months
    : undefined
}

/** Can plain sums say anything of the measure at all? Ratios, cumulative entries and own shares are left to the whole rule. */
export const isSummable = (measure: Measure): boolean =>
  measure.kind !== 'counted' &&
  measure.result === 'quantity' &&
  measure.overUnits === 'sum' &&
  measure.statedAtParent === 'total' &&
  (measure.overTime === 'last' || (measure.overTime === 'sum' && measure.entry === 'in_period'))

const leavesKept = new WeakMap<Forest, Map<string, ReadonlySet<UnitId>>>()

/** The units under one on a day that have none under themselves; empty for a leaf. */
export function leavesUnder(forest: Forest, unitId: UnitId, on: string): ReadonlySet<UnitId> {
  const known = leavesKept.get(forest) ?? new Map<string, ReadonlySet<UnitId>>()
  leavesKept.set(forest, known)
  // Between two changes of the trees every day has the same leaves.
  const name = `${unitId}|${changesBy(forest, on)}`
  let leaves = known.get(name)
  if (!leaves) {
    const found = new Set<UnitId>()
    const visit = (at: UnitId): void => {
      const children = childrenFor(forest, at, on, on)
      if (children.length === 0 && at !== unitId) found.add(at)
      for (const child of children) visit(child.unitId)
    }
    visit(unitId)
    leaves = found
    known.set(name, leaves)
  }
  return leaves
}

/**
 * The figure that the whole rule would give, from kept totals; its leaves are counted and not named. Undefined where plain
 * sums do not tell it, so that the whole rule must; `irregular` where some
 * were entered for periods of another kind.
 * @param isExactly what was entered for these very days, not for shorter periods
 */
export function figureOfTotals(
  totals: Totals,
  key: FigureKey,
  measure: Measure,
  isExactly: boolean,
): Figure | 'irregular' | undefined {
  const { forest } = totals
  const { period } = key
  const length = monthsKept(period)
  const isFlow = measure.overTime === 'sum'
  if (length === undefined || !isSummable(measure) || forest.units.get(key.unitId)?.kind !== 'party_organisation')
    return undefined
  const atEnd = leavesUnder(forest, key.unitId, period.last)
  if (atEnd.size === 0) return undefined
  const rows = totals.at(period)
  if (rows.some((row) => row.odd > 0)) return rows.some((row) => row.months === 0) ? 'irregular' : undefined
  const held = rows.filter((row) => row.heard > 0 || row.apart > 0)
  const row = held[0]
  if (held.length > 1) return undefined
  if (!row) return isFlow && isChanged(forest, period) ? undefined : missing(key, atEnd.size)
  const kind = kindOfMonths[row.months]
  if (isExactly && isFlow && row.months !== length) return undefined
  if (!kind || (isFlow && row.months < length && !measure.periodKinds.includes(kind))) return undefined
  const tiles = isFlow ? tilesBy(period, row.months).filter((tile) => isLived(forest, key.unitId, tile)) : [period]
  if (isFlow && tiles.some((tile) => isChanged(forest, tile))) return undefined
  const leaves = isFlow ? leavesOver(totals, key, measure) : atEnd.size
  const coverage: Coverage = { have: row.have, expected: leaves - row.apart, approved: row.approved, mark: row.mark }
  if (row.heard === 0) return coverage.expected === 0 ? absent(key, 'not_applicable') : missing(key, coverage.expected)
  const isPartial = coverage.have < coverage.expected
  const total = decimal(row.total)
  const exact: Quantity = { word: 'exact', low: total, high: total, isEstimate: row.estimates > 0 }
  const periods = isFlow && totals.countsPeriods && row.months < length ? heardTiles(totals, key, measure) : null
  return {
    ...absent(key, 'missing'),
    absence: null,
    quantity: isPartial && measure.isNonNegative ? asAtLeast(exact) : exact,
    origin: 'computed',
    isPartial,
    isOfMost: row.ofMost > 0,
    coverage,
    periods,
    via: { kind: 'kept' },
  }
}

const isChanged = (forest: Forest, tile: { first: string; last: string }): boolean =>
  isTreeChanged(forest, tile.first, tile.last)

const isLived = (forest: Forest, unitId: UnitId, tile: Period): boolean =>
  (lastDayBy(forest, unitId, tile.last) ?? '') >= tile.first

const missing = (key: FigureKey, expected: number): Figure => ({
  ...absent(key, 'missing'),
  coverage: { have: 0, expected, approved: 0 },
  via: { kind: 'kept' },
})

const tilesBy = (period: Period, months: number): readonly Period[] =>
  tilesOf(period, [kindOfMonths[months] ?? 'month']) ?? [period]

/** Was anything said of these days, or that nothing can be? */
function isHeard({ forest, at }: Totals, key: FigureKey, tile: Period): boolean {
  const leaves = leavesUnder(forest, key.unitId, tile.last).size
  return at(tile).some((row) => row.heard > 0 || (row.apart > 0 && row.apart === leaves))
}

/** Every leaf that stood there in any of the shorter periods, once, as far as anything was said in these. */
function leavesOver(totals: Totals, key: FigureKey, measure: Measure): number {
  const { forest } = totals
  if (!isChanged(forest, key.period)) return leavesUnder(forest, key.unitId, key.period.last).size
  const all = new Set<UnitId>()
  const visit = (period: Period): void => {
    const tiles =
      totals.isHeldFiner(period) && isHeard(totals, key, period)
        ? tilesOf(period, measure.periodKinds)?.filter((tile) => isLived(forest, key.unitId, tile))
        : undefined
    if (tiles?.length) for (const tile of tiles) visit(tile)
    else for (const leaf of leavesUnder(forest, key.unitId, period.last)) all.add(leaf)
  }
  visit(key.period)
  return all.size
}

/** Shorter periods in which anything was said, as the whole rule divides this one. */
function heardTiles(totals: Totals, key: FigureKey, measure: Measure): Figure['periods'] {
  const { forest } = totals
  const tiles = (tilesOf(key.period, measure.periodKinds) ?? []).filter((tile) => isLived(forest, key.unitId, tile))
  let have = 0
  for (const tile of tiles) {
    const rows = totals.at(tile)
    const leaves = leavesUnder(forest, key.unitId, tile.last).size
    if (rows.some((row) => row.heard > 0 || (row.apart > 0 && row.apart === leaves))) have++
  }
  return { have, expected: tiles.length }
}

/**
 * The coverage of parts whose leaves are the same units: a unit has a value when it has one in every part. Undefined where
 * counts alone do not tell it.
 */
export function mergedCoverage(parts: readonly Figure[]): Coverage | undefined {
  const all = parts.map((part) => part.coverage)
  const first = all[0]
  if (
    !first ||
    all.some((one) => one?.mark === undefined || one.mark !== first.mark || one.expected !== first.expected)
  )
    return undefined
  const isApproved = all.every((one) => one && one.approved === one.have)
  if (!isApproved && !all.some((one) => one?.approved === 0)) return undefined
  return { ...first, approved: isApproved ? first.have : 0 }
}
