import { Decimal, decimal, hundred } from '../../../../platform/domain/decimal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Bounds } from '../../../figures/quantity.ts'
import { cannotMeet, quotientOf, times } from '../../rule/bounds.ts'
import { after, anyWord, before, between, type Context, mayBeDay } from './context.ts'
import { amountOf, intervalOf, isPercent, isPlain, slackOf } from './interval.ts'
import type { Placed } from './placed.ts'
import { bareNumber, both, quoted, ratioText, shown } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

/** A percentage with the two numbers it is said of. `isOtherBase`: it names a base that is not the second number. */
interface Said {
  readonly numerator: Placed
  readonly denominator: Placed
  readonly percent: Placed
  readonly isOtherBase: boolean
  /** A plan is named after it. */
  readonly isOfPlan: boolean
}

// “9/9 xã đạt tỷ lệ dưới 10%” says something of the communes: before “đạt” a comma is asked for.
const leadsToPercent =
  /^[^;:.)]{0,60}?(?:,\s*(?:ước )?đạt(?: tỷ lệ| tỉ lệ)?|chiếm(?: tỷ lệ| tỉ lệ)?|bằng|=|\((?:đạt |chiếm )?(?:tỷ lệ |tỉ lệ )?|,\s*(?:tỷ|tỉ) lệ)\s*$/u
const ofSomethingElse = anyWord(
  'lũy kế|luỹ kế|cộng dồn|tăng|giảm|vượt|cùng kỳ|bình quân|trung bình|còn|trong đó|riêng|cả năm|từ đầu',
)
const ownBase =
  /^\s*(?:$|[),.;:…]|(?:so với )?(?:kế hoạch|chỉ tiêu|kh|ct|dự toán|nghị quyết|nq|mục tiêu|tổng số|tổng|số)(?![\p{L}\p{N}]))/u
const statesBase = /(?:trên|trong|\/|so với)\s*(?:tổng số|tổng|số)/u

/** Fractions against their percentages, and shares against the base that is printed with them. */
export const checkFractions: Check = (context) =>
  tellEach(saidIn(context), (said) => (isOnlyAbout(said) || isOfTwo(context, said) ? none : [judge(said)]))

/** `1/3 thị trường (31,3%)`: a small fraction is a manner of speaking. */
function isOnlyAbout({ numerator, denominator, percent }: Said): boolean {
  const [top, bottom] = [amountOf(numerator), amountOf(denominator)]
  if (bottom.gt(10) || bottom.lte(0) || top.gte(bottom)) return false
  return top.times(hundred).div(bottom).minus(amountOf(percent)).abs().lt(3)
}

/** `9 xe điện, 101 xe khí trong tổng số 2.595 xe, đạt 4,24%`: the percentage is of both numbers. */
function isOfTwo({ figures }: Context, { numerator, denominator, percent }: Said): boolean {
  const other = figures[numerator.index - 1]
  if (!other || numerator.role !== null || other.unit !== numerator.unit || other.sentence !== numerator.sentence)
    return false
  const share = quotientOf(intervalOf(numerator), intervalOf(denominator))
  if (!share || !cannotMeet(times(share, hundred), intervalOf(percent))) return false
  const both = amountOf(other).plus(amountOf(numerator)).times(hundred).div(amountOf(denominator))
  return both.minus(amountOf(percent)).abs().lte(slackOf(percent))
}

/** `50%` for 49,22 %: rounded to tens or fives without saying so. */
const isCoarse = (exact: Decimal, percent: Placed): boolean =>
  percent.decimals === 0 && amountOf(percent).mod(5).isZero() && exact.minus(amountOf(percent)).abs().lte(1)

const dayWords = /(?:ngày|đến|từ|hôm|sáng|chiều|tối|trưa|đêm|nay|tháng|quý|phiên|kỳ)\s*$/u

/** Day and month, by the word before them or because the first is the larger. */
const isDay = (context: Context, first: Placed, second: Placed): boolean =>
  mayBeDay(context, first, second) &&
  (dayWords.test(before(context, first, 20)) || amountOf(first).gt(amountOf(second)) || first.unit === '')

const votes = anyWord('biểu quyết|tán thành|phiếu|trúng cử|tín nhiệm|bấm nút')

