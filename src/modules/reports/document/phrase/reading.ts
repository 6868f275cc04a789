import type { Language } from '../../../../platform/domain/text.ts'
import type { LiveRun } from '../../contract/live.ts'
import { sideOf, sizeOf } from './side.ts'
import {
  behind,
  isNumbered,
  isPercent,
  joined,
  type Numbered,
  percent,
  type Stated,
  wholeOf,
  workedOut,
} from './stated.ts'

/** What a figure says by itself: `51 đảng viên`; `tăng 7,11%`, `vượt 14%` and `xếp thứ 3` where the number means that. */
export function reading(stated: Stated, language: Language): readonly LiveRun[] {
  const { reads } = stated.rule
  if (!isNumbered(stated) || reads === undefined) return wholeOf(stated, language)
  if (reads === 'rank') return rank(stated, language)
  return reads === 'growth' ? grown(stated, language) : passed(stated, language)
}

const rank = (stated: Numbered, language: Language): readonly LiveRun[] => [
  { text: language === 'vi' ? 'xếp thứ ' : 'in place ' },
  { figure: stated.figure, code: stated.code, printed: stated.figure.printedNumber[language] },
]

/** The size of a number that says a direction itself. */
const size = (stated: Numbered, language: Language): LiveRun =>
  workedOut(
    sizeOf(stated.quantity),
    { stated, against: null, rule: stated.rule },
    isPercent(stated) ? stated.figure.measure.measuredIn : undefined,
    language,
  )
const unitBehind = (stated: Numbered, language: Language): string =>
  isPercent(stated) ? '' : behind(stated.figure.measure.measuredIn, language)

export function grown(stated: Numbered, language: Language): readonly LiveRun[] {
  const isVi = language === 'vi'
  const sized = (before: string): readonly LiveRun[] =>
    joined([{ text: before }, size(stated, language), { text: unitBehind(stated, language) }])
  switch (sideOf(stated.quantity)) {
    case 'above':
      return sized(isVi ? 'tăng ' : 'up ')
    case 'below':
      return sized(isVi ? 'giảm ' : 'down ')
    case 'none':
      return [{ text: isVi ? 'không đổi' : 'unchanged' }]
    case 'unknown':
      return joined([{ text: isVi ? 'thay đổi ' : 'changed by ' }, ...wholeOf(stated, language)])
  }
}

function passed(stated: Numbered, language: Language): readonly LiveRun[] {
  const isVi = language === 'vi'
  const sized = (before: string): readonly LiveRun[] =>
    joined([{ text: before }, size(stated, language), { text: unitBehind(stated, language) }])
  switch (sideOf(stated.quantity)) {
    case 'above':
      return sized(isVi ? 'vượt ' : 'above by ')
    case 'below':
      return sized(isVi ? 'thấp hơn ' : 'below by ')
    case 'none':
      return [{ text: `${isVi ? 'đạt ' : 'at '}100${percent[language]}` }]
    case 'unknown':
      return joined([{ text: isVi ? 'chênh lệch ' : 'off by ' }, ...wholeOf(stated, language)])
  }
}
