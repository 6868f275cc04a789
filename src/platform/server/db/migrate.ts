import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { StartRefusal } from '../cluster/start-refusal.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly text: string
  readonly sha256: string
}

export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.*\.sql$/.test(file)).sort()
  return Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { number: Number(name.slice(0, 4)), name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

export interface AppliedMigration {
  readonly number: number
  readonly name: string
  readonly sha256: string
}

/** The migrations a database has run, in order; none where the list itself is missing. */
export async function readApplied(client: pg.ClientBase): Promise<readonly AppliedMigration[]> {
  const list = await client.query(`select from pg_class where oid = to_regclass('schema_migration')`)
  if (list.rowCount === 0) return []
  return (await client.query<AppliedMigration>('select number, name, sha256 from schema_migration order by number'))
    .rows
}

/**
 * Brings the schema forward, one transaction for all missing migrations, and grants the application role what it needs.
 * @throws StartRefusal `schema-newer` when the database knows migrations this code does not, `database-failed` when one
 *   that ran has another text now.
 */
export async function migrate(owner: pg.Pool, migrations: readonly Migration[], appRole: string): Promise<number> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    const count = await migrateWithin(client, migrations, appRole)
    await client.query('commit')
    return count
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** The same within a transaction that the caller opened; nobody else migrates until it ends. */
export async function migrateWithin(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  appRole: string,
): Promise<number> {
  await client.query('select pg_advisory_xact_lock(7463829)')
  await client.query(
    `create table if not exists schema_migration (number integer primary key, name text not null, sha256 text not null, at timestamptz not null default now())`,
  )
  const done = await readApplied(client)
  refuseOthers(done, migrations)
  const missing = migrations.filter((migration) => !done.some((row) => row.number === migration.number))
  for (const migration of missing) {
    await client.query(migration.text)
    await client.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ])
  }
  // The schema itself knows what its application role may change.
  await client.query('select grant_to_application($1)', [appRole])
  return missing.length
}

/** Refuses a database with migrations that `migrations` lacks or has with another text, as `migrate` says. */
export function refuseOthers(done: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  for (const row of done) {
    const known = migrations.find((migration) => migration.number === row.number)
    if (!known) {
      throw new StartRefusal('schema-newer', {
        vi: `Dữ liệu đã được nâng cấp bởi một bản mới hơn (${row.name}); bản này không mở được. Hãy chạy bản mới hơn. Dữ liệu không bị thay đổi.`,
        en: `The data was upgraded by a newer version (${row.name}) than this one and cannot be opened by it. Run the newer version. Nothing was changed.`,
      })
    }
    if (known.sha256 !== row.sha256) {
      throw new StartRefusal('database-failed', {
        vi: `Bước nâng cấp ${row.name} đã chạy với nội dung khác; không thể tiếp tục. Dữ liệu không bị thay đổi.`,
        en: `The migration ${row.name} ran with another text before; cannot go on. Nothing was changed.`,
      })
    }
  }
}
