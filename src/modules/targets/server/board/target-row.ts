import { type Decimal, decimal } from '../../../../platform/domain/decimal.ts'
import { contains, previousPeriod } from '../../../../platform/domain/period.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { PrintedFigure } from '../../../figures/contract.ts'
import type { Entry } from '../../../figures/entry.ts'
import type { Figure, FigureKey, Ledger } from '../../../figures/figure.ts'
import type { Aspect, Measure } from '../../../figures/measure.ts'
import { decimalsToAgree, plainPrint, printQuantity } from '../../../figures/print.ts'
import { exactly, type Quantity } from '../../../figures/quantity.ts'
import { enteredBy, periodOf, present, remember } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { TargetRow } from '../../contract.ts'
import { keepsPlan, methodNames } from '../../forecast.ts'
import { asksLess, keptText } from '../../plan.ts'
import { type Standing, stateOf, type TargetState } from '../../state.ts'
import { planText, stateNames, stateReason } from '../../state-text.ts'
import { progressOf, resultPeriod } from '../../target.ts'
import { overAllocated } from './handed-down.ts'
import {
  codeOf,
  entriesOf,
  keptFigure,
  lookedAtOn,
  type RuleData,
  ruleOf,
  type Scene,
  type TargetData,
} from './scene.ts'
import { forecastFor, standingWay, type Way, wayOf } from './way.ts'

export interface Stood {
  readonly standing: Standing
  readonly result: Figure
  readonly assigned: Figure | null
  readonly own: Figure | null
  readonly way: Way | null
}

export function standingOf(scene: Scene, ledger: Ledger, target: TargetData): Stood {
  const whole = periodOf(scene.catalogue, target.period)
  const measure = codeOf(scene, target.measureId)
  const key = { unitId: target.subjectId, measure, class: target.class, period: whole }
  // The sum of what units below were given is no plan of this one, unless its target has no other.
  const plan = (aspect: Aspect): Figure | null => {
    const figure = keptFigure(ledger, { ...key, aspect })
    if (aspect !== target.planAspect && figure.via.kind !== 'entry') return null
    return figure.quantity || figure.result !== null ? figure : null
  }
  const [assigned, own] = [plan('assigned'), plan('own')]
  const result = keptFigure(ledger, { ...key, aspect: 'actual', period: resultPeriod(whole, scene.period) })
  const meant = target.planAspect === 'own' ? own : assigned
  const rule = ruleOf(scene)?.value ?? null
  const way = wayOf(scene, ledger, target, { ...key, aspect: 'actual' }, meant?.quantity ?? null, rule)
  const standing: Standing = {
    direction: target.direction,
    result,
    plan: meant,
    planWords: target.planWords,
    planUntil: target.planUntil === null ? null : exactly(target.planUntil),
    isOver: whole.last < scene.reader.today && scene.period.last >= whole.last,
    rule,
    way: standingWay(way, target, rule),
    on: lookedAtOn(scene),
  }
  return { standing, result, assigned, own, way }
}

export interface Drawn {
  readonly row: Omit<TargetRow, 'lastChange'>
  readonly figure: Figure
  /** Of the plan, where both are exact. */
  readonly percentage: Decimal | null
}

const ruleNames = new WeakMap<RuleData, string>()

function ruleName(scene: Scene): string {
  const rule = ruleOf(scene)
  if (!rule) return ''
  const name = ruleNames.get(rule) ?? JSON.stringify(rule.value)
  ruleNames.set(rule, name)
  return name
}

export function drawTarget(scene: Scene, ledger: Ledger, target: TargetData): Drawn {
  const { period, reader } = scene
  const name = `target|${JSON.stringify(target)}|${period.id}|${period.first}|${period.last}|${reader.today}|${ruleName(scene)}`
  return remember(ledger, [codeOf(scene, target.measureId)], name, () => drawAnew(scene, ledger, target))
}

