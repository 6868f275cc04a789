import type { Day } from '../../../platform/domain/day.ts'
import type { Outcome } from '../../../platform/domain/refusal.ts'
import type { Regulations } from '../../regulations/regulation.ts'
import type { Event, State } from '../lifecycle.ts'
import type { Membership, Span, Step, Tie } from '../membership.ts'

/** Somebody who is to stand by an applicant, with where and as what that person stood. */
export interface Companion {
  readonly personId: string
  readonly spans: readonly Span[]
}

/** A step as somebody records it; what an event does not ask for is left out. */
export interface StepInput {
  readonly id: string
  readonly event: Event
  /** The day it happened; of a decision, the day it was received. */
  readonly on: Day
  /** The day written on the decision. */
  readonly decidedOn?: Day | null | undefined
  readonly decision?: string | null | undefined
  readonly reason?: string | null | undefined
  /** The cell: of `list` and `move_in`, and where a transfer goes. */
  readonly toUnitId?: string | null | undefined
  readonly sponsors?: readonly Companion[] | undefined
  readonly mentor?: Companion | null | undefined
  /** Dates that come with a member who moves in. */
  readonly ceremonyOn?: Day | null | undefined
  readonly fullOn?: Day | null | undefined
  readonly partyAgeFrom?: Day | null | undefined
}

/** What a step is judged by. */
export interface StepRules {
  readonly rules: Regulations
  readonly today: Day
  /** For the membership that the step may open. */
  readonly membershipId: string
}

/** What a step changes; the store writes it as it stands. */
export interface StepChanges {
  readonly step: Step
  readonly state: State
  readonly spans: { readonly closed: readonly Span[]; readonly opened: readonly Span[] }
  /** The membership as it is now; null when the step does not touch it. */
  readonly membership: Membership | null
  readonly ties: { readonly closed: readonly Tie[]; readonly opened: readonly Tie[] }
}

export type StepOutcome = Outcome<StepChanges>
