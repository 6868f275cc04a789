import type { Outcome } from '../../../../platform/domain/refusal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import type { Forest } from '../../forest.ts'
import type { Levels } from '../../reorganise/decision.ts'
import type { PeopleMove, Plan } from '../../reorganise/plan.ts'
import type { UnitId } from '../../unit.ts'

/** What a decision touches in another module. */
export interface Effect {
  readonly kind:
    | 'members'
    | 'applicants'
    | 'entries'
    | 'figures'
    | 'targets'
    | 'grants'
    | 'posts'
    | 'documents'
    | 'transfers'
  readonly count: number
  readonly unitId: UnitId | null
  readonly text: Text
  /** Stands in the way until it is settled. */
  readonly blocks: boolean
}

/** What is left to be done on the day of a decision: the trees were written when it was decided. */
export interface DayOfDecision {
  readonly on: string
  readonly moves: readonly PeopleMove[]
  /** Units whose last day was the eve. */
  readonly ended: readonly UnitId[]
}

/** A module that holds something of units, handed up by the application: org stands above all of them. */
export interface ReorganisationHook {
  affected(tx: Transaction, plan: Plan, forest: Forest): Promise<readonly Effect[]>
  /** Moves what moves when the day has come, in the transaction of the act. */
  carryOut?(tx: Transaction, day: DayOfDecision, actId: string): Promise<void>
  /** What rests by now on units a planned decision would have founded. */
  restsOn?(tx: Transaction, unitIds: readonly UnitId[]): Promise<readonly Effect[]>
}

/** Rights and rules from modules below, for one caller. */
export interface Decider {
  readonly today: string
  isOpen(forest: Forest, unitId: UnitId, on: string): boolean
  mayDecide(forest: Forest, unitId: UnitId, on: string): Outcome<true>
  levelsOn(on: string): Levels
}

export interface Composition {
  deciderFor(tx: Transaction): Promise<Decider>
  readonly hooks: readonly ReorganisationHook[]
}
