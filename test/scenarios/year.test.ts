import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deadlineSources } from '../../src/app/deadlines.ts'
import { findingsHere, openFindings } from '../../src/modules/consistency/contract.ts'
import { demandProgrammes, readCoverage } from '../../src/modules/directives/contract/coverage.ts'
import { readDirective, relateDirectives, setSummingUp } from '../../src/modules/directives/contract/document.ts'
import { registerDirective } from '../../src/modules/directives/contract.ts'
import { answerFinding, approveEntries, listWaiting, readFigure } from '../../src/modules/figures/contract.ts'
import { listNotices } from '../../src/modules/notices/contract.ts'
import { draftForm, publishForm } from '../../src/modules/reports/contract/form.ts'
import {
  approveReports,
  listDue,
  openGrid,
  readProgress,
  reopenReport,
  saveCells,
  submitReport,
} from '../../src/modules/reports/contract/submission.ts'
import { downloadDocument, issueReport, readDocument } from '../../src/modules/reports/contract.ts'
import { allocatePlan, readAllocation } from '../../src/modules/targets/contract/allocation.ts'
import { readResolution } from '../../src/modules/targets/contract/resolution.ts'
import { openTarget, readTarget, setPath } from '../../src/modules/targets/contract/target.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { setToday } from '../kit/cells.ts'
import { openDocument } from '../kit/docx.ts'
import { quickPace, refresh, setPace, startWork, until } from '../kit/notice-world.ts'
import { id, type Person, type World } from '../kit/world.ts'
import {
  admittedBy,
  cellsOf,
  clerkOf,
  handIn,
  monthOf,
  openYearCity,
  rowsOf,
  type Ward,
  wards,
} from '../kit/year-city.ts'

let world: World
beforeAll(async () => {
  world = await openYearCity()
  await setPace(world)
})
afterAll(() => world.close())

const [directive, demand, target] = [id(), id(), id()]
const as = (login: string): Promise<Person> => world.as(login)
const wardOf = (ward: Ward): string => ward.slice(3)
const goTo = (day: string): Promise<void> => setToday(world, day)

/** What an account is reminded of: stage, last day, and what is to be done. */
async function remindersOf(login: string): Promise<readonly string[]> {
  const { notices } = await (await as(login)).call(listNotices, {})
  return notices.map(({ kind, dueOn, unit, title }) => `${kind} ${dueOn} ${unit.code} ${title.vi}`)
}

/** With the jobs done as a server does them. */
async function atWork(doing: () => Promise<void>): Promise<void> {
  const work = await startWork(world, null, deadlineSources, quickPace)
  await doing().finally(() => work.stop())
}

async function approveAt(ward: Ward, month: number): Promise<void> {
  const period = monthOf(month)
  const approver = await as(`duyet-${wardOf(ward)}`)
  await approver.call(approveReports, { id: id(), form: 'thang', period, units: [...cellsOf[ward]] })
  await (await as(`nhap-${wardOf(ward)}`)).call(submitReport, { id: id(), form: 'thang', unit: ward, period })
}
const approveAtCity = async (month: number): Promise<unknown> =>
  (await as('duyet-tp')).call(approveReports, { id: id(), form: 'thang', period: monthOf(month), units: [...wards] })

/** A month in which everything comes in time, on the third day of the next one. */
async function wholeMonth(month: number): Promise<void> {
  await goTo(month === 12 ? '2027-01-03' : `2026-${String(month + 1).padStart(2, '0')}-03`)
  for (const ward of wards) {
    for (const cell of cellsOf[ward]) await handIn(world, cell, month)
    await approveAt(ward, month)
  }
  await approveAtCity(month)
}

const heldAt = async (unit: string, measure: string, period: string): Promise<string | null> =>
  (await (await as('nhap-tp')).call(readFigure, { unit, measure, period })).figure.value

/** State and result on the board of a unit for the year. */
async function standing(unit: string, login: string) {
  const board = await (await as(login)).call(readBoard, { unit, period: '2026' })
  return board.targets.map(({ state, result, due, forecast }) => ({
    state: state.code,
    result: result.value,
    due: due && [due.on, due.printedNumber.vi],
    forecast: forecast && [forecast.method, forecast.printed.vi, forecast.keeps],
  }))
}

