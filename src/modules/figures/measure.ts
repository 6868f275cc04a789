import type { Day } from '../../platform/domain/day.ts'
import type { PeriodKind } from '../../platform/domain/period.ts'
import type { UnitId, UnitKind } from '../org/unit.ts'
import type { Expression } from './formula.ts'
import type { PrintRule } from './print.ts'

export type MeasureId = string

export const aspects = ['actual', 'assigned', 'own'] as const
/** `actual` is the result, `assigned` the plan given by the superior, `own` the plan of the own resolution. */
export type Aspect = (typeof aspects)[number]

export const audiences = ['scope', 'subtree', 'public'] as const
/** Who may read: those whose scope covers the unit; also those below the unit; everybody signed in. */
export type Audience = (typeof audiences)[number]

/** One version of a measure, valid on `[from, until)`. */
export interface Measure {
  readonly id: MeasureId
  readonly code: string
  readonly from: Day
  readonly until: Day
  readonly vi: string
  readonly en: string
  /** Kinds of unit it may be held for. */
  readonly subjects: readonly UnitKind[]
  readonly measuredIn: { readonly vi: string; readonly en: string }
  readonly kind: 'entered' | 'counted' | 'formula'
  /** `quantity` is a number; `class`, `date` and `words` are results that never become a number. */
  readonly result: 'quantity' | 'class' | 'date' | 'words'
  readonly overTime: 'sum' | 'last' | 'none'
  readonly overUnits: 'sum' | 'recompute' | 'none'
  /** Entered for the period itself, or cumulative since 1 January (`lũy kế`). */
  readonly entry: 'in_period' | 'cumulative'
  /** What a stated value at a unit with children means: the whole subtree, or the unit's own share beside its children. */
  readonly statedAtParent: 'total' | 'own'
  readonly classSet: string | null
  readonly periodKinds: readonly PeriodKind[]
  readonly isWhole: boolean
  readonly isNonNegative: boolean
  readonly least: string | null
  readonly most: string | null
  readonly print: PrintRule
  readonly formula: Expression | null
  /** The basis of succession shares by which it may be restated; null: not comparable across a partial change. */
  readonly restateBy: string | null
  /** Who answers for it: a unit, or null for the committee's own office. */
  readonly ownerId: UnitId | null
  readonly audience: Audience
}

export interface ClassSet {
  readonly code: string
  /** `undeclared`: the source does not say whether the classes are disjoint or nested. */
  readonly reading: 'disjoint' | 'nested' | 'undeclared'
  readonly isExhaustive: boolean
  /** Ordered from the highest class down. */
  readonly classes: readonly { readonly code: string; readonly vi: string; readonly en: string }[]
}

export function versionOn(versions: readonly Measure[], on: Day): Measure | undefined {
  return versions.find((version) => version.from <= on && on < version.until)
}
