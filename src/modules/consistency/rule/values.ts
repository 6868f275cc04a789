import {
  type Period,
  previousPeriod,
  samePeriodLastYear,
  yearContaining,
  yearToDate,
} from '../../../platform/domain/period.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Address, Finding } from '../../figures/contract.ts'
import type { PrintRule } from '../../figures/print.ts'
import type { Quantity } from '../../figures/quantity.ts'
import type { UnitKind, UnitRole } from '../../org/unit.ts'
import type { Rule, RuleKind, RuleSeverity, Term } from '../rule.ts'

/** What the checks must know of a measure; plain, so that it can be kept for work without a network. */
export interface MeasureSlice {
  readonly code: string
  readonly name: Text
  readonly measuredIn: Text
  readonly print: PrintRule
  readonly isNonNegative: boolean
  /** Told since 1 January (`lũy kế`): looked at from there, whatever the period asked. */
  readonly isCumulative: boolean
  readonly classes: readonly { readonly code: string; readonly name: Text }[]
}
/** By the code of the measure. */
export type CatalogueSlice = ReadonlyMap<string, MeasureSlice>

/** `partial`: a sum of parts that may be negative, of which some are missing: it says nothing. */
export type Absence =
  | 'missing'
  | 'not_applicable'
  | 'undefined'
  | 'not_comparable'
  | 'no_measure'
  | 'of_most'
  | 'partial'

/** What is known at an address: a quantity, or why there is none. */
export interface Held {
  readonly quantity: Quantity | null
  readonly absence: Absence | null
  /** Digits after the comma as it was typed or printed (`3,0`: 1), where they are known. */
  readonly places?: number
}

/** Plain values of one unit in one period, with those of earlier periods that rules compare them with. */
export interface Values {
  readonly unit: { readonly code: string; readonly kind: UnitKind; readonly level: UnitRole }
  readonly period: Period
  /** By `addressKey`; an address that is not there is missing. */
  readonly held: ReadonlyMap<string, Held>
}

/** Figures that break a rule: `title` and `text` name the printed and the computed numbers. */
export interface RuleFinding {
  readonly kind: RuleKind
  readonly rule: string
  readonly severity: RuleSeverity
  readonly title: Text
  readonly text: Text
  readonly readings: Finding['readings']
  readonly addresses: readonly Address[]
  /** Of the exact values; an answer is tied to it. The same in the browser and on the server. */
  readonly digest: string
}

export interface Unchecked {
  readonly kind: RuleKind
  readonly rule: string
  /** `undefined`: a division by nought. */
  readonly why: Absence
  /** The values that are missing or cannot be compared. */
  readonly addresses: readonly Address[]
}

export const addressKey = (at: Address): string =>
  `${at.unit}|${at.measure}|${at.class ?? ''}|${at.aspect}|${at.period}`

/** Where the value of a term is looked up: a measure told since 1 January is read from there. */
export function addressOf(slice: CatalogueSlice, unit: string, term: Term, period: Period): Address {
  const isWithinYear = period.kind !== 'open' && period.first.slice(0, 4) === period.last.slice(0, 4)
  const isSinceJanuary = term.period === 'year_to_date' || slice.get(term.measure)?.isCumulative
  const at =
    term.period === 'year' && period.kind !== 'open'
      ? yearContaining(period.last)
      : isSinceJanuary && isWithinYear
        ? yearToDate(period)
        : period
  return { unit, measure: term.measure, class: term.class, aspect: term.aspect, period: at.id }
}

/** The figures a rule speaks of. */
export function termsOfRule({ body }: Pick<Rule, 'body'>): readonly Term[] {
  switch (body.kind) {
    case 'parts_make_whole':
      return [body.whole, ...body.parts]
    case 'within':
      return [body.numerator, body.denominator]
    case 'fraction_equals_percentage':
      return [body.numerator, body.denominator, body.percentage]
    case 'shares_make_hundred':
      return body.shares
    case 'may_differ_in_base':
      return body.figures
    default:
      return [body.of]
  }
}

/** Earlier periods whose figures a rule compares the period with. */
export function periodsBeside({ body }: Pick<Rule, 'body'>, period: Period): readonly Period[] {
  if (period.kind === 'open') return []
  if (body.kind === 'never_falls') {
    const previous = previousPeriod(period)
    return previous.first.slice(0, 4) === period.last.slice(0, 4) ? [previous] : []
  }
  if (body.kind !== 'jump') return []
  const earlier = body.against.map((which) =>
    which === 'previous' ? previousPeriod(period) : samePeriodLastYear(period),
  )
  return earlier.filter((item, index) => earlier.findIndex((other) => other.id === item.id) === index)
}

/** Every address the rules look at for a unit and period: what to load before checking. */
export function addressesNeeded(
  rules: readonly Rule[],
  slice: CatalogueSlice,
  { unit, period }: Pick<Values, 'unit' | 'period'>,
): readonly Address[] {
  const needed = new Map<string, Address>()
  for (const rule of rules)
    for (const term of termsOfRule(rule))
      for (const at of [period, ...periodsBeside(rule, period)]) {
        const address = addressOf(slice, unit.code, term, at)
        needed.set(addressKey(address), address)
      }
  return [...needed.values()]
}

/** The digest of exact values: of the rule, and of every address with what is held there. */
export const digestOfValues = (
  name: string,
  values: readonly { readonly address: Address; readonly quantity: Quantity }[],
): string =>
  [
    name,
    ...values.map(({ address: { unit, measure, class: classCode, aspect, period }, quantity: { word, low, high } }) =>
      [unit, measure, classCode ?? '', aspect, period, `${word}:${low.toFixed()}:${high.toFixed()}`].join('~'),
    ),
  ].join('|')
