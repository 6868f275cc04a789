import type { z } from 'zod'
import { foldForSearch } from '../../../../platform/domain/text.ts'
import type { decisionShape, newUnitShape } from '../../contract/reorganise.ts'
import type { UnitKind, UnitRole } from '../../unit.ts'
import type { TreeUnit } from '../tree.ts'

/** What is typed of a unit to be founded. */
export interface TypedUnit {
  readonly vi: string
  readonly en: string
  readonly code: string
  readonly role: UnitRole
  readonly parent: string
  /** The Party organisation of an organ, the area of government, Front and mass organisations. */
  readonly home: string
  /** Of an area: government and Front are founded with it. */
  readonly hasBodies: boolean
}

export interface TypedPart {
  readonly key: string
  readonly isNew: boolean
  readonly to: string
  readonly unit: TypedUnit
  readonly basis: string
  readonly share: string
  readonly amount: string
  /** Ids of those who go. */
  readonly people: readonly string[]
}

const acts = ['merge', 'found', 'rename', 'move', 'split', 'transfer', 'dissolve', 'change_role', 'lead'] as const
export type Act = (typeof acts)[number]

/** Which bodies a change speaks of: Party organisations first, the others follow their own changes. */
export const kinds = [
  'party_organisation',
  'area',
  'government',
  'fatherland_front',
  'mass_organisation',
  'organ',
] as const satisfies readonly UnitKind[]

export function actsOf(kind: UnitKind): readonly Act[] {
  if (kind === 'party_organisation') return acts.filter((act) => act !== 'lead')
  if (kind === 'area') return ['merge', 'found', 'rename', 'split', 'transfer', 'dissolve', 'lead']
  return ['merge', 'found', 'rename', 'dissolve']
}

/** One change as the form holds it; which fields count depends on the act. */
export interface TypedChange {
  readonly key: string
  readonly kind: UnitKind
  readonly act: Act
  readonly unit: string
  readonly to: string
  readonly vi: string
  readonly en: string
  readonly role: UnitRole
  readonly units: readonly string[]
  readonly isNew: boolean
  readonly founded: TypedUnit
  readonly areasFollow: boolean
  readonly keeps: boolean
  readonly parts: readonly TypedPart[]
}

export const partyRoles = [
  'commune',
  'grassroots',
  'grassroots_cell',
  'sub_organisation',
  'cell',
  'cell_group',
  'direct',
  'district',
  'city',
] as const satisfies readonly UnitRole[]

export function rolesOf(kind: UnitKind): readonly UnitRole[] {
  switch (kind) {
    case 'party_organisation':
      return partyRoles
    case 'area':
      return ['commune', 'district', 'city']
    case 'organ':
      return ['committee', 'standing_committee', 'standing_body', 'advisory_body']
    default:
      return [kind]
  }
}

export const roleOf = (typed: TypedUnit, kind: UnitKind): UnitRole => {
  const roles = rolesOf(kind)
  return roles.includes(typed.role) ? typed.role : (roles[0] ?? typed.role)
}

const blankUnit: TypedUnit = { vi: '', en: '', code: '', role: 'cell', parent: '', home: '', hasBodies: true }
export const blankPart = (key: string): TypedPart => ({
  key,
  isNew: true,
  to: '',
  unit: blankUnit,
  basis: 'members',
  share: '',
  amount: '',
  people: [],
})
export const blankChange = (key: string, partKeys: readonly [string, string]): TypedChange => ({
  key,
  kind: 'party_organisation',
  act: 'merge',
  unit: '',
  to: '',
  vi: '',
  en: '',
  role: 'grassroots_cell',
  units: [],
  isNew: true,
  founded: blankUnit,
  areasFollow: true,
  keeps: true,
  parts: partKeys.map(blankPart),
})

const suffixes: Partial<Record<UnitRole, string>> = {
  government: 'government',
  fatherland_front: 'front',
  mass_organisation: 'unions',
  committee: 'committee',
  standing_committee: 'standing-committee',
  standing_body: 'standing-body',
  advisory_body: 'office',
}

