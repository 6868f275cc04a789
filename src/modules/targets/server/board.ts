import { dayParts } from '../../../platform/domain/day.ts'
import { decimal } from '../../../platform/domain/decimal.ts'
import { contains, type Period, parsePeriod, previousPeriod, yearContaining } from '../../../platform/domain/period.ts'
import { periodText } from '../../../platform/domain/period-text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, type Reader, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { findingsOf } from '../../consistency/server/public.ts'
import type { PrintedFigure } from '../../figures/contract.ts'
import { entriesBehind, type Figure, type FigureKey, figureAt, type Ledger } from '../../figures/figure.ts'
import { termsOf } from '../../figures/formula.ts'
import { type Aspect, versionOn } from '../../figures/measure.ts'
import { decimalsToAgree, plainPrint, printQuantity } from '../../figures/print.ts'
import { exactly } from '../../figures/quantity.ts'
import {
  ability,
  type Catalogue,
  catalogueAt,
  loadLedger,
  measuresNeeded,
  periodOf,
  present,
  readAt,
} from '../../figures/server/public.ts'
import { bodiesWith, childrenFor, counterpart, existsOn, homePartyOn, partiesAbove } from '../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../org/server/public.ts'
import type { UnitId } from '../../org/unit.ts'
import type { Board, TargetRow } from '../contract.ts'
import {
  type Direction,
  needsAttentionFirst,
  progressOf,
  resultPeriod,
  type Standing,
  stateNames,
  stateOf,
  stateReason,
} from '../target.ts'

interface TargetData {
  id: string
  unitId: UnitId
  subjectId: UnitId
  measureId: string
  class: string | null
  direction: Direction
  period: string
  first: string
  last: string
  rank: number
  leadId: UnitId | null
  planAspect: 'assigned' | 'own'
  planWords: string | null
  planUntil: string | null
  group: { vi: string; en: string } | null
  directive: TargetRow['directive']
}
interface ThemeData {
  unitId: UnitId
  kind: 'theme' | 'breakthrough'
  rank: number
  period: string
  first: string
  last: string
  vi: string
  en: string
}
interface HeldData {
  unitId: UnitId
  measureId: string
  class: string | null
  aspect: Aspect
  period: string
  first: string
  last: string
}
interface BoardRows {
  targets: readonly TargetData[]
  themes: readonly ThemeData[]
  held: readonly HeldData[]
}

export interface BoardQuery {
  readonly unit: string
  readonly period?: string | undefined
  readonly knownAt?: string | undefined
}

/** The board of a unit: one guarded read of at most eight statements, however many targets. */
export const boardOf = (context: Context, query: BoardQuery): Promise<Board> =>
  readAt(context, query.knownAt, (tx, knownAt) => drawBoard(tx, context.database, query, knownAt))

