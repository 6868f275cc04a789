import type { Day } from '../../platform/domain/day.ts'
import { hundred } from '../../platform/domain/decimal.ts'
import { type Period, parsePeriod, periodOfDays } from '../../platform/domain/period.ts'
import type { Text } from '../../platform/domain/text.ts'
import type { Figure } from '../figures/figure.ts'
import {
  type Answer,
  divide,
  exactly,
  isAtLeast,
  isAtMost,
  multiply,
  type Quantity,
  subtract,
} from '../figures/quantity.ts'

export const directions = ['at_least', 'at_most', 'range', 'milestone', 'class', 'words'] as const
export type Direction = (typeof directions)[number]
export const targetStates = ['met', 'not_met', 'in_progress', 'undecided', 'no_plan', 'no_result'] as const
export type TargetState = (typeof targetStates)[number]

/** A target with its figures: the result so far, and the plan its state means. */
export interface Standing {
  readonly direction: Direction
  readonly result: Pick<Figure, 'quantity' | 'result' | 'absence'>
  readonly plan: Pick<Figure, 'quantity' | 'result'> | null
  /** The upper end of a range. */
  readonly planUntil: Quantity | null
  /** A plan that is no number. */
  readonly planWords: string | null
  readonly isOver: boolean
}

/** The days a target's result is read over: from its own first day to the board's last, or its whole period once over. */
export function resultPeriod(target: Period, board: { readonly last: Day }): Period {
  return board.last >= target.last
    ? target
    : periodOfDays(target.first, board.last < target.first ? target.first : board.last)
}

export type Progress = { readonly kind: 'percentage' | 'difference'; readonly quantity: Quantity } | null

/** For *at least* the percentage of the plan; for *at most* the difference from it. A plan of 0 has no percentage. */
export function progressOf(standing: Standing): Progress {
  const [result, plan] = [standing.result.quantity, standing.plan?.quantity]
  if (!result || !plan) return null
  if (standing.direction === 'at_most') return { kind: 'difference', quantity: subtract(result, plan) }
  if (standing.direction !== 'at_least') return null
  const share = divide(multiply(exactly(hundred), result), plan)
  return share ? { kind: 'percentage', quantity: share } : null
}

/**
 * The state of a target, decided on exact intervals: *met* only when the whole interval is on the right side; what lies
 * on both sides cannot be decided. Before the period is over, what is not met yet is in progress.
 */
export function stateOf(standing: Standing): TargetState {
  if (standing.direction === 'milestone') return dateState(standing)
  if (standing.direction === 'class' || standing.direction === 'words') return wordState(standing)
  const [result, plan] = [standing.result.quantity, standing.plan?.quantity]
  if (!plan) return 'no_plan'
  if (!result) return 'no_result'
  if (plan.word !== 'exact') return 'undecided'
  const isEnough = isAtLeast(result, plan.low)
  if (standing.direction === 'at_least') return fromBelow(isEnough, standing.isOver)
  const isWithin = isAtMost(result, standing.direction === 'range' ? (standing.planUntil?.low ?? plan.low) : plan.low)
  if (standing.direction === 'at_most') return fromAbove(isWithin, standing.isOver)
  if (isWithin === 'no') return 'not_met'
  const lower = fromBelow(isEnough, standing.isOver)
  return lower === 'met' ? fromAbove(isWithin, standing.isOver) : lower
}

function fromBelow(answer: Answer, isOver: boolean): TargetState {
  if (answer === 'yes') return 'met'
  if (!isOver) return 'in_progress'
  return answer === 'no' ? 'not_met' : 'undecided'
}

function fromAbove(answer: Answer, isOver: boolean): TargetState {
  if (answer === 'no') return 'not_met'
  if (answer === 'unknown') return isOver ? 'undecided' : 'in_progress'
  return isOver ? 'met' : 'in_progress'
}

