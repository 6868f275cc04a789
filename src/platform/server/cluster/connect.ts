import pg from 'pg'
import type { Text } from '../../domain/text.ts'
import { appRole } from './administration.ts'
import type { DatabaseAccess } from './cluster.ts'
import { startEmbeddedCluster } from './embedded.ts'
import { readyServer } from './server.ts'
import { StartRefusal } from './start-refusal.ts'
import { openWritableFolder } from './writable-folder.ts'

/** The database of this installation, whichever kind it is. */
export interface OpenDatabase extends DatabaseAccess {
  readonly kind: 'embedded' | 'server'
  readonly notices: readonly Text[]
  /** Process ids of the private server; none for a server given by address. */
  processes(): number[]
  stop(): Promise<void>
}

export interface DatabaseOptions {
  readonly dataDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly onNotice?: ((notice: Text) => void) | undefined
}

/**
 * Opens the database: the server in DATABASE_URL (its owner; DATABASE_APP_URL is the application role) when set, else
 * the private cluster of the data folder. The caller holds the data folder. Refusals are those of `readyServer` and
 * `startCluster`.
 */
export const openDatabase = async ({ dataDir, env, onNotice }: DatabaseOptions): Promise<OpenDatabase> => {
  const { DATABASE_URL: ownerAddress, DATABASE_APP_URL: appAddress } = env
  if (!ownerAddress && appAddress) {
    throw new StartRefusal('role-missing', {
      vi: 'Có DATABASE_APP_URL nhưng thiếu DATABASE_URL (tài khoản chủ sở hữu, dùng khi nâng cấp cấu trúc).',
      en: 'DATABASE_APP_URL is set, but DATABASE_URL (the owner, for migrations) is missing.',
    })
  }
  if (!ownerAddress) {
    const cluster = await startEmbeddedCluster({ dataDir, onNotice })
    const { owner, app, notices } = cluster
    return { kind: 'embedded', owner, app, notices, processes: cluster.processes, stop: cluster.stop }
  }
  const access = await readyServer(openWritableFolder(dataDir), ownerAddress, appAddress)
  return { kind: 'server', ...access, notices: [], processes: () => [], stop: async () => undefined }
}

/** The name of the application role, wherever its address keeps it. */
export const appRoleOf = ({ app }: DatabaseAccess): string => new pg.Client(app).user ?? appRole
