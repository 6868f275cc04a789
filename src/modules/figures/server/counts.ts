import { type Day, lastOfAllDays } from '../../../platform/domain/day.ts'
import type { Period } from '../../../platform/domain/period.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { type Forest, homePartyOn, lastDayBy } from '../../org/forest.ts'
import type { UnitId } from '../../org/unit.ts'
import { type CountingFact, countedSince, enteredUntil, isParent, sharedSince } from '../counting.ts'
import type { Counted } from '../figure.ts'
import { versionOn } from '../measure.ts'
import { exactly } from '../quantity.ts'
import type { Catalogue } from './catalogue.ts'
import { type CountTable, linesOf, sizeOf, tableOf, totalBy } from './count-table.ts'
import { everUnder } from './ever-under.ts'
import { inOrder } from './in-order.ts'
import { dayNumber, type MeasureSource } from './measure-source.ts'

export type CountAt = (unitId: UnitId, measure: string, classCode: string | null, period: Period) => Counted | undefined

/** The counts under a unit; never changed once made. */
export interface Counts {
  /** By measure; one that changed is another object. */
  readonly tables: ReadonlyMap<string, CountTable>
  readonly countAt: CountAt
}

export const noCounts: Counts = { tables: new Map(), countAt: () => undefined }

const factsOf = (catalogue: Catalogue, measure: string): ReadonlyMap<UnitId, CountingFact> | undefined =>
  catalogue.countedFrom.get(catalogue.measures.get(measure)?.[0]?.id ?? '')

/** From which day nothing is entered for a unit's measure, since it is counted. */
export function entryEnds(catalogue: Catalogue, measure: string, unitId: UnitId, period: Period): Day | undefined {
  const facts = factsOf(catalogue, measure)
  return facts && enteredUntil(catalogue.forest, (id) => facts.get(id), unitId, period)
}

/**
 * What is counted at a unit for a period; a period before the first day of counting is not counted: earlier entries
 * stand. Of a measure with classes only its classes are counted; its whole is their sum.
 */
const countAt =
  (catalogue: Catalogue, tables: ReadonlyMap<string, CountTable>): CountAt =>
  (unitId, measure, classCode, period) => {
    const facts = factsOf(catalogue, measure)
    const table = tables.get(measure)
    const version = versionOn(catalogue.measures.get(measure) ?? [], period.last)
    if (!facts || !table || !version || (version.classSet === null) !== (classCode === null)) return undefined
    const isShare = isShared(catalogue.forest, facts, table, unitId, period)
    const since = countedSince(catalogue.forest, (id) => facts.get(id), unitId, period)
    if (!isShare && (since === undefined || period.first < since)) return undefined
    const to = totalBy(table, unitId, classCode, dayNumber(period.last))
    const before = version.overTime === 'last' ? 0 : totalBy(table, unitId, classCode, dayNumber(period.first) - 1)
    return { quantity: exactly(to - before), isShare }
  }

/**
 * Is what is counted at the unit itself added to what is counted below it? Few units other than cells hold records, and few
 * groups of a cell: where none do, a committee is the sum of what is below, and a cell is its own count.
 */
function isShared(
  forest: Forest,
  facts: ReadonlyMap<UnitId, CountingFact>,
  table: CountTable,
  unitId: UnitId,
  period: Period,
): boolean {
  const since = sharedSince(forest, (id) => facts.get(id), unitId, period)
  if (since === undefined || period.first < since) return false
  const on = lastDayBy(forest, unitId, period.last) ?? period.last
  return !isParent(forest, unitId, on)
    ? forest.childEdges.get(unitId)?.some((edge) => table.firstLine.has(edge.unitId)) === true
    : table.firstLine.has(unitId)
}

export interface CountsQuery {
  readonly unitId: UnitId
  readonly on: string
  readonly measures: readonly string[]
  readonly knownAt: string | null
  readonly withPredecessors: boolean
}

interface Kept {
  readonly catalogue: Catalogue
  readonly knownAt: string
  readonly unitIds: ReadonlySet<UnitId>
  readonly counts: Counts
}

const keptCounts = new WeakMap<object, Map<UnitId, Kept>>()
/** Units, and points of their counts, kept for one database; more are counted anew. */
const mostUnits = 8
const mostPoints = 16_000_000

