import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type AppliedMigration, type Migration, migrateWithin, readApplied } from '../db/migrate.ts'
import { connectForCopy } from './connection.ts'
import type { Header } from './format.ts'
import type { BackupPlan, OnProgress } from './plan.ts'
import { type BackupContents, readBackup, type TableContents } from './read-backup.ts'
import {
  aheadOfBackup,
  contradicts,
  damaged,
  holdsData,
  newerBackup,
  otherHistory,
  restoreDiffers,
} from './refusals.ts'
import { continueSequences } from './sequences.ts'
import { hasInstallation } from './snapshot.ts'
import { suspendChecks } from './suspend-checks.ts'
import { copyOut, readTables, type Table } from './tables.ts'
import { isSameTally, openTally } from './tally.ts'

const quote = pg.escapeIdentifier

export interface RestoreTarget {
  readonly owner: pg.ClientConfig
  readonly appRole: string
  /** Named in refusals. */
  readonly place: string
}

export interface CheckedBackup {
  readonly file: string
  readonly contents: BackupContents
  readonly migrations: readonly Migration[]
  readonly plan: BackupPlan
}

/**
 * Checks a whole backup, and that this version can restore it. Needs no database and writes nothing.
 * @throws Problem as `readBackup`, and `backup-newer` or `backup-other-history` by its migrations.
 */
export async function checkBackup(
  file: string,
  migrations: readonly Migration[],
  plan: BackupPlan,
  onProgress: OnProgress,
): Promise<CheckedBackup> {
  const contents = await readBackup(file, plan.product, (done, total) => onProgress('check', done, total))
  for (const had of contents.header.migrations) {
    const known = migrations.find((migration) => migration.number === had.number)
    if (!known) throw newerBackup(file, had.name)
    if (known.sha256 !== had.sha256) throw otherHistory(file, had.name)
  }
  return { file, contents, migrations, plan }
}

/**
 * Restores a checked backup into a database without an installation, in one transaction: everything or nothing. The
 * schema is brought to where the backup was, loaded, read again and compared, and then brought forward.
 * @throws Problem `target-has-data`, `target-ahead`, `backup-contradicts`, `restore-differs`, and what `readBackup` throws
 *   when the file has changed since.
 */
export async function restoreBackup(
  backup: CheckedBackup,
  target: RestoreTarget,
  onProgress: OnProgress,
): Promise<void> {
  const client = await connectForCopy(target.owner)
  try {
    await client.query('begin')
    await migrateAsFarAs(client, backup, target)
    await load(client, backup, onProgress)
    for (const name of backup.contents.header.rebuilt) await backup.plan.rebuilt.get(name)?.(client)
    await compare(client, backup, onProgress)
    await migrateWithin(client, backup.migrations, target.appRole)
    await client.query('commit')
  } catch (error) {
    throw isRowRefused(error) ? contradicts(backup.file, error.message) : error
  } finally {
    // Ends the transaction too, where it was not committed.
    await client.end()
  }
}

/** PostgreSQL refused a value (class 22) or a constraint was broken (class 23). */
const isRowRefused = (error: unknown): error is Error =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')

async function migrateAsFarAs(
  client: pg.ClientBase,
  { contents: { header }, migrations }: CheckedBackup,
  { appRole, place }: RestoreTarget,
): Promise<void> {
  const had = (one: AppliedMigration) => header.migrations.some((other) => other.number === one.number)
  const ahead = (await readApplied(client)).find((one) => !had(one))
  if (await hasInstallation(client)) throw holdsData(place)
  if (ahead) throw aheadOfBackup(place, ahead.name)
  await migrateWithin(client, migrations.filter(had), appRole)
  // Asked again: another process may have been at it until the list of migrations was free.
  if (await hasInstallation(client)) throw holdsData(place)
}

async function load(client: pg.ClientBase, backup: CheckedBackup, onProgress: OnProgress): Promise<void> {
  const { header } = backup.contents
  const tables = await tablesFor(client, backup)
  const all = [...header.tables, ...header.excluded, ...header.rebuilt]
  const resume = await suspendChecks(client, all)
  await client.query(`truncate ${all.map(quote).join(', ')}`)
  const read = await readBackup(
    backup.file,
    backup.plan.product,
    (done, total) => onProgress('load', done, total),
    async ({ name }, rows) => {
      const columns = tables.get(name)?.columns.map(quote).join(', ')
      const into = client.query(copyFrom(`copy ${quote(name)} (${columns}) from stdin`))
      await pipeline(Readable.from(rows), into)
    },
  )
  if (read.sha256 !== backup.contents.sha256) throw damaged(backup.file, 'changed')
  await client.query(`analyze ${all.map(quote).join(', ')}`)
  await continueSequences(client, header.tables)
  await resume()
}

/** The tables to load, which must be exactly those the schema has now, with the same columns. */
async function tablesFor(
  client: pg.ClientBase,
  { file, contents }: CheckedBackup,
): Promise<ReadonlyMap<string, Table>> {
  const { tables: names, excluded, rebuilt } = contents.header
  const left = new Set([...excluded, ...rebuilt])
  const here = (await readTables(client)).filter((table) => table.isOurs)
  const wanted = here.filter((table) => !left.has(table.name))
  const isSame = (table: Table) =>
    contents.tables.some((other) => other.name === table.name && `${other.columns}` === `${table.columns}`)
  const isKnown = (name: string) => here.some((table) => table.name === name)
  const odd = wanted.find((table) => !isSame(table))?.name ?? [...names, ...left].find((name) => !isKnown(name))
  if (odd !== undefined || wanted.length !== names.length) throw damaged(file, odd ?? 'tables')
  return new Map(wanted.map((table) => [table.name, table]))
}

/** Reads every table again and compares it with the backup, row for row, and so what is said of the records. */
async function compare(client: pg.ClientBase, backup: CheckedBackup, onProgress: OnProgress): Promise<void> {
  const tables = await tablesFor(client, backup)
  let done = 0
  for (const contents of backup.contents.tables) {
    const table = tables.get(contents.name)
    if (!table || !(await isRestored(client, table, contents))) throw restoreDiffers(contents.name)
    onProgress('compare', ++done, backup.contents.tables.length)
  }
  const header: Header = backup.contents.header
  if (JSON.stringify(await backup.plan.attest(client)) !== JSON.stringify(header.attested))
    throw restoreDiffers(JSON.stringify(header.attested))
}

async function isRestored(client: pg.ClientBase, table: Table, contents: TableContents): Promise<boolean> {
  const tally = openTally()
  for await (const chunk of copyOut(client, table)) tally.add(chunk)
  return isSameTally(tally.end(), contents)
}