function drawAnew(scene: Scene, ledger: Ledger, target: TargetData): Drawn {
  const { catalogue, period } = scene
  const stood = standingOf(scene, ledger, target)
  const { standing, result, assigned, own } = stood
  const state = stateOf(standing)
  const shown = present(catalogue, result)
  const leadId = target.leadPost?.unitId ?? target.leadId
  const progress = progressOf(standing)
  return {
    figure: result,
    percentage: progress?.kind === 'percentage' && progress.quantity.word === 'exact' ? progress.quantity.low : null,
    row: {
      id: target.id,
      unit: toUnitRef(catalogue.forest, target.unitId, period.last),
      rank: target.rank,
      groupId: target.groupId,
      group: target.group,
      direction: target.direction,
      name: shown.measure.name,
      result: shown,
      assigned: assigned && present(catalogue, assigned),
      own: own && present(catalogue, own),
      planWords: target.planWords === null ? null : planText(target.planWords),
      plan: planKept(target, stood),
      planAspect: target.planAspect,
      isOwnBelow: isOwnBelow(standing, assigned, own),
      weight: target.weight,
      progress: progressShown(standing, shown),
      state: { code: state, name: stateNames[state], reason: stateReason(state, standing) },
      due: dueShown(stood),
      forecast: forecastShown(ledger, stood, state),
      over: overShown(ledger, stood),
      trend: trendOf(scene, ledger, result.key),
      lead: leadId === null ? null : toUnitRef(catalogue.forest, leadId, period.last),
      leadPost: target.leadPost && { vi: target.leadPost.vi, en: target.leadPost.en },
      directive: target.directive,
    },
  }
}

/** Only what was entered as a plan; one added up from below is nobody's to adjust. */
function planKept(target: TargetData, { standing, assigned, own }: Stood): string | null {
  if (target.planWords !== null) return target.planWords
  const plan = target.planAspect === 'own' ? own : assigned
  if (plan?.via.kind !== 'entry' || !plan.quantity) return null
  return keptText(plan.quantity.low, standing.planUntil?.low ?? null)
}

function isOwnBelow({ direction }: Standing, assigned: Figure | null, own: Figure | null): boolean {
  if (!assigned?.quantity || !own?.quantity) return false
  return asksLess(direction, own.quantity.low, assigned.quantity.low)
}

const bare = (value: Quantity, measure: Measure): Text => ({
  vi: printQuantity(value, measure.print, 'vi'),
  en: printQuantity(value, measure.print, 'en'),
})

export const inMeasure = (value: Quantity, measure: Measure): Text => ({
  vi: printQuantity(value, measure.print, 'vi', measure.measuredIn),
  en: printQuantity(value, measure.print, 'en', measure.measuredIn),
})

/** What is due by the day the result is known for; the bar marks it as a share of the plan. */
function dueShown({ standing, way }: Stood): TargetRow['due'] {
  const plan = standing.plan?.quantity
  if (standing.way === null || !plan || !way?.course) return null
  const { due, on } = standing.way.lines
  const isFromBelow = standing.direction === 'at_least'
  // Of what is counted in wholes, 23.75 due means 24.
  const needed = way.measure.isWhole ? (isFromBelow ? due.ceil() : due.floor()) : due
  const ratio = isFromBelow && plan.low.gt(0) ? due.div(plan.low) : null
  return {
    on,
    printed: inMeasure(exactly(needed), way.measure),
    printedNumber: bare(exactly(needed), way.measure),
    isStraight: way.course.isStraight,
    ratio: ratio ? Number(ratio.toFixed(6)) : null,
  }
}

const settled: readonly TargetState[] = ['exceeded', 'met', 'not_met', 'no_plan']

/** Nothing is forecast of what is settled. */
export function forecastShown(ledger: Ledger, { standing, way }: Stood, state: TargetState): TargetRow['forecast'] {
  if (way === null || settled.includes(state) || standing.isOver) return null
  const forecast = forecastFor(ledger, way, standing.rule)
  if (!forecast) return null
  const plan = standing.plan?.quantity
  const rounded = way.measure.isWhole
    ? { ...forecast.quantity, low: forecast.quantity.low.round(), high: forecast.quantity.high.round() }
    : forecast.quantity
  const printable: Quantity = rounded.low.eq(rounded.high) ? { ...rounded, word: 'exact' } : rounded
  return {
    printed: inMeasure(printable, way.measure),
    printedNumber: bare({ ...printable, isEstimate: false }, way.measure),
    method: forecast.method,
    methodName: methodNames[forecast.method],
    keeps: plan?.word === 'exact' ? keepsPlan(forecast, standing.direction, plan.low) : 'unknown',
  }
}

