import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { openPost } from '../../src/modules/people/contract/posts.ts'
import { changeRegulation } from '../../src/modules/regulations/contract.ts'
import { allocatePlan, readAllocation } from '../../src/modules/targets/contract/allocation.ts'
import {
  endTheme,
  makeGroup,
  moveTarget,
  placeTarget,
  renameGroup,
  setTheme,
} from '../../src/modules/targets/contract/programme.ts'
import { listResolutions, readResolution } from '../../src/modules/targets/contract/resolution.ts'
import {
  adjustPlan,
  describeTarget,
  openTarget,
  readTarget,
  setOwnPlan,
  setPath,
  setRoles,
  withdrawTarget,
} from '../../src/modules/targets/contract/target.ts'
import { type Board, readBoard } from '../../src/modules/targets/contract.ts'
import { foundCells, personHolding } from '../kit/cells.ts'
import { placeTargets } from '../kit/target-aims.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const decided = { number: '12-QĐ/QU', decidedOn: '2024-03-01' }
const reason = 'theo quyết định mới'

let world: World
let clerk: Person
let leader: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  leader = await world.as('lanh-dao-can-tho')
})
afterAll(() => world.close())

/** A target of admissions at the unit for a period. */
async function opened(period: string, plan: string, part: object = {}): Promise<string> {
  const targetId = id()
  await clerk.call(openTarget, { id: targetId, planEntryId: id(), unit, measure: 'admitted', period, plan, ...part })
  return targetId
}

describe('the programme of a period', () => {
  const year = { unit, period: '2024' }
  const wordsOf = (list: Board['objectives']): string[] => list.map((item) => item.text.vi)

  test('holds objectives in words, which are taken back with a reason', async () => {
    const themeId = id()
    await clerk.call(setTheme, { id: themeId, ...year, kind: 'objective', vi: 'Đảng bộ trong sạch, vững mạnh' })
    expect(wordsOf((await clerk.call(readBoard, year)).objectives)).toEqual(['Đảng bộ trong sạch, vững mạnh'])
    expect((await leader.refused(endTheme, { themeId, reason })).status).toBe(403)
    await clerk.call(endTheme, { themeId, reason })
    expect((await clerk.call(readBoard, year)).objectives).toEqual([])
  })

  test('groups targets: a group is renamed and keeps its targets, which change places', async () => {
    const [first, second] = [await opened('2024-10', '10'), await opened('2024-11', '10')]
    const groupId = id()
    await clerk.call(makeGroup, { id: groupId, unit, period: '2024', vi: 'Xây dựng Đảng' })
    for (const targetId of [first, second]) await clerk.call(placeTarget, { id: id(), targetId, groupId })
    const wording = { id: id(), groupId, vi: 'Xây dựng Đảng, hệ thống chính trị' }
    await clerk.call(renameGroup, wording)
    await clerk.call(renameGroup, wording)
    const order = async (): Promise<string[]> =>
      (await clerk.call(readBoard, year)).targets
        .filter((row) => row.groupId === groupId)
        .toSorted((a, b) => a.rank - b.rank)
        .map((row) => row.id)
    expect(await order()).toEqual([first, second])
    await clerk.call(moveTarget, { id: id(), targetId: second, step: -1 })
    expect(await order()).toEqual([second, first])
    await clerk.call(moveTarget, { id: id(), targetId: second, step: -1 })
    expect(await order()).toEqual([second, first])
    const board = await clerk.call(readBoard, year)
    expect(board.groups.filter((group) => group.id === groupId).map((group) => group.text.vi)).toEqual([wording.vi])
    expect(board.targets.find((row) => row.id === first)?.group?.vi).toBe(wording.vi)
  })

  test('shows the weights of a group, and its progress only where every target has one', async () => {
    const groupId = id()
    await clerk.call(makeGroup, { id: groupId, unit, period: '2024', vi: 'Nhóm có trọng số' })
    const [a, b] = [await opened('2024-01', '10'), await opened('2024-02', '20')]
    for (const targetId of [a, b]) await clerk.call(placeTarget, { id: id(), targetId, groupId })
    await clerk.call(enterValue, { id: id(), unit, measure: 'admitted', period: '2024-01', value: '5' })
    await clerk.call(enterValue, { id: id(), unit, measure: 'admitted', period: '2024-02', value: '40' })
    const group = async () => (await clerk.call(readBoard, year)).groups.find((item) => item.id === groupId)
    await clerk.call(describeTarget, { id: id(), targetId: a, weight: '60' })
    expect(await group()).toMatchObject({ weight: '60', isWeighed: false, progress: null })
    await clerk.call(describeTarget, { id: id(), targetId: b, weight: '40,5' })
    // 60 x 50 % and 40.5 x 100 %, which is counted at most: 70.5 of 100.5.
    expect(await group()).toMatchObject({ weight: '100.5', isWeighed: true, progress: { vi: '70,15%' } })
    const wrong = await clerk.refused(describeTarget, { id: id(), targetId: a, weight: '-1' })
    expect([wrong.status, wrong.field]).toEqual([400, 'weight'])
  })
})

