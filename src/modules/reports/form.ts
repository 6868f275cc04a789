import type { Day } from '../../platform/domain/day.ts'
import type { Text } from '../../platform/domain/text.ts'
import type { UnitId } from '../org/unit.ts'

/** Kinds of periods a form is asked for. */
export const duePeriodKinds = ['month', 'quarter', 'half', 'year'] as const
export type DuePeriodKind = (typeof duePeriodKinds)[number]

/** Who fills a form in, below the unit that asks. */
export const askedOf = ['cells', 'children', 'all'] as const
export type AskedOf = (typeof askedOf)[number]

/** A measure a form holds, by class where it has a class set. `isPrefilled`: only shown, nobody is asked for it. */
export interface FormLine {
  readonly measure: string
  readonly class: string | null
  readonly isRequired: boolean
  readonly isPrefilled: boolean
  readonly hint: Text | null
}

export interface FormSection {
  readonly title: Text
  readonly lines: readonly FormLine[]
}

/** Due so many days after the period's last day, before it when negative. */
export interface DueRule {
  readonly days: number
  readonly isWorkingDays: boolean
}

/** What a form asks of whom, for periods whose first day lies in `[from, until)`. */
export interface FormVersion {
  readonly formId: string
  readonly code: string
  readonly name: Text
  readonly ownerId: UnitId
  readonly from: Day
  readonly until: Day
  readonly periodKind: DuePeriodKind
  readonly askedOf: AskedOf
  readonly exempt: readonly { readonly unit: string; readonly reason: string }[]
  readonly due: DueRule
  readonly sections: readonly FormSection[]
}

/** Names a cell within a form: `measure` or `measure/class`. */
export const cellKey = (measure: string, classCode: string | null | undefined): string =>
  classCode === null || classCode === undefined ? measure : `${measure}/${classCode}`

export const linesOf = (version: Pick<FormVersion, 'sections'>): readonly FormLine[] =>
  version.sections.flatMap((section) => section.lines)
