import { areaOf, childrenFor } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import { absent, coverageOf, type Figure, type FigureKey, type Leaf, type Ledger } from './figure.ts'
import { type Expression, evaluate, periodOfTerm, type Term, termsOf } from './formula.ts'
import type { Measure } from './measure.ts'
import { add, type Quantity } from './quantity.ts'

type FigureAt = (ledger: Ledger, key: FigureKey) => Figure

/**
 * A formula's figure. Ratios are recomputed from numerator and denominator, never averaged; where a term is only
 * partly known below, a ratio uses the units that have both terms.
 */
export function figureOfFormula(
  ledger: Ledger,
  key: FigureKey,
  measure: Measure,
  expression: Expression,
  figureOf: FigureAt,
): Figure {
  const terms = termsOf(expression)
  const figures = terms.map((term) => figureOfTerm(ledger, key, term, figureOf))
  const isWhole = figures.every((figure) => figure.quantity && !figure.isPartial)
  const aligned = isWhole || measure.overUnits !== 'recompute' ? undefined : alignedTerms(ledger, key, terms, figureOf)
  const quantities = aligned?.quantities ?? figures.map((figure) => figure.quantity)
  const value = evaluate(expression, (term) => quantities[terms.indexOf(term)] ?? undefined)
  const leaves = aligned?.leaves ?? leavesOf(figures)
  const via = {
    kind: 'formula' as const,
    expression,
    terms: terms.map((term, i) => ({ term, figure: figures[i] ?? absent(key, 'missing') })),
    isAligned: aligned !== undefined,
  }
  if (typeof value === 'string') {
    const isOutside = figures.some((figure) => figure.absence === 'not_comparable')
    return { ...absent(key, isOutside ? 'not_comparable' : value, leaves), via }
  }
  return {
    key,
    quantity: value,
    absence: null,
    result: null,
    origin: 'computed',
    isPartial: aligned ? leaves.some((leaf) => !leaf.has) : figures.some((figure) => figure.isPartial),
    isOfMost: figures.some((figure) => figure.isOfMost),
    leaves,
    periods: null,
    via,
  }
}

function figureOfTerm(ledger: Ledger, key: FigureKey, term: Term, figureOf: FigureAt): Figure {
  const period = periodOfTerm(term, key.period)
  const at = { measure: term.measure, class: term.class ?? null, aspect: term.aspect, period }
  if (term.unit === 'self') return figureOf(ledger, { ...at, unitId: key.unitId })
  if (term.unit === 'area') {
    const areaId = areaOf(ledger.forest, key.unitId, period.last)
    return areaId === undefined
      ? absent({ ...at, unitId: key.unitId }, 'missing')
      : figureOf(ledger, { ...at, unitId: areaId })
  }
  const parts = childrenFor(ledger.forest, key.unitId, period.first, period.last).map((child) =>
    figureOf(ledger, { ...at, unitId: child.unitId }),
  )
  const known = parts.flatMap((part) => (part.quantity ? [part.quantity] : []))
  const sum = known.reduce<Quantity | null>((total, part) => (total ? add(total, part) : part), null)
  const self = { ...at, unitId: key.unitId }
  const leaves = parts.flatMap((part) => part.leaves)
  if (!sum) return absent(self, 'missing', leaves)
  const isPartial = leaves.some((leaf) => !leaf.has) || parts.some((part) => part.isPartial)
  return {
    ...absent(self, 'missing', leaves),
    absence: null,
    quantity: sum,
    origin: 'computed',
    isPartial,
    via: { kind: 'units', parts },
  }
}

/** Coverage of the term with the fewest leaves known. */
function leavesOf(figures: readonly Figure[]): readonly Leaf[] {
  let worst: readonly Leaf[] = []
  let share = Number.POSITIVE_INFINITY
  for (const figure of figures) {
    const { have, expected } = coverageOf(figure)
    const rate = expected === 0 ? 1 : have / expected
    if (rate < share || (rate === share && figure.leaves.length > worst.length)) [worst, share] = [figure.leaves, rate]
  }
  return worst
}

/** Sums each term over the units, as high in the tree as possible, where all terms are wholly known. */
function alignedTerms(
  ledger: Ledger,
  key: FigureKey,
  terms: readonly Term[],
  figureOf: FigureAt,
): { quantities: readonly (Quantity | null)[]; leaves: readonly Leaf[] } | undefined {
  const leaves: Leaf[] = []
  const sums: (Quantity | null)[] = terms.map(() => null)
  const visit = (unitId: UnitId): void => {
    const figures = terms.map((term) => figureOfTerm(ledger, { ...key, unitId }, term, figureOf))
    const isKnown = figures.every((figure) => figure.quantity && !figure.isPartial)
    const children = isKnown ? [] : childrenFor(ledger.forest, unitId, key.period.first, key.period.last)
    if (isKnown)
      figures.forEach((figure, i) => {
        sums[i] = sums[i] && figure.quantity ? add(sums[i], figure.quantity) : figure.quantity
      })
    if (children.length > 0) for (const child of children) visit(child.unitId)
    else
      leaves.push({
        unitId,
        has: isKnown,
        isApproved: isKnown && figures.every((figure) => figure.leaves.every((leaf) => leaf.isApproved)),
      })
  }
  for (const child of childrenFor(ledger.forest, key.unitId, key.period.first, key.period.last)) visit(child.unitId)
  return leaves.some((leaf) => leaf.has) ? { quantities: sums, leaves } : undefined
}
