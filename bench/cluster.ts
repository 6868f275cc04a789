import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { Edition } from '../editions/edition.ts'
import { loadEdition } from '../src/app/load-edition.ts'
import { type EmbeddedCluster, startEmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { type Caller, connect, type Database } from '../src/platform/server/db/database.ts'
import { migrate, readMigrations } from '../src/platform/server/db/migrate.ts'
import type { Context } from '../src/platform/server/http/context.ts'
import { newId } from '../src/platform/server/new-id.ts'
import { login } from './ward.ts'

/** Someone at work in a simulated installation. */
export interface Desk {
  readonly database: Database
  readonly caller: Caller
  readonly context: Context
}

/** Starts the private PostgreSQL as the product does, fsync on, in a folder of its own; gone afterwards. */
export async function withCluster<Found>(work: (cluster: EmbeddedCluster) => Promise<Found>): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'thenchot-bench-'))
  try {
    const cluster = await startEmbeddedCluster({ dataDir: folder, isDurable: true })
    try {
      return await work(cluster)
    } finally {
      await cluster.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Loads an edition into a database of its own; gone afterwards. */
export async function withEdition<Found>(
  cluster: EmbeddedCluster,
  name: string,
  edition: Edition,
  work: (database: Database) => Promise<Found>,
  poolSize = 12,
): Promise<Found> {
  const access = await cluster.createDatabase(name)
  const database = connect(access.owner, access.app)
  for (const pool of [database.owner, database.app]) pool.options.max = poolSize
  try {
    await migrate(database.owner, await readMigrations('migrations'), 'thenchot_app')
    await loadEdition(database, edition, newId())
    await database.owner.query('analyze')
    return await work(database)
  } finally {
    await database.close()
    await cluster.dropDatabase(name)
  }
}

/** The same, sitting down as its officer. */
export const withDesk = <Found>(
  cluster: EmbeddedCluster,
  name: string,
  edition: Edition,
  work: (desk: Desk) => Promise<Found>,
  poolSize?: number,
): Promise<Found> =>
  withEdition(cluster, name, edition, async (database) => work(await deskOn(database, login)), poolSize)

export async function deskOn(database: Database, officer: string): Promise<Desk> {
  const { rows } = await database.owner.query<{ id: string }>('select id from account where login = $1', [officer])
  const caller: Caller = { actor: { accountId: rows[0]?.id ?? '', kind: 'person' }, requestId: newId() }
  const context: Context = {
    database,
    caller,
    settings: { publicUrl: 'http://127.0.0.1:4780', hasDemoAccounts: false, isSecure: false },
    now: Date.now,
    cookies: { session: undefined, set: () => undefined, clear: () => undefined },
    address: '127.0.0.1',
  }
  return { database, caller, context }
}

/** Work on one connection of a pool. */
export async function onClient<Found>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Found>): Promise<Found> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}
