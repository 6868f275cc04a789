import pg from 'pg'

const quote = pg.escapeIdentifier

interface Suspended {
  readonly suspend: string
  readonly resume: string
}

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

interface Trigger {
  readonly table: string
  readonly name: string
  readonly mode: 'O' | 'R' | 'A'
}

const foreignKeys = `
  select c.relname::text as table, k.conname::text as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = current_schema::regnamespace and c.relname = any ($1) and k.contype = 'f' and k.conparentid = 0
  order by c.relname, k.conname`

const triggers = `
  select c.relname::text as table, t.tgname::text as name, t.tgenabled::text as mode
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = current_schema::regnamespace and c.relname = any ($1) and not t.tgisinternal and t.tgenabled <> 'D'
  order by c.relname, t.tgname`

const forced = `
  select c.relname::text as table from pg_class c
  where c.relnamespace = current_schema::regnamespace and c.relname = any ($1) and c.relforcerowsecurity order by c.relname`

const modes = { O: '', R: 'replica ', A: 'always ' } as const

/**
 * Within the transaction: takes foreign keys and triggers off these tables, and lets their owner pass row-level security,
 * which COPY asks for. What it returns puts everything back, and every key is checked over all rows then: foreign keys, and
 * those that triggers check.
 */
export async function suspendChecks(client: pg.ClientBase, tables: readonly string[]): Promise<() => Promise<void>> {
  const keys = await client.query<ForeignKey>(foreignKeys, [tables])
  const shots = await client.query<Trigger>(triggers, [tables])
  const safe = await client.query<{ table: string }>(forced, [tables])
  const steps: readonly Suspended[] = [
    ...safe.rows.map(({ table }) => ({
      suspend: `alter table ${quote(table)} no force row level security`,
      resume: `alter table ${quote(table)} force row level security`,
    })),
    ...shots.rows.map(({ table, name, mode }) => ({
      suspend: `alter table ${quote(table)} disable trigger ${quote(name)}`,
      resume: `alter table ${quote(table)} enable ${modes[mode]}trigger ${quote(name)}`,
    })),
    ...keys.rows.map(({ table, name, definition }) => ({
      suspend: `alter table ${quote(table)} drop constraint ${quote(name)}`,
      resume: `alter table ${quote(table)} add constraint ${quote(name)} ${definition}`,
    })),
  ]
  for (const step of steps) await client.query(step.suspend)
  return async () => {
    for (const step of steps.toReversed()) await client.query(step.resume)
    const found = await client.query<{ exists: boolean }>(
      `select to_regprocedure('verify_references()') is not null as exists`,
    )
    if (found.rows[0]?.exists) await client.query('select verify_references()')
  }
}
