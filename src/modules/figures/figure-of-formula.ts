import { type Day, laterDay } from '../../platform/domain/day.ts'
import type { Period } from '../../platform/domain/period.ts'
import { areaOf, type Child, childrenFor } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import {
  absent,
  type Coverage,
  coverageOf,
  type Figure,
  type FigureKey,
  type Leaf,
  type Ledger,
  stepsBelow,
} from './figure.ts'
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
  asOf?: Day,
): Figure {
  const terms = termsOf(expression)
  const look: Look = { ledger, figureOf, asOf }
  const figures = terms.map((term) => figureOfTerm(look, key, term))
  const isAligned = measure.overUnits === 'recompute' && !(figures.every(isKnown) && !figures.some(leavesOut))
  for (const figure of figures)
    if (figure.coverage && (isAligned || !isSettled(figure.coverage))) ledger.needEntries?.(figure.key.measure)
  const aligned = isAligned ? alignedTerms(look, key, terms) : undefined
  const quantities = aligned?.quantities ?? figures.map((figure) => figure.quantity)
  const value = evaluate(expression, (term) => quantities[terms.indexOf(term)] ?? undefined)
  const leaves = aligned?.leaves ?? leavesOf(figures)
  const coverage = aligned ? undefined : coverageBy(figures)
  const via = {
    kind: 'formula' as const,
    expression,
    terms: terms.map((term, i) => ({ term, figure: figures[i] ?? absent(key, 'missing') })),
    isAligned: aligned !== undefined,
  }
  if (typeof value === 'string') {
    const isOutside = figures.some((figure) => figure.absence === 'not_comparable')
    return { ...absent(key, isOutside ? 'not_comparable' : value, leaves), ...(coverage && { coverage }), via }
  }
  return {
    key,
    quantity: value,
    absence: null,
    result: null,
    origin: 'computed',
    isPartial: (aligned !== undefined && leaves.some((leaf) => !leaf.has)) || !figures.every(isKnown),
    isOfMost: figures.some((figure) => figure.isOfMost),
    leaves,
    ...(coverage && { coverage }),
    periods: null,
    via,
  }
}

/** Through what the terms are read: as organised then, or restated as of a day. */
interface Look {
  readonly ledger: Ledger
  readonly figureOf: FigureAt
  readonly asOf: Day | undefined
}

const childrenIn = ({ ledger, asOf }: Look, unitId: UnitId, period: Period): readonly Child[] =>
  asOf === undefined || asOf <= period.last
    ? childrenFor(ledger.forest, unitId, period.first, period.last)
    : childrenFor(ledger.forest, unitId, asOf, asOf)

const isKnown = (figure: Figure): boolean => figure.quantity !== null && !figure.isPartial

/** Is some unit below left out because the measure does not apply to it? The other terms must leave it out too. */
const leavesOut = (figure: Figure): boolean =>
  stepsBelow(figure).some((part) => part.absence === 'not_applicable' || leavesOut(part))

function figureOfTerm(look: Look, key: FigureKey, term: Term): Figure {
  const { ledger, figureOf, asOf } = look
  const period = periodOfTerm(term, key.period)
  const at = { measure: term.measure, class: term.class ?? null, aspect: term.aspect, period }
  if (term.unit === 'self') return figureOf(ledger, { ...at, unitId: key.unitId })
  if (term.unit === 'area') {
    const areaId = areaOf(ledger.forest, key.unitId, asOf === undefined ? period.last : laterDay(asOf, period.last))
    return areaId === undefined
      ? absent({ ...at, unitId: key.unitId }, 'missing')
      : figureOf(ledger, { ...at, unitId: areaId })
  }
  const parts = childrenIn(look, key.unitId, period).map((child) => figureOf(ledger, { ...at, unitId: child.unitId }))
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

/**
 * Coverage of the term with the fewest leaves known. A leaf counts as approved when what the other terms rest on is
 * approved too: their leaf of the same unit, and every leaf that is no unit of this term.
 */
function leavesOf(figures: readonly Figure[]): readonly Leaf[] {
  let worst: readonly Leaf[] = []
  let share = Number.POSITIVE_INFINITY
  for (const figure of figures) {
    const { have, expected } = coverageOf(figure)
    const rate = expected === 0 ? 1 : have / expected
    if (rate < share || (rate === share && figure.leaves.length > worst.length)) [worst, share] = [figure.leaves, rate]
  }
  const own = new Set(worst.map((leaf) => leaf.unitId))
  const waiting = figures.flatMap((figure) => figure.leaves.filter((leaf) => leaf.has && !leaf.isApproved))
  const isWaiting = new Set(waiting.map((leaf) => leaf.unitId))
  const isElsewhere = waiting.some((leaf) => !own.has(leaf.unitId))
  return worst.map((leaf) => ({ ...leaf, isApproved: leaf.isApproved && !isElsewhere && !isWaiting.has(leaf.unitId) }))
}

/** May approvals be told from counts alone? */
const isSettled = ({ have, expected, approved }: Coverage): boolean =>
  approved === 0 || (have === expected && approved === have)

/** The same of terms from kept totals, whose leaves are counted and not named; all of them are approved, or none is. */
function coverageBy(figures: readonly Figure[]): Coverage | undefined {
  if (figures.every((figure) => figure.coverage === undefined)) return undefined
  let worst: Coverage = { have: 0, expected: 0, approved: 0 }
  let share = Number.POSITIVE_INFINITY
  for (const one of figures.map(coverageOf)) {
    const rate = one.expected === 0 ? 1 : one.have / one.expected
    if (rate < share || (rate === share && one.expected > worst.expected)) [worst, share] = [one, rate]
  }
  const isWaiting = figures.map(coverageOf).some((one) => one.approved < one.have)
  return { have: worst.have, expected: worst.expected, approved: isWaiting ? 0 : worst.approved }
}

/**
 * Sums each term over the units, as high in the tree as possible, where all terms are wholly known. A unit to which a term
 * does not apply is left out of all of them, and so is the silence of one that had ended.
 */
function alignedTerms(
  look: Look,
  key: FigureKey,
  terms: readonly Term[],
): { quantities: readonly (Quantity | null)[]; leaves: readonly Leaf[] } | undefined {
  const leaves: Leaf[] = []
  const sums: (Quantity | null)[] = terms.map(() => null)
  const visit = ({ unitId, isExpected }: Child): void => {
    const figures = terms.map((term) => figureOfTerm(look, { ...key, unitId }, term))
    const isWhole = figures.every(isKnown)
    const children = isWhole && !figures.some(leavesOut) ? [] : childrenIn(look, unitId, key.period)
    if (children.length > 0) {
      for (const child of children) visit(child)
      return
    }
    if (isWhole)
      figures.forEach((figure, i) => {
        sums[i] = sums[i] && figure.quantity ? add(sums[i], figure.quantity) : figure.quantity
      })
    if (!isWhole && (!isExpected || figures.some((figure) => figure.absence === 'not_applicable'))) return
    const isApproved = isWhole && figures.every((figure) => figure.leaves.every((leaf) => leaf.isApproved))
    leaves.push({ unitId, has: isWhole, isApproved })
  }
  for (const child of childrenIn(look, key.unitId, key.period)) visit(child)
  return leaves.some((leaf) => leaf.has) ? { quantities: sums, leaves } : undefined
}
