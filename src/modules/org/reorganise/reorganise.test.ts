import { describe, expect, it } from 'vitest'
import { buildForest, existsOn, nameOn, parentOn, partiesUnder, roleOn } from '../forest.ts'
import type { OrgFacts, Unit, UnitRole } from '../unit.ts'
import type { Change, Decision, Levels } from './decision.ts'
import { carriedOut } from './plan.ts'
import { type Drafted, planReorganisation } from './reorganise.ts'

const forEver = '9999-12-31'
const always = { from: '2004-01-01', until: forEver }

/** `code` -> [role, parent]: Party organisations since 2004, named by their code in capitals. */
function tree(units: Readonly<Record<string, readonly [role: UnitRole, parent?: string]>>): OrgFacts {
  const codes = Object.entries(units)
  return {
    units: codes.map(([code, [role]]): Unit => ({ id: code, code, kind: 'party_organisation', role, homeId: null })),
    spans: codes.map(([unitId]) => ({ unitId, custodianId: null, ...always })),
    names: codes.map(([unitId]) => ({ unitId, vi: unitId.toUpperCase(), en: unitId.toUpperCase(), ...always })),
    parents: codes.flatMap(([unitId, [, parentId]]) =>
      parentId === undefined ? [] : [{ unitId, parentId, ...always }],
    ),
    leads: [],
    roles: [],
    successions: [],
  }
}

const anyLevel: Levels = () => true
const decide = (effectiveOn: string, ...changes: readonly Change[]): Decision => ({
  issuer: 'city',
  symbol: '1-QĐ/TU',
  issuedOn: '2020-01-01',
  effectiveOn,
  vi: 'Sắp xếp',
  en: 'Reorganise',
  changes,
})
const plan = (facts: OrgFacts, decision: Decision, levels = anyLevel): Drafted =>
  planReorganisation(facts, decision, (code) => code, levels)
const codesOf = (drafted: Drafted): readonly string[] => drafted.issues.map((issue) => issue.code)
function done(facts: OrgFacts, decision: Decision): OrgFacts {
  const drafted = plan(facts, decision)
  expect(drafted.issues).toEqual([])
  return carriedOut(facts, drafted.plan)
}
const unit = (code: string, parent?: string, role: UnitRole = 'commune') => ({
  code,
  kind: 'party_organisation' as const,
  role,
  vi: code.toUpperCase(),
  en: code.toUpperCase(),
  ...(parent === undefined ? {} : { parent }),
})

const sonTra = tree({
  city: ['city'],
  'son-tra': ['district', 'city'],
  tay: ['commune', 'son-tra'],
  dong: ['commune', 'son-tra'],
  bac: ['commune', 'son-tra'],
  'phuoc-my': ['commune', 'son-tra'],
  'tay-1': ['cell', 'tay'],
  'dong-1': ['cell', 'dong'],
})

