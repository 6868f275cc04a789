import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  approveEntries,
  correctEntry,
  enterValue,
  readFigure,
  withdrawEntry,
} from '../../src/modules/figures/contract.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { drawBoard } from '../../src/modules/targets/server/public.ts'
import { read } from '../../src/platform/server/db/database.ts'
import { operator } from '../../src/platform/server/http/context.ts'
import { id, openWorld, type World } from '../kit/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const units = ['can-tho.cai-rang', 'can-tho.cai-rang.hung-thanh', 'can-tho.cai-rang.thuong-thanh'] as const
const periods = ['2021', '2021-Q1', '2021-Q2', '2023', '2023-Q1'] as const

const step = fc.record({
  unit: fc.constantFrom(...units),
  period: fc.constantFrom(...periods),
  value: fc.integer({ min: 0, max: 99 }),
  does: fc.constantFrom('enter', 'correct', 'withdraw', 'approve'),
  board: fc.constantFrom('can-tho', 'can-tho.cai-rang'),
})

/** The board drawn with nothing kept in memory: a cache key of its own each time. */
const drawnAnew = (unit: string, period: string) =>
  read(world.database, { actor: operator, requestId: 'test' }, (tx) => drawBoard(tx, {}, { unit, period }, null))

test('a board drawn from what is kept in memory is the one drawn anew, after any entries, corrections, withdrawals and approvals', async () => {
  const clerk = await world.as('nhap-lieu-cai-rang')
  const leader = await world.as('lanh-dao-can-tho')
  const approver = await world.as('duyet-binh-thuy')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const { unit, period, value, does, board } of steps) {
        const place = { unit, measure: 'admitted', period }
        const page = await clerk.call(readFigure, place)
        const entryId = page.currentEntryId
        if (does === 'enter' && entryId === null)
          await clerk.call(enterValue, { id: id(), ...place, value: String(value) })
        if (does === 'correct' && entryId !== null) {
          await clerk.call(correctEntry, { id: id(), supersedes: entryId, value: String(value), reason: 'đếm lại' })
        }
        if (does === 'withdraw' && entryId !== null) {
          await clerk.call(withdrawEntry, { id: id(), supersedes: entryId, reason: 'nhập nhầm' })
        }
        if (does === 'approve' && entryId !== null) {
          expect((await approver.refused(approveEntries, { entryIds: [entryId] })).status).toBe(404)
        }
        const { can: _kept, ...kept } = await leader.call(readBoard, { unit: board, period })
        const { can: _anew, ...anew } = await drawnAnew(board, period)
        expect(kept).toEqual(JSON.parse(JSON.stringify(anew)))
      }
    }),
    { numRuns: 25 },
  )
})

test('an approval is on the kept board at once', async () => {
  const clerk = await world.as('nhap-lieu-binh-thuy')
  const approver = await world.as('duyet-binh-thuy')
  const before = await clerk.call(readBoard, { unit: 'can-tho.binh-thuy', period: '2024-Q1' })
  const entryId = (await clerk.call(readFigure, { unit: 'can-tho.binh-thuy', measure: 'admitted', period: '2024-Q1' }))
    .currentEntryId
  expect(before.targets[0]?.result.coverage.approved).toBe(0)
  await approver.call(approveEntries, { entryIds: [entryId ?? ''] })
  const after = await clerk.call(readBoard, { unit: 'can-tho.binh-thuy', period: '2024-Q1' })
  expect(after.targets[0]?.result.coverage.approved).toBe(1)
})