/** What was handed down beyond the plan. */
function overShown(ledger: Ledger, { standing, result, way }: Stood): Text | null {
  const plan = standing.plan?.quantity
  if (!way || plan?.word !== 'exact') return null
  const over = overAllocated(ledger, { ...result.key, period: way.whole }, plan.low)
  return over.isZero() ? null : inMeasure(exactly(over), way.measure)
}

/** Printed with one more decimal where rounding would put it on the other side of 100 %, or of no difference. */
function progressShown(standing: Standing, result: PrintedFigure): TargetRow['progress'] {
  const progress = progressOf(standing)
  if (!progress) return null
  const isShare = progress.kind === 'percentage'
  const more = decimalsToAgree(progress.quantity, plainPrint, decimal(isShare ? 100 : 0))
  const unit = isShare ? { vi: '%', en: '%' } : result.measure.measuredIn
  return {
    kind: progress.kind,
    printed: {
      vi: printQuantity(progress.quantity, plainPrint, 'vi', unit, more),
      en: printQuantity(progress.quantity, plainPrint, 'en', unit, more),
    },
    ratio: isShare ? Number(progress.quantity.low.div(100).toFixed(6)) : null,
  }
}

/** Up to six periods of the same length that hold anything, oldest first. */
function trendOf(scene: Scene, ledger: Ledger, key: FigureKey): TargetRow['trend'] {
  const held = ledger.periodsHeld(key.measure, key.class, 'actual')
  const trend: { period: string; value: number | null }[] = []
  let at = scene.period
  for (let i = 0; i < 6; i++) {
    const isHeld = ledger.measureOn(key.measure, at.last)?.kind === 'counted' || held.some((days) => contains(at, days))
    const value = isHeld ? keptFigure(ledger, { ...key, aspect: 'actual', period: at }).quantity : null
    trend.unshift({ period: at.id, value: value ? Number(value.low.toFixed(6)) : null })
    at = previousPeriod(at)
  }
  return trend.filter((point) => point.value !== null).length > 1 ? trend : []
}

const mostAsked = 2000

export const finished = new WeakMap<Drawn, TargetRow>()

export function finish(drawn: Drawn): TargetRow {
  const before = finished.get(drawn)
  if (before) return before
  const row: TargetRow = { ...drawn.row, lastChange: lastChange(drawn.figure) }
  if (entriesOf(drawn.figure).every((entry) => enteredBy.has(entry))) finished.set(drawn, row)
  return row
}

/** Asks who last changed the entries behind targets, where that is not known yet. */
export async function knowChanges(tx: Transaction, scene: Scene, on: string, drawn: readonly Drawn[]): Promise<void> {
  const asked = new Map<string, Entry>()
  for (const { figure } of drawn)
    for (const entry of entriesOf(figure))
      if (asked.size < mostAsked && !enteredBy.has(entry)) asked.set(entry.id, entry)
  if (asked.size === 0) return
  const rows = await tx.query<{ id: string; at: string; vi: string; en: string }>(
    sql`select * from entry_changes(${scene.home}::uuid, ${on}::date, ${[...asked.keys()]}::uuid[])`,
  )
  for (const row of rows) {
    const entry = asked.get(row.id)
    if (entry) enteredBy.set(entry, { at: row.at, by: { vi: row.vi, en: row.en } })
  }
}

function lastChange(figure: Figure): TargetRow['lastChange'] {
  let latest: TargetRow['lastChange'] = null
  for (const entry of entriesOf(figure)) {
    const change = enteredBy.get(entry)
    if (change && (latest === null || change.at > latest.at)) latest = change
  }
  return latest
}