describe('a merger', () => {
  it('into a new unit ends the old ones on the eve, and their children follow', () => {
    const after = buildForest(
      done(sonTra, decide('2025-01-01', { act: 'merge', units: ['tay', 'dong'], into: unit('nam') })),
    )
    expect(['tay', 'dong', 'nam'].map((code) => existsOn(after, code, '2024-12-31'))).toEqual([true, true, false])
    expect(['tay', 'dong', 'nam'].map((code) => existsOn(after, code, '2025-01-01'))).toEqual([false, false, true])
    expect(parentOn(after, 'nam', '2025-01-01')).toBe('son-tra')
    expect(parentOn(after, 'tay-1', '2024-12-31')).toBe('tay')
    expect(parentOn(after, 'tay-1', '2025-01-01')).toBe('nam')
    expect([...partiesUnder(after, 'son-tra', '2025-01-01')].toSorted()).toEqual([
      'bac',
      'dong-1',
      'nam',
      'phuoc-my',
      'son-tra',
      'tay-1',
    ])
  })

  it('two steps on: An Hải Tây and Đông become Nam, then An Hải with Bắc and Phước Mỹ, as the district ends', () => {
    const first = done(sonTra, decide('2025-01-01', { act: 'merge', units: ['tay', 'dong'], into: unit('nam') }))
    const second = done(
      first,
      decide(
        '2025-07-01',
        { act: 'merge', units: ['nam', 'bac', 'phuoc-my'], into: unit('an-hai', 'city') },
        { act: 'dissolve', unit: 'son-tra', custodian: 'city' },
      ),
    )
    const after = buildForest(second)
    expect(parentOn(after, 'dong-1', '2025-07-01')).toBe('an-hai')
    expect(existsOn(after, 'son-tra', '2025-07-01')).toBe(false)
    expect(after.spans.get('son-tra')?.[0]?.custodianId).toBe('city')
    expect((after.into.get('an-hai') ?? []).map((edge) => `${edge.fromId} ${edge.extent}`)).toEqual([
      'nam whole',
      'bac whole',
      'phuoc-my whole',
    ])
  })

  it('keeping one unit: An Phú, An Nghiệp and An Cư go into Thới Bình, which keeps its name and code', () => {
    const ninhKieu = tree({
      city: ['city'],
      'an-phu': ['commune', 'city'],
      'an-nghiep': ['commune', 'city'],
      'an-cu': ['commune', 'city'],
      'thoi-binh': ['commune', 'city'],
    })
    const after = buildForest(
      done(
        ninhKieu,
        decide('2024-11-01', { act: 'merge', units: ['an-phu', 'an-nghiep', 'an-cu'], into: 'thoi-binh' }),
      ),
    )
    expect([...partiesUnder(after, 'city', '2024-11-01')].toSorted()).toEqual(['city', 'thoi-binh'])
    expect(nameOn(after, 'thoi-binh', '2024-11-01').vi).toBe('THOI-BINH')
    expect(after.spans.get('thoi-binh')).toHaveLength(1)
  })

  it('with a part of a third unit: the part has no known share and the giver lives on', () => {
    const places = tree({
      city: ['city'],
      'my-khanh': ['commune', 'city'],
      'an-binh': ['commune', 'city'],
      'long-tuyen': ['commune', 'city'],
    })
    const drafted = plan(
      places,
      decide(
        '2025-07-01',
        { act: 'merge', units: ['my-khanh', 'an-binh'], into: unit('an-binh-2025', 'city') },
        { act: 'transfer', from: 'long-tuyen', to: 'an-binh-2025', amounts: { residents: '97' } },
      ),
    )
    expect(drafted.issues).toEqual([])
    expect(drafted.plan.successions.map((edge) => [edge.fromId, edge.extent, edge.shares])).toEqual([
      ['my-khanh', 'whole', {}],
      ['an-binh', 'whole', {}],
      ['long-tuyen', 'part', {}],
    ])
    expect(existsOn(buildForest(carriedOut(places, drafted.plan)), 'long-tuyen', '2025-07-01')).toBe(true)
  })

  it('of what is left after a part was given takes the remaining share, and an unknown one when the part is unknown', () => {
    const places = tree({
      city: ['city'],
      giver: ['commune', 'city'],
      heir: ['commune', 'city'],
      other: ['commune', 'city'],
    })
    const sharesOf = (shares: Readonly<Record<string, string>>) =>
      plan(
        places,
        decide(
          '2025-07-01',
          { act: 'transfer', from: 'giver', to: 'other', shares },
          { act: 'merge', units: ['giver'], into: 'heir' },
        ),
      ).plan.successions.map((edge) => [edge.toId, edge.extent, edge.shares])
    expect(sharesOf({ residents: '0.3' })).toEqual([
      ['other', 'part', { residents: '0.3' }],
      ['heir', 'part', { residents: '0.7' }],
    ])
    expect(sharesOf({})).toEqual([
      ['other', 'part', {}],
      ['heir', 'part', {}],
    ])
  })

  it.each<[string, Change, string]>([
    ['a unit with itself', { act: 'merge', units: ['tay', 'dong'], into: 'tay' }, 'used-twice'],
    ['a unit named twice', { act: 'merge', units: ['tay', 'tay'], into: 'dong' }, 'used-twice'],
    ['an unknown unit', { act: 'merge', units: ['tay', 'nowhere'], into: 'dong' }, 'unknown-unit'],
    ['into a code that was used', { act: 'merge', units: ['tay', 'dong'], into: unit('bac') }, 'code-taken'],
    ['into a unit below one of them', { act: 'merge', units: ['tay'], into: 'tay-1' }, 'cycle'],
  ])('is refused for %s', (_what, change, code) => {
    expect(codesOf(plan(sonTra, decide('2025-01-01', change)))).toContain(code)
  })
})

