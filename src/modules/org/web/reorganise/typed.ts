import type { z } from 'zod'
import { foldForSearch } from '../../../../platform/domain/text.ts'
import type { decisionShape, newUnitShape } from '../../contract/reorganise.ts'
import type { UnitRole } from '../../unit.ts'

/** What is typed of a unit to be founded. */
export interface TypedUnit {
  readonly vi: string
  readonly en: string
  readonly code: string
  readonly role: UnitRole
  readonly parent: string
}

export interface TypedPart {
  readonly key: string
  readonly isNew: boolean
  readonly to: string
  readonly unit: TypedUnit
  readonly basis: string
  readonly share: string
  readonly amount: string
}

export const acts = ['merge', 'found', 'rename', 'move', 'split', 'transfer', 'dissolve', 'change_role'] as const
export type Act = (typeof acts)[number]

/** One change as the form holds it; which fields count depends on the act. */
export interface TypedChange {
  readonly key: string
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

export const blankUnit: TypedUnit = { vi: '', en: '', code: '', role: 'cell', parent: '' }
export const blankPart = (key: string): TypedPart => ({
  key,
  isNew: true,
  to: '',
  unit: blankUnit,
  basis: 'members',
  share: '',
  amount: '',
})
export const blankChange = (key: string, partKeys: readonly [string, string]): TypedChange => ({
  key,
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

/** A code proposed from the parent's code and the name: `ct` and “Đảng bộ phường Cái Răng” give `ct.cai-rang`. */
export function proposedCode(parent: string, vi: string): string {
  const short = foldForSearch(vi)
    .replace(/^(dang bo|chi bo)\s+/, '')
    .replace(/^(phuong|xa|thi tran|dac khu|quan|huyen)\s+/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return short === '' ? '' : parent === '' ? short : `${parent}.${short}`
}

type Decision = z.input<typeof decisionShape>
type Change = Decision['changes'][number]
type NewUnit = z.input<typeof newUnitShape>

const newUnit = (typed: TypedUnit): NewUnit =>
  ({
    code: typed.code === '' ? proposedCode(typed.parent, typed.vi) : typed.code,
    kind: 'party_organisation',
    role: typed.role,
    vi: typed.vi,
    en: typed.en === '' ? typed.vi : typed.en,
    ...(typed.parent === '' ? {} : { parent: typed.parent }),
    ...(typed.role === 'cell' || typed.role === 'cell_group'
      ? {}
      : { bodies: ['committee', 'standing_committee'] as const }),
  }) as NewUnit

const part = (typed: TypedPart) => ({
  to: typed.isNew ? newUnit(typed.unit) : typed.to,
  ...(typed.share === '' ? {} : { shares: { [typed.basis]: typed.share.replace(',', '.') } }),
  ...(typed.amount === '' ? {} : { amounts: { [typed.basis]: typed.amount.replace(',', '.') } }),
})

/** The change as the endpoint takes it. */
export function changeOf(typed: TypedChange): Change {
  switch (typed.act) {
    case 'found':
      return { act: 'found', unit: newUnit(typed.founded) }
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
        into: typed.isNew ? newUnit(typed.founded) : typed.to,
        areasFollow: typed.areasFollow,
      }
    case 'split':
      return { act: 'split', unit: typed.unit, keeps: typed.keeps, into: typed.parts.map(part) }
    case 'transfer': {
      const [first] = typed.parts
      return { act: 'transfer', from: typed.unit, ...(first ? part({ ...first, isNew: false }) : { to: '' }) }
    }
    case 'dissolve':
      return { act: 'dissolve', unit: typed.unit, ...(typed.to === '' ? {} : { custodian: typed.to }) }
  }
}
