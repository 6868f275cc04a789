import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { openWorld, type World } from '../kit/world.ts'

type Row = Readonly<Record<string, unknown>>
type Rows = Readonly<Record<string, readonly Row[]>>

const tables = ['person_profile', 'person_secret', 'membership', 'membership_span', 'membership_step', 'import_row']

describe('what the first import wrote while indexes and checks were aside', () => {
  let world: World
  let owner: pg.Pool
  let unit = ''
  let somebodys = ''
  beforeAll(async () => {
    world = await openWorld()
    owner = world.database.owner
    unit = String((await owner.query(`select id from unit where kind = 'party_organisation' limit 1`)).rows[0]?.id)
    somebodys = String((await owner.query('select id from act limit 1')).rows[0]?.id)
  })
  afterAll(() => world.close())

  /** Two people of one act, with a row in every table each. */
  function good(): Rows {
    const act = newId()
    const people = [newId(), newId()]
    const each = (row: (person: string, at: number) => Row): readonly Row[] => people.map(row)
    return {
      act: [{ id: act }],
      person: each((id) => ({ id, unit_id: unit, known_from: act })),
      person_profile: each((person_id) => ({ person_id, name: 'Trần Thử', known_from: act, by_file: true })),
      person_secret: each((person_id) => ({ person_id, religion: 'Không', known_from: act })),
      membership: each((person_id) => ({ id: newId(), person_id, known_from: act })),
      membership_span: each((person_id) => ({
        person_id,
        unit_id: unit,
        state: 'full',
        valid: '[2020-01-01,)',
        known_from: act,
      })),
      membership_step: each((person_id) => ({
        id: newId(),
        person_id,
        unit_id: unit,
        event: 'admit',
        on: '2020-01-01',
        known_from: act,
      })),
      import_row: each((person_id, at) => ({ act_id: act, row_number: at, person_id, digest: Buffer.alloc(32) })),
    }
  }

  /** The rows of one table, with something else in its last row. */
  const but = (rows: Rows, table: string, other: Row): Rows => ({
    ...rows,
    [table]: (rows[table] ?? []).map((row, at, all) => (at === all.length - 1 ? { ...row, ...other } : row)),
  })

  async function insert(client: pg.ClientBase, rows: Rows): Promise<void> {
    for (const [table, list] of Object.entries(rows))
      for (const row of list)
        await (table === 'act'
          ? client.query(
              `insert into act (id, actor_id, verb, record_kind, request_id, digest)
                select $1, id, 'test.act', 'test', 'test', '\\x00' from account limit 1`,
              [row.id],
            )
          : client.query(
              `insert into ${table} (${Object.keys(row).map(pg.escapeIdentifier).join(', ')}) values (${Object.keys(row).map((_, at) => `$${at + 1}`)})`,
              Object.values(row),
            ))
  }

  /** In a transaction that is undone, after everything was put back and checked. */
  async function tried(
    rows: Rows,
    after: (client: pg.ClientBase) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const client = await owner.connect()
    try {
      await client.query('begin')
      await client.query('select set_indexes_aside()')
      await insert(client, rows)
      await client.query('set constraints index_is_put_back immediate')
      await after(client)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  test('stands where it is whole, and is checked statement by statement again afterwards', async () => {
    await tried(good(), async (client) => {
      const { rows } = await client.query(
        `select distinct tgenabled as state from pg_trigger where not tgisinternal and tgrelid = any ($1::regclass[])`,
        [tables],
      )
      expect(rows).toEqual([{ state: 'O' }])
      await insert(client, good())
      await expect(insert(client, but(good(), 'membership', { person_id: newId() }))).rejects.toMatchObject({
        code: '23503',
      })
    })
  })

  test('is refused where a row refers to what is not there, by any column', async () => {
    const { rows: places } = await owner.query<{ relation: string; attribute: string; referred: string }>(
      `select relation, attribute, referred from unnest(array['act', 'unit', 'person']) referred, references_to(referred::regclass)
        where relation = any ($1) order by 1, 2`,
      [tables],
    )
    expect(places.length).toBeGreaterThan(15)
    for (const { relation, attribute, referred } of places) {
      const rows = good()
      const there = { act: somebodys, unit, person: String(rows.person?.[0]?.id) }[referred]
      // One person has one believed profile, and spans that lie apart.
      const about = attribute === 'person_id' ? { known_until: somebodys } : {}
      const also = relation === 'import_row' || relation === 'membership_step' ? {} : about
      await tried(but(rows, relation, { [attribute]: there, ...also }))
      const wrong = tried(but(good(), relation, { [attribute]: newId() }))
      await expect(wrong, `${relation}.${attribute}`).rejects.toMatchObject({ code: '23503' })
    }
  })

  test('is refused where it speaks of a person whom somebody else wrote', async () => {
    const rows = good()
    const other = newId()
    const client = await owner.connect()
    try {
      await client.query('begin')
      await client.query('select set_indexes_aside()')
      await owner.query('insert into person (id, unit_id, known_from) values ($1, $2, $3)', [other, unit, somebodys])
      await insert(client, but(rows, 'import_row', { person_id: other }))
      await expect(client.query('commit')).rejects.toMatchObject({ code: '23503' })
    } finally {
      await client.query('rollback')
      client.release()
      await owner.query('delete from person where id = $1', [other])
    }
  })

  test('is refused where spans of one person overlap, or two rows have one key', async () => {
    const rows = good()
    const [first] = rows.membership_span ?? []
    const second = (valid: string): Rows => ({
      ...rows,
      membership_span: [
        { ...first, valid: '[2020-01-01,2021-01-01)' },
        { ...first, valid },
      ],
    })
    await tried(second('[2021-01-01,)'))
    await expect(tried(second('[2020-12-31,)'))).rejects.toMatchObject({ code: '23P01' })
    const [step] = rows.membership_step ?? []
    await expect(tried({ ...rows, membership_step: [step ?? {}, step ?? {}] })).rejects.toMatchObject({ code: '23505' })
    const [profile] = rows.person_profile ?? []
    await expect(tried({ ...rows, person_profile: [profile ?? {}, profile ?? {}] })).rejects.toMatchObject({
      code: '23505',
    })
  })
})
