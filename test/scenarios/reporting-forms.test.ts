import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import {
  draftForm,
  endForm,
  listFormMeasures,
  listForms,
  publishForm,
  readBurden,
  readForm,
} from '../../src/modules/reports/contract/form.ts'
import {
  approveReports,
  listDue,
  openGrid,
  readProgress,
  reopenReport,
  submitReport,
} from '../../src/modules/reports/contract/submission.ts'
import { issueReport, readDocument } from '../../src/modules/reports/contract.ts'
import { fill, month, monthlyForm, openCity, publishOne } from '../kit/reporting.ts'
import { id, type Person, type World } from '../kit/world.ts'

let world: World
beforeAll(async () => {
  world = await openCity()
})
afterAll(() => world.close())

const line = (measure: string, more: object = {}) => ({ measure, isRequired: true, isPrefilled: false, ...more })
const sections = (...lines: ReturnType<typeof line>[]) => [{ title: { vi: 'Mục', en: 'Section' }, lines }]

describe('forms', () => {
  test('a clerk drafts, an issuer publishes; what is published reaches everybody below and nobody beside', async () => {
    const [clerk, issuer] = [await world.as('nhap-c'), await world.as('duyet-c')]
    const draft = { id: id(), owner: 'c', code: 'thang', draft: monthlyForm() }
    await clerk.call(draftForm, draft)
    await clerk.call(draftForm, draft)
    expect((await clerk.refused(publishForm, { form: 'thang' })).status).toBe(403)
    expect((await (await world.as('nhap-a1')).refused(readForm, { form: 'thang' })).status).toBe(404)
    await issuer.call(publishForm, { form: 'thang' })
    const below = await (await world.as('nhap-a1')).call(listForms, { unit: 'c.a.1' })
    expect(below.forms.map((form) => [form.code, form.state, form.can.change.isAllowed])).toEqual([
      ['thang', 'published', false],
    ])
    expect(below.can.draft.isAllowed).toBe(true)
    const form = await issuer.call(readForm, { form: 'thang' })
    expect(form.dueText.vi).toBe('Nộp chậm nhất 5 ngày làm việc sau ngày cuối kỳ')
    expect(form.burden).toEqual({ lines: 6, typed: 4, prefilled: 2, perMonth: '4', allPerMonth: '4' })
    expect((await issuer.refused(publishForm, { form: 'thang' })).code).toBe('no-draft')
  })

  test.each([
    ['counted-already', line('people.members')],
    ['counted-already', line('m.sum')],
    ['asked-by-another-form', line('m.meetings')],
    ['wrong-period', line('m.yearly')],
    ['wrong-subject', line('m.front')],
    ['unknown-measure', line('khong.co')],
    ['unknown-measure', line('m.graded')],
    ['unknown-measure', line('m.graded', { class: 'best' })],
  ])('is refused with %s for a line that asks what is held or nobody could fill in', async (code, asked) => {
    const issuer = await world.as('duyet-c')
    const form = `vuong-${id().slice(-8)}`
    await issuer.call(draftForm, {
      id: id(),
      owner: 'c',
      code: form,
      draft: monthlyForm({ sections: sections(asked) }),
    })
    const shown = await issuer.call(readForm, { form })
    expect(shown.obstacles.map((item) => item.kind)).toEqual([code])
    expect(shown.can.publish.isAllowed).toBe(false)
    const refused = await issuer.refused(publishForm, { form })
    expect([refused.status, refused.code]).toEqual([422, code])
  })

  test('the same lines stand in a form when the system fills them in, and a line stands once', async () => {
    const issuer = await world.as('duyet-c')
    const shown = ['people.members', 'm.sum', 'm.meetings'].map((measure) => line(measure, { isPrefilled: true }))
    await publishOne(issuer, 'c', 'xem', monthlyForm({ sections: sections(...shown) }))
    const twice = monthlyForm({ sections: sections(line('m.decimal'), line('m.decimal')) })
    await issuer.call(draftForm, { id: id(), owner: 'c', code: 'hai-lan', draft: twice })
    expect((await issuer.refused(publishForm, { form: 'hai-lan' })).code).toBe('twice-in-form')
  })

  test('a quarter does not ask what its months already told', async () => {
    const issuer = await world.as('duyet-c')
    const quarterly = monthlyForm({ periodKind: 'quarter', sections: sections(line('m.visits')) })
    await issuer.call(draftForm, { id: id(), owner: 'c', code: 'quy', draft: quarterly })
    expect((await issuer.refused(publishForm, { form: 'quy' })).code).toBe('asked-by-another-form')
    const asked = await issuer.call(listFormMeasures, { unit: 'c', periodKind: 'quarter', search: 'visits' })
    expect(asked.measures.map((item) => [item.measure.code, item.isTyped, item.askedBy?.en])).toEqual([
      ['m.visits', true, 'Monthly report of cells'],
    ])
    const counted = await issuer.call(listFormMeasures, {
      unit: 'c',
      periodKind: 'month',
      search: 'dang vien people.members',
    })
    expect(counted.measures.every((item) => !item.isTyped)).toBe(true)
  })

  test('who fills it in reads its hints and English titles, and nobody is asked past its end', async () => {
    const issuer = await world.as('duyet-c')
    const hint = { vi: 'Đếm theo sổ nghị quyết', en: 'Count by the book of resolutions' }
    const title = { vi: 'Mục một', en: 'Part one' }
    const draft = monthlyForm({
      from: '2026-01-01',
      until: '2026-04-01',
      sections: [{ title, lines: [{ measure: 'm.decimal', isRequired: true, isPrefilled: false, hint }] }],
    })
    await issuer.call(draftForm, { id: id(), owner: 'c', code: 'co-han', draft })
    const shown = await issuer.call(readForm, { form: 'co-han' })
    expect([shown.draft.until, shown.draft.sections[0]?.title, shown.draft.sections[0]?.lines[0]?.hint]).toEqual([
      '2026-04-01',
      title,
      hint,
    ])
    await issuer.call(publishForm, { form: 'co-han' })
    const clerk = await world.as('nhap-a1')
    const grid = await clerk.call(openGrid, { form: 'co-han', unit: 'c.a.1', period: '2026-03' })
    expect([grid.sections[0]?.title, grid.sections[0]?.cells[0]?.hint]).toEqual([title, hint])
    const past = await clerk.refused(openGrid, { form: 'co-han', unit: 'c.a.1', period: '2026-04' })
    expect(past.code).toBe('not-asked-then')
    const turned = { ...draft, from: '2026-04-01' }
    const refused = await issuer.refused(draftForm, { id: id(), owner: 'c', code: 'co-han', draft: turned })
    expect([refused.status, refused.field]).toEqual([400, 'draft.until'])
  })

  test('a new version holds from its day on; before it the old one stands', async () => {
    const issuer = await world.as('duyet-c')
    await publishOne(issuer, 'c', 'ban', monthlyForm({ sections: sections(line('m.decimal')) }))
    const next = monthlyForm({
      from: '2026-06-01',
      sections: sections(line('m.decimal'), line('m.graded', { class: 'good' })),
    })
    await issuer.call(draftForm, { id: id(), owner: 'c', code: 'ban', draft: next })
    await issuer.call(publishForm, { form: 'ban' })
    const clerk = await world.as('nhap-a1')
    const keys = async (period: string) =>
      (await clerk.call(openGrid, { form: 'ban', unit: 'c.a.1', period })).sections.flatMap((section) =>
        section.cells.map((cell) => cell.key),
      )
    expect(await keys('2026-05')).toEqual(['m.decimal'])
    expect(await keys('2026-06')).toEqual(['m.decimal', 'm.graded/good'])
    await issuer.call(endForm, { form: 'ban', until: '2026-09-01', reason: 'gộp vào biểu khác' })
    expect((await clerk.refused(openGrid, { form: 'ban', unit: 'c.a.1', period: '2026-09' })).code).toBe(
      'not-asked-then',
    )
    expect(await keys('2026-08')).toEqual(['m.decimal', 'm.graded/good'])
  })

  test('the burden counts typed fields a month over all forms, and an exempt unit has none', async () => {
    const issuer = await world.as('duyet-c')
    const yearly = monthlyForm({
      periodKind: 'year',
      sections: sections(line('m.yearly'), line('people.members', { isPrefilled: true })),
      exempt: [{ unit: 'c.a.3', reason: 'chi bộ mới thành lập' }],
    })
    await publishOne(issuer, 'c', 'nam', yearly)
    const burden = await issuer.call(readBurden, { unit: 'c' })
    const of = (code: string) => burden.units.find((item) => item.unit.code === code)
    expect(of('c.a.1')?.typed).toBe('4.08')
    expect(of('c.a.3')?.typed).toBe('4')
    expect(burden.forms.find((form) => form.code === 'nam')?.burden.perMonth).toBe('0.08')
    expect(
      (await (await world.as('nhap-a')).call(readBurden, { unit: 'c.a' })).units
        .map((item) => item.unit.code)
        .toSorted(),
    ).toEqual(['c.a', 'c.a.1', 'c.a.2', 'c.a.3'])
    expect((await (await world.as('nhap-a1')).refused(readBurden, { unit: 'c.a' })).status).toBe(404)
  })
})