export async function drawBoard(
  tx: Transaction,
  cacheKey: object,
  query: BoardQuery,
  knownAt: string | null,
): Promise<Board> {
  const reader = await loadReader(tx)
  const catalogue = await catalogueAt(tx, knownAt, cacheKey)
  const { forest } = catalogue
  const asked = query.period === undefined ? undefined : periodOf(catalogue, query.period)
  const rightOn = asked?.last ?? reader.today
  const unit = reachableUnit(forest, query.unit, (unitId) => canRead(forest, reader, unitId, rightOn))
  const home = homePartyOn(forest, unit.id, rightOn) ?? unit.id
  const childParties = childrenFor(forest, home, rightOn, rightOn).map((child) => child.unitId)
  const above = partiesAbove(forest, home, rightOn).filter((id) => id !== home)
  const own = bodiesWith(forest, home, rightOn)
  const below = childParties.flatMap((id) => bodiesWith(forest, id, rightOn))
  const rows = await tx.one<BoardRows>(
    sql`select * from board_rows(${home}::uuid, ${rightOn}::date, ${childParties}::uuid[], ${[...own, ...below]}::uuid[], ${above}::uuid[], ${knownAt}::timestamptz)`,
  )
  const period = asked ?? defaultPeriod(reader.today, rows, new Set(own))
  const scene: Scene = { catalogue, reader, home, own, period, rows }
  const measures = measuresOnBoard(scene)
  const ledger = await loadLedger(tx, catalogue, {
    unitId: home,
    on: rightOn,
    measures: measuresNeeded(catalogue, measures),
    knownAt,
    withPredecessors: false,
  })
  const drawn = rows.targets
    .filter((target) => target.unitId === home && overlapsDays(target, period))
    .map((target) => drawTarget(scene, ledger, target))
  const changes = await changesOf(
    tx,
    scene,
    rightOn,
    drawn.map(({ figure }) => figure),
  )
  const targets = drawn.map(({ row, figure }) => ({ ...row, lastChange: lastChange(changes, figure) }))
  const others = otherFigures(
    scene,
    ledger,
    drawn.map(({ figure }) => figure),
  )
  const findings = await findingsOf(tx, catalogue, ledger, [...drawn.map(({ figure }) => figure), ...others])
  const role = (name: 'clerk' | 'approver' | 'issuer') => ability(requireRole(forest, reader, name, home, period.last))
  return {
    unit: toUnitRef(forest, unit.id, period.last),
    path: above.toReversed().map((id) => toUnitRef(forest, id, period.last)),
    period: { id: period.id, text: periodText(period), first: period.first, last: period.last },
    periods: periodsHeld(catalogue, rows, new Set(own)),
    knownAt: knownAt ?? tx.position.knownAt,
    isPast: knownAt !== null,
    existed: existsOn(forest, unit.id, period.last),
    ...themesOf(scene, above),
    targets: targets.toSorted((a, b) => needsAttentionFirst(a.state.code, b.state.code) || a.rank - b.rank),
    figures: others.map((figure) => present(catalogue, figure)),
    findings: [...findings],
    children: childParties.map((id) => childRow(scene, ledger, id)),
    waiting: {
      toApprove: waitingIn(
        drawn.map(({ figure }) => figure),
        others,
      ),
    },
    can: { enter: role('clerk'), approve: role('approver'), setTarget: role('clerk'), issue: role('issuer') },
  }
}

interface Scene {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly home: UnitId
  readonly own: readonly UnitId[]
  readonly period: Period
  readonly rows: BoardRows
}

const overlapsDays = (a: { first: string; last: string }, b: { first: string; last: string }): boolean =>
  a.first <= b.last && a.last >= b.first
const codeOf = (scene: Scene, measureId: string): string => scene.catalogue.measureCodes.get(measureId) ?? ''

