import type { Decimal } from '../../platform/domain/decimal.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import type { Measure } from '../figures/measure.ts'
import type { Quantity } from '../figures/quantity.ts'
import { readValue } from '../figures/read-value.ts'
import type { Direction } from './state.ts'

export const isNumberPlan = (direction: Direction): boolean => ['at_least', 'at_most', 'range'].includes(direction)

/** Reads a plan as it was typed; the refusals of `readValue` name `plan`. */
export function readPlanValue(measure: Measure, typed: string): Outcome<Quantity> {
  const read = readValue(measure, { value: typed, isEstimate: false })
  return read.ok ? read : { ok: false, refusal: { ...read.refusal, field: 'plan' } }
}

/** Refusals `plan-not-exact` and `plan-zero` name `plan`. */
export function checkPlan(measure: Measure, direction: Direction, plan: Quantity): Outcome<Quantity> {
  if (plan.word !== 'exact' && !(direction === 'range' && plan.word === 'range'))
    return refuse(
      'plan-not-exact',
      'Kế hoạch phải là một số (hoặc một khoảng, với chỉ tiêu trong khoảng).',
      'A plan must be one number (or a range, for a range target).',
      'plan',
    )
  if (direction === 'at_least' && measure.isNonNegative && plan.low.lte(0))
    return refuse(
      'plan-zero',
      'Kế hoạch “ít nhất 0” luôn đạt nên không có nghĩa. Hãy ghi mức lớn hơn 0, hoặc chọn “không vượt quá”.',
      'A plan of “at least 0” is always met and means nothing. Give more than 0, or choose “at most”.',
      'plan',
    )
  return accept(plan)
}

/** What a plan rests on: a directive of the register, or the number and day of a decision that is not in it. */
export interface Decision {
  readonly directiveId?: string | undefined
  readonly number?: string | undefined
  readonly decidedOn?: string | undefined
}

/** Refusal `decision-day` names `decidedOn`. */
export const checkDecidedOn = ({ decidedOn }: Decision, today: string): Outcome<true> =>
  decidedOn !== undefined && decidedOn > today
    ? refuse(
        'decision-day',
        'Ngày quyết định không thể ở sau hôm nay.',
        'The day of the decision cannot lie ahead.',
        'decidedOn',
      )
    : accept(true)

/** Refusals: `decision-missing` names `directiveId`, `decision-number` names `number`, `decision-day` names `decidedOn`. */
export function checkDecision({ directiveId, number, decidedOn }: Decision, today: string): Outcome<true> {
  const day = checkDecidedOn({ decidedOn }, today)
  if (!day.ok) return day
  if (directiveId !== undefined) return accept(true)
  if (number === undefined && decidedOn === undefined)
    return refuse(
      'decision-missing',
      'Cần quyết định: chọn văn bản trong sổ, hoặc ghi số và ngày quyết định.',
      'A decision is needed: choose a directive of the register, or give its number and day.',
      'directiveId',
    )
  if (number === undefined)
    return refuse('decision-number', 'Hãy ghi số quyết định.', 'Give the number of the decision.', 'number')
  if (decidedOn === undefined)
    return refuse('decision-day', 'Hãy ghi ngày quyết định.', 'Give the day of the decision.', 'decidedOn')
  return accept(true)
}

/** Does an own plan ask less than the one assigned? */
export const asksLess = (direction: Direction, own: Decimal, assigned: Decimal): boolean =>
  direction === 'at_most' ? own.gt(assigned) : own.lt(assigned)

/** An own plan below the assigned one needs a reason. Refusal `own-below-assigned` names `reason`. */
export function checkOwn(
  direction: Direction,
  own: Decimal,
  assigned: Decimal | null,
  reason: string | undefined,
): Outcome<true> {
  if (assigned === null || !asksLess(direction, own, assigned) || (reason ?? '').trim().length >= 3) return accept(true)
  return refuse(
    'own-below-assigned',
    `Mức tự đề ra ${own.toFixed()} ${direction === 'at_most' ? 'nới hơn' : 'thấp hơn'} mức được giao ${assigned.toFixed()}; hãy ghi lý do.`,
    `The own plan of ${own.toFixed()} asks less than the ${assigned.toFixed()} assigned; give a reason.`,
    'reason',
  )
}

/** A number as it can be read in one way only: never three digits after the point. */
export const plainText = (value: Decimal): string =>
  value.isInteger() ? value.toFixed() : value.toFixed(Math.max(4, value.decimalPlaces()))

/** How the history keeps a plan: a decimal, two with `..` between, or the words themselves. */
export const planText = (plan: Quantity): string => keptText(plan.low, plan.word === 'range' ? plan.high : null)

export const keptText = (low: Decimal, until: Decimal | null): string =>
  until === null ? low.toFixed() : `${low.toFixed()}..${until.toFixed()}`
