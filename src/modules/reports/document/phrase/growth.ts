import { hundred } from '../../../../platform/domain/decimal.ts'
import type { Language, Text } from '../../../../platform/domain/text.ts'
import { type PrintRule, plainPrint } from '../../../figures/print.ts'
import { divide, exactly, multiply, type Quantity, subtract } from '../../../figures/quantity.ts'
import type { LiveRun } from '../../contract/live.ts'
import { grown } from './reading.ts'
import { sideOf, sizeOf } from './side.ts'
import { behind, countedIn, isPercent, joined, type Numbered, percent, points, wholeOf, workedOut } from './stated.ts'

/** Below this a change is said in what is counted (`giảm 12 người`), from it on in percent. */
const fewUpTo = hundred

/** `tăng 7,11% so với năm 2021`: how a result stands against an earlier one; `than` is `năm 2021`, `cùng kỳ`, or null in a table. */
export function growth(result: Numbered, before: Numbered, than: Text | null, language: Language): readonly LiveRun[] {
  const isVi = language === 'vi'
  const tail = than === null ? '' : isVi ? ` so với ${than.vi}` : ` against ${than.en}`
  if (result.rule.reads === 'rank') return moved(result, before, tail, language)
  const difference = subtract(result.quantity, before.quantity)
  const side = sideOf(difference)
  if (side === 'none') return [{ text: (isVi ? 'không đổi' : 'unchanged') + tail }]
  if (side === 'unknown') {
    if (than === null) return []
    const isAlike = result.quantity.low.eq(before.quantity.low) && result.quantity.high.eq(before.quantity.high)
    if (isAlike) return [{ text: isVi ? `tương đương ${than.vi}` : `about the same as in ${than.en}` }]
    return joined([
      ...wholeOf(result, language),
      { text: isVi ? ' so với ' : ' against ' },
      ...wholeOf(before, language),
      { text: isVi ? ` của ${than.vi}` : ` in ${than.en}` },
    ])
  }
  const word = side === 'above' ? (isVi ? 'tăng ' : 'up ') : isVi ? 'giảm ' : 'down '
  const change = changeOf(result, before, difference)
  return joined([
    { text: word },
    workedOut(sizeOf(change.value), { stated: result, against: before, rule: change.rule }, change.inside, language),
    { text: `${change.outside ? behind(change.outside, language) : ''}${tail}` },
  ])
}

interface Change {
  readonly value: Quantity
  readonly rule: PrintRule
  /** Printed with the number, or behind it. */
  readonly inside?: Text
  readonly outside?: Text
}

/** Points for percentages, percent where there is enough to speak of percent, else what is counted. */
function changeOf(result: Numbered, before: Numbered, difference: Quantity): Change {
  if (isPercent(result)) return { value: difference, rule: result.rule, outside: points }
  const isFew = result.rule.scale === 'none' && before.quantity.low.lt(fewUpTo)
  const share = isFew ? undefined : divide(multiply(exactly(hundred), difference), before.quantity)
  // An interval of shares may reach beyond nought though the difference does not; then the difference is said.
  if (share && before.quantity.low.gt(0) && sideOf(share) === sideOf(difference))
    return { value: share, rule: plainPrint, inside: percent }
  return { value: difference, rule: result.rule, outside: countedIn(result) }
}

/** A lower place is a better one. */
function moved(result: Numbered, before: Numbered, tail: string, language: Language): readonly LiveRun[] {
  const isVi = language === 'vi'
  const up = subtract(before.quantity, result.quantity)
  const side = sideOf(up)
  if (side === 'none') return [{ text: (isVi ? 'giữ nguyên thứ hạng' : 'same place') + tail }]
  if (side === 'unknown') return joined([...wholeOf(result, language), { text: tail }])
  return joined([
    { text: side === 'above' ? (isVi ? 'tăng ' : 'up ') : isVi ? 'giảm ' : 'down ' },
    workedOut(sizeOf(up), { stated: result, against: before, rule: result.rule }, undefined, language),
    { text: (isVi ? ' bậc' : ' places') + tail },
  ])
}

/** A measure that is itself a growth says it against the year before, whatever else is held. */
export const ownGrowth = (result: Numbered, than: Text, language: Language): readonly LiveRun[] =>
  joined([...grown(result, language), { text: language === 'vi' ? ` so với ${than.vi}` : ` against ${than.en}` }])
