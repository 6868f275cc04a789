import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planImport, readImport, runImport } from '../../src/modules/people/contract/exchange.ts'
import { listPeople } from '../../src/modules/people/contract/register.ts'
import { templateColumns } from '../../src/modules/people/exchange.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { foundCells } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const ward = 'can-tho.binh-thuy'
const tables = "'person_profile', 'person_secret', 'membership', 'membership_span', 'membership_step'"
const grown = `select indexname as name, indexdef as definition from pg_indexes where tablename in (${tables}) order by 1`

describe('the indexes of an empty register', () => {
  let world: World
  let clerk: Person
  let cell = ''
  let others: pg.Client
  let before: readonly unknown[] = []
  beforeAll(async () => {
    world = await openWorld()
    clerk = await world.as('nhap-lieu-binh-thuy')
    cell = (await foundCells(world, ward, 1, '2005-01-01'))[0]?.code ?? ''
    others = await connectionOf(world.database.app)
    before = await rowsOf(others, grown)
    expect(before.length).toBeGreaterThan(12)
  })
  afterAll(async () => {
    await others.end()
    await world.close()
  })

  const connectionOf = async (pool: pg.Pool): Promise<pg.Client> => {
    const { options } = pool
    const client = new pg.Client({ ...options, password: options.password, pipeline: false } as pg.ClientConfig)
    await client.connect()
    return client
  }
  const rowsOf = async (client: pg.Client, query: string): Promise<readonly unknown[]> =>
    (await client.query(query)).rows
  const imported = async (name: string): Promise<string> => {
    const row = {
      name,
      birth: '1980-05-19',
      decided_on: '2010-01-05',
      ceremony_on: '2010-01-20',
      full_on: '2011-01-20',
      card_number: String(91_000_000 + Math.floor(performance.now())),
      cell,
    }
    const file = await writeSheet({ name: 'Đảng viên', columns: templateColumns('members'), rows: [row] })
    const jobId = id()
    await clerk.call(planImport, { id: jobId, unit: ward }, file)
    const ended = async (state: string): Promise<string> => {
      for (;;) {
        const job = await clerk.call(readImport, { id: jobId })
        if (job.state !== state) return job.state
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    expect(await ended('planning')).toBe('planned')
    await clerk.call(runImport, { id: jobId })
    return ended('running')
  }

  test('are put back before the transaction ends, whoever set them aside', async () => {
    const client = await connectionOf(world.database.app)
    await client.query('begin')
    await client.query('select set_indexes_aside()')
    expect((await rowsOf(client, grown)).length).toBeLessThan(before.length - 8)
    await client.query('commit')
    expect(await rowsOf(others, grown)).toEqual(before)
    await client.query('begin')
    await client.query('select set_indexes_aside()')
    await client.query('rollback')
    expect(await rowsOf(others, grown)).toEqual(before)
    await expect(client.query("insert into index_aside values ('x', 'drop table person')")).rejects.toMatchObject({
      code: '42501',
    })
    await client.end()
  })

  test('stay where somebody reads the register this moment, without waiting', async () => {
    await others.query('begin')
    await others.query('select count(*) from membership_step')
    const client = await connectionOf(world.database.app)
    await client.query('begin')
    await client.query('select set_indexes_aside()')
    expect(await rowsOf(client, grown)).toEqual(before)
    await client.query('commit')
    await others.query('commit')
    await client.end()
  })

  test('are the same after the first import, and people are found by them; with people in it they stay', async () => {
    const held = async (): Promise<number> =>
      Number((await world.database.owner.query('select count(*) as n from person')).rows[0]?.n)
    expect(await held()).toBe(0)
    expect(await imported('Trần Thị Đầu')).toBe('done')
    expect(await held()).toBe(1)
    expect(await rowsOf(others, grown)).toEqual(before)
    const { people } = await clerk.call(listPeople, { unit: ward, search: 'tran thi dau' })
    expect(people.map(({ name }) => name)).toEqual(['Trần Thị Đầu'])
    const client = await connectionOf(world.database.app)
    await client.query('begin')
    await client.query('select set_indexes_aside()')
    expect(await rowsOf(client, grown)).toEqual(before)
    await client.query('rollback')
    await client.end()
    expect(await imported('Trần Thị Hai')).toBe('done')
  })
})
