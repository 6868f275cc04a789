import pg from 'pg'
import { connectionOf, type Transaction } from '../db/database.ts'
import type { Ids, Queue, Stored } from './queue.ts'
import { jobSchemaOn } from './schema-name.ts'

/** Is a job with these ids waiting, at work, or to be tried again? For the owner only. */
export async function isWaiting<Carried extends Ids>(
  tx: Transaction,
  { name }: Queue<Carried>,
  ids: Carried,
): Promise<boolean> {
  const connection = connectionOf(tx)
  const stored: Stored = { queue: name, ids }
  const { rowCount } = await connection.query(
    `select from ${pg.escapeIdentifier(await jobSchemaOn(connection))}.job
      where name = $1 and data @> $2::jsonb and state in ('created', 'retry', 'active')`,
    [name, JSON.stringify(stored)],
  )
  return rowCount !== 0
}