describe('a plan', () => {
  test('of “at least 0” is refused, “at most 0” is not', async () => {
    const at = { unit, measure: 'admitted', period: '2024-07' }
    const zero = await clerk.refused(openTarget, { id: id(), planEntryId: id(), ...at, plan: '0' })
    expect([zero.status, zero.code, zero.field]).toEqual([400, 'plan-zero', 'plan'])
    const negative = await clerk.refused(openTarget, { id: id(), planEntryId: id(), ...at, plan: '-3' })
    expect([negative.status, negative.field]).toEqual([400, 'plan'])
    await clerk.call(openTarget, { id: id(), planEntryId: id(), ...at, plan: '0', direction: 'at_most' })
  })

  test('changed meanwhile is a conflict that shows both; once seen it is adjusted', async () => {
    const targetId = await opened('2025-08', '30')
    const { plan: seen } = (await clerk.call(readTarget, { id: targetId })).row
    expect(seen).toBe('30')
    const adjust = { targetId, reason, ...decided }
    await clerk.call(adjustPlan, { id: id(), ...adjust, plan: '36', seen })
    const late = { id: id(), ...adjust, plan: '33', seen }
    const { status, code, details } = await clerk.refused(adjustPlan, late)
    expect([status, code, details]).toEqual([409, 'plan-changed', { seen: '30', now: '36' }])
    expect((await clerk.call(readTarget, { id: targetId })).row.plan).toBe('36')
    await clerk.call(adjustPlan, { ...late, seen: '36' })
    // Sent again after it was saved, it answers the same and changes nothing.
    await clerk.call(adjustPlan, { ...late, seen: '36' })
    expect((await clerk.call(readTarget, { id: targetId })).row.plan).toBe('33')
  })

  test('is adjusted by a directive, or the number and day of a decision; each stands in the history', async () => {
    const targetId = await opened('2024-Q3', '30')
    const adjust = { targetId, plan: '36', reason }
    const refused = async (part: object) => {
      const { status, code, field } = await clerk.refused(adjustPlan, { id: id(), ...adjust, ...part })
      return [status, code, field]
    }
    expect(await refused({})).toEqual([400, 'decision-missing', 'directiveId'])
    expect(await refused({ decidedOn: '2024-03-01' })).toEqual([400, 'decision-number', 'number'])
    expect(await refused({ number: '5-QĐ/QU' })).toEqual([400, 'decision-day', 'decidedOn'])
    expect(await refused({ ...decided, plan: '0' })).toEqual([400, 'plan-zero', 'plan'])
    const sent = { id: id(), ...adjust, ...decided }
    await clerk.call(adjustPlan, sent)
    await clerk.call(adjustPlan, sent)
    const { decisions, row } = await clerk.call(readTarget, { id: targetId })
    expect(decisions.map((item) => [item.old, item.new, item.number, item.decidedOn])).toEqual([
      ['30', '36', '12-QĐ/QU', '2024-03-01'],
      [null, '30', null, null],
    ])
    expect(row.own?.value).toBe('36')
  })

  test('in words is adjusted too, and keeps what it said', async () => {
    const targetId = id()
    const at = { unit, measure: 'admitted', period: '2024-H2', direction: 'milestone' as const }
    await clerk.call(openTarget, { id: targetId, planEntryId: id(), ...at, plan: '2024-09' })
    await clerk.call(adjustPlan, { id: id(), targetId, plan: '2024-10', reason, ...decided })
    const { row, decisions } = await clerk.call(readTarget, { id: targetId })
    expect([row.planWords?.vi, decisions.map((item) => [item.old, item.new])]).toEqual([
      'tháng 10/2024',
      [
        ['2024-09', '2024-10'],
        [null, '2024-09'],
      ],
    ])
  })

  test('of its own below the assigned one needs a reason and is shown', async () => {
    const targetId = await opened('2024-09', '40', { planAspect: 'assigned' })
    const lower = await clerk.refused(setOwnPlan, { id: id(), targetId, plan: '35' })
    expect([lower.status, lower.code, lower.field]).toEqual([400, 'own-below-assigned', 'reason'])
    await clerk.call(setOwnPlan, { id: id(), targetId, plan: '45' })
    expect((await clerk.call(readTarget, { id: targetId })).row).toMatchObject({ isOwnBelow: false })
    await clerk.call(setOwnPlan, { id: id(), targetId, plan: '35', reason: 'địa bàn khó khăn' })
    const { row } = await clerk.call(readTarget, { id: targetId })
    expect([row.isOwnBelow, row.own?.value, row.assigned?.value, row.planAspect]).toEqual([
      true,
      '35',
      '40',
      'assigned',
    ])
  })

  test('opened by mistake is withdrawn with its figure, and may be opened anew', async () => {
    const targetId = await opened('2024-08', '12')
    expect((await leader.refused(withdrawTarget, { targetId, reason })).status).toBe(403)
    await clerk.call(withdrawTarget, { targetId, reason })
    expect((await clerk.refused(readTarget, { id: targetId })).status).toBe(404)
    const plan = await clerk.call(readFigure, { unit, measure: 'admitted', aspect: 'own', period: '2024-08' })
    expect([plan.figure.value, plan.history.map((record) => record.isWithdrawn)]).toEqual([null, [true, false]])
    await opened('2024-08', '13')
  })
})

