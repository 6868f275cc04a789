import type { Role } from '../src/modules/accounts/contract.ts'
import type { RuleBody, RuleSeverity } from '../src/modules/consistency/rule.ts'
import type { DirectiveKind } from '../src/modules/directives/directive.ts'
import type { Reach } from '../src/modules/figures/counting.ts'
import type { MeasureDefinition } from '../src/modules/figures/define/definition.ts'
import type { Aspect, ClassSet } from '../src/modules/figures/measure.ts'
import type { Word } from '../src/modules/figures/quantity.ts'
import type { Decision } from '../src/modules/org/reorganise/decision.ts'
import type { UnitKind, UnitRole } from '../src/modules/org/unit.ts'
import type { Event } from '../src/modules/people/lifecycle.ts'
import type { Membership, StandingState, TieKind } from '../src/modules/people/membership.ts'
import type { FormVersion } from '../src/modules/reports/form.ts'
import type { Direction } from '../src/modules/targets/state.ts'
import type { PeriodKind } from '../src/platform/domain/period.ts'
import type { Text } from '../src/platform/domain/text.ts'

/** A data set that loads on start. Everything refers to everything else by code. */
export interface Edition {
  readonly code: string
  /** The day that counts as today, or null for the clock. */
  readonly workingOn: string | null
  readonly units: readonly EditionUnit[]
  readonly terms: readonly {
    readonly code: string
    readonly unit: string
    readonly first: string
    readonly last: string
    readonly isAssumed: boolean
    readonly number?: number
    readonly congressFirst?: string
    readonly congressLast?: string
  }[]
  /** Decisions that reorganise the units above, in the order of their days; those that have come are carried out. */
  readonly decisions?: readonly Decision[]
  readonly sources: readonly EditionSource[]
  readonly classSets: readonly ClassSet[]
  readonly measures: readonly EditionMeasure[]
  readonly rules: readonly EditionRule[]
  readonly directives: readonly EditionDirective[]
  readonly entries: readonly EditionEntry[]
  readonly statements: readonly EditionStatement[]
  readonly themes: readonly EditionTheme[]
  readonly taskGroups: readonly EditionTaskGroup[]
  readonly targets: readonly EditionTarget[]
  /** From which day measures are counted from records. */
  readonly counting?: readonly {
    readonly measure: string
    readonly unit: string
    readonly from: string
    readonly reaches: Reach
  }[]
  /** Entries made one after the other as they are loaded, for editions of any size. */
  readonly values?: Made<EditionValue>
  readonly register?: EditionRegister
  readonly forms?: readonly EditionForm[]
  readonly accounts: readonly {
    readonly login: string
    readonly vi: string
    readonly en: string
    readonly grants: readonly { readonly role: Role; readonly unit: string | null }[]
  }[]
}

/** A published reporting form, and how the reports for it stand. Values are entries of the edition as any other. */
export interface EditionForm extends Omit<FormVersion, 'formId' | 'ownerId' | 'until'> {
  readonly owner: string
  readonly reports: readonly {
    readonly unit: string
    readonly period: string
    readonly state: 'draft' | 'submitted' | 'returned' | 'approved'
    /** The day it was handed in, and of the last event. */
    readonly on: string
  }[]
}

/** A list that is made as it is read; each reading makes the same. */
export interface Made<Item> {
  readonly count: number
  make(): Iterable<Item>
}

/** An entry of an edition that has no published source: `approvedBy` is the login of an account. */
export interface EditionValue extends At {
  readonly value: string
  readonly isEstimate?: boolean
  readonly cutOffOn?: string
  readonly approvedBy?: string
  readonly directive?: string
}

/** The register of people; somebody is named by the place in the list, from 0. */
export interface EditionRegister {
  readonly people: Made<EditionPerson>
  readonly classes: readonly EditionClass[]
  readonly positions: readonly EditionPosition[]
}

export interface EditionPerson {
  /** The body whose office wrote the person down first. */
  readonly unit: string
  readonly name: string
  readonly birth: string | null
  readonly sex: 'female' | 'male' | null
  readonly ethnicity: string | null
  readonly education: string | null
  readonly theory: string | null
  readonly occupation: string | null
  readonly phone: string | null
  readonly secrets?: { readonly card_number?: string; readonly identity_number?: string; readonly religion?: string }
  readonly memberships: readonly Partial<Omit<Membership, 'id'>>[]
  /** In which cell and state, on the days `[from, until)`; without `until` to this day. */
  readonly spans: readonly {
    readonly unit: string
    readonly state: StandingState
    readonly from: string
    readonly until?: string
  }[]
  readonly steps: readonly {
    readonly event: Event
    readonly on: string
    readonly unit: string
    readonly toUnit?: string
    readonly decidedOn?: string
    readonly decision?: string
    readonly reason?: string
  }[]
  readonly ties?: readonly {
    readonly member: number
    readonly kind: TieKind
    readonly from: string
    readonly until?: string
  }[]
  readonly forms?: readonly { readonly form: string; readonly on: string }[]
  readonly seats?: readonly { readonly class: string; readonly certificateOn?: string }[]
  readonly dialogues?: readonly {
    readonly on: string
    readonly difficulty: string
    readonly followUp?: string
    readonly resolvedOn?: string
  }[]
  readonly transfers?: readonly {
    readonly from?: string
    readonly to?: string
    readonly elsewhere?: string
    readonly decidedOn: string
    readonly startedOn?: string
    readonly letterOn?: string
    readonly presentedOn?: string
    readonly acceptedOn?: string
  }[]
  readonly disciplines?: readonly { readonly form: string; readonly on: string; readonly decision?: string }[]
  readonly badges?: readonly { readonly years: number; readonly round: string; readonly reason?: string }[]
}