/** A code proposed from the parent's code and the name: `ct` and “Đảng bộ phường Cái Răng” give `ct.cai-rang`. */
export function proposedCode(typed: TypedUnit, kind: UnitKind): string {
  const { parent, vi, home } = typed
  if (kind !== 'party_organisation' && kind !== 'area')
    return home === '' ? '' : `${home.replace(/:area$/, '')}:${suffixes[roleOf(typed, kind)] ?? kind}`
  const short = foldForSearch(vi)
    .replace(/^(dang bo|chi bo|dia ban)\s+/, '')
    .replace(/^(phuong|xa|thi tran|dac khu|quan|huyen)\s+/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const code = short === '' || parent === '' ? short : `${parent}.${short}`
  return kind === 'area' && code !== '' ? `${code}:area` : code
}

type Decision = z.input<typeof decisionShape>
type Change = Decision['changes'][number]
type NewUnit = z.input<typeof newUnitShape>

function newUnit(typed: TypedUnit, kind: UnitKind): NewUnit {
  const role = roleOf(typed, kind)
  const isParty = kind === 'party_organisation'
  const bodies = isParty
    ? role === 'cell' || role === 'cell_group'
      ? []
      : (['committee', 'standing_committee'] as const)
    : kind === 'area' && typed.hasBodies
      ? (['government', 'fatherland_front'] as const)
      : []
  return {
    code: typed.code === '' ? proposedCode(typed, kind) : typed.code,
    kind,
    role,
    vi: typed.vi,
    en: typed.en === '' ? typed.vi : typed.en,
    ...(isParty && typed.parent !== '' ? { parent: typed.parent } : {}),
    ...(!isParty && kind !== 'area' && typed.home !== '' ? { home: typed.home } : {}),
    ...(bodies.length === 0 ? {} : { bodies: [...bodies] }),
  }
}

const part = (typed: TypedPart, kind: UnitKind) => ({
  to: typed.isNew ? newUnit(typed.unit, kind) : typed.to,
  ...(typed.share === '' ? {} : { shares: { [typed.basis]: typed.share.replace(',', '.') } }),
  ...(typed.amount === '' ? {} : { amounts: { [typed.basis]: typed.amount.replace(',', '.') } }),
  ...(typed.people.length === 0 ? {} : { people: [...typed.people] }),
})

/** What a change is about to found, as a unit of the tree: later changes of the decision may name it. */
export function comingOf(typed: TypedChange): readonly TreeUnit[] {
  const founds = typed.act === 'found' || (typed.act === 'merge' && typed.isNew)
  const units = [
    ...(founds ? [typed.founded] : []),
    ...(typed.act === 'split' ? typed.parts.filter((item) => item.isNew).map((item) => item.unit) : []),
  ]
  return units
    .map((unit) => newUnit(unit, typed.kind))
    .filter(({ code, vi }) => code !== '' && vi !== '')
    .map(({ code, kind, role, vi, en }) => ({
      ...{ code, kind, role, name: { vi, en } },
      ...{ parent: null, isOpen: true, below: 0 },
    }))
}

/** The change as the endpoint takes it. */
export function changeOf(typed: TypedChange): Change {
  switch (typed.act) {
    case 'found':
      return { act: 'found', unit: newUnit(typed.founded, typed.kind) }
    case 'rename':
      return { act: 'rename', unit: typed.unit, vi: typed.vi, en: typed.en === '' ? typed.vi : typed.en }
    case 'change_role':
      return { act: 'change_role', unit: typed.unit, role: typed.role }
    case 'move':
      return { act: 'move', unit: typed.unit, to: typed.to }
    case 'merge':
      return {
        act: 'merge',
        units: [...typed.units],
        into: typed.isNew ? newUnit(typed.founded, typed.kind) : typed.to,
        ...(typed.kind === 'party_organisation' ? { areasFollow: typed.areasFollow } : {}),
      }
    case 'split':
      return {
        act: 'split',
        unit: typed.unit,
        keeps: typed.keeps,
        into: typed.parts.map((item) => part(item, typed.kind)),
      }
    case 'transfer': {
      const [first] = typed.parts
      return {
        act: 'transfer',
        from: typed.unit,
        ...(first ? part({ ...first, isNew: false }, typed.kind) : { to: '' }),
      }
    }
    case 'dissolve':
      return { act: 'dissolve', unit: typed.unit, ...(typed.to === '' ? {} : { custodian: typed.to }) }
    case 'lead':
      return { act: 'lead', party: typed.to, area: typed.unit }
  }
}