describe('places and days', () => {
  it('a unit cannot have two parents on one day, and one parent is well', () => {
    const twice = decide(
      '2025-01-01',
      { act: 'move', unit: 'tay', to: 'city' },
      { act: 'move', unit: 'tay', to: 'bac' },
    )
    expect(codesOf(plan(sonTra, twice))).toContain('two-parents')
    expect(codesOf(plan(sonTra, decide('2025-01-01', { act: 'move', unit: 'tay', to: 'city' })))).toEqual([])
  })

  it('a unit cannot be moved under one below it', () => {
    expect(codesOf(plan(sonTra, decide('2025-01-01', { act: 'move', unit: 'son-tra', to: 'tay' })))).toContain('cycle')
    const round = decide(
      '2025-01-01',
      { act: 'move', unit: 'tay', to: 'dong-1' },
      { act: 'move', unit: 'dong', to: 'tay-1' },
    )
    expect(codesOf(plan(sonTra, round))).toContain('cycle')
  })

  it('a unit with children is not dissolved before they have gone somewhere', () => {
    expect(codesOf(plan(sonTra, decide('2025-01-01', { act: 'dissolve', unit: 'tay' })))).toEqual(['children-left'])
    const settled = decide('2025-01-01', { act: 'move', unit: 'tay-1', to: 'dong' }, { act: 'dissolve', unit: 'tay' })
    expect(codesOf(plan(sonTra, settled))).toEqual([])
  })

  it('a unit that ended is not changed afterwards, and one that a later decision changes is not changed before it', () => {
    const merged = done(sonTra, decide('2025-01-01', { act: 'merge', units: ['tay'], into: 'dong' }))
    expect(
      codesOf(plan(merged, decide('2025-02-01', { act: 'rename', unit: 'tay', vi: 'Tên mới', en: 'New' }))),
    ).toEqual(['not-alive'])
    expect(
      codesOf(plan(merged, decide('2024-06-01', { act: 'rename', unit: 'tay', vi: 'Tên mới', en: 'New' }))),
    ).toEqual(['changed-later'])
    expect(
      codesOf(plan(merged, decide('2024-06-01', { act: 'rename', unit: 'bac', vi: 'Tên mới', en: 'New' }))),
    ).toEqual([])
  })

  it('two decisions may take effect on one day', () => {
    const first = done(sonTra, decide('2025-07-01', { act: 'merge', units: ['tay', 'dong'], into: unit('nam') }))
    const second = buildForest(done(first, decide('2025-07-01', { act: 'move', unit: 'nam', to: 'city' })))
    expect(parentOn(second, 'nam', '2025-07-01')).toBe('city')
    expect(codesOf(plan(first, decide('2025-07-01', { act: 'dissolve', unit: 'nam' })))).toContain('founded-that-day')
  })

  it('the day of effect is not before the day of issue', () => {
    const early = { ...decide('2025-01-01', { act: 'move', unit: 'tay', to: 'city' } as const), issuedOn: '2025-01-02' }
    expect(codesOf(plan(sonTra, early))).toEqual(['issued-after-effect'])
    expect(codesOf(plan(sonTra, { ...early, issuedOn: '2025-01-01' }))).toEqual([])
  })

  it('a level that the regulation does not know is refused', () => {
    const twoTiers: Levels = (role, parent) => role !== 'district' && (role !== 'commune' || parent === 'city')
    const founded = (parent: string) => decide('2025-07-01', { act: 'found', unit: unit('new', parent) })
    expect(codesOf(plan(sonTra, founded('son-tra'), twoTiers))).toEqual(['level'])
    expect(codesOf(plan(sonTra, founded('city'), twoTiers))).toEqual([])
  })
})

