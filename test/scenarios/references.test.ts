import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { openWorld, type World } from '../kit/world.ts'

type Row = Readonly<Record<string, unknown>>

const tables = {
  person: { unit_id: 'unit', erased: 'act', known_from: 'act' },
  person_profile: { person_id: 'person', known_from: 'act', known_until: 'act' },
  person_secret: { person_id: 'person', known_from: 'act', known_until: 'act' },
  membership: { person_id: 'person', known_from: 'act', known_until: 'act' },
  membership_span: { person_id: 'person', unit_id: 'unit', known_from: 'act', known_until: 'act' },
  membership_step: { person_id: 'person', unit_id: 'unit', to_unit_id: 'unit', known_from: 'act', known_until: 'act' },
  import_row: { act_id: 'act', person_id: 'person' },
} as const
const keys = Object.entries(tables).flatMap(([table, columns]) =>
  Object.entries(columns).map(([column, referred]) => [table, column, referred] as const),
)

let world: World
let owner: pg.Pool
let act: string
let unit: string
let person: string
beforeAll(async () => {
  world = await openWorld()
  owner = world.database.owner
  act = await newAct()
  unit = String((await owner.query(`select id from unit where kind = 'party_organisation' limit 1`)).rows[0]?.id)
  person = await newPerson()
})
afterAll(() => world.close())

async function newAct(): Promise<string> {
  const id = newId()
  await owner.query(
    `insert into act (id, actor_id, verb, record_kind, request_id, digest)
      select $1, id, 'test.act', 'test', 'test', '\\x00' from account limit 1`,
    [id],
  )
  return id
}

async function newPerson(): Promise<string> {
  const id = newId()
  await insert(owner, 'person', { id, unit_id: unit, known_from: act })
  return id
}

function rowOf(table: string): Row {
  const about = { person_id: person, known_from: act }
  const rows: Record<string, Row> = {
    person: { id: newId(), unit_id: unit, known_from: act },
    person_profile: { ...about, name: 'Trần Thử' },
    person_secret: { ...about, religion: 'Không' },
    membership: { ...about, id: newId() },
    membership_span: { ...about, unit_id: unit, state: 'full', valid: '[2020-01-01,)' },
    membership_step: { ...about, id: newId(), unit_id: unit, event: 'admit', on: '2020-01-01' },
    import_row: { act_id: act, row_number: 1, person_id: person, digest: Buffer.alloc(32) },
  }
  return rows[table] ?? {}
}

const insert = (on: pg.Pool | pg.ClientBase, table: string, row: Row): Promise<unknown> =>
  on.query(
    `insert into ${table} (${Object.keys(row).map(pg.escapeIdentifier).join(', ')}) values (${Object.keys(row).map((_, index) => `$${index + 1}`)})`,
    Object.values(row),
  )

