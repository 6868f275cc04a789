import { hundred } from '../../../../platform/domain/decimal.ts'
import { isSurelyAbove, point } from '../../rule/bounds.ts'
import { after, anyWord, before, between, type Context, mayBeDay } from './context.ts'
import { amountOf, isAlike } from './interval.ts'
import type { Placed } from './placed.ts'
import { quoted } from './say.ts'
import { type Check, checked, found, none, tellEach } from './told.ts'

const units = new Set([
  'người',
  'tổ chức',
  'chi bộ',
  'xã',
  'phường',
  'huyện',
  'ấp',
  'thôn',
  'tiêu chí',
  'chỉ tiêu',
  'hộ',
  'căn',
  'lượt',
  'văn bản',
])
const isNoun = (unit: string): boolean => units.has(unit)

/** `giảm từ 20% xuống 10%` is no range. */
const goesDown = anyWord('giảm|hạ|xuống|rút ngắn|còn(?! lại)|từ chỗ')

/** A fall, a day and month, a share of two, or a scale that is printed at one end only. */
function mayBeOtherwise(context: Context, low: Placed, high: Placed): boolean {
  if (mayBeDay(context, low, high) || goesDown.test(before(context, low, 60))) return true
  if (/xuống|còn/u.test(context.plain.text.slice(low.until, high.from))) return true
  if (amountOf(low).plus(amountOf(high)).eq(hundred)) return true
  if (scaleOf(low) !== scaleOf(high)) return true
  return !isKnown(high)
}

/** Years are counted back, and hours before a start. */
const inOrder = /(?:lần lượt|dao động|[-–]\s*$)/u
const countsBack = /^[^;.()]{0,12}(?:trước|cách (?:đây|ngày nay|nay)|tcn)(?!\p{L})/u

/** A score, a subtraction, a row of marks, a time counted back, or thousands printed with a comma. */
function isNoRange(context: Context, low: Placed, high: Placed): boolean {
  const [link, behind] = [between(context, low, high) ?? '', after(context, high)]
  const areBothPrinted = /\p{L}|%/u.test(low.text.slice(low.number.end - low.start))
  if (areBothPrinted && /^\s*[-–]\s*$/u.test(link) && low.text.slice(0, 2) !== 'từ') return true
  if (/^\s*[=-]/u.test(behind) || countsBack.test(behind)) return true
  if (low.kind === 'duration' && amountOf(high).gte(1000)) return true
  if (low.kind === 'money' && inOrder.test(before(context, low, 40))) return true
  return high.decimals === 3 && low.decimals === 0 && amountOf(high).times(1000).gt(amountOf(low))
}

const scaleOf = (figure: Placed): string => /(?:nghìn|ngàn|triệu|tỉ|tỷ)/iu.exec(figure.text)?.[0].toLowerCase() ?? ''

/** Counted in something that the lexicon knows; a number of a type or a street is not. */
const isKnown = (figure: Placed): boolean => figure.kind !== 'count' || isNoun(figure.unit)

/** The lower end of a range stands first and is not above the upper one. */
export const checkRanges: Check = (context) =>
  tellEach(context.read.relations, (relation) => {
    if (relation.kind !== 'range') return none
    const [low, high] = relation.figures.map((index) => context.figures[index])
    if (!low || !high || !isAlike(low, high)) return none
    if (!isSurelyAbove(point(amountOf(low)), point(amountOf(high))))
      return [
        checked(
          'range',
          {
            vi: `Khoảng ${quoted(low)} đến ${quoted(high)}: cận dưới không lớn hơn cận trên.`,
            en: `The range ${quoted(low)} to ${quoted(high)}: the lower end is not above the upper one.`,
          },
          [low, high],
        ),
      ]
    if (mayBeOtherwise(context, low, high) || isNoRange(context, low, high)) return none
    return [
      found(
        'range_reversed',
        'contradiction',
        {
          vi: `Cận dưới ${quoted(low)} lớn hơn cận trên ${quoted(high)}.`,
          en: `The lower end ${quoted(low)} is above the upper end ${quoted(high)}.`,
        },
        [low, high],
      ),
    ]
  })
