import { hundred } from '../../../../platform/domain/decimal.ts'
import type { Language, Text } from '../../../../platform/domain/text.ts'
import { plainPrint } from '../../../figures/print.ts'
import { divide, exactly, multiply, type Quantity, subtract } from '../../../figures/quantity.ts'
import type { LiveRun } from '../../contract/live.ts'
import { sideOf, sizeOf } from './side.ts'
import {
  behind,
  countedIn,
  isNumbered,
  isPercent,
  joined,
  type Numbered,
  numberOf,
  percent,
  points,
  type Stated,
  wholeOf,
  workedOut,
} from './stated.ts'

/** A result beside the plan it is measured by. */
export interface Measured {
  readonly result: Numbered
  readonly plan: Numbered
  /** The measure of the catalogue that is the percentage, where there is one: its number opens by itself. */
  readonly rate: Stated | null
  /** `kế hoạch`, `chỉ tiêu giao`: which plan is meant. */
  readonly planName: Text
  /** For what should stay below its plan, such as violations, the plan is a limit. */
  readonly isLimit: boolean
}

/** `51/95 đảng viên, đạt 53,68% kế hoạch`; of a percentage `91,33% (kế hoạch 90%), vượt 1,33 điểm %`. */
export function ofPlan(measured: Measured, language: Language): readonly LiveRun[] {
  const { result, plan, planName, isLimit } = measured
  if (isPercent(result) || isLimit) {
    const name = isLimit ? (language === 'vi' ? 'mức khống chế' : 'limit') : planName[language]
    return joined([
      ...wholeOf(result, language),
      { text: ` (${name} ` },
      ...wholeOf(plan, language),
      { text: '), ' },
      ...againstPlan(measured, language),
    ])
  }
  return joined([
    numberOf(result, language),
    { text: '/' },
    numberOf(plan, language),
    { text: behind(countedIn(result), language) },
    { text: ', ' },
    ...percentOfPlan(measured, language),
  ])
}

/** The percentage of the plan as an interval; null where the plan is or may be nought. */
function shareOf({ result, plan, rate }: Measured): { value: Quantity; from: Parameters<typeof workedOut>[1] } | null {
  if (isNumbered(rate))
    return { value: rate.quantity, from: { stated: rate, against: null, rule: { ...rate.rule, scale: 'none' } } }
  const value = divide(multiply(exactly(hundred), result.quantity), plan.quantity)
  return value ? { value, from: { stated: result, against: plan, rule: plainPrint } } : null
}

/** The percentage alone, for a table; null where the plan is nought. */
export function shareOfPlan(measured: Measured, language: Language): LiveRun | null {
  const share = shareOf(measured)
  return share && workedOut(share.value, share.from, undefined, language, hundred)
}

/** `đạt 53,68% kế hoạch`; over it `vượt 14% kế hoạch`, only when the whole interval is. */
export function percentOfPlan(measured: Measured, language: Language): readonly LiveRun[] {
  const share = shareOf(measured)
  if (!share) return againstPlan(measured, language)
  const isVi = language === 'vi'
  const { value, from } = share
  const excess = subtract(value, exactly(hundred))
  const number = (of: Quantity): LiveRun => workedOut(of, from, percent, language, of === value ? hundred : undefined)
  const side = sideOf(value, hundred)
  if (measured.isLimit) {
    const limit = isVi ? 'mức khống chế' : 'the limit'
    if (side === 'above')
      return isVi ? [{ text: `vượt ${limit} ` }, number(excess)] : [{ text: `above ${limit} by ` }, number(excess)]
    if (side === 'none') return [{ text: isVi ? `bằng ${limit}` : `at ${limit}` }]
    return isVi ? [{ text: 'bằng ' }, number(value), { text: ` ${limit}` }] : [number(value), { text: ` of ${limit}` }]
  }
  const plan = measured.planName[language]
  if (side === 'above')
    return isVi
      ? [{ text: 'vượt ' }, number(excess), { text: ` ${plan}` }]
      : [number(excess), { text: ` above the ${plan}` }]
  return isVi ? [{ text: 'đạt ' }, number(value), { text: ` ${plan}` }] : [number(value), { text: ` of the ${plan}` }]
}

/** `vượt 1,33 điểm %`, `thấp hơn 3 người`: by how much the result differs from the plan. */
export function againstPlan({ result, plan, planName, isLimit }: Measured, language: Language): readonly LiveRun[] {
  const isVi = language === 'vi'
  const name = isLimit ? (isVi ? 'mức khống chế' : 'the limit') : isVi ? planName.vi : `the ${planName.en}`
  const difference = subtract(result.quantity, plan.quantity)
  const unit = isPercent(result) ? points : countedIn(result)
  const by = (before: string, after = ''): readonly LiveRun[] =>
    joined([
      { text: before },
      workedOut(sizeOf(difference), { stated: result, against: plan, rule: result.rule }, undefined, language),
      { text: `${behind(unit, language)}${after}` },
    ])
  switch (sideOf(difference)) {
    case 'above':
      return isLimit ? by(isVi ? `vượt ${name} ` : `above ${name} by `) : by(isVi ? 'vượt ' : 'above plan by ')
    case 'below':
      return isLimit
        ? by(isVi ? `thấp hơn ${name} ` : `below ${name} by `)
        : by(isVi ? 'thấp hơn ' : 'below plan by ', isVi ? ` so với ${name}` : '')
    case 'none':
      return [{ text: isLimit ? (isVi ? `bằng ${name}` : `at ${name}`) : isVi ? `đúng ${name}` : `exactly ${name}` }]
    case 'unknown':
      return joined([{ text: isVi ? `so với ${name} ` : `against ${name} of ` }, ...wholeOf(plan, language)])
  }
}
