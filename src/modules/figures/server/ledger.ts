import { decimal } from '../../../platform/domain/decimal.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { UnitId } from '../../org/unit.ts'
import type { Entry } from '../entry.ts'
import type { Ledger } from '../figure.ts'
import { type Aspect, versionOn } from '../measure.ts'
import type { Quantity, Word } from '../quantity.ts'
import type { Catalogue } from './catalogue.ts'
import { type CountAt, type Counts, loadCounts, noCounts } from './counts.ts'

export interface EntryRow {
  id: string
  unit_id: string
  measure_id: string
  class_code: string | null
  aspect: Aspect
  period: string
  first_day: string
  last_day: string
  word: Word | null
  low: string | null
  high: string | null
  is_estimate: boolean
  is_not_applicable: boolean
  is_of_most: boolean
  result: string | null
  origin: Entry['origin']
  inferred_by: Entry['inferredBy']
  printed_form: string | null
  cut_off_on: string | null
  stated_on: string | null
  source_id: string | null
  paragraph: number | null
  is_approved: boolean
  known_until: string | null
}

/** Both ends are one number more often than not. */
function quantityOf(word: Word, low: string, high: string, isEstimate: boolean): Quantity {
  const end = decimal(low)
  return { word, low: end, high: high === low ? end : decimal(high), isEstimate }
}

export const toEntry = (row: EntryRow, code: string): Entry => ({
  id: row.id,
  unitId: row.unit_id,
  measure: code,
  class: row.class_code,
  aspect: row.aspect,
  period: row.period,
  first: row.first_day,
  last: row.last_day,
  quantity:
    row.word === null || row.low === null || row.high === null
      ? null
      : quantityOf(row.word, row.low, row.high, row.is_estimate),
  isNotApplicable: row.is_not_applicable,
  isOfMost: row.is_of_most,
  result: row.result,
  origin: row.origin,
  inferredBy: row.inferred_by,
  printedForm: row.printed_form,
  cutOffOn: row.cut_off_on,
  statedOn: row.stated_on,
  source: row.source_id === null ? null : { sourceId: row.source_id, paragraph: row.paragraph },
  isApproved: row.is_approved,
})

export interface LedgerQuery {
  /** The unit whose right guards the read; entries of everything that ever stood under it are loaded. */
  readonly unitId: UnitId
  /** The day on which that right is asked. */
  readonly on: string
  /** Codes, terms of formulas included. */
  readonly measures: readonly string[]
  readonly knownAt: string | null
  readonly withPredecessors: boolean
}

/** Loads the entries and counts behind the figures of a unit, guarded by the right to that unit. */
export async function loadLedger(
  tx: Transaction,
  catalogue: Catalogue,
  query: LedgerQuery,
  cacheKey?: object,
): Promise<Ledger> {
  const ids = query.measures.flatMap((code) => catalogue.measures.get(code)?.[0]?.id ?? [])
  const rows = await rowsUnder(tx, query, ids)
  const counts = await loadCounts(tx, catalogue, query, cacheKey)
  const ledger = ledgerOf(
    catalogue,
    rows.map((row) => toEntry(row, catalogue.measureCodes.get(row.measure_id) ?? '')),
    counts.countAt,
  )
  countsOf.set(ledger, counts)
  return ledger
}

const countsOf = new WeakMap<Ledger, Counts>()

/** Did anything under the unit of a loaded ledger ever count in this class? Where not, it is nought everywhere. */
export const isEverCounted = (ledger: Ledger, measure: string, classCode: string): boolean =>
  countsOf.get(ledger)?.tables.get(measure)?.classes.has(classCode) ?? false

export const rowsUnder = (
  tx: Transaction,
  query: Omit<LedgerQuery, 'measures'>,
  measureIds: readonly string[],
): Promise<EntryRow[]> =>
  tx.query<EntryRow>(
    sql`select * from entries_under(${query.unitId}::uuid, ${query.on}::date, ${measureIds}::uuid[], ${query.knownAt}::timestamptz, ${query.withPredecessors})`,
  )

/** Entries by id, as far as the reader may open them. */
export async function entriesById(
  tx: Transaction,
  catalogue: Catalogue,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const rows = await tx.query<EntryRow>(sql`
    select e.id, unit_id, measure_id, class_code, aspect, period, first_day, last_day, word, low::text, high::text, is_estimate, is_not_applicable,
      is_of_most, result, origin, inferred_by, printed_form, cut_off_on, stated_on, source_id, paragraph, known_until,
      exists (select from entry_approval a where a.entry_id = e.id) as is_approved
    from entry e where e.id = any (${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, toEntry(row, catalogue.measureCodes.get(row.measure_id) ?? '')]))
}

/** A ledger over entries already in memory. Withdrawn places (a believed entry without value) hold nothing. */
export function ledgerOf(catalogue: Catalogue, entries: readonly Entry[], countAt: CountAt = noCounts.countAt): Ledger {
  const byMeasure = new Map<string, Entry[]>()
  for (const entry of entries) pushTo(byMeasure, entry.measure, entry)
  return ledgerOver(catalogue, new Map([...byMeasure].map(([code, held]) => [code, familyOf(held)])), countAt)
}

/** The believed entries of one measure; never changed once made. */
export interface Family {
  readonly entries: readonly Entry[]
  /** By class and aspect. */
  readonly lines: ReadonlyMap<string, Line>
}
interface Line {
  readonly byUnit: ReadonlyMap<UnitId, readonly Entry[]>
  readonly periods: readonly Entry[]
}

const nothing: readonly Entry[] = []
const lineKey = (classCode: string | null, aspect: Aspect): string => `${aspect}|${classCode ?? ''}`

export function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

export function familyOf(entries: readonly Entry[]): Family {
  const byLine = new Map<string, Entry[]>()
  for (const entry of entries) {
    if (entry.quantity === null && entry.result === null && !entry.isNotApplicable) continue
    pushTo(byLine, lineKey(entry.class, entry.aspect), entry)
  }
  const lines = new Map<string, Line>()
  for (const [key, held] of byLine) {
    const byUnit = new Map<UnitId, Entry[]>()
    const periods = new Map<string, Entry>()
    for (const entry of held) {
      pushTo(byUnit, entry.unitId, entry)
      periods.set(`${entry.first}|${entry.last}`, entry)
    }
    lines.set(key, { byUnit, periods: [...periods.values()] })
  }
  return { entries, lines }
}

export function ledgerOver(catalogue: Catalogue, families: ReadonlyMap<string, Family>, countAt: CountAt): Ledger {
  const lineOf = (measure: string, classCode: string | null, aspect: Aspect): Line | undefined =>
    families.get(measure)?.lines.get(lineKey(classCode, aspect))
  return {
    forest: catalogue.forest,
    measureOn: (code, on) => versionOn(catalogue.measures.get(code) ?? [], on),
    classSet: (code) => catalogue.classSets.get(code),
    entriesAt: (unitId, measure, classCode, aspect) =>
      lineOf(measure, classCode, aspect)?.byUnit.get(unitId) ?? nothing,
    periodsHeld: (measure, classCode, aspect) => lineOf(measure, classCode, aspect)?.periods ?? nothing,
    countedAt: countAt,
  }
}
