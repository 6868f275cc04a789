import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { backupPlan } from '../../src/app/backup-plan.ts'
import { editionOf, noEdition } from '../../src/app/editions.ts'
import { loadEdition } from '../../src/app/load-edition.ts'
import type { Problem } from '../../src/platform/domain/problem.ts'
import { type FrameKind, frame, magic } from '../../src/platform/server/backup/format.ts'
import { openBackup } from '../../src/platform/server/backup/open-backup.ts'
import type { BackupPlan, OnProgress } from '../../src/platform/server/backup/plan.ts'
import type { BackupContents } from '../../src/platform/server/backup/read-backup.ts'
import { checkBackup, restoreBackup } from '../../src/platform/server/backup/restore-backup.ts'
import { writeBackup } from '../../src/platform/server/backup/write-backup.ts'
import type { DatabaseAccess, EmbeddedCluster } from '../../src/platform/server/cluster/cluster.ts'
import { startDebianCluster } from '../../src/platform/server/cluster/debian15.ts'
import { startEmbeddedCluster } from '../../src/platform/server/cluster/embedded.ts'
import { connect, type Database } from '../../src/platform/server/db/database.ts'
import { type Migration, migrate } from '../../src/platform/server/db/migrate.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { leaveOut, temporaryFolder } from './kit.ts'

const debian = '/usr/lib/postgresql/15/bin'

/** The servers that backups are tried on: the bundled one, and Debian's 15 where it is installed. */
export const servers: readonly (readonly [string, () => Promise<EmbeddedCluster>])[] = [
  ['PostgreSQL 18', () => startEmbeddedCluster({ dataDir: temporaryFolder(), isDurable: false })],
  ...(leaveOut(!existsSync(join(debian, 'postgres')), 'backups on PostgreSQL 15', 'not installed')
    ? []
    : [['PostgreSQL 15', () => startDebianCluster(temporaryFolder(), debian, false)] as const]),
]

export const caller = { actor: system, requestId: 'test' }
export const nothing: OnProgress = () => undefined

/** Makes a template with the seed edition, which databases are copied from. */
export async function makeSeed(cluster: EmbeddedCluster, migrations: readonly Migration[]): Promise<void> {
  await withDatabase(await cluster.createDatabase('seed'), async (database) => {
    await migrate(database.owner, migrations, 'thenchot_app')
    await loadEdition(database, editionOf('seed') ?? noEdition, 'test')
  })
}

export async function withDatabase<Result>(
  access: DatabaseAccess,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = connect(access.owner, access.app)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

export const backUp = (
  access: DatabaseAccess,
  migrations: readonly Migration[],
  file: string,
  plan: BackupPlan = backupPlan,
): Promise<BackupContents> =>
  writeBackup(
    { file, product: 'thenchot', isForced: false },
    () => openBackup({ owner: access.owner as pg.ClientConfig, plan, migrations, caller, place: 'here' }),
    nothing,
  )

export const check = (file: string, migrations: readonly Migration[]) =>
  checkBackup(file, migrations, backupPlan, nothing)

export async function restore(
  access: DatabaseAccess,
  migrations: readonly Migration[],
  file: string,
  onProgress: OnProgress = nothing,
): Promise<void> {
  const target = { owner: access.owner as pg.ClientConfig, appRole: 'thenchot_app', place: '/data/new' }
  await restoreBackup(await check(file, migrations), target, onProgress)
}

/**
 * Every row of every table as text, whatever the tables are; the list of migrations without its instants. Totals are told
 * as none: they are worked out from the rows, now and then.
 */
export async function everything(access: DatabaseAccess): Promise<Record<string, readonly string[]>> {
  const client = new pg.Client(access.owner as pg.ClientConfig)
  await client.connect()
  try {
    const found: Record<string, readonly string[]> = {}
    const tables = await client.query<{ name: string }>(
      `select relname::text as name from pg_class where relnamespace = current_schema::regnamespace and relkind = 'r'`,
    )
    for (const { name } of tables.rows) {
      if (name.startsWith('kept_')) {
        found[name] = []
        continue
      }
      const columns = name === 'schema_migration' ? 'number, name, sha256' : '*'
      const { rows } = await client.query<{ row: string }>(
        `select t::text as row from (select ${columns} from ${pg.escapeIdentifier(name)}) t order by 1`,
      )
      found[name] = rows.map((item) => item.row)
    }
    return found
  } finally {
    await client.end()
  }
}

/** How a promise was refused: the code and both sentences. */
export async function problemOf(work: Promise<unknown>): Promise<{ code: string; vi: string; en: string }> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  )
  const { code, text } = error as Problem
  if (text === undefined) throw error
  return { code, ...text }
}

interface Piece {
  readonly kind: FrameKind
  readonly payload: Buffer
}

/** Takes a backup apart, lets `change` alter the frames, and writes it again; digests are whatever `change` leaves. */
export function rewrite(from: string, to: string, change: (pieces: readonly Piece[]) => readonly Piece[]): void {
  const content = gunzipSync(readFileSync(from))
  const pieces: Piece[] = []
  for (let at = magic.length; at < content.length; ) {
    const length = content.readUInt32BE(at + 1)
    const kind = content.toString('latin1', at, at + 1) as FrameKind
    pieces.push({ kind, payload: content.subarray(at + 5, at + 5 + length) })
    at += 5 + length
  }
  writeFileSync(to, gzipSync(Buffer.concat([magic, ...change(pieces).map((one) => frame(one.kind, one.payload))])))
}
