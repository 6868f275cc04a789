import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Text } from '../platform/domain/text.ts'
import { openBackup } from '../platform/server/backup/open-backup.ts'
import { askBackup } from '../platform/server/backup/over-socket.ts'
import { nothingToBackUp } from '../platform/server/backup/refusals.ts'
import { openDatabase } from '../platform/server/cluster/connect.ts'
import { findHolder, holdDataFolder } from '../platform/server/cluster/data-folder.ts'
import { hasCluster } from '../platform/server/cluster/placement.ts'
import { readMigrations } from '../platform/server/db/migrate.ts'
import { system } from '../platform/server/http/context.ts'
import { newId } from '../platform/server/new-id.ts'
import { packageRoot } from '../platform/server/package-root.ts'
import { backupPlan } from './backup-plan.ts'

export interface BackupRun {
  readonly bytes: Readable
  close(): Promise<void>
}

/**
 * Opens a backup through the server that holds the data folder, else starts the database for this run, as it is: nothing
 * is migrated or loaded, and no folder is made.
 * @throws Problem as `openBackup` and `askBackup`; StartRefusal.
 */
export async function openBackupOf(dataDir: string, onNotice: (notice: Text) => void): Promise<BackupRun> {
  const holder = await findHolder(dataDir)
  if (!holder) return openOwn(dataDir, onNotice)
  try {
    return { bytes: await askBackup(holder.socketPath), close: async () => holder.release() }
  } catch (error) {
    holder.release()
    throw error
  }
}

async function openOwn(dataDir: string, onNotice: (notice: Text) => void): Promise<BackupRun> {
  if (!process.env.DATABASE_URL && !isData(dataDir)) throw nothingToBackUp(dataDir)
  const hold = await holdDataFolder(dataDir)
  const undo: (() => Promise<void>)[] = [() => hold.release()]
  const close = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step()
  }
  try {
    const opened = await openDatabase({ dataDir: hold.dataDir, env: process.env, onNotice })
    undo.push(() => opened.stop())
    const bytes = await openBackup({
      owner: opened.owner,
      plan: backupPlan,
      migrations: await readMigrations(join(packageRoot(), 'migrations')),
      caller: { actor: system, requestId: newId() },
      place: hold.dataDir,
    })
    return { bytes, close }
  } catch (error) {
    await close()
    throw error
  }
}

function isData(dataDir: string): boolean {
  let real: string
  try {
    real = realpathSync(dataDir)
  } catch {
    return false
  }
  return hasCluster(real)
}
