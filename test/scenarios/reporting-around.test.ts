import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerFinding, enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { previewReorganisation } from '../../src/modules/org/contract/reorganise.ts'
import { approveReports, openGrid, returnReport, submitReport } from '../../src/modules/reports/contract/submission.ts'
import { submissionDeadlines } from '../../src/modules/reports/server/public.ts'
import { writeAsOwner } from '../../src/platform/server/db/database.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { fill, month, monthlyForm, openCity, publishOne } from '../kit/reporting.ts'
import { id, type World } from '../kit/world.ts'

let world: World
beforeAll(async () => {
  world = await openCity()
  await publishOne(await world.as('duyet-c'), 'c', 'thang')
})
afterAll(() => world.close())

const line = (measure: string) => ({ measure, isRequired: true, isPrefilled: false })

test('a contradiction holds a report back until it is answered or put right, and the unit above sees the answer', async () => {
  const [clerk, approver] = [await world.as('nhap-a1'), await world.as('duyet-a')]
  const place = { form: 'thang', unit: 'c.a.1', period: month }
  await fill(clerk, place, { 'm.meetings': '1', 'm.visits': '2', 'm.letters': '9' })
  const held = await clerk.refused(submitReport, { id: id(), ...place })
  expect([held.status, held.code, held.field]).toEqual([422, 'contradictions-open', 'cells'])
  const [finding] = (await clerk.call(openGrid, place)).findings.filter((item) => item.severity === 'contradiction')
  if (!finding) throw new Error('no finding')
  const { kind, digest } = finding
  const answer = { id: id(), unit: 'c.a.1', period: month, kind, digest, answer: 'Gồm cả thư của tháng trước' }
  await clerk.call(answerFinding, answer)
  await clerk.call(submitReport, { id: id(), ...place })
  expect((await approver.call(openGrid, place)).findings[0]?.answer?.text).toBe('Gồm cả thư của tháng trước')
  await approver.call(returnReport, { id: id(), ...place, reason: 'xem lại số thư' })
  await fill(clerk, place, { 'm.letters': '8' })
  expect((await clerk.refused(submitReport, { id: id(), ...place })).code).toBe('contradictions-open')
  await fill(clerk, place, { 'm.letters': '2' })
  await clerk.call(submitReport, { id: id(), ...place })
})

test('a ward reports for the area it leads, and that place is locked with its report', async () => {
  const [issuer, clerk] = [await world.as('duyet-c'), await world.as('nhap-a')]
  const sections = [{ title: { vi: 'Đường', en: 'Roads' }, lines: [line('m.roads')] }]
  await publishOne(issuer, 'c', 'duong', monthlyForm({ askedOf: 'children', sections }))
  const place = { form: 'duong', unit: 'c.a', period: month }
  await fill(clerk, place, { 'm.roads': '4' })
  const road = { unit: 'c.a:area', measure: 'm.roads', period: month }
  expect((await clerk.call(readFigure, road)).figure.value).toBe('4')
  await clerk.call(submitReport, { id: id(), ...place })
  await issuer.call(approveReports, { id: id(), form: 'duong', period: month, units: ['c.a'] })
  expect((await clerk.refused(enterValue, { ...road, id: id(), value: '5' })).code).toBe('locked')
  // The other ward leads no area: nothing is typed there.
  const other = await (await world.as('nhap-b')).call(openGrid, { ...place, unit: 'c.b' })
  expect(other.sections).toEqual([])
})

test('deadlines are told for every unit of the line, done ones with their day, returned ones at once', async () => {
  const [clerk, approver] = [await world.as('nhap-a'), await world.as('duyet-a')]
  for (const unit of ['c.a.2', 'c.a.3']) {
    await fill(clerk, { form: 'thang', unit, period: month }, { 'm.meetings': '1', 'm.visits': '2' })
    await clerk.call(submitReport, { id: id(), form: 'thang', unit, period: month })
  }
  await approver.call(returnReport, { id: id(), form: 'thang', unit: 'c.a.3', period: month, reason: 'xem lại' })
  const span = { today: '2026-11-20', from: '2026-11-06', until: '2026-11-06' }
  const deadlines = await writeAsOwner(world.database, { actor: system, requestId: 'test' }, (tx) =>
    submissionDeadlines.deadlinesOf(tx, span),
  )
  const due = deadlines.filter((item) => item.kind === 'due' && item.key.startsWith('thang:'))
  expect(due.map((item) => [item.key, item.dueOn, item.doneOn]).toSorted()).toEqual([
    ['thang:c.a.1:2026-10', '2026-11-06', '2026-11-20'],
    ['thang:c.a.2:2026-10', '2026-11-06', '2026-11-20'],
    ['thang:c.a:2026-10', '2026-11-06', null],
    ['thang:c.b.1:2026-10', '2026-11-06', null],
    ['thang:c.b:2026-10', '2026-11-06', null],
  ])
  const returned = deadlines.filter((item) => item.kind === 'returned')
  expect(returned.map((item) => [item.dueOn, item.title.vi])).toEqual([
    ['2026-11-20', 'Sửa và nộp lại “Báo cáo tháng của chi bộ” tháng 10/2026'],
  ])
})

test('a decision that ends a unit shows the reports it leaves open', async () => {
  const issuer = await world.as('duyet-c')
  await fill(await world.as('nhap-a'), { form: 'thang', unit: 'c.a.2', period: '2026-11' }, { 'm.meetings': '1' })
  const preview = await issuer.call(previewReorganisation, {
    issuer: 'c',
    symbol: '9-QĐ/TU',
    issuedOn: '2026-11-20',
    effectiveOn: '2026-11-25',
    vi: 'Hợp nhất hai chi bộ',
    en: 'Merge two cells',
    changes: [
      {
        act: 'merge',
        units: ['c.a.2', 'c.a.3'],
        into: { code: 'c.a.9', kind: 'party_organisation', role: 'cell', vi: 'Chi bộ 9', en: 'Cell 9', parent: 'c.a' },
      },
    ],
  })
  const effects = preview.effects.filter((effect) => effect.kind === 'documents')
  expect(effects.map((effect) => [effect.count, effect.text.vi])).toEqual([
    [1, '1 báo cáo đang làm dở ở lại với đơn vị lưu giữ hồ sơ; nộp nốt hoặc để nguyên.'],
  ])
})