/** The days a date stands for: `2024-03-28`, `2024-03` or `2024`. */
function daysOf(text: string | null): Period | undefined {
  const period = /^\d{4}(-\d{2}){0,2}$/.test(text ?? '') ? parsePeriod(text ?? '') : undefined
  return period?.ok ? period.value : undefined
}

/**
 * A milestone compares dates; a day, a month or a year may be named, and the last day of the plan's counts. A result
 * that may lie on either side of it is undecided.
 */
function dateState({ result, plan, planWords, isOver }: Standing): TargetState {
  const due = planWords ?? plan?.result ?? null
  if (due === null) return 'no_plan'
  if (result.result === null && !result.quantity) return isOver ? 'no_result' : 'in_progress'
  const [asked, done] = [daysOf(due), daysOf(result.result)]
  if (!asked || !done) return 'undecided'
  if (done.last <= asked.last) return 'met'
  return done.first > asked.last ? 'not_met' : 'undecided'
}

/** Words are never turned into a number: equal words are met, anything else is for people to say. */
function wordState({ result, plan, planWords }: Standing): TargetState {
  const asked = planWords ?? plan?.result ?? null
  if (asked === null) return 'no_plan'
  if (result.result === null) return result.quantity ? 'undecided' : 'no_result'
  return result.result.normalize('NFC').toLowerCase() === asked.normalize('NFC').toLowerCase() ? 'met' : 'undecided'
}

export const stateNames: Record<TargetState, Text> = {
  met: { vi: 'Đạt', en: 'Met' },
  not_met: { vi: 'Không đạt', en: 'Not met' },
  in_progress: { vi: 'Đang thực hiện', en: 'In progress' },
  undecided: { vi: 'Chưa kết luận được', en: 'Cannot be decided' },
  no_plan: { vi: 'Chưa có kế hoạch', en: 'No plan yet' },
  no_result: { vi: 'Chưa có kết quả', en: 'No result yet' },
}

const directionNames: Record<Direction, Text> = {
  at_least: { vi: 'ít nhất bằng kế hoạch', en: 'at least the plan' },
  at_most: { vi: 'không quá kế hoạch', en: 'at most the plan' },
  range: { vi: 'trong khoảng kế hoạch', en: 'within the plan’s range' },
  milestone: { vi: 'đúng mốc thời gian', en: 'by the planned date' },
  class: { vi: 'đạt mức xếp loại', en: 'reaches the class' },
  words: { vi: 'theo lời kế hoạch', en: 'as the plan words it' },
}

/** Why the state is what it is, in one sentence. */
export function stateReason(state: TargetState, standing: Standing): Text {
  const rule = directionNames[standing.direction]
  switch (state) {
    case 'met':
      return { vi: `Kết quả ${rule.vi}.`, en: `The result is ${rule.en}.` }
    case 'not_met':
      return { vi: `Cần ${rule.vi}; kết quả chưa tới.`, en: `It should be ${rule.en}; it is not.` }
    case 'in_progress':
      return { vi: `Cần ${rule.vi}; kỳ chưa kết thúc.`, en: `It should be ${rule.en}; the period is not over.` }
    case 'undecided':
      return {
        vi: 'Số liệu chỉ cho biết một khoảng, nằm cả hai phía của kế hoạch, hoặc là lời không so được.',
        en: 'What is known is an interval on both sides of the plan, or words that cannot be compared.',
      }
    case 'no_plan':
      return { vi: 'Chưa có kế hoạch để so.', en: 'There is no plan to compare with.' }
    case 'no_result':
      return { vi: 'Chưa có số liệu kết quả trong kỳ.', en: 'There is no result in the period yet.' }
  }
}

const urgency: Record<TargetState, number> = {
  not_met: 0,
  undecided: 1,
  in_progress: 2,
  no_result: 3,
  no_plan: 4,
  met: 5,
}
export const needsAttentionFirst = (a: TargetState, b: TargetState): number => urgency[a] - urgency[b]
