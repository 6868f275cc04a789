import { z } from 'zod'
import type { Day } from '../../platform/domain/day.ts'
import { type PeriodKind, periodKinds } from '../../platform/domain/period.ts'
import { textShape } from '../../platform/domain/shapes.ts'
import type { Text } from '../../platform/domain/text.ts'
import { aspects } from '../figures/measure.ts'
import { type UnitKind, type UnitRole, unitKinds, unitRoles } from '../org/unit.ts'
import { baseOf } from './rule/base.ts'
import { fractionIsPercentage } from './rule/fraction.ts'
import { type Judged, toFinding } from './rule/judged.ts'
import { staysInRange, staysWithin } from './rule/limits.ts'
import { partsMakeWhole } from './rule/parts.ts'
import { sharesMakeHundred } from './rule/shares.ts'
import { jumps, neverFalls } from './rule/trend.ts'
import type { CatalogueSlice, RuleFinding, Unchecked, Values } from './rule/values.ts'

export const termPeriods = ['same', 'year_to_date', 'year'] as const

/** One figure a rule speaks of, at whatever unit and period it is asked for. */
export const termShape = z.object({
  measure: z.string().min(1),
  class: z.string().min(1).nullable().default(null),
  aspect: z.enum(aspects).default('actual'),
  /** The period asked; from 1 January to its end; or the year it ends in, as plans are given. */
  period: z.enum(termPeriods).default('same'),
})
export type Term = z.infer<typeof termShape>

/** Exact and not below nought: `0.5`. */
export const plainDecimal = z.string().regex(/^\d{1,15}(\.\d{1,10})?$/, { error: '0.5' })
const signedDecimal = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$/, { error: '-0.5' })
const places = z.number().int().min(0).max(10).nullable().default(null)

/** The closed list of kinds; each is a function in `rule/`. */
export const ruleBodyShape = z.discriminatedUnion('kind', [
  /** The parts together are the whole, or no more than it: men + women = members. */
  z.object({
    kind: z.literal('parts_make_whole'),
    whole: termShape,
    parts: z.array(termShape).min(1).max(30),
    comparison: z.enum(['exact', 'at_most']),
  }),
  /** What is told since 1 January, or a stock that only grows, is never below what was told before in the same year. */
  z.object({ kind: z.literal('never_falls'), of: termShape }),
  z.object({ kind: z.literal('within'), numerator: termShape, denominator: termShape }),
  /** `places`: digits after the comma as printed; null: as many as the values themselves have. */
  z.object({ kind: z.literal('shares_make_hundred'), shares: z.array(termShape).min(2).max(30), places }),
  z.object({
    kind: z.literal('fraction_equals_percentage'),
    numerator: termShape,
    denominator: termShape,
    percentage: termShape,
    places,
  }),
  /** `factor` times more or less than before, and by `least` at least. */
  z.object({
    kind: z.literal('jump'),
    of: termShape,
    against: z.array(z.enum(['previous', 'last_year'])).min(1),
    factor: plainDecimal,
    least: plainDecimal,
  }),
  z.object({
    kind: z.literal('range'),
    of: termShape,
    least: signedDecimal.nullable(),
    most: signedDecimal.nullable(),
  }),
  z.object({ kind: z.literal('may_differ_in_base'), figures: z.tuple([termShape, termShape]) }),
])
export type RuleBody = z.infer<typeof ruleBodyShape>
export type RuleKind = RuleBody['kind']
export type RuleOf<Kind extends RuleKind> = Rule & { readonly body: Extract<RuleBody, { kind: Kind }> }

export const ruleKinds = [
  'parts_make_whole',
  'never_falls',
  'within',
  'shares_make_hundred',
  'fraction_equals_percentage',
  'jump',
  'range',
  'may_differ_in_base',
] as const satisfies readonly RuleKind[]

export const ruleSeverities = ['contradiction', 'question'] as const
export type RuleSeverity = (typeof ruleSeverities)[number]

