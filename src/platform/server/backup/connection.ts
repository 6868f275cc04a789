import pg from 'pg'

/** The text of values must not depend on the settings of a server or role; and a large table takes as long as it takes. */
const settings = `set client_encoding to 'UTF8'; set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres';
  set extra_float_digits to 1; set bytea_output to 'hex'; set statement_timeout to 0; set lock_timeout to 0;
  set idle_in_transaction_session_timeout to 0`

/** One connection whose COPY writes the same bytes everywhere. Throws what PostgreSQL or the network says. */
export async function connectForCopy(owner: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...owner, application_name: 'thenchot backup' })
  // A connection lost between two statements is reported by the next statement.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(settings)
    return client
  } catch (error) {
    await client.end()
    throw error
  }
}
