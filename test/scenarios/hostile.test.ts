import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachFile, relateDirectives } from '../../src/modules/directives/contract/document.ts'
import { importDirectives } from '../../src/modules/directives/contract/exchange.ts'
import { saveSheet } from '../../src/modules/directives/contract/study.ts'
import { listDirectives, registerDirective } from '../../src/modules/directives/contract.ts'
import { correctEntry, enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { createApplicant, takeStep } from '../../src/modules/people/contract/register.ts'
import { draftForm, endForm, listForms, publishForm, readForm } from '../../src/modules/reports/contract/form.ts'
import {
  answerRemark,
  approveReports,
  listDue,
  openGrid,
  readProgress,
  reopenReport,
  returnReport,
  saveCells,
  submitReport,
  takeBackReport,
  writeCellNote,
} from '../../src/modules/reports/contract/submission.ts'
import { downloadDocument, issueReport, readDocument } from '../../src/modules/reports/contract.ts'
import { allocatePlan, readAllocation } from '../../src/modules/targets/contract/allocation.ts'
import { adjustPlan, openTarget, withdrawTarget } from '../../src/modules/targets/contract/target.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import type { Endpoint } from '../../src/platform/domain/endpoint.ts'
import { write } from '../../src/platform/server/db/database.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { fill, monthlyForm, openCity, type Place, publishOne } from '../kit/reporting.ts'
import { id, type Person, type Reply, type TestProblem, type World } from '../kit/world.ts'

let world: World
let form: string
let cell: Person
let ward: Person
let approver: Person
let city: Person
let planner: Person
beforeAll(async () => {
  world = await openCity()
  ;[cell, ward, approver] = [await world.as('nhap-a1'), await world.as('nhap-a'), await world.as('duyet-a')]
  ;[city, planner] = [await world.as('duyet-c'), await world.as('nhap-c')]
  form = await publishOne(city, 'c', 'thang')
})
afterAll(() => world.close())

const at = (unit: string, period: string): Place => ({ form, unit, period })
const enough = { 'm.meetings': '1', 'm.visits': '2' }
const kinds = ['invalid', 'not-signed-in', 'forbidden', 'not-found', 'refused', 'conflict']

/** What came back of each: `200`, or the code of a problem, which must be one that a person can read. */
async function told(asked: readonly Promise<Reply<unknown>>[]): Promise<readonly string[]> {
  return (await Promise.all(asked)).map(({ status, body }) => {
    if (status === 200) return '200'
    const { kind, code, message } = body as TestProblem
    expect(kinds).toContain(kind)
    for (const sentence of [message.vi, message.en]) expect(sentence).toMatch(/^.+\.$/su)
    return code
  })
}
const times = (count: number, ask: () => Promise<Reply<unknown>>) => told(Array.from({ length: count }, ask))

async function handIn(person: Person, place: Place): Promise<Place> {
  await fill(person, place, enough)
  await person.call(submitReport, { id: id(), ...place })
  return place
}
const standing = async (person: Person, place: Place) => {
  const { state, history, sections } = await person.call(openGrid, place)
  const entries = sections.flatMap(({ cells }) => cells.flatMap(({ isTyped, entry }) => (isTyped && entry) || []))
  return { state, entries, events: history.map(({ event }) => event).join(' ') }
}

describe('the same request, sent several times at once', () => {
  const draft = monthlyForm({
    sections: [
      {
        title: { vi: 'Mục', en: 'Section' },
        lines: [{ measure: 'people.members', isPrefilled: true, isRequired: false }],
      },
    ],
  })
  const once = (person: Person, endpoint: Endpoint, input: object, file?: Uint8Array) =>
    times(4, () => person.ask(endpoint, input, file))
  const all = ['200', '200', '200', '200']

  test('is carried out once, and each sending is told so', async () => {
    expect(await once(city, draftForm, { id: id(), owner: 'c', code: 'mot-lan', draft })).toEqual(all)
    expect((await city.call(listForms, { unit: 'c' })).forms.filter(({ code }) => code === 'mot-lan')).toHaveLength(1)
    const place = at('c.a.2', '2026-01')
    await fill(ward, place, enough)
    expect(await once(ward, writeCellNote, { id: id(), ...place, measure: 'm.visits', text: 'theo sổ' })).toEqual(all)
    expect(await once(ward, submitReport, { id: id(), ...place })).toEqual(all)
    expect((await standing(ward, place)).events).toBe('save submit')
    const units = { form, period: place.period, units: ['c.a.2'] }
    expect(await once(approver, approveReports, { id: id(), ...units })).toEqual(all)
    const plan = { unit: 'c', measure: 'm.visits', period: '2025', plan: '7' }
    expect(await once(planner, openTarget, { ...plan, id: id(), planEntryId: id() })).toEqual(all)
    const document = { issuer: 'c', kind: 'resolution', symbol: '1-NQ/TU', issuedOn: '2026-01-05', title: 'Về A' }
    const directive = id()
    expect(await once(planner, registerDirective, { ...document, id: directive })).toEqual(all)
    const pdf = Buffer.from('%PDF-1.7\n')
    expect(await once(planner, attachFile, { id: id(), directive, name: 'a.pdf' }, pdf)).toEqual(all)
    const rows = Buffer.from('"Số, ký hiệu","Ngày ban hành","Trích yếu"\n"2-NQ/TU","05/02/2026","Về B"\n')
    expect(await once(planner, importDirectives, { id: id(), unit: 'c', dryRun: 'no' }, rows)).toEqual(all)
    expect((await planner.call(listDirectives, { unit: 'c' })).total).toBe(2)
  })

  test('by different people or under different ids, it is one that wins, and the others learn why', async () => {
    const codes = await times(3, () => city.ask(draftForm, { id: id(), owner: 'c', code: 'hai-lan', draft }))
    expect(codes).toEqual(['200', '200', '200'])
    const published = await times(3, () => city.ask(publishForm, { form: 'hai-lan' }))
    expect(published.toSorted()).toEqual(['200', 'no-draft', 'no-draft'])
    const ended = await times(3, () => city.ask(endForm, { form: 'hai-lan', until: '2026-06-01', reason: 'thôi dùng' }))
    expect(ended.toSorted()).toEqual(['200', 'not-asked-then', 'not-asked-then'])
    const place = await handIn(cell, at('c.a.1', '2026-01'))
    const units = { form, period: place.period, units: ['c.a.1'] }
    const approved = await told([approver, city].map((person) => person.ask(approveReports, { id: id(), ...units })))
    expect(approved.toSorted()).toEqual(['200', 'submitted-already'])
    expect((await standing(cell, place)).events).toBe('save submit approve')
  })

  test('never does what the same id did elsewhere: it is refused, and nothing is lost unseen', async () => {
    const [first, second] = [at('c.a.2', '2026-02'), at('c.a.3', '2026-02')]
    for (const place of [first, second]) await fill(ward, place, enough)
    const taken = id()
    await ward.call(submitReport, { id: taken, ...first })
    expect((await ward.refused(submitReport, { id: taken, ...second })).code).toBe('id-taken')
    expect((await ward.refused(takeBackReport, { id: taken, ...first })).code).toBe('id-taken')
    await ward.call(submitReport, { id: id(), ...second })
    const approval = { id: id(), form, period: '2026-02' }
    await approver.call(approveReports, { ...approval, units: ['c.a.2'] })
    expect((await approver.refused(approveReports, { ...approval, units: ['c.a.3'] })).code).toBe('id-taken')
    expect((await standing(ward, second)).state).toBe('submitted')
    const note = { id: id(), measure: 'm.visits', text: 'theo sổ' }
    await ward.call(writeCellNote, { ...note, ...at('c.a.2', '2026-03') })
    expect((await ward.refused(writeCellNote, { ...note, ...at('c.a.3', '2026-03') })).code).toBe('id-taken')
    const elsewhere = await (await world.as('nhap-b')).refused(writeCellNote, { ...note, ...at('c.b.1', '2026-03') })
    expect([elsewhere.status, elsewhere.code]).toEqual([409, 'written-meanwhile'])
    const version = { id: id(), owner: 'c', draft }
    await city.call(draftForm, { ...version, code: 'ba-mot' })
    expect((await city.refused(draftForm, { ...version, code: 'ba-hai' })).code).toBe('id-taken')
  })

  test('remarks and answers under an id that is used tell so, and leave the report as it was', async () => {
    const place = await handIn(ward, at('c.a.2', '2026-04'))
    const remark = { id: id(), measure: 'm.visits', text: 'xem lại' }
    const input = { ...place, reason: 'cần xem lại' }
    const twice = await approver.refused(returnReport, { ...input, id: id(), remarks: [remark, remark] })
    expect([twice.status, (await standing(ward, place)).state]).toEqual([409, 'submitted'])
    await approver.call(returnReport, { ...input, id: id(), remarks: [remark] })
    const answers = await times(3, () => ward.ask(answerRemark, { id: id(), remark: remark.id, answer: 'đúng sổ' }))
    expect(answers.toSorted()).toEqual(['200', 'answered-already', 'answered-already'])
  })
})

describe('people who work at one place at once', () => {
  test('approving never leaves a value in a locked report that nobody approved', async () => {
    for (const period of ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07']) {
      const place = await handIn(cell, at('c.a.1', period))
      const [meetings] = (await standing(cell, place)).entries
      const codes = await told([
        cell.ask(correctEntry, { id: id(), supersedes: meetings?.id, value: '9', reason: 'đếm lại' }),
        approver.ask(approveReports, { id: id(), form, period, units: ['c.a.1'] }),
        cell.ask(enterValue, { id: id(), unit: 'c.a.1', measure: 'm.letters', period, value: '1' }),
      ])
      expect(codes[1]).toBe('200')
      for (const code of codes) expect(['200', 'locked']).toContain(code)
      const { state, entries } = await standing(cell, place)
      expect([state, entries.every((entry) => entry.isApproved)]).toEqual(['approved', true])
    }
  })

  test('approving, returning and taking back at once is one of them', async () => {
    const place = await handIn(cell, at('c.a.1', '2026-08'))
    const codes = await told([
      approver.ask(approveReports, { id: id(), form, period: place.period, units: [place.unit] }),
      cell.ask(takeBackReport, { id: id(), ...place }),
      approver.ask(returnReport, { id: id(), ...place, reason: 'xem lại' }),
    ])
    expect(codes.filter((code) => code === '200')).toHaveLength(1)
    expect((await standing(cell, place)).events).toMatch(/^save submit (approve|take_back|return)$/)
  })

  test('thirty sendings into the same cells: one stands, every other is shown what stands', async () => {
    const place = at('c.a.3', '2026-06')
    const measures = ['m.meetings', 'm.visits', 'm.letters']
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, value) =>
        ward.call(saveCells, {
          ...place,
          cells: measures.map((measure) => ({ id: id(), measure, value: String(value + 40), seen: null })),
        }),
      ),
    )
    const outcomes = replies.flatMap(({ cells }) => cells)
    expect(outcomes.filter(({ outcome }) => outcome === 'saved')).toHaveLength(3)
    expect(outcomes.filter(({ outcome, theirs }) => outcome === 'conflict' && theirs !== null)).toHaveLength(87)
    const { history } = await ward.call(readFigure, { unit: 'c.a.3', measure: 'm.visits', period: place.period })
    expect(history).toHaveLength(1)
  })
})

