import { dayAfter, dayBefore, daysBetween, earlierDay } from '../../../../platform/domain/day.ts'
import { type Decimal, decimal, zero } from '../../../../platform/domain/decimal.ts'
import { contains, type Period, periodOfDays, samePeriodLastYear, tilesOf } from '../../../../platform/domain/period.ts'
import type { Figure, FigureKey, Ledger } from '../../../figures/figure.ts'
import type { Measure } from '../../../figures/measure.ts'
import { type Quantity, subtract } from '../../../figures/quantity.ts'
import { periodOf } from '../../../figures/server/public.ts'
import { existsOn } from '../../../org/forest.ts'
import { type Forecast, forecastOf } from '../../forecast.ts'
import { type Course, linesOn, straightCourse } from '../../path.ts'
import type { Standing, StateRule } from '../../state.ts'
import { keptFigure, lookedAtOn, type Scene, type TargetData } from './scene.ts'

/** A target on its way: the course it should take, and the latest day its result is wholly known for. */
export interface Way {
  readonly measure: Measure
  readonly whole: Period
  readonly start: Decimal | null
  readonly course: Course | null
  readonly soFar: Figure | null
}

const mostTried = 3

export function wayOf(
  scene: Scene,
  ledger: Ledger,
  target: TargetData,
  key: FigureKey,
  plan: Quantity | null,
  rule: StateRule | null,
): Way | null {
  const whole = key.period
  const measure = ledger.measureOn(key.measure, whole.last)
  if (!measure || (target.direction !== 'at_least' && target.direction !== 'at_most')) return null
  const start = startOf(scene, ledger, target, key, measure)
  const points = target.path?.map((point) => ({ on: point.on, value: decimal(point.value) })) ?? []
  const isStraight = points.length === 0 && rule?.straightLine === 'yes' && plan?.word === 'exact' && start !== null
  const course: Course | null =
    points.length > 0
      ? { first: whole.first, start, points, isStraight: false }
      : isStraight && plan
        ? straightCourse(whole, start, plan.low)
        : null
  return { measure, whole, start, course, soFar: soFarOf(scene, ledger, key, measure) }
}

/** What is summed over time starts from nothing; a level from its baseline. */
function startOf(scene: Scene, ledger: Ledger, target: TargetData, key: FigureKey, measure: Measure): Decimal | null {
  if (measure.overTime === 'sum') return zero
  const baseline = baselineOf(scene, ledger, target, key)
  return baseline?.word === 'exact' ? baseline.low : null
}

export function baselineOf(scene: Scene, ledger: Ledger, target: TargetData, key: FigureKey): Quantity | null {
  if (target.baseline !== null)
    return { word: 'exact', low: decimal(target.baseline), high: decimal(target.baseline), isEstimate: false }
  if (target.baselinePeriod === null) return null
  return keptFigure(ledger, { ...key, aspect: 'actual', period: periodOf(scene.catalogue, target.baselinePeriod) })
    .quantity
}

/**
 * The result from the first day of the target to the last day for which anything is held, among the latest days the one
 * at which nobody's value is missing.
 */
function soFarOf(scene: Scene, ledger: Ledger, key: FigureKey, measure: Measure): Figure | null {
  const whole = key.period
  const until = earlierDay(lookedAtOn(scene), whole.last)
  if (until < whole.first || measure.overTime === 'none') return null
  let fallback: Figure | null = null
  for (const last of daysKnown(ledger, key, measure, { first: whole.first, last: until })) {
    const figure = keptFigure(ledger, { ...key, aspect: 'actual', period: periodOfDays(whole.first, last) })
    if (figure.quantity && !figure.isPartial) return figure
    fallback ??= figure.quantity ? figure : null
  }
  return fallback
}

function daysKnown(
  ledger: Ledger,
  key: FigureKey,
  measure: Measure,
  within: { first: string; last: string },
): readonly string[] {
  const held = ledger.periodsHeld(key.measure, key.class, 'actual').filter((days) => contains(within, days))
  const days = new Set(held.map((period) => period.last))
  if (measure.kind !== 'entered') days.add(within.last)
  return [...days].sort().reverse().slice(0, mostTried)
}

/** What the state of a target is told by, beside its plan. */
export function standingWay(way: Way | null, target: TargetData, rule: StateRule | null): Standing['way'] {
  const soFar = way?.soFar
  if (!way?.course || !soFar?.quantity || rule === null) return null
  const lines = linesOn(way.course, soFar.key.period.last, target.direction, rule)
  return lines && { lines, soFar: soFar.quantity }
}

const withLastYear: readonly string[] = ['year', 'half', 'quarter', 'month']

/**
 * The result to the end of the last whole month: what is counted is known for any day, what it is compared with is not.
 */
export function toMonthEnd(ledger: Ledger, way: Way): Figure | null {
  const at = way.soFar?.key
  if (!at || !way.soFar || dayAfter(at.period.last).endsWith('-01')) return way.soFar
  const last = dayBefore(`${at.period.last.slice(0, 7)}-01`)
  if (last < way.whole.first) return way.soFar
  return keptFigure(ledger, { ...at, period: periodOfDays(way.whole.first, last) })
}

/** Last year to the same day, and the whole period a year before; null where the unit did not live through all of it. */
export function lastYearOf(
  ledger: Ledger,
  way: Way,
): { readonly now: Figure; readonly soFar: Figure; readonly whole: Figure } | null {
  const now = toMonthEnd(ledger, way)
  if (!now || !withLastYear.includes(way.whole.kind)) return null
  if (!existsOn(ledger.forest, now.key.unitId, samePeriodLastYear(way.whole).first)) return null
  const at = (period: Period): Figure => keptFigure(ledger, { ...now.key, period: samePeriodLastYear(period) })
  return { now, soFar: at(now.key.period), whole: at(way.whole) }
}

const lengthOf = (period: { first: string; last: string }): number => daysBetween(period.first, period.last) + 1

export function forecastFor(ledger: Ledger, way: Way | null, rule: StateRule | null): Forecast | null {
  const soFar = way && toMonthEnd(ledger, way)
  if (!way || !soFar?.quantity || rule === null) return null
  const lastYear = way.measure.overTime === 'sum' ? lastYearOf(ledger, way) : null
  return forecastOf({
    passed: lengthOf(soFar.key.period),
    whole: lengthOf(way.whole),
    soFar: soFar.quantity,
    steps: stepsOf(ledger, way, soFar),
    lastYear: lastYear && { soFar: lastYear.soFar.quantity, whole: lastYear.whole.quantity },
    isNonNegative: way.measure.isNonNegative,
    from: rule.forecastFrom,
  })
}

function stepsOf(ledger: Ledger, way: Way, soFar: Figure) {
  const tiles = tilesOf(soFar.key.period, way.measure.periodKinds) ?? []
  const values = tiles.map((period) => keptFigure(ledger, { ...soFar.key, period }).quantity)
  if (way.measure.overTime === 'sum')
    return tiles.map((tile, at) => ({ added: values[at] ?? null, days: lengthOf(tile) }))
  return tiles.flatMap((tile, at) => {
    const before =
      at > 0
        ? (values[at - 1] ?? null)
        : way.start && { word: 'exact' as const, low: way.start, high: way.start, isEstimate: false }
    if (at === 0 && before === null) return []
    const now = values[at] ?? null
    return [{ added: now && before ? subtract(now, before) : null, days: lengthOf(tile) }]
  })
}
