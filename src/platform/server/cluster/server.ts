import { join } from 'node:path'
import pg from 'pg'
import { appRole, onConnection } from './administration.ts'
import type { DatabaseAccess } from './cluster.ts'
import { keptPasswords } from './passwords.ts'
import { checkAppRole, checkVersion, ensureExtensions, roleMissing } from './server-checks.ts'
import { readServerUrl, withUser } from './server-url.ts'
import { StartRefusal } from './start-refusal.ts'

const wrongPassword = '28P01'
const noSuchLogin = '28000'

const unreachable = (variable: string, error: unknown): StartRefusal => {
  const said = (error as Error).message || (error as NodeJS.ErrnoException).code || String(error)
  return new StartRefusal('database-unreachable', {
    vi: `Không kết nối được tới máy chủ trong ${variable}: ${said}`,
    en: `The server in ${variable} could not be reached: ${said}`,
  })
}

const connecting = <T>(variable: string, connectionString: string, work: (client: pg.Client) => Promise<T>) => {
  let isConnected = false
  return onConnection({ connectionString, connectionTimeoutMillis: 15_000 }, (client) => {
    isConnected = true
    return work(client)
  }).catch((error: unknown) => {
    throw isConnected ? error : unreachable(variable, error)
  })
}

/** Makes the application role with a password kept in the data folder, when the owner may make roles. */
const makeAppRole = async (owner: pg.Client, url: URL, dataDir: string): Promise<string> => {
  const { rows } = await owner.query(
    `SELECT current_database() AS database, (rolsuper OR rolcreaterole) AS "mayCreate",
            EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "isThere"
       FROM pg_roles WHERE rolname = current_user`,
    [appRole],
  )
  const { database, mayCreate, isThere } = rows[0]
  if (!isThere && !mayCreate) {
    throw roleMissing(database, {
      vi: `Chưa có vai trò ${appRole} và tài khoản trong DATABASE_URL không được tạo vai trò.`,
      en: `There is no role ${appRole}, and the account in DATABASE_URL may not create roles.`,
    })
  }
  const { app } = keptPasswords(join(dataDir, 'server-passwords.json'), ['app'])
  if (!isThere) {
    const role = pg.escapeIdentifier(appRole)
    await owner.query(
      `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${pg.escapeLiteral(app)}`,
    )
    await owner.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${role}`)
  }
  const address = withUser(url, appRole, app)
  await onConnection({ connectionString: address }, async () => undefined).catch((error: { code?: string }) => {
    if (error.code !== wrongPassword && error.code !== noSuchLogin) throw unreachable('DATABASE_URL', error)
    throw roleMissing(database, {
      vi: `Vai trò ${appRole} đã có trên máy chủ với mật khẩu không nằm trong ${dataDir}; mật khẩu đó không bị thay đổi vì có thể nơi khác đang dùng.`,
      en: `The role ${appRole} exists on the server with a password that is not in ${dataDir}; it was not changed, since others may be using it.`,
    })
  })
  return address
}

/**
 * Checks a PostgreSQL server given by address and readies it: version, extensions, application role.
 * `dataDir` keeps the password of a role made here (0600). Refuses with `database-unreachable`, `database-too-old`,
 * `extension-missing`, `role-missing` or `role-unsafe`.
 */
export const readyServer = async (
  dataDir: string,
  ownerAddress: string,
  appAddress: string | undefined,
): Promise<DatabaseAccess> => {
  const url = readServerUrl(ownerAddress, 'DATABASE_URL')
  if (appAddress) readServerUrl(appAddress, 'DATABASE_APP_URL')
  return connecting('DATABASE_URL', ownerAddress, async (owner) => {
    await checkVersion(owner)
    await ensureExtensions(owner)
    const app = appAddress || (await makeAppRole(owner, url, dataDir))
    await connecting('DATABASE_APP_URL', app, (client) => checkAppRole(owner, client))
    return { owner: { connectionString: ownerAddress }, app: { connectionString: app } }
  })
}
