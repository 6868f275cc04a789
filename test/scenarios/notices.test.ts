import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { disableAccount, listAccounts } from '../../src/modules/accounts/contract.ts'
import { countNotices, listNotices, seeNotices } from '../../src/modules/notices/contract.ts'
import type { Deadline } from '../../src/modules/notices/deadline.ts'
import { changeRegulation } from '../../src/modules/regulations/contract.ts'
import { placePeople } from '../kit/applicants.ts'
import { foundCells, personHolding, setToday, type TestCell } from '../kit/cells.ts'
import { refresh, statedDeadlines } from '../kit/notice-world.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
let world: World
let cell: TestCell
let clerk: Person
let approver: Person
const stated = statedDeadlines()

beforeAll(async () => {
  world = await openWorld()
  cell = (await foundCells(world, unit, 1))[0] ?? { id: '', code: '' }
  clerk = await world.as('nhap-lieu-binh-thuy')
  approver = await world.as('duyet-binh-thuy')
})
afterAll(() => world.close())
beforeEach(async () => {
  stated.set([])
  await run('2026-06-01')
})

const due = (key: string, dueOn: string, more: Partial<Deadline> = {}): Deadline => ({
  key,
  kind: 'due',
  unitId: cell.id,
  dueOn,
  title: { vi: 'Nộp báo cáo tháng', en: 'Hand in the monthly report' },
  path: '/reports',
  role: 'clerk',
  doneOn: null,
  ...more,
})
const run = async (day: string) => {
  await setToday(world, day)
  return refresh(world, [stated.source])
}
const open = async (person: Person) => (await person.call(listNotices, {})).notices
const kinds = async (person: Person) => (await open(person)).map(({ kind, dueOn }) => [kind, dueOn])

describe('a deadline', () => {
  test('is told seven days and one day before, on the day and after it, each once, the last one replacing the one before', async () => {
    stated.set([due('a', '2026-06-15')])
    const seen: unknown[] = []
    for (const day of ['06-07', '06-08', '06-09', '06-14', '06-15', '06-16', '06-17', '06-22']) {
      await run(`2026-${day}`)
      expect(await run(`2026-${day}`)).toEqual({ changed: 0, told: 0, closed: 0 })
      seen.push([day, ...(await kinds(clerk)).map(([kind]) => kind)])
    }
    expect(seen).toEqual([
      ['06-07'],
      ['06-08', 'due_soon'],
      ['06-09', 'due_soon'],
      ['06-14', 'due_soon'],
      ['06-15', 'due_today'],
      ['06-16', 'overdue'],
      ['06-17', 'overdue'],
      ['06-22', 'overdue'],
    ])
    expect(
      (await clerk.call(listNotices, { show: 'closed' })).notices.filter((n) => n.dueOn === '2026-06-15'),
    ).toHaveLength(4)
  })

  test('passed over while the server stood still is told once, as it stands now', async () => {
    stated.set([due('b', '2026-06-15')])
    await run('2026-07-30')
    expect(await kinds(clerk)).toEqual([['overdue', '2026-06-15']])
    expect(await kinds(approver)).toEqual([['escalated', '2026-06-15']])
    stated.set([])
    await run('2026-07-30')
    expect(
      (await clerk.call(listNotices, { show: 'closed' })).notices.filter((n) => n.toldOn === '2026-07-30'),
    ).toHaveLength(1)
  })

  test('is told nobody twice when the clock goes back and forth or two processes run at once', async () => {
    stated.set([due('c', '2026-06-15')])
    await run('2026-06-14')
    await run('2026-06-15')
    await run('2026-06-14')
    expect(await run('2026-06-15')).toMatchObject({ told: 0 })
    stated.set([due('c', '2026-06-15'), due('d', '2026-06-15')])
    const runs = await Promise.all([1, 2, 3, 4].map(() => refresh(world, [stated.source])))
    expect(runs.reduce((sum, { told }) => sum + told, 0)).toBe(1)
  })

  test('drops when it is done, when it is gone and when it has another day, of which one is told anew', async () => {
    stated.set([due('e', '2026-06-15'), due('f', '2026-06-15'), due('g', '2026-06-15')])
    await run('2026-06-15')
    expect(await open(clerk)).toHaveLength(3)
    stated.set([due('e', '2026-06-15', { doneOn: '2026-06-15' }), due('g', '2026-06-16')])
    await run('2026-06-15')
    expect(await kinds(clerk)).toEqual([['due_soon', '2026-06-16']])
  })

  test('that is returned is told at once to who should do it again', async () => {
    stated.set([due('h:1', '2026-06-03', { kind: 'returned' })])
    await run('2026-06-03')
    expect(await kinds(clerk)).toEqual([['returned', '2026-06-03']])
    expect(await kinds(approver)).toEqual([])
  })
})

