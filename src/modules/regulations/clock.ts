import { addMonths, type Day, daysBetween, laterDay } from '../../platform/domain/day.ts'
import { addWorkingDays, lacksCalendar, type WorkingCalendar, workingDaysBetween } from './working-days.ts'

/** A term that a rule sets: so many working days, or months to the same date, after a day that is not counted itself. */
export type Clock = {
  readonly startedOn: Day
  /** The day on which what was to be done was done; null while it is not. */
  readonly stoppedOn: Day | null
} & ({ readonly workingDays: number } | { readonly months: number })

export const clockStates = ['running', 'near', 'overdue', 'done_in_time', 'done_late'] as const
export type ClockState = (typeof clockStates)[number]

export interface ClockReading {
  /** The last day in time. */
  readonly dueOn: Day
  readonly state: ClockState
  /** Working days after today, up to and with the last day in time; 0 when it is today, has passed, or the thing is done. */
  readonly daysLeft: number
  /** Days of the calendar after the last day in time, until today or until it was done; 0 when not late. */
  readonly lateBy: number
  /** Counted through a year whose days off are not known: only weekends are left out there. */
  readonly isCalendarMissing: boolean
}

/** Reads a clock. `near`: within how many working days of its end it is near, the rule `clock.near`. */
export function clockFrom(clock: Clock, today: Day, calendar: WorkingCalendar, near: number): ClockReading {
  const { startedOn, stoppedOn } = clock
  const isCounted = 'workingDays' in clock
  const dueOn = isCounted ? addWorkingDays(calendar, startedOn, clock.workingDays) : addMonths(startedOn, clock.months)
  const endsOn = stoppedOn ?? today
  const lateBy = Math.max(0, daysBetween(dueOn, endsOn))
  const daysLeft = stoppedOn === null ? workingDaysBetween(calendar, today, dueOn) : 0
  return {
    dueOn,
    state: stateOf(stoppedOn !== null, lateBy > 0, daysLeft <= near),
    daysLeft,
    lateBy,
    isCalendarMissing:
      (isCounted && lacksCalendar(calendar, startedOn, dueOn)) ||
      (stoppedOn === null && lacksCalendar(calendar, today, laterDay(today, dueOn))),
  }
}

function stateOf(isDone: boolean, isLate: boolean, isNear: boolean): ClockState {
  if (isDone) return isLate ? 'done_late' : 'done_in_time'
  if (isLate) return 'overdue'
  return isNear ? 'near' : 'running'
}
