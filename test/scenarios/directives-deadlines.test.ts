import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  answerDemand,
  demandProgrammes,
  withdrawDemand,
  withdrawDemandAnswer,
} from '../../src/modules/directives/contract/coverage.ts'
import {
  relateDirectives,
  setSummingUp,
  unrelateDirectives,
  withdrawDirective,
  withdrawSummingUp,
} from '../../src/modules/directives/contract/document.ts'
import { registerDirective } from '../../src/modules/directives/contract.ts'
import { directiveDeadlines } from '../../src/modules/directives/server/public.ts'
import { listNotices } from '../../src/modules/notices/contract.ts'
import { allocatePlan, readAllocation } from '../../src/modules/targets/contract/allocation.ts'
import { openTarget, readTarget } from '../../src/modules/targets/contract/target.ts'
import { writeAsOwner } from '../../src/platform/server/db/database.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { foundCells, personHolding, setToday, type TestCell } from '../kit/cells.ts'
import { caller, refresh } from '../kit/notice-world.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const reason = 'ghi nhầm'
let world: World
let office: Person
let cells: readonly TestCell[]
beforeAll(async () => {
  world = await openWorld()
  await setToday(world, '2026-05-20')
  office = await world.as('nhap-lieu-binh-thuy')
  cells = await foundCells(world, unit, 3)
})
afterAll(() => world.close())

const code = (at: number): string => cells[at]?.code ?? ''
let number = 20
async function register(part: object = {}, person = office): Promise<{ id: string; symbol: string }> {
  const symbol = `${++number}-NQ/QU`
  const document = { id: id(), issuer: `${unit}:committee`, kind: 'resolution', symbol, issuedOn: '2026-05-04' }
  await person.call(registerDirective, { ...document, title: 'Về nhiệm vụ trọng tâm', ...part })
  return { id: document.id, symbol }
}
async function ask(directive: string, part: object = {}): Promise<string> {
  const demand = { id: id(), directive, base: 'committees' as const, units: [code(0), code(1)], dueOn: '2026-05-29' }
  await office.call(demandProgrammes, { ...demand, body: 'Ban hành chương trình', ...part })
  return demand.id
}

/** What is said to be due of one document: unit, last day, day on which it was done. */
async function dueOf({ symbol }: { readonly symbol: string }): Promise<readonly unknown[]> {
  const span = { today: '2026-05-20', from: '2025-05-01', until: '2027-05-01' }
  const [deadlines, units] = await writeAsOwner(world.database, caller, async (tx) => [
    await directiveDeadlines.deadlinesOf(tx, span),
    await tx.query<{ id: string; code: string }>(sql`select id, code from unit`),
  ])
  const codes = new Map(units.map((row) => [row.id, row.code]))
  return deadlines
    .filter((item) => item.title.vi.endsWith(` ${symbol}`))
    .map((item) => [codes.get(item.unitId), item.dueOn, item.doneOn])
    .toSorted()
}

/** Jobs that read the deadlines anew, since the last time this was asked. */
async function looksAgain(): Promise<number> {
  const owner = world.database.owner
  const { rows } = await owner.query<{ schema: string }>(
    `select table_schema as schema from information_schema.tables where table_name = 'job'`,
  )
  const { rowCount } = await owner.query(`delete from "${rows[0]?.schema}".job where name = 'notices.refresh'`)
  return rowCount ?? 0
}

test('a demand waits at each unit asked until its document is there; one that is exempt is not reminded', async () => {
  const document = await register()
  const demand = await ask(document.id)
  expect(await looksAgain()).toBe(1)
  expect(await dueOf(document)).toEqual([
    [code(0), '2026-05-29', null],
    [code(1), '2026-05-29', null],
  ])
  const programme = await register({ issuer: code(0), kind: 'action_programme', symbol: '01-CTr/CB' })
  expect(await looksAgain()).toBe(0)
  const relation = { id: id(), directive: programme.id, kind: 'implements' as const, to: document.id }
  await office.call(relateDirectives, relation)
  expect(await looksAgain()).toBe(1)
  const exemption = { id: id(), demand, unit: code(1), kind: 'exempt' as const, note: 'chi bộ mới thành lập' }
  await office.call(answerDemand, exemption)
  expect(await looksAgain()).toBe(1)
  expect(await dueOf(document)).toEqual([[code(0), '2026-05-29', '2026-05-04']])
  await office.call(withdrawDemandAnswer, { id: exemption.id, reason })
  await office.call(unrelateDirectives, { id: relation.id, reason })
  expect(await looksAgain()).toBe(1)
  expect((await dueOf(document)).length).toBe(2)
  await office.call(withdrawDemand, { id: demand, reason })
  expect([await looksAgain(), await dueOf(document)]).toEqual([1, []])
})

