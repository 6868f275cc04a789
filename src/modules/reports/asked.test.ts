import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildForest, type Forest } from '../org/forest.ts'
import type { UnitRole } from '../org/unit.ts'
import { reportLine, unitsBelow } from './asked.ts'

const always = { from: '0001-01-01', until: '9999-12-31' }

/** A tree of Party organisations given as `[id, parent, role]`, with the days of units that began or ended. */
function forestOf(
  units: readonly (readonly [id: string, parent: string | null, role: UnitRole])[],
  days: Readonly<Record<string, { readonly from: string; readonly until: string }>> = {},
): Forest {
  return buildForest({
    units: units.map(([id, , role]) => ({ id, code: id, kind: 'party_organisation', role, homeId: null })),
    spans: units.map(([unitId]) => ({ unitId, custodianId: null, ...(days[unitId] ?? always) })),
    names: [],
    parents: units.flatMap(([unitId, parentId]) => (parentId === null ? [] : [{ unitId, parentId, ...always }])),
    leads: [],
    roles: [],
    successions: [],
  })
}

const city = forestOf([
  ['city', null, 'city'],
  ['ward', 'city', 'commune'],
  ['school', 'ward', 'grassroots'],
  ['school.1', 'school', 'cell'],
  ['school.1.a', 'school.1', 'cell_group'],
  ['ward.1', 'ward', 'grassroots_cell'],
  ['empty', 'city', 'commune'],
])
const on = '2026-03-31'
const lineOf = (askedOf: 'cells' | 'children' | 'all', exempt: readonly string[] = []) =>
  reportLine(city, { ownerId: 'city', askedOf, exempt: exempt.map((unit) => ({ unit })) }, on)

describe('who hands in', () => {
  test.each([
    ['cells', ['school.1', 'ward.1'], { 'school.1': 'school', school: 'ward', 'ward.1': 'ward', ward: 'city' }],
    ['children', ['empty', 'ward'], { ward: 'city', empty: 'city' }],
    [
      'all',
      ['empty', 'school', 'school.1', 'ward', 'ward.1'],
      { 'school.1': 'school', school: 'ward', 'ward.1': 'ward', ward: 'city', empty: 'city' },
    ],
  ] as const)(
    '%s: the asked units, and every Party organisation between them and the owner',
    (askedOf, asked, above) => {
      const line = lineOf(askedOf)
      expect([...line.asked].sort()).toEqual(asked)
      expect(Object.fromEntries(line.above)).toEqual(above)
    },
  )

  test('an exempt unit neither hands in nor stands in the line: what is under it hands to the next one above', () => {
    const line = lineOf('cells', ['school', 'ward.1'])
    expect(Object.fromEntries(line.above)).toEqual({ 'school.1': 'ward', ward: 'city' })
    expect(unitsBelow(line, 'city')).toEqual(['ward', 'school.1'])
  })

  test('a unit founded within the period is asked, one that ended before its last day is not', () => {
    const days = {
      'ward.1': { from: '2026-03-20', until: '9999-12-31' },
      'school.1': { from: '2000-01-01', until: '2026-03-20' },
    }
    const changed = forestOf(
      [
        ['city', null, 'city'],
        ['ward', 'city', 'commune'],
        ['ward.1', 'ward', 'cell'],
        ['school.1', 'ward', 'cell'],
      ],
      days,
    )
    const line = reportLine(changed, { ownerId: 'city', askedOf: 'cells', exempt: [] }, on)
    expect([...line.above.keys()]).toEqual(['ward', 'ward.1'])
  })

  test('in any tree everybody hands to one unit above, nobody twice, and the owner to nobody', () => {
    const trees = fc.array(fc.tuple(fc.nat(), fc.constantFrom<UnitRole>('commune', 'grassroots', 'cell')), {
      maxLength: 25,
    })
    fc.assert(
      fc.property(trees, fc.constantFrom('cells' as const, 'children' as const, 'all' as const), (items, askedOf) => {
        const units = items.map(([at, role], index): [string, string | null, UnitRole] => [
          `u${index + 1}`,
          `u${at % (index + 1)}`,
          role,
        ])
        const forest = forestOf([['u0', null, 'city'], ...units])
        const line = reportLine(forest, { ownerId: 'u0', askedOf, exempt: [] }, on)
        const all = unitsBelow(line, 'u0')
        expect(new Set(all).size).toBe(all.length)
        expect([...all].sort()).toEqual([...line.above.keys()].sort())
        expect(line.above.has('u0')).toBe(false)
        // Whoever hands in without being asked has somebody below who does.
        for (const unitId of all)
          expect(line.asked.has(unitId) || unitsBelow(line, unitId).some((id) => line.asked.has(id))).toBe(true)
      }),
    )
  })
})