/** The last whole quarter before today when anything is held in it; else the latest period held; else that quarter. */
function defaultPeriod(today: string, rows: BoardRows, own: ReadonlySet<UnitId>): Period {
  const { year, month } = dayParts(today)
  const quarterStart = `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
  const quarter = previousPeriod({ id: '', kind: 'quarter', first: quarterStart, last: today })
  if (rows.held.some((held) => contains(quarter, held))) return quarter
  const latest = rows.held
    .filter((held) => own.has(held.unitId) && held.last <= today && held.aspect === 'actual')
    .map((held) => held.last)
    .sort()
    .at(-1)
  return latest === undefined ? quarter : yearContaining(latest)
}

function periodsHeld(catalogue: Catalogue, rows: BoardRows, own: ReadonlySet<UnitId>): Board['periods'] {
  const found = new Map<string, Period>()
  for (const held of rows.held) {
    if (!own.has(held.unitId) || held.aspect !== 'actual') continue
    const parsed = parsePeriod(held.period, (code) => catalogue.terms.get(code))
    const periods = parsed.ok
      ? [
          ['quarter', 'half', 'year', 'term', 'years'].includes(parsed.value.kind)
            ? parsed.value
            : yearContaining(held.last),
        ]
      : []
    for (const period of periods) found.set(period.id, period)
  }
  return [...found.values()]
    .sort((a, b) => (a.last === b.last ? (a.first < b.first ? 1 : -1) : a.last < b.last ? 1 : -1))
    .map((period) => ({ id: period.id, text: periodText(period) }))
}

function measuresOnBoard(scene: Scene): readonly string[] {
  const named = scene.rows.targets.map((target) => codeOf(scene, target.measureId))
  const held = scene.rows.held
    .filter((item) => overlapsDays(item, scene.period))
    .map((item) => codeOf(scene, item.measureId))
  const known = new Set([...named, ...held])
  const formulas = [...scene.catalogue.measures.entries()].flatMap(([code, versions]) => {
    const formula = versions[0]?.formula
    return formula &&
      termsOf(formula).every(
        (term) => known.has(term.measure) || scene.catalogue.measures.get(term.measure)?.[0]?.formula,
      )
      ? [code]
      : []
  })
  return [...new Set([...known, ...formulas])]
}

function standingOf(
  scene: Scene,
  ledger: Ledger,
  target: TargetData,
): { standing: Standing; result: Figure; assigned: Figure | null; own: Figure | null; period: Period } {
  const whole = periodOf(scene.catalogue, target.period)
  const measure = codeOf(scene, target.measureId)
  const key = { unitId: target.subjectId, measure, class: target.class, period: whole }
  const plan = (aspect: Aspect): Figure | null => {
    const figure = figureAt(ledger, { ...key, aspect })
    return figure.quantity || figure.result !== null ? figure : null
  }
  const [assigned, own] = [plan('assigned'), plan('own')]
  const result = figureAt(ledger, { ...key, aspect: 'actual', period: resultPeriod(whole, scene.period) })
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

function drawTarget(
  scene: Scene,
  ledger: Ledger,
  target: TargetData,
): { row: Omit<TargetRow, 'lastChange'>; figure: Figure } {
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
    const isHeld = held.some((days) => contains(at, days))
    const value = isHeld ? figureAt(ledger, { ...key, aspect: 'actual', period: at }).quantity : null
    trend.unshift({ period: at.id, value: value ? Number(value.low.toFixed(6)) : null })
    at = previousPeriod(at)
  }
  return trend.filter((point) => point.value !== null).length > 1 ? trend : []
}

type Changes = ReadonlyMap<string, { at: string; by: { vi: string; en: string } }>

async function changesOf(tx: Transaction, scene: Scene, on: string, figures: readonly Figure[]): Promise<Changes> {
  const ids = [...new Set(figures.flatMap((figure) => entriesBehind(figure).map((entry) => entry.id)))].slice(0, 2000)
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; at: string; vi: string; en: string }>(
    sql`select * from entry_changes(${scene.home}::uuid, ${on}::date, ${ids}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, { at: row.at, by: { vi: row.vi, en: row.en } }]))
}

function lastChange(changes: Changes, figure: Figure): TargetRow['lastChange'] {
  let latest: TargetRow['lastChange'] = null
  for (const entry of entriesBehind(figure)) {
    const change = changes.get(entry.id)
    if (change && (latest === null || change.at > latest.at)) latest = change
  }
  return latest
}

