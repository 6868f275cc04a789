import { type Period, parsePeriod } from '../../../../platform/domain/period.ts'
import { problem } from '../../../../platform/domain/problem.ts'
import type { Language } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { canRead, type Reader } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { measuresBeside } from '../../../consistency/server/public.ts'
import { type Catalogue, catalogueAt } from '../../../figures/server/public.ts'
import { existsOn, homePartyOn } from '../../../org/forest.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { Board } from '../../../targets/contract.ts'
import { drawBoard } from '../../../targets/server/public.ts'
import type { ChartPlace, FigurePlace, LiveTable } from '../../document/content.ts'
import { periodAt, unitAt } from '../../document/place.ts'
import { sharesIn } from './plan.ts'
import { type LiveScene, loadLedgers } from './scene.ts'
import { boardKey, type LivePlaceAt, needsBoard, placeOf } from './table.ts'

/** Everything of a document that is drawn from the system. */
export interface LiveAsked {
  readonly figures: readonly FigurePlace[]
  readonly tables: readonly LiveTable[]
  readonly charts: readonly ChartPlace[]
}

export interface LiveOf {
  readonly reader: Reader
  /** The Party organisation that reports. */
  readonly home: UnitId
  readonly period: Period
  readonly language: Language
  /** Reads exactly what this transaction knows, with codes that name it: for a document that is frozen. */
  readonly isFixed: boolean
}

/** The Party organisation that reports for a unit; an invisible unit is not found, one without a committee is refused. */
export async function reportingUnit(
  tx: Transaction,
  cacheKey: object,
  unit: string,
  on: (catalogue: Catalogue) => string,
): Promise<{ readonly catalogue: Catalogue; readonly reader: Reader; readonly home: UnitId }> {
  const catalogue = await catalogueAt(tx, null, cacheKey)
  const reader = await loadReader(tx)
  const { forest } = catalogue
  const visible = reachableUnit(forest, unit, (id) => canRead(forest, reader, id, reader.today))
  const day = on(catalogue)
  const home = homePartyOn(forest, visible.id, day)
  if (home === undefined || !existsOn(forest, home, day) || !canRead(forest, reader, home, day))
    throw problem(
      'refused',
      'no-committee',
      'Đơn vị này không có cấp ủy để báo cáo trong kỳ.',
      'This unit has no committee to report in the period.',
      'unit',
    )
  return { catalogue, reader, home }
}

/** Loads what the figures, tables and charts of a document need: one ledger for the unit and all below it, and its board. */
export async function openLive(tx: Transaction, cacheKey: object, of: LiveOf, asked: LiveAsked): Promise<LiveScene> {
  const catalogue = await catalogueAt(tx, null, cacheKey)
  const { reader, home, period, language, isFixed } = of
  const place = { catalogue, reader, home, period }
  const boards = await boardsFor(tx, cacheKey, place, asked)
  const units = unitsOf(place, asked)
  const measures = isFixed ? await withBeside(tx, measuresOf(catalogue, asked, [...boards.values()])) : []
  const [ledgers, aims] = await Promise.all([
    loadLedgers(tx, catalogue, reader, { home, units, on: period.last, isFixed, measures }, cacheKey),
    aimsOf(tx, catalogue, [home, ...units], period),
  ])
  return {
    ...place,
    language,
    ledgers,
    boards,
    knownAt: isFixed ? tx.position.knownAt : null,
    ...aims,
    open: new Map(),
    stated: new Map(),
  }
}

type Place = Pick<LiveScene, 'catalogue' | 'reader' | 'home' | 'period'>

