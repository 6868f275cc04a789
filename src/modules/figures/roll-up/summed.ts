import { isTreeChanged } from '../../org/forest.ts'
import type { UnitId } from '../../org/unit.ts'
import { absent, type Coverage, coverageOf, type Figure, type FigureKey, type Leaf, type Ledger } from '../figure.ts'
import type { Measure } from '../measure.ts'
import { add, asAtLeast, type Quantity } from '../quantity.ts'
import { mergedCoverage } from '../totals.ts'

/**
 * Adds parts that speak of the same units. Of parts from kept totals the units are not named: where their sets may differ,
 * every entry is needed.
 */
export function merged(
  ledger: Ledger,
  key: FigureKey,
  measure: Measure,
  parts: readonly Figure[],
  kind: 'periods' | 'classes',
): Figure {
  const sum = summed(key, measure, parts, kind, true)
  if (parts.every((part) => part.coverage === undefined)) return sum
  const isMoved = kind === 'periods' && isTreeChanged(ledger.forest, key.period.first, key.period.last)
  const coverage = isMoved ? undefined : mergedCoverage(parts)
  if (!coverage) ledger.needEntries?.(key.measure)
  return { ...sum, ...(coverage && { coverage }) }
}

/**
 * Adds parts; missing is never zero. A sum with missing parts is partial, and a lower bound when parts are non-negative.
 * @param byUnit merges the leaves of several periods: a unit has a value when it has one in every period.
 */
export function summed(
  key: FigureKey,
  measure: Measure,
  parts: readonly Figure[],
  kind: 'units' | 'periods' | 'classes' | 'difference',
  byUnit = false,
): Figure {
  const all = parts.flatMap((part) => part.leaves)
  const leaves = byUnit || kind === 'classes' || kind === 'difference' ? mergedByUnit(all) : all
  let total: Quantity | undefined
  let isOfMost = false
  for (const part of parts) {
    if (!part.quantity) continue
    total = total === undefined ? part.quantity : add(total, part.quantity)
    isOfMost ||= part.isOfMost
  }
  const coverage = parts.some((part) => part.coverage) ? addedCoverage(parts) : undefined
  if (total === undefined) {
    const isAllNotApplicable = parts.length > 0 && parts.every((part) => part.absence === 'not_applicable')
    return { ...absent(key, isAllNotApplicable ? 'not_applicable' : 'missing', leaves), ...(coverage && { coverage }) }
  }
  const isShort = coverage ? coverage.have < coverage.expected : leaves.some((leaf) => !leaf.has)
  const isPartial = isShort || parts.some((part) => part.isPartial)
  return {
    key,
    quantity: isPartial && measure.isNonNegative ? asAtLeast(total) : total,
    absence: null,
    result: null,
    origin: 'computed',
    isPartial,
    isOfMost,
    leaves,
    ...(coverage && { coverage }),
    periods: null,
    via: { kind, parts },
  }
}

function addedCoverage(parts: readonly Figure[]): Coverage {
  const all = parts.map(coverageOf)
  const sum = (of: (one: Coverage) => number): number => all.reduce((total, one) => total + of(one), 0)
  return { have: sum((one) => one.have), expected: sum((one) => one.expected), approved: sum((one) => one.approved) }
}

export function mergedByUnit(leaves: readonly Leaf[]): readonly Leaf[] {
  const merged = new Map<UnitId, Leaf>()
  for (const leaf of leaves) {
    const before = merged.get(leaf.unitId)
    merged.set(
      leaf.unitId,
      before ? { ...leaf, has: before.has && leaf.has, isApproved: before.isApproved && leaf.isApproved } : leaf,
    )
  }
  return [...merged.values()]
}
