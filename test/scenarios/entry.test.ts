import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  approveEntries,
  correctEntry,
  enterValue,
  readFigure,
  withdrawEntry,
} from '../../src/modules/figures/contract.ts'
import { id, openWorld, type World } from '../kit/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const place = { unit: 'can-tho.binh-thuy', measure: 'admitted', period: '2023-Q4' }

describe('the life of one entry', () => {
  test('a clerk enters, another person approves, a correction keeps the old value, and a withdrawal empties the place', async () => {
    const clerk = await world.as('nhap-lieu-binh-thuy')
    const approver = await world.as('duyet-binh-thuy')
    const entryId = id()
    const entered = await clerk.call(enterValue, { id: entryId, ...place, value: '12' })
    expect(entered.figure.value).toBe('12')
    const before = (await clerk.call(readFigure, place)).knownAt
    expect((await clerk.refused(approveEntries, { entryIds: [entryId] })).status).toBe(403)
    expect(await approver.call(approveEntries, { entryIds: [entryId] })).toEqual({ approved: 1 })
    const correctionId = id()
    await clerk.call(correctEntry, { id: correctionId, supersedes: entryId, value: '13', reason: 'đếm lại hồ sơ' })
    const page = await clerk.call(readFigure, place)
    expect(page.figure.value).toBe('13')
    expect(page.history.map((record) => [record.printed.vi, record.isCurrent, record.approvedBy !== null])).toEqual([
      ['13 người', true, false],
      ['12 người', false, true],
    ])
    expect((await clerk.call(readFigure, { ...place, knownAt: before })).figure.value).toBe('12')
    await clerk.call(withdrawEntry, { id: id(), supersedes: correctionId, reason: 'nhập nhầm kỳ' })
    expect((await clerk.call(readFigure, place)).figure.absence?.code).toBe('missing')
  })

  test('a second writer at the same place gets both values and loses nothing', async () => {
    const clerk = await world.as('nhap-lieu-binh-thuy')
    const at = { ...place, period: '2023-Q3' }
    await clerk.call(enterValue, { id: id(), ...at, value: '7' })
    const conflict = await clerk.refused(enterValue, { id: id(), ...at, value: '8' })
    expect(conflict.status).toBe(409)
    expect(conflict.details).toMatchObject({ mine: { printed: '8' }, theirs: { printed: { vi: '7 người' } } })
    expect((await clerk.call(readFigure, at)).figure.value).toBe('7')
  })

  test('sending the same entry twice stores it once', async () => {
    const clerk = await world.as('nhap-lieu-binh-thuy')
    const again = { id: id(), ...place, period: '2023-Q2', value: '5' }
    await clerk.call(enterValue, again)
    await clerk.call(enterValue, again)
    expect((await clerk.call(readFigure, { ...place, period: '2023-Q2' })).history).toHaveLength(1)
  })

  test.each([
    [{ unit: 'can-tho.khong-co' }, 404, 'unit'],
    [{ measure: 'khong-co' }, 400, 'measure'],
    [{ period: '2024-Q5' }, 400, 'period'],
    [{ class: 'khong-co' }, 400, 'class'],
    [{ value: 'mười hai' }, 400, 'value'],
    [{ value: '-3' }, 400, 'value'],
    [{ value: '3,5' }, 400, 'value'],
    [{ value: '' }, 400, 'value'],
    [{ period: '2030' }, 400, 'period'],
    [{ aspect: 'own' }, 422, 'aspect'],
  ])(
    'a bad input %j is refused with %i, naming %s in both languages, and nothing is saved',
    async (wrong, status, field) => {
      const clerk = await world.as('nhap-lieu-binh-thuy')
      const at = { ...place, period: '2023-Q1' }
      const refused = await clerk.refused(enterValue, { id: id(), ...at, value: '4', ...wrong })
      expect([refused.status, refused.field]).toEqual([status, field])
      expect(refused.message.vi).not.toBe('')
      expect(refused.message.en).not.toBe(refused.message.vi)
      expect((await clerk.call(readFigure, at)).history).toHaveLength(0)
    },
  )
})