describe('who answers for a target', () => {
  test('is a position, whose name stands on the board; others take part or advise', async () => {
    const targetId = await opened('2024-12', '9')
    const post = id()
    await clerk.call(openPost, { id: post, body: `${unit}:standing-committee`, kind: 'secretary', from: '2020-01-01' })
    const roles = { targetId, coordinate: [`${unit}:committee`], advise: [`${unit}:standing-committee`] }
    await clerk.call(setRoles, { id: id(), ...roles, lead: { position: post } })
    const page = await clerk.call(readTarget, { id: targetId })
    expect([page.roles.lead?.post?.vi, page.roles.lead?.unit.code]).toEqual(['Bí thư', `${unit}:standing-committee`])
    expect([page.roles.coordinate, page.roles.advise].map((list) => list.map((body) => body.code))).toEqual([
      [`${unit}:committee`],
      [`${unit}:standing-committee`],
    ])
    const board = await clerk.call(readBoard, { unit, period: '2024-12' })
    expect(board.targets.find((row) => row.id === targetId)?.leadPost?.vi).toBe('Bí thư')
    const elsewhere = { id: id(), ...roles, lead: { unit: 'can-tho.cai-rang:committee' } }
    expect((await clerk.refused(setRoles, elsewhere)).field).toBe('lead')
    expect((await clerk.refused(setRoles, { id: id(), ...roles, lead: { position: id() } })).field).toBe('lead')
  })
})

