import { describe, expect, it } from 'vitest'
import {
  areaOf,
  bodiesWith,
  buildForest,
  childrenFor,
  counterpart,
  existsOn,
  homePartyOn,
  lastDayBy,
  nameOn,
  parentOn,
  partiesAbove,
  partiesUnder,
  predecessorsOf,
} from './forest.ts'
import type { OrgFacts, Succession, Unit, UnitKind, UnitRole } from './unit.ts'

const forEver = '9999-12-31'
const always = { from: '2010-01-01', until: forEver }
const unit = (
  id: string,
  kind: UnitKind = 'party_organisation',
  role: UnitRole = 'commune',
  homeId: string | null = null,
): Unit => ({
  id,
  code: id,
  kind,
  role,
  homeId,
})
const merged = (fromId: string, toId: string, effectiveOn: string): Succession => ({
  fromId,
  toId,
  effectiveOn,
  extent: 'whole',
  shares: {},
})

/** A city with two districts; a ward moves from one to the other, another ends; one district leads an area. */
const facts: OrgFacts = {
  units: [
    unit('city'),
    unit('east'),
    unit('west'),
    unit('mover'),
    unit('ended'),
    unit('east:committee', 'organ', 'standing_committee', 'east'),
    unit('mover:committee', 'organ', 'standing_committee', 'mover'),
    unit('east-land', 'area', 'district'),
    unit('mover-land', 'area', 'commune'),
    unit('east-government', 'government', 'government', 'east-land'),
    unit('mover-government', 'government', 'government', 'mover-land'),
  ],
  spans: [
    ...['city', 'east', 'west', 'mover', 'east:committee', 'mover:committee', 'east-land', 'mover-land'].map(
      (unitId) => ({
        unitId,
        custodianId: null,
        ...always,
      }),
    ),
    { unitId: 'ended', custodianId: 'west', from: '2010-01-01', until: '2024-02-15' },
  ],
  names: [
    { unitId: 'mover', vi: 'Phường cũ', en: 'Old ward', from: '2010-01-01', until: '2024-07-01' },
    { unitId: 'mover', vi: 'Phường mới', en: 'New ward', from: '2024-07-01', until: forEver },
  ],
  parents: [
    { unitId: 'east', parentId: 'city', ...always },
    { unitId: 'west', parentId: 'city', ...always },
    { unitId: 'mover', parentId: 'east', from: '2010-01-01', until: '2024-07-01' },
    { unitId: 'mover', parentId: 'west', from: '2024-07-01', until: forEver },
    { unitId: 'ended', parentId: 'east', from: '2010-01-01', until: '2024-02-15' },
  ],
  leads: [
    { partyId: 'east', areaId: 'east-land', ...always },
    { partyId: 'mover', areaId: 'mover-land', ...always },
  ],
  roles: [],
  successions: [merged('ended', 'mover', '2024-02-15'), merged('mover', 'west', '2030-01-01')],
}
const forest = buildForest(facts)

describe('the dated tree', () => {
  it('a unit stands under its parent until the eve of its move', () => {
    expect(parentOn(forest, 'mover', '2024-06-30')).toBe('east')
    expect(parentOn(forest, 'mover', '2024-07-01')).toBe('west')
    expect(parentOn(forest, 'mover', '2009-12-31')).toBeUndefined()
  })

  it('a unit exists from its founding to the eve of its end', () => {
    expect(['2009-12-31', '2010-01-01', '2024-02-14', '2024-02-15'].map((on) => existsOn(forest, 'ended', on))).toEqual(
      [false, true, true, false],
    )
  })

  it('the last day is the day asked, the last day lived, or none before the founding', () => {
    expect(lastDayBy(forest, 'ended', '2024-01-31')).toBe('2024-01-31')
    expect(lastDayBy(forest, 'ended', '2024-12-31')).toBe('2024-02-14')
    expect(lastDayBy(forest, 'ended', '2009-12-31')).toBeUndefined()
  })

  it('who stands above and below a unit depends on the day', () => {
    expect(partiesAbove(forest, 'mover', '2024-06-30')).toEqual(['mover', 'east', 'city'])
    expect(partiesAbove(forest, 'mover:committee', '2024-07-01')).toEqual(['mover', 'west', 'city'])
    expect([...partiesUnder(forest, 'east', '2024-01-01')].toSorted()).toEqual(['east', 'ended', 'mover'])
    expect([...partiesUnder(forest, 'east', '2024-07-01')]).toEqual(['east'])
  })

  it('a tree that bites its own tail still ends', () => {
    const loop = buildForest({
      ...facts,
      parents: [...facts.parents, { unitId: 'city', parentId: 'mover', ...always }],
    })
    expect(partiesAbove(loop, 'mover', '2024-01-01')).toEqual(['mover', 'east', 'city'])
  })
})