describe('January: from the resolution to the cells', () => {
  test('a resolution is registered with its provisions, and read below but not elsewhere', async () => {
    const office = await as('nhap-tp')
    await office.call(registerDirective, {
      id: directive,
      issuer: 'tp:committee',
      kind: 'resolution',
      symbol: '01-NQ/TU',
      issuedOn: '2026-01-05',
      title: 'Về nhiệm vụ xây dựng Đảng năm 2026',
      horizon: '2026',
      provisions: [
        { id: id(), number: '1', text: 'Mỗi phường ban hành chương trình hành động' },
        { id: id(), number: '2', text: 'Kết nạp 60 đảng viên' },
      ],
    })
    await office.call(setSummingUp, { id: id(), directive, kind: 'interim_summary', dueOn: '2026-06-30' })
    const below = await (await as('nhap-p2.1')).call(readDirective, { id: directive })
    expect(below.provisions.map((item) => item.number)).toEqual(['1', '2'])
    expect((await (await as('nhap-khac')).refused(readDirective, { id: directive })).status).toBe(404)
  })

  test('both wards are asked for a programme: one issues in time, one late, after it was reminded', async () => {
    const [office, first, second] = [await as('nhap-tp'), await as('nhap-p1'), await as('nhap-p2')]
    const asked = {
      id: demand,
      directive,
      base: 'committees',
      dueOn: '2026-01-30',
      body: 'Ban hành chương trình',
    } as const
    expect((await first.refused(demandProgrammes, asked)).status).toBe(403)
    await office.call(demandProgrammes, asked)
    const issue = async (ward: Ward, person: Person, issuedOn: string): Promise<string> => {
      const programme = id()
      await goTo(issuedOn)
      await person.call(registerDirective, {
        id: programme,
        issuer: `${ward}:committee`,
        kind: 'action_programme',
        symbol: '02-CTr/ĐU',
        issuedOn,
        title: 'Thực hiện Nghị quyết 01-NQ/TU',
      })
      return programme
    }
    const relate = (person: Person, programme: string) =>
      person.call(relateDirectives, { id: id(), directive: programme, kind: 'implements', to: directive })
    await relate(first, await issue('tp.p1', first, '2026-01-20'))

    await goTo('2026-02-02')
    await refresh(world)
    const overdue = 'overdue 2026-01-30 tp.p2 Ban hành văn bản thực hiện 01-NQ/TU'
    expect(await remindersOf('nhap-p2')).toContain(overdue)
    expect((await remindersOf('nhap-p1')).filter((line) => line.includes('01-NQ/TU'))).toEqual([])
    const coverage = await office.call(readCoverage, { id: demand })
    expect([coverage.share?.printed.vi, coverage.counts?.onTime, coverage.counts?.missing]).toEqual(['1/2, 50%', 1, 1])

    const programme = await issue('tp.p2', second, '2026-02-03')
    await atWork(async () => {
      await relate(second, programme)
      await until(async () => !(await remindersOf('nhap-p2')).includes(overdue))
    })
    const after = await office.call(readCoverage, { id: demand })
    expect([after.share?.printed.vi, after.counts]).toEqual([
      '2/2, 100%',
      { done: 2, asked: 2, onTime: 1, late: 1, undated: 0, missing: 0, awaited: 0, exempt: 0 },
    ])
    const own = await second.call(readCoverage, { id: demand })
    expect(own.lines.map((line) => [line.unit.code, line.state])).toEqual([['tp.p2', 'late']])
    const sibling = { id: id(), directive: programme, kind: 'implements', to: directive }
    expect((await first.refused(relateDirectives, sibling)).status).toBe(404)
  })

  test('60 members are planned with a path, handed to wards and cells in one act each, and add up', async () => {
    await goTo('2026-01-26')
    const office = await as('nhap-tp')
    const plan = { unit: 'tp', measure: 'admitted', period: '2026', plan: '60', directiveId: directive }
    await office.call(openTarget, { ...plan, id: target, planEntryId: id() })
    const path = (last: string) => [
      { on: '2026-03-31', value: '12' },
      { on: '2026-06-30', value: '30' },
      { on: '2026-09-30', value: '45' },
      { on: '2026-12-31', value: last },
    ]
    expect((await office.refused(setPath, { id: id(), targetId: target, points: path('59') })).code).toBe(
      'path-not-at-plan',
    )
    await office.call(setPath, { id: id(), targetId: target, points: path('60') })

    const hand = (targetId: string, parts: Readonly<Record<string, string>>) => ({
      id: id(),
      targetId,
      way: 'by_hand' as const,
      parts: Object.entries(parts).map(([unit, value]) => ({ unit, value })),
    })
    const tooMuch = await office.refused(allocatePlan, hand(target, { 'tp.p1': '36', 'tp.p2': '25' }))
    expect([tooMuch.code, tooMuch.field]).toEqual(['over-allocated', 'parts'])
    expect((await (await as('nhap-p1')).refused(allocatePlan, hand(target, { 'tp.p1': '1' }))).status).toBe(404)
    await office.call(allocatePlan, hand(target, { 'tp.p1': '36', 'tp.p2': '24' }))
    const sums = async (person: Person, targetId: string) => {
      const { allocated, unallocated, over, lines } = await person.call(readAllocation, { id: targetId })
      return [allocated?.value, unallocated?.value, over?.value, lines.map((line) => line.assigned?.value)]
    }
    expect(await sums(office, target)).toEqual(['60', '0', '0', ['36', '24']])
    const given = (await office.call(readAllocation, { id: target })).lines.map((line) => line.targetId ?? '')
    const share: Readonly<Record<Ward, string>> = { 'tp.p1': '12', 'tp.p2': '8' }
    for (const [index, ward] of wards.entries()) {
      const clerk = await as(`nhap-${wardOf(ward)}`)
      const parts = Object.fromEntries(cellsOf[ward].map((cell) => [cell, share[ward]]))
      await clerk.call(allocatePlan, hand(given[index] ?? '', parts))
      expect(await sums(clerk, given[index] ?? '')).toEqual([
        ward === 'tp.p1' ? '36' : '24',
        '0',
        '0',
        [share[ward], share[ward], share[ward]],
      ])
    }
    expect((await (await as('nhap-p2')).refused(readTarget, { id: given[0] ?? '' })).status).toBe(404)
    // The city, two wards and six cells hang on the resolution; its page opens from the target.
    expect((await office.call(readResolution, { unit: 'tp', directive })).total).toBe(9)
    expect((await office.call(readTarget, { id: target })).directiveId).toBe(directive)
    const approver = await as('duyet-tp')
    const plans = await approver.call(listWaiting, { unit: 'tp' })
    expect(plans.total).toBe(9)
    await approver.call(approveEntries, { entryIds: plans.entries.map((entry) => entry.record.id) })
  })

  test('a monthly and a quarterly form are published; what is held is filled in, and nobody types it twice', async () => {
    const [office, issuer] = [await as('nhap-tp'), await as('duyet-tp')]
    const line = (measure: string, isPrefilled = false) => ({ measure, isRequired: !isPrefilled, isPrefilled })
    const form = (code: string, periodKind: 'month' | 'quarter', lines: readonly ReturnType<typeof line>[]) => ({
      id: id(),
      owner: 'tp',
      code,
      draft: {
        vi: periodKind === 'month' ? 'Báo cáo tháng' : 'Báo cáo quý',
        en: periodKind,
        periodKind,
        askedOf: 'cells' as const,
        exempt: [],
        due: { days: 5, isWorkingDays: true },
        sections: [{ title: { vi: 'Xây dựng Đảng', en: 'Party' }, lines: [...lines] }],
        from: '2026-01-01',
      },
    })
    const typed = ['training.meetings', 'admitted', 'considered'].map((measure) => line(measure))
    await office.call(draftForm, form('thang', 'month', [...typed, line('people.members', true)]))
    expect((await office.refused(publishForm, { form: 'thang' })).status).toBe(403)
    await issuer.call(publishForm, { form: 'thang' })
    await office.call(draftForm, form('quy', 'quarter', [line('study.lectures'), line('admitted')]))
    const twice = await issuer.refused(publishForm, { form: 'quy' })
    expect([twice.status, twice.code]).toEqual([422, 'asked-by-another-form'])
    await office.call(draftForm, form('quy', 'quarter', [line('study.lectures'), line('admitted', true)]))
    await issuer.call(publishForm, { form: 'quy' })
  })
})