/**
 * Loads how the counts of some measures change under a unit. The right to that unit is asked for by whoever reads its
 * entries in the same transaction. Present counts are kept under `cacheKey`, and units touched since are counted anew.
 */
export async function loadCounts(
  tx: Transaction,
  catalogue: Catalogue,
  query: CountsQuery,
  cacheKey?: object,
): Promise<Counts> {
  const counted = query.measures.filter((measure) => factsOf(catalogue, measure))
  if (counted.length === 0) return noCounts
  const home = homePartyOn(catalogue.forest, query.unitId, query.on) ?? query.unitId
  const shelf = cacheKey && query.knownAt === null && !query.withPredecessors && tx.position.isSettled ? cacheKey : null
  const held = shelf ? keptCounts.get(shelf)?.get(home) : undefined
  const base = held?.catalogue === catalogue && inOrder(held.knownAt) <= inOrder(tx.position.knownAt) ? held : undefined
  const unitIds = base?.unitIds ?? everUnder(catalogue.forest, [home, query.unitId], query.withPredecessors)
  const tables = new Map(base?.counts.tables)
  for (const source of catalogue.counting) {
    if (base) await refresh(tx, catalogue, source, base, tables)
    const measures = source.measures.filter((measure) => counted.includes(measure) && !tables.has(measure))
    for (const [measure, table] of await count(tx, catalogue, source, measures, [...unitIds], query.knownAt))
      tables.set(measure, table)
  }
  const isSame =
    base &&
    tables.size === base.counts.tables.size &&
    [...tables].every(([code, table]) => base.counts.tables.get(code) === table)
  const counts = isSame ? base.counts : { tables, countAt: countAt(catalogue, tables) }
  if (shelf) keep(shelf, home, { catalogue, knownAt: tx.position.knownAt, unitIds, counts })
  return counts
}

async function count(
  tx: Transaction,
  catalogue: Catalogue,
  source: MeasureSource,
  measures: readonly string[],
  unitIds: readonly UnitId[],
  knownAt: string | null,
): Promise<ReadonlyMap<string, CountTable>> {
  if (measures.length === 0) return new Map()
  const lines = await source.changesOf(tx, { measures, unitIds, from: firstDayOf(catalogue, measures), knownAt })
  return new Map(measures.map((measure) => [measure, tableOf(lines.filter((line) => line.measure === measure))]))
}

/** Counts anew what was touched since the kept counts were made. */
async function refresh(
  tx: Transaction,
  catalogue: Catalogue,
  source: MeasureSource,
  base: Kept,
  tables: Map<string, CountTable>,
): Promise<void> {
  const measures = source.measures.filter((measure) => tables.has(measure))
  if (measures.length === 0 || base.knownAt === tx.position.knownAt) return
  const touched = (await source.touchedSince(tx, base.knownAt, tx.position.knownAt)).filter((id) =>
    base.unitIds.has(id),
  )
  if (touched.length === 0) return
  const from = firstDayOf(catalogue, measures)
  const lines = await source.changesOf(tx, { measures, unitIds: touched, from, knownAt: null })
  for (const measure of measures) {
    const table = tables.get(measure)
    const stay = table ? linesOf(table, measure, new Set(touched)) : []
    tables.set(measure, tableOf([...stay, ...lines.filter((line) => line.measure === measure)]))
  }
}

/** The day on which any of the measures began to be counted anywhere. */
function firstDayOf(catalogue: Catalogue, measures: readonly string[]): Day {
  let first = lastOfAllDays
  for (const measure of measures)
    for (const fact of factsOf(catalogue, measure)?.values() ?? []) if (fact.from < first) first = fact.from
  return first
}

function keep(cacheKey: object, home: UnitId, item: Kept): void {
  const kept = keptCounts.get(cacheKey) ?? new Map<UnitId, Kept>()
  keptCounts.set(cacheKey, kept)
  kept.delete(home)
  kept.set(home, item)
  let [units, points] = [0, 0]
  for (const [id, other] of [...kept].reverse()) {
    for (const table of other.counts.tables.values()) points += sizeOf(table)
    if (++units > mostUnits || points > mostPoints) kept.delete(id)
  }
}
