import type { Transaction } from '../../../platform/server/db/database.ts'
import { insertRows } from '../../../platform/server/db/insert-rows.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { newId } from '../../../platform/server/new-id.ts'
import type { CountingFact } from '../counting.ts'
import type { NewValue } from '../enter.ts'
import type { Aspect } from '../measure.ts'

/** The only file that writes entries, approvals, locks, codes of figures and the days of counting. */
export interface NewEntry extends NewValue {
  readonly id: string
  readonly unitId: string
  readonly measureId: string
  readonly class: string | null
  readonly aspect: Aspect
  readonly period: string
  readonly first: string
  readonly last: string
  readonly directiveId: string | null
  readonly supersedes: string | null
  readonly reason: string | null
  /** As the text it was taken from prints it. */
  readonly printedForm?: string
  readonly isOfMost?: boolean
}

/** Saves an entry; a second value at the same place fails with PostgreSQL's 23505 on `entry_place`. */
export async function addEntry(tx: Transaction, entry: NewEntry, actId: string): Promise<void> {
  await tx.query(sql`
    insert into entry (id, unit_id, measure_id, class_code, aspect, period, first_day, last_day, word, low, high, is_estimate,
      is_not_applicable, result, origin, cut_off_on, directive_id, supersedes, reason, known_from)
    values (${entry.id}, ${entry.unitId}, ${entry.measureId}, ${entry.class}, ${entry.aspect}, ${entry.period}, ${entry.first}, ${entry.last},
      ${entry.quantity?.word ?? null}, ${entry.quantity?.low.toFixed() ?? null}, ${entry.quantity?.high.toFixed() ?? null},
      ${entry.quantity?.isEstimate ?? false}, ${entry.isNotApplicable}, ${entry.result}, 'entered', ${entry.cutOffOn}, ${entry.directiveId},
      ${entry.supersedes}, ${entry.reason}, ${actId})`)
}

export async function supersede(tx: Transaction, entryId: string, actId: string): Promise<boolean> {
  const rows = await tx.query(
    sql`update entry set known_until = ${actId}::uuid where id = ${entryId} and known_until is null returning id`,
  )
  return rows.length === 1
}

export async function addApproval(tx: Transaction, entryId: string, actId: string): Promise<void> {
  await tx.query(
    sql`insert into entry_approval (entry_id, account_id, act_id) values (${entryId}, ${tx.actor.accountId}, ${actId}) on conflict do nothing`,
  )
}

/** Many entries at once; one that a later one of the same batch superseded was believed by nobody. */
export async function addEntries(
  tx: Transaction,
  entries: readonly (NewEntry & { readonly isSuperseded: boolean })[],
  actId: string,
): Promise<void> {
  await insertRows(
    tx,
    'entry',
    entries.map((entry) => ({
      id: entry.id,
      unit_id: entry.unitId,
      measure_id: entry.measureId,
      class_code: entry.class,
      aspect: entry.aspect,
      period: entry.period,
      first_day: entry.first,
      last_day: entry.last,
      word: entry.quantity?.word ?? null,
      low: entry.quantity?.low.toFixed() ?? null,
      high: entry.quantity?.high.toFixed() ?? null,
      is_estimate: entry.quantity?.isEstimate ?? false,
      is_not_applicable: entry.isNotApplicable,
      is_of_most: entry.isOfMost ?? false,
      result: entry.result,
      origin: 'entered',
      printed_form: entry.printedForm ?? null,
      cut_off_on: entry.cutOffOn,
      directive_id: entry.directiveId,
      supersedes: entry.supersedes,
      reason: entry.reason,
      known_from: actId,
      known_until: entry.isSuperseded ? actId : null,
    })),
  )
}

/** @returns false when one of them is believed no longer */
export async function supersedeAll(tx: Transaction, entryIds: readonly string[], actId: string): Promise<boolean> {
  if (entryIds.length === 0) return true
  const rows = await tx.query(
    sql`update entry set known_until = ${actId}::uuid where id = any (${entryIds}::uuid[]) and known_until is null returning id`,
  )
  return rows.length === entryIds.length
}

/** Approves those that nobody has approved yet. */
export async function addApprovals(tx: Transaction, entryIds: readonly string[], actId: string): Promise<void> {
  if (entryIds.length === 0) return
  await tx.query(sql`insert into entry_approval (entry_id, account_id, act_id)
    select id, ${tx.actor.accountId}::uuid, ${actId}::uuid from unnest(${entryIds}::uuid[]) id on conflict do nothing`)
}

export interface NewLock {
  readonly unitId: string
  readonly first: string
  readonly last: string
  readonly lines: readonly string[]
  readonly holderId: string
  readonly vi: string
  readonly en: string
  readonly actId: string
}

export async function addLocks(tx: Transaction, locks: readonly NewLock[]): Promise<void> {
  await insertRows(
    tx,
    'entry_lock',
    locks.map((lock) => ({
      id: newId(),
      unit_id: lock.unitId,
      first_day: lock.first,
      last_day: lock.last,
      lines: lock.lines,
      holder_id: lock.holderId,
      vi: lock.vi,
      en: lock.en,
      known_from: lock.actId,
    })),
  )
}

/** Whatever a holder locked is open again. */
export async function removeLocks(tx: Transaction, holderId: string, actId: string): Promise<void> {
  await tx.query(
    sql`update entry_lock set known_until = ${actId}::uuid where holder_id = ${holderId}::uuid and known_until is null`,
  )
}

export interface FigureCodeRow {
  readonly code: string
  readonly unitId: string
  readonly measure: string
  readonly class: string | null
  readonly aspect: string
  readonly period: string
  readonly knownAt: string | null
}

export async function keepCodes(tx: Transaction, rows: readonly FigureCodeRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(sql`insert into figure_code (code, unit_id, measure_code, class_code, aspect, period, known_at)
    select r.code, r."unitId", r.measure, r.class, r.aspect, r.period, r."knownAt" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(code text, "unitId" uuid, measure text, class text, aspect text, period text, "knownAt" timestamptz)
    on conflict do nothing`)
}

/** Facts of counting that hold at a unit are believed no longer. */
export async function closeCounting(
  tx: Transaction,
  unitId: string,
  measureIds: readonly string[],
  actId: string,
): Promise<void> {
  await tx.query(sql`update counted_from set known_until = ${actId}::uuid
    where unit_id = ${unitId}::uuid and measure_id = any (${measureIds}::uuid[]) and known_until is null`)
}

export async function saveCounting(
  tx: Transaction,
  unitId: string,
  measureIds: readonly string[],
  fact: CountingFact,
  actId: string,
): Promise<void> {
  await tx.query(sql`insert into counted_from (measure_id, unit_id, from_day, reaches, known_from)
    select id, ${unitId}::uuid, ${fact.from}::date, ${fact.reaches}, ${actId}::uuid from unnest(${measureIds}::uuid[]) id`)
}
