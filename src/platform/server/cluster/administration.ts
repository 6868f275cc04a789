import pg from 'pg'

export const ownerRole = 'thenchot_owner'
export const appRole = 'thenchot_app'
export const superRole = 'postgres'
export const databaseName = 'thenchot'
export const extensions = ['ltree', 'unaccent', 'pg_trgm', 'btree_gist'] as const

/** Runs `work` on one connection and closes it. Throws what PostgreSQL or the network says. */
export const onConnection = async <T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ application_name: 'thenchot start', ...config })
  // A connection lost between two statements is reported by the next statement.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const name = pg.escapeIdentifier

/** The statements that make the two roles: neither is a superuser nor passes row-level security. */
export const createRoles = (passwords: { readonly owner: string; readonly app: string }): string[] =>
  (
    [
      [ownerRole, passwords.owner],
      [appRole, passwords.app],
    ] as const
  ).map(
    ([role, password]) =>
      `CREATE ROLE ${name(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${pg.escapeLiteral(password)}`,
  )

/** Makes a database owned by the owner role; the application role may connect to it and copy into temporary tables, and nothing else. */
export const createDatabase = async (
  superuser: pg.ClientConfig,
  database: string,
  template?: string,
): Promise<void> => {
  await onConnection({ ...superuser, database: 'postgres' }, async (client) => {
    const from = template === undefined ? '' : ` TEMPLATE ${name(template)}`
    await client.query(`CREATE DATABASE ${name(database)} OWNER ${name(ownerRole)}${from}`)
    await client.query(`REVOKE ALL ON DATABASE ${name(database)} FROM PUBLIC`)
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name(database)} TO ${name(appRole)}`)
  })
  if (template !== undefined) return
  await onConnection({ ...superuser, database }, async (client) => {
    for (const extension of extensions) await client.query(`CREATE EXTENSION IF NOT EXISTS ${name(extension)}`)
  })
}

/** Drops a database, ending the sessions in it. */
export const dropDatabase = (superuser: pg.ClientConfig, database: string): Promise<void> =>
  onConnection({ ...superuser, database: 'postgres' }, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name(database)} WITH (FORCE)`)
  })
