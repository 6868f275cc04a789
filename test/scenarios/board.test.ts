import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantRole, listAccounts } from '../../src/modules/accounts/contract.ts'
import {
  approveEntries,
  correctEntry,
  enterValue,
  listMeasures,
  readFigure,
} from '../../src/modules/figures/contract.ts'
import { adjustPlan, openTarget } from '../../src/modules/targets/contract/target.ts'
import { type Board, readBoard, type TargetRow } from '../../src/modules/targets/contract.ts'
import { statementsOf } from '../kit/statements.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const quarter = { unit, period: '2024-Q1' }

let world: World
let clerk: Person
let leader: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  leader = await world.as('lanh-dao-can-tho')
})
afterAll(() => world.close())

const admitted = (board: Board): TargetRow => {
  const row = board.targets.find((target) => target.result.measure.code === 'admitted')
  if (!row) throw new Error('the board has no target of admissions')
  return row
}

describe('the board of Bình Thủy', () => {
  test('shows 51 of 95 in the first quarter of 2024: 53,68%, in progress', async () => {
    const board = await clerk.call(readBoard, quarter)
    const row = admitted(board)
    expect([row.result.value, row.own?.value, row.assigned, row.planAspect]).toEqual(['51', '95', null, 'own'])
    expect([row.progress?.kind, row.progress?.printed]).toEqual(['percentage', { vi: '53,68%', en: '53.68%' }])
    expect([row.state.code, row.state.name.vi]).toEqual(['in_progress', 'Đang thực hiện'])
    expect(row.result.origin).not.toBe('inferred')
    expect(board.path.map((above) => above.code)).toEqual(['can-tho'])
    expect(board.figures.map((figure) => figure.printed.vi)).toContain('trên 110 văn bản')
  })

  test('opens at the last whole quarter before the working day when anything is held in it, else at the latest year', async () => {
    expect((await clerk.call(readBoard, { unit })).period.id).toBe('2024-Q1')
    expect((await leader.call(readBoard, { unit: 'can-tho.cai-rang' })).period.id).toBe('2022')
  })

  test('lists the periods that hold figures, latest first, and refuses one nobody knows', async () => {
    const { periods } = await clerk.call(readBoard, quarter)
    expect(periods.map((period) => period.id)).toEqual(expect.arrayContaining(['2024-Q1', '2023']))
    expect((await clerk.refused(readBoard, { unit, period: '2024-Q5' })).status).toBe(400)
  })

  test('tells the clerk what may be entered and the leader that only others may', async () => {
    const [own, above] = [await clerk.call(readBoard, quarter), await leader.call(readBoard, quarter)]
    expect([own.can.enter.isAllowed, own.can.approve.isAllowed, own.can.issue.isAllowed]).toEqual([true, false, false])
    expect(above.can.enter.isAllowed).toBe(false)
    expect(above.can.enter.reason?.vi).not.toBe('')
    expect(above.targets).toEqual(own.targets)
  })

  test('shows a saved value at the next read, and the earlier board at the earlier known-at', async () => {
    const before = await clerk.call(readBoard, quarter)
    const { currentEntryId } = await clerk.call(readFigure, { ...quarter, measure: 'admitted' })
    await clerk.call(correctEntry, { id: id(), supersedes: currentEntryId ?? '', value: '96', reason: 'đếm lại hồ sơ' })
    const after = admitted(await clerk.call(readBoard, quarter))
    expect([after.result.value, after.progress?.printed.vi, after.state.code]).toEqual(['96', '101,05%', 'met'])
    expect(after.lastChange?.by.vi).toBe('Cán bộ nhập liệu quận Bình Thủy')
    const past = await clerk.call(readBoard, { ...quarter, knownAt: before.knownAt })
    expect([past.isPast, past.knownAt, admitted(past).result.value]).toEqual([true, before.knownAt, '51'])
    const page = await clerk.call(readFigure, { ...quarter, measure: 'admitted' })
    await clerk.call(correctEntry, {
      id: id(),
      supersedes: page.currentEntryId ?? '',
      value: '51',
      reason: 'trả lại số cũ',
    })
    expect(admitted(await clerk.call(readBoard, quarter)).progress?.printed.vi).toBe('53,68%')
  })

  test('counts what waits for approval, one less for each entry approved', async () => {
    const approver = await world.as('duyet-binh-thuy')
    const { waiting } = await clerk.call(readBoard, quarter)
    const { currentEntryId } = await clerk.call(readFigure, { ...quarter, measure: 'admitted' })
    await approver.call(approveEntries, { entryIds: [currentEntryId ?? ''] })
    expect((await clerk.call(readBoard, quarter)).waiting.toApprove).toBe(waiting.toApprove - 1)
  })
})

