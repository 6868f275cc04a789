import { decimal } from '../../../platform/domain/decimal.ts'
import { contains, type Period, previousPeriod } from '../../../platform/domain/period.ts'
import { periodText } from '../../../platform/domain/period-text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, type Reader, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { findingsOf } from '../../consistency/server/public.ts'
import type { PrintedFigure } from '../../figures/contract.ts'
import type { Entry } from '../../figures/entry.ts'
import { entriesBehind, type Figure, type FigureKey, figureAt, type Ledger } from '../../figures/figure.ts'
import { termsOf } from '../../figures/formula.ts'
import type { Aspect } from '../../figures/measure.ts'
import { decimalsToAgree, plainPrint, printQuantity } from '../../figures/print.ts'
import { exactly } from '../../figures/quantity.ts'
import {
  ability,
  type Catalogue,
  catalogueAt,
  enteredBy,
  keptLedger,
  periodOf,
  present,
  readAt,
  remember,
} from '../../figures/server/public.ts'
import { bodiesWith, childrenFor, existsOn, type Forest, homePartyOn, partiesAbove } from '../../org/forest.ts'
import { reachableUnit, toUnitRef, unitByCode } from '../../org/server/public.ts'
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
import { type Bodies, defaultPeriod, heldInPeriod, overlapsDays, periodsHeld } from './held.ts'

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
interface BoardRows {
  targets: readonly TargetData[]
  themes: readonly ThemeData[]
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
  const catalogue = await catalogueAt(tx, knownAt, cacheKey)
  const { forest } = catalogue
  const asked = query.period === undefined ? undefined : periodOf(catalogue, query.period)
  const who = loadReader(tx)
  const prepare = (on: string) => prepared(tx, catalogue, cacheKey, query.unit, on, knownAt)
  // Where the day is known the rest is asked for at once; it is looked at only after the reader's right.
  const early = asked && prepare(asked.last)
  early?.catch(() => undefined)
  const reader = await who
  const rightOn = asked?.last ?? reader.today
  const unit = reachableUnit(forest, query.unit, (unitId) => canRead(forest, reader, unitId, rightOn))
  const { bodies, childParties, above, rows, ledger } = await (early ?? prepare(rightOn))
  const { home, own } = bodies
  const period = asked ?? defaultPeriod(reader.today, ledger, bodies)
  const scene: Scene = { catalogue, reader, home, own, period, rows, bodies }
  const drawn = rows.targets
    .filter((target) => target.unitId === home && overlapsDays(target, period))
    .map((target) => drawTarget(scene, ledger, target))
  const results = drawn.map(({ figure }) => figure)
  await knowChanges(
    tx,
    scene,
    rightOn,
    drawn.filter((target) => !finished.has(target)),
  )
  const targets = drawn.map(finish)
  const others = otherFigures(scene, ledger, results)
  const findings = await findingsOf(tx, catalogue, ledger, [...results, ...others])
  const role = (name: 'clerk' | 'approver' | 'issuer') => ability(requireRole(forest, reader, name, home, period.last))
  return {
    unit: toUnitRef(forest, unit.id, period.last),
    path: above.toReversed().map((id) => toUnitRef(forest, id, period.last)),
    period: { id: period.id, text: periodText(period), first: period.first, last: period.last },
    periods: periodsHeld(catalogue, ledger, bodies),
    knownAt: knownAt ?? tx.position.knownAt,
    isPast: knownAt !== null,
    existed: existsOn(forest, unit.id, period.last),
    ...themesOf(scene, above),
    targets: targets.toSorted((a, b) => needsAttentionFirst(a.state.code, b.state.code) || a.rank - b.rank),
    figures: others.map((figure) => shown(catalogue, ledger, figure)),
    findings: [...findings],
    children: childrenOf(scene, ledger, childParties),
    waiting: {
      toApprove: waitingIn([...results, ...others]),
    },
    can: { enter: role('clerk'), approve: role('approver'), setTarget: role('clerk'), issue: role('issuer') },
  }
}

/** What a board is drawn from; the schema refuses it without the right to the unit. */
async function prepared(
  tx: Transaction,
  catalogue: Catalogue,
  cacheKey: object,
  code: string,
  on: string,
  knownAt: string | null,
) {
  const { forest } = catalogue
  const unit = unitByCode(forest, code)
  const home = homePartyOn(forest, unit.id, on) ?? unit.id
  const childParties = childrenFor(forest, home, on, on).map((child) => child.unitId)
  const above = partiesAbove(forest, home, on).filter((id) => id !== home)
  const bodies: Bodies = {
    home,
    on,
    own: bodiesWith(forest, home, on),
    below: childParties.flatMap((id) => bodiesWith(forest, id, on)),
  }
  const [rows, ledger] = await Promise.all([
    tx.one<BoardRows>(
      sql`select * from board_rows(${home}::uuid, ${on}::date, ${childParties}::uuid[], ${above}::uuid[], ${knownAt}::timestamptz)`,
    ),
    keptLedger(tx, catalogue, { unitId: home, on, knownAt }, cacheKey),
  ])
  return { bodies, childParties, above, rows, ledger }
}

