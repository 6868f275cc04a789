import { decimal } from '../../platform/domain/decimal.ts'
import {
  lastDayOf,
  type Period,
  previousPeriod,
  samePeriodLastYear,
  yearContaining,
  yearToDate,
} from '../../platform/domain/period.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import type { Language } from '../../platform/domain/text.ts'
import type { Aspect, Measure } from './measure.ts'
import { printNumber } from './print.ts'
import { add, divide, exactly, multiply, type Quantity, subtract } from './quantity.ts'

export type TermUnit = 'self' | 'area' | 'children'
export const termPeriods = [
  'same',
  'year_to_date',
  'year',
  'cumulative',
  'previous',
  'same_last_year',
  'last_day',
] as const
export type TermPeriod = (typeof termPeriods)[number]

export interface Term {
  readonly op: 'term'
  readonly measure: string
  readonly class?: string
  readonly aspect: Aspect
  readonly unit: TermUnit
  readonly period: TermPeriod
}

/**
 * A formula is data. Terms of a sum agree in what they are measured in; a quotient of unlike terms states its
 * `conversion` in words.
 */
export type Expression =
  | Term
  | { readonly op: 'number'; readonly value: string }
  | { readonly op: 'add' | 'subtract' | 'multiply'; readonly of: readonly Expression[] }
  | { readonly op: 'divide'; readonly of: readonly [Expression, Expression]; readonly conversion?: string }

export function termsOf(expression: Expression): readonly Term[] {
  if (expression.op === 'term') return [expression]
  if (expression.op === 'number') return []
  return expression.of.flatMap(termsOf)
}

/** The period a term speaks of, seen from the period of the figure. */
export function periodOfTerm(term: Term, period: Period): Period {
  switch (term.period) {
    case 'same':
      return period
    case 'year_to_date':
    case 'cumulative':
      return yearToDate(period)
    case 'year':
      return yearContaining(period.last)
    case 'previous':
      return previousPeriod(period)
    case 'same_last_year':
      return samePeriodLastYear(period)
    case 'last_day':
      return lastDayOf(period)
  }
}

/** The value of a formula, or why it has none: a term is missing, or a division is undefined (never 0). */
export type Evaluated = Quantity | 'missing' | 'undefined'

export function evaluate(expression: Expression, quantityOf: (term: Term) => Quantity | undefined): Evaluated {
  if (expression.op === 'term') return quantityOf(expression) ?? 'missing'
  if (expression.op === 'number') return exactly(decimal(expression.value))
  let result: Evaluated | undefined
  for (const part of expression.of) {
    const next = evaluate(part, quantityOf)
    if (typeof next === 'string') return next
    result =
      result === undefined || typeof result === 'string' ? next : (apply(expression.op, result, next) ?? 'undefined')
    if (result === 'undefined') return result
  }
  return result ?? 'missing'
}

function apply(op: 'add' | 'subtract' | 'multiply' | 'divide', a: Quantity, b: Quantity): Quantity | undefined {
  switch (op) {
    case 'add':
      return add(a, b)
    case 'subtract':
      return subtract(a, b)
    case 'multiply':
      return multiply(a, b)
    case 'divide':
      return divide(a, b)
  }
}

const signs = { add: ' + ', subtract: ' − ', multiply: ' × ', divide: ' ÷ ' } as const

/** The formula written out; `textOf` prints a term, as a name or as its value. */
export function writeOut(
  expression: Expression,
  language: Language,
  textOf: (term: Term) => string,
  isInner = false,
): string {
  if (expression.op === 'term') return textOf(expression)
  if (expression.op === 'number') return printNumber(decimal(expression.value), language)
  const text = expression.of.map((part) => writeOut(part, language, textOf, true)).join(signs[expression.op])
  return isInner && (expression.op === 'add' || expression.op === 'subtract') ? `(${text})` : text
}

/**
 * Checks a formula before it enters the catalogue.
 * @returns refusal `formula-unlike-terms` when terms of a sum, or of a quotient without a stated conversion, are counted
 *   in different things; `formula-unknown-measure` when a term names no measure.
 */
export function checkFormula(
  expression: Expression,
  measureOf: (code: string) => Measure | undefined,
): Outcome<string | null> {
  if (expression.op === 'number') return accept(null)
  if (expression.op === 'term') {
    const measure = measureOf(expression.measure)
    return measure
      ? accept(measure.measuredIn.vi)
      : refuse(
          'formula-unknown-measure',
          `Không có chỉ số “${expression.measure}”.`,
          `There is no measure “${expression.measure}”.`,
          'formula',
        )
  }
  const units: (string | null)[] = []
  for (const part of expression.of) {
    const unit = checkFormula(part, measureOf)
    if (!unit.ok) return unit
    units.push(unit.value)
  }
  const named = [...new Set(units.filter((unit) => unit !== null))]
  const isStated = expression.op === 'divide' && expression.conversion !== undefined
  if (named.length > 1 && expression.op !== 'multiply' && !isStated) {
    const list = named.join(', ')
    return refuse(
      'formula-unlike-terms',
      `Công thức gộp những thứ đếm khác nhau (${list}); hãy nêu cách quy đổi.`,
      `The formula joins things counted differently (${list}); state the conversion.`,
      'formula',
    )
  }
  return accept(expression.op === 'divide' ? null : (named[0] ?? null))
}
