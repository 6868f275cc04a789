import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { CountingFact } from '../counting.ts'
import type { NewValue } from '../enter.ts'
import type { Aspect } from '../measure.ts'

/** The only file that writes entries, approvals, codes of figures and the days of counting. */
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
