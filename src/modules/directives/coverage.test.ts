import { describe, expect, test } from 'vitest'
import { buildForest } from '../org/forest.ts'
import type { Unit, UnitRole } from '../org/unit.ts'
import { baseOf, countsOf, coverageOf, type Demand } from './coverage.ts'

const always = { from: '0001-01-01', until: '9999-12-31' }
const unit = (id: string, kind: Unit['kind'], role: UnitRole, homeId: string | null = null): Unit => ({
  id,
  code: id,
  kind,
  role,
  homeId,
})
/** A city over two wards and one that ends on 1 July; a cell under ward 1. */
const forest = buildForest({
  units: [
    unit('city', 'party_organisation', 'city'),
    unit('city:btv', 'organ', 'standing_committee', 'city'),
    unit('city:office', 'organ', 'advisory_body', 'city'),
    unit('ward1', 'party_organisation', 'commune'),
    unit('ward1:btv', 'organ', 'standing_committee', 'ward1'),
    unit('ward2', 'party_organisation', 'commune'),
    unit('ward3', 'party_organisation', 'commune'),
    unit('cell', 'party_organisation', 'cell'),
  ],
  spans: ['city', 'ward1', 'ward2', 'cell', 'city:btv', 'city:office', 'ward1:btv']
    .map((unitId) => ({ unitId, custodianId: null, ...always }))
    .concat({ unitId: 'ward3', custodianId: null, from: '0001-01-01', until: '2024-07-01' }),
  names: [],
  parents: [
    { unitId: 'ward1', parentId: 'city', ...always },
    { unitId: 'ward2', parentId: 'city', ...always },
    { unitId: 'ward3', parentId: 'city', from: '0001-01-01', until: '2024-07-01' },
    { unitId: 'cell', parentId: 'ward1', ...always },
  ],
  leads: [],
  roles: [],
  successions: [],
})
const demand: Demand = { base: 'committees', levels: null, unitIds: null, dueOn: '2024-06-30' }

describe('the base of a demand', () => {
  test('is those directly below, by the tree of the due day', () => {
    expect(baseOf(forest, demand, 'city:btv')).toEqual(['ward1', 'ward2', 'ward3'])
    expect(baseOf(forest, { ...demand, dueOn: '2024-07-01' }, 'city:btv')).toEqual(['ward1', 'ward2'])
  })
  test('is a level at any depth, or a list as far as it still stands', () => {
    expect(baseOf(forest, { ...demand, levels: ['cell'] }, 'city')).toEqual(['cell'])
    expect(baseOf(forest, { ...demand, unitIds: ['ward3', 'cell'], dueOn: '2024-08-01' }, 'city')).toEqual(['cell'])
  })
  test('of agencies is the bodies beside the issuer, or beside those of a level', () => {
    expect(baseOf(forest, { ...demand, base: 'agencies' }, 'city')).toEqual(['city:office'])
    expect(baseOf(forest, { ...demand, base: 'agencies', levels: ['commune'] }, 'city')).toEqual([])
  })
})

describe('coverage', () => {
  const states = (today: string, ...documents: readonly (readonly [string, string | null])[]) =>
    coverageOf(
      forest,
      demand,
      ['ward1', 'ward2', 'ward3'],
      documents.map(([unitId, issuedOn], at) => ({ id: `d${at}`, unitId, issuedOn })),
      [{ unitId: 'ward3', kind: 'exempt', doneOn: null }],
      today,
    )

  test('a document of any organ is its organisation’s, and the first one counts', () => {
    const lines = states('2024-08-01', ['ward1:btv', '2024-07-02'], ['ward1', '2024-06-30'], ['ward2', '2024-07-01'])
    expect(lines.map((line) => [line.unitId, line.state, line.documentId])).toEqual([
      ['ward1', 'on_time', 'd1'],
      ['ward2', 'late', 'd2'],
      ['ward3', 'exempt', null],
    ])
    expect(countsOf(lines)).toMatchObject({ done: 2, asked: 2, onTime: 1, late: 1, exempt: 1, missing: 0 })
  })
  test('what is not there is awaited until the day has passed, then missing; without a day it counts as issued', () => {
    expect(states('2024-06-30').map((line) => line.state)).toEqual(['awaited', 'awaited', 'exempt'])
    const lines = states('2024-07-01', ['ward1', null])
    expect(lines.map((line) => line.state)).toEqual(['undated', 'missing', 'exempt'])
    expect(countsOf(lines).done).toBe(1)
  })
  test('heads answer by hand: documents of their unit do not count for them', () => {
    const byHand = { ...demand, base: 'heads' } as const
    const answers = [{ unitId: 'ward1', kind: 'done', doneOn: '2024-06-01' }] as const
    const lines = coverageOf(
      forest,
      byHand,
      ['ward1', 'ward2'],
      [{ id: 'd', unitId: 'ward2', issuedOn: '2024-06-01' }],
      answers,
      '2024-07-01',
    )
    expect(lines.map((line) => line.state)).toEqual(['on_time', 'missing'])
  })
})
