import type { Day } from '../../../platform/domain/day.ts'
import type { UnitKind, UnitRole } from '../unit.ts'

/** A unit that a decision founds. Its bodies are founded with it and named after it. */
export interface NewUnit {
  readonly code: string
  readonly kind: UnitKind
  readonly role: UnitRole
  readonly vi: string
  readonly en: string
  /** For a Party organisation: the one above. In a merger that of the first merged unit by default. */
  readonly parent?: string | undefined
  /** For an organ its Party organisation; for government, Front and mass organisations their area. */
  readonly home?: string | undefined
  /** For a Party organisation: the area it leads. */
  readonly leads?: string | undefined
  /** Organs of a Party organisation, or government, Front and mass organisations of an area. */
  readonly bodies?: readonly UnitRole[] | undefined
}

/** A part of a unit that goes to another one. */
export interface Part {
  readonly to: string | NewUnit
  /** Decimal fractions of the whole by basis (`members`, `residents`, `households`, `area`, or a measure's code); none when unknown. */
  readonly shares?: Readonly<Record<string, string>> | undefined
  /** What the decision prints about the part (`{residents: "97"}`); kept, never computed with. */
  readonly amounts?: Readonly<Record<string, string>> | undefined
  /** Who goes with the part, by person id; for cells. */
  readonly people?: readonly string[] | undefined
}

/** One act of a decision; units are named by code. */
export type Change =
  | { readonly act: 'found'; readonly unit: NewUnit }
  | { readonly act: 'rename'; readonly unit: string; readonly vi: string; readonly en: string }
  | { readonly act: 'change_role'; readonly unit: string; readonly role: UnitRole }
  | { readonly act: 'move'; readonly unit: string; readonly to: string }
  | {
      readonly act: 'merge'
      readonly units: readonly string[]
      readonly into: string | NewUnit
      /** The areas they lead are merged too, with the bodies there; else other bodies follow their own changes. */
      readonly areasFollow?: boolean | undefined
    }
  | {
      readonly act: 'split'
      readonly unit: string
      readonly into: readonly Part[]
      /** The unit lives on with what is left. */
      readonly keeps: boolean
    }
  | ({ readonly act: 'transfer'; readonly from: string } & Part)
  | { readonly act: 'dissolve'; readonly unit: string; readonly custodian?: string | undefined }
  | { readonly act: 'lead'; readonly party: string; readonly area: string | null }

/** A numbered decision with its acts, all taking effect at the start of one day. */
export interface Decision {
  /** The body that decided, by code. */
  readonly issuer: string
  readonly symbol: string | null
  readonly issuedOn: Day
  readonly effectiveOn: Day
  readonly vi: string
  readonly en: string
  /** Who keeps the records of units that end without an heir; their parent by default. */
  readonly custodian?: string | undefined
  readonly changes: readonly Change[]
}

/** Which role may stand directly under which, as the regulation of the day says. */
export type Levels = (role: UnitRole, parentRole: UnitRole) => boolean

export const codeOf = (target: string | NewUnit): string => (typeof target === 'string' ? target : target.code)

const bodyNames: Partial<Record<UnitRole, { readonly suffix: string; readonly vi: string; readonly en: string }>> = {
  committee: { suffix: 'committee', vi: 'Ban Chấp hành', en: 'Executive committee of' },
  standing_committee: { suffix: 'standing-committee', vi: 'Ban Thường vụ', en: 'Standing committee of' },
  standing_body: { suffix: 'standing-body', vi: 'Thường trực', en: 'Standing body of' },
  advisory_body: { suffix: 'office', vi: 'Văn phòng', en: 'Office of' },
  government: { suffix: 'government', vi: 'UBND', en: 'People’s Committee of' },
  fatherland_front: { suffix: 'front', vi: 'Mặt trận Tổ quốc', en: 'Fatherland Front of' },
  mass_organisation: { suffix: 'unions', vi: 'Các đoàn thể', en: 'Mass organisations of' },
}

const bodyKinds: Partial<Record<UnitRole, UnitKind>> = {
  government: 'government',
  fatherland_front: 'fatherland_front',
  mass_organisation: 'mass_organisation',
}

/** The body of a role that is founded with a unit: an organ of a Party organisation, or a body of an area. */
export function bodyOfNew(home: NewUnit, role: UnitRole): NewUnit | undefined {
  const names = bodyNames[role]
  const kind = bodyKinds[role] ?? 'organ'
  if (!names || (kind === 'organ') !== (home.kind === 'party_organisation')) return undefined
  return {
    code: `${home.code.replace(/:area$/, '')}:${names.suffix}`,
    kind,
    role,
    vi: `${names.vi} ${home.vi}`,
    en: `${names.en} ${home.en}`,
    home: home.code,
  }
}