describe('the same of several units', () => {
  test('stands once in the list, the count and with its units; each closes by itself, and all are seen at once', async () => {
    const below = await foundCells(world, unit, 3)
    const all = below.map((each, at) => due(`m${at}`, '2026-06-15', { unitId: each.id }))
    stated.set(all)
    await run('2026-06-16')
    const [notice, ...others] = await open(clerk)
    expect(others).toEqual([])
    expect([notice?.unit.code, ...(notice?.more ?? []).map((each) => each.unit.code)].toSorted()).toEqual(
      below.map(({ code }) => code).toSorted(),
    )
    expect(await clerk.call(countNotices, {})).toEqual({ unseen: 1, late: 1 })
    stated.set(all.slice(1))
    await run('2026-06-16')
    expect((await open(clerk)).map(({ more }) => more.length)).toEqual([1])
    const [left] = await open(clerk)
    await clerk.call(seeNotices, { ids: [left?.id ?? ''] })
    expect((await open(clerk))[0]?.isSeen).toBe(false)
    await clerk.call(seeNotices, { ids: (left?.more ?? []).map((each) => each.id) })
    expect((await open(clerk))[0]?.isSeen).toBe(true)
    expect(await clerk.call(countNotices, {})).toEqual({ unseen: 0, late: 1 })
  })
})

describe('who is told', () => {
  test('the nearest clerk alone, and an approver where approving is what is due', async () => {
    const cellClerk = await personHolding(world, 'clerk', cell.code)
    stated.set([due('i', '2026-06-15'), due('j', '2026-06-15', { role: 'approver' })])
    await run('2026-06-15')
    expect((await open(cellClerk)).map(({ path }) => path)).toEqual([`/reports?unit=${cell.code}`])
    expect(await kinds(clerk)).toEqual([])
    expect(await kinds(approver)).toHaveLength(1)
    const admin = await world.as('quan-tri')
    const { accounts } = await admin.call(listAccounts, {})
    const accountId = accounts.find(({ login }) => login.startsWith('nguoi-'))?.id ?? ''
    await admin.call(disableAccount, { accountId, isDisabled: true, reason: 'thôi việc' })
    await run('2026-06-15')
    expect(await kinds(clerk)).toHaveLength(1)
  })

  test('the approver above once it is late by the working days of the rule, not a day before', async () => {
    stated.set([due('k', '2026-06-05')])
    // 5 June 2026 is a Friday: the third working day after it is Wednesday.
    await run('2026-06-09')
    expect(await kinds(approver)).toEqual([])
    await run('2026-06-10')
    expect(await kinds(approver)).toEqual([['escalated', '2026-06-05']])
    expect(await kinds(clerk)).toEqual([['overdue', '2026-06-05']])
    stated.set([])
    await run('2026-06-10')
    expect(await kinds(approver)).toEqual([])
  })

  test('nobody else: a stranger and a leader who only reads have no notices, and cannot see those of others', async () => {
    stated.set([due('l', '2026-06-15')])
    await run('2026-06-15')
    const [mine] = await open(clerk)
    for (const login of ['nhap-lieu-son-tra', 'lanh-dao-can-tho', 'quan-tri']) {
      const other = await world.as(login)
      expect(await open(other)).toEqual([])
      expect(await other.call(seeNotices, { ids: [mine?.id ?? ''] })).toEqual({ seen: 0 })
    }
    expect((await open(clerk))[0]?.isSeen).toBe(false)
  })
})

