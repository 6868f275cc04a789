import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../kit/world.ts'

let world: World
let client: pg.PoolClient
beforeAll(async () => {
  world = await openWorld()
  client = await world.database.owner.connect()
})
afterAll(async () => {
  client.release()
  await world.close()
})

const reach = async (): Promise<readonly string[]> =>
  (await client.query(`select concat_ws(' ', root_id, unit_id, during) as row from unit_reach order by 1`)).rows.map(
    (item) => item.row,
  )

/** What changes a tree, and for which units it must be worked out anew; $1 is an act. */
const changes: Readonly<Record<string, string>> = {
  'a unit moves with all below it': `
    with moved as (update unit_parent p set known_until = $1 where p.known_until is null and p.unit_id = (
        select q.parent_id from unit_parent q where q.parent_id in (select unit_id from unit_parent) limit 1) returning unit_id, valid)
    insert into unit_parent (unit_id, parent_id, valid, known_from)
    select m.unit_id, (select u.id from unit u where u.kind = 'party_organisation' and u.role = 'city' order by u.code limit 1), m.valid * daterange('2020-01-01', null), $1
    from moved m returning unit_id`,
  'a unit is led by nobody above': `
    update unit_parent set known_until = $1 where known_until is null and unit_id in (
      select unit_id from unit_parent where known_until is null order by 1 limit 5) returning unit_id`,
  'areas lose those who led them': `
    update area_lead set known_until = $1 where known_until is null returning party_id as unit_id`,
  'two areas change their leaders, told by the areas alone': `
    with left_behind as (update area_lead set known_until = $1 where known_until is null and area_id in (
        select area_id from area_lead where known_until is null order by 1 limit 2) returning party_id, area_id)
    insert into area_lead (party_id, area_id, valid, known_from)
    select other.party_id, l.area_id, daterange('2021-01-01', '2022-01-01'), $1 from left_behind l join left_behind other on other.area_id <> l.area_id
    returning area_id as unit_id`,
  'units end': `
    with closed as (update unit_span set known_until = $1 where known_until is null and unit_id in (
        select parent_id from unit_parent where known_until is null order by 1 limit 2) returning unit_id, valid)
    insert into unit_span (unit_id, valid, known_from) select unit_id, valid * daterange('1990-01-01', '2023-07-01'), $1 from closed returning unit_id`,
}

test.each(Object.entries(changes))(
  '%s: working out its part comes to the same as working out everything',
  async (_, change) => {
    const before = await reach()
    expect(before.length).toBeGreaterThan(100)
    await client.query('begin')
    const { rows } = await client.query<{ unit_id: string }>(change, [
      (await client.query<{ id: string }>('select id from act limit 1')).rows[0]?.id,
    ])
    await client.query('select rebuild_unit_reach_of($1)', [rows.map((row) => row.unit_id)])
    const part = await reach()
    await client.query('select rebuild_unit_reach()')
    const whole = await reach()
    await client.query('delete from unit_reach')
    await client.query('select rebuild_unit_reach()')
    const anew = await reach()
    await client.query('rollback')
    expect(rows.length).toBeGreaterThan(0)
    expect(anew).not.toEqual(before)
    expect(whole).toEqual(anew)
    expect(part).toEqual(anew)
  },
)
