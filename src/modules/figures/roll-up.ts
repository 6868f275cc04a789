import { type Figure, type FigureKey, figureAt, type Ledger } from './figure.ts'
import type { Measure } from './measure.ts'
import { add, type Quantity, subtract } from './quantity.ts'
import { cumulative } from './roll-up/cumulative.ts'
import { flow, isHeldFiner, overTiles, tilesLivedIn } from './roll-up/flow.ts'
import { nobody } from './roll-up/passed.ts'
import { statedExactly, statedLatest } from './roll-up/stated.ts'
import { merged, summed } from './roll-up/summed.ts'
import { childrenOf, hasAnything, throughUnits } from './roll-up/through-units.ts'

/** The figure from counts, entries and children, without formulas. Shapes and rule: see `figureAt`. */
export function figureOfRecords(ledger: Ledger, key: FigureKey, measure: Measure): Figure {
  if (measure.overTime === 'sum' && measure.entry === 'cumulative') return cumulative(ledger, key, measure)
  if (measure.overTime === 'sum') return flow(ledger, key, measure, nobody)
  return throughUnits(ledger, key, measure, measure.overTime === 'last' ? statedLatest : statedExactly, nobody)
}

/** The sum of the classes, where they are disjoint and exhaustive. */
export function figureOfClasses(ledger: Ledger, key: FigureKey, measure: Measure): Figure | undefined {
  const set = measure.classSet === null ? undefined : ledger.classSet(measure.classSet)
  if (set?.reading !== 'disjoint' || !set.isExhaustive) return undefined
  const parts = set.classes.map((item) => figureAt(ledger, { ...key, class: item.code }))
  return merged(ledger, key, measure, parts, 'classes')
}

/**
 * The breakdown of a stated total by its children, and what it leaves unexplained.
 * @returns undefined when the figure is no stated total or nothing is known below it.
 */
export function breakdownOf(
  ledger: Ledger,
  figure: Figure,
): { parts: readonly Figure[]; sum: Figure; remainder: Quantity | null } | undefined {
  const measure = ledger.measureOn(figure.key.measure, figure.key.period.last)
  if (figure.via.kind !== 'entry' || !measure || measure.overUnits !== 'sum' || measure.statedAtParent !== 'total')
    return undefined
  const parts = childrenOf(ledger, figure.key, measure)
    .map((child) => ({ ...child, figure: figureAt(ledger, { ...figure.key, unitId: child.unitId }) }))
    .filter((child) => child.isExpected || hasAnything(child.figure))
    .map((child) => child.figure)
  const sum = summed(figure.key, measure, parts, 'units')
  if (!sum.quantity || !figure.quantity) return undefined
  const known = parts.reduce<Quantity | null>(
    (total, part) => (part.quantity ? (total ? add(total, part.quantity) : part.quantity) : total),
    null,
  )
  return { parts, sum, remainder: known ? subtract(figure.quantity, known) : null }
}

/** The same over time: a stated longer period against the sum of its parts. */
export function partsOverTime(ledger: Ledger, figure: Figure): Figure | undefined {
  const measure = ledger.measureOn(figure.key.measure, figure.key.period.last)
  if (figure.via.kind !== 'entry' || !measure || measure.overTime !== 'sum' || measure.entry === 'cumulative')
    return undefined
  const tiles = tilesLivedIn(ledger, figure.key, measure)
  if (!tiles || !isHeldFiner(ledger, figure.key, measure)) return undefined
  const sum = overTiles(ledger, figure.key, measure, tiles, [], nobody)
  return sum?.quantity ? sum : undefined
}