/** What a rule says beside its days and its code; travels as JSON. */
export const ruleContentShape = z.object({
  body: ruleBodyShape,
  /** Why the rule stands: shown with what it finds. */
  name: textShape,
  /** The reading under which figures that break the rule would hold. */
  reading: textShape.nullable().default(null),
  severity: z.enum(ruleSeverities),
  /** Allowed difference, in what the figures are measured in. */
  tolerance: plainDecimal.default('0'),
  /** Kinds of period and levels of unit it is asked for; none: all. */
  periodKinds: z.array(z.enum(periodKinds)).default([]),
  unitKinds: z.array(z.enum(unitKinds)).default([]),
  levels: z.array(z.enum(unitRoles)).default([]),
  /** Number of the document or the article it follows; empty for a setting that follows none. */
  source: z.string().default(''),
  isEnabled: z.boolean().default(true),
})
export const ruleShape = ruleContentShape.extend({
  code: z.string(),
  /** Holds for periods that end on `[from, until)`. */
  from: z.string(),
  until: z.string(),
})

/** A rule between figures, one version of it. */
export interface Rule {
  readonly code: string
  readonly from: Day
  readonly until: Day
  readonly body: RuleBody
  readonly name: Text
  readonly reading: Text | null
  readonly severity: RuleSeverity
  readonly tolerance: string
  readonly periodKinds: readonly PeriodKind[]
  readonly unitKinds: readonly UnitKind[]
  readonly levels: readonly UnitRole[]
  readonly source: string
  readonly isEnabled: boolean
}

export interface Checked {
  readonly found: readonly RuleFinding[]
  /** Rules that apply and could not be asked, because a value is missing or cannot be compared. */
  readonly unchecked: readonly Unchecked[]
}

/**
 * Asks every rule that applies to a unit and a period. The same function runs in the browser while somebody types, on
 * the server and without a network. `values` holds what is known; `addressesNeeded` says which addresses are looked at.
 * A finding is made only when the figures cannot agree, whatever the true values within their intervals are.
 */
export function checkValues(rules: readonly Rule[], slice: CatalogueSlice, values: Values): Checked {
  const found: RuleFinding[] = []
  const unchecked: Unchecked[] = []
  for (const rule of rules) {
    if (!appliesTo(rule, values)) continue
    for (const judged of judge(rule, slice, values)) {
      if (judged.is === 'found') found.push(toFinding(rule, judged))
      if (judged.is === 'unchecked')
        unchecked.push({ kind: rule.body.kind, rule: rule.code, why: judged.why, addresses: judged.addresses })
    }
  }
  return { found, unchecked }
}

/** Does the rule speak of this unit and period at all? */
export const appliesTo = (rule: Rule, { unit, period }: Pick<Values, 'unit' | 'period'>): boolean =>
  rule.isEnabled &&
  rule.from <= period.last &&
  period.last < rule.until &&
  (rule.periodKinds.length === 0 || rule.periodKinds.includes(period.kind)) &&
  (rule.unitKinds.length === 0 || rule.unitKinds.includes(unit.kind)) &&
  (rule.levels.length === 0 || rule.levels.includes(unit.level))

function judge(rule: Rule, slice: CatalogueSlice, values: Values): readonly Judged[] {
  const { body } = rule
  switch (body.kind) {
    case 'parts_make_whole':
      return [partsMakeWhole({ ...rule, body }, slice, values)]
    case 'never_falls':
      return neverFalls({ ...rule, body }, slice, values)
    case 'within':
      return [staysWithin({ ...rule, body }, slice, values)]
    case 'shares_make_hundred':
      return [sharesMakeHundred({ ...rule, body }, slice, values)]
    case 'fraction_equals_percentage':
      return [fractionIsPercentage({ ...rule, body }, slice, values)]
    case 'jump':
      return jumps({ ...rule, body }, slice, values)
    case 'range':
      return [staysInRange({ ...rule, body }, slice, values)]
    case 'may_differ_in_base':
      return [baseOf({ ...rule, body }, slice, values)]
  }
}