describe('plans', () => {
  const decided = { number: '12-QĐ/TU', decidedOn: '2026-03-01' }
  const opened = async (measure: string, plan = '100'): Promise<string> => {
    const targetId = id()
    await planner.call(openTarget, { id: targetId, planEntryId: id(), unit: 'c', measure, period: '2026', plan })
    return targetId
  }
  const parts = (targetId: string, a: string, b: string, more: object = {}) => ({
    ...{ id: id(), targetId, way: 'by_hand' as const, ...decided, ...more },
    parts: [
      { unit: 'c.a', value: a },
      { unit: 'c.b', value: b },
    ],
  })

  test('a part is not raised past the plan above by adjusting it, unless handed down as a stretch', async () => {
    const targetId = await opened('m.meetings')
    await planner.call(allocatePlan, parts(targetId, '60', '40'))
    const below = (await planner.call(readAllocation, { id: targetId })).lines.find((line) => line.unit.code === 'c.a')
    const adjust = { targetId: below?.targetId ?? '', reason: 'tăng', ...decided }
    const over = await planner.refused(adjustPlan, { ...adjust, id: id(), plan: '61' })
    expect([over.code, over.field]).toEqual(['over-allocated', 'plan'])
    await planner.call(adjustPlan, { ...adjust, id: id(), plan: '50' })
    await planner.call(allocatePlan, parts(targetId, '60', '45', { isStretch: true, reason: 'phấn đấu cao hơn' }))
    await planner.call(adjustPlan, { ...adjust, id: id(), plan: '70' })
    expect((await planner.call(readAllocation, { id: targetId })).over?.value).toBe('15')
  })

  test('“stretch” where nothing is over is no stretch and needs no reason', async () => {
    const targetId = await opened('m.own')
    await planner.call(allocatePlan, parts(targetId, '6', '4', { isStretch: true }))
    expect((await planner.call(readAllocation, { id: targetId })).decision?.isStretch).toBe(false)
  })

  test('a target withdrawn while its plan is adjusted or handed down leaves no plan behind', async () => {
    const targetId = await opened('m.letters', '7')
    await told([
      planner.ask(withdrawTarget, { targetId, reason: 'thôi' }),
      planner.ask(adjustPlan, { id: id(), targetId, plan: '8', reason: 'tăng', ...decided }),
      planner.ask(allocatePlan, parts(targetId, '3', '3')),
    ])
    const rest = await world.database.owner.query(`select from entry e join measure m on m.id = e.measure_id
      where m.code = 'm.letters' and e.aspect in ('assigned', 'own') and e.known_until is null and e.low is not null`)
    const left = await world.database.owner.query('select from target where id = $1 and known_until is null', [
      targetId,
    ])
    expect(rest.rowCount === 0).toBe(left.rowCount === 0)
  })

  test('a plan that cannot be read names its field, and its decision does not lie ahead', async () => {
    const input = { id: id(), planEntryId: id(), unit: 'c', measure: 'm.decimal', period: '2026' }
    for (const plan of ['0', '-5', '-0', '1e9', '１２３', 'NaN', '=1+1', 'x'.repeat(99)]) {
      const refused = await planner.refused(openTarget, { ...input, plan })
      expect([plan, refused.status, refused.field]).toEqual([plan, 400, 'plan'])
    }
    const ahead = await planner.refused(openTarget, { ...input, plan: '5', number: '1', decidedOn: '2099-01-01' })
    expect([ahead.code, ahead.field]).toEqual(['decision-day', 'decidedOn'])
  })
})