/** Votes are told of those present, with a percentage of all members. */
const isVote = (context: Context, numerator: Placed, percent: Placed): boolean =>
  votes.test(context.plain.text.slice(Math.max(0, numerator.from - 60), percent.until + 40))

/** Half as much again, or less than two thirds: no slip of the pen, but a percentage of something else. */
const isFarOff = (exact: Decimal, percent: Placed): boolean =>
  amountOf(percent).gt(exact.times('1.4')) || amountOf(percent).times('1.6').lt(exact)

const thousandth = decimal('0.001')

const isUpper = ({ qualifier }: Placed): boolean => qualifier === 'under' || qualifier === 'at_most'

/** `đạt 61,8% kế hoạch (376,7 tỷ/609,1 tỷ đồng)`. */
function isSpelledOut(context: Context, percent: Placed, numerator: Placed, denominator: Placed): boolean {
  if (!isPercent(percent) || percent.role !== null || percent.sentence !== denominator.sentence) return false
  if (isPercent(numerator) || numerator.kind !== denominator.kind) return false
  if (mayBeDay(context, numerator, denominator) && denominator.counted === null) return false
  const [link, stroke] = [between(context, percent, numerator), between(context, numerator, denominator)]
  if (link === null || stroke === null || !/^ ?\/ ?$/u.test(stroke)) return false
  return /^[^;:.()%]{0,60}\($/u.test(link.trim()) && /^[^()]{0,40}[),]/u.test(after(context, denominator))
}

function saidIn(context: Context): readonly Said[] {
  const all: Said[] = []
  const { figures } = context
  for (let at = 2; at < figures.length; at++) {
    const [first, denominator, percent] = [figures[at - 2], figures[at - 1], figures[at]]
    if (!first || !percent || (!isPercent(percent) && !isPercent(first))) continue
    const numerator = first && denominator && lentUnit(context, first, denominator)
    if (numerator && denominator && percent && isSpelledOut(context, numerator, denominator, percent))
      all.push({
        numerator: denominator,
        denominator: percent,
        percent: numerator,
        isOtherBase: false,
        isOfPlan: false,
      })
    if (!numerator || !denominator || !percent || !isPercent(percent) || percent.role !== null || isUpper(percent))
      continue
    if (numerator.sentence !== percent.sentence || isPercent(numerator) || isPercent(denominator)) continue
    if (numerator.kind === 'rank' || numerator.unit === 'phần') continue
    const isFraction = numerator !== first || (numerator.role === 'numerator' && denominator.role === 'denominator')
    const isOnBase = !isFraction && isStatedBase(context, numerator, denominator)
    if (!isFraction && !isOnBase) continue
    const link = between(context, denominator, percent)
    if (link === null || !leadsToPercent.test(link) || ofSomethingElse.test(link)) continue
    if (!ownBase.test(after(context, percent))) continue
    if (isFraction && isDay(context, numerator, denominator)) continue
    if (ofSomethingElse.test(before(context, percent, 20))) continue
    const isOfTotal = /^\s*(?:trên |của )?tổng/u.test(after(context, percent))
    if (isOfTotal && !isFraction) continue
    all.push({
      numerator,
      denominator,
      percent,
      isOtherBase: (isFraction && isOfTotal) || isVote(context, numerator, percent),
      isOfPlan: /^\s*(?:so với|chỉ tiêu|kế hoạch|nghị quyết|dự toán)/u.test(after(context, percent)),
    })
  }
  return all
}

/** `313,6/520 tỷ đồng`: what is printed before the stroke counts in the unit and scale after it. */
function lentUnit(context: Context, first: Placed, second: Placed): Placed {
  if (first.unit !== '' || first.role !== null || second.unit === '' || isPercent(second)) return first
  if (!/^ ?\/ ?$/u.test(between(context, first, second) ?? '') || mayBeDay(context, first, second)) return first
  const scale = decimal(second.step).times(decimal(10).pow(second.decimals))
  const value = amountOf(first).times(scale)
  // A point in place of the comma would make it a thousand times as much.
  if (value.gt(amountOf(second).times(10))) return first
  const step = decimal(first.step).times(scale).toFixed()
  const { unit, kind, counted } = second
  return first.as({ value: value.toFixed(), step, unit, kind, counted })
}