describe('names and roles', () => {
  it('a name may return at another level and time under another code', () => {
    const caiRang = tree({
      city: ['city'],
      'cai-rang': ['district', 'city'],
      'le-binh': ['commune', 'cai-rang'],
      'ba-lang': ['commune', 'cai-rang'],
    })
    const after = buildForest(
      done(
        caiRang,
        decide(
          '2025-07-01',
          {
            act: 'merge',
            units: ['le-binh', 'ba-lang'],
            into: { ...unit('cai-rang-ward', 'city'), vi: 'CAI-RANG', en: 'CAI-RANG' },
          },
          { act: 'dissolve', unit: 'cai-rang', custodian: 'city' },
        ),
      ),
    )
    expect(nameOn(after, 'cai-rang', '2022-12-31').vi).toBe(nameOn(after, 'cai-rang-ward', '2025-12-31').vi)
    expect(
      codesOf(plan(caiRang, decide('2025-01-01', { act: 'found', unit: { ...unit('x', 'cai-rang'), vi: 'LE-BINH' } }))),
    ).toEqual(['name-taken'])
  })

  it('a commune may come back under its name years after it ended: Tân Thạnh of 2016 and of 2025', () => {
    const thoiLai = tree({ city: ['city'], 'thoi-lai': ['district', 'city'], other: ['commune', 'thoi-lai'] })
    const named = (code: string, parent: string) => ({ ...unit(code, parent), vi: 'Tân Thạnh', en: 'Tân Thạnh' })
    const of2016 = done(thoiLai, decide('2020-02-01', { act: 'found', unit: named('tan-thanh', 'thoi-lai') }))
    const ended = done(of2016, decide('2021-02-01', { act: 'merge', units: ['tan-thanh'], into: 'other' }))
    const again = buildForest(
      done(ended, decide('2025-07-01', { act: 'found', unit: named('tan-thanh-2025', 'city') })),
    )
    expect(nameOn(again, 'tan-thanh', '2020-12-31')).toEqual(nameOn(again, 'tan-thanh-2025', '2025-12-31'))
    expect(['tan-thanh', 'tan-thanh-2025'].map((code) => existsOn(again, code, '2025-07-01'))).toEqual([false, true])
    expect(again.into.get('tan-thanh-2025')).toBeUndefined()
    const reused = decide('2025-07-01', { act: 'found', unit: named('tan-thanh', 'city') })
    expect(codesOf(plan(ended, reused))).toEqual(['code-taken'])
  })

  it('a renamed unit keeps its old name for the days before', () => {
    const after = buildForest(
      done(sonTra, decide('2023-03-01', { act: 'rename', unit: 'tay', vi: 'An Hải', en: 'An Hải' })),
    )
    expect(nameOn(after, 'tay', '2023-02-28').vi).toBe('TAY')
    expect(nameOn(after, 'tay', '2023-03-01').vi).toBe('An Hải')
  })

  it('a subordinate cell becomes a grassroots cell from a day, and was none before', () => {
    const after = buildForest(
      done(sonTra, decide('2023-03-01', { act: 'change_role', unit: 'tay-1', role: 'grassroots_cell' })),
    )
    expect(roleOn(after, 'tay-1', '2023-02-28')).toBe('cell')
    expect(roleOn(after, 'tay-1', '2023-03-01')).toBe('grassroots_cell')
  })
})

describe('parts', () => {
  it('a cell is split into two with the people named for each; the rest of it ends', () => {
    const drafted = plan(
      sonTra,
      decide('2023-03-01', {
        act: 'split',
        unit: 'tay-1',
        keeps: false,
        into: [
          { to: unit('tay-2', 'tay', 'cell'), people: ['p1', 'p2'], shares: { members: '0.6' } },
          { to: 'dong-1', people: ['p3'], shares: { members: '0.4' } },
        ],
      }),
    )
    expect(drafted.issues).toEqual([])
    expect(drafted.plan.moves).toEqual([
      { fromId: 'tay-1', toId: 'tay-2', people: ['p1', 'p2'] },
      { fromId: 'tay-1', toId: 'dong-1', people: ['p3'] },
    ])
    expect(drafted.plan.ends.map((end) => end.unitId)).toEqual(['tay-1'])
  })

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, boolean, readonly string[]]>([
    ['over the whole', { members: '0.7' }, { members: '0.4' }, true, ['shares-over-one']],
    ['nothing', { members: '0' }, {}, true, ['bad-share']],
    ['short of the whole when nothing is left', { members: '0.5' }, { members: '0.4' }, false, ['shares-not-one']],
    ['the whole when something is left', { members: '0.5' }, { members: '0.5' }, true, ['shares-over-one']],
    ['less than the whole when something is left', { members: '0.5' }, { members: '0.4' }, true, []],
    ['the whole when nothing is left', { members: '0.5' }, { members: '0.5' }, false, []],
  ])('shares that come to %s', (_what, one, two, keeps, expected) => {
    const into = [
      { to: 'dong', shares: one },
      { to: 'bac', shares: two },
    ]
    const drafted = plan(sonTra, decide('2023-03-01', { act: 'split', unit: 'phuoc-my', keeps, into }))
    expect(codesOf(drafted)).toEqual(expected)
  })

  it('nobody goes with two parts', () => {
    const into = [
      { to: 'dong-1', people: ['p1'] },
      { to: unit('new', 'tay', 'cell'), people: ['p1'] },
    ]
    expect(codesOf(plan(sonTra, decide('2023-03-01', { act: 'split', unit: 'tay-1', keeps: true, into })))).toEqual([
      'person-twice',
    ])
  })
})

