import { type Database, seal } from '../../../platform/server/db/database.ts'

/** Under way on one installation, so that a stop need not wait for a long one. */
const underWay = new WeakMap<Database, number>()

/**
 * Brings the kept totals up to what is known, on one snapshot. Where another fold is under way nothing is done; what is not
 * folded yet is added by every read.
 * @param atOnce how many lines (a unit's values of a measure and year) are worked through together: what they need of memory
 * @returns how many lines had changed, or null where nothing was done
 */
export async function foldTotals(database: Database, atOnce = 5000): Promise<number | null> {
  await seal(database)
  const client = await database.owner.connect()
  try {
    const { rows: own } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    if (own[0]) underWay.set(database, own[0].pid)
    await client.query('begin isolation level repeatable read')
    await client.query('set local statement_timeout = 0')
    const { rows } = await client.query<{ folded: string | number | null }>('select fold_kept_totals($1) as folded', [
      atOnce,
    ])
    await client.query('commit')
    const folded = rows[0]?.folded
    return folded === null || folded === undefined ? null : Number(folded)
  } catch (error) {
    await client.query('rollback')
    // Another fold came first between the snapshot and the lock, or this one was stopped.
    if (['40001', '57014'].includes((error as { code?: string }).code ?? '')) return null
    throw error
  } finally {
    underWay.delete(database)
    client.release()
  }
}

/** Ends a fold that is under way; nothing of it stays. */
export async function stopFolding(database: Database): Promise<void> {
  const pid = underWay.get(database)
  if (pid !== undefined) await database.owner.query('select pg_cancel_backend($1)', [pid])
}