function isStatedBase(context: Context, numerator: Placed, denominator: Placed): boolean {
  const link = between(context, numerator, denominator)
  if (link === null || link.length > 120 || /[;.]/.test(link)) return false
  return statesBase.test(link) && !ofSomethingElse.test(link) && numerator.role === null && denominator.role === null
}

function judge({ numerator, denominator, percent, isOtherBase, isOfPlan }: Said): Told {
  const spans = [numerator, denominator, percent]
  const [top, bottom, printed] = [numerator, denominator, percent].map(intervalOf)
  const share = top && bottom && quotientOf(top, bottom)
  const sum = ratioText(numerator, denominator)
  if (!share || !printed)
    return found(
      'fraction_undefined',
      'note',
      {
        vi: `Không tính được tỷ lệ vì mẫu số bằng 0 hoặc không rõ: ${sum.vi}.`,
        en: `The percentage cannot be worked out, for the denominator is or may be nought: ${sum.en}.`,
      },
      spans,
    )
  const ratio = times(share, hundred)
  const exact = amountOf(numerator).times(hundred).div(amountOf(denominator))
  const computed = shown(exact.toDecimalPlaces(Math.max(2, percent.decimals)), '%')
  if (!cannotMeet(ratio, printed)) return agrees(spans, sum, computed, percent, ratio)
  const isCut =
    isPlain(percent) &&
    isPlain(numerator) &&
    isPlain(denominator) &&
    exact.toDecimalPlaces(percent.decimals, Decimal.ROUND_DOWN).eq(amountOf(percent))
  if (isCut)
    return found(
      'fraction_percentage',
      'reading',
      {
        vi: `${sum.vi} là ${computed.vi}; văn bản ghi ${quoted(percent)}. Chỉ đúng nếu cắt bớt chữ số, không làm tròn.`,
        en: `${sum.en} is ${computed.en}; the text prints ${quoted(percent)}. It holds only if digits were cut instead of rounded.`,
      },
      spans,
      computed.vi,
      quoted(percent),
    )
  const other = otherBase(numerator, percent)
  const isPoint = !cannotMeet(times(ratio, thousandth), printed)
  const isSure = !isOtherBase && !isCoarse(exact, percent) && !isPoint && !(isOfPlan && isFarOff(exact, percent))
  return found(
    'fraction_percentage',
    isSure ? 'contradiction' : 'reading',
    both((l) =>
      l === 'vi'
        ? `${sum.vi} là ${computed.vi}, văn bản ghi ${quoted(percent)}.${isPoint ? ' Chỉ đúng nếu dấu chấm là dấu thập phân.' : other ? ` Tỷ lệ ấy ứng với mẫu số ${other.vi}.` : ''}`
        : `${sum.en} is ${computed.en}; the text prints ${quoted(percent)}.${isPoint ? ' It holds only if the point is a decimal point.' : other ? ` That percentage belongs to a denominator of ${other.en}.` : ''}`,
    ),
    spans,
    computed.vi,
    quoted(percent),
  )
}

function agrees(spans: readonly Placed[], sum: Text, computed: Text, percent: Placed, ratio: Bounds): Told {
  const value = amountOf(percent)
  const isLoose =
    percent.qualifier === 'over' && ratio.low !== null && ratio.low.minus(value).gt(Decimal.max(1, value.times('0.05')))
  if (isLoose)
    return found(
      'loose_bound',
      'note',
      {
        vi: `${sum.vi} là ${computed.vi}; “${quoted(percent)}” đúng nhưng cách khá xa.`,
        en: `${sum.en} is ${computed.en}; “${quoted(percent)}” holds, but is rather far from it.`,
      },
      spans,
      computed.vi,
      quoted(percent),
    )
  return checked(
    'fraction_percentage',
    {
      vi: `${sum.vi} = ${computed.vi}: khớp với ${quoted(percent)}.`,
      en: `${sum.en} = ${computed.en}: agrees with ${quoted(percent)}.`,
    },
    spans,
  )
}

/** The whole denominator with which the printed percentage would be right, where there is just one. */
function otherBase(numerator: Placed, percent: Placed): Text | null {
  const interval = intervalOf(percent)
  if (!isPlain(percent) || !interval.low?.gt(0) || interval.high === null) return null
  const least = amountOf(numerator).times(hundred).div(interval.high).ceil()
  const most = amountOf(numerator).times(hundred).div(interval.low).floor()
  return least.eq(most) ? bareNumber(least) : null
}
