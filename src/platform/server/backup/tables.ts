import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

const quote = pg.escapeIdentifier

/** A table as the catalogue has it. */
export interface Table {
  readonly name: string
  /** Columns that hold something of their own; generated ones come back by themselves. */
  readonly columns: readonly string[]
  /** False for a table that somebody else put into the schema. */
  readonly isOurs: boolean
  /** What its rows are ordered by, so that equal rows are equal bytes. */
  readonly order: string
}

interface Found {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
  readonly isForced: boolean
}

// Row-level security is forced on every table of the product but the list of migrations, which the header holds.
const statement = `
  select c.relname::text as name, c.relforcerowsecurity as "isForced",
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    array(select concat(quote_ident(a.attname), case when a.attcollation <> 0 then ' collate "C"' end)
      from pg_index i cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary order by k.place) as key
  from pg_class c
  where c.relnamespace = current_schema::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
    and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
  order by c.relname collate "C"`

/** The tables of the schema, by name. */
export async function readTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Found>(statement)
  return rows.map(({ name, columns, key, isForced }) => ({
    name,
    columns,
    isOurs: isForced,
    order: key.length > 0 ? key.join(', ') : `row(${columns.map(quote).join(', ')})::text collate "C"`,
  }))
}

/** The rows of a table as COPY writes them, piece by piece. Breaking off leaves the connection unusable. */
export async function* copyOut(client: pg.ClientBase, table: Table): AsyncGenerator<Buffer> {
  const columns = table.columns.map(quote).join(', ')
  const rows = client.query(
    copyTo(`copy (select ${columns} from ${quote(table.name)} order by ${table.order}) to stdout`),
  )
  // When the reading was broken off, the end of the connection is told to nobody.
  rows.on('error', () => undefined)
  for await (const chunk of rows) yield chunk as Buffer
}
