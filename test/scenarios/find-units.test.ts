import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findUnits } from '../../src/modules/org/contract/find.ts'
import { readUnit } from '../../src/modules/org/contract.ts'
import { openTransfer } from '../../src/modules/people/contract/register.ts'
import { foundCells, type TestCell } from '../kit/cells.ts'
import { placeMember } from '../kit/offices.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
let far: readonly TestCell[]
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  far = await foundCells(world, 'can-tho.cai-rang', 25)
})
afterAll(() => world.close())

const find = (search: string, cells?: 'yes', as = clerk) =>
  as.call(findUnits, { search, ...(cells === undefined ? {} : { cells }) })

describe('units by name', () => {
  test('are found without accents, outside the scope too, with their level and place and nothing else', async () => {
    const [hit] = (await find('quan cai rang')).units
    expect(hit).toMatchObject({ code: 'can-tho.cai-rang', kind: 'party_organisation', role: 'district' })
    expect(hit?.above).toHaveLength(1)
    expect(Object.keys(hit ?? {}).sort()).toEqual(['above', 'code', 'kind', 'name', 'role'])
    expect((await clerk.refused(readUnit, { unit: 'can-tho.cai-rang' })).status).toBe(404)
    expect((await find('CÁI RĂNG')).units.map((unit) => unit.code)).toContain('can-tho.cai-rang')
    expect((await (await world.as(null)).refused(findUnits, { search: 'cai rang' })).status).toBe(401)
  })

  test('come twenty at most and say that there are more; numbers are in order, the exact name first', async () => {
    const all = await find('chi bo cai rang', 'yes')
    expect([all.units.length, all.hasMore]).toEqual([20, true])
    expect(all.units.slice(0, 12).map((unit) => unit.name.vi)).toEqual(
      Array.from({ length: 12 }, (_, index) => `Chi bộ ${index + 1}`),
    )
    const one = await find('chi bo 12', 'yes')
    expect(one.units[0]?.code).toBe(far[11]?.code)
    expect(one.hasMore).toBe(false)
    const byCode = await find(far[3]?.code ?? '', 'yes')
    expect(byCode.units.map((unit) => unit.code)).toEqual([far[3]?.code])
    expect(await find('khong co noi nay')).toEqual({ units: [], hasMore: false })
    expect((await clerk.refused(findUnits, { search: 'a' })).status).toBe(400)
  })

  test('hold cells only where a cell is asked for; a transfer takes the code that was found', async () => {
    expect((await find('cai rang')).units.some((unit) => unit.role !== 'cell')).toBe(true)
    const { units } = await find('chi bo 7 cai rang', 'yes')
    expect(units.every((unit) => unit.role === 'cell')).toBe(true)
    const [own] = await foundCells(world, 'can-tho.binh-thuy', 1)
    const personId = await placeMember(world, { name: 'Người Thử', partyAgeFrom: '2000-01-01', cellId: own?.id ?? '' })
    const transfer = { id: id(), personId, decidedOn: '2024-03-01' }
    await clerk.call(openTransfer, { ...transfer, toUnit: units[0]?.code ?? '' })
    expect((await clerk.refused(openTransfer, { ...transfer, id: id(), toUnit: 'khong-co' })).status).toBe(404)
  })
})
