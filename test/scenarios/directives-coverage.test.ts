import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import {
  answerDemand,
  demandProgrammes,
  readCoverage,
  withdrawDemand,
  withdrawDemandAnswer,
} from '../../src/modules/directives/contract/coverage.ts'
import { readDirective, relateDirectives } from '../../src/modules/directives/contract/document.ts'
import { registerDirective } from '../../src/modules/directives/contract.ts'
import { foundCells, personHolding, type TestCell } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

type Demand = z.input<typeof demandProgrammes.input>

const unit = 'can-tho.binh-thuy'
let world: World
let clerk: Person
let approver: Person
let cells: readonly TestCell[]
let directive: string
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  approver = await world.as('duyet-binh-thuy')
  cells = await foundCells(world, unit, 4)
  directive = await write(`${unit}:committee`, '11-NQ/QU', '2024-01-05')
})
afterAll(() => world.close())

async function write(issuer: string, symbol: string, issuedOn: string, person = clerk): Promise<string> {
  const input = { id: id(), issuer, kind: 'action_programme', symbol, issuedOn, title: 'Thực hiện Nghị quyết 11' }
  return (await person.call(registerDirective, input)).id
}
const code = (at: number): string => cells[at]?.code ?? ''

test('coverage is counted from the register: in time, late, missing, exempt with a reason, each opening its document', async () => {
  const demand: Demand = {
    id: id(),
    directive,
    base: 'committees',
    levels: ['cell'],
    dueOn: '2024-02-29',
    body: 'Mỗi chi bộ ban hành chương trình',
  }
  expect((await approver.refused(demandProgrammes, demand)).status).toBe(403)
  await clerk.call(demandProgrammes, demand)
  await clerk.call(demandProgrammes, demand)
  const [first, second] = [
    await write(code(0), '01-CTr/CB', '2024-02-29'),
    await write(code(1), '01-CTr/CB', '2024-03-01'),
  ]
  for (const one of [first, second])
    await clerk.call(relateDirectives, { id: id(), directive: one, kind: 'implements', to: directive })
  const coverage = await clerk.call(readCoverage, { id: demand.id })
  const asked = coverage.counts?.asked ?? 0
  expect(coverage.counts).toMatchObject({ done: 2, onTime: 1, late: 1, missing: asked - 2, exempt: 0 })
  expect(coverage.lines.find((line) => line.unit.code === code(1))).toMatchObject({
    state: 'late',
    document: { id: second, symbol: '01-CTr/CB' },
  })
  const exempt = { id: id(), demand: demand.id, unit: code(2), kind: 'exempt', note: 'chi bộ mới thành lập' } as const
  expect((await approver.refused(answerDemand, exempt)).status).toBe(403)
  expect((await clerk.refused(answerDemand, { ...exempt, note: '' })).field).toBe('note')
  await clerk.call(answerDemand, exempt)
  const byHand = await clerk.refused(answerDemand, { ...exempt, id: id(), kind: 'done', doneOn: '2024-02-01' })
  expect(byHand.code).toBe('counted-from-register')
  expect((await clerk.call(readCoverage, { id: demand.id })).counts).toMatchObject({ asked: asked - 1, exempt: 1 })
  await clerk.call(withdrawDemandAnswer, { id: exempt.id, reason: 'ghi nhầm' })
  expect((await clerk.call(readCoverage, { id: demand.id })).counts).toMatchObject({ asked, exempt: 0 })
})

test('a list that has all of it says so: 2/2, 100%', async () => {
  const demand: Demand = {
    id: id(),
    directive,
    base: 'organisations',
    units: [code(0), code(1)],
    dueOn: '2024-03-31',
    body: 'Hai chi bộ làm điểm',
  }
  await clerk.call(demandProgrammes, demand)
  const [outline] = (await clerk.call(readDirective, { id: directive })).demands.filter((item) => item.id === demand.id)
  expect(outline?.share?.printed.vi).toBe('2/2, 100%')
})

test('a cell sees how it stands itself, and no table of the others', async () => {
  const own = await personHolding(world, 'clerk', code(3))
  const [demand] = (await clerk.call(readDirective, { id: directive })).demands
  const seen = await own.call(readCoverage, { id: demand?.id ?? '' })
  expect([seen.counts, seen.share, seen.lines.map((line) => [line.unit.code, line.state])]).toEqual([
    null,
    null,
    [[code(3), 'missing']],
  ])
  expect((await own.refused(withdrawDemand, { id: demand?.id ?? '', reason: 'thử rút' })).status).toBe(403)
  const mine = await write(code(3), '01-CTr/CB', '2024-02-20', own)
  await own.call(relateDirectives, { id: id(), directive: mine, kind: 'implements', to: directive })
  expect((await own.call(readCoverage, { id: demand?.id ?? '' })).lines.map((line) => line.state)).toEqual(['on_time'])
  expect((await clerk.call(readCoverage, { id: demand?.id ?? '' })).counts?.onTime).toBe(2)
  const stranger = await world.as('nhap-lieu-son-tra')
  expect((await stranger.refused(readCoverage, { id: demand?.id ?? '' })).status).toBe(404)
})

test('heads are recorded by hand with the day; a unit that was not asked is refused', async () => {
  const demand: Demand = {
    id: id(),
    directive,
    base: 'heads',
    units: [code(0)],
    dueOn: '2024-03-31',
    body: 'Bí thư chi bộ đăng ký phần việc',
  }
  await clerk.call(demandProgrammes, demand)
  const done = { id: id(), demand: demand.id, unit: code(0), kind: 'done', note: 'đăng ký ngày 20/3' } as const
  expect((await clerk.refused(answerDemand, done)).field).toBe('doneOn')
  expect((await clerk.refused(answerDemand, { ...done, unit: code(1), doneOn: '2024-03-20' })).code).toBe(
    'unit-not-asked',
  )
  await clerk.call(answerDemand, { ...done, doneOn: '2024-03-20' })
  expect((await clerk.call(readCoverage, { id: demand.id })).lines).toMatchObject([
    { state: 'on_time', doneOn: '2024-03-20', answer: { note: 'đăng ký ngày 20/3' } },
  ])
  await clerk.call(withdrawDemand, { id: demand.id, reason: 'bỏ yêu cầu' })
  expect((await clerk.refused(readCoverage, { id: demand.id })).status).toBe(404)
})

test('a demand of nobody, of a unit elsewhere, or due before the document is refused', async () => {
  const demand: Demand = {
    id: id(),
    directive,
    base: 'committees',
    dueOn: '2024-03-31',
    body: 'Ban hành chương trình',
  }
  expect((await clerk.refused(demandProgrammes, { ...demand, levels: ['district'] })).code).toBe('nobody-asked')
  expect((await clerk.refused(demandProgrammes, { ...demand, units: ['can-tho.cai-rang'] })).code).toBe(
    'unit-not-below',
  )
  expect((await clerk.refused(demandProgrammes, { ...demand, dueOn: '2024-01-04' })).field).toBe('dueOn')
})