describe('the children of a figure', () => {
  it('are those of the last day and those that ended under the unit before; the silence of these is not missing', () => {
    expect(childrenFor(forest, 'east', '2024-01-01', '2024-03-31')).toEqual([
      { unitId: 'mover', isExpected: true },
      { unitId: 'ended', isExpected: false },
    ])
    expect(childrenFor(forest, 'east', '2024-01-01', '2024-01-31')).toEqual([
      { unitId: 'mover', isExpected: true },
      { unitId: 'ended', isExpected: true },
    ])
    expect(childrenFor(forest, 'east', '2024-03-01', '2024-12-31')).toEqual([])
    expect(childrenFor(forest, 'west', '2024-03-01', '2024-12-31')).toEqual([{ unitId: 'mover', isExpected: true }])
  })

  it('of an organ, an area or a government are the same bodies of the child organisations', () => {
    const of = (id: string): readonly string[] =>
      childrenFor(forest, id, '2024-03-01', '2024-03-31').map((child) => child.unitId)
    expect(of('east:committee')).toEqual(['mover:committee'])
    expect(of('east-land')).toEqual(['mover-land'])
    expect(of('east-government')).toEqual(['mover-government'])
    expect(of('nobody')).toEqual([])
  })
})

describe('bodies of one place', () => {
  it('join the tree through the organisation they serve or that leads their area', () => {
    const homes = ['east', 'east:committee', 'east-land', 'east-government'].map((id) =>
      homePartyOn(forest, id, '2024-01-01'),
    )
    expect(homes).toEqual(['east', 'east', 'east', 'east'])
    expect(homePartyOn(forest, 'east-land', '2009-01-01')).toBeUndefined()
  })

  it('speak of the area their organisation leads', () => {
    const areas = ['east', 'east:committee', 'east-land', 'east-government', 'west'].map((id) =>
      areaOf(forest, id, '2024-01-01'),
    )
    expect(areas).toEqual(['east-land', 'east-land', 'east-land', 'east-land', undefined])
  })

  it('are listed together, and the like of one is found with another organisation', () => {
    expect(bodiesWith(forest, 'east', '2024-01-01')).toEqual(['east', 'east:committee', 'east-land', 'east-government'])
    const government = forest.units.get('east-government')
    expect(government && counterpart(forest, 'mover', government, '2024-01-01')).toBe('mover-government')
    expect(government && counterpart(forest, 'west', government, '2024-01-01')).toBeUndefined()
  })
})

describe('names and predecessors', () => {
  it('a unit bears the name of the day, and the nearest one outside its life', () => {
    expect(nameOn(forest, 'mover', '2024-06-30').vi).toBe('Phường cũ')
    expect(nameOn(forest, 'mover', '2024-07-01').vi).toBe('Phường mới')
    expect(nameOn(forest, 'mover', '2000-01-01').vi).toBe('Phường cũ')
    expect(nameOn(forest, 'nameless', '2024-01-01').vi).toBe('nameless')
  })

  it('predecessors are found at any distance, and a unit is not its own', () => {
    expect([...predecessorsOf(forest, 'west')].toSorted()).toEqual(['ended', 'mover'])
    expect(predecessorsOf(forest, 'ended')).toEqual([])
    const back = buildForest({ ...facts, successions: [...facts.successions, merged('west', 'mover', '2031-01-01')] })
    expect([...predecessorsOf(back, 'west')].toSorted()).toEqual(['ended', 'mover'])
  })
})
