import { type Day, dayBefore, daysBetween } from '../../platform/domain/day.ts'
import { type Decimal, zero } from '../../platform/domain/decimal.ts'
import { type Period, tilesOf } from '../../platform/domain/period.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import type { Direction, StateRule } from './state.ts'

/** What is due by the end of a day: summed since the first day of the target, or for a stock the level. */
export interface Point {
  readonly on: Day
  readonly value: Decimal
}

/** A path with the value it starts from, which for a stock without a baseline nobody knows. */
export interface Course {
  readonly first: Day
  readonly start: Decimal | null
  readonly points: readonly Point[]
  readonly isStraight: boolean
}

/** The straight line from where it starts to the plan on the last day. */
export const straightCourse = (period: Period, start: Decimal, plan: Decimal): Course => ({
  first: period.first,
  start,
  points: [{ on: period.last, value: plan }],
  isStraight: true,
})

/** What is due by the end of a day, between two points in proportion to the days; null before anything is due. */
export function dueOn(course: Course, on: Day): Decimal | null {
  let from: Point | null = course.start === null ? null : { on: dayBefore(course.first), value: course.start }
  for (const point of course.points) {
    if (on === point.on) return point.value
    if (on < point.on) {
      if (from === null) return null
      if (on <= from.on) return from.value
      const way = point.value.minus(from.value)
      // Divided last, so that what is even stays exact.
      return from.value.plus(way.times(daysBetween(from.on, on)).div(daysBetween(from.on, point.on)))
    }
    from = point
  }
  return from?.value ?? null
}

/** The two lines a result is held against on a day: what is on track, and what is at risk. */
export interface Lines {
  readonly on: Day
  readonly due: Decimal
  readonly track: Decimal
  readonly risk: Decimal
}

/**
 * The thresholds of the rule are shares of the way from the start to what is due. Where the way leads in the direction
 * the target allows anyhow (a ceiling that is filled, a level that may fall), they leave as much room on the other side.
 */
export function linesOn(course: Course, on: Day, direction: Direction, rule: StateRule): Lines | null {
  const due = dueOn(course, on)
  if (due === null) return null
  const start = course.start ?? zero
  const way = due.minus(start)
  const isWork = direction === 'at_most' ? way.lt(0) : way.gte(0)
  const at = (percent: number): Decimal => start.plus(way.times(isWork ? percent : 200 - percent).div(100))
  return { on, due, track: at(rule.onTrackFrom), risk: at(rule.atRiskBelow) }
}

/** A straight path in steps of the measure; the last point is the plan itself. */
export function proposePath(
  period: Period,
  every: 'month' | 'quarter',
  start: Decimal,
  plan: Decimal,
  decimals: number,
): readonly Point[] {
  const tiles = tilesOf(period, [every]) ?? [period]
  const line = straightCourse(period, start, plan)
  const places = Math.max(decimals, start.decimalPlaces())
  return tiles.map((tile) => ({
    on: tile.last,
    value: tile.last === period.last ? plan : (dueOn(line, tile.last) ?? plan).toDecimalPlaces(places),
  }))
}

/** Values of each step made into what is due in all by its end. */
export function cumulated(points: readonly Point[]): readonly Point[] {
  let sum = zero
  return points.map(({ on, value }) => {
    sum = sum.plus(value)
    return { on, value: sum }
  })
}

interface PathOf {
  readonly period: Period
  readonly plan: Decimal
  /** Due values of what is summed over time and cannot be negative never fall. */
  readonly neverFalls: boolean
}

/** Refusals name `points`: `path-order`, `path-outside`, `path-falls`, `path-not-at-plan`. */
export function checkPath(points: readonly Point[], { period, plan, neverFalls }: PathOf): Outcome<readonly Point[]> {
  const sorted = points.toSorted((a, b) => (a.on < b.on ? -1 : 1))
  if (new Set(sorted.map((point) => point.on)).size < sorted.length)
    return refuse('path-order', 'Mỗi mốc chỉ ghi một lần.', 'Each day may stand once only.', 'points')
  const outside = sorted.find((point) => point.on < period.first || point.on > period.last)
  if (outside)
    return refuse(
      'path-outside',
      `Mốc ${outside.on} nằm ngoài kỳ của chỉ tiêu.`,
      `${outside.on} lies outside the period of the target.`,
      'points',
    )
  const fall = sorted.find((point, index) => neverFalls && point.value.lt(sorted[index - 1]?.value ?? zero))
  if (fall)
    return refuse(
      'path-falls',
      `Mức cộng dồn đến ${fall.on} thấp hơn mốc trước; số cộng dồn không thể giảm.`,
      `What is due in all by ${fall.on} is less than at the point before; a running total cannot fall.`,
      'points',
    )
  const last = sorted.at(-1)
  if (!last || last.on !== period.last || !last.value.eq(plan))
    return refuse(
      'path-not-at-plan',
      `Lộ trình phải kết thúc đúng kế hoạch: ${plan.toFixed()} vào ngày ${period.last}; đang là ${last ? `${last.value.toFixed()} vào ngày ${last.on}` : 'trống'}.`,
      `The path must end at the plan: ${plan.toFixed()} on ${period.last}; it ends at ${last ? `${last.value.toFixed()} on ${last.on}` : 'nothing'}.`,
      'points',
    )
  return accept(sorted)
}

/**
 * The path of a plan that was changed on a day: what was due until then stays, what comes after is stretched to end at the
 * new plan, in steps of the measure.
 */
export function stretched(
  points: readonly Point[],
  start: Decimal | null,
  on: Day,
  plan: { readonly old: Decimal; readonly next: Decimal },
  decimals: number,
): readonly Point[] {
  const past = points.filter((point) => point.on <= on)
  const from = past.at(-1)?.value ?? start ?? zero
  const way = plan.old.minus(from)
  const next = plan.next.minus(from)
  return points.map((point, index) => {
    if (index === points.length - 1) return { on: point.on, value: plan.next }
    if (point.on <= on) return point
    const part = way.isZero() ? next : next.times(point.value.minus(from)).div(way)
    return { on: point.on, value: from.plus(part).toDecimalPlaces(decimals) }
  })
}
