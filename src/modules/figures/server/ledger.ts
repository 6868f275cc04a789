import { decimal } from '../../../platform/domain/decimal.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { UnitId } from '../../org/unit.ts'
import type { Entry } from '../entry.ts'
import type { Ledger } from '../figure.ts'
import { type Aspect, versionOn } from '../measure.ts'
import type { Quantity, Word } from '../quantity.ts'
import { type Catalogue, measuresNeeded } from './catalogue.ts'
import { type CountAt, countNothing, loadCounts } from './measure-source.ts'

interface EntryRow {
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

const toEntry = (row: EntryRow, code: string): Entry => ({
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

/** Loads the entries behind the figures of a unit, guarded by the right to that unit, in one statement. */
export async function loadLedger(tx: Transaction, catalogue: Catalogue, query: LedgerQuery): Promise<Ledger> {
  const ids = query.measures.flatMap((code) => catalogue.measures.get(code)?.[0]?.id ?? [])
  const rows = await rowsUnder(tx, query, ids)
  return ledgerOf(
    catalogue,
    rows.map((row) => toEntry(row, catalogue.measureCodes.get(row.measure_id) ?? '')),
    await loadCounts(tx, catalogue, query.measures, query.knownAt),
  )
}

const rowsUnder = (
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
export function ledgerOf(catalogue: Catalogue, entries: readonly Entry[], countAt: CountAt = countNothing): Ledger {
  const byMeasure = new Map<string, Entry[]>()
  for (const entry of entries) pushTo(byMeasure, entry.measure, entry)
  return ledgerOver(catalogue, new Map([...byMeasure].map(([code, held]) => [code, familyOf(held)])), countAt)
}

/** The believed entries of one measure; never changed once made. */
interface Family {
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

function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

function familyOf(entries: readonly Entry[]): Family {
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

function ledgerOver(catalogue: Catalogue, families: ReadonlyMap<string, Family>, countAt: CountAt): Ledger {
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

/**
 * All entries ever held under a unit, kept in memory between reads together with what was worked out from them. A read
 * adds the tail: what became known after the position up to which they were read. Acts are in order there, so nothing
 * known earlier can appear later.
 */
interface Shelf {
  readonly catalogue: Catalogue
  readonly knownAt: string
  readonly families: ReadonlyMap<string, Family>
  readonly ledger: Ledger
  /** By the measures it was worked out from. */
  readonly findings: Map<string, { readonly measures: ReadonlySet<string>; readonly found: Map<string, unknown> }>
  readonly size: number
}

const shelves = new WeakMap<object, Map<UnitId, Shelf>>()
const shelfOf = new WeakMap<Ledger, Shelf>()
/** Units and entries kept for one database, and things remembered about one measure; more are worked out anew. */
const mostUnits = 8
const mostEntries = 200_000
const mostRemembered = 5000

/**
 * The ledger of all measures under a unit, guarded by the right to that unit in this very transaction. The present one
 * is kept under `cacheKey` and brought up to date by what became known since; an earlier one is read anew.
 */
export async function keptLedger(
  tx: Transaction,
  catalogue: Catalogue,
  query: { readonly unitId: UnitId; readonly on: string; readonly knownAt: string | null },
  cacheKey: object,
): Promise<Ledger> {
  const countAt = await loadCounts(tx, catalogue, [...catalogue.measures.keys()], query.knownAt)
  const isKept = query.knownAt === null && tx.position.isSettled && countAt === countNothing
  const held = isKept ? shelves.get(cacheKey)?.get(query.unitId) : undefined
  const isOfNow = held?.catalogue === catalogue
  const isAhead = held !== undefined && isOfNow && inOrder(held.knownAt) > inOrder(tx.position.knownAt)
  const base = held && isOfNow && !isAhead ? held : undefined
  const rows = base
    ? await tx.query<EntryRow>(
        sql`select (s.line).*, s.at, s.vi, s.en from entries_since(${query.unitId}::uuid, ${query.on}::date, ${base.knownAt}::timestamptz, ${tx.position.knownAt}::timestamptz) s`,
      )
    : await rowsUnder(tx, { ...query, withPredecessors: false }, [...catalogue.measureCodes.keys()])
  const shelf = shelfWith(catalogue, tx.position.knownAt, base, rows, countAt)
  if (isKept && !isAhead) keep(cacheKey, query.unitId, shelf)
  return shelf.ledger
}

/** Instants as text compare only with all their digits. */
function inOrder(instant: string): string {
  const [second = '', fraction = ''] = instant.replace('Z', '').split('.')
  return `${second}.${fraction.padEnd(6, '0')}`
}

function keep(cacheKey: object, unitId: UnitId, shelf: Shelf): void {
  const kept = shelves.get(cacheKey) ?? new Map<UnitId, Shelf>()
  shelves.set(cacheKey, kept)
  kept.delete(unitId)
  kept.set(unitId, shelf)
  let size = 0
  for (const [id, other] of [...kept].reverse()) {
    size += other.size
    if (kept.size > mostUnits || size > mostEntries) kept.delete(id)
  }
}

function shelfWith(
  catalogue: Catalogue,
  knownAt: string,
  base: Shelf | undefined,
  rows: readonly EntryRow[],
  countAt: CountAt,
): Shelf {
  if (base && rows.length === 0) {
    const same = { ...base, knownAt }
    shelfOf.set(same.ledger, same)
    return same
  }
  const changed = new Map<string, EntryRow[]>()
  for (const row of rows) pushTo(changed, catalogue.measureCodes.get(row.measure_id) ?? '', row)
  const families = new Map(base?.families)
  for (const [code, news] of changed) {
    const ids = new Set(news.map((row) => row.id))
    const stay = families.get(code)?.entries.filter((entry) => !ids.has(entry.id)) ?? []
    const come = news.filter((row) => row.known_until === null).map((row) => tailEntry(row, code))
    families.set(code, familyOf([...stay, ...come]))
  }
  const ledger = ledgerOver(catalogue, families, countAt)
  const findings: Shelf['findings'] = new Map(
    [...(base?.findings ?? [])].filter(([, { measures }]) => ![...changed.keys()].some((code) => measures.has(code))),
  )
  let size = 0
  for (const family of families.values()) size += family.entries.length
  const shelf = { catalogue, knownAt, families, ledger, findings, size }
  shelfOf.set(ledger, shelf)
  return shelf
}

/** Who entered an entry and when: an entry never changes hands, so what is known of it stays known. */
export const enteredBy = new WeakMap<Entry, { readonly at: string; readonly by: { vi: string; en: string } }>()

function tailEntry(row: EntryRow & Partial<{ at: string; vi: string; en: string }>, code: string): Entry {
  const entry = toEntry(row, code)
  if (row.at !== undefined && row.vi !== undefined && row.en !== undefined)
    enteredBy.set(entry, { at: row.at, by: { vi: row.vi, en: row.en } })
  return entry
}

/**
 * What `make` gives, which must depend on nothing but `name`, the catalogue, and the entries of these measures and of
 * what their formulas need. Remembered with a kept ledger until one of these entries changes; else made every time.
 */
export function remember<Found>(ledger: Ledger, measures: readonly string[], name: string, make: () => Found): Found {
  const shelf = shelfOf.get(ledger)
  if (!shelf) return make()
  const key = measures.join(' ')
  let line = shelf.findings.get(key)
  if (!line) {
    line = { measures: new Set(measuresNeeded(shelf.catalogue, measures)), found: new Map() }
    shelf.findings.set(key, line)
  }
  if (line.found.has(name)) return line.found.get(name) as Found
  const found = make()
  if (line.found.size >= mostRemembered) line.found.clear()
  line.found.set(name, found)
  return found
}

/** Codes of the measures for which anything was ever held under the unit of a kept ledger. */
export const measuresHeld = (ledger: Ledger): readonly string[] => [...(shelfOf.get(ledger)?.families.keys() ?? [])]

/** The believed entries of one measure under the unit of a kept ledger. */
export const entriesHeld = (ledger: Ledger, measure: string): readonly Entry[] =>
  shelfOf.get(ledger)?.families.get(measure)?.entries ?? nothing
