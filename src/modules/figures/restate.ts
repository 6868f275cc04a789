import { type Day, dayBefore } from '../../platform/domain/day.ts'
import { decimal } from '../../platform/domain/decimal.ts'
import { childrenFor, existsOn, parentOn } from '../org/forest.ts'
import type { Succession, UnitId } from '../org/unit.ts'
import { absent, type Figure, type FigureKey, figureAt, type Ledger } from './figure.ts'
import { figureOfFormula } from './figure-of-formula.ts'
import type { Measure } from './measure.ts'
import { exactly, multiply, type Quantity } from './quantity.ts'
import { summed } from './roll-up.ts'

/**
 * The figure of a unit as organised on `asOf`, for a period that may lie before its reorganisations. Edges of succession
 * between the period and that day are applied; a share counts only on the basis the measure names, else the figure is
 * `not_comparable`. A figure that crossed an edge is an estimate; a kept unit includes what it absorbed.
 */
export function restatedAt(ledger: Ledger, key: FigureKey, asOf: Day): Figure {
  const measure = ledger.measureOn(key.measure, key.period.last)
  if (!measure || asOf <= key.period.last) return figureAt(ledger, key)
  if (measure.kind === 'formula' && measure.formula) {
    return figureOfFormula(ledger, key, measure, measure.formula, (world, at) => restatedAt(world, at, asOf))
  }
  if (!isChanged(ledger, key.unitId, key.period.last, asOf)) return figureAt(ledger, key)
  if (measure.overUnits !== 'sum') return absent(key, 'not_comparable')
  const children = childrenFor(ledger.forest, key.unitId, asOf, asOf)
  if (children.length > 0) {
    const parts = children.map((child) => restatedAt(ledger, { ...key, unitId: child.unitId }, asOf))
    if (parts.some((part) => part.absence === 'not_comparable'))
      return { ...absent(key, 'not_comparable'), via: { kind: 'units', parts } }
    if (parts.every((part) => part.quantity && !part.isPartial)) {
      const sum = summed(key, measure, parts, 'units')
      return { ...sum, quantity: sum.quantity && estimate(sum.quantity) }
    }
  }
  return throughSuccession(ledger, key, measure, asOf)
}

const estimate = (value: Quantity): Quantity => ({ ...value, isEstimate: true })

function throughSuccession(ledger: Ledger, key: FigureKey, measure: Measure, asOf: Day): Figure {
  const { forest } = ledger
  const parts: { figure: Figure; share: string | null }[] = []
  const isBetween = (edge: Succession): boolean => key.period.last < edge.effectiveOn && edge.effectiveOn <= asOf
  const arrivals = (forest.into.get(key.unitId) ?? []).filter(isBetween).filter((edge) => edge.fromId !== key.unitId)
  const departures = (forest.outOf.get(key.unitId) ?? []).filter(isBetween).filter((edge) => edge.toId !== key.unitId)
  if (existsOn(forest, key.unitId, key.period.last)) {
    let kept: string | null = '1'
    for (const edge of departures) {
      const share = shareOf(edge, measure)
      kept = share === null || kept === null ? null : decimal(kept).times(decimal(1).minus(share)).toFixed()
    }
    if (kept === null) return absent(key, 'not_comparable')
    if (!decimal(kept).isZero()) parts.push({ figure: figureAt(ledger, key), share: kept })
  }
  for (const edge of arrivals) {
    const share = shareOf(edge, measure)
    if (share === null) return absent(key, 'not_comparable')
    parts.push({ figure: restatedAt(ledger, { ...key, unitId: edge.fromId }, dayBefore(edge.effectiveOn)), share })
  }
  if (parts.length === 0 || parts.some((part) => part.figure.absence === 'not_comparable'))
    return absent(key, 'not_comparable')
  const shared = parts.map(({ figure, share }) => ({
    ...figure,
    quantity: figure.quantity && multiply(figure.quantity, exactly(share ?? '1')),
  }))
  const sum = summed(key, measure, shared, 'units')
  return { ...sum, quantity: sum.quantity && estimate(sum.quantity), via: { kind: 'succession', parts } }
}

/** The part of `from` that an edge hands over: all of it, or the share on the measure's basis, or null when unknown. */
function shareOf(edge: Succession, measure: Measure): string | null {
  if (edge.extent === 'whole') return '1'
  return measure.restateBy === null ? null : (edge.shares[measure.restateBy] ?? null)
}

/** Did the unit, or anything under it on either day, change between the two days? */
export function isChanged(ledger: Ledger, unitId: UnitId, then: Day, asOf: Day): boolean {
  const { forest } = ledger
  const within = (edges: readonly Succession[] | undefined): boolean =>
    edges?.some((edge) => then < edge.effectiveOn && edge.effectiveOn <= asOf) ?? false
  if (!existsOn(forest, unitId, then) || within(forest.into.get(unitId)) || within(forest.outOf.get(unitId)))
    return true
  const before = childrenFor(forest, unitId, then, then).map((child) => child.unitId)
  const after = new Set(childrenFor(forest, unitId, asOf, asOf).map((child) => child.unitId))
  if (before.length !== after.size || before.some((childId) => !after.has(childId))) return true
  return before.some(
    (childId) =>
      parentOn(forest, childId, then) !== parentOn(forest, childId, asOf) || isChanged(ledger, childId, then, asOf),
  )
}
