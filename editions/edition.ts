import type { Role } from '../src/modules/accounts/contract.ts'
import type { DirectiveKind } from '../src/modules/directives/directive.ts'
import type { Expression } from '../src/modules/figures/formula.ts'
import type { Aspect, ClassSet, Measure } from '../src/modules/figures/measure.ts'
import type { PrintRule } from '../src/modules/figures/print.ts'
import type { Word } from '../src/modules/figures/quantity.ts'
import type { UnitKind, UnitRole } from '../src/modules/org/unit.ts'
import type { Direction } from '../src/modules/targets/target.ts'

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
  }[]
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
  readonly accounts: readonly {
    readonly login: string
    readonly vi: string
    readonly en: string
    readonly grants: readonly { readonly role: Role; readonly unit: string | null }[]
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

type MeasureDefaults = Partial<
  Pick<
    Measure,
    | 'kind'
    | 'result'
    | 'overTime'
    | 'overUnits'
    | 'entry'
    | 'statedAtParent'
    | 'classSet'
    | 'periodKinds'
    | 'isWhole'
    | 'isNonNegative'
    | 'least'
    | 'most'
    | 'restateBy'
    | 'audience'
  >
>

/** Defaults: entered, quantity, sum over time, sum over units, in the period, total, every period kind, whole, non-negative, scope. */
export interface EditionMeasure extends MeasureDefaults {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly subjects: readonly UnitKind[]
  readonly measuredIn: { readonly vi: string; readonly en: string }
  readonly print?: Partial<PrintRule>
  readonly formula?: Expression
  /** Unit that owns it, by code. */
  readonly owner?: string
}

export interface EditionRule {
  readonly code: string
  readonly kind: 'may_differ_in_base'
  readonly figures: readonly [
    { readonly measure: string; readonly class: string | null },
    { readonly measure: string; readonly class: string | null },
  ]
  readonly vi: string
  readonly en: string
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
