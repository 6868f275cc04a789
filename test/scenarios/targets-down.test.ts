import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterValue } from '../../src/modules/figures/contract.ts'
import { decideReorganisation, previewReorganisation } from '../../src/modules/org/contract/reorganise.ts'
import { changeRegulation } from '../../src/modules/regulations/contract.ts'
import { allocatePlan, readAllocation } from '../../src/modules/targets/contract/allocation.ts'
import { adjustPlan, openTarget, readTarget, setOwnPlan } from '../../src/modules/targets/contract/target.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { foundCells, personHolding, setToday } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const today = '2024-04-03'
const decided = { number: '12-QĐ/QU', decidedOn: '2024-03-01' }
const reason = 'theo quyết định mới'

let world: World
let clerk: Person
let issuer: Person
let cells: readonly string[] = []
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  issuer = await personHolding(world, 'issuer', unit)
})
afterAll(() => world.close())
beforeEach(async () => {
  await setToday(world, today)
  cells = (await foundCells(world, unit, 3)).map((cell) => cell.code)
})

let year = 2025
/** A target of a year of its own, with a plan. */
async function opened(plan: string, part: object = {}): Promise<{ targetId: string; period: string }> {
  const [targetId, period] = [id(), String(year++)]
  await clerk.call(openTarget, { id: targetId, planEntryId: id(), unit, measure: 'admitted', period, plan, ...part })
  return { targetId, period }
}
const handDown = (targetId: string, values: readonly string[], part: object = {}) => ({
  id: id(),
  targetId,
  way: 'by_hand' as const,
  parts: values.flatMap((value, index) => (value === '' ? [] : [{ unit: cells[index] ?? '', value }])),
  ...decided,
  ...part,
})
const given = async (targetId: string) => {
  const page = await clerk.call(readAllocation, { id: targetId })
  return {
    allocated: page.allocated?.value,
    parts: cells.map((code) => page.lines.find((line) => line.unit.code === code)?.assigned?.value ?? null),
    targets: cells.map((code) => page.lines.find((line) => line.unit.code === code)?.targetId ?? null),
  }
}

describe('a plan handed down again', () => {
  test('keeps what is not named, and takes back what is said to be', async () => {
    const { targetId } = await opened('30')
    await clerk.call(allocatePlan, handDown(targetId, ['10', '10', '10']))
    const kept = await clerk.refused(allocatePlan, handDown(targetId, ['15', '', '']))
    expect([kept.code, kept.field]).toEqual(['over-allocated', 'parts'])
    const second = cells[1] ?? ''
    await clerk.call(allocatePlan, handDown(targetId, ['15', '', ''], { takeBack: [second] }))
    const after = await given(targetId)
    expect([after.allocated, after.parts, after.targets[1]]).toEqual(['25', ['15', null, '10'], null])
    await clerk.call(allocatePlan, handDown(targetId, ['', '5', '']))
    expect((await given(targetId)).parts).toEqual(['15', '5', '10'])
  })

  test('that stands otherwise than it was seen is a conflict with both values; what stands, once seen, is replaced', async () => {
    const { targetId } = await opened('30')
    await clerk.call(allocatePlan, handDown(targetId, ['10', '10', '']))
    const { seen } = await clerk.call(readAllocation, { id: targetId })
    expect(seen).toEqual({
      plan: '30',
      parts: expect.arrayContaining([
        { unit: cells[0], value: '10' },
        { unit: cells[1], value: '10' },
      ]),
    })
    await clerk.call(allocatePlan, handDown(targetId, ['12', '', '5']))
    const old = await clerk.refused(allocatePlan, handDown(targetId, ['8', '8', '8'], { seen }))
    expect([old.status, old.code, old.field]).toEqual([409, 'allocation-changed', 'parts'])
    expect(old.message.vi).toContain('10 → 12')
    expect((await given(targetId)).parts).toEqual(['12', '10', '5'])
    const now = (await clerk.call(readAllocation, { id: targetId })).seen
    expect(old.details).toMatchObject({ seen: { plan: '30' }, now: { plan: '30' } })
    await clerk.call(allocatePlan, handDown(targetId, ['8', '8', '8'], { seen: now }))
    expect((await given(targetId)).parts).toEqual(['8', '8', '8'])
    // The plan itself counts as seen too.
    await clerk.call(adjustPlan, { id: id(), targetId, plan: '40', reason: 'tăng theo kế hoạch', ...decided })
    const above = await clerk.refused(
      allocatePlan,
      handDown(targetId, ['9', '9', '9'], { seen: { ...now, plan: '30' } }),
    )
    expect([above.code, above.message.en.includes('30 → 40')]).toEqual(['allocation-changed', true])
  })

  test('is refused whole when one part cannot be read, and names its unit', async () => {
    const { targetId } = await opened('30')
    const wrong = await clerk.refused(allocatePlan, handDown(targetId, ['10', 'mười', '10']))
    expect([wrong.status, wrong.field]).toEqual([400, 'parts'])
    expect(wrong.message.vi).toMatch(/^Chi bộ \d+: /)
    expect((await given(targetId)).parts).toEqual([null, null, null])
  })

  test('needs a decision, unless the target hangs on a directive', async () => {
    const { targetId } = await opened('30')
    const { number: _, decidedOn: __, ...bare } = handDown(targetId, ['10', '10', '10'])
    expect((await clerk.refused(allocatePlan, bare)).code).toBe('decision-missing')
  })

  test('is refused once the period is over, and for a plan that is no number', async () => {
    const { targetId } = await opened('30')
    const words = await opened('2030-06', { direction: 'milestone' })
    expect((await clerk.refused(allocatePlan, handDown(words.targetId, ['1']))).code).toBe('nothing-to-allocate')
    await setToday(world, '2040-01-01')
    const closed = await clerk.refused(allocatePlan, handDown(targetId, ['10']))
    expect([closed.status, closed.code]).toEqual([422, 'target-closed'])
  })
})

