import type { Day } from '../../platform/domain/day.ts'
import { type Period, parsePeriod } from '../../platform/domain/period.ts'
import type { Figure } from '../figures/figure.ts'
import { type Answer, isAbove, isAtLeast, isAtMost, type Quantity } from '../figures/quantity.ts'
import type { RegulationValue } from '../regulations/regulation.ts'
import type { Lines } from './path.ts'

export const directions = ['at_least', 'at_most', 'range', 'milestone', 'class', 'words'] as const
export type Direction = (typeof directions)[number]
export const targetStates = [
  'exceeded',
  'met',
  'on_track',
  'late',
  'at_risk',
  'not_met',
  'in_progress',
  'undecided',
  'no_plan',
  'no_result',
] as const
export type TargetState = (typeof targetStates)[number]
export type StateRule = RegulationValue<'targets.state'>

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
  /** The rule of the day; null on days for which none was set: then nothing is said of the way. */
  readonly rule: StateRule | null
  /** Where the result should stand by now, and where it stands on that very day. */
  readonly way: { readonly lines: Lines; readonly soFar: Quantity } | null
  /** The day it is looked at. */
  readonly on: Day
}

/**
 * The state of a target, decided on exact intervals: *met* only when the whole interval is on the right side; what lies
 * on both sides cannot be decided. Before the period is over, what is not met yet is told by its path; without a rule, a
 * path or an interval that is clear, it is in progress.
 */
export function stateOf(standing: Standing): TargetState {
  const state = againstPlan(standing)
  if (state === 'met') return isExceeded(standing) ? 'exceeded' : 'met'
  return state === 'in_progress' ? onTheWay(standing) : state
}

function againstPlan(standing: Standing): TargetState {
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

function isExceeded({ direction, rule, result, plan }: Standing): boolean {
  if (rule === null || direction !== 'at_least' || !result.quantity || !plan?.quantity?.low.gt(0)) return false
  return isAbove(result.quantity, plan.quantity.low.times(rule.exceededAbove).div(100)) === 'yes'
}

/** Whether it is behind is said only when the whole interval is; how far behind, the milder where that is unclear. */
function onTheWay({ direction, rule, way, planWords, plan, on }: Standing): TargetState {
  if (rule === null) return 'in_progress'
  if (direction === 'milestone') {
    const asked = daysOf(planWords ?? plan?.result ?? null)
    return asked && on > asked.last ? 'late' : 'in_progress'
  }
  if (way === null) return 'in_progress'
  const { lines, soFar } = way
  const holds = direction === 'at_most' ? isAtMost : isAtLeast
  const isOnTrack = holds(soFar, lines.track)
  if (isOnTrack !== 'no') return isOnTrack === 'yes' ? 'on_track' : 'in_progress'
  return holds(soFar, lines.risk) === 'no' ? 'at_risk' : 'late'
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

const urgency: Record<TargetState, number> = {
  not_met: 0,
  at_risk: 1,
  late: 2,
  undecided: 3,
  in_progress: 4,
  on_track: 5,
  no_result: 6,
  no_plan: 7,
  met: 8,
  exceeded: 9,
}
export const needsAttentionFirst = (a: TargetState, b: TargetState): number => urgency[a] - urgency[b]
