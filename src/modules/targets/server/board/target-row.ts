import { decimal } from '../../../../platform/domain/decimal.ts'
import { contains, type Period, previousPeriod } from '../../../../platform/domain/period.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { PrintedFigure } from '../../../figures/contract.ts'
import type { Entry } from '../../../figures/entry.ts'
import type { Figure, FigureKey, Ledger } from '../../../figures/figure.ts'
import type { Aspect } from '../../../figures/measure.ts'
import { decimalsToAgree, plainPrint, printQuantity } from '../../../figures/print.ts'
import { exactly } from '../../../figures/quantity.ts'
import { enteredBy, periodOf, present, remember } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { TargetRow } from '../../contract.ts'
import { progressOf, resultPeriod, type Standing, stateNames, stateOf, stateReason } from '../../target.ts'
import { codeOf, entriesOf, keptFigure, type Scene, type TargetData } from './scene.ts'

export function standingOf(
  scene: Scene,
  ledger: Ledger,
  target: TargetData,
): { standing: Standing; result: Figure; assigned: Figure | null; own: Figure | null; period: Period } {
  const whole = periodOf(scene.catalogue, target.period)
  const measure = codeOf(scene, target.measureId)
  const key = { unitId: target.subjectId, measure, class: target.class, period: whole }
  const plan = (aspect: Aspect): Figure | null => {
    const figure = keptFigure(ledger, { ...key, aspect })
    return figure.quantity || figure.result !== null ? figure : null
  }
  const [assigned, own] = [plan('assigned'), plan('own')]
  const result = keptFigure(ledger, { ...key, aspect: 'actual', period: resultPeriod(whole, scene.period) })
  const standing: Standing = {
    direction: target.direction,
    result,
    plan: target.planAspect === 'own' ? own : assigned,
    planWords: target.planWords,
    planUntil: target.planUntil === null ? null : exactly(target.planUntil),
    isOver: whole.last < scene.reader.today && scene.period.last >= whole.last,
  }
  return { standing, result, assigned, own, period: whole }
}

interface Drawn {
  readonly row: Omit<TargetRow, 'lastChange'>
  readonly figure: Figure
}

export function drawTarget(scene: Scene, ledger: Ledger, target: TargetData): Drawn {
  const { period, reader } = scene
  const name = `target|${JSON.stringify(target)}|${period.id}|${period.first}|${period.last}|${reader.today}`
  return remember(ledger, [codeOf(scene, target.measureId)], name, () => drawAnew(scene, ledger, target))
}

function drawAnew(scene: Scene, ledger: Ledger, target: TargetData): Drawn {
  const { catalogue } = scene
  const { standing, result, assigned, own } = standingOf(scene, ledger, target)
  const state = stateOf(standing)
  const shown = present(catalogue, result)
  return {
    figure: result,
    row: {
      id: target.id,
      rank: target.rank,
      group: target.group,
      direction: target.direction,
      name: shown.measure.name,
      result: shown,
      assigned: assigned && present(catalogue, assigned),
      own: own && present(catalogue, own),
      planWords: target.planWords === null ? null : { vi: target.planWords, en: target.planWords },
      planAspect: target.planAspect,
      progress: progressShown(standing, shown),
      state: { code: state, name: stateNames[state], reason: stateReason(state, standing) },
      trend: trendOf(scene, ledger, result.key),
      lead: target.leadId === null ? null : toUnitRef(catalogue.forest, target.leadId, scene.period.last),
      directive: target.directive,
    },
  }
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