export interface EditionClass {
  readonly code: string
  readonly unit: string
  readonly vi: string
  readonly en: string
  readonly first: string
  readonly last: string
  readonly places?: number
}

/** A post of a body and who held it. */
export interface EditionPosition {
  readonly unit: string
  readonly post: string
  readonly vi: string
  readonly en: string
  readonly seats?: number
  readonly from: string
  readonly until?: string
  readonly holders: readonly {
    readonly person: number
    readonly from: string
    readonly until?: string
    readonly isActing?: boolean
    readonly decision?: string
  }[]
}

export interface EditionUnit {
  /** `can-tho.cai-rang` for a Party organisation; its bodies add `:committee`, `:standing-committee`, `:area`, `:government`, `:front`, `:unions`. */
  readonly code: string
  readonly kind: UnitKind
  readonly role: UnitRole
  readonly vi: string
  readonly en: string
  /** For a Party organisation: the one above. */
  readonly parent?: string
  /** For a Party organisation: the area it leads. */
  readonly leads?: string
  /** For an organ its Party organisation, for government, Front and mass organisations their area. */
  readonly home?: string
  /** First day known, and the day after the last (`[from, until)`); absent: open. */
  readonly from?: string
  readonly until?: string
}

export interface EditionSource {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly publisher: string | null
  readonly publishedOn: string | null
}

export interface EditionMeasure extends MeasureDefinition {
  /** Unit that owns it, by code. */
  readonly owner?: string
}

/** A rule between figures that holds at all times. */
export interface EditionRule {
  readonly code: string
  readonly body: RuleBody
  readonly vi: string
  readonly en: string
  readonly reading?: Text
  readonly severity: RuleSeverity
  readonly tolerance?: string
  readonly periodKinds?: readonly PeriodKind[]
  readonly unitKinds?: readonly UnitKind[]
  readonly levels?: readonly UnitRole[]
  readonly source?: string
}

export interface At {
  readonly unit: string
  readonly measure: string
  readonly class?: string
  readonly aspect?: Aspect
  readonly period: string
}

/** `source` is `<source code>#<paragraph>`; sentences of the sources are never kept. */
export interface EditionEntry extends At {
  readonly value?: string
  /** The upper end, for a range. */
  readonly high?: string
  readonly word?: Word
  readonly isEstimate?: boolean
  readonly isOfMost?: boolean
  readonly result?: string
  readonly origin?: 'stated' | 'inferred'
  readonly inferredBy?: { readonly vi: string; readonly en: string }
  /** Only the number as printed (`trên 110`, `51/95`), never a sentence. */
  readonly printedForm?: string
  readonly cutOffOn?: string
  readonly source: string
  readonly directive?: string
}

/** What a source printed at a place where the product computes. */
export interface EditionStatement extends At {
  readonly value: string
  readonly high?: string
  readonly word?: Word
  readonly printedForm: string
  readonly source: string
  /** False when an input of the computation was inferred from this very statement. */
  readonly isIndependent: boolean
  readonly note?: { readonly vi: string; readonly en: string }
}

export interface EditionDirective {
  readonly code: string
  readonly symbol: string | null
  readonly kind: DirectiveKind
  readonly issuer: string
  readonly issuedOn: string | null
  readonly vi: string
  readonly en: string
  readonly source: string
}

export interface EditionTheme {
  readonly unit: string
  readonly kind: 'theme' | 'breakthrough'
  readonly rank?: number
  readonly period: string
  readonly vi: string
  readonly en: string
  readonly directive?: string
  readonly source: string
}

export interface EditionTaskGroup {
  readonly code: string
  readonly unit: string
  readonly period: string
  readonly vi: string
  readonly en: string
}

export interface EditionTarget {
  readonly unit: string
  /** The body measured; the unit itself by default. */
  readonly subject?: string
  readonly measure: string
  readonly class?: string
  readonly direction: Direction
  readonly period: string
  readonly group?: string
  readonly rank?: number
  readonly lead?: string
  readonly directive?: string
  readonly planAspect: 'assigned' | 'own'
  /** A plan that is no number. */
  readonly planWords?: string
  readonly planUntil?: string
}
