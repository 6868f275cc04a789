import { Decimal, hundred } from '../../../../platform/domain/decimal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { cannotMeet, quotientOf, times } from '../../rule/bounds.ts'
import { after, anyWord, before, between, type Context } from './context.ts'
import { amountOf, intervalOf, isAlike, isPlain, isWholeCount } from './interval.ts'
import type { Placed } from './placed.ts'
import { bareNumber, both, figureNumber, quoted, ratioText, shown, wholeNumber } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

const reaches = /^[^;:.()]{0,60}?(?:,| )\s*(?:ước )?(?:đạt|bằng|chiếm)(?: tỷ lệ| tỉ lệ)?\s*$/u
const notOfThisCount = anyWord(
  'lũy kế|luỹ kế|cộng dồn|nâng|từ đầu|đến nay|tăng|giảm|vượt|bình quân|trung bình|trong đó|tổng số|cả năm|thực hiện|so với',
)
const ofPlan = /^\s*(?:so với )?(?:kế hoạch|chỉ tiêu|kh|ct|dự toán|mục tiêu|nghị quyết)(?![\p{L}\p{N}])/u
const namesPlan =
  /(?<![\p{L}\p{N}])(?:kế hoạch|chỉ tiêu|kh|ct|dự toán|mục tiêu|nghị quyết)(?:,? ?\(?(?:vốn|năm|tỉnh|huyện|xã|phường|thành phố|trung ương|hđnd|giao|đề ra|được giao|kết nạp|cả năm|là|:|\d{4}))*[ :(]*$/u
const endsThere = /^\s*(?:$|[),;.…]|(?:của|do|được|năm)(?!\p{L}))/u

/** A count with the percentage of its plan: against the plan that is printed, else whether any whole plan fits. */
export const checkPlans: Check = (context) =>
  tellEach(context.percents, (percent) => {
    const count = context.figures[percent.index - 1]
    const beside = count && bracketedPlan(context, count, percent)
    if (beside) return againstPlan(beside, percent, count)
    if (!count || count.sentence !== percent.sentence || count.role !== null) return none
    if (!isPlain(percent) || !isPlain(count)) return none
    const link = between(context, count, percent)
    if (link === null || !reaches.test(link) || notOfThisCount.test(link) || !ofPlan.test(after(context, percent)))
      return none
    const plan = printedPlan(context, count, percent)
    if (plan) return againstPlan(count, percent, plan)
    return isWholeCount(count) && isOnePlan(context, count) ? [againstAnyPlan(count, percent)] : none
  })

/** `45 đảng viên (chỉ tiêu 50), đạt 90%`: the number whose plan stands in brackets before the percentage. */
function bracketedPlan(context: Context, plan: Placed, percent: Placed): Placed | undefined {
  const count = context.figures[plan.index - 1]
  if (!count || count.sentence !== percent.sentence || count.role !== null || plan.role !== null) return undefined
  if (!isAlike(count, plan) || !isPlain(count) || !isPlain(plan) || !isPlain(percent)) return undefined
  const [first, second] = [between(context, count, plan), between(context, plan, percent)]
  if (first === null || second === null || !/^[^;:.(]{0,30}\([^();]*$/u.test(first) || !namesPlan.test(first))
    return undefined
  return /^[^();:.]{0,12}\)\s*,?\s*(?:ước )?(?:đạt|bằng)(?: tỷ lệ| tỉ lệ)?\s*$/u.test(second) &&
    !notOfThisCount.test(first)
    ? count
    : undefined
}

/** The plan stands just before the count, or just after the percentage, and says so. */
function printedPlan(context: Context, count: Placed, percent: Placed): Placed | undefined {
  const [earlier, later] = [context.figures[count.index - 1], context.figures[percent.index + 1]]
  const isPlan = (figure: Placed | undefined): figure is Placed =>
    figure !== undefined &&
    figure.sentence === count.sentence &&
    isAlike(figure, count) &&
    figure.role === null &&
    namesPlan.test(before(context, figure, 50)) &&
    !notOfThisCount.test(before(context, figure, 50).replace(/^\s*so với /u, '')) &&
    (figure !== later || endsThere.test(after(context, figure)))
  const behind = later === undefined ? null : between(context, percent, later)
  if (isPlan(later) && behind !== null && !/[;.]/.test(behind) && !isCrowded(context, count)) return later
  const ahead = earlier === undefined ? null : between(context, earlier, count)
  return isPlan(earlier) && ahead !== null && !/[;.]/.test(ahead) ? earlier : undefined
}

/** Sentences with more figures are lists, where what follows a percentage may be of the next item. */
const mostOfSentence = 39

/** Does the sentence of a figure have more figures than that? */
function isCrowded({ figures }: Context, { index, sentence }: Placed): boolean {
  let [first, last] = [index, index]
  while (figures[first - 1]?.sentence === sentence && last - first < mostOfSentence) first--
  while (figures[last + 1]?.sentence === sentence && last - first < mostOfSentence) last++
  return last - first >= mostOfSentence
}

/** The count is the only thing of its sentence part that the percentage can be of. */
function isOnePlan(context: Context, count: Placed): boolean {
  const ahead = before(context, count, 120)
  return !/(?:gồm|trong đó|và|cùng)\s*$/u.test(ahead) && !notOfThisCount.test(ahead.slice(-25))
}

function againstPlan(count: Placed, percent: Placed, plan: Placed): readonly Told[] {
  const spans = [count, percent, plan]
  const [top, bottom] = [intervalOf(count), intervalOf(plan)]
  const share = quotientOf(top, bottom)
  const exact = amountOf(plan).isZero() ? null : amountOf(count).times(hundred).div(amountOf(plan))
  if (!share || exact === null) return none
  const computed = shown(exact.toDecimalPlaces(Math.max(2, percent.decimals)), '%')
  if (!cannotMeet(times(share, hundred), intervalOf(percent)))
    return [
      agreesWith(
        spans,
        `${ratioText(count, plan).vi} = ${computed.vi}`,
        `${ratioText(count, plan).en} = ${computed.en}`,
        percent,
      ),
    ]
  const isCut = exact.toDecimalPlaces(percent.decimals, Decimal.ROUND_DOWN).eq(amountOf(percent))
  return [
    found(
      'percentage_of_plan',
      isCut ? 'reading' : 'contradiction',
      both((l) => {
        const sum = ratioText(count, plan)[l]
        if (l === 'vi')
          return `${sum} là ${computed.vi}, văn bản ghi ${quoted(percent)}.${isCut ? ' Chỉ đúng nếu cắt bớt chữ số.' : ''}`
        return `${sum} is ${computed.en}; the text prints ${quoted(percent)}.${isCut ? ' It holds only if digits were cut.' : ''}`
      }),
      spans,
      computed.vi,
      quoted(percent),
    ),
  ]
}

const agreesWith = (spans: readonly Placed[], vi: string, en: string, percent: Placed): Told =>
  checked(
    'percentage_of_plan',
    {
      vi: `So với kế hoạch, dự toán ghi trong văn bản: ${vi}, khớp với ${quoted(percent)}.`,
      en: `Against the plan that is printed: ${en}, agrees with ${quoted(percent)}.`,
    },
    spans,
  )

/** Which whole plans does the percentage leave room for? None: one of the two numbers is wrong. */
function againstAnyPlan(count: Placed, percent: Placed): Told {
  const spans = [count, percent]
  const plans = wholePlans(count, percent)
  if (plans === null)
    return checked(
      'implied_plan',
      {
        vi: `${quoted(count)}, ${quoted(percent)}: không suy ra được kế hoạch.`,
        en: `${quoted(count)}, ${quoted(percent)}: no plan can be worked out.`,
      },
      spans,
    )
  if (plans.count > 0) {
    const [least, most] = [planText(plans.least), planText(plans.most)]
    return checked(
      'implied_plan',
      plans.count === 1
        ? {
            vi: `Kế hoạch suy ra: ${least.vi} (${quoted(count)} là ${quoted(percent)}).`,
            en: `The plan that follows: ${least.en} (${quoted(count)} is ${quoted(percent)}).`,
          }
        : {
            vi: `Kế hoạch suy ra: từ ${least.vi} đến ${most.vi}.`,
            en: `The plan that follows: from ${least.en} to ${most.en}.`,
          },
      spans,
    )
  }
  const { holdsWhenCut } = plans
  const near = planText(plans.near)
  const share = amountOf(count)
    .times(hundred)
    .div(isNought(plans.near) ? 1 : plans.near)
  const nearest = shown(share.toDecimalPlaces(Math.max(2, percent.decimals)), '%')
  const value = figureNumber(count)
  return found(
    'implied_plan',
    holdsWhenCut ? 'reading' : 'contradiction',
    {
      vi: `Không có kế hoạch là số nguyên nào để ${value.vi} bằng ${quoted(percent)}; gần nhất là kế hoạch ${near.vi}, khi đó là ${nearest.vi}.${holdsWhenCut ? ' Chỉ đúng nếu cắt bớt chữ số.' : ''}`,
      en: `There is no whole plan of which ${value.en} would be ${quoted(percent)}; the nearest is ${near.en}, which gives ${nearest.en}.${holdsWhenCut ? ' It holds only if digits were cut.' : ''}`,
    },
    spans,
    nearest.vi,
    quoted(percent),
  )
}

const isNought = (plan: Plan): boolean => (typeof plan === 'number' ? plan === 0 : plan.isZero())
const planText = (plan: Plan): Text => (typeof plan === 'number' ? wholeNumber(plan) : bareNumber(plan))

/** A whole plan, as a number where it was worked out in whole numbers. */
type Plan = Decimal | number

interface Plans {
  readonly least: Plan
  readonly most: Plan
  readonly count: number
  /** The plan that comes nearest to the percentage. */
  readonly near: Plan
  /** A plan fits where digits were cut instead of rounded. */
  readonly holdsWhenCut: boolean
}

/** The whole plans of which a count would be a percentage as printed; null when none can be worked out. */
function wholePlans(count: Placed, percent: Placed): Plans | null {
  const { low } = intervalOf(percent)
  if (!low?.gt(0) || amountOf(count).lte(0)) return null
  return inWholeNumbers(count, percent) ?? inDecimals(count, percent)
}

/** So that all that is made of them is an exact whole number too. */
const mostExact = Number.MAX_SAFE_INTEGER / 4
const down = (a: number, b: number): number => (a - (a % b)) / b
const up = (a: number, b: number): number => down(a, b) + (a % b === 0 ? 0 : 1)
const stepOf = (decimals: number): string => (decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`)

/** In the place after the last printed one all are whole numbers: the ends lie five away from what is printed. */
function inWholeNumbers(count: Placed, percent: Placed): Plans | null {
  const point = percent.value.indexOf('.')
  const places = point < 0 ? 0 : percent.value.length - point - 1
  const printed = Number(percent.value.replace('.', '')) * 10 ** (percent.decimals - places) * 10
  const share = Number(count.value) * 100 * 10 ** (percent.decimals + 1)
  if (percent.step !== stepOf(percent.decimals) || printed > mostExact || share > mostExact) return null
  const [least, most] = [up(share, printed + 5), down(share, printed - 5)]
  return {
    least,
    most,
    count: Math.max(0, most - least + 1),
    near: down(2 * share + printed, 2 * printed),
    holdsWhenCut: down(share, printed) >= up(share, printed + 10),
  }
}

function inDecimals(count: Placed, percent: Placed): Plans | null {
  const [value, share] = [amountOf(count).times(hundred), amountOf(percent)]
  const { low, high } = intervalOf(percent)
  if (low === null || high === null) return null
  const [least, most] = [value.div(high).ceil(), value.div(low).floor()]
  return {
    least,
    most,
    count: Math.max(0, most.minus(least).plus(1).toNumber()),
    near: value.div(share).toDecimalPlaces(0),
    holdsWhenCut: value
      .div(share)
      .floor()
      .gte(value.div(share.plus(percent.step)).ceil()),
  }
}