describe('the board of Cái Răng for 2022', () => {
  test('shows 89 of 88 as met with 101,14%, and its two findings', async () => {
    const board = await leader.call(readBoard, { unit: 'can-tho.cai-rang', period: '2022' })
    const row = admitted(board)
    expect([row.result.value, row.own?.value, row.progress?.printed.vi, row.state.code]).toEqual([
      '89',
      '88',
      '101,14%',
      'met',
    ])
    expect(board.findings.map((finding) => finding.kind).sort()).toEqual([
      'class_set_undeclared',
      'different_bases:rating.organisations-and-cells',
    ])
    expect(board.figures.length).toBeGreaterThan(10)
  })

  test('shows the state of its wards: one met, the others without a target', async () => {
    const { children } = await leader.call(readBoard, { unit: 'can-tho.cai-rang', period: '2022' })
    expect(children.map(({ unit: child, isOpen, targets, met }) => [child.code, isOpen, targets, met]).sort()).toEqual([
      ['can-tho.cai-rang.hung-phu', true, 0, 0],
      ['can-tho.cai-rang.hung-thanh', true, 1, 1],
      ['can-tho.cai-rang.thuong-thanh', true, 0, 0],
    ])
  })

  test('a reader of one ward opens that ward and neither its sister nor the district', async () => {
    const admin = await world.as('quan-tri')
    const account = (await admin.call(listAccounts, {})).accounts.find((item) => item.login === 'nhap-lieu-son-tra')
    const ward = 'can-tho.cai-rang.hung-thanh'
    const stranger = await world.as('nhap-lieu-son-tra')
    const look = async (code: string): Promise<number> =>
      (await stranger.ask(readBoard, { unit: code, period: '2022' })).status
    expect(await look(ward)).toBe(404)
    await admin.call(grantRole, {
      id: id(),
      accountId: account?.id ?? '',
      role: 'reader',
      unit: ward,
      from: '2024-01-01',
      until: null,
    })
    expect([await look(ward), await look('can-tho.cai-rang.hung-phu'), await look('can-tho.cai-rang')]).toEqual([
      200, 404, 404,
    ])
    const board = await stranger.call(readBoard, { unit: ward, period: '2022' })
    expect(board.path.map((above) => above.code)).toEqual(['can-tho', 'can-tho.cai-rang'])
    expect(JSON.stringify(board)).not.toContain('can-tho.cai-rang.hung-phu')
  })
})