describe('the rule on reminders', () => {
  test('is data: another one for the same day changes what is told', async () => {
    stated.set([due('m', '2026-06-15')])
    await run('2026-06-12')
    const before = await open(clerk)
    expect(before.map(({ kind }) => kind)).toEqual(['due_soon'])
    const admin = await world.as('quan-tri')
    await admin.call(changeRegulation, {
      id: id(),
      code: 'notices.reminders',
      from: '2026-06-12',
      until: '2026-06-14',
      value: { daysBefore: [3], daysAfter: [2], workingDays: 1 },
      source: '',
      confidence: 'unconfirmed',
      reason: 'thử nhắc muộn hơn',
    })
    await run('2026-06-12')
    expect((await open(clerk)).map((n) => n.id)).not.toEqual(before.map((n) => n.id))
    expect((await clerk.call(listNotices, {})).rule?.vi).toContain('trước hạn 3 ngày')
  })
})

describe('the list', () => {
  test('counts what is open, unseen and late; seeing takes off the bell, not off the list', async () => {
    stated.set([due('n', '2026-06-15'), due('o', '2026-06-10')])
    await run('2026-06-15')
    expect(await clerk.call(countNotices, {})).toEqual({ unseen: 2, late: 1 })
    const [late] = await open(clerk)
    expect(late?.kind).toBe('overdue')
    expect(await clerk.call(seeNotices, { ids: [late?.id ?? ''] })).toEqual({ seen: 1 })
    expect(await clerk.call(seeNotices, { ids: [late?.id ?? ''] })).toEqual({ seen: 0 })
    expect((await clerk.call(listNotices, { show: 'unseen' })).notices).toHaveLength(1)
    await clerk.call(seeNotices, { ids: null })
    expect(await clerk.call(countNotices, {})).toEqual({ unseen: 0, late: 1 })
    expect((await clerk.call(listNotices, {})).counts).toMatchObject({ open: 2, unseen: 0, late: 1 })
    expect((await clerk.call(listNotices, { kind: 'overdue', limit: 1 })).notices).toHaveLength(1)
  })

  test('and the bell count the same of several units once, and a second one of a unit as another', async () => {
    const cells = await foundCells(world, 'can-tho.binh-thuy', 4)
    const [first, second] = cells.map((cell) => cell.id)
    stated.set([
      ...cells.map((cell, index) => due(`p${index}`, '2026-06-10', { unitId: cell.id })),
      due('q', '2026-06-10', { unitId: first ?? '' }),
      due('r', '2026-06-15', { unitId: second ?? '' }),
    ])
    await run('2026-06-15')
    const agree = async (expected: object): Promise<void> => {
      expect(await clerk.call(countNotices, {})).toEqual(expected)
      expect((await clerk.call(listNotices, {})).counts).toMatchObject(expected)
    }
    await agree({ unseen: 3, late: 2 })
    const { notices } = await clerk.call(listNotices, {})
    const [many] = notices.filter((notice) => notice.more.length === 3)
    await clerk.call(seeNotices, { ids: [many?.id ?? ''] })
    // What is left unseen of both says the same of different units.
    await agree({ unseen: 2, late: 2 })
    await clerk.call(seeNotices, { ids: null })
    await agree({ unseen: 0, late: 2 })
  })
})

describe('the terms of members', () => {
  test('are told as counts of a cell, without a name', async () => {
    await placePeople(world, cell, [
      { name: 'Nguyễn Thị Bí Mật', stage: 'decided', since: '2026-05-05' },
      { name: 'Trần Văn Bí Mật', stage: 'decided', since: '2026-05-05' },
    ])
    await setToday(world, '2026-06-15')
    await refresh(world)
    const notices = await open(clerk)
    expect(notices.map(({ title }) => title.vi)).toContain('Tổ chức lễ kết nạp cho 2 người')
    expect(JSON.stringify(notices)).not.toContain('Bí Mật')
  })
})