describe('the other bodies of a place', () => {
  const placed: OrgFacts = {
    ...sonTra,
    units: [
      ...sonTra.units,
      { id: 'tay:committee', code: 'tay:committee', kind: 'organ', role: 'committee', homeId: 'tay' },
      { id: 'dong:committee', code: 'dong:committee', kind: 'organ', role: 'committee', homeId: 'dong' },
      { id: 'tay:area', code: 'tay:area', kind: 'area', role: 'commune', homeId: null },
      { id: 'dong:area', code: 'dong:area', kind: 'area', role: 'commune', homeId: null },
      { id: 'tay:government', code: 'tay:government', kind: 'government', role: 'government', homeId: 'tay:area' },
    ],
    spans: [
      ...sonTra.spans,
      ...['tay:committee', 'dong:committee', 'tay:area', 'dong:area', 'tay:government'].map((unitId) => ({
        unitId,
        custodianId: null,
        ...always,
      })),
    ],
    leads: ['tay', 'dong'].map((partyId) => ({ partyId, areaId: `${partyId}:area`, ...always })),
  }
  const merger = decide(
    '2025-01-01',
    {
      act: 'found',
      unit: { code: 'nam:area', kind: 'area', role: 'commune', vi: 'Địa bàn Nam', en: 'Nam', bodies: ['government'] },
    },
    { act: 'merge', units: ['tay:area', 'dong:area'], into: 'nam:area' },
    { act: 'merge', units: ['tay', 'dong'], into: { ...unit('nam'), leads: 'nam:area', bodies: ['committee'] } },
  )

  it('end with their organisation or area, and go to the like body of the heir', () => {
    const facts = done(placed, merger)
    const after = buildForest(facts)
    expect(
      ['tay:committee', 'dong:committee', 'tay:area', 'tay:government'].map((id) => existsOn(after, id, '2025-01-01')),
    ).toEqual([false, false, false, false])
    const edges = facts.successions.map((edge) => `${edge.fromId} > ${edge.toId}`)
    expect(edges).toEqual(
      expect.arrayContaining([
        'tay:committee > nam:committee',
        'dong:committee > nam:committee',
        'tay:area > nam:area',
        'tay:government > nam:government',
      ]),
    )
    expect(after.leadsByParty.get('nam')?.map((lead) => lead.areaId)).toEqual(['nam:area'])
  })

  it('follow the merger when it says so, into a new area with the bodies there', () => {
    const follows = decide('2025-01-01', {
      act: 'merge',
      units: ['tay', 'dong'],
      into: { ...unit('nam'), vi: 'Đảng bộ phường Nam' },
      areasFollow: true,
    })
    const facts = done(placed, follows)
    const after = buildForest(facts)
    expect(after.leadsByParty.get('nam')?.map((lead) => lead.areaId)).toEqual(['nam:area'])
    expect(nameOn(after, 'nam:area', '2025-01-01').vi).toBe('Địa bàn phường Nam')
    expect(existsOn(after, 'nam:government', '2025-01-01')).toBe(true)
    expect(existsOn(after, 'tay:government', '2025-01-01')).toBe(false)
    expect(facts.successions.map((edge) => `${edge.fromId} > ${edge.toId}`)).toContain(
      'tay:government > nam:government',
    )
    const kept = buildForest(
      done(placed, decide('2025-01-01', { act: 'merge', units: ['tay'], into: 'dong', areasFollow: true })),
    )
    expect(kept.leadsByParty.get('dong')?.map((lead) => lead.areaId)).toContain('dong:area')
    expect(existsOn(kept, 'tay:area', '2025-01-01')).toBe(false)
  })

  it('a Party organisation is not merged with an area', () => {
    expect(codesOf(plan(placed, decide('2025-01-01', { act: 'merge', units: ['tay:area'], into: 'dong' })))).toContain(
      'kinds-differ',
    )
  })

  it('the area may follow its own change on another day, and the lead goes with a decision', () => {
    const facts = done(placed, decide('2025-01-01', { act: 'lead', party: 'bac', area: 'tay:area' }))
    const after = buildForest(facts)
    expect(
      after.leadsByArea
        .get('tay:area')
        ?.map((lead) => `${lead.partyId} ${lead.from}`)
        .toSorted(),
    ).toEqual(['bac 2025-01-01', 'tay 2004-01-01'])
    expect(after.leadsByParty.get('tay')?.map((lead) => lead.until)).toEqual(['2025-01-01'])
  })
})
