import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { UnitId } from '../../org/unit.ts'
import type { Entry } from '../entry.ts'
import type { Ledger } from '../figure.ts'
import { type Catalogue, measuresNeeded } from './catalogue.ts'
import { type Counts, loadCounts } from './counts.ts'
import { inOrder } from './in-order.ts'
import { type HeldTotals, ledgerWithTotals, openTotals, sizeOfTotals, totalsSince } from './kept-totals.ts'
import { type EntryRow, type Family, familyOf, ledgerOver, pushTo, rowsUnder, toEntry } from './ledger.ts'

/**
 * All entries ever held under a unit, kept in memory between reads together with what was worked out from them. A read
 * adds the tail: what became known after the position up to which they were read. Acts are in order there, so nothing
 * known earlier can appear later.
 */
interface Shelf {
  readonly catalogue: Catalogue
  readonly knownAt: string
  readonly families: ReadonlyMap<string, Family>
  readonly counts: Counts
  readonly ledger: Ledger
  /** By the measures it was worked out from. */
  readonly findings: Map<string, { readonly measures: ReadonlySet<string>; readonly found: Map<string, unknown> }>
  readonly size: number
  /** Where too much lies under the unit: its totals, in place of all entries. */
  readonly totals: HeldTotals | null
}

const shelves = new WeakMap<object, Map<UnitId, Shelf>>()
const shelfOf = new WeakMap<Ledger, Shelf>()
/** Units and entries kept for one database, and things remembered about one measure; more are worked out anew. */
const mostUnits = 8
const mostEntries = 200_000
const mostRemembered = 5000

const wholeUpTo = new WeakMap<object, number>()

/** From how many values under a unit on its kept totals are read in place of its entries. */
export function keepWholeUpTo(cacheKey: object, entries: number): void {
  wholeUpTo.set(cacheKey, entries)
}

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
  const isKept = query.knownAt === null && tx.position.isSettled
  const held = isKept ? shelves.get(cacheKey)?.get(query.unitId) : undefined
  const isOfNow = held?.catalogue === catalogue
  const isAhead = held !== undefined && isOfNow && inOrder(held.knownAt) > inOrder(tx.position.knownAt)
  const base = held && isOfNow && !isAhead ? held : undefined
  if (isKept && !base && (await sizeOfTotals(tx, query.unitId)) > (wholeUpTo.get(cacheKey) ?? mostEntries))
    return totalsLedger(tx, catalogue, query, cacheKey, isAhead)
  const since = base && sinceOf(tx, query, base.knownAt)
  if (base?.totals && since) return totalsLedgerAfter(tx, catalogue, query, cacheKey, base, await since)
  const rows = since
    ? await since
    : await rowsUnder(tx, { ...query, withPredecessors: false }, [...catalogue.measureCodes.keys()])
  const all = { ...query, measures: [...catalogue.measures.keys()], withPredecessors: false }
  const counts = await loadCounts(tx, catalogue, all, cacheKey)
  const shelf = shelfWith(catalogue, tx.position.knownAt, base, rows, counts)
  if (isKept && !isAhead) keep(cacheKey, query.unitId, shelf)
  return shelf.ledger
}

interface At {
  readonly unitId: UnitId
  readonly on: string
  readonly knownAt: string | null
}

const sinceOf = (tx: Transaction, { unitId, on }: At, after: string): Promise<EntryRow[]> =>
  tx.query<EntryRow>(
    sql`select (s.line).*, s.at, s.vi, s.en from entries_since(${unitId}::uuid, ${on}::date, ${after}::timestamptz, ${tx.position.knownAt}::timestamptz) s`,
  )

const countsUnder = (tx: Transaction, catalogue: Catalogue, query: At, cacheKey: object): Promise<Counts> =>
  loadCounts(tx, catalogue, { ...query, measures: [...catalogue.measures.keys()], withPredecessors: false }, cacheKey)

/** Opens a ledger over kept totals and the entries near the unit. */
async function totalsLedger(
  tx: Transaction,
  catalogue: Catalogue,
  query: At,
  cacheKey: object,
  isAhead: boolean,
): Promise<Ledger> {
  const { held, entries } = await openTotals(tx, catalogue, query)
  const counts = await countsUnder(tx, catalogue, query, cacheKey)
  const shelf = shelfWith(catalogue, tx.position.knownAt, undefined, entries, counts, held)
  if (!isAhead) keep(cacheKey, query.unitId, shelf)
  return shelf.ledger
}

