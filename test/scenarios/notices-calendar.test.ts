import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { disableAccount } from '../../src/modules/accounts/contract.ts'
import { endCalendar, preferNotices, readNoticeSettings, renewCalendar } from '../../src/modules/notices/contract.ts'
import type { Deadline } from '../../src/modules/notices/deadline.ts'
import { foundCells, setToday, type TestCell } from '../kit/cells.ts'
import { refresh, statedDeadlines } from '../kit/notice-world.ts'
import { openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let cell: TestCell
let far: TestCell
let clerk: Person
let url: string
const stated = statedDeadlines()

const due = (key: string, dueOn: string, more: Partial<Deadline> = {}): Deadline => ({
  key,
  kind: 'due',
  unitId: cell.id,
  dueOn,
  title: {
    vi: 'Nộp báo cáo kết quả công tác kiểm tra, giám sát; thi hành kỷ luật đảng quý II và phương hướng, nhiệm vụ trọng tâm',
    en: 'Hand in the report',
  },
  path: '/reports',
  role: 'clerk',
  doneOn: null,
  ...more,
})

beforeAll(async () => {
  world = await openWorld()
  cell = (await foundCells(world, 'can-tho.binh-thuy', 1))[0] ?? { id: '', code: '' }
  far = (await foundCells(world, 'da-nang.son-tra', 1))[0] ?? { id: '', code: '' }
  clerk = await world.as('nhap-lieu-binh-thuy')
  await setToday(world, '2026-06-15')
})
afterAll(() => world.close())
beforeEach(async () => {
  url = (await clerk.call(renewCalendar, {})).url
})

const get = (address: string, headers: Record<string, string> = {}) =>
  world.app.inject({ method: 'GET', url: new URL(address).pathname, headers })
async function events(address = url) {
  const reply = await get(address)
  expect(reply.statusCode).toBe(200)
  const component = new ICAL.Component(ICAL.parse(reply.body))
  return component.getAllSubcomponents('vevent').map((item) => {
    const event = new ICAL.Event(item)
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toString(),
      isAllDay: event.startDate.isDate,
      sequence: event.sequence,
      status: item.getFirstPropertyValue('status'),
      stamp: String(item.getFirstPropertyValue('dtstamp')),
      alarms: item.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    }
  })
}
const run = async (...deadlines: readonly Deadline[]) => {
  stated.set(deadlines)
  await refresh(world, [stated.source])
}