async function boardsFor(
  tx: Transaction,
  cacheKey: object,
  place: Place,
  { tables, figures }: LiveAsked,
): Promise<ReadonlyMap<string, Board>> {
  const wanted = new Map<string, LivePlaceAt>()
  const want = (at: LivePlaceAt): unknown => wanted.set(boardKey(place, at), at)
  if (figures.some((figure) => figure.form === 'targets-met')) want({ unitId: place.home, period: place.period })
  for (const table of tables) {
    const at = needsBoard(table) ? placeOf(place, table) : undefined
    if (at && !('trouble' in at)) want(at)
  }
  const boards = new Map<string, Board>()
  for (const [key, at] of wanted) {
    const unit = place.catalogue.forest.units.get(at.unitId)?.code ?? ''
    boards.set(key, await drawBoard(tx, cacheKey, { unit, period: at.period.id }, null))
  }
  return boards
}

/** Units that are named, so that those outside the reporting one are loaded by their own right. */
function unitsOf(place: Place, { figures, tables, charts }: LiveAsked): readonly UnitId[] {
  const { catalogue, home, period: report } = place
  const found = new Set<UnitId>()
  for (const { unit, period } of [...figures, ...tables, ...charts]) {
    const days = periodAt(period, report, (text) => parsePeriod(text, (code) => catalogue.terms.get(code)))
    const id = unitAt(catalogue.forest, home, unit, days.ok ? days.value.last : report.last)
    if (id !== undefined) found.add(id)
  }
  return [...found]
}

/** Measures that may be printed, with those that set them against their plans. */
function measuresOf(catalogue: Catalogue, asked: LiveAsked, boards: readonly Board[]): readonly string[] {
  const named = [
    ...asked.figures.flatMap(({ measure }) => [measure, measure.replace(/\.met$/, '.set')]),
    ...asked.tables.flatMap(({ measures }) => measures),
    ...asked.charts.map(({ measure }) => measure),
    ...boards.flatMap((board) => board.targets.map((target) => target.result.measure.code)),
  ]
  const kinds = new Set(asked.tables.map(({ kind }) => kind))
  const beginnings = [
    ...(kinds.has('members') ? ['people.', 'members', 'admitted'] : []),
    ...(kinds.has('ratings') ? ['rating'] : []),
    ...(kinds.has('commendations') ? ['certificates', 'award', 'commend', 'people.badges'] : []),
  ]
  const drawn = [...catalogue.measures.keys()].filter((code) =>
    beginnings.some((beginning) => code.startsWith(beginning)),
  )
  const all = new Set([...named, ...drawn])
  const shares = [...sharesIn(catalogue)].flatMap(([of, codes]) => (all.has(of.slice(0, of.indexOf('|'))) ? codes : []))
  return [...all, ...shares].filter((code) => catalogue.measures.has(code))
}

/** With the measures that rules compare them with. */
async function withBeside(tx: Transaction, measures: readonly string[]): Promise<readonly string[]> {
  const all = new Set(measures)
  for (const measure of measures) for (const beside of await measuresBeside(tx, measure)) all.add(beside)
  return [...all]
}

/** What the targets of these units say of their measures: which are a limit, and which plan they are judged by in the period. */
async function aimsOf(
  tx: Transaction,
  catalogue: Catalogue,
  units: readonly UnitId[],
  period: Period,
): Promise<Pick<LiveScene, 'limits' | 'judgedBy'>> {
  const rows = await tx.query<{
    subject: string
    measure: string
    class: string | null
    isLimit: boolean
    plan: 'own' | 'assigned'
    isNow: boolean
  }>(
    sql`select subject_id as subject, measure_id as measure, class_code as class, direction = 'at_most' as "isLimit", plan_aspect as plan,
        first_day <= ${period.last}::date and last_day >= ${period.first}::date as "isNow"
      from target where known_until is null and unit_id = any (${units}::uuid[]) order by last_day - first_day, first_day desc, id`,
  )
  const limits = new Set<string>()
  const judgedBy = new Map<string, 'own' | 'assigned'>()
  for (const row of rows) {
    const name = `${row.subject}|${catalogue.measureCodes.get(row.measure) ?? ''}|${row.class ?? ''}`
    if (row.isLimit) limits.add(name)
    // Of several the one of the shortest days, as a quarter within a term.
    if (row.isNow && !judgedBy.has(name)) judgedBy.set(name, row.plan)
  }
  return { limits, judgedBy }
}