/** In a transaction that is undone. */
async function tried(work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const refused = { code: '23503' }

describe('keys that are checked for all rows of a statement', () => {
  test('are all that the tables of an import have, and are found with the foreign keys', async () => {
    const found = await owner.query<{ relation: string; attribute: string; referred: string }>(
      `select r.relation, r.attribute, referred from unnest(array['act', 'unit', 'person']) referred, references_to(referred::regclass) r
        where r.relation = any ($1)`,
      [Object.keys(tables)],
    )
    const told = found.rows.map((row) => `${row.relation}.${row.attribute} -> ${row.referred}`)
    expect(told.toSorted()).toEqual(
      keys.map(([table, column, referred]) => `${table}.${column} -> ${referred}`).toSorted(),
    )
    const all = await owner.query(`select from references_to('person') where relation = 'badge_award'`)
    expect(all.rowCount).toBe(1)
  })

  test.each(keys)('%s.%s refuses what is not there, on insert and on update', async (table, column, referred) => {
    await tried(async (client) => {
      await insert(client, table, {
        ...rowOf(table),
        [column]: referred === 'act' ? act : referred === 'unit' ? unit : person,
      })
    })
    await tried(async (client) => {
      await expect(insert(client, table, { ...rowOf(table), [column]: newId() })).rejects.toMatchObject(refused)
    })
    await tried(async (client) => {
      await insert(client, table, rowOf(table))
      const change = `update ${table} set ${column} = $1 where ctid in (select ctid from ${table} order by xmin::text::bigint desc limit 1)`
      await expect(client.query(change, [newId()])).rejects.toMatchObject(refused)
    })
  })

  test('refuse one wrong row among many', async () => {
    const many = (last: string): [string, unknown[]] => [
      `insert into person_profile (person_id, name, known_from) select id, 'Trần Thử', $2 from unnest($1::uuid[]) id`,
      [[person, last], act],
    ]
    const other = await newPerson()
    await tried(async (client) => {
      expect((await client.query(...many(other))).rowCount).toBe(2)
    })
    await tried(async (client) => {
      await expect(client.query(...many(newId()))).rejects.toMatchObject(refused)
    })
  })

  test.each(keys)('what %s.%s refers to is not deleted', async (table, column, referred) => {
    const target = referred === 'act' ? await newAct() : referred === 'person' ? await newPerson() : unit
    await tried(async (client) => {
      await insert(client, table, { ...rowOf(table), [column]: target })
      await expect(client.query(`delete from ${referred} where id = $1`, [target])).rejects.toMatchObject(refused)
    })
    if (referred !== 'unit')
      await tried(async (client) => {
        expect((await client.query(`delete from ${referred} where id = $1`, [target])).rowCount).toBe(1)
      })
  })

  test.each(['act', 'unit', 'person'])('rows of %s keep their ids, and the table is not emptied', async (table) => {
    await tried(async (client) => {
      const change = `update ${table} set id = $1 where id = $2`
      const id = table === 'act' ? await newAct() : table === 'unit' ? unit : await newPerson()
      await expect(client.query(change, [newId(), id])).rejects.toMatchObject(refused)
    })
    await tried(async (client) => {
      await expect(client.query(`truncate ${table} cascade`)).rejects.toMatchObject(refused)
    })
  })

  test('hold what they refer to against another transaction that deletes it, and the other way round', async () => {
    const [first, second] = [await newPerson(), await newPerson()]
    const [writer, remover] = [await owner.connect(), await owner.connect()]
    try {
      await writer.query('begin')
      await insert(writer, 'person_profile', { ...rowOf('person_profile'), person_id: first })
      const removal = remover.query('delete from person where id = $1', [first]).catch((error: unknown) => error)
      await new Promise((resolve) => setTimeout(resolve, 200))
      await writer.query('commit')
      expect(await removal).toMatchObject(refused)

      await remover.query('begin')
      await remover.query('delete from person where id = $1', [second])
      const writing = insert(writer, 'person_profile', { ...rowOf('person_profile'), person_id: second }).catch(
        (error: unknown) => error,
      )
      await new Promise((resolve) => setTimeout(resolve, 200))
      await remover.query('commit')
      expect(await writing).toMatchObject(refused)

      await remover.query('begin isolation level repeatable read')
      const third = await newPerson()
      await expect(remover.query('delete from person where id = $1', [third])).rejects.toMatchObject(refused)
      await remover.query('rollback')
    } finally {
      writer.release()
      remover.release()
    }
  })

  test('are verified over all rows, and asked by nobody but the owner', async () => {
    await tried(async (client) => {
      await client.query('select verify_references()')
      await client.query('alter table person_secret disable trigger references_of_new')
      await insert(client, 'person_secret', { ...rowOf('person_secret'), person_id: newId() })
      await expect(client.query('select verify_references()')).rejects.toMatchObject(refused)
    })
    for (const statement of ['select verify_references()', `select hold_rows('person', '{}')`])
      await expect(world.database.app.query(statement)).rejects.toMatchObject({ code: '42501' })
  })
})