/** Figures of the unit and its bodies in the period that no target names: entered ones, roll-ups and formulas. */
function otherFigures(scene: Scene, ledger: Ledger, drawn: readonly Figure[]): readonly Figure[] {
  const { catalogue, home, period } = scene
  const { forest } = catalogue
  const named = new Set(drawn.map((figure) => placeOf(figure.key)))
  const found = new Map<string, Figure>()
  const offer = (key: FigureKey): void => {
    if (named.has(placeOf(key)) || found.has(placeOf(key))) return
    const figure = figureAt(ledger, key)
    if (figure.quantity || figure.result !== null) found.set(placeOf(key), figure)
  }
  for (const held of scene.rows.held) {
    if (held.aspect !== 'actual' || held.last < period.first || held.last > period.last) continue
    const unit = forest.units.get(held.unitId)
    const measure = codeOf(scene, held.measureId)
    const version = versionOn(catalogue.measures.get(measure) ?? [], held.last)
    const isOwn = scene.own.includes(held.unitId)
    const unitId = isOwn ? held.unitId : unit && counterpart(forest, home, unit, period.last)
    if (!version || unitId === undefined || (!isOwn && version.overUnits !== 'sum')) continue
    const isLonger = held.first < period.first || version.overTime === 'none'
    offer({
      unitId,
      measure,
      class: held.class,
      aspect: 'actual',
      period: isLonger ? periodOf(catalogue, held.period) : period,
    })
  }
  const at = [
    period,
    ...new Set(
      scene.rows.held
        .filter((held) => held.last >= period.first && held.last <= period.last)
        .map((held) => held.period),
    ),
  ].map((item) => (typeof item === 'string' ? periodOf(catalogue, item) : item))
  for (const [code, versions] of catalogue.measures) {
    const formula = versions[0]?.formula
    if (!formula) continue
    for (const unitId of scene.own) {
      if (!versions[0]?.subjects.includes(forest.units.get(unitId)?.kind ?? 'area')) continue
      for (const span of at) {
        const figure = figureAt(ledger, { unitId, measure: code, class: null, aspect: 'actual', period: span })
        if (
          !figure.quantity ||
          [...found.values()].some((other) => other.key.measure === code)
        )
          continue
        offer(figure.key)
      }
    }
  }
  return [...found.values()]
}

const placeOf = (key: FigureKey): string =>
  [key.unitId, key.measure, key.class ?? '', key.period.first, key.period.last].join('|')

function themesOf(scene: Scene, above: readonly UnitId[]): Pick<Board, 'theme' | 'superiorTheme' | 'breakthroughs'> {
  const { themes } = scene.rows
  const now = themes.filter((theme) => overlapsDays(theme, scene.period))
  const own = now.find((theme) => theme.unitId === scene.home && theme.kind === 'theme')
  const superiorId = above.find((id) => now.some((theme) => theme.unitId === id && theme.kind === 'theme'))
  const superior = now.find((theme) => theme.unitId === superiorId && theme.kind === 'theme')
  return {
    theme: own ? { period: own.period, text: { vi: own.vi, en: own.en }, isSuperior: false } : null,
    superiorTheme:
      superior && superiorId !== undefined
        ? {
            period: superior.period,
            text: { vi: superior.vi, en: superior.en },
            unit: toUnitRef(scene.catalogue.forest, superiorId, scene.period.last),
          }
        : null,
    breakthroughs: now
      .filter((theme) => theme.unitId === scene.home && theme.kind === 'breakthrough')
      .map((theme) => ({ rank: theme.rank, text: { vi: theme.vi, en: theme.en }, period: theme.period })),
  }
}

function childRow(scene: Scene, ledger: Ledger, unitId: UnitId): Board['children'][number] {
  const states = scene.rows.targets
    .filter((target) => target.unitId === unitId && overlapsDays(target, scene.period))
    .map((target) => stateOf(standingOf(scene, ledger, target).standing))
  const count = (...of: readonly string[]): number => states.filter((state) => of.includes(state)).length
  return {
    unit: toUnitRef(scene.catalogue.forest, unitId, scene.period.last),
    isOpen: canRead(scene.catalogue.forest, scene.reader, unitId, scene.period.last),
    targets: states.length,
    met: count('met'),
    notMet: count('not_met'),
    inProgress: count('in_progress', 'no_result'),
    undecided: count('undecided', 'no_plan'),
  }
}

const waitingIn = (drawn: readonly Figure[], others: readonly Figure[]): number =>
  new Set(
    [...drawn, ...others].flatMap((figure) =>
      entriesBehind(figure)
        .filter((entry) => !entry.isApproved)
        .map((entry) => entry.id),
    ),
  ).size