describe('the calendar of an account', () => {
  test('is read by a real parser: whole days, Vietnamese folded and escaped, two alarms', async () => {
    await run(due('a', '2026-06-30'))
    const reply = await get(url)
    expect(reply.headers['content-type']).toContain('text/calendar')
    for (const line of reply.body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const [event, ...others] = await events()
    expect(others).toEqual([])
    expect(event).toMatchObject({
      summary: `${due('a', '').title.vi} – Chi bộ 1`,
      start: '2026-06-30',
      isAllDay: true,
      sequence: 0,
      status: 'CONFIRMED',
      alarms: ['-PT16H', 'PT8H'],
    })
    expect(event?.description).toContain(`http://127.0.0.1:4780/reports?unit=${cell.code}`)
  })

  test('keeps the UID of a deadline whose day moves and raises its sequence; done it says so; gone it is cancelled', async () => {
    await run(due('b', '2026-06-30'))
    const [before] = (await events()).filter((event) => event.status === 'CONFIRMED')
    await run(due('b', '2026-07-05'))
    const moved = (await events()).find((event) => event.uid === before?.uid)
    expect(moved).toMatchObject({ start: '2026-07-05', sequence: 1, status: 'CONFIRMED' })
    await run(due('b', '2026-07-05', { doneOn: '2026-06-15' }))
    const done = (await events()).find((event) => event.uid === before?.uid)
    expect(done).toMatchObject({ sequence: 2, alarms: [] })
    expect(done?.summary).toMatch(/^Đã xong: /)
    await run()
    expect((await events()).find((event) => event.uid === before?.uid)).toMatchObject({
      sequence: 3,
      status: 'CANCELLED',
    })
    await run(due('b', '2026-07-05'))
    expect((await events()).find((event) => event.uid === before?.uid)).toMatchObject({
      sequence: 3,
      status: 'CONFIRMED',
    })
  })

  test('is one event for the same deadline of several units: it names them, says how many are left, and is done with the last', async () => {
    const [one, two, three] = (await foundCells(world, 'can-tho.binh-thuy', 3)) as [TestCell, TestCell, TestCell]
    const handIn = (unitId: string, more: Partial<Deadline> = {}) =>
      due(`g:${unitId}`, '2026-06-25', { unitId, title: { vi: 'Nộp biểu quý II', en: 'Hand in' }, ...more })
    const shown = async () =>
      (await events()).filter((event) => event.summary.includes('Nộp biểu quý II') && event.status === 'CONFIRMED')
    await run(
      handIn(one.id),
      handIn(two.id),
      handIn(three.id),
      due('h', '2026-06-25', { title: { vi: 'Việc khác', en: 'Other' } }),
    )
    const [all, ...others] = await shown()
    expect(others).toEqual([])
    expect(all).toMatchObject({
      summary: 'Nộp biểu quý II – 3 đơn vị',
      start: '2026-06-25',
      alarms: ['-PT16H', 'PT8H'],
    })
    expect(all?.description).toContain('http://127.0.0.1:4780/notices')
    await run(handIn(one.id), handIn(two.id, { doneOn: '2026-06-15' }), handIn(three.id))
    const [left] = await shown()
    expect(left).toMatchObject({ uid: all?.uid, summary: 'Nộp biểu quý II – 3 đơn vị, còn 2' })
    expect(left?.sequence).toBeGreaterThanOrEqual(all?.sequence ?? Number.NaN)
    const doneOn = '2026-06-15'
    await run(handIn(one.id, { doneOn }), handIn(two.id, { doneOn }), handIn(three.id, { doneOn }))
    expect(await shown()).toMatchObject([{ uid: all?.uid, summary: 'Đã xong: Nộp biểu quý II – 3 đơn vị', alarms: [] }])
    await run(
      handIn(one.id),
      handIn(two.id, { dueOn: '2026-07-25' }),
      handIn(three.id, { key: 'again', unitId: one.id }),
    )
    expect((await shown()).map((event) => event.start).toSorted()).toEqual(['2026-06-25', '2026-06-25', '2026-07-25'])
  })

  test('holds what its account reads, and nothing of a unit elsewhere', async () => {
    await run(
      due('c', '2026-06-20'),
      due('d', '2026-06-20', { unitId: far.id, title: { vi: 'Việc nơi khác', en: 'Elsewhere' } }),
    )
    const titles = async (login: string) => {
      const other = await world.as(login)
      const address = (await other.call(renewCalendar, {})).url
      return (await events(address))
        .filter((event) => event.status !== 'CANCELLED')
        .map(({ summary }) => summary.slice(0, 13))
    }
    expect(await titles('nhap-lieu-binh-thuy')).toEqual(['Nộp báo cáo k'])
    expect(await titles('lanh-dao-can-tho')).toEqual(['Nộp báo cáo k'])
    expect(await titles('nhap-lieu-son-tra')).toEqual(['Việc nơi khác'])
    expect(await titles('quan-tri')).toEqual([])
  })

  test('speaks the language of the account, and is not sent again while nothing changed', async () => {
    await run(due('e', '2026-06-20'))
    const first = await get(url)
    const tag = String(first.headers.etag)
    expect((await get(url)).headers.etag).toBe(tag)
    expect((await get(url, { 'if-none-match': tag })).statusCode).toBe(304)
    await run(due('e', '2026-06-21'))
    expect((await get(url, { 'if-none-match': tag })).statusCode).toBe(200)
    await clerk.call(preferNotices, { mails: true, language: 'en' })
    expect((await events()).map(({ summary }) => summary)).toContain('Hand in the report – Cell 1')
    await clerk.call(preferNotices, { mails: true, language: 'vi' })
  })

  test('lies behind a secret that is kept as a digest only and opens nothing once renewed, ended or its account disabled', async () => {
    const token = /calendar\/(.+)\.ics$/.exec(url)?.[1] ?? ''
    const { rows } = await world.database.owner.query<{ row: string }>('select f::text as row from calendar_feed f')
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
    const next = (await clerk.call(renewCalendar, {})).url
    expect((await get(url)).statusCode).toBe(404)
    expect((await get(next)).statusCode).toBe(200)
    await clerk.call(endCalendar, {})
    expect((await get(next)).statusCode).toBe(404)
    expect((await clerk.call(readNoticeSettings, {})).hasCalendar).toBe(false)
    for (const wrong of ['/calendar/x.ics', `/calendar/${'a'.repeat(32)}.ics`, `/calendar/${token}`])
      expect((await world.app.inject({ method: 'GET', url: wrong })).statusCode).toBe(404)
    const other = await world.as('nhap-lieu-cai-rang')
    const address = (await other.call(renewCalendar, {})).url
    const admin = await world.as('quan-tri')
    const { rows: found } = await world.database.owner.query<{ id: string }>(
      `select id from account where login = 'nhap-lieu-cai-rang'`,
    )
    await admin.call(disableAccount, { accountId: found[0]?.id ?? '', isDisabled: true, reason: 'nghỉ việc' })
    expect((await get(address)).statusCode).toBe(404)
  })

  test('answers so many times a minute and no more', async () => {
    const answers = []
    for (let i = 0; i < 70; i++) answers.push((await get(url)).statusCode)
    expect(answers.filter((status) => status === 429).length).toBeGreaterThan(0)
  })
})