describe('input that no person types', () => {
  test.each([
    ['the null character', 'a\0b'],
    ['half of a surrogate pair', 'a\ud800b'],
  ])('%s is refused beside its field', async (_, text) => {
    const note = { id: id(), ...at('c.a.2', '2026-07'), measure: 'm.visits', text }
    const refused = await ward.refused(writeCellNote, note)
    expect([refused.status, refused.code, refused.field]).toEqual([400, 'unknown-sign', 'text'])
    const remarks = [{ id: id(), measure: 'm.visits', text }]
    const inner = await approver.refused(returnReport, { ...at('c.a.2', '2026-07'), id: id(), reason: 'xem', remarks })
    expect(inner.field).toBe('remarks.0.text')
    await ward.call(writeCellNote, { ...note, text: 'Đ \u{1f600} e\u0301 <b>\'";--' })
  })

  test('an id that is none is not found, beside the field it came in', async () => {
    const [directive, personId, none] = [id(), id(), 'khong-phai-ma']
    const document = { issuer: 'c', kind: 'resolution', symbol: '5-NQ/TU', issuedOn: '2026-01-06', title: 'Về C' }
    await planner.call(registerDirective, { ...document, id: directive })
    const relation = await planner.refused(relateDirectives, { id: id(), directive, kind: 'amends', to: none })
    expect([relation.status, relation.field]).toEqual([404, 'to'])
    const attendance = { unit: 'c', summoned: 1, present: 1, excused: 0, unexcused: 0 }
    const sheet = await planner.refused(saveSheet, { ...attendance, id: id(), session: id(), site: id() })
    expect([sheet.status, sheet.field]).toEqual([404, 'session'])
    const applicant = { id: personId, stepId: id(), unit: 'c.a.1', on: '2026-01-05', name: 'Người thử 01' }
    await cell.call(createApplicant, applicant)
    const step = { id: id(), personId, event: 'attend_class', on: '2026-02-05', mentorId: none }
    const mentor = await cell.refused(takeStep, step)
    expect([mentor.status, mentor.field]).toEqual([404, 'mentorId'])
  })

  test('a moment or a page that does not exist is refused', async () => {
    const figure = { unit: 'c', measure: 'm.visits', period: '2026' }
    for (const knownAt of [
      '2026-13-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-01-01T24:00Z',
      '2026-01-01T00:00+99:00',
    ]) {
      expect((await city.refused(readFigure, { ...figure, knownAt })).field).toBe('knownAt')
      expect((await city.refused(readBoard, { unit: 'c', knownAt })).field).toBe('knownAt')
    }
    await city.call(readFigure, { ...figure, knownAt: '2099-12-31T23:59:59.999999+07:00' })
    for (const after of ['-1', '1e9', 'abc', '99999999999'])
      expect((await ward.refused(listDue, { after })).field).toBe('after')
    await ward.call(listDue, { after: '999999' })
  })
})

