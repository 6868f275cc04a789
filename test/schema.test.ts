import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeSchema } from '../src/platform/server/db/schema.ts'
import { openWorld, type World } from './kit/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('empty')
})
afterAll(() => world.close())

const change = async (statement: string): Promise<string> => {
  await world.database.owner.query(statement)
  return describeSchema(world.database.owner)
}

describe('the schema', () => {
  test('is what schema.sql says, on every server version; UPDATE_SCHEMA=1 writes it anew', async () => {
    const described = await describeSchema(world.database.owner)
    if (process.env.UPDATE_SCHEMA === '1') writeFileSync('schema.sql', described)
    expect(described).toBe(readFileSync('schema.sql', 'utf8'))
  })

  test('keeps every table behind row-level security, forced for the owner too', async () => {
    const { rows } = await world.database.owner.query<{ name: string; isForced: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as "isForced" from pg_class
        where relnamespace = current_schema::regnamespace and relkind = 'r' order by 1`,
    )
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter((row) => !row.isForced).map((row) => row.name)).toEqual(['schema_migration'])
  })

  test.each([
    ['a column', 'alter table theme add column drift text'],
    ['a type', 'alter table theme alter column rank type bigint'],
    ['a default', 'alter table theme alter column rank set default 7'],
    ['a missing not null', 'alter table theme alter column vi drop not null'],
    ['a check', 'alter table theme add check (rank < 100)'],
    [
      'an exclusion',
      'alter table theme add exclude using gist (unit_id with =, daterange(first_day, last_day) with &&)',
    ],
    ['an index', 'create index theme_drift on theme (rank)'],
    [
      'a function body',
      `create or replace function current_account() returns uuid language sql stable as 'select null::uuid'`,
    ],
    ['a policy', 'create policy drift on theme for delete using (true)'],
    ['a lifted policy', 'alter policy read on theme using (true)'],
    ['row security that is not forced', 'alter table theme no force row level security'],
    ['a grant', 'grant delete on theme to public'],
    ['a grant on a column', 'grant update (vi) on theme to public'],
    ['a sequence', 'create sequence drift'],
    ['a view', 'create view drift_view as select 1 as one'],
    ['a column of a composite type', 'alter type entry_line add attribute drift text'],
    ['a type of its own', `create type drift_type as enum ('a', 'b')`],
    [
      'a trigger',
      'create trigger drift before update on theme for each row execute function suppress_redundant_updates_trigger()',
    ],
  ])('shows %s that somebody adds by hand', async (_what, statement) => {
    const before = await describeSchema(world.database.owner)
    expect(await change(statement)).not.toBe(before)
  })
})
