import type { Day } from '../../platform/domain/day.ts'
import type { Period } from '../../platform/domain/period.ts'
import type { Forest } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import type { Entry, Origin } from './entry.ts'
import { figureOfFormula } from './figure-of-formula.ts'
import type { Expression, Term } from './formula.ts'
import type { Aspect, ClassSet, Measure } from './measure.ts'
import type { Quantity } from './quantity.ts'
import { figureOfClasses, figureOfRecords } from './roll-up.ts'

/** The address of a figure. */
export interface FigureKey {
  readonly unitId: UnitId
  readonly measure: string
  readonly class: string | null
  readonly aspect: Aspect
  readonly period: Period
}

/** Everything a figure depends on, as believed at one known-at; already narrowed to what may be needed. */
export interface Ledger {
  readonly forest: Forest
  measureOn(code: string, on: Day): Measure | undefined
  classSet(code: string): ClassSet | undefined
  /** Believed entries at a place, in no order. */
  entriesAt(unitId: UnitId, measure: string, classCode: string | null, aspect: Aspect): readonly Entry[]
  /** Days of the periods for which any unit holds entries of the measure, class and aspect. */
  periodsHeld(
    measure: string,
    classCode: string | null,
    aspect: Aspect,
  ): readonly { readonly first: Day; readonly last: Day }[]
  /** The count of a module with records, where the measure is counted for this unit from a date on. */
  countedAt(unitId: UnitId, measure: string, classCode: string | null, period: Period): Counted | undefined
  /**
   * The figure from totals that are kept, where they tell it: the same that the whole rule would give, with its leaves
   * counted and not named. `isExactly` asks for what was entered for these very days, not for shorter periods. Absent in a
   * ledger that holds every entry.
   */
  keptAt?(key: FigureKey, measure: Measure, isExactly: boolean): Figure | undefined
  /** Makes sure that a ledger with kept totals holds every entry of a measure; the read begins anew with them. */
  needEntries?(measure: string): void
}

export interface Counted {
  readonly quantity: Quantity
  /** A part of the figure: units below hold records of their own, which are added. */
  readonly isShare: boolean
}

/** `not_comparable`: a partial succession without a share on the measure's basis. */
export type Absence = 'missing' | 'not_applicable' | 'undefined' | 'not_comparable' | 'no_measure'

/** A unit where a roll-up stopped: it had a value of its own, or nothing below it. */
export interface Leaf {
  readonly unitId: UnitId
  readonly has: boolean
  readonly isApproved: boolean
}

/** How a figure came about: one step of its lineage. */
export type Via =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'counted'; readonly isShare: boolean }
  | {
      readonly kind: 'formula'
      readonly expression: Expression
      readonly terms: readonly { term: Term; figure: Figure }[]
      readonly isAligned: boolean
    }
  | { readonly kind: 'units'; readonly parts: readonly Figure[] }
  | { readonly kind: 'periods'; readonly parts: readonly Figure[] }
  | { readonly kind: 'difference'; readonly parts: readonly Figure[] }
  | { readonly kind: 'classes'; readonly parts: readonly Figure[] }
  | {
      readonly kind: 'succession'
      readonly parts: readonly { readonly figure: Figure; readonly share: string | null }[]
    }

export interface Figure {
  readonly key: FigureKey
  readonly quantity: Quantity | null
  readonly absence: Absence | null
  /** A class, a date or words, where the measure's result is not a number. */
  readonly result: string | null
  readonly origin: Origin | null
  /** A sum in which some leaf is missing: a lower bound when its parts are non-negative. */
  readonly isPartial: boolean
  readonly isOfMost: boolean
  readonly leaves: readonly Leaf[]
  /** Of a figure from kept totals, in place of its leaves. */
  readonly coverage?: Coverage
  /** Sub-periods found and expected, for a longer period summed from shorter ones. */
  readonly periods: { readonly have: number; readonly expected: number } | null
  readonly via: Via
}

/** Leaves of a roll-up that have a value, that should have one, and that have been approved. */
export interface Coverage {
  readonly have: number
  readonly expected: number
  readonly approved: number
  /** Of a figure from kept totals: names the set of leaves in `have`. */
  readonly mark?: string
}

export function coverageOf(figure: Figure): Coverage {
  if (figure.coverage) return figure.coverage
  let [have, approved] = [0, 0]
  for (const leaf of figure.leaves) {
    if (leaf.has) have++
    if (leaf.has && leaf.isApproved) approved++
  }
  return { have, expected: figure.leaves.length, approved }
}

export const absent = (key: FigureKey, absence: Absence, leaves: readonly Leaf[] = []): Figure => ({
  key,
  quantity: null,
  absence,
  result: null,
  origin: null,
  isPartial: false,
  isOfMost: false,
  leaves,
  periods: null,
  via: { kind: 'none' },
})

/**
 * The figure at an address, as organised then.
 * A formula is evaluated from its terms; else counted, where counted; else the stated total; else the roll-up of the
 * children by this same rule, over their own periods.
 */
export function figureAt(ledger: Ledger, key: FigureKey): Figure {
  const measure = ledger.measureOn(key.measure, key.period.last)
  if (!measure) return absent(key, 'no_measure')
  if (measure.kind === 'formula' && measure.formula && key.aspect === 'actual') {
    const computed = figureOfFormula(ledger, key, measure, measure.formula, figureAt)
    if (computed.absence !== 'missing') return computed
    const recorded = figureOfRecords(ledger, key, measure)
    return recorded.absence === 'missing' ? computed : recorded
  }
  const recorded = figureOfRecords(ledger, key, measure)
  if (recorded.absence !== 'missing' || key.class !== null || measure.classSet === null) return recorded
  return figureOfClasses(ledger, key, measure) ?? recorded
}

/** The figures one step below in the lineage. */
export function stepsBelow(figure: Figure): readonly Figure[] {
  switch (figure.via.kind) {
    case 'formula':
      return figure.via.terms.map((part) => part.figure)
    case 'units':
    case 'periods':
    case 'difference':
    case 'classes':
      return figure.via.parts
    case 'succession':
      return figure.via.parts.map((part) => part.figure)
    default:
      return []
  }
}

/** The longest path from a figure to a record or source, in steps; 0 for a figure without a value. */
export function lineageDepth(figure: Figure): number {
  if (figure.via.kind === 'entry' || figure.via.kind === 'counted') return 1
  const below = stepsBelow(figure).map(lineageDepth)
  return below.length === 0 ? 0 : 1 + Math.max(...below)
}

/** Every entry behind a figure, once each. */
export function entriesBehind(figure: Figure): readonly Entry[] {
  const found = new Map<string, Entry>()
  const visit = (at: Figure): void => {
    if (at.via.kind === 'entry') found.set(at.via.entry.id, at.via.entry)
    for (const below of stepsBelow(at)) visit(below)
  }
  visit(figure)
  return [...found.values()]
}
