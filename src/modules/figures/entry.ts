import type { Day } from '../../platform/domain/day.ts'
import type { UnitId } from '../org/unit.ts'
import type { Aspect } from './measure.ts'
import type { Quantity } from './quantity.ts'

export const origins = ['stated', 'inferred', 'entered', 'counted', 'computed'] as const
/** `stated`: a source printed it; `inferred`: deduced from printed figures by a named rule; the rest say how it came here. */
export type Origin = (typeof origins)[number]

/** Where an entry belongs: one believed value at one place. */
export interface Place {
  readonly unitId: UnitId
  readonly measure: string
  readonly class: string | null
  readonly aspect: Aspect
  readonly first: Day
  readonly last: Day
}

export interface SourceRef {
  readonly sourceId: string
  readonly paragraph: number | null
}

/** A saved value. Entries are never overwritten; the later one names the one it supersedes. */
export interface Entry extends Place {
  readonly id: string
  /** The period as its author wrote it. */
  readonly period: string
  /** Null when it is not a number, is not applicable, or was withdrawn. */
  readonly quantity: Quantity | null
  readonly isNotApplicable: boolean
  /** A class, a date or words, for measures whose result is not a number. */
  readonly result: string | null
  readonly origin: 'stated' | 'inferred' | 'entered'
  /** The rule by which an inferred value was deduced, and the statements it was deduced from. */
  readonly inferredBy: { readonly vi: string; readonly en: string } | null
  /** The value speaks of most (`hầu hết`) of its subjects only. */
  readonly isOfMost: boolean
  readonly printedForm: string | null
  readonly cutOffOn: Day | null
  readonly statedOn: Day | null
  readonly source: SourceRef | null
  readonly isApproved: boolean
}

export const placeKey = (unitId: UnitId, measure: string, classCode: string | null, aspect: Aspect): string =>
  `${unitId}|${measure}|${classCode ?? ''}|${aspect}`
