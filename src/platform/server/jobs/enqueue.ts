import PgBoss from 'pg-boss'
import { connectionOf, type Transaction } from '../db/database.ts'
import type { Ids, Queue, Stored } from './queue.ts'
import { jobSchemaOn } from './schema-name.ts'

const senders = new Map<string, PgBoss>()

/** Only writes the statement; the connection is that of each transaction. */
function senderFor(schema: string): PgBoss {
  let sender = senders.get(schema)
  if (!sender) {
    sender = new PgBoss({
      schema,
      db: { executeSql: () => Promise.reject(new Error('a job is added within a transaction')) },
    })
    senders.set(schema, sender)
  }
  return sender
}

/**
 * Adds a job in the transaction that records why: both are there, or neither. It is done at least once after the commit, so
 * whoever does it must not mind a second time.
 * @param after seconds to wait before the first try
 * @throws Error when the queue was not installed
 */
export async function enqueue<Carried extends Ids>(
  tx: Transaction,
  { name, isOnce }: Queue<Carried>,
  ids: Carried,
  after = 0,
): Promise<void> {
  const connection = connectionOf(tx)
  const stored: Stored = { queue: name, ids }
  const sent = await senderFor(await jobSchemaOn(connection)).send(name, stored, {
    db: { executeSql: (text, values) => connection.query(text, values) },
    ...(after > 0 ? { startAfter: after } : {}),
  })
  if (sent === null && !isOnce) throw new Error(`there is no queue “${name}”`)
}
