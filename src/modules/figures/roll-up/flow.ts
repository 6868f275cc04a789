import { contains, type Period, sameDays, tilesOf } from '../../../platform/domain/period.ts'
import { isTreeChanged, lastDayBy } from '../../org/forest.ts'
import type { Figure, FigureKey, Ledger } from '../figure.ts'
import type { Measure } from '../measure.ts'
import { isOpen, nobody, type Passed, passing } from './passed.ts'
import { counted, isShare, statedExactly } from './stated.ts'
import { merged } from './summed.ts'
import { childrenOf, hasAnything, isNothing, standsForAll, throughUnits } from './through-units.ts'

/**
 * A longer period is the sum of entries over their own trees. Units with an entry for the whole period count once, and
 * what remains is summed over the shorter periods, each on the tree of its own last day; a total stated for a shorter
 * period that would count such a unit twice gives way to its children. Where this leaves gaps and the shorter periods
 * alone leave none, these are taken.
 */
export function flow(ledger: Ledger, key: FigureKey, measure: Measure, passed: Passed): Figure {
  const kept = passed.list.length === 0 ? ledger.keptAt?.(key, measure, false) : undefined
  if (kept) return kept
  const tiles = isHeldFiner(ledger, key, measure) ? tilesLivedIn(ledger, key, measure) : undefined
  if (!tiles) return throughUnits(ledger, key, measure, statedExactly, passed)
  if (isOpen(ledger, key, measure, passed)) {
    const count = counted(ledger, key)
    if (count && !isShare(count)) return count
    const stated = standsForAll(measure) ? statedExactly(ledger, key) : undefined
    if (stated) return stated
  }
  const counts = passed.list.length === 0 ? countsAlone(ledger, key, measure) : undefined
  if (counts) return counts
  const covered = passing(passed.list)
  const whole = entriesForWhole(ledger, key, measure, covered)
  const best = overTiles(ledger, key, measure, tiles, whole, covered)
  if (whole.length === 0 || !standsForAll(measure) || best?.isPartial === false)
    return best ?? throughUnits(ledger, key, measure, statedExactly, passed)
  const shorter = overTiles(ledger, key, measure, tiles, [], passed)
  if (shorter?.quantity && !shorter.isPartial) return shorter
  return best ?? throughUnits(ledger, key, measure, statedExactly, passed)
}

/** May anything be known of shorter periods? Counts may begin on any day. */
export const isHeldFiner = (ledger: Ledger, key: FigureKey, measure: Measure): boolean =>
  (measure.kind === 'counted' && key.aspect === 'actual') ||
  ledger
    .periodsHeld(key.measure, key.class, key.aspect)
    .some((days) => contains(key.period, days) && !sameDays(days, key.period))

/** The shorter periods in which the unit lived. */
export function tilesLivedIn(ledger: Ledger, key: FigureKey, measure: Measure): readonly Period[] | undefined {
  const isLived = (tile: Period): boolean => (lastDayBy(ledger.forest, key.unitId, tile.last) ?? '') >= tile.first
  const tiles = tilesOf(key.period, measure.periodKinds)?.filter(isLived)
  return tiles?.length ? tiles : undefined
}

/** @returns undefined when the shorter periods say nothing. */
export function overTiles(
  ledger: Ledger,
  key: FigureKey,
  measure: Measure,
  tiles: readonly Period[],
  whole: readonly Figure[],
  covered: Passed,
): Figure | undefined {
  const parts = tiles.map((tile) => flow(ledger, { ...key, period: tile }, measure, covered))
  const heard = parts.filter(hasAnything).length
  if (heard === 0) return undefined
  const sum = merged(ledger, key, measure, [...whole, ...parts.filter((part) => !isNothing(part))], 'periods')
  return { ...sum, periods: { have: heard, expected: tiles.length } }
}

/**
 * A flow of which nothing is known but counts, over days on which no tree changed: the shorter periods make what the
 * units make for the whole, unless counting began within it.
 */
function countsAlone(ledger: Ledger, key: FigureKey, measure: Measure): Figure | undefined {
  const { period, aspect } = key
  if (aspect !== 'actual' || isTreeChanged(ledger.forest, period.first, period.last)) return undefined
  const isHeld = ledger.periodsHeld(key.measure, key.class, aspect).some((days) => contains(period, days))
  if (isHeld) return undefined
  const whole = throughUnits(ledger, key, measure, statedExactly, nobody)
  return whole.quantity && !whole.isPartial ? whole : undefined
}

/**
 * What units at or below state for exactly this period; adds those units to `covered`. Records that are counted belong to
 * the tree of their own days: they are left to the shorter periods, with everything below the unit that is counted.
 */
function entriesForWhole(ledger: Ledger, key: FigureKey, measure: Measure, covered: Passed): Figure[] {
  const isTotal = standsForAll(measure)
  const found: Figure[] = []
  const take = (at: FigureKey): boolean => {
    if (!isOpen(ledger, at, measure, covered)) return false
    const count = isTotal ? counted(ledger, at) : undefined
    if (count && !isShare(count)) return true
    const figure = statedExactly(ledger, at)
    if (!figure) return false
    covered.units.add(at.unitId)
    covered.list.push(at.unitId)
    found.push(figure)
    return true
  }
  const visit = (at: FigureKey): void => {
    for (const child of childrenOf(ledger, at, measure)) {
      const below = { ...at, unitId: child.unitId }
      if (isTotal && (covered.units.has(child.unitId) || take(below))) continue
      if (!isTotal) take(below)
      visit(below)
    }
  }
  const isHeld = ledger.periodsHeld(key.measure, key.class, key.aspect).some((days) => sameDays(days, key.period))
  if (!isHeld) return found
  if (!isTotal) take(key)
  visit(key)
  return found
}