describe('a unit that goes', () => {
  test('is named when something is handed down to it, and leaves its part open', async () => {
    const { targetId } = await opened('30')
    await clerk.call(allocatePlan, handDown(targetId, ['10', '10', '10']))
    const [one, two] = cells
    const merger = {
      issuer: unit,
      symbol: '9-QĐ/QU',
      issuedOn: today,
      effectiveOn: today,
      vi: 'Hợp nhất chi bộ',
      en: 'Merge cells',
      changes: [{ act: 'merge' as const, units: [one ?? ''] as [string], into: two ?? '' }],
    }
    const { effects } = await issuer.call(previewReorganisation, merger)
    const effect = effects.find((item) => item.kind === 'targets')
    expect([effect?.count, effect?.blocks]).toEqual([1, false])
    expect(effect?.text.vi).toContain('chưa giao')
    await issuer.call(decideReorganisation, { ...merger, id: id() })
    expect((await given(targetId)).allocated).toBe('20')
    const gone = await clerk.refused(allocatePlan, handDown(targetId, ['10', '10', '10']))
    expect([gone.code, gone.field]).toEqual(['child-gone', 'parts'])
    expect(gone.message.vi).toMatch(/^Chi bộ \d+ không trực thuộc/)
    expect((await given(targetId)).parts.slice(1)).toEqual(['10', '10'])
  })
})

describe('a plan on two levels', () => {
  test('given above and own stay apart: what was handed down is no plan of the unit above', async () => {
    const { targetId, period } = await opened('40')
    await clerk.call(allocatePlan, handDown(targetId, ['10', '10', '10']))
    const board = await clerk.call(readBoard, { unit, period })
    const row = board.targets.find((item) => item.id === targetId)
    expect([row?.own?.value, row?.assigned]).toEqual(['40', null])
    const { targets } = await given(targetId)
    const below = await personHolding(world, 'clerk', cells[0] ?? '')
    await below.call(setOwnPlan, { id: id(), targetId: targets[0] ?? '', plan: '12' })
    await clerk.call(adjustPlan, { id: id(), targetId: targets[0] ?? '', plan: '13', reason, ...decided })
    const page = await below.call(readTarget, { id: targets[0] ?? '' })
    expect([page.row.assigned?.value, page.row.own?.value, page.row.isOwnBelow]).toEqual(['13', '12', true])
  })
})

describe('what is expected at the end', () => {
  test('is told with its method as an interval, or not at all, and the same period last year beside it', async () => {
    const admin = await world.as('quan-tri')
    await admin.call(changeRegulation, {
      id: id(),
      code: 'targets.state',
      from: '2018-01-01',
      until: '2025-01-01',
      value: { exceededAbove: 100, onTrackFrom: 100, atRiskBelow: 80, straightLine: 'yes', forecastFrom: 25 },
      confidence: 'unconfirmed',
      reason,
    })
    const cell = await personHolding(world, 'clerk', cells[0] ?? '')
    const at = { unit: cells[0] ?? '', measure: 'admitted' }
    const enter = (period: string, value: string) => cell.call(enterValue, { id: id(), ...at, period, value })
    const targetId = id()
    await cell.call(openTarget, { id: targetId, planEntryId: id(), ...at, period: '2019', plan: '20' })
    await setToday(world, '2019-03-05')
    await enter('2019-01', '1')
    const outlook = async () => {
      const { row, lastYear } = await cell.call(readTarget, { id: targetId })
      return [
        row.state.code,
        row.forecast?.method ?? null,
        row.forecast?.printed.vi ?? null,
        lastYear?.difference?.vi ?? null,
      ]
    }
    expect(await outlook()).toEqual(['at_risk', null, null, null])
    await setToday(world, '2019-07-05')
    await enter('2019-Q2', '10')
    await enter('2019-02', '2')
    await enter('2019-03', '2')
    // 15 by 30 June, 9.92 due; the quarters brought 5 in 90 days and 10 in 91, 184 days are left.
    expect(await outlook()).toEqual(['on_track', 'pace', 'ước 25–35 người', null])
    for (const [period, value] of [
      ['2018-Q1', '2'],
      ['2018-Q2', '4'],
      ['2018-Q3', '3'],
      ['2018-Q4', '3'],
    ] as const)
      await enter(period, value)
    expect(await outlook()).toEqual(['on_track', 'same_period', 'ước 30 người', '9 người'])
  })
})
