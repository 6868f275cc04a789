import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditionUnit } from '../../editions/edition.ts'
import { listUnits, readUnit } from '../../src/modules/org/contract.ts'
import { openEditionWorld } from '../kit/edition-world.ts'
import type { World } from '../kit/world.ts'

const cellsOfWard = 3100
const wards = ['x.dong', 'x.tay']

const place = (code: string, role: 'city' | 'commune', vi: string, parent?: string): readonly EditionUnit[] => [
  { code: `${code}:area`, kind: 'area', role, vi: `Địa bàn ${vi}`, en: vi },
  {
    ...{ code, kind: 'party_organisation', role, vi: `Đảng bộ ${vi}`, en: vi, leads: `${code}:area` },
    ...(parent === undefined ? {} : { parent }),
  },
]
const units: readonly EditionUnit[] = [
  ...place('x', 'city', 'thành phố X'),
  ...wards.flatMap((ward, at) => place(ward, 'commune', `phường ${at === 0 ? 'Đông' : 'Tây'}`, 'x')),
  ...wards.flatMap((parent) =>
    Array.from({ length: cellsOfWard }, (_, at): EditionUnit => {
      const name = `Chi bộ ấp ${at + 1}`
      return { code: `${parent}.c${at + 1}`, kind: 'party_organisation', role: 'cell', vi: name, en: name, parent }
    }),
  ),
]

let world: World
beforeAll(async () => {
  const reader = (login: string, unit: string | null) => ({
    ...{ login, vi: login, en: login },
    grants: [{ role: 'reader' as const, unit }],
  })
  world = await openEditionWorld({
    workingOn: '2026-03-02',
    units,
    accounts: [
      reader('thanh-pho', 'x'),
      reader('tat-ca', null),
      reader('dong', 'x.dong'),
      reader('chi-bo', 'x.tay.c7'),
    ],
  })
})
afterAll(() => world.close())

const codesOf = (list: { readonly units: readonly { readonly code: string }[] }) => list.units.map((unit) => unit.code)

describe('a tree of thousands of units', () => {
  test.each(['thanh-pho', 'tat-ca'])('comes with its upper levels only, and how many are below: %s', async (login) => {
    const list = await (await world.as(login)).call(listUnits, {})
    expect(list.isWhole).toBe(false)
    expect(list.units.map((unit) => [unit.code, unit.parent, unit.isOpen, unit.below])).toEqual([
      ['x', null, true, 2],
      ['x.dong', 'x', true, cellsOfWard],
      ['x.tay', 'x', true, cellsOfWard],
    ])
    const whole = await (await world.as(login)).call(listUnits, { whole: 'yes' })
    expect([whole.units.length, whole.isWhole]).toEqual([2 * cellsOfWard + 3, true])
  })

  test('opens below a unit, first names first, and tells when some are left out', async () => {
    const list = await (await world.as('thanh-pho')).call(listUnits, { under: 'x.tay' })
    expect(list.isWhole).toBe(false)
    expect(list.units.slice(0, 3).map((unit) => unit.name.vi)).toEqual(['Chi bộ ấp 1', 'Chi bộ ấp 2', 'Chi bộ ấp 3'])
    expect(new Set(list.units.map((unit) => unit.parent))).toEqual(new Set(['x.tay']))
  })

  test('is searched whole, without regard to accents', async () => {
    const person = await world.as('thanh-pho')
    expect(codesOf(await person.call(listUnits, { search: 'AP 2999' })).toSorted()).toEqual([
      'x.dong.c2999',
      'x.tay.c2999',
    ])
    const many = await person.call(listUnits, { search: 'chi bo' })
    expect([many.units.length, many.isWhole]).toEqual([150, false])
    expect(await person.call(listUnits, { search: 'khong co' })).toMatchObject({ units: [], isWhole: true })
  })

  test('shows a reader of one part that part, with what stands above it, and nothing beside it', async () => {
    const ward = await world.as('dong')
    const list = await ward.call(listUnits, {})
    expect([list.isWhole, list.units.length]).toEqual([true, cellsOfWard + 2])
    expect(list.units.find((unit) => unit.code === 'x')).toMatchObject({ isOpen: false, below: 1 })
    expect(codesOf(await ward.call(listUnits, { search: 'ap 2999' }))).toEqual(['x.dong.c2999'])
    expect((await ward.refused(listUnits, { under: 'x.tay' })).status).toBe(404)
    expect((await ward.refused(listUnits, { under: 'x.nowhere' })).status).toBe(404)
    const cell = await (await world.as('chi-bo')).call(listUnits, {})
    expect(cell.units.map((unit) => [unit.code, unit.isOpen, unit.below])).toEqual([
      ['x', false, 1],
      ['x.tay', false, 1],
      ['x.tay.c7', true, 0],
    ])
  })

  test('lists other bodies as a tree of their own, open where the organisation is', async () => {
    const areas = async (login: string) =>
      (await (await world.as(login)).call(listUnits, { kind: 'area' })).units
        .map((unit) => [unit.code, unit.parent, unit.isOpen])
        .toSorted()
    expect(await areas('thanh-pho')).toEqual([
      ['x.dong:area', 'x:area', true],
      ['x.tay:area', 'x:area', true],
      ['x:area', null, true],
    ])
    expect(await areas('dong')).toEqual([
      ['x.dong:area', 'x:area', true],
      ['x:area', null, false],
    ])
    expect((await (await world.as('dong')).refused(readUnit, { unit: 'x:area' })).status).toBe(404)
  })

  test('one unit tells the first of its children and how many there are', async () => {
    const page = await (await world.as('thanh-pho')).call(readUnit, { unit: 'x.dong' })
    expect([page.children.length, page.childCount]).toEqual([500, cellsOfWard])
  })
})