test('an issued report and what was known then stay as they were after a correction', async () => {
  const [place, asked] = [at('c.a.1', '2026-09'), { unit: 'c.a', measure: 'm.meetings', period: '2026-09' }]
  await handIn(cell, place)
  await approver.call(approveReports, { id: id(), form, period: place.period, units: [place.unit] })
  const { code } = await approver.call(issueReport, {
    ...{ id: id(), unit: 'c.a', period: place.period, printsUnapproved: true },
  })
  const issued = await approver.call(downloadDocument, { code })
  const { knownAt } = await approver.call(readDocument, { code })
  const { figure: before } = await approver.call(readFigure, { ...asked, knownAt })
  await approver.call(reopenReport, { id: id(), ...place, reason: 'cơ sở báo nhầm' })
  await fill(cell, place, { 'm.meetings': '8' })
  expect(await approver.call(downloadDocument, { code })).toEqual(issued)
  expect((await approver.call(readFigure, { ...asked, knownAt })).figure.value).toBe(before.value)
  expect((await approver.call(readFigure, asked)).figure.value).not.toBe(before.value)
  expect((await approver.call(readDocument, { code })).changedSince.length).toBeGreaterThan(0)
})

test('a role that ended yesterday opens nothing, of the months it held either', async () => {
  const place = at('c.b.1', '2026-10')
  const [both, clerk] = [await world.as('hai-vai'), await world.as('nhap-b')]
  await handIn(clerk, place)
  const tries: readonly (readonly [Endpoint, object])[] = [
    [openGrid, place],
    [saveCells, { ...place, cells: [{ id: id(), measure: 'm.letters', value: '1', seen: null }] }],
    [writeCellNote, { id: id(), ...place, measure: 'm.visits', text: 'x' }],
    [takeBackReport, { id: id(), ...place }],
    [returnReport, { id: id(), ...place, reason: 'xem lại' }],
    [approveReports, { id: id(), form, period: place.period, units: [place.unit] }],
    [reopenReport, { id: id(), ...place, reason: 'xem lại' }],
    [readProgress, place],
    [readForm, { form }],
  ]
  expect((await both.ask(openGrid, place)).status).toBe(200)
  await world.database.owner.query(`update access_grant set valid = daterange('2000-01-01', '2026-11-20')
    where account_id = (select id from account where login = 'hai-vai')`)
  for (const [endpoint, input] of tries)
    expect([endpoint.name, (await both.ask(endpoint, input)).status]).toEqual([endpoint.name, 404])
  expect((await standing(clerk, place)).events).toBe('save submit')
})

