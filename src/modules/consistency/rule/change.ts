import type { Day } from '../../../platform/domain/day.ts'
import { decimal } from '../../../platform/domain/decimal.ts'
import { accept, type Outcome, type Refusal, refuse } from '../../../platform/domain/refusal.ts'
import { isAdministrator, type Reader } from '../../accounts/access.ts'
import type { ClassSet, Measure } from '../../figures/measure.ts'
import type { Rule, RuleBody, Term } from '../rule.ts'
import { termsOfRule } from './values.ts'

export const mayChangeRules = (reader: Reader): Outcome<true> =>
  isAdministrator(reader)
    ? accept(true)
    : refuse(
        'administrators-only',
        'Chỉ quản trị viên được sửa quy tắc kiểm tra.',
        'Only administrators may change the rules between figures.',
      )

export interface Known {
  measure(code: string): Measure | undefined
  classSet(code: string): ClassSet | undefined
}

/** Reads a rule as it was filled in. Refusals name the field: `rule.body.whole`, `until`. */
export function readRule(rule: Rule, known: Known): Outcome<Rule> {
  if (rule.until <= rule.from)
    return refuse(
      'dates-out-of-order',
      'Ngày thôi phải sau ngày bắt đầu.',
      'The end must come after the start.',
      'until',
    )
  if (rule.name.vi.trim() === '' || rule.name.en.trim() === '')
    return refuse(
      'name-missing',
      'Hãy ghi lý do của quy tắc bằng cả hai thứ tiếng.',
      'Say in both languages why the rule stands.',
      'rule.name',
    )
  const wrong = wrongTerm(rule, known) ?? wrongBody(rule.body, known)
  return wrong ? { ok: false, refusal: wrong } : accept(rule)
}

/** The end of a rule on a day: it must hold before it. */
export function readEnd(on: Day, versions: readonly Rule[]): Outcome<true> {
  if (versions.some((version) => on < version.until)) return accept(true)
  return refuse('already-ended', 'Quy tắc này đã thôi áp dụng trước ngày đó.', 'The rule had ended by that day.', 'on')
}

const wrong = (code: string, vi: string, en: string, field: string): Refusal => ({ code, text: { vi, en }, field })

function wrongTerm(rule: Rule, known: Known): Refusal | undefined {
  for (const [field, term] of fieldsOf(rule.body)) {
    const measure = known.measure(term.measure)
    if (!measure)
      return wrong(
        'unknown-measure',
        `Không có chỉ số “${term.measure}”.`,
        `There is no measure “${term.measure}”.`,
        field,
      )
    if (measure.result !== 'quantity')
      return wrong(
        'not-a-quantity',
        `“${measure.vi}” không phải là số nên không so sánh được.`,
        `“${measure.en}” is not a number and cannot be compared.`,
        field,
      )
    const set = measure.classSet === null ? undefined : known.classSet(measure.classSet)
    if (term.class !== null && !set?.classes.some((item) => item.code === term.class))
      return wrong(
        'unknown-class',
        `“${measure.vi}” không có loại “${term.class}”.`,
        `“${measure.en}” has no class “${term.class}”.`,
        field,
      )
  }
  return undefined
}

/** The terms of a body, by the name of their field. */
function fieldsOf(body: RuleBody): readonly (readonly [string, Term])[] {
  switch (body.kind) {
    case 'parts_make_whole':
      return [['rule.body.whole', body.whole], ...body.parts.map((term) => ['rule.body.parts', term] as const)]
    case 'within':
      return [
        ['rule.body.numerator', body.numerator],
        ['rule.body.denominator', body.denominator],
      ]
    case 'fraction_equals_percentage':
      return [
        ['rule.body.numerator', body.numerator],
        ['rule.body.denominator', body.denominator],
        ['rule.body.percentage', body.percentage],
      ]
    case 'shares_make_hundred':
      return body.shares.map((term) => ['rule.body.shares', term] as const)
    case 'may_differ_in_base':
      return body.figures.map((term) => ['rule.body.figures', term] as const)
    default:
      return [['rule.body.of', body.of]]
  }
}

const nameOf = (term: Term): string => [term.measure, term.class ?? '', term.aspect, term.period].join('|')
const isPercent = (known: Known, term: Term): boolean =>
  known.measure(term.measure)?.measuredIn.vi.startsWith('%') ?? false

function wrongBody(body: RuleBody, known: Known): Refusal | undefined {
  const names = termsOfRule({ body }).map(nameOf)
  if (new Set(names).size < names.length)
    return wrong(
      'same-figure-twice',
      'Một số liệu đứng hai lần trong quy tắc.',
      'One figure stands twice in the rule.',
      fieldsOf(body)[0]?.[0] ?? 'rule',
    )
  const notPercent = (term: Term, field: string): Refusal | undefined =>
    isPercent(known, term)
      ? undefined
      : wrong(
          'not-a-percentage',
          `“${known.measure(term.measure)?.vi ?? term.measure}” không tính bằng %.`,
          `“${known.measure(term.measure)?.en ?? term.measure}” is not measured in %.`,
          field,
        )
  switch (body.kind) {
    case 'shares_make_hundred':
      return body.shares.map((term) => notPercent(term, 'rule.body.shares')).find((item) => item !== undefined)
    case 'fraction_equals_percentage':
      return notPercent(body.percentage, 'rule.body.percentage')
    case 'never_falls': {
      const measure = known.measure(body.of.measure)
      return measure?.entry === 'cumulative' || measure?.overTime === 'last'
        ? undefined
        : wrong(
            'not-cumulative',
            'Chỉ số này ghi riêng từng kỳ nên kỳ sau được phép ít hơn. Chọn chỉ số lũy kế.',
            'This measure is told for each period alone and may be less in a later one. Choose a cumulative one.',
            'rule.body.of',
          )
    }
    case 'jump':
      return decimal(body.factor).gt(1)
        ? undefined
        : wrong('factor-too-small', 'Số lần phải lớn hơn 1.', 'The factor must be more than 1.', 'rule.body.factor')
    case 'range':
      if (body.least === null && body.most === null)
        return wrong('no-limit', 'Hãy ghi ít nhất một mức.', 'Give one limit at least.', 'rule.body.least')
      return body.least !== null && body.most !== null && decimal(body.least).gt(body.most)
        ? wrong(
            'limits-reversed',
            'Mức thấp nhất lớn hơn mức cao nhất.',
            'The least is above the most.',
            'rule.body.most',
          )
        : undefined
    default:
      return undefined
  }
}
