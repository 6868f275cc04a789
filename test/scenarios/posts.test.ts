import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  changePost,
  endHolding,
  findHolders,
  holdPost,
  openPost,
  readPost,
  readPosts,
  withdrawHolding,
} from '../../src/modules/people/contract/posts.ts'
import { foundCells } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
})
afterAll(() => world.close())

const unit = 'can-tho.binh-thuy'
const from = '2020-08-08'
const open = async (
  input: { body?: string; kind?: 'secretary' | 'deputy_secretary' | 'committee_member'; seats?: number } = {},
) => {
  const { id: post } = await clerk.call(openPost, {
    id: id(),
    body: `${unit}:standing-committee`,
    kind: 'secretary',
    from,
    ...input,
  })
  return post
}
const hold = (post: string, person: { id: string; name?: string }, input: object = {}) =>
  ({ id: id(), post, person, from, ...input }) as never
const holders = async (post: string, on?: string) => {
  const { bodies } = await clerk.call(readPosts, { unit, ...(on === undefined ? {} : { on }) })
  const found = bodies.flatMap((body) => body.posts).find((item) => item.id === post)
  return found && { vacant: found.vacant, names: found.holders.map((item) => item.name) }
}

describe('posts of a unit and who holds them', () => {
  test('are vacant until somebody holds them, acting or not, and say who held them on a day', async () => {
    const post = await open()
    expect(await holders(post)).toEqual({ vacant: 1, names: [] })
    const [first, second] = [id(), id()]
    await clerk.call(holdPost, hold(post, { id: first, name: 'Nguyễn Thị Thử Một' }, { until: '2023-03-01' }))
    await clerk.call(
      holdPost,
      hold(post, { id: second, name: 'Trần Văn Thử Hai' }, { from: '2023-01-01', until: '2023-03-01', isActing: true }),
    )
    await clerk.call(holdPost, hold(post, { id: second }, { from: '2023-03-01', decision: '12-QĐ/TU' }))
    expect(await holders(post, '2020-08-07')).toBeUndefined()
    expect(await holders(post, '2022-12-31')).toEqual({ vacant: 0, names: ['Nguyễn Thị Thử Một'] })
    expect((await holders(post, '2023-02-01'))?.names.toSorted()).toEqual(['Nguyễn Thị Thử Một', 'Trần Văn Thử Hai'])
    expect(await holders(post)).toEqual({ vacant: 0, names: ['Trần Văn Thử Hai'] })
    const { holdings } = await clerk.call(readPost, { unit, post })
    expect(holdings.map(({ name, isActing, until, decision }) => [name, isActing, until, decision])).toEqual([
      ['Trần Văn Thử Hai', false, null, '12-QĐ/TU'],
      ['Trần Văn Thử Hai', true, '2023-03-01', null],
      ['Nguyễn Thị Thử Một', false, '2023-03-01', null],
    ])
  })

  test('one person holds several posts, and each says so', async () => {
    const [deputy, member] = [
      await open({ kind: 'deputy_secretary' }),
      await open({ body: `${unit}:committee`, kind: 'committee_member', seats: 45 }),
    ]
    const person = id()
    await clerk.call(holdPost, hold(deputy, { id: person, name: 'Lê Thị Thử Ba' }))
    await clerk.call(holdPost, hold(member, { id: person }))
    const { bodies } = await clerk.call(readPosts, { unit })
    const held = bodies.flatMap((body) => body.posts).find((item) => item.id === member)
    expect([held?.seats, held?.vacant]).toEqual([45, 44])
    expect(held?.holders[0]?.alsoHolds.map((name) => name.vi)).toEqual(['Phó Bí thư'])
  })

  test('refuse the same person twice, more people than seats, and days outside the post’s life', async () => {
    const post = await open({ seats: 2 })
    const person = id()
    await clerk.call(holdPost, hold(post, { id: person, name: 'Phạm Văn Thử Bốn' }))
    const refusal = async (input: never) => {
      const { code, status } = await clerk.refused(holdPost, input)
      return [code, status]
    }
    expect(await refusal(hold(post, { id: person }, { from: '2023-01-01' }))).toEqual(['held-already', 422])
    await clerk.call(holdPost, hold(post, { id: id(), name: 'Võ Thị Thử Năm' }))
    const third = { id: id(), name: 'Đỗ Văn Thử Sáu' }
    expect(await refusal(hold(post, third))).toEqual(['no-seat', 422])
    expect(await refusal(hold(post, third, { from: '2020-08-07', isActing: true }))).toEqual(['outside-post', 422])
    expect(await refusal(hold(post, { id: id() }))).toEqual(['not-found', 404])
    const { people } = await clerk.call(findHolders, { unit, search: 'do van thu sau' })
    expect(people).toEqual([])
    await clerk.call(holdPost, hold(post, third, { isActing: true }))
    expect((await holders(post))?.names).toContain('Đỗ Văn Thử Sáu')
  })

  test('a holding ends, or is withdrawn, and sending twice does nothing more', async () => {
    const post = await open()
    const input = hold(post, { id: id(), name: 'Bùi Thị Thử Bảy' })
    const { id: holding } = await clerk.call(holdPost, input)
    await clerk.call(holdPost, input)
    expect((await clerk.refused(endHolding, { id: holding, until: from })).code).toBe('days-order')
    await clerk.call(endHolding, { id: holding, until: '2022-01-01' })
    await clerk.call(endHolding, { id: holding, until: '2022-01-01' })
    expect((await clerk.refused(endHolding, { id: holding, until: '2023-01-01' })).code).toBe('ended-already')
    expect(await holders(post)).toEqual({ vacant: 1, names: [] })
    expect((await holders(post, '2021-12-31'))?.names).toEqual(['Bùi Thị Thử Bảy'])
    await clerk.call(withdrawHolding, { id: holding, reason: 'ghi nhầm người' })
    expect((await clerk.call(readPost, { unit, post })).holdings).toEqual([])
    const { rows } = await world.database.owner.query('select from position_holding where id = $1', [holding])
    expect(rows).toHaveLength(2)
  })

  test('a post can lose seats or end only where nobody holds it', async () => {
    const post = await open({ seats: 2 })
    const change = { id: post, seats: 1, from, until: null, reason: 'theo đề án mới' }
    await clerk.call(holdPost, hold(post, { id: id(), name: 'Hồ Văn Thử Tám' }))
    const { id: second } = await clerk.call(holdPost, hold(post, { id: id(), name: 'Ngô Thị Thử Chín' }))
    expect((await clerk.refused(changePost, change)).code).toBe('seats-taken')
    await clerk.call(endHolding, { id: second, until: '2024-01-01' })
    expect((await clerk.refused(changePost, change)).code).toBe('seats-taken')
    expect((await clerk.refused(changePost, { ...change, seats: 2, until: '2024-01-01' })).code).toBe('still-held')
    await clerk.call(changePost, { ...change, seats: 3 })
    expect((await holders(post))?.vacant).toBe(2)
    expect((await clerk.refused(openPost, { id: id(), body: `${unit}:committee`, kind: 'staff', from })).code).toBe(
      'not-of-this-body',
    )
  })

  test('people are found by name without accents: members of the cells, and those written down here', async () => {
    const [cell] = await foundCells(world, unit, 1)
    const member = id()
    await world.database.owner.query(
      `with acted as (select known_from as id from unit limit 1), person as (
         insert into person (id, unit_id, known_from) select $1::uuid, $2::uuid, id from acted returning id, known_from
       ), profile as (insert into person_profile (person_id, name, birth, known_from) select id, 'Đặng Thị Tìm Được', '1970', known_from from person)
       insert into membership_span (person_id, unit_id, state, valid, known_from) select $1::uuid, $2::uuid, 'full', '[2000-01-01,)', id from acted`,
      [member, cell?.id],
    )
    const { people } = await clerk.call(findHolders, { unit, search: 'dang thi tim' })
    expect(people).toMatchObject([{ id: member, name: 'Đặng Thị Tìm Được', birth: '1970', cell: { code: cell?.code } }])
    expect((await clerk.call(findHolders, { unit, search: 'thu chin' })).people.map((person) => person.cell)).toEqual([
      null,
    ])
    const post = await open()
    await clerk.call(holdPost, hold(post, { id: member }))
    expect((await holders(post))?.names).toEqual(['Đặng Thị Tìm Được'])
  })

  test('are written by clerks of the unit alone and read within scope', async () => {
    const [leader, stranger] = [await world.as('lanh-dao-can-tho'), await world.as('nhap-lieu-son-tra')]
    const post = await open()
    const input = hold(post, { id: id(), name: 'Dương Văn Thử Mười' })
    const { id: holding } = await clerk.call(holdPost, input)
    expect((await leader.call(readPosts, { unit })).can.write.isAllowed).toBe(false)
    for (const [who, status] of [
      [leader, 403],
      [stranger, 404],
    ] as const) {
      expect((await who.refused(holdPost, { ...(input as object), id: id() })).status).toBe(status)
      expect((await who.refused(endHolding, { id: holding, until: '2023-01-01' })).status).toBe(status)
      expect((await who.refused(withdrawHolding, { id: holding, reason: 'ghi nhầm' })).status).toBe(status)
      expect(
        (await who.refused(changePost, { id: post, seats: 2, from, until: null, reason: 'theo đề án' })).status,
      ).toBe(status)
      expect(
        (await who.refused(openPost, { id: id(), body: `${unit}:committee`, kind: 'committee_member', from })).status,
      ).toBe(status)
    }
    expect((await stranger.refused(readPosts, { unit })).status).toBe(404)
    expect((await stranger.refused(readPost, { unit, post })).status).toBe(404)
    expect((await stranger.refused(findHolders, { unit, search: 'thu' })).status).toBe(404)
  })
})
