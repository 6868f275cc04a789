import { Decimal, decimal, hundred, zero } from '../../../../platform/domain/decimal.ts'
import { cannotMeet, point } from '../../rule/bounds.ts'
import { after, between, type Context } from './context.ts'
import { amountOf, intervalOf, isPlain, isWholeCount } from './interval.ts'
import type { Placed } from './placed.ts'
import { bareNumber, both, quoted, shown, sumText } from './say.ts'
import { type Check, checked, found, none, type Told } from './told.ts'

/** A count with the share that is printed beside it: `28 đảng viên (45%)`. */
interface Pair {
  readonly count: Placed
  readonly share: Placed
}

const beside = /^[^;:.()\d]{0,40}(?:\(|,|chiếm|tỷ lệ|tỉ lệ)\s*(?:chiếm )?(?:tỷ lệ |tỉ lệ )?$/u
const isChange = /tăng|giảm|vượt|lũy kế|so với|kế hoạch|chỉ tiêu|đạt/u
/** Pairs of one list stand no further apart. */
const farthest = 160
const longest = 12

/**
 * Counts of classes with their shares. Where the shares make a hundred, or the counts the whole that the shares are of, one
 * pair that does not fit what all others have in common is wrong.
 */
export const checkRatedShares: Check = (context) => listsIn(context).flatMap(judge)

function listsIn(context: Context): readonly (readonly Pair[])[] {
  const lists: Pair[][] = []
  for (const share of context.percents) {
    const pair = pairOf(context, share)
    if (!pair) continue
    const list = lists.at(-1)
    const last = list?.at(-1)
    if (list && last && goesOn(context, last, pair)) list.push(pair)
    else lists.push([pair])
  }
  return lists.filter((list) => list.length > 1)
}

function pairOf(context: Context, share: Placed): Pair | null {
  const count = context.figures[share.index - 1]
  if (!count || share.role !== null || !isPlain(share)) return null
  if (count.paragraph !== share.paragraph || !isWholeCount(count) || !isPlain(count) || count.role !== null) return null
  const link = between(context, count, share)
  if (link === null || !beside.test(link) || isChange.test(link)) return null
  return /^\s*(?:so với|kế hoạch|chỉ tiêu)/u.test(after(context, share)) ? null : { count, share }
}

const goesOn = (context: Context, last: Pair, next: Pair): boolean =>
  next.count.index === last.share.index + 1 &&
  next.count.unit === last.count.unit &&
  next.count.paragraph === last.count.paragraph &&
  next.count.from - last.share.until < farthest &&
  !/trong đó/u.test(context.plain.text.slice(last.share.until, next.count.from))

function judge(list: readonly Pair[]): readonly Told[] {
  if (list.length > longest) return none
  const counts = list.map(({ count }) => amountOf(count))
  const base = counts.reduce((sum, count) => sum.plus(count), zero)
  if (base.lte(0)) return none
  const isComplete = isAHundred(list)
  const spans = list.flatMap(({ count, share }) => [count, share])
  if (list.every((pair) => fits(pair, base)))
    return isComplete
      ? [
          checked(
            'counts_and_shares',
            {
              vi: `Các tỷ lệ khớp với số đếm: ${sumText(counts, base).vi}.`,
              en: `The shares agree with the counts: ${sumText(counts, base).en}.`,
            },
            spans,
          ),
        ]
      : []
  if (list.length < 3 || baseOf(list) !== null) return none
  const odd = list.flatMap((pair) => {
    const others = list.filter((other) => other !== pair)
    const common = baseOf(others)
    const isWhole = common !== null && (isComplete || (common.least.lte(base) && common.most.gte(base)))
    return common !== null && isWhole ? [{ pair, common }] : []
  })
  const [only] = odd
  return only && odd.length === 1 ? [oneIsWrong(only.pair, only.common)] : []
}

function isAHundred(list: readonly Pair[]): boolean {
  const total = list.reduce((sum, { share }) => sum.plus(amountOf(share)), zero)
  const rounding = list.reduce((sum, { share }) => sum.plus(share.step), zero)
  return total.minus(hundred).abs().lte(rounding)
}

/** The whole numbers that all the pairs may be shares of, shares rounded or cut. */
interface Common {
  readonly least: Decimal
  readonly most: Decimal
}

function baseOf(list: readonly Pair[]): Common | null {
  let [least, most]: [Decimal, Decimal | null] = [zero, null]
  for (const { count, share } of list) {
    const [value, half] = [amountOf(share), decimal(share.step).div(2)]
    const [low, high] = [value.minus(half), value.plus(share.step)]
    const hundredfold = amountOf(count).times(hundred)
    least = Decimal.max(least, hundredfold.div(high).ceil())
    if (low.gt(0)) most = most === null ? hundredfold.div(low).floor() : Decimal.min(most, hundredfold.div(low).floor())
  }
  return most === null || least.gt(most) ? null : { least, most }
}

function oneIsWrong({ count, share }: Pair, { least, most }: Common): Told {
  const range = (l: 'vi' | 'en'): string =>
    least.eq(most) ? bareNumber(least)[l] : `${bareNumber(least)[l]}–${bareNumber(most)[l]}`
  const computed = shown(shareOf(count, least).toDecimalPlaces(Math.max(1, share.decimals)), '%')
  return found(
    'counts_and_shares',
    'contradiction',
    both((l) =>
      l === 'vi'
        ? `Các tỷ lệ khác trong danh sách tính trên ${range(l)}; ${quoted(count)} khi đó là ${computed.vi}, văn bản ghi ${quoted(share)}.`
        : `The other shares of the list are of ${range(l)}; ${quoted(count)} would be ${computed.en}, and the text prints ${quoted(share)}.`,
    ),
    [count, share],
    computed.vi,
    quoted(share),
  )
}

const shareOf = (count: Placed, base: Decimal): Decimal => amountOf(count).times(hundred).div(base)

/** Rounded or cut: both are usual in such lists. */
function fits({ count, share }: Pair, base: Decimal): boolean {
  const exact = shareOf(count, base)
  if (!cannotMeet(point(exact), intervalOf(share))) return true
  return exact.toDecimalPlaces(share.decimals, Decimal.ROUND_DOWN).eq(amountOf(share))
}