describe('the first quarter', () => {
  const place = (unit: string, period: string) => ({ form: 'thang', unit, period })

  test('January: rows kept offline are sent twice and stand once; a cell without a clerk reports by telephone', async () => {
    await goTo('2026-02-03')
    const clerk = await as('nhap-p1.1')
    const kept = { ...place('tp.p1.1', '2026-01'), cells: rowsOf('tp.p1.1', 1) }
    const once = await clerk.call(saveCells, kept)
    expect(await clerk.call(saveCells, kept)).toEqual(once)
    expect(once.cells.map((cell) => cell.outcome)).toEqual(['saved', 'saved', 'saved'])
    const held = await clerk.call(readFigure, { unit: 'tp.p1.1', measure: 'admitted', period: '2026-01' })
    expect([held.figure.value, held.history.length]).toEqual(['1', 1])
    const [sibling, elsewhere] = [await as('nhap-p2'), await as('nhap-khac')]
    for (const person of [sibling, elsewhere]) expect((await person.refused(saveCells, kept)).status).toBe(404)
    await clerk.call(submitReport, { id: id(), ...place('tp.p1.1', '2026-01') })
    for (const cell of Object.keys(admittedBy).slice(1)) await handIn(world, cell, 1)
    const { history } = await (await as('duyet-p1')).call(openGrid, place('tp.p1.3', '2026-01'))
    expect(history.map(({ event, by, behalf }) => [event, by.vi, behalf?.reportedBy])).toEqual([
      ['save', 'Tài khoản nhap-p1', 'Bí thư chi bộ 1.3'],
      ['submit', 'Tài khoản nhap-p1', 'Bí thư chi bộ 1.3'],
    ])
    const units = [...cellsOf['tp.p1']]
    const approval = { id: id(), form: 'thang', period: '2026-01', units }
    expect((await (await as('duyet-p2')).refused(approveReports, approval)).status).toBe(404)
    expect((await clerk.refused(approveReports, { ...approval, units: ['tp.p1.1'] })).status).toBe(403)
    for (const ward of wards) await approveAt(ward, 1)
    await approveAtCity(1)
    // 1 + 0 + 1 in ward 1 and 0 + 1 + 0 in ward 2.
    expect([await heldAt('tp.p1', 'admitted', '2026-01'), await heldAt('tp', 'admitted', '2026-01')]).toEqual([
      '2',
      '3',
    ])
  })

  test('February: three admitted of two considered is held back until it is answered', async () => {
    await goTo('2026-03-03')
    const clerk = await as('nhap-p2.1')
    const at = { unit: 'tp.p2.1', period: '2026-02' }
    await clerk.call(saveCells, { form: 'thang', ...at, cells: rowsOf('tp.p2.1', 2, { considered: 2 }) })
    const held = await clerk.refused(submitReport, { id: id(), form: 'thang', ...at })
    expect([held.status, held.code]).toEqual([422, 'contradictions-open'])
    expect((await clerk.call(openFindings, at)).open).toBe(1)
    const [finding] = (await clerk.call(findingsHere, at)).findings
    const { kind = '', digest = '' } = finding ?? {}
    const answer = { id: id(), ...at, kind, digest, answer: 'Một người đã xét từ tháng 01' }
    expect((await (await as('nhap-p1')).refused(answerFinding, answer)).status).toBe(404)
    await clerk.call(answerFinding, answer)
    expect(await clerk.call(openFindings, at)).toMatchObject({ open: 0, answered: 1 })
    await clerk.call(submitReport, { id: id(), form: 'thang', ...at })
    const above = await (await as('duyet-p2')).call(openGrid, { form: 'thang', ...at })
    expect(above.findings.map((item) => item.answer?.text)).toEqual(['Một người đã xét từ tháng 01'])
    for (const cell of Object.keys(admittedBy)) if (!['tp.p2.1', 'tp.p2.3'].includes(cell)) await handIn(world, cell, 2)
    await approveAt('tp.p1', 2)
  })

  test('February: a late cell is reminded, then the ward hears of it; the reminder goes with the report', async () => {
    const late = 'tp.p2.3 Nộp “Báo cáo tháng” tháng 2/2026'
    const told = async (login: string) =>
      (await remindersOf(login)).flatMap((line) => (line.endsWith(late) ? line.split(' ')[0] : []))
    const seen: unknown[] = []
    // Due on Friday 6 March, the fifth working day; the third one after it is Wednesday 11 March.
    for (const day of ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-10', '2026-03-11']) {
      await goTo(day)
      await refresh(world)
      seen.push([day.slice(8), await told('nhap-p2.3'), await told('duyet-p2'), await told('duyet-p1')])
    }

    expect(seen).toEqual([
      ['05', ['due_soon'], [], []],
      ['06', ['due_today'], [], []],
      ['07', ['overdue'], [], []],
      ['10', ['overdue'], [], []],
      ['11', ['overdue'], ['escalated'], []],
    ])
    const missing = await (await as('nhap-p2')).refused(submitReport, { id: id(), ...place('tp.p2', '2026-02') })
    expect([missing.code, missing.field]).toEqual(['below-missing', 'withoutBelow'])
    const due = await (await as('nhap-p2.3')).call(listDue, {})
    // February, March and the first quarter, which have begun.
    expect([due.counts.entry, due.due[0]?.period.id, due.due[0]?.timeliness]).toEqual([3, '2026-02', 'overdue'])

    await goTo('2026-03-12')
    await atWork(async () => {
      await handIn(world, 'tp.p2.3', 2)
      await until(async () => (await told('nhap-p2.3')).length + (await told('duyet-p2')).length === 0)
    })
    await approveAt('tp.p2', 2)
    await approveAtCity(2)
    const { whole } = await (await as('nhap-tp')).call(readProgress, { form: 'thang', unit: 'tp', period: '2026-02' })
    // Six cells and two wards; the late cell made its ward late.
    expect(whole).toEqual({ asked: 8, in: 8, onTime: 6, late: 2, overdue: 0, approved: 8 })
  })

  test('March: what came from a phone late meets what the ward typed by telephone, and neither is lost', async () => {
    await goTo('2026-04-02')
    const [ward, cell] = [await as('nhap-p1'), await as('nhap-p1.2')]
    const at = place('tp.p1.2', '2026-03')
    const behalf = { channel: 'telephone' as const, reportedBy: 'Bí thư chi bộ 1.2' }
    await ward.call(saveCells, { ...at, behalf, cells: rowsOf('tp.p1.2', 3) })
    const [meetings] = rowsOf('tp.p1.2', 3, { 'training.meetings': 2 })
    const met = await cell.call(saveCells, { ...at, cells: meetings ? [meetings] : [] })
    expect([met.cells[0]?.outcome, met.cells[0]?.theirs?.text]).toEqual(['conflict', '1'])
    await cell.call(submitReport, { id: id(), ...at })
    for (const other of Object.keys(admittedBy)) if (other !== 'tp.p1.2') await handIn(world, other, 3)
    for (const one of wards) await approveAt(one, 3)
    await approveAtCity(3)
  })

  test('at its end the city is at risk: 9 of 12 due; the quarterly form fills in what the months held', async () => {
    expect(await standing('tp', 'nhap-tp')).toEqual([
      { state: 'at_risk', result: '9', due: ['2026-03-31', '12'], forecast: null },
    ])
    for (const cell of Object.keys(admittedBy)) {
      const [clerk, at] = [await as(clerkOf(cell)), { form: 'quy', unit: cell, period: '2026-Q1' }]
      await clerk.call(saveCells, { ...at, cells: [{ id: id(), measure: 'study.lectures', value: '1', seen: null }] })
      await clerk.call(submitReport, { id: id(), ...at })
    }
    const grid = await (await as('duyet-p1')).call(openGrid, { form: 'quy', unit: 'tp.p1.1', period: '2026-Q1' })
    const cells = grid.sections.flatMap((section) => section.cells)
    expect(cells.map(({ key, isTyped, figure }) => [key, isTyped, figure.value])).toEqual([
      ['study.lectures', true, '1'],
      ['admitted', false, '2'],
    ])
    for (const ward of wards) {
      const at = { form: 'quy', period: '2026-Q1' }
      await (await as(`duyet-${wardOf(ward)}`)).call(approveReports, { id: id(), ...at, units: [...cellsOf[ward]] })
      await (await as(`nhap-${wardOf(ward)}`)).call(submitReport, { id: id(), ...at, unit: ward })
    }
    const at = { id: id(), form: 'quy', period: '2026-Q1', units: [...wards] }
    expect((await (await as('duyet-p1')).refused(approveReports, at)).status).toBe(404)
    expect(await (await as('duyet-tp')).call(approveReports, at)).toMatchObject({ approved: 2 })
  })
})

