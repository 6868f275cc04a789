import pg from 'pg'
import { appRole, extensions } from './administration.ts'
import { StartRefusal } from './start-refusal.ts'

const oldestVersion = 150000

/** What an administrator is asked to run, in a refusal. */
const askAdministrator = (sql: readonly string[]): string => `\n\n${sql.map((line) => `  ${line};`).join('\n')}`

/** Refuses a server older than PostgreSQL 15 with `database-too-old`. */
export const checkVersion = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS number, version() AS name")
  if (rows[0].number >= oldestVersion) return
  throw new StartRefusal('database-too-old', {
    vi: `Máy chủ là ${rows[0].name}; cần PostgreSQL 15 trở lên.`,
    en: `The server is ${rows[0].name}; PostgreSQL 15 or later is needed.`,
  })
}

/** Makes the missing extensions, or refuses with `extension-missing` and the SQL to ask for. */
export const ensureExtensions = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query('SELECT extname FROM pg_extension')
  const missing = extensions.filter((extension) => !rows.some((row) => row.extname === extension))
  const statements = missing.map((extension) => `CREATE EXTENSION IF NOT EXISTS ${pg.escapeIdentifier(extension)}`)
  try {
    for (const statement of statements) await client.query(statement)
  } catch (error) {
    const { rows: where } = await client.query('SELECT current_database() AS name')
    const sql = askAdministrator([`\\connect ${pg.escapeIdentifier(where[0].name)}`, ...statements])
    const said = (error as Error).message
    throw new StartRefusal('extension-missing', {
      vi: `Cơ sở dữ liệu thiếu phần mở rộng và tài khoản này không tạo được (${said}). Hãy nhờ người quản trị chạy:${sql}`,
      en: `The database lacks extensions that this account may not create (${said}). Ask the administrator to run:${sql}`,
    })
  }
}

/** The SQL with which an administrator makes the application role; the password is for the administrator to choose. */
const roleStatements = (database: string): string[] => [
  `CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '...'`,
  `GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${appRole}`,
]

/** The refusal when there is no usable application role; `why` is said first. */
export const roleMissing = (database: string, why: { vi: string; en: string }): StartRefusal => {
  const sql = askAdministrator(roleStatements(database))
  return new StartRefusal('role-missing', {
    vi: `${why.vi} Hãy nhờ người quản trị chạy (tự chọn mật khẩu; nếu vai trò đã có thì dùng ALTER ROLE):${sql}\n\nrồi đặt DATABASE_APP_URL=postgres://${appRole}:MAT_KHAU@may_chu/${database}`,
    en: `${why.en} Ask the administrator to run (choosing a password; ALTER ROLE if the role exists already):${sql}\n\nthen set DATABASE_APP_URL=postgres://${appRole}:PASSWORD@host/${database}`,
  })
}

const unsafe = (role: string, why: { vi: string; en: string }): StartRefusal =>
  new StartRefusal('role-unsafe', {
    vi: `Vai trò ứng dụng "${role}" ${why.vi}, nên phân quyền theo dòng sẽ không có hiệu lực. Hãy đặt DATABASE_APP_URL bằng một vai trò thường, ví dụ ${appRole}.`,
    en: `The application role "${role}" ${why.en}, so row-level security would not bind it. Set DATABASE_APP_URL to an ordinary role, e.g. ${appRole}.`,
  })

interface RoleFacts {
  readonly name: string
  readonly database: string
  readonly started: string
  readonly rolsuper: boolean
  readonly rolbypassrls: boolean
  readonly isOwner: boolean
}

const factsOf = async (client: pg.Client, owner: string): Promise<RoleFacts> => {
  const { rows } = await client.query(
    `SELECT r.rolname AS name, current_database() AS database, pg_postmaster_start_time()::text AS started,
            r.rolsuper, r.rolbypassrls,
            pg_has_role(r.oid, $1::name, 'MEMBER') OR pg_has_role(r.oid, d.datdba, 'MEMBER')
            OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relowner = r.oid AND n.nspname !~ '^pg_') AS "isOwner"
       FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`,
    [owner],
  )
  return rows[0]
}

/**
 * Refuses with `role-unsafe` an application role that row-level security would not bind: a superuser, one with
 * BYPASSRLS, an owner, or a member of the owner; and with `database-unreachable` one that leads to another database.
 */
export const checkAppRole = async (owner: pg.Client, app: pg.Client): Promise<void> => {
  const { rows } = await owner.query('SELECT current_user AS name')
  const ours = await factsOf(owner, rows[0].name)
  const theirs = await factsOf(app, rows[0].name)
  if (ours.database !== theirs.database || ours.started !== theirs.started) {
    throw new StartRefusal('database-unreachable', {
      vi: 'DATABASE_URL và DATABASE_APP_URL phải trỏ đến cùng một cơ sở dữ liệu.',
      en: 'DATABASE_URL and DATABASE_APP_URL must lead to one and the same database.',
    })
  }
  if (theirs.rolsuper) throw unsafe(theirs.name, { vi: 'là siêu người dùng', en: 'is a superuser' })
  if (theirs.rolbypassrls) throw unsafe(theirs.name, { vi: 'có quyền BYPASSRLS', en: 'has BYPASSRLS' })
  if (theirs.isOwner) throw unsafe(theirs.name, { vi: 'là chủ sở hữu', en: 'is the owner, or a member of it' })
}
