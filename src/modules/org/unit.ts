import type { Day } from '../../platform/domain/day.ts'

export type UnitId = string

/**
 * One place has several bodies and they are never one row: the Party organisation, its organs, the government,
 * the Front and the mass organisations, and the area itself.
 */
export const unitKinds = [
  'party_organisation',
  'organ',
  'government',
  'fatherland_front',
  'mass_organisation',
  'area',
] as const
export type UnitKind = (typeof unitKinds)[number]

/** `role` tells bodies of one kind apart: the level of a Party organisation or area, the name of an organ. */
export const unitRoles = [
  'city',
  'district',
  'commune',
  'grassroots',
  'grassroots_cell',
  'sub_organisation',
  'cell',
  'cell_group',
  'direct',
  'committee',
  'standing_committee',
  'standing_body',
  'advisory_body',
  'government',
  'fatherland_front',
  'mass_organisation',
] as const
export type UnitRole = (typeof unitRoles)[number]

export interface Unit {
  readonly id: UnitId
  /** Short, stable, unique, never reused: `can-tho.binh-thuy`, `can-tho.binh-thuy:area`. */
  readonly code: string
  readonly kind: UnitKind
  /** The role at its founding; later ones stand with their dates in `OrgFacts.roles`. */
  readonly role: UnitRole
  /** An organ belongs to its Party organisation; government, Front and mass organisations to their area. */
  readonly homeId: UnitId | null
}

/** A fact that holds on the days `[from, until)`. */
export interface Dated {
  readonly from: Day
  readonly until: Day
}

export interface UnitSpan extends Dated {
  readonly unitId: UnitId
  /** Who keeps the records of an ended unit, as the decision names it. */
  readonly custodianId: UnitId | null
}
export interface UnitName extends Dated {
  readonly unitId: UnitId
  readonly vi: string
  readonly en: string
}
export interface UnitParent extends Dated {
  readonly unitId: UnitId
  readonly parentId: UnitId
}
export interface AreaLead extends Dated {
  readonly partyId: UnitId
  readonly areaId: UnitId
}

/** A role that a unit took after its founding. */
export interface UnitRoleFact extends Dated {
  readonly unitId: UnitId
  readonly role: UnitRole
}

/** One edge of succession: all or a part of `fromId` went to `toId` on a day. */
export interface Succession {
  readonly fromId: UnitId
  readonly toId: UnitId
  readonly effectiveOn: Day
  readonly extent: 'whole' | 'part'
  /** Decimal fractions by basis (`members`, `households`, `area`, or a measure's code); empty when unknown. */
  readonly shares: Readonly<Record<string, string>>
}

export interface OrgFacts {
  readonly units: readonly Unit[]
  readonly spans: readonly UnitSpan[]
  readonly names: readonly UnitName[]
  readonly parents: readonly UnitParent[]
  readonly leads: readonly AreaLead[]
  readonly roles: readonly UnitRoleFact[]
  readonly successions: readonly Succession[]
}
