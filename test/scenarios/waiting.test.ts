import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveEntries, enterValue, listWaiting } from '../../src/modules/figures/contract.ts'
import { id, openWorld, type World } from '../kit/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const unit = 'can-tho.binh-thuy'

test('what was entered waits, oldest first, until it is approved; a page beyond the last still tells how many', async () => {
  const clerk = await world.as('nhap-lieu-binh-thuy')
  const approver = await world.as('duyet-binh-thuy')
  const before = await approver.call(listWaiting, { unit, offset: 0 })
  const mine = [id(), id()]
  await clerk.call(enterValue, { id: mine[0] ?? '', unit, measure: 'admitted', period: '2019-Q1', value: '3' })
  await clerk.call(enterValue, { id: mine[1] ?? '', unit, measure: 'admitted', period: '2019-Q2', value: '4' })
  const waiting = await approver.call(listWaiting, { unit, offset: before.total })
  expect(waiting.total).toBe(before.total + 2)
  expect(waiting.entries.map((entry) => entry.record.id)).toEqual(mine)
  expect(waiting.entries.map((entry) => entry.can.approve.isAllowed)).toEqual([true, true])
  expect((await clerk.call(listWaiting, { unit, offset: before.total })).entries[0]?.can.approve.isAllowed).toBe(false)
  await approver.call(approveEntries, { entryIds: [mine[0] ?? ''] })
  const after = await approver.call(listWaiting, { unit, offset: before.total })
  expect(after.entries.map((entry) => entry.record.id)).toEqual([mine[1]])
  const beyond = await approver.call(listWaiting, { unit, offset: 5000 })
  expect([beyond.total, beyond.entries]).toEqual([before.total + 1, []])
})

test('what waits elsewhere is not told', async () => {
  const stranger = await world.as('nhap-lieu-cai-rang')
  expect((await stranger.refused(listWaiting, { unit, offset: 0 })).status).toBe(404)
})