describe('a path', () => {
  const points = [
    { on: '2025-09-30', value: '20' },
    { on: '2025-12-31', value: '40' },
  ]

  test('must end at the plan; a changed plan stretches it and the old one stays in the history', async () => {
    const targetId = await opened('2025-H2', '40')
    const short = { id: id(), targetId, points: [{ on: '2025-12-31', value: '39' }] }
    const refused = await clerk.refused(setPath, short)
    expect([refused.status, refused.code, refused.field]).toEqual([400, 'path-not-at-plan', 'points'])
    await clerk.call(setPath, { id: id(), targetId, points })
    await clerk.call(adjustPlan, { id: id(), targetId, plan: '50', reason, ...decided })
    const { course } = await clerk.call(readTarget, { id: targetId })
    expect(course.given.map((point) => point.value)).toEqual(['25', '50'])
    expect(course.earlier.map((path) => path.points.map((point) => point.value))).toEqual([['20', '40']])
    expect(course.proposed.quarter.map((point) => point.value).at(-1)).toBe('50')
  })

  test('tells the state by the rule of its day; without one a target is in progress', async () => {
    const targetId = await opened('2024-H1', '100')
    await clerk.call(enterValue, { id: id(), unit, measure: 'admitted', period: '2024-03', value: '10' })
    const state = async (): Promise<string> => (await clerk.call(readTarget, { id: targetId })).row.state.code
    expect([await state(), (await clerk.call(readTarget, { id: targetId })).rule]).toEqual(['in_progress', null])
    const admin = await world.as('quan-tri')
    const value = { exceededAbove: 100, onTrackFrom: 100, atRiskBelow: 80, straightLine: 'yes', forecastFrom: 25 }
    const change = { code: 'targets.state' as const, from: '2024-01-01', until: '2025-01-01', reason }
    await admin.call(changeRegulation, { id: id(), ...change, value, confidence: 'unconfirmed' })
    const page = await clerk.call(readTarget, { id: targetId })
    expect(page.rule).toMatchObject({ from: '2024-01-01', confidence: 'unconfirmed' })
    expect(page.course.isStraight).toBe(true)
    expect(['late', 'at_risk', 'on_track']).toContain(page.row.state.code)
    await clerk.call(setPath, {
      id: id(),
      targetId,
      points: [
        { on: '2024-03-31', value: '90' },
        { on: '2024-06-30', value: '100' },
      ],
    })
    expect((await clerk.call(readTarget, { id: targetId })).row).toMatchObject({
      state: { code: 'at_risk' },
      due: { on: '2024-03-31', printed: { vi: '90 người' }, isStraight: false },
    })
    await admin.call(changeRegulation, {
      id: id(),
      ...change,
      value: { ...value, atRiskBelow: 1 },
      confidence: 'unconfirmed',
    })
    expect(await state()).toBe('late')
  })
})