interface Scene {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly home: UnitId
  readonly own: readonly UnitId[]
  readonly period: Period
  readonly rows: BoardRows
  readonly bodies: Bodies
}

const codeOf = (scene: Scene, measureId: string): string => scene.catalogue.measureCodes.get(measureId) ?? ''

const nameOf = (key: FigureKey): string =>
  `${key.unitId}|${key.class ?? ''}|${key.aspect}|${key.period.id}|${key.period.first}|${key.period.last}`

/** The figure, worked out once until an entry behind it changes. */
const keptFigure = (ledger: Ledger, key: FigureKey): Figure =>
  remember(ledger, [key.measure], `figure|${nameOf(key)}`, () => figureAt(ledger, key))

const shown = (catalogue: Catalogue, ledger: Ledger, figure: Figure): PrintedFigure =>
  remember(ledger, [figure.key.measure], `shown|${nameOf(figure.key)}`, () => present(catalogue, figure))

const behind = new WeakMap<Figure, readonly Entry[]>()

function entriesOf(figure: Figure): readonly Entry[] {
  let entries = behind.get(figure)
  if (!entries) {
    entries = entriesBehind(figure)
    behind.set(figure, entries)
  }
  return entries
}

/** The measures of targets and of what is held in the period, and the formulas over these. */
function measuresOnBoard(scene: Scene, held: ReturnType<typeof heldInPeriod>): ReadonlySet<string> {
  const known = new Set(scene.rows.targets.map((target) => codeOf(scene, target.measureId)))
  for (const [code, { isOnBoard }] of held) if (isOnBoard) known.add(code)
  const formulas = [...scene.catalogue.measures.entries()].flatMap(([code, versions]) => {
    const formula = versions[0]?.formula
    return formula &&
      termsOf(formula).every(
        (term) => known.has(term.measure) || scene.catalogue.measures.get(term.measure)?.[0]?.formula,
      )
      ? [code]
      : []
  })
  return new Set([...known, ...formulas])
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

function drawTarget(scene: Scene, ledger: Ledger, target: TargetData): Drawn {
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
    const isHeld = held.some((days) => contains(at, days))
    const value = isHeld ? keptFigure(ledger, { ...key, aspect: 'actual', period: at }).quantity : null
    trend.unshift({ period: at.id, value: value ? Number(value.low.toFixed(6)) : null })
    at = previousPeriod(at)
  }
  return trend.filter((point) => point.value !== null).length > 1 ? trend : []
}

const mostAsked = 2000

const finished = new WeakMap<Drawn, TargetRow>()

function finish(drawn: Drawn): TargetRow {
  const before = finished.get(drawn)
  if (before) return before
  const row: TargetRow = { ...drawn.row, lastChange: lastChange(drawn.figure) }
  if (entriesOf(drawn.figure).every((entry) => enteredBy.has(entry))) finished.set(drawn, row)
  return row
}