describe('past the application, by statements of its own role', () => {
  test('a clerk writes no approval, and an approver does', async () => {
    const place = at('c.a.1', '2026-03')
    await fill(cell, place, enough)
    const { rows } = await world.database.owner.query<{ id: string; act: string; clerk: string; approver: string }>(`
      select s.id, e.known_from as act, (select id from account where login = 'nhap-a1') as clerk, (select id from account where login = 'duyet-a') as approver
      from submission s join submission_event e on e.submission_id = s.id and e.known_until is null
      join unit u on u.id = s.unit_id where u.code = 'c.a.1' and s.period = '2026-03'`)
    const row = rows[0]
    if (!row) throw new Error('the report was not handed in')
    const approveAs = (accountId: string) =>
      write(world.database, { actor: { accountId, kind: 'person' }, requestId: 'test' }, async (tx) => {
        await tx.query(sql`insert into submission_event (id, submission_id, request_id, event, state, on_day, known_from, known_until)
          values (${id()}::uuid, ${row.id}::uuid, ${id()}::uuid, 'approve', 'approved', '2026-06-01', ${row.act}::uuid, ${row.act}::uuid)`)
      })
    await expect(approveAs(row.clerk)).rejects.toThrow('row-level security')
    await approveAs(row.approver)
  })
})
