import type pg from 'pg'

/** Jobs stand in a schema of their own beside ours, so that two installations in one database do not meet. */
export async function jobSchemaOn(connection: Pick<pg.Pool, 'query'>): Promise<string> {
  const { rows } = await connection.query<{ name: string }>({
    name: 'job-schema',
    text: `select current_schema() || '_jobs' as name`,
  })
  return rows[0]?.name ?? 'public_jobs'
}
