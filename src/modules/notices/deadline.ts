import type { Day } from '../../platform/domain/day.ts'
import type { Text } from '../../platform/domain/text.ts'

/** Who may be asked to act. */
export const actingRoles = ['clerk', 'approver', 'issuer'] as const
export type ActingRole = (typeof actingRoles)[number]

/** `due`: something with a last day, told before, on and after it. `returned`: something to do again, told at once. */
export const deadlineKinds = ['due', 'returned'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/** Something that a unit must have done by a day, in the words of the module that holds it. It names nobody. */
export interface Deadline {
  /** The same for as long as it is the same thing to do: `reports:<form>:<unit>:<period>`. What is to be done anew has a new one. */
  readonly key: string
  readonly kind: DeadlineKind
  readonly unitId: string
  /** The last day in time; of something returned the day on which it was. */
  readonly dueOn: Day
  /** What is to be done, without the unit and the day, beginning with a verb or a count. */
  readonly title: Text
  /** Where it is done; the code of the unit is added as `unit`. */
  readonly path: string
  readonly role: ActingRole
  /** The day on which it was done; null while it is not. */
  readonly doneOn: Day | null
}

export const noticeKinds = ['due_soon', 'due_today', 'overdue', 'escalated', 'returned'] as const
export type NoticeKind = (typeof noticeKinds)[number]
