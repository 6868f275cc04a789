import { describe, expect, it } from 'vitest'
import { buildForest } from '../org/forest.ts'
import type { Unit } from '../org/unit.ts'
import { canRead, canReadFigure, type Grant, homeOf, isAdministrator, type Reader, requireRole } from './access.ts'
import { type Role, roles } from './contract.ts'

const forEver = '9999-12-31'
const always = { from: '2010-01-01', until: forEver }
const unit = (id: string, kind: Unit['kind'] = 'party_organisation', homeId: string | null = null): Unit => ({
  id,
  code: id,
  kind,
  role: 'commune',
  homeId,
})

/** East and west of one city; a ward moved from east to west; one ward ended, in the keeping of the city office. */
const forest = buildForest({
  units: [
    ...['city', 'office', 'east', 'west', 'mover', 'ended', 'absorbed', 'under', 'stray'].map((id) => unit(id)),
    unit('organ', 'organ', 'east'),
  ],
  spans: [
    ...['city', 'office', 'east', 'west', 'mover', 'organ', 'stray'].map((unitId) => ({
      unitId,
      custodianId: null,
      ...always,
    })),
    { unitId: 'ended', custodianId: 'office', from: '2010-01-01', until: '2023-01-01' },
    { unitId: 'absorbed', custodianId: null, from: '2010-01-01', until: '2023-01-01' },
    { unitId: 'under', custodianId: null, from: '2010-01-01', until: '2023-01-01' },
  ],
  names: [],
  parents: [
    ...['office', 'east', 'west'].map((unitId) => ({ unitId, parentId: 'city', ...always })),
    { unitId: 'mover', parentId: 'east', from: '2010-01-01', until: '2024-01-01' },
    { unitId: 'mover', parentId: 'west', from: '2024-01-01', until: forEver },
    { unitId: 'ended', parentId: 'east', from: '2010-01-01', until: '2023-01-01' },
    { unitId: 'absorbed', parentId: 'city', from: '2010-01-01', until: '2023-01-01' },
    { unitId: 'stray', parentId: 'ended', ...always },
    { unitId: 'under', parentId: 'absorbed', from: '2010-01-01', until: '2023-01-01' },
  ],
  leads: [],
  roles: [],
  successions: [{ fromId: 'absorbed', toId: 'west', effectiveOn: '2023-01-01', extent: 'whole', shares: {} }],
})

const grant = (role: Role, unitId: string | null, part: Partial<Grant> = {}): Grant => ({
  role,
  unitId,
  ...always,
  ...part,
})
const reader = (grants: readonly Grant[], part: Partial<Reader> = {}): Reader => ({
  accountId: 'someone',
  kind: 'person',
  isDisabled: false,
  today: '2025-01-01',
  grants,
  ...part,
})

describe('scope', () => {
  it.each<[string, string, string, string, boolean]>([
    ['its own unit', 'east', 'east', '2024-06-01', true],
    ['an organ of its unit', 'east', 'organ', '2024-06-01', true],
    ['a unit below', 'city', 'mover', '2024-06-01', true],
    ['the unit above', 'mover', 'west', '2024-06-01', false],
    ['a sister', 'east', 'west', '2024-06-01', false],
    ['what was under it, while it was', 'east', 'mover', '2023-12-31', true],
    ['what was under it, once it has moved', 'east', 'mover', '2024-01-01', false],
    ['what moved to it, since then', 'west', 'mover', '2024-01-01', true],
    ['what moved to it, before', 'west', 'mover', '2023-12-31', false],
    ['its predecessor', 'west', 'absorbed', '2022-06-01', true],
    ['what stood under its predecessor', 'west', 'under', '2022-06-01', true],
    ['a predecessor of another', 'east', 'absorbed', '2022-06-01', false],
    ['an ended unit in its custody', 'office', 'ended', '2022-06-01', true],
    ['an ended unit in the custody of another', 'west', 'ended', '2022-06-01', false],
    ['an ended unit that stood under it, asked for a later day', 'east', 'ended', '2024-06-01', true],
    ['a unit before its founding, as on its first day', 'east', 'mover', '2001-01-01', true],
    ['what a fact still hangs under it, while it lived', 'east', 'stray', '2022-06-01', true],
    ['what a fact still hangs under an ended unit', 'east', 'stray', '2024-06-01', false],
    ['no unit at all', 'city', 'nobody', '2024-06-01', false],
  ])('of a grant: %s', (_, granted, asked, on, answer) =>
    expect(canRead(forest, reader([grant('reader', granted)]), asked, on)).toBe(answer),
  )

  it('a grant on every unit reads every unit, and none reads nothing', () => {
    expect(canRead(forest, reader([grant('reader', null)]), 'mover', '2024-06-01')).toBe(true)
    expect(canRead(forest, reader([]), 'mover', '2024-06-01')).toBe(false)
  })

  it('a grant counts from its first day to the eve of its last, by the day that is today', () => {
    const dated = [grant('reader', 'east', { from: '2024-01-01', until: '2025-01-01' })]
    const on = (today: string): boolean => canRead(forest, reader(dated, { today }), 'east', '2023-06-01')
    expect(['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'].map(on)).toEqual([false, true, true, false])
  })

  it('a disabled account reads nothing, an enabled one with the same grants does', () => {
    const grants = [grant('reader', 'east'), grant('administrator', null)]
    expect(canRead(forest, reader(grants), 'east', '2024-06-01')).toBe(true)
    expect(canRead(forest, reader(grants, { isDisabled: true }), 'east', '2024-06-01')).toBe(false)
  })
})

