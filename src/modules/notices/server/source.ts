import type { Day } from '../../../platform/domain/day.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import type { Deadline } from '../deadline.ts'

export interface DeadlineSpan {
  /** The day that counts as today. */
  readonly today: Day
  readonly from: Day
  readonly until: Day
}

/**
 * A module that holds deadlines. It is asked by the server itself, as the owner of the schema, for the whole installation, and
 * names nobody: counts and units only. What it no longer says is taken to have gone.
 */
export interface DeadlineSource {
  /** Begins each of its keys. */
  readonly name: string
  /** Everything still to be done with a last day in the span, and what was done in time to be shown so. */
  deadlinesOf(tx: Transaction, span: DeadlineSpan): Promise<readonly Deadline[]>
}
