import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDirective } from '../../src/modules/directives/contract/document.ts'
import {
  changeSession,
  conveneSession,
  listSessions,
  readSession,
  saveSheet,
  withdrawSession,
} from '../../src/modules/directives/contract/study.ts'
import { registerDirective } from '../../src/modules/directives/contract.ts'
import { foundCells, personHolding, type TestCell } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
let world: World
let clerk: Person
let cells: readonly TestCell[]
let directive: string
const [hall, far] = [id(), id()]
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  cells = await foundCells(world, unit, 3)
  const input = {
    id: id(),
    issuer: `${unit}:committee`,
    kind: 'resolution',
    symbol: '11-NQ/QU',
    issuedOn: '2024-01-05',
  }
  directive = (await clerk.call(registerDirective, { ...input, title: 'Nghị quyết về chuyển đổi số' })).id
})
afterAll(() => world.close())

const code = (at: number): string => cells[at]?.code ?? ''
const session = () => ({
  ...{ id: id(), unit: `${unit}:standing-committee`, heldOn: '2024-03-01', title: 'Hội nghị quán triệt Nghị quyết 11' },
  directives: [directive],
  sites: [
    { id: hall, name: 'Hội trường quận' },
    { id: far, name: 'Điểm cầu phường' },
  ],
})
const sheet = (sessionId: string, at: number, site = hall) => ({
  ...{ id: id(), session: sessionId, site, unit: code(at), summoned: 50, present: 49, excused: 1, unexcused: 0 },
})

test('attendance is counted by site and by unit, and adds up on the server too', async () => {
  const convened = session()
  expect((await (await world.as('duyet-binh-thuy')).refused(conveneSession, convened)).status).toBe(403)
  await clerk.call(conveneSession, convened)
  const wrong = await clerk.refused(saveSheet, { ...sheet(convened.id, 0), present: 48 })
  expect([wrong.code, wrong.field]).toEqual(['attendance-short', 'present'])
  await clerk.call(saveSheet, sheet(convened.id, 0))
  await clerk.call(saveSheet, { ...sheet(convened.id, 1, far), present: 40, excused: 4, unexcused: 6 })
  const page = await clerk.call(readSession, { id: convened.id })
  expect(page.total).toMatchObject({
    summoned: 100,
    present: 89,
    excused: 5,
    unexcused: 6,
    share: { printed: { vi: '89/100, 89%' } },
  })
  expect(page.sites.map((site) => site.total.share.printed.vi)).toEqual(['49/50, 98%', '40/50, 80%'])
  expect(page.sheets.map((item) => [item.unit.code, item.isOnBehalf])).toEqual([
    [code(0), true],
    [code(1), true],
  ])
  expect((await clerk.call(readDirective, { id: directive })).sessions.map((item) => item.id)).toContain(convened.id)
})

test('a cell enters its own sheet, sees no other, and a second writer gets what is there', async () => {
  const convened = session()
  await clerk.call(conveneSession, convened)
  await clerk.call(saveSheet, sheet(convened.id, 1))
  const own = await personHolding(world, 'clerk', code(0))
  expect((await own.refused(saveSheet, sheet(convened.id, 1))).status).toBe(404)
  const first = sheet(convened.id, 0)
  await own.call(saveSheet, first)
  await own.call(saveSheet, first)
  const seen = await own.call(readSession, { id: convened.id })
  expect([seen.isWhole, seen.sheets.map((item) => [item.unit.code, item.isOnBehalf]), seen.total.summoned]).toEqual([
    false,
    [[code(0), false]],
    50,
  ])
  const second = { ...sheet(convened.id, 0), summoned: 60, present: 59 }
  const conflict = await clerk.refused(saveSheet, second)
  expect([conflict.status, conflict.code]).toEqual([409, 'sheet-changed'])
  expect((await clerk.refused(saveSheet, { ...second, supersedes: first.id })).field).toBe('reason')
  await clerk.call(saveSheet, { ...second, supersedes: first.id, reason: 'đếm lại' })
  expect((await clerk.call(readSession, { id: convened.id })).total.summoned).toBe(110)
  const rows = await world.database.owner.query('select from study_sheet where id = any ($1)', [[first.id, second.id]])
  expect(rows.rowCount).toBe(2)
  const { sessions } = await own.call(listSessions, { unit: code(0) })
  expect(sessions.find((item) => item.id === convened.id)?.total).toBeNull()
  expect((await (await world.as('nhap-lieu-son-tra')).refused(readSession, { id: convened.id })).status).toBe(404)
})

test('a session is corrected and withdrawn with a reason; a site with sheets stays', async () => {
  const convened = session()
  await clerk.call(conveneSession, convened)
  await clerk.call(saveSheet, sheet(convened.id, 2, far))
  const without = { ...convened, sites: convened.sites.slice(0, 1), reason: 'bỏ điểm cầu' }
  expect((await clerk.refused(changeSession, without)).code).toBe('site-has-sheets')
  await clerk.call(changeSession, { ...convened, heldOn: '2024-03-02', reason: 'sai ngày' })
  expect((await clerk.call(readSession, { id: convened.id })).heldOn).toBe('2024-03-02')
  expect(
    (await (await world.as('duyet-binh-thuy')).refused(withdrawSession, { id: convened.id, reason: 'thử' })).status,
  ).toBe(403)
  await clerk.call(withdrawSession, { id: convened.id, reason: 'ghi nhầm' })
  expect((await clerk.refused(readSession, { id: convened.id })).status).toBe(404)
})

test('no sheet for a session to come, a unknown site or a unit elsewhere', async () => {
  const convened = { ...session(), heldOn: '2024-04-04' }
  await clerk.call(conveneSession, convened)
  expect((await clerk.refused(saveSheet, sheet(convened.id, 0))).code).toBe('not-held-yet')
  const held = session()
  await clerk.call(conveneSession, held)
  expect((await clerk.refused(saveSheet, sheet(held.id, 0, id()))).code).toBe('unknown-site')
  expect((await clerk.refused(saveSheet, { ...sheet(held.id, 0), unit: 'can-tho.cai-rang' })).status).toBe(404)
  expect((await clerk.refused(saveSheet, { ...sheet(held.id, 0), summoned: -1 })).status).toBe(400)
})
