import { childrenFor } from '../../org/forest.ts'
import { absent, type Figure, type FigureKey, type Ledger } from '../figure.ts'
import type { Measure } from '../measure.ts'
import { isOpen, type Passed } from './passed.ts'
import { counted, isShare, type Stated } from './stated.ts'
import { summed } from './summed.ts'

export const missing = (key: FigureKey): Figure =>
  absent(key, 'missing', [{ unitId: key.unitId, has: false, isApproved: false }])

/** Nothing to say and nothing expected: all there is was counted for a longer period already. */
export const nothing = (key: FigureKey): Figure => absent(key, 'missing')
export const isNothing = (figure: Figure): boolean =>
  figure.absence === 'missing' && figure.leaves.length === 0 && figure.coverage === undefined

/** A value stated at a unit stands for everything below it. */
export const standsForAll = (measure: Measure): boolean =>
  measure.statedAtParent === 'total' || measure.overUnits !== 'sum'

/**
 * Counted, else stated, else the children, all at this very period. A count that is a share of the unit is added to its
 * children.
 * @param passed units already counted for a longer period: with everything below them where a stated value is a total,
 *   their own share only where it is that.
 */
export function throughUnits(
  ledger: Ledger,
  key: FigureKey,
  measure: Measure,
  statedAt: Stated,
  passed: Passed,
): Figure {
  const isTotal = standsForAll(measure)
  const kept = passed.list.length === 0 ? ledger.keptAt?.(key, measure, true) : undefined
  if (kept) return kept
  const count = passed.units.has(key.unitId) ? undefined : counted(ledger, key)
  const isOpenHere = isOpen(ledger, key, measure, passed)
  if (count && isOpenHere && !isShare(count)) return count
  const stated = isOpenHere ? statedAt(ledger, key) : undefined
  if (stated && isTotal) return stated
  const own = count && isShare(count) ? count : stated
  const children = childrenOf(ledger, key, measure)
  const parts = children
    .filter((child) => !isTotal || !passed.units.has(child.unitId))
    .map((child) => ({
      ...child,
      figure: throughUnits(ledger, { ...key, unitId: child.unitId }, measure, statedAt, passed),
    }))
  const below = parts
    .filter((part) => part.isExpected || hasAnything(part.figure) || isNothing(part.figure))
    .map((part) => part.figure)
  if (isTotal) {
    const isPassed = children.length > parts.length || below.some(isNothing)
    const heard = [...(own ? [own] : []), ...below.filter((part) => !isNothing(part))]
    if (heard.length === 0) return isPassed ? nothing(key) : missing(key)
    return summed(key, measure, heard, 'units')
  }
  const share = own ?? (passed.units.has(key.unitId) ? nothing(key) : missing(key))
  const heard = below.filter((part) => !isNothing(part))
  return heard.length === 0 ? share : summed(key, measure, isNothing(share) ? heard : [share, ...heard], 'units')
}

export const childrenOf = (ledger: Ledger, key: FigureKey, measure: Measure) =>
  measure.overUnits === 'sum'
    ? childrenFor(
        ledger.forest,
        key.unitId,
        measure.overTime === 'last' ? key.period.last : key.period.first,
        key.period.last,
      )
    : []

export const hasAnything = (figure: Figure): boolean =>
  figure.quantity !== null || figure.leaves.some((leaf) => leaf.has) || figure.absence === 'not_applicable'