describe('roles', () => {
  const actors: Record<string, Reader> = {
    'a reader': reader([grant('reader', 'east')]),
    'a clerk': reader([grant('clerk', 'east')]),
    'an approver': reader([grant('approver', 'east')]),
    'an issuer': reader([grant('issuer', 'east')]),
    'an administrator': reader([grant('administrator', null)]),
    'a clerk of the other district': reader([grant('clerk', 'west')]),
    'the operator': reader([], { kind: 'operator' }),
    'clerk and approver in one': reader([grant('clerk', 'east'), grant('approver', 'east')]),
  }
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['a reader', ['read']],
    ['a clerk', ['read', 'clerk']],
    ['an approver', ['read', 'approver']],
    ['an issuer', ['read', 'issuer']],
    ['an administrator', ['administer']],
    ['a clerk of the other district', []],
    ['the operator', ['administer']],
    ['clerk and approver in one', ['read', 'clerk', 'approver']],
  ]
  const acts = ['read', 'clerk', 'approver', 'issuer', 'administer'] as const

  function may(who: Reader, act: (typeof acts)[number]): boolean {
    if (act === 'read') return canRead(forest, who, 'east', '2024-06-01')
    if (act === 'administer') return isAdministrator(who)
    return requireRole(forest, who, act, 'east', '2024-06-01').ok
  }

  for (const [name, allowed] of table)
    it.each(acts)(`${name} may%s: ${allowed.join(', ') || 'nothing'}`, (act) => {
      const who = actors[name]
      expect(who && may(who, act)).toBe(allowed.includes(act))
    })

  it('a refusal names the role that would be needed, in both languages', () => {
    const answer = requireRole(forest, reader([grant('reader', 'east')]), 'clerk', 'east', '2024-06-01')
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'lacks-role' } })
    expect(!answer.ok && [answer.refusal.text.vi, answer.refusal.text.en]).toEqual([
      'Việc này cần quyền nhập số liệu đối với đơn vị này.',
      'This needs the role of clerk over this unit.',
    ])
  })

  it('an administrator is no reader, whatever unit the role names', () => {
    const administrator = reader([grant('administrator', 'east')])
    expect(requireRole(forest, administrator, 'administrator', 'east', '2024-06-01').ok).toBe(false)
    expect(roles.filter((role) => requireRole(forest, administrator, role, 'east', '2024-06-01').ok)).toEqual([])
    expect(isAdministrator(administrator)).toBe(true)
  })

  it('a role as administrator ends with its days and with the account, that of the operator does not', () => {
    const past = reader([grant('administrator', null, { until: '2024-01-01' })])
    expect([isAdministrator(past), isAdministrator({ ...past, today: '2023-01-01' })]).toEqual([false, true])
    expect(isAdministrator(reader([grant('administrator', null)], { isDisabled: true }))).toBe(false)
  })

  it('an account works at the unit of its first current grant that reads', () => {
    const grants = [
      grant('administrator', 'city'),
      grant('clerk', 'west', { until: '2024-01-01' }),
      grant('clerk', 'east'),
    ]
    expect(homeOf(reader(grants))).toBe('east')
    expect(homeOf(reader([grant('reader', null)]))).toBeNull()
  })
})

describe('the audience of a measure', () => {
  const may = (granted: string, asked: string, audience: 'scope' | 'subtree' | 'public'): boolean =>
    canReadFigure(forest, reader([grant('reader', granted)]), asked, '2024-06-01', audience)

  it('scope is for those whose scope covers the unit', () => {
    expect([may('west', 'mover', 'scope'), may('mover', 'west', 'scope')]).toEqual([true, false])
  })

  it('subtree is also for those below it, and not for its sisters', () => {
    expect([may('mover', 'west', 'subtree'), may('mover', 'city', 'subtree')]).toEqual([true, true])
    expect([may('east', 'west', 'subtree'), may('mover', 'east', 'subtree')]).toEqual([false, false])
  })

  it('public is for every account that is not disabled', () => {
    expect(may('east', 'west', 'public')).toBe(true)
    const disabled = reader([grant('reader', 'east')], { isDisabled: true })
    expect(canReadFigure(forest, disabled, 'west', '2024-06-01', 'public')).toBe(false)
  })
})