/** Issues a report of the city; returns its code and bytes. */
async function issued(period: string): Promise<{ readonly code: string; readonly bytes: Buffer }> {
  const at = { id: id(), unit: 'tp', period }
  expect((await (await as('nhap-tp')).refused(issueReport, at)).status).toBe(403)
  expect((await (await as('nhap-khac')).refused(issueReport, at)).status).toBe(404)
  const { code, sha256 } = await (await as('duyet-tp')).call(issueReport, at)
  const { bytes } = await (await as('nhap-tp')).ask(downloadDocument, { code })
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  return { code, bytes }
}

const documents: { quarter?: Awaited<ReturnType<typeof issued>>; year?: Awaited<ReturnType<typeof issued>> } = {}

describe('to the end of the year', () => {
  test('the report on the first quarter is issued, and nobody elsewhere opens it', async () => {
    documents.quarter = await issued('2026-Q1')
    const { text } = openDocument(documents.quarter.bytes)
    expect(text).toContain('Đảng viên mới kết nạp')
    expect(text).not.toMatch(/chưa duyệt|DỰ THẢO/)
    expect((await (await as('nhap-khac')).refused(readDocument, { code: documents.quarter.code })).status).toBe(404)
  })

  test('in June the city is on its way with 30 of 30, and a forecast names its method', async () => {
    for (const month of [4, 5, 6]) await wholeMonth(month)
    await goTo('2026-07-03')
    // By pace, 184 days are left: the quarters brought 9 in 90 days and 21 in 91, which is 18.4 or 42.5 more.
    expect(await standing('tp', 'nhap-tp')).toEqual([
      {
        state: 'on_track',
        result: '30',
        due: ['2026-06-30', '30'],
        forecast: ['pace', 'ước 48–72 người', 'unknown'],
      },
    ])
    // Without a path the straight line asks 36 x 181/365 = 17.85 of ward 1, and 24 x 181/365 = 11.90 of ward 2.
    expect(await standing('tp.p1', 'nhap-p1')).toEqual([
      { state: 'late', result: '17', due: ['2026-06-30', '18'], forecast: ['pace', 'ước 27–41 người', 'unknown'] },
    ])
    expect(await standing('tp.p2', 'nhap-p2')).toEqual([
      { state: 'on_track', result: '13', due: ['2026-06-30', '12'], forecast: ['pace', 'ước 21–31 người', 'unknown'] },
    ])
  })

  test('the summing-up of the resolution is called to mind in June until it was held', async () => {
    const line = '2026-06-30 tp Sơ kết 01-NQ/TU'
    await goTo('2026-06-23')
    await refresh(world)
    expect(await remindersOf('nhap-tp')).toContain(`due_soon ${line}`)
    const office = await as('nhap-tp')
    const [planned] = (await office.call(readDirective, { id: directive })).summingUps
    const held = { id: planned?.id ?? '', directive, kind: 'interim_summary' as const, dueOn: '2026-06-30' }
    await office.call(setSummingUp, { ...held, heldOn: '2026-06-22' })
    await refresh(world)
    expect((await remindersOf('nhap-tp')).filter((item) => item.includes('Sơ kết'))).toEqual([])
  })

  test('at its end the year is met with 60 of 60, and the report on it is issued', async () => {
    for (const month of [7, 8, 9, 10, 11, 12]) await wholeMonth(month)
    await goTo('2027-01-08')
    expect((await standing('tp', 'nhap-tp')).map(({ state, result }) => [state, result])).toEqual([['met', '60']])
    documents.year = await issued('2026')
    const { manifest, changedSince } = await (await as('nhap-tp')).call(readDocument, { code: documents.year.code })
    const admitted = manifest.numbers.find((item) => item.measure === 'admitted' && item.aspect === 'actual')
    expect([admitted?.value, admitted?.entries.length, changedSince]).toEqual(['60', 72, []])
  })
})

