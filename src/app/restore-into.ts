import { join } from 'node:path'
import type { Text } from '../platform/domain/text.ts'
import type { OnProgress } from '../platform/server/backup/plan.ts'
import type { BackupContents } from '../platform/server/backup/read-backup.ts'
import { checkBackup, restoreBackup } from '../platform/server/backup/restore-backup.ts'
import { appRoleOf, openDatabase } from '../platform/server/cluster/connect.ts'
import { holdDataFolder } from '../platform/server/cluster/data-folder.ts'
import { readMigrations } from '../platform/server/db/migrate.ts'
import { packageRoot } from '../platform/server/package-root.ts'
import { backupPlan } from './backup-plan.ts'

/**
 * Restores a backup into a data folder without data (or the empty database of DATABASE_URL). The whole file is checked
 * before the folder is so much as made.
 * @throws Problem as `checkBackup` and `restoreBackup`; StartRefusal, `data-held` for the folder of a running server.
 */
export async function restoreInto(
  dataDir: string,
  file: string,
  onNotice: (notice: Text) => void,
  onProgress: OnProgress,
): Promise<BackupContents> {
  const migrations = await readMigrations(join(packageRoot(), 'migrations'))
  const backup = await checkBackup(file, migrations, backupPlan, onProgress)
  const hold = await holdDataFolder(dataDir)
  try {
    const opened = await openDatabase({ dataDir: hold.dataDir, env: process.env, onNotice })
    try {
      const target = { owner: opened.owner, appRole: appRoleOf(opened), place: hold.dataDir }
      await restoreBackup(backup, target, onProgress)
    } finally {
      await opened.stop()
    }
  } finally {
    await hold.release()
  }
  return backup.contents
}
