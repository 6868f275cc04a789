import type pg from 'pg'
import { type Caller, openExactly } from '../db/database.ts'
import { type Migration, readApplied, refuseOthers } from '../db/migrate.ts'
import { formatVersion, type Header } from './format.ts'
import type { BackupPlan } from './plan.ts'
import { nothingToBackUp } from './refusals.ts'
import { readTables, type Table } from './tables.ts'

/** What is backed up: the database of an installation, by its owner. */
export interface BackupSource {
  readonly owner: pg.ClientConfig
  readonly plan: BackupPlan
  /** What this version knows. The database may be behind, but not ahead. */
  readonly migrations: readonly Migration[]
  readonly caller: Caller
  /** Named when there is nothing to back up. */
  readonly place: string
}

export interface Snapshot {
  readonly header: Header
  readonly tables: readonly Table[]
}

/**
 * Opens a read-only snapshot on the connection and says what is in it. Whatever is written from then on is not seen.
 * @throws Problem `nothing-to-back-up`; StartRefusal `schema-newer` or `database-failed`.
 */
export async function openSnapshot(client: pg.ClientBase, source: BackupSource): Promise<Snapshot> {
  const { plan } = source
  refuseOthers(await readApplied(client), source.migrations)
  if (!(await hasInstallation(client))) throw nothingToBackUp(source.place)
  const position = await openExactly(client, source.caller, 'isolation level repeatable read read only')
  const all = await readTables(client)
  const isIn = (names: Iterable<string>) => [...names].filter((name) => all.some((table) => table.name === name))
  const excluded = isIn(plan.excluded)
  const rebuilt = isIn(plan.rebuilt.keys())
  const left = new Set([...excluded, ...rebuilt])
  const tables = all.filter((table) => table.isOurs && !left.has(table.name))
  const { rows } = await client.query<{ at: string; version: string }>(
    `select now() as at, current_setting('server_version') as version`,
  )
  return {
    tables,
    header: {
      format: formatVersion,
      product: plan.product,
      takenAt: rows[0]?.at ?? '',
      knownAt: position.knownAt,
      serverVersion: rows[0]?.version ?? '',
      migrations: [...(await readApplied(client))],
      tables: tables.map((table) => table.name),
      excluded,
      rebuilt,
      strangers: all.filter((table) => !table.isOurs && !left.has(table.name)).map((table) => table.name),
      attested: await plan.attest(client),
    },
  }
}

/** Whether the database holds an installation: from then on it is somebody's. */
export async function hasInstallation(client: pg.ClientBase): Promise<boolean> {
  const table = await client.query(`select from pg_class where oid = to_regclass('installation')`)
  return table.rowCount !== 0 && (await client.query('select from installation')).rowCount !== 0
}
