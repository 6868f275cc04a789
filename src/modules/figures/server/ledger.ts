import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { UnitId } from '../../org/unit.ts'
import { type Entry, placeKey } from '../entry.ts'
import type { Counted, Ledger } from '../figure.ts'
import { type Aspect, versionOn } from '../measure.ts'
import { quantity, type Word } from '../quantity.ts'
import type { Catalogue } from './catalogue.ts'

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
      : quantity(row.word, row.low, row.high, row.is_estimate),
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
  const rows = await tx.query<EntryRow>(sql`
    select (r.entry).id, (r.entry).unit_id, (r.entry).measure_id, (r.entry).class_code, (r.entry).aspect, (r.entry).period,
      (r.entry).first_day, (r.entry).last_day, (r.entry).word, (r.entry).low::text, (r.entry).high::text, (r.entry).is_estimate,
      (r.entry).is_not_applicable, (r.entry).is_of_most, (r.entry).result, (r.entry).origin, (r.entry).inferred_by,
      (r.entry).printed_form, (r.entry).cut_off_on, (r.entry).stated_on, (r.entry).source_id, (r.entry).paragraph, r.is_approved
    from entries_under(${query.unitId}::uuid, ${query.on}::date, ${ids}::uuid[], ${query.knownAt}::timestamptz, ${query.withPredecessors}) r`)
  return ledgerOf(
    catalogue,
    rows.map((row) => toEntry(row, catalogue.measureCodes.get(row.measure_id) ?? '')),
  )
}

/** Entries by id, as far as the reader may open them. */
export async function entriesById(
  tx: Transaction,
  catalogue: Catalogue,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const rows = await tx.query<EntryRow>(sql`
    select e.id, unit_id, measure_id, class_code, aspect, period, first_day, last_day, word, low::text, high::text, is_estimate, is_not_applicable,
      is_of_most, result, origin, inferred_by, printed_form, cut_off_on, stated_on, source_id, paragraph,
      exists (select from entry_approval a where a.entry_id = e.id) as is_approved
    from entry e where e.id = any (${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, toEntry(row, catalogue.measureCodes.get(row.measure_id) ?? '')]))
}

/** A ledger over entries already in memory. Withdrawn places (a believed entry without value) hold nothing. */
export function ledgerOf(
  catalogue: Catalogue,
  entries: readonly Entry[],
  counts: ReadonlyMap<string, Counted> = new Map(),
): Ledger {
  const places = new Map<string, Entry[]>()
  const periods = new Map<string, Map<string, { first: string; last: string }>>()
  for (const entry of entries) {
    if (entry.quantity === null && entry.result === null && !entry.isNotApplicable) continue
    const key = placeKey(entry.unitId, entry.measure, entry.class, entry.aspect)
    const held = places.get(key)
    if (held) held.push(entry)
    else places.set(key, [entry])
    const family = placeKey('', entry.measure, entry.class, entry.aspect)
    const days = periods.get(family) ?? new Map<string, { first: string; last: string }>()
    days.set(`${entry.first}|${entry.last}`, entry)
    periods.set(family, days)
  }
  return {
    forest: catalogue.forest,
    measureOn: (code, on) => versionOn(catalogue.measures.get(code) ?? [], on),
    classSet: (code) => catalogue.classSets.get(code),
    entriesAt: (unitId, measure, classCode, aspect) => places.get(placeKey(unitId, measure, classCode, aspect)) ?? [],
    periodsHeld: (measure, classCode, aspect) => [
      ...(periods.get(placeKey('', measure, classCode, aspect))?.values() ?? []),
    ],
    countedAt: (unitId, measure, classCode, period) =>
      counts.get(`${placeKey(unitId, measure, classCode, 'actual')}|${period.first}|${period.last}`),
  }
}
