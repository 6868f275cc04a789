import pg from 'pg'

const quote = pg.escapeIdentifier

interface Numbered {
  readonly table: string
  readonly column: string
  readonly sequence: string
}

const statement = `
  select c.relname::text as table, a.attname::text as column, s.name as sequence
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  cross join lateral (select pg_get_serial_sequence(quote_ident(c.relname), a.attname) as name) s
  where c.relnamespace = current_schema::regnamespace and c.relname = any ($1) and s.name is not null`

/** Lets the numbers that these tables give go on after the largest one they hold. */
export async function continueSequences(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<Numbered>(statement, [tables])
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval($1::regclass, coalesce(max(${quote(column)}), 1), count(*) > 0) from ${quote(table)}`,
      [sequence],
    )
}