describe('after the year', () => {
  test('a correction reopens one report with a reason, and the lock holds everybody else', async () => {
    await goTo('2027-01-20')
    const [clerk, approver] = [await as('nhap-p2.3'), await as('duyet-p2')]
    const at = { form: 'thang', unit: 'tp.p2.3', period: '2026-12' }
    const grid = await clerk.call(openGrid, at)
    const seen = new Map(
      grid.sections.flatMap((section) => section.cells.map((cell) => [cell.key, cell.entry?.id ?? null])),
    )
    const cells = ['considered', 'admitted'].map((measure) => ({
      ...{ id: id(), measure, seen: seen.get(measure) ?? null },
      value: measure === 'admitted' ? '3' : '4',
    }))
    const locked = await clerk.call(saveCells, { ...at, cells })
    expect(locked.cells.map((cell) => cell.refusal?.code)).toEqual(['locked', 'locked'])
    const reopen = { id: id(), ...at, reason: 'bỏ sót ba quyết định kết nạp' }
    expect((await clerk.refused(reopenReport, reopen)).status).toBe(403)
    expect((await (await as('duyet-p1')).refused(reopenReport, reopen)).status).toBe(404)
    await approver.call(reopenReport, reopen)
    const saved = await clerk.call(saveCells, { ...at, cells: cells.map((cell) => ({ ...cell, id: id() })) })
    expect(saved.cells.map((cell) => cell.outcome)).toEqual(['saved', 'saved'])
    await clerk.call(submitReport, { id: id(), ...at })
    await approver.call(approveReports, { id: id(), form: 'thang', period: '2026-12', units: ['tp.p2.3'] })
    expect((await clerk.call(openGrid, at)).timeliness).toBe('on_time')
  })

  test('both reports keep their bytes; the one on the year says what has changed since', async () => {
    const reader = await as('nhap-tp')
    for (const document of [documents.quarter, documents.year]) {
      const { bytes } = await reader.ask(downloadDocument, { code: document?.code })
      expect(bytes.equals(document?.bytes ?? Buffer.alloc(0))).toBe(true)
    }
    expect((await reader.call(readDocument, { code: documents.quarter?.code ?? '' })).changedSince).toEqual([])
    // Once in the text and once in the annex; what only cells enter stands in the text.
    const { changedSince } = await reader.call(readDocument, { code: documents.year?.code ?? '' })
    expect(changedSince.map((item) => [item.address.measure, item.printedThen, item.printedNow.vi])).toEqual([
      ['admitted', '60', '63 người'],
      ['considered', '130 người', '133 người'],
      ['admitted', '60', '63 người'],
    ])
  })

  test('the year ends with 63 of 60: the city exceeded, ward 1 met, ward 2 exceeded, and the cells as they did', async () => {
    const states = async (unit: string, login: string) =>
      (await standing(unit, login)).map(({ state, result }) => [state, result])
    expect(await states('tp', 'nhap-tp')).toEqual([['exceeded', '63']])
    expect(await states('tp.p1', 'nhap-p1')).toEqual([['met', '36']])
    expect(await states('tp.p2', 'nhap-p2')).toEqual([['exceeded', '27']])
    const { rows, counts } = await (await as('nhap-tp')).call(readResolution, { unit: 'tp', directive })
    expect(Object.fromEntries(rows.map((row) => [row.unit.code, row.state.code]))).toEqual({
      ...{ tp: 'exceeded', 'tp.p1': 'met', 'tp.p2': 'exceeded' },
      ...{ 'tp.p1.1': 'met', 'tp.p1.2': 'met', 'tp.p1.3': 'met' },
      ...{ 'tp.p2.1': 'exceeded', 'tp.p2.2': 'exceeded', 'tp.p2.3': 'met' },
    })
    expect(counts.map(({ code, count }) => [code, count])).toEqual([
      ['exceeded', 4],
      ['met', 5],
    ])
  })
})