test('heads and agencies wait too, until their answer was recorded by hand', async () => {
  const document = await register()
  const demand = await ask(document.id, { base: 'heads', units: [code(2)] })
  expect(await dueOf(document)).toEqual([[code(2), '2026-05-29', null]])
  const answer = { id: id(), demand, unit: code(2), kind: 'done' as const, doneOn: '2026-05-18', note: 'đã đăng ký' }
  await office.call(answerDemand, answer)
  expect(await dueOf(document)).toEqual([[code(2), '2026-05-29', '2026-05-18']])
})

test('the clerk below is told and led to the page; nobody is told of a document he could not open', async () => {
  const clerk = await personHolding(world, 'clerk', code(0))
  const [open, closed] = [await register(), await register({ audience: 'scope' })]
  const demand = await ask(open.id, { units: [code(0)] })
  await ask(closed.id, { units: [code(0)] })
  await setToday(world, '2026-05-29')
  await refresh(world)
  const { notices } = await clerk.call(listNotices, {})
  expect(notices.map(({ kind, title, path }) => [kind, title.vi, path])).toEqual([
    [
      'due_today',
      `Ban hành văn bản thực hiện ${open.symbol}`,
      `/directives/coverage?demand=${demand}&unit=${encodeURIComponent(code(0))}`,
    ],
  ])
  for (const login of ['nhap-lieu-son-tra', 'lanh-dao-can-tho'])
    expect((await (await world.as(login)).call(listNotices, {})).notices).toEqual([])
  await setToday(world, '2026-05-20')
})

test('sơ kết and tổng kết wait at the issuer until they were held, moved with their day, and go with the document', async () => {
  const document = await register()
  const planned = { id: id(), directive: document.id, kind: 'interim_summary' as const, dueOn: '2026-06-30' }
  await office.call(setSummingUp, planned)
  expect([await looksAgain(), await dueOf(document)]).toEqual([1, [[unit, '2026-06-30', null]]])
  await office.call(setSummingUp, { ...planned, dueOn: '2026-07-15' })
  expect(await dueOf(document)).toEqual([[unit, '2026-07-15', null]])
  await office.call(setSummingUp, { ...planned, dueOn: '2026-07-15', heldOn: '2026-05-19' })
  expect(await dueOf(document)).toEqual([[unit, '2026-07-15', '2026-05-19']])
  await office.call(withdrawSummingUp, { id: planned.id, reason })
  expect(await dueOf(document)).toEqual([])
  await office.call(setSummingUp, { ...planned, id: id(), kind: 'final_summary', dueOn: '2026-12-31' })
  expect(await dueOf(document)).toEqual([[unit, '2026-12-31', null]])
  await looksAgain()
  await office.call(withdrawDirective, { id: document.id, reason })
  expect([await looksAgain(), await dueOf(document)]).toEqual([1, []])
})

test('a target leads to its directive where the reader may open it, and names it only elsewhere', async () => {
  const document = await register({ audience: 'scope' })
  const [target, clerk] = [id(), await personHolding(world, 'clerk', code(1))]
  const plan = { unit, measure: 'admitted', period: '2027', plan: '10', directiveId: document.id }
  await office.call(openTarget, { ...plan, id: target, planEntryId: id() })
  const parts = [{ unit: code(1), value: '4' }]
  await office.call(allocatePlan, { id: id(), targetId: target, way: 'by_hand', parts })
  expect((await office.call(readTarget, { id: target })).directiveId).toBe(document.id)
  const line = (await office.call(readAllocation, { id: target })).lines.find((item) => item.unit.code === code(1))
  const below = await clerk.call(readTarget, { id: line?.targetId ?? '' })
  expect([below.row.directive?.symbol, below.directiveId]).toEqual([document.symbol, null])
})
