import { type Day, dayPlus } from '../../platform/domain/day.ts'
import type { RegulationValue } from '../regulations/regulation.ts'
import { type WorkingCalendar, workingDaysBetween } from '../regulations/working-days.ts'
import type { Deadline, NoticeKind } from './deadline.ts'

export type ReminderRule = RegulationValue<'notices.reminders'>

/** How far a deadline has come; `mark` is told to an account once. */
export interface Stage {
  readonly kind: NoticeKind
  readonly mark: string
}

export interface Stages {
  /** For who should act: the latest stage reached, never those passed over while the server stood still. */
  readonly own: Stage | null
  /** For the unit above. */
  readonly above: Stage | null
}

const none: Stages = { own: null, above: null }

/** What of a deadline is to be told on a day, by the rule in force; nothing once it is done or where there is no rule. */
export function stagesOf(
  deadline: Pick<Deadline, 'kind' | 'dueOn' | 'doneOn'>,
  rule: ReminderRule | undefined,
  today: Day,
  calendar: WorkingCalendar,
): Stages {
  if (deadline.doneOn !== null) return none
  if (deadline.kind === 'returned') return { own: { kind: 'returned', mark: 'returned' }, above: null }
  if (!rule) return none
  const { dueOn } = deadline
  const isLateEnough = today > dueOn && workingDaysBetween(calendar, dueOn, today) >= rule.workingDays
  return {
    own: ownStage(dueOn, rule, today),
    above: isLateEnough ? { kind: 'escalated', mark: 'escalated' } : null,
  }
}

function ownStage(dueOn: Day, rule: ReminderRule, today: Day): Stage | null {
  if (today === dueOn) return { kind: 'due_today', mark: 'today' }
  if (today < dueOn) {
    const reached = rule.daysBefore.filter((days) => dayPlus(dueOn, -days) <= today)
    return reached.length === 0 ? null : { kind: 'due_soon', mark: `before-${Math.min(...reached)}` }
  }
  const reached = rule.daysAfter.filter((days) => dayPlus(dueOn, days) <= today)
  return reached.length === 0 ? null : { kind: 'overdue', mark: `after-${Math.max(...reached)}` }
}
