import { type Day, firstOfAllDays } from '../../../platform/domain/day.ts'
import { dayText } from '../../../platform/domain/period-text.ts'
import { accept, type Outcome, refuse } from '../../../platform/domain/refusal.ts'
import { birthOnOf, type PersonRecord } from '../membership.ts'
import type { StepInput } from './step.ts'

/** The day after which the next step may lie: that of the last step or, without steps, the first day in a cell. */
const lastDayOf = (record: PersonRecord): Day | undefined =>
  record.steps.at(-1)?.on ?? record.spans.find((span) => span.from !== firstOfAllDays)?.from

/** Refusals: `in-future`, `before-birth`, `before-last-step`, `decided-in-future`, `decided-before-last-step`. Fields: `on`, `decidedOn`. */
export function checkDays(record: PersonRecord, step: StepInput, today: Day): Outcome<true> {
  if (step.on > today) return refuse('in-future', 'Ngày này ở tương lai.', 'This day lies in the future.', 'on')
  const born = birthOnOf(record.profile.birth)
  if (born !== null && step.on <= born)
    return refuse('before-birth', 'Ngày này trước ngày sinh.', 'This day lies before the day of birth.', 'on')
  const last = lastDayOf(record)
  if (last !== undefined && step.on < last)
    return refuse(
      'before-last-step',
      `Bước trước đã ghi ngày ${dayText(last).vi}; bước này không thể sớm hơn.`,
      `The step before is dated ${dayText(last).en}; this one cannot be earlier.`,
      'on',
    )
  return checkDecided(step, last)
}

function checkDecided(step: StepInput, last: Day | undefined): Outcome<true> {
  const decidedOn = step.decidedOn ?? null
  if (decidedOn === null || step.event === 'move_in') return accept(true)
  if (decidedOn > step.on)
    return refuse(
      'decided-after-received',
      'Ngày quyết định sau ngày nhận được quyết định.',
      'The decision is dated after the day it was received.',
      'decidedOn',
    )
  // The committee may decide on the recognition, or on striking off, on the very day of the meeting or later, never before it.
  if (last !== undefined && decidedOn < last && (step.event === 'decide' || step.event === 'recognise'))
    return refuse(
      'decided-before-last-step',
      `Quyết định không thể có trước bước ngày ${dayText(last).vi}.`,
      `The decision cannot be earlier than the step of ${dayText(last).en}.`,
      'decidedOn',
    )
  return accept(true)
}

const needsReason = ['screen_out', 'strike_off', 'leave', 'expel', 'exempt']

/** Refusals: `reason-missing`, `decided-on-missing`, `unit-missing`. Fields: `reason`, `decidedOn`, `toUnit`. */
export function checkFilled(step: StepInput): Outcome<true> {
  if (needsReason.includes(step.event) && (step.reason ?? '').trim().length < 3)
    return refuse('reason-missing', 'Việc này cần nêu lý do.', 'This needs a reason.', 'reason')
  if ((step.event === 'decide' || step.event === 'recognise') && !step.decidedOn)
    return refuse(
      'decided-on-missing',
      'Cần ngày ghi trên quyết định.',
      'The day written on the decision is needed.',
      'decidedOn',
    )
  if ((step.event === 'list' || step.event === 'move_in' || step.event === 'transfer') && !step.toUnitId)
    return refuse('unit-missing', 'Cần chọn chi bộ.', 'A cell is needed.', 'toUnit')
  return accept(true)
}