/** Everything that waits for somebody at or under a unit, over all pages. */
async function allDue(person: Person, unit?: string) {
  const found = []
  for (let after: string | undefined; ; ) {
    const page = await person.call(listDue, { unit, after })
    found.push(...page.due)
    if (page.next === null) return found
    after = page.next
  }
}

describe('progress', () => {
  test('tells who is in, on time and late below a unit, and what waits for whom', async () => {
    const [ward, approver, cell] = [await world.as('nhap-a'), await world.as('duyet-a'), await world.as('nhap-a1')]
    const place = { form: 'thang', unit: 'c.a.1', period: month }
    const mine = (await allDue(cell)).filter((item) => item.form.code === 'thang' && item.period.id === month)
    expect(mine).toMatchObject([
      { unit: { code: 'c.a.1' }, waitsFor: 'entry', dueOn: '2026-11-06', timeliness: 'overdue' },
    ])
    // Cells without a clerk of their own wait for the ward's, the first cell for its own.
    const above = (await allDue(ward, 'c.a')).filter((item) => item.form.code === 'thang' && item.period.id === month)
    expect(above.map((item) => [item.unit.code, item.waitsFor]).toSorted()).toEqual([
      ['c.a', 'units_below'],
      ['c.a.2', 'entry'],
      ['c.a.3', 'entry'],
    ])
    await fill(cell, place, { 'm.meetings': '1', 'm.visits': '1' })
    await cell.call(submitReport, { id: id(), ...place })
    expect((await approver.call(listDue, {})).counts.approval).toBe(1)
    await approver.call(approveReports, { id: id(), form: 'thang', period: month, units: ['c.a.1'] })
    const progress = await (await world.as('xem-c')).call(readProgress, { ...place, unit: 'c' })
    expect(progress.whole).toEqual({ asked: 6, in: 1, onTime: 0, late: 1, overdue: 5, approved: 1 })
    expect(progress.units.map((item) => [item.unit.code, item.asked, item.in])).toEqual([
      ['c.a', 4, 1],
      ['c.b', 2, 0],
    ])
    expect(progress.can.approve.isAllowed).toBe(false)
    const inWard = await approver.call(readProgress, { ...place, unit: 'c.a', state: 'approved' })
    expect(inWard.units.map((item) => item.own?.unit.code)).toEqual(['c.a.1'])
    expect((await cell.refused(readProgress, { ...place, unit: 'c.a' })).status).toBe(404)
  })
})

