import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approveEntries, enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { correctTerm, listTerms, registerTerm, withdrawTerm } from '../../src/modules/org/contract/terms.ts'
import { setTheme } from '../../src/modules/targets/contract/programme.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
})
afterAll(() => world.close())

const unit = 'can-tho.binh-thuy'
const congress = { unit, number: 12, congressFirst: '2020-08-05', congressLast: '2020-08-07' }
const code = 'can-tho.binh-thuy:2020-2025'
const period = `term:${code}`
const days = (terms: readonly { code: string; first: string; last: string; isAssumed: boolean }[]) =>
  terms.map((term) => `${term.first}..${term.last}${term.isAssumed ? '?' : ''}`)

describe('the register of terms', () => {
  test('holds the term of a congress from the day after it closed, and its period can be used at once', async () => {
    expect((await clerk.refused(readFigure, { unit, measure: 'admitted', period })).code).toBe('unknown-period')
    expect(await clerk.call(listTerms, { unit })).toMatchObject({
      committee: { code: `${unit}:committee` },
      terms: [],
      nextNumber: 1,
      assumed: { months: 60, isConfirmed: false },
      can: { register: { isAllowed: true } },
    })
    expect(await clerk.call(registerTerm, congress)).toEqual({ id: code })
    expect(await clerk.call(registerTerm, congress)).toEqual({ id: code })
    const { terms, nextNumber } = await clerk.call(listTerms, { unit })
    expect([terms.length, nextNumber]).toEqual([1, 13])
    expect(terms[0]).toMatchObject({
      period,
      years: '2020-2025',
      number: 12,
      congress: { first: '2020-08-05', last: '2020-08-07' },
      first: '2020-08-08',
      last: '2025-08-07',
      isAssumed: true,
      isCurrent: true,
    })
    expect((await clerk.call(readFigure, { unit, measure: 'admitted', period })).figure.absence?.code).toBe('missing')
  })

  test('ends the term before on the closing day of the next congress', async () => {
    await clerk.call(registerTerm, { unit, number: 11, congressFirst: '2015-07-01', congressLast: '2015-07-02' })
    expect(days((await clerk.call(listTerms, { unit })).terms)).toEqual([
      '2020-08-08..2025-08-07?',
      '2015-07-03..2020-08-07',
    ])
  })

  test('keeps figures, their approval and themes of a term with it when its days are corrected, and the old days for who looks back', async () => {
    const approver = await world.as('duyet-binh-thuy')
    const place = { unit, measure: 'admitted', period: 'term:can-tho.binh-thuy:2015-2020' }
    const entryId = id()
    await clerk.call(enterValue, { ...place, id: entryId, value: '450' })
    await approver.call(approveEntries, { entryIds: [entryId] })
    await clerk.call(setTheme, { id: id(), unit, kind: 'breakthrough', period, vi: 'Phát triển đô thị' })
    const before = await clerk.call(readFigure, place)
    await clerk.call(correctTerm, {
      code,
      number: 12,
      congressFirst: '2020-08-10',
      congressLast: '2020-08-12',
      reason: 'theo biên bản đại hội',
    })
    expect(days((await clerk.call(listTerms, { unit })).terms)).toEqual([
      '2020-08-13..2025-08-12?',
      '2015-07-03..2020-08-12',
    ])
    const after = await clerk.call(readFigure, place)
    expect([before.figure.value, after.figure.value]).toEqual(['450', '450'])
    expect(after.history.map((record) => [record.isCurrent, record.approvedBy !== null])).toEqual([[true, true]])
    const past = await clerk.call(readFigure, { ...place, knownAt: before.knownAt })
    expect([past.figure.value, past.isPast]).toEqual(['450', true])
    const board = await clerk.call(readBoard, { unit, period })
    expect(board.breakthroughs.map((item) => item.text.vi)).toEqual(['Phát triển đô thị'])
  })

  test.each([
    [{ number: 12 }, 'numbers-not-rising', 'number'],
    [{ congressFirst: '2024-01-06' }, 'congress-days', 'congressLast'],
    [{ congressLast: '2024-04-04' }, 'congress-to-come', 'congressLast'],
    [{ congressFirst: '2020-08-11', congressLast: '2020-08-13' }, 'terms-overlap', 'congressLast'],
    [{ congressFirst: '2003-01-01', congressLast: '2003-01-02', number: 1 }, 'unit-not-there', 'congressLast'],
    [{ lastYear: 2025, congressFirst: '2020-11-01', congressLast: '2020-11-02' }, 'term-exists', 'congressLast'],
  ])('refuses %j as %s at the field %s, and changes nothing', async (wrong, refusal, field) => {
    const held = await clerk.call(listTerms, { unit })
    const right = { unit, number: 13, congressFirst: '2024-01-03', congressLast: '2024-01-05' }
    const refused = await clerk.refused(registerTerm, { ...right, ...wrong })
    expect([refused.code, refused.status, refused.field]).toEqual([refusal, 422, field])
    expect((await clerk.call(listTerms, { unit })).terms).toEqual(held.terms)
  })

  test('lets a term go that nothing bears, and no other', async () => {
    const extra = { unit, number: 13, congressFirst: '2024-01-03', congressLast: '2024-01-05' }
    const { id: wrong } = await clerk.call(registerTerm, extra)
    expect(days((await clerk.call(listTerms, { unit })).terms)[1]).toBe('2020-08-13..2024-01-05')
    await clerk.call(withdrawTerm, { code: wrong, reason: 'ghi nhầm đơn vị' })
    expect(days((await clerk.call(listTerms, { unit })).terms)[0]).toBe('2020-08-13..2025-08-12?')
    expect((await clerk.refused(withdrawTerm, { code, reason: 'ghi nhầm đơn vị' })).code).toBe('term-in-use')
  })

  test('is written by clerks of the unit alone', async () => {
    const [leader, stranger] = [await world.as('lanh-dao-can-tho'), await world.as('nhap-lieu-son-tra')]
    const next = { unit, number: 13, congressFirst: '2024-01-03', congressLast: '2024-01-05' }
    const correction = { code, ...congress, reason: 'theo biên bản' }
    expect((await leader.call(listTerms, { unit })).can.register.isAllowed).toBe(false)
    expect((await leader.refused(registerTerm, next)).status).toBe(403)
    expect((await leader.refused(correctTerm, correction)).status).toBe(403)
    expect((await stranger.refused(registerTerm, next)).status).toBe(404)
    expect((await stranger.refused(correctTerm, correction)).status).toBe(404)
    expect((await stranger.refused(listTerms, { unit })).status).toBe(404)
  })

  test('of the seed gives the city’s term its congress, and its figures stay', async () => {
    const place = { unit: 'can-tho:committee', measure: 'assigned.communes', period: 'term:can-tho:2015-2020' }
    const leader = await world.as('lanh-dao-can-tho')
    const before = (await leader.call(readFigure, place)).figure.value
    expect(before).not.toBeNull()
    await world.database.owner.query(
      `insert into access_grant (id, account_id, role, unit_id, valid, known_from)
       select gen_random_uuid(), a.id, 'clerk', u.id, '[2000-01-01,)', (select known_from from unit limit 1) from account a, unit u
       where a.login = 'nhap-lieu-son-tra' and u.code = 'can-tho'`,
    )
    const city = await world.as('nhap-lieu-son-tra')
    await city.call(registerTerm, {
      unit: 'can-tho',
      number: 14,
      congressFirst: '2020-09-23',
      congressLast: '2020-09-30',
    })
    await city.call(correctTerm, {
      code: 'can-tho:2015-2020',
      number: 13,
      congressFirst: '2015-09-23',
      congressLast: '2015-09-25',
      reason: 'theo biên bản đại hội',
    })
    expect(days((await leader.call(listTerms, { unit: 'can-tho' })).terms)).toEqual([
      '2020-10-01..2025-09-30?',
      '2015-09-26..2020-09-30',
    ])
    expect((await leader.call(readFigure, place)).figure.value).toBe(before)
  })
})
