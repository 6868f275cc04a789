import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { openWorld, type World } from '../kit/world.ts'

const roleSets = ['{reader,clerk,approver,issuer}', '{clerk,issuer}']
const days = ['(,)', '[1950-01-01,1951-01-01)', '[2024-01-01,2025-08-01)', '[2026-01-01,)']

let world: World
let accounts: readonly string[]
beforeAll(async () => {
  world = await openWorld()
  const { owner } = world.database
  const list = async (text: string): Promise<string[]> =>
    (await owner.query<{ id: string }>(text)).rows.map((row) => row.id)
  accounts = await list('select id from account')
  const units = (await list(`select id from unit where kind = 'party_organisation' order by code`)).slice(0, 40)
  const act = newId()
  await owner.query(
    `insert into act (id, actor_id, verb, record_kind, request_id, digest) values ($1, $2, 'test.act', 'test', 'test', '\\x00')`,
    [act, accounts[0]],
  )
  for (const [index, unit] of units.entries()) {
    const person = newId()
    const other = units[(index * 7 + 3) % units.length]
    await owner.query('insert into person (id, unit_id, known_from) values ($1, $2, $3)', [person, unit, act])
    if (index % 3 > 0)
      await owner.query(
        `insert into membership_span (person_id, unit_id, state, valid, known_from) values ($1, $2, 'full', $3, $4)`,
        [person, other, days[index % days.length], act],
      )
    if (index % 5 === 0)
      await owner.query(
        `insert into transfer (id, person_id, to_unit_id, elsewhere, decided_on, started_on, letter_on, known_from)
          values ($1, $2, $3, 'nơi khác', '2026-01-01', '2026-01-01', '2026-01-01', $4)`,
        [newId(), person, units[(index * 11 + 1) % units.length], act],
      )
  }
})
afterAll(() => world.close())

test('people asked for together are exactly those asked for one by one', async () => {
  const counts = { held: 0, others: 0 }
  for (const account of accounts)
    for (const roles of roleSets) {
      const { rows } = await world.database.owner.query<{ single: boolean; together: boolean }>(
        `select holds_person($1, $2, p.id) as single, p.id in (select people_held($1, $2, array(select id from person))) as together from person p`,
        [account, roles],
      )
      for (const { single, together } of rows) {
        expect(together).toBe(single)
        counts[single ? 'held' : 'others']++
      }
    }
  expect(Math.min(counts.held, counts.others)).toBeGreaterThan(20)
})

test('spans are read exactly where the unit stood within scope on one of their days', async () => {
  const counts = { read: 0, hidden: 0 }
  for (const account of accounts) {
    const client = await world.database.app.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('thenchot.account', $1, true)`, [account])
      const seen = await client.query<{ id: string }>('select person_id as id from membership_span')
      const right = await world.database.owner.query<{ id: string; may: boolean }>(
        `select person_id as id, has_role_everywhere($1, $2) or scope_meets($1, $2, unit_id, valid) as may from membership_span`,
        [account, roleSets[0]],
      )
      const may = right.rows.filter((row) => row.may).map((row) => row.id)
      expect(seen.rows.map((row) => row.id).toSorted()).toEqual(may.toSorted())
      counts.read += may.length
      counts.hidden += right.rows.length - may.length
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  expect(Math.min(counts.read, counts.hidden)).toBeGreaterThan(5)
})
