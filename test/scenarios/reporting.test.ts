import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import { approveEntries, correctEntry, enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import {
  answerRemark,
  approveReports,
  openGrid,
  readProgress,
  reopenReport,
  returnReport,
  saveCells,
  submitReport,
  takeBackReport,
  writeCellNote,
} from '../../src/modules/reports/contract/submission.ts'
import { write } from '../../src/platform/server/db/database.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { fill, month, openCity, type Place, publishOne } from '../kit/reporting.ts'
import { id, type Person, type World } from '../kit/world.ts'

let world: World
let form: string
let accountId: string
beforeAll(async () => {
  world = await openCity()
  accountId = (await world.database.owner.query(`select id from account where login = 'nhap-a1'`)).rows[0]?.id
  form = await publishOne(await world.as('duyet-c'), 'c', 'thang')
})
afterAll(() => world.close())

const at = (unit: string, period = month): Place => ({ form, unit, period })
const cellOf = (grid: Awaited<ReturnType<typeof gridOf>>, key: string) => {
  const cell = grid.sections.flatMap((section) => section.cells).find((item) => item.key === key)
  if (!cell) throw new Error(`no cell ${key}`)
  return cell
}
const gridOf = (person: Person, place: Place) => person.call(openGrid, place)
const enough = { 'm.meetings': '1', 'm.visits': '2' }

/** Writes past every rule of the application, as the clerk of the cell. */
const forceInto = (unit: string, measure: string, period: string): Promise<unknown> =>
  write(world.database, { actor: { accountId, kind: 'person' }, requestId: 'test' }, async (tx) => {
    const actId = await recordAct(tx, { verb: 'test.force', recordKind: 'test', payload: {} })
    await tx.query(sql`insert into entry (id, unit_id, measure_id, aspect, period, first_day, last_day, word, low, high, origin, known_from)
      select gen_random_uuid(), u.id, m.id, 'actual', ${period}, ${`${period}-01`}::date, (${`${period}-01`}::date + interval '1 month - 1 day')::date,
        'exact', 1, 1, 'entered', ${actId}::uuid
      from unit u cross join measure m where u.code = ${unit} and m.code = ${measure}`)
  })

describe('the life of a report', () => {
  test('a cell enters, submits, gets it back with a remark, corrects, submits again and is approved and locked', async () => {
    const [clerk, approver] = [await world.as('nhap-a1'), await world.as('duyet-a')]
    const place = at('c.a.1')
    expect((await gridOf(clerk, place)).state).toBe('none')
    expect((await fill(clerk, place, enough)).state).toBe('draft')
    expect((await clerk.refused(approveReports, { id: id(), form, period: month, units: ['c.a.1'] })).status).toBe(403)
    await clerk.call(submitReport, { id: id(), ...place })
    const typed = await fill(clerk, place, { 'm.meetings': '5' })
    expect(typed.cells.map((cell) => [cell.outcome, cell.refusal?.code])).toEqual([['refused', 'with-the-unit-above']])
    const remark = { id: id(), measure: 'm.meetings', text: 'Xem lại số buổi' }
    await approver.call(returnReport, { id: id(), ...place, reason: 'cần xem lại', remarks: [remark] })
    const returned = await gridOf(clerk, place)
    expect(returned.state).toBe('returned')
    expect(returned.remarks.map((item) => [item.text, item.isSettled])).toEqual([['Xem lại số buổi', false]])
    await fill(clerk, place, { 'm.meetings': '3' })
    expect((await gridOf(clerk, place)).remarks[0]?.isSettled).toBe(true)
    await clerk.call(submitReport, { id: id(), ...place })
    await approver.call(approveReports, { id: id(), form, period: month, units: ['c.a.1'] })
    const approved = await gridOf(clerk, place)
    expect(approved.state).toBe('approved')
    expect(cellOf(approved, 'm.meetings').entry).toMatchObject({ text: '3', isApproved: true })
    expect(approved.history.map((item) => item.event)).toEqual(['save', 'submit', 'return', 'submit', 'approve'])
    expect(approved.can.reopen.isAllowed).toBe(false)
    expect((await gridOf(approver, place)).can.reopen.isAllowed).toBe(true)
  })

  test('a locked place is refused by every way in, naming the form, until it is reopened with a reason', async () => {
    const [clerk, approver] = [await world.as('nhap-a1'), await world.as('duyet-a')]
    const place = at('c.a.1')
    const entryId = cellOf(await gridOf(clerk, place), 'm.meetings').entry?.id ?? ''
    const direct = await clerk.refused(correctEntry, { id: id(), supersedes: entryId, value: '9', reason: 'đếm lại' })
    expect([direct.status, direct.code]).toEqual([422, 'locked'])
    expect(direct.message.vi).toContain('Báo cáo tháng của chi bộ')
    const free = await clerk.refused(enterValue, {
      id: id(),
      unit: 'c.a.1',
      measure: 'm.letters',
      period: month,
      value: '1',
    })
    expect(free.code).toBe('locked')
    expect((await fill(clerk, place, { 'm.meetings': '9' })).cells[0]?.refusal?.code).toBe('locked')
    // Another period of the same measure is free.
    await clerk.call(enterValue, { id: id(), unit: 'c.a.1', measure: 'm.letters', period: '2026-03', value: '1' })
    await expect(forceInto('c.a.1', 'm.letters', month)).rejects.toThrow(/row-level security/)
    await forceInto('c.a.1', 'm.letters', '2026-11')
    expect((await clerk.refused(reopenReport, { id: id(), ...place, reason: 'nhầm số' })).status).toBe(403)
    await approver.call(reopenReport, { id: id(), ...place, reason: 'cơ sở báo nhầm' })
    expect((await fill(clerk, place, { 'm.meetings': '4' })).cells[0]?.outcome).toBe('saved')
    const open = await gridOf(clerk, place)
    expect([open.state, open.history.at(-1)?.reason]).toEqual(['reopened', 'cơ sở báo nhầm'])
    expect(cellOf(open, 'm.meetings').entry).toMatchObject({ text: '4', isApproved: false })
    await clerk.call(submitReport, { id: id(), ...place })
    await approver.call(approveReports, { id: id(), form, period: month, units: ['c.a.1'] })
  })

  test('one taken back is a draft again; submitted twice it is in once, and under another id it is refused', async () => {
    const clerk = await world.as('nhap-a')
    const place = at('c.a.2')
    await fill(clerk, place, enough)
    const once = { id: id(), ...place }
    expect(await clerk.call(submitReport, once)).toEqual({ id: once.id, state: 'submitted' })
    expect(await clerk.call(submitReport, once)).toEqual({ id: once.id, state: 'submitted' })
    expect((await clerk.refused(submitReport, { id: id(), ...place })).code).toBe('submitted-already')
    expect(await clerk.call(takeBackReport, { id: id(), ...place })).toMatchObject({ state: 'draft' })
    expect((await clerk.refused(takeBackReport, { id: id(), ...place })).code).toBe('not-submitted')
  })

  test('it does not go in with a required cell empty, and says which', async () => {
    const clerk = await world.as('nhap-a')
    const place = at('c.a.2', '2026-09')
    await fill(clerk, place, { 'm.meetings': '1' })
    const refused = await clerk.refused(submitReport, { id: id(), ...place })
    expect([refused.code, refused.details]).toEqual(['cells-empty', { cells: ['m.visits'] }])
    const later = await clerk.refused(submitReport, { id: id(), ...at('c.a.2', '2026-12') })
    expect(later.code).toBe('period-not-begun')
  })

  test('a remark can be answered instead of changing the value', async () => {
    const [clerk, approver] = [await world.as('nhap-a'), await world.as('duyet-a')]
    const place = at('c.a.2', '2026-08')
    await fill(clerk, place, enough)
    await clerk.call(submitReport, { id: id(), ...place })
    const remark = { id: id(), measure: 'm.visits', text: 'Có đúng không?' }
    await approver.call(returnReport, { id: id(), ...place, reason: 'hỏi lại', remarks: [remark] })
    expect((await approver.refused(answerRemark, { id: id(), remark: remark.id, answer: 'đúng' })).status).toBe(403)
    const answer = { id: id(), remark: remark.id, answer: 'Đã đối chiếu sổ, đúng' }
    await clerk.call(answerRemark, answer)
    await clerk.call(answerRemark, answer)
    expect((await clerk.refused(answerRemark, { ...answer, id: id() })).code).toBe('answered-already')
    const { remarks } = await gridOf(clerk, place)
    expect(remarks[0]).toMatchObject({ isSettled: true, answer: 'Đã đối chiếu sổ, đúng' })
  })
})

describe('typing', () => {
  test('each row is judged by itself: good ones are saved, the others say why, and none is lost', async () => {
    const clerk = await world.as('nhap-a1')
    const place = at('c.a.1', '2026-07')
    const row = (measure: string, value: string, seen: string | null = null) => ({ id: id(), measure, value, seen })
    const rows = [
      row('m.meetings', '12'),
      row('m.visits', '=SUM(A1:A9)'),
      row('m.letters', 'mười hai'),
      row('m.sum', '3'),
      row('people.members', '3'),
      row('khong-co', '3'),
    ]
    const answer = await clerk.call(saveCells, { ...place, cells: rows })
    expect(answer.cells.map((cell) => [cell.key, cell.outcome, cell.refusal?.code ?? null])).toEqual([
      ['m.meetings', 'saved', null],
      ['m.visits', 'refused', 'not-a-number'],
      ['m.letters', 'refused', 'not-a-number'],
      ['m.sum', 'refused', 'not-typed'],
      ['people.members', 'refused', 'not-typed'],
      ['khong-co', 'refused', 'not-in-form'],
    ])
    expect(
      answer.cells.every((cell) => cell.refusal === null || (cell.refusal.message.vi && cell.refusal.message.en)),
    ).toBe(true)
    const again = await clerk.call(saveCells, { ...place, cells: rows })
    expect(again.cells.map((cell) => cell.outcome)).toEqual(answer.cells.map((cell) => cell.outcome))
    const page = await clerk.call(readFigure, { unit: 'c.a.1', measure: 'm.meetings', period: '2026-07' })
    expect(page.history).toHaveLength(1)
  })

  test('a second person who saw something else meets a conflict with both values, and may correct it knowingly', async () => {
    const [mine, theirs] = [await world.as('nhap-a1'), await world.as('nhap-a')]
    const place = at('c.a.1', '2026-06')
    const first = { id: id(), measure: 'm.meetings', value: '7', seen: null }
    await theirs.call(saveCells, { ...place, cells: [first] })
    const second = { id: id(), measure: 'm.meetings', value: '8', seen: null }
    const met = await mine.call(saveCells, { ...place, cells: [second] })
    expect(met.cells[0]).toMatchObject({ outcome: 'conflict', theirs: { id: first.id, text: '7' } })
    expect(met.cells[0]?.theirs?.by.vi).toBe('Tài khoản nhap-a')
    const known = await mine.call(saveCells, { ...place, cells: [{ ...second, seen: first.id }] })
    expect(known.cells[0]?.outcome).toBe('saved')
    expect(cellOf(await gridOf(mine, place), 'm.meetings').entry?.text).toBe('8')
  })

  test('many rows of one cell in one sending follow each other; an emptied cell holds nothing', async () => {
    const clerk = await world.as('nhap-a1')
    const place = at('c.a.1', '2026-05')
    const [one, two, three] = [id(), id(), id()]
    const answer = await clerk.call(saveCells, {
      ...place,
      cells: [
        { id: one, measure: 'm.visits', value: '1', seen: null },
        { id: two, measure: 'm.visits', value: '2', seen: one },
        { id: three, measure: 'm.visits', value: '', seen: two },
      ],
    })
    expect(answer.cells.map((cell) => cell.outcome)).toEqual(['saved', 'saved', 'saved'])
    expect(cellOf(await gridOf(clerk, place), 'm.visits').entry).toBeNull()
    const page = await clerk.call(readFigure, { unit: 'c.a.1', measure: 'm.visits', period: '2026-05' })
    expect(page.figure.absence?.code).toBe('missing')
    expect(page.history).toHaveLength(3)
    expect((await fill(clerk, place, { 'm.visits': '4' })).cells[0]?.outcome).toBe('saved')
    expect(cellOf(await gridOf(clerk, place), 'm.visits').entry?.text).toBe('4')
  })

  test('ten thousand cells of letters and formulas: every one is answered, the good ones stand', async () => {
    const clerk = await world.as('nhap-a')
    const place = at('c.a.3', '2026-05')
    const junk = ['abc', '=A1+1', '#N/A', '1,2,3,4', 'không rõ', '12 34 a']
    const cells = Array.from({ length: 10_000 }, (_, index) => ({
      id: id(),
      measure: 'm.letters',
      value: index === 5000 ? '77' : (junk[index % junk.length] ?? ''),
      seen: null,
    }))
    const answer = await clerk.call(saveCells, { ...place, cells })
    expect(answer.cells).toHaveLength(10_000)
    expect(answer.cells.filter((cell) => cell.outcome === 'saved').map((cell) => cell.id)).toEqual([cells[5000]?.id])
    expect(answer.cells.filter((cell) => cell.outcome === 'refused' && cell.refusal)).toHaveLength(9999)
    expect(cellOf(await gridOf(clerk, place), 'm.letters').entry?.text).toBe('77')
  })

  test('who types for a cell over the telephone stands beside who reported it', async () => {
    const [above, cell] = [await world.as('nhap-a'), await world.as('nhap-a1')]
    const place = at('c.a.3', '2026-06')
    expect((await gridOf(above, place)).can.onBehalf).toBe(true)
    expect((await gridOf(cell, at('c.a.1'))).can.onBehalf).toBe(false)
    const behalf = { channel: 'telephone' as const, reportedBy: 'Bí thư chi bộ 3' }
    await above.call(saveCells, {
      ...place,
      behalf,
      cells: [{ id: id(), measure: 'm.meetings', value: '2', seen: null }],
    })
    const { history } = await gridOf(above, place)
    expect(history).toMatchObject([{ event: 'save', by: { vi: 'Tài khoản nhap-a' }, behalf }])
  })

  test('a note stands at its cell until it is emptied', async () => {
    const clerk = await world.as('nhap-a1')
    const place = at('c.a.1', '2026-04')
    const write = (text: string) => clerk.call(writeCellNote, { id: id(), ...place, measure: 'm.meetings', text })
    await write('họp gộp hai kỳ')
    expect(cellOf(await gridOf(clerk, place), 'm.meetings').note).toBe('họp gộp hai kỳ')
    await write('')
    expect(cellOf(await gridOf(clerk, place), 'm.meetings').note).toBeNull()
    expect(
      (await (await world.as('xem-c')).refused(writeCellNote, { id: id(), ...place, measure: 'm.meetings', text: 'x' }))
        .status,
    ).toBe(403)
  })
})

describe('an approval', () => {
  test('of a report that changed since it was opened is a conflict with both values; what was seen is approved', async () => {
    const [clerk, approver] = [await world.as('nhap-a1'), await world.as('duyet-a')]
    const place = at('c.a.1', '2026-06')
    await fill(clerk, place, enough)
    await clerk.call(submitReport, { id: id(), ...place })
    const seen = async () => ({
      unit: place.unit,
      cells: (await gridOf(approver, place)).sections
        .flatMap((section) => section.cells)
        .flatMap((cell) => (cell.isTyped ? [{ key: cell.key, entry: cell.entry?.id ?? null }] : [])),
    })
    const before = await seen()
    await clerk.call(takeBackReport, { id: id(), ...place })
    await fill(clerk, place, { 'm.meetings': '7' })
    await clerk.call(submitReport, { id: id(), ...place })
    const approval = { id: id(), form, period: place.period, units: [place.unit] }
    const { status, code, details } = await approver.refused(approveReports, { ...approval, seen: [before] })
    expect([status, code]).toEqual([409, 'report-changed'])
    expect(details).toMatchObject({
      changed: [{ unit: 'c.a.1', key: 'm.meetings', now: { vi: expect.stringContaining('7') } }],
    })
    expect((await gridOf(clerk, place)).state).toBe('submitted')
    expect((await approver.call(approveReports, { ...approval, seen: [await seen()] })).approved).toBe(1)
  })

  test('of several from the list is a conflict too where one changed since the list was read: changed, added or emptied', async () => {
    const [clerk, approver] = [await world.as('nhap-a'), await world.as('duyet-a')]
    const period = '2026-08'
    const units = ['c.a.1', 'c.a.2']
    for (const unit of units) {
      await fill(clerk, at(unit, period), { ...enough, 'm.visits': '5', 'm.letters': '4' })
      await clerk.call(submitReport, { id: id(), ...at(unit, period) })
    }
    const listedAt = async () => (await approver.call(readProgress, at('c.a', period))).knownAt
    const approval = { id: id(), form, period, units }
    const before = await listedAt()
    const changedTo = async (values: Record<string, string>) => {
      await clerk.call(takeBackReport, { id: id(), ...at('c.a.2', period) })
      await fill(clerk, at('c.a.2', period), values)
      await clerk.call(submitReport, { id: id(), ...at('c.a.2', period) })
    }
    await changedTo({ 'm.visits': '9' })
    await changedTo({ 'm.visits': '7', 'm.letters': '' })
    const { status, code, details } = await approver.refused(approveReports, { ...approval, seenAt: before })
    expect([status, code]).toEqual([409, 'report-changed'])
    const holds = (number: string) => ({ vi: expect.stringContaining(number) })
    expect(
      (details as { changed: { key: string }[] }).changed.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    ).toMatchObject([
      { unit: 'c.a.2', key: 'm.letters', seen: holds('4'), now: { vi: 'trống' } },
      { unit: 'c.a.2', key: 'm.visits', seen: holds('5'), now: holds('7') },
    ])
    expect((await gridOf(clerk, at('c.a.1', period))).state).toBe('submitted')
    const emptied = await listedAt()
    await changedTo({ 'm.letters': '1' })
    expect((await approver.refused(approveReports, { ...approval, seenAt: emptied })).details).toMatchObject({
      changed: [{ unit: 'c.a.2', key: 'm.letters', seen: { vi: 'trống' }, now: holds('1') }],
    })
    const eachAt = { 'c.a.1': before, 'c.a.2': emptied }
    const told = await approver.refused(approveReports, { ...approval, seenAt: eachAt })
    expect([told.code, told.details]).toMatchObject(['report-changed', { changed: [{ unit: 'c.a.2' }] }])
    const lately = { ...eachAt, 'c.a.2': await listedAt() }
    expect((await approver.call(approveReports, { ...approval, seenAt: lately })).approved).toBe(2)
  })
})

describe('the line up the tree', () => {
  const period = '2026-02'
  test('a ward hands in what came from its cells, when they are approved or with a reason; the city approves it', async () => {
    const [wardClerk, wardApprover, cityApprover] = [
      await world.as('nhap-a'),
      await world.as('duyet-a'),
      await world.as('duyet-c'),
    ]
    for (const unit of ['c.a.1', 'c.a.2']) {
      await fill(wardClerk, at(unit, period), enough)
      await wardClerk.call(submitReport, { id: id(), ...at(unit, period) })
    }
    await wardApprover.call(approveReports, { id: id(), form, period, units: ['c.a.1', 'c.a.2'] })
    const ward = at('c.a', period)
    const grid = await gridOf(wardClerk, ward)
    expect(grid.below).toEqual({ asked: 3, in: 2, approved: 2 })
    expect(cellOf(grid, 'm.meetings')).toMatchObject({ isTyped: false, figure: { value: '2' } })
    expect(cellOf(grid, 'm.own').isTyped).toBe(true)
    const refused = await wardClerk.refused(submitReport, { id: id(), ...ward })
    expect([refused.code, refused.details]).toEqual(['below-missing', { units: ['c.a.3'] }])
    await wardClerk.call(submitReport, { id: id(), ...ward, withoutBelow: 'chi bộ 3 báo sau do mưa lũ' })
    expect((await gridOf(wardClerk, ward)).history.at(-1)?.reason).toBe('chi bộ 3 báo sau do mưa lũ')
    expect((await wardApprover.refused(approveReports, { id: id(), form, period, units: ['c.a'] })).status).toBe(403)
    expect((await cityApprover.call(approveReports, { id: id(), form, period, units: ['c.a'] })).approved).toBe(1)
    expect((await (await world.as('nhap-c')).refused(openGrid, at('c', period))).code).toBe('not-asked')
  })

  test('somebody outside the line sees nothing of it, and an approver beside it approves nothing', async () => {
    const stranger = await world.as('duyet-b')
    const place = at('c.a.3', period)
    await fill(await world.as('nhap-a'), place, enough)
    await (await world.as('nhap-a')).call(submitReport, { id: id(), ...place })
    expect((await stranger.refused(openGrid, place)).status).toBe(404)
    expect((await stranger.refused(approveReports, { id: id(), form, period, units: ['c.a.3'] })).status).toBe(404)
    expect((await stranger.refused(returnReport, { id: id(), ...place, reason: 'không rõ' })).status).toBe(404)
    expect(
      (await (await world.as('xem-c')).refused(approveReports, { id: id(), form, period, units: ['c.a.3'] })).status,
    ).toBe(403)
    expect(
      (await (await world.as('duyet-c')).call(approveReports, { id: id(), form, period, units: ['c.a.3'] })).approved,
    ).toBe(1)
  })

  test('several are approved all or none, and sent twice once', async () => {
    const [clerk, approver] = [await world.as('nhap-a'), await world.as('duyet-a')]
    const when = '2026-01'
    for (const unit of ['c.a.1', 'c.a.2']) await fill(clerk, at(unit, when), enough)
    await clerk.call(submitReport, { id: id(), ...at('c.a.1', when) })
    const both = { form, period: when, units: ['c.a.1', 'c.a.2'] }
    expect((await approver.refused(approveReports, { id: id(), ...both })).code).toBe('not-submitted')
    expect((await gridOf(approver, at('c.a.1', when))).state).toBe('submitted')
    await clerk.call(submitReport, { id: id(), ...at('c.a.2', when) })
    const once = { id: id(), ...both }
    expect(await approver.call(approveReports, once)).toEqual({ id: once.id, approved: 2 })
    expect(await approver.call(approveReports, once)).toEqual({ id: once.id, approved: 2 })
  })

  test('nobody approves what they typed or handed in, whatever their roles', async () => {
    const two = await world.as('hai-vai')
    const place = at('c.b.1', period)
    await fill(two, place, enough)
    await (await world.as('nhap-b')).call(submitReport, { id: id(), ...place })
    const own = await two.refused(approveReports, { id: id(), form, period, units: ['c.b.1'] })
    expect([own.status, own.code]).toEqual([422, 'own-entry'])
    expect(own.message.vi).toContain('Chỉ số m.meetings')
    const submitter = await world.as('hai-vai')
    await (await world.as('nhap-b')).call(takeBackReport, { id: id(), ...place })
    await submitter.call(submitReport, { id: id(), ...place })
    expect((await two.refused(approveReports, { id: id(), form, period, units: ['c.b.1'] })).code).toBe('own-report')
    expect(
      (await (await world.as('duyet-b')).call(approveReports, { id: id(), form, period, units: ['c.b.1'] })).approved,
    ).toBe(1)
  })

  test('an approval of single entries elsewhere does not stand in the way', async () => {
    const [clerk, approver] = [await world.as('nhap-b'), await world.as('duyet-b')]
    const place = at('c.b.1', '2026-03')
    const saved = await fill(clerk, place, enough)
    await approver.call(approveEntries, { entryIds: [saved.cells[0]?.id ?? ''] })
    await clerk.call(submitReport, { id: id(), ...place })
    expect(
      (await approver.call(approveReports, { id: id(), form, period: '2026-03', units: ['c.b.1'] })).approved,
    ).toBe(1)
  })
})