describe('a correction after approval', () => {
  test('is a new entry after reopening; the issued document keeps its number and says that it changed', async () => {
    const [clerk, approver] = [await world.as('nhap-a'), await world.as('duyet-a')]
    const place = { form: 'thang', unit: 'c.a.2', period: month }
    await fill(clerk, place, { 'm.meetings': '3', 'm.visits': '2' })
    await clerk.call(submitReport, { id: id(), ...place })
    await approver.call(approveReports, { id: id(), form: 'thang', period: month, units: ['c.a.2'] })
    const issued = await approver.call(issueReport, { id: id(), unit: 'c.a', period: month, printsUnapproved: true })
    const before = await approver.call(readDocument, { code: issued.code })
    const printed = before.manifest.numbers.find((number) => number.measure === 'm.meetings')
    expect(printed).toBeDefined()
    expect(before.changedSince).toEqual([])
    await approver.call(reopenReport, { id: id(), ...place, reason: 'chi bộ báo nhầm' })
    await fill(clerk, place, { 'm.meetings': '9' })
    await clerk.call(submitReport, { id: id(), ...place })
    await approver.call(approveReports, { id: id(), form: 'thang', period: month, units: ['c.a.2'] })
    const after = await approver.call(readDocument, { code: issued.code })
    expect(after.sha256).toBe(before.sha256)
    expect(after.manifest).toEqual(before.manifest)
    expect(after.changedSince.map((change) => change.figure.measure.code)).toContain('m.meetings')
    const page = await clerk.call(readFigure, { unit: 'c.a.2', measure: 'm.meetings', period: month })
    expect(page.history.map((record) => [record.printed.vi, record.isCurrent, record.approvedBy !== null])).toEqual([
      ['9 buổi', true, true],
      ['3 buổi', false, true],
    ])
    expect(
      await clerk.refused(enterValue, { id: id(), unit: 'c.a.2', measure: 'm.meetings', period: month, value: '1' }),
    ).toMatchObject({ code: 'locked' })
  })
})
