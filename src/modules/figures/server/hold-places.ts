import type { Transaction } from '../../../platform/server/db/database.ts'
import { asId, type Sql, sql } from '../../../platform/server/db/sql.ts'
import type { UnitId } from '../../org/unit.ts'

/** Of one unit and period. */
interface EntryPlace {
  readonly unitId: UnitId
  readonly first: string
  readonly last: string
}

const keyOf = (unitId: Sql, first: Sql, last: Sql): Sql =>
  sql`hashtextextended('entries|' || ${unitId} || '|' || ${first} || '|' || ${last}, 0)`

/**
 * Writing into places and locking them follow each other until the transaction ends; writers do not wait for writers. What
 * is read afterwards in a statement of its own knows every lock.
 */
export const holdForEntry = (tx: Transaction, { unitId, first, last }: EntryPlace): Promise<unknown> =>
  tx.query(
    sql`select pg_advisory_xact_lock_shared(${keyOf(sql`${unitId}::text`, sql`${first}::text`, sql`${last}::text`)})`,
  )

/** The same for the place of an entry that is to be superseded. */
export const holdForCorrection = (tx: Transaction, entryId: string): Promise<unknown> =>
  tx.query(sql`select pg_advisory_xact_lock_shared(${keyOf(sql`unit_id`, sql`first_day`, sql`last_day`)})
    from entry where id = ${asId(entryId)}::uuid and aspect = 'actual'`)

/** Before entries are read that are to be approved and locked: nobody is writing there until the transaction ends. */
export const holdForLock = (
  tx: Transaction,
  unitIds: readonly UnitId[],
  first: string,
  last: string,
): Promise<unknown> =>
  tx.query(sql`select pg_advisory_xact_lock(key) from (
    select ${keyOf(sql`id`, sql`${first}::text`, sql`${last}::text`)} as key from unnest(${unitIds}::text[]) id order by 1) held`)