describe('a plan handed down', () => {
  let targetId: string
  let directiveId: string
  let cells: readonly string[]
  const look = () => clerk.call(readAllocation, { id: targetId })
  beforeAll(async () => {
    const aim = await placeTargets(world, clerk, unit)
    targetId = aim.targetId
    directiveId = aim.directiveId
    const more = await foundCells(world, unit, 2)
    cells = [aim.cell, ...more.map((cell) => cell.code)]
  })

  test('above the plan is refused without a reason to stretch, and nothing is written', async () => {
    const parts = cells.map((code) => ({ unit: code, value: '14' }))
    const over = await clerk.refused(allocatePlan, { id: id(), targetId, way: 'by_hand', parts })
    expect([over.status, over.code, over.field]).toEqual([400, 'over-allocated', 'parts'])
    expect(over.message.vi).toContain('42')
    const silent = await clerk.refused(allocatePlan, { id: id(), targetId, way: 'by_hand', parts, isStretch: true })
    expect(silent.field).toBe('reason')
    const page = await look()
    expect([
      page.allocated?.value,
      page.unallocated?.value,
      page.lines.every((line) => line.assigned === null),
    ]).toEqual(['0', '40', true])
  })

  test('to a unit that does not stand there is refused by its name, and nobody gets anything', async () => {
    const parts = [
      { unit: cells[0] ?? '', value: '10' },
      { unit: 'can-tho.cai-rang', value: '10' },
    ]
    const gone = await clerk.refused(allocatePlan, { id: id(), targetId, way: 'by_hand', parts })
    expect([gone.status, gone.code, gone.field]).toEqual([400, 'child-gone', 'parts'])
    expect(gone.message.vi).toContain('Cái Răng')
    expect((await look()).allocated?.value).toBe('0')
  })

  test('reaches every unit in one act, with its directive; who got nothing is seen', async () => {
    const parts = cells.slice(0, 2).map((code) => ({ unit: code, value: '15' }))
    const sent = { id: id(), targetId, way: 'equal' as const, parts }
    expect((await leader.refused(allocatePlan, sent)).status).toBe(403)
    await clerk.call(allocatePlan, sent)
    await clerk.call(allocatePlan, sent)
    const page = await look()
    expect([page.allocated?.value, page.unallocated?.value, page.over?.value]).toEqual(['30', '10', '0'])
    expect(page.lines.filter((line) => line.targetId === null).map((line) => line.unit.code)).toEqual([cells[2]])
    expect(page.lines[0]?.share?.vi).toBe('37,5%')
    expect(page.decision).toMatchObject({ way: 'equal', directive: { symbol: '41-NQ/QU' } })
    const own = await personHolding(world, 'clerk', cells[0] ?? '')
    const child = await own.call(readTarget, { id: page.lines[0]?.targetId ?? '' })
    expect([child.row.assigned?.value, child.row.planAspect, child.from?.code]).toEqual(['15', 'assigned', unit])
    expect(child.decisions[0]?.directive?.symbol).toBe('41-NQ/QU')
    expect(child.can.adjust.isAllowed).toBe(false)
  })

  test('is adjusted by the unit that gave it and not by the one that got it, which sets a plan of its own', async () => {
    const childId = (await look()).lines[0]?.targetId ?? ''
    const own = await personHolding(world, 'clerk', cells[0] ?? '')
    const adjust = { targetId: childId, plan: '12', reason, ...decided }
    const refused = await own.refused(adjustPlan, { id: id(), ...adjust })
    expect([refused.status, refused.code]).toEqual([403, 'handed-down'])
    expect((await own.refused(withdrawTarget, { targetId: childId, reason })).code).toBe('handed-down')
    await own.call(setOwnPlan, { id: id(), targetId: childId, plan: '18' })
    await clerk.call(adjustPlan, { id: id(), ...adjust })
    const page = await look()
    expect([page.allocated?.value, page.unallocated?.value]).toEqual(['27', '13'])
    expect([page.lines[0]?.assigned?.value, page.lines[0]?.own?.value]).toEqual(['12', '18'])
  })

  test('no longer adds up when the plan above is lowered: the page and the board say by how much', async () => {
    await clerk.call(adjustPlan, { id: id(), targetId, plan: '20', reason, ...decided })
    expect((await look()).over).toEqual({ value: '7', printed: { vi: '7 người', en: '7 people' } })
    const board = await clerk.call(readBoard, { unit, period: '2025' })
    const row = board.targets.find((item) => item.id === targetId)
    expect(row?.over?.vi).toBe('7 người')
    const parts = cells.map((code) => ({ unit: code, value: '8' }))
    const stretch = { id: id(), targetId, way: 'equal' as const, parts, isStretch: true, reason: 'phấn đấu cao hơn' }
    await clerk.call(allocatePlan, stretch)
    const page = await look()
    expect([page.over?.value, page.decision?.isStretch, page.lines.map((line) => line.assigned?.value)]).toEqual([
      '4',
      true,
      ['8', '8', '8'],
    ])
  })

  test('is seen by its directive at every unit below, in a matrix that leads down', async () => {
    expect((await clerk.call(listResolutions, { unit })).directives.map((item) => item.id)).toContain(directiveId)
    const page = await clerk.call(readResolution, { unit, directive: directiveId })
    const at2025 = page.rows.filter((row) => row.period === '2025')
    expect(at2025.map((row) => row.unit.code).sort()).toEqual([unit, ...cells].sort())
    const column = page.matrix.targets.findIndex((item) => item.id === targetId)
    expect(
      page.matrix.children
        .filter((child) => child.cells[column] !== null)
        .map((child) => child.unit.code)
        .sort(),
    ).toEqual([...cells].sort())
    const one = await clerk.call(readResolution, { unit, directive: directiveId, under: cells[1] ?? '' })
    expect(one.rows.map((row) => row.unit.code)).toEqual([cells[1]])
    const state = page.counts[0]?.code ?? 'met'
    const filtered = await clerk.call(readResolution, { unit, directive: directiveId, state })
    expect(filtered.total).toBe(page.counts[0]?.count)
    const stranger = await world.as('nhap-lieu-son-tra')
    expect((await stranger.refused(readResolution, { unit, directive: directiveId })).status).toBe(404)
    expect((await clerk.refused(readResolution, { unit, directive: id() })).status).toBe(404)
  })

  test('cannot be withdrawn above while units below hold it', async () => {
    expect((await clerk.refused(withdrawTarget, { targetId, reason })).code).toBe('handed-on')
  })
})