/** Brings such a ledger up to date: what became known at units near it, at measures held whole, and in the totals. */
async function totalsLedgerAfter(
  tx: Transaction,
  catalogue: Catalogue,
  query: At,
  cacheKey: object,
  base: Shelf,
  since: readonly EntryRow[],
): Promise<Ledger> {
  const before = base.totals
  if (!before) return base.ledger
  const { held, changed } =
    since.length === 0 ? { held: before, changed: [] } : await totalsSince(tx, before, base.knownAt)
  const rows = since.filter(
    (row) => held.near.has(row.unit_id) || held.whole.has(catalogue.measureCodes.get(row.measure_id) ?? ''),
  )
  const counts = await countsUnder(tx, catalogue, query, cacheKey)
  const shelf = shelfWith(catalogue, tx.position.knownAt, base, rows, counts, held, changed)
  keep(cacheKey, query.unitId, shelf)
  return shelf.ledger
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
  counts: Counts,
  totals: HeldTotals | null = null,
  retotalled: readonly string[] = [],
): Shelf {
  if (base && rows.length === 0 && retotalled.length === 0 && counts === base.counts) {
    const same = { ...base, knownAt }
    shelfOf.set(same.ledger, same)
    return same
  }
  const changed = new Map<string, EntryRow[]>()
  const recounted = [...counts.tables.keys()].filter(
    (code) => counts.tables.get(code) !== base?.counts.tables.get(code),
  )
  for (const row of rows) pushTo(changed, catalogue.measureCodes.get(row.measure_id) ?? '', row)
  const families = new Map(base?.families)
  for (const [code, news] of changed) {
    const ids = new Set(news.map((row) => row.id))
    const stay = families.get(code)?.entries.filter((entry) => !ids.has(entry.id)) ?? []
    const come = news.filter((row) => row.known_until === null).map((row) => tailEntry(row, code))
    families.set(code, familyOf([...stay, ...come]))
  }
  const whole = ledgerOver(catalogue, families, counts.countAt)
  const ledger = totals ? withTotals(whole, catalogue, families, totals) : whole
  const codes = retotalled.map((id) => catalogue.measureCodes.get(id) ?? '')
  const told = [...changed.keys(), ...recounted, ...codes]
  const findings: Shelf['findings'] = new Map(
    [...(base?.findings ?? [])].filter(([, { measures }]) => !told.some((code) => measures.has(code))),
  )
  let size = 0
  for (const family of families.values()) size += family.entries.length
  for (const held of totals?.rows.values() ?? []) size += held.size
  const shelf = { catalogue, knownAt, families, counts, ledger, findings, size, totals }
  shelfOf.set(ledger, shelf)
  return shelf
}

/** Loading more changes nothing that is known: the families and totals of this very ledger grow. */
function withTotals(whole: Ledger, catalogue: Catalogue, families: Map<string, Family>, totals: HeldTotals): Ledger {
  return ledgerWithTotals(whole, catalogue, totals, {
    entries: (measure) => async (tx) => {
      const ids = (catalogue.measures.get(measure) ?? []).slice(0, 1).map((version) => version.id)
      const rows = await rowsUnder(
        tx,
        { unitId: totals.unitId, on: totals.on, knownAt: null, withPredecessors: false },
        ids,
      )
      families.set(measure, familyOf(rows.map((row) => tailEntry(row, measure))))
      totals.whole.add(measure)
    },
  })
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
export function measuresHeld(ledger: Ledger): readonly string[] {
  const shelf = shelfOf.get(ledger)
  const totalled = [...(shelf?.totals?.rows.keys() ?? [])].map((id) => shelf?.catalogue.measureCodes.get(id) ?? '')
  return [...new Set([...(shelf?.families.keys() ?? []), ...totalled])]
}

/** The believed entries of one measure under the unit of a kept ledger; of one with totals those near the unit. */
export const entriesHeld = (ledger: Ledger, measure: string): readonly Entry[] =>
  shelfOf.get(ledger)?.families.get(measure)?.entries ?? []