describe('targets', () => {
  const target = { unit, measure: 'members', period: '2024-12', plan: '3000' }

  test('are opened with their plan, once for one measure and period', async () => {
    const opened = { ...target, id: id(), planEntryId: id() }
    await clerk.call(openTarget, opened)
    await clerk.call(openTarget, opened)
    const again = await clerk.refused(openTarget, { ...target, id: id(), planEntryId: id() })
    expect([again.status, again.code]).toEqual([409, 'target-exists'])
    const board = await clerk.call(readBoard, { unit, period: '2024-12' })
    expect(board.targets.filter((row) => row.result.measure.code === 'members').map((row) => row.own?.value)).toEqual([
      '3000',
    ])
    expect((await leader.refused(openTarget, { ...target, id: id(), planEntryId: id() })).status).toBe(403)
  })

  test('are adjusted with a reason; the old plan stays in the history and the percentage means the new one', async () => {
    const plan = { unit, measure: 'admitted', aspect: 'own', period: '2024' } as const
    const { id: targetId } = admitted(await clerk.call(readBoard, quarter))
    expect((await clerk.refused(adjustPlan, { id: id(), targetId, plan: '100', reason: '' })).field).toBe('reason')
    expect(
      (await leader.refused(adjustPlan, { id: id(), targetId, plan: '100', reason: 'theo quyết định mới' })).status,
    ).toBe(403)
    const undecided = await clerk.refused(adjustPlan, {
      id: id(),
      targetId,
      plan: '102',
      reason: 'theo quyết định mới',
    })
    expect([undecided.code, undecided.field]).toEqual(['decision-missing', 'directiveId'])
    const decision = { number: '12-QĐ/QU', decidedOn: '2024-03-01' }
    await clerk.call(adjustPlan, { id: id(), targetId, plan: '102', reason: 'theo quyết định mới', ...decision })
    const row = admitted(await clerk.call(readBoard, quarter))
    expect([row.own?.value, row.progress?.printed.vi]).toEqual(['102', '50%'])
    const { history } = await clerk.call(readFigure, plan)
    expect(history.map((record) => [record.printed.vi, record.isCurrent, record.reason])).toEqual([
      ['102 người', true, 'theo quyết định mới'],
      ['95 người', false, null],
    ])
  })

  test('of a period that is over are adjusted no more', async () => {
    const caiRang = await world.as('nhap-lieu-cai-rang')
    const { id: targetId } = admitted(await caiRang.call(readBoard, { unit: 'can-tho.cai-rang', period: '2022' }))
    const refused = await caiRang.refused(adjustPlan, { id: id(), targetId, plan: '90', reason: 'theo quyết định mới' })
    expect([refused.status, refused.code]).toEqual([422, 'target-closed'])
    expect(
      (await leader.call(readFigure, { unit: 'can-tho.cai-rang', measure: 'admitted', aspect: 'own', period: '2022' }))
        .figure.value,
    ).toBe('88')
  })

  test('alone write plans: a plan cannot be entered or corrected as a value', async () => {
    const plan = { unit, measure: 'admitted', aspect: 'own', period: '2024' } as const
    const { currentEntryId, can } = await clerk.call(readFigure, plan)
    const entered = await clerk.refused(enterValue, { id: id(), ...plan, period: '2025', value: '99' })
    const corrected = await clerk.refused(correctEntry, {
      id: id(),
      supersedes: currentEntryId ?? '',
      value: '99',
      reason: 'sửa kế hoạch',
    })
    expect([entered.code, corrected.code]).toEqual(['plan-by-targets', 'plan-by-targets'])
    expect([entered.status, corrected.status, can.enter.isAllowed, can.correct.isAllowed]).toEqual([
      422,
      422,
      false,
      false,
    ])
    const actual = await clerk.call(readFigure, { ...quarter, measure: 'admitted' })
    expect([actual.can.correct.isAllowed, actual.can.enter.isAllowed]).toEqual([true, false])
  })

  test.each([
    [{ measure: 'khong-co' }, 400, 'measure'],
    [{ plan: 'nhiều' }, 400, 'plan'],
    [{ plan: 'trên 100' }, 400, 'plan'],
    [{ subject: 'can-tho.cai-rang:committee' }, 400, 'subject'],
    [{ lead: 'can-tho:committee' }, 400, 'lead'],
    [{ directiveId: id() }, 400, 'directiveId'],
  ])('with %j are refused with %i, naming %s, and leave neither target nor plan', async (wrong, status, field) => {
    const at = { unit, measure: 'members', period: '2024-11' }
    const refused = await clerk.refused(openTarget, { id: id(), planEntryId: id(), ...at, plan: '3000', ...wrong })
    expect([refused.status, refused.field]).toEqual([status, field])
    expect((await clerk.call(readFigure, { ...at, aspect: 'own' })).history).toEqual([])
    expect(
      (await clerk.call(readBoard, { unit, period: '2024-11' })).targets.map((row) => row.result.measure.code),
    ).not.toContain('members')
  })
})

describe('drawing a board', () => {
  test('takes at most eight statements, with one target and with twenty more', async () => {
    const whole = { unit, period: '2024' }
    await clerk.call(readBoard, whole)
    const first = await statementsOf(() => clerk.call(readBoard, whole))
    const before = (await clerk.call(readBoard, whole)).targets.length
    const { measures } = await clerk.call(listMeasures, { unit })
    const subjects = measures.filter(
      (measure) => measure.subjects.includes('party_organisation') && measure.classes.length === 0,
    )
    const places = subjects
      .flatMap((measure) =>
        ['2024', '2024-Q2', '2024-Q3', '2024-Q4', '2024-H2', '2024-09'].map((period) => ({
          measure: measure.code,
          period,
        })),
      )
      .filter(({ measure, period }) => !(measure === 'admitted' && period === '2024'))
    let opened = 0
    for (const place of places) {
      if (opened === 20) break
      const reply = await clerk.ask(openTarget, { id: id(), planEntryId: id(), unit, ...place, plan: '60' })
      if (reply.status === 200) opened++
    }
    expect(opened).toBe(20)
    const board = await clerk.call(readBoard, whole)
    expect(board.targets.length).toBe(before + 20)
    const second = await statementsOf(() => clerk.call(readBoard, whole))
    expect(first).toBeGreaterThan(2)
    expect(second).toBeLessThanOrEqual(8)
    expect(second).toBe(first)
  })
})
