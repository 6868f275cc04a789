import { Decimal, hundred } from '../../../../platform/domain/decimal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { cannotMeet, point, widened } from '../../rule/bounds.ts'
import { amountOf, intervalOf, isPercent, isPlain, slackOf } from './interval.ts'
import type { Placed } from './placed.ts'
import { both, quoted, shown, shownFigure } from './say.ts'
import { checked, found, none, type Told } from './told.ts'

export type Way = 'growth' | 'fall' | 'multiple'

/** Two values of one thing at two times, and the change that is printed between them. */
export interface Change {
  readonly earlier: Placed
  readonly later: Placed
  readonly change: Placed
  readonly way: Way
  /** The change may be against another base: then only agreement is told. */
  readonly isLoose: boolean
}

/** One way in which the printed change can be meant. */
interface Meant {
  readonly value: Decimal
  readonly unit: string
  /** What the rounding of the two values can do to it. */
  readonly allowed: Decimal
}

/** Values further apart may be printed in two scales: `từ 800 lên 1,5 triệu`. */
const farApart = 20

export function judgeChange(all: Change): readonly Told[] {
  const { earlier, later, change, way, isLoose } = all
  const [from, to] = [amountOf(earlier), amountOf(later)]
  if (from.lte(0) || to.lte(0)) return none
  const meant = meantBy(all)
  const interval = intervalOf(change)
  const fits = meant.find(({ value, allowed }) => !cannotMeet(widened(point(value), allowed), interval))
  const spans = [earlier, later, change]
  const told = fits ?? meant[0]
  if (!told) return none
  const computed = shown(told.value.toDecimalPlaces(Math.max(2, change.decimals)), told.unit)
  const line = both((l) =>
    l === 'vi'
      ? `Từ ${shownFigure(earlier).vi} đến ${shownFigure(later).vi} là ${verbs[way].vi} ${computed.vi}`
      : `From ${shownFigure(earlier).en} to ${shownFigure(later).en} is ${verbs[way].en} ${computed.en}`,
  )
  if (fits)
    return [
      checked(
        'growth',
        { vi: `${line.vi}, khớp với ${quoted(change)}.`, en: `${line.en}, agrees with ${quoted(change)}.` },
        spans,
      ),
    ]
  if (isLoose || areFarApart(from, to)) return none
  const isCut =
    isPlain(change) &&
    isPercent(change) &&
    told.value.toDecimalPlaces(change.decimals, Decimal.ROUND_DOWN).eq(amountOf(change))
  return [
    found(
      'growth',
      isCut || isRoundedBroadly(told, change) ? 'reading' : 'contradiction',
      {
        vi: `${line.vi}, văn bản ghi ${verbs[way].vi} ${quoted(change)}.${isCut ? ' Chỉ đúng nếu cắt bớt chữ số, không làm tròn.' : ''}`,
        en: `${line.en}; the text prints ${verbs[way].en} ${quoted(change)}.${isCut ? ' It holds only if digits were cut instead of rounded.' : ''}`,
      },
      spans,
      computed.vi,
      quoted(change),
    ),
  ]
}

/** `20%` for 19,3 %: rounded to fives or tens without saying so. */
const isRoundedBroadly = ({ value, unit }: Meant, change: Placed): boolean =>
  unit === '%' &&
  change.decimals === 0 &&
  amountOf(change).mod(5).isZero() &&
  value.minus(amountOf(change)).abs().lte(1)

const areFarApart = (a: Decimal, b: Decimal): boolean => a.gt(b.times(farApart)) || b.gt(a.times(farApart))

const verbs: Readonly<Record<Way, Text>> = {
  growth: { vi: 'tăng', en: 'growth of' },
  fall: { vi: 'giảm', en: 'a fall of' },
  multiple: { vi: 'gấp', en: 'a multiple of' },
}

/** The usual meaning first. A change of a percentage that is printed with `%` may be in points or relative. */
function meantBy({ earlier, later, change, way }: Change): readonly Meant[] {
  const moved = way === 'fall' ? amountOf(earlier).minus(amountOf(later)) : amountOf(later).minus(amountOf(earlier))
  const inNumbers: Meant = {
    value: moved,
    unit: isPercent(later) ? 'điểm %' : change.unit,
    allowed: slackOf(earlier).plus(slackOf(later)),
  }
  if (change.unit === 'lần') return multiples(earlier, later, way)
  if (!isPercent(change)) return [inNumbers]
  const share: Meant = {
    value: moved.times(hundred).div(amountOf(earlier)),
    unit: '%',
    allowed: quotientSlack(later, earlier).times(hundred),
  }
  if (way === 'multiple') return [{ ...share, value: share.value.plus(hundred) }, share]
  return isPercent(later) ? [inNumbers, share] : [share]
}

/** `tăng 2,5 lần` is used both of what became 2,5 times as much and of what grew by so much. */
function multiples(earlier: Placed, later: Placed, way: Way): readonly Meant[] {
  const [top, bottom] = way === 'fall' ? [earlier, later] : [later, earlier]
  const times: Meant = {
    value: amountOf(top).div(amountOf(bottom)),
    unit: 'lần',
    allowed: quotientSlack(top, bottom),
  }
  return way === 'multiple' ? [times] : [times, { ...times, value: times.value.minus(1) }]
}

/** How far the quotient of two rounded numbers can be from that of the printed ones. */
function quotientSlack(top: Placed, bottom: Placed): Decimal {
  const least = amountOf(bottom).minus(slackOf(bottom))
  if (least.lte(0)) return hundred
  const share = amountOf(top).div(amountOf(bottom))
  return slackOf(top).plus(slackOf(bottom).times(share)).div(least)
}

/** Two values of which the words say that one is below the other, and it is above it. */
export function judgeDirection(earlier: Placed, later: Placed, isFall: boolean): readonly Told[] {
  const [low, high] = isFall ? [later, earlier] : [earlier, later]
  const [a, b] = [amountOf(low), amountOf(high)]
  if (a.lte(b) || b.lte(0) || areFarApart(a, b) || !cannotMeet(intervalOf(low), intervalOf(high))) return none
  const words = `${quoted(earlier)} ${isFall ? 'xuống' : 'lên'} ${quoted(later)}`
  return [
    found(
      'direction',
      'contradiction',
      {
        vi: `Văn bản ghi ${isFall ? 'giảm' : 'tăng'} từ ${words}, nhưng số sau ${isFall ? 'lớn' : 'nhỏ'} hơn số trước.`,
        en: `The text says ${isFall ? 'a fall' : 'growth'} from ${shownFigure(earlier).en} to ${shownFigure(later).en}, but the second number is ${isFall ? 'larger' : 'smaller'}.`,
      },
      [earlier, later],
      null,
      words,
    ),
  ]
}