/** Asks who last changed the entries behind targets, where that is not known yet. */
async function knowChanges(tx: Transaction, scene: Scene, on: string, drawn: readonly Drawn[]): Promise<void> {
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

/** Figures of the unit and its bodies in the period that no target names: entered ones, roll-ups and formulas. */
function otherFigures(scene: Scene, ledger: Ledger, drawn: readonly Figure[]): readonly Figure[] {
  const { catalogue, period } = scene
  const { forest } = catalogue
  const held = heldInPeriod(catalogue, ledger, scene.bodies, period)
  const named = new Set(drawn.map((figure) => placeOf(figure.key)))
  const found = new Map<string, Figure>()
  const offer = (key: FigureKey): void => {
    if (named.has(placeOf(key)) || found.has(placeOf(key))) return
    const figure = keptFigure(ledger, key)
    if (figure.quantity || figure.result !== null) found.set(placeOf(key), figure)
  }
  const inOrder = <Item extends { readonly rank: string }>(items: readonly Item[]): readonly Item[] =>
    items.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
  for (const { key } of inOrder([...held.values()].flatMap(({ offers }) => offers))) offer(key)
  const measures = measuresOnBoard(scene, held)
  const formulas = [...catalogue.measures].filter(([code, versions]) => versions[0]?.formula && measures.has(code))
  if (formulas.length === 0) return [...found.values()].sort(byPlace(scene))
  const spans = inOrder([...held.values()].flatMap((item) => item.spans)).map((span) => span.period)
  const at = [period, ...[...new Set(spans)].map((text) => periodOf(catalogue, text))]
  for (const [code, versions] of formulas) {
    for (const unitId of scene.own) {
      if (!versions[0]?.subjects.includes(forest.units.get(unitId)?.kind ?? 'area')) continue
      for (const span of at) {
        const figure = keptFigure(ledger, { unitId, measure: code, class: null, aspect: 'actual', period: span })
        const isBelowNothing = versions[0].isNonNegative && figure.quantity?.low.lt(0)
        if (!figure.quantity || isBelowNothing || [...found.values()].some((other) => other.key.measure === code))
          continue
        offer(figure.key)
      }
    }
  }
  return [...found.values()].sort(byPlace(scene))
}

/** The committee itself first, then its organs, its area and the bodies there; classes from the highest down. */
function byPlace(scene: Scene): (a: Figure, b: Figure) => number {
  const rank = new Map(scene.own.map((unitId, index) => [unitId, index]))
  const classRank = (key: FigureKey): number => {
    const set = scene.catalogue.measures.get(key.measure)?.[0]?.classSet
    return (
      (set ? scene.catalogue.classSets.get(set)?.classes.findIndex((item) => item.code === key.class) : undefined) ?? 0
    )
  }
  return ({ key: a }, { key: b }) =>
    (rank.get(a.unitId) ?? 99) - (rank.get(b.unitId) ?? 99) ||
    (a.measure < b.measure ? -1 : a.measure > b.measure ? 1 : classRank(a) - classRank(b))
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

interface ChildHead {
  readonly unitId: UnitId
  readonly unit: Board['children'][number]['unit']
  readonly isOpen: boolean
}

const childHeads = new WeakMap<Forest, Map<string, readonly ChildHead[]>>()
const mostHeads = 500

/** The units below and whether this reader may open them: nothing but the trees, the reader and the day decide. */
function headsOf(
  { catalogue, reader, home, period, bodies }: Scene,
  childParties: readonly UnitId[],
): readonly ChildHead[] {
  const { forest } = catalogue
  const kept = childHeads.get(forest) ?? new Map<string, readonly ChildHead[]>()
  childHeads.set(forest, kept)
  const name = JSON.stringify([reader, home, bodies.on, period.last])
  let heads = kept.get(name)
  if (!heads) {
    heads = childParties.map((unitId) => ({
      unitId,
      unit: toUnitRef(forest, unitId, period.last),
      isOpen: canRead(forest, reader, unitId, period.last),
    }))
    if (kept.size >= mostHeads) kept.clear()
    kept.set(name, heads)
  }
  return heads
}

function childrenOf(scene: Scene, ledger: Ledger, childParties: readonly UnitId[]): Board['children'] {
  const states = new Map<UnitId, string[]>()
  for (const target of scene.rows.targets) {
    if (target.unitId === scene.home || !overlapsDays(target, scene.period)) continue
    const list = states.get(target.unitId) ?? []
    list.push(stateOf(standingOf(scene, ledger, target).standing))
    states.set(target.unitId, list)
  }
  return headsOf(scene, childParties).map(({ unitId, unit, isOpen }) => {
    const held = states.get(unitId)
    if (!held) return { unit, isOpen, targets: 0, met: 0, notMet: 0, inProgress: 0, undecided: 0 }
    const count = (...of: readonly string[]): number => held.filter((state) => of.includes(state)).length
    return {
      unit,
      isOpen,
      targets: held.length,
      met: count('met'),
      notMet: count('not_met'),
      inProgress: count('in_progress', 'no_result'),
      undecided: count('undecided', 'no_plan'),
    }
  })
}

const waitingBehind = new WeakMap<Figure, readonly string[]>()

function waitingOf(figure: Figure): readonly string[] {
  let ids = waitingBehind.get(figure)
  if (!ids) {
    ids = entriesOf(figure).flatMap((entry) => (entry.isApproved ? [] : [entry.id]))
    waitingBehind.set(figure, ids)
  }
  return ids
}

/** Entries that wait for approval, each once: only formulas and figures of one measure can share any. */
function waitingIn(figures: readonly Figure[]): number {
  const isShared =
    figures.some((figure) => figure.via.kind === 'formula') ||
    new Set(figures.map((figure) => figure.key.measure)).size < figures.length
  if (isShared) return new Set(figures.flatMap(waitingOf)).size
  return figures.reduce((total, figure) => total + waitingOf(figure).length, 0)
}
