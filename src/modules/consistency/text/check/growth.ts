import { type Decimal, hundred } from '../../../../platform/domain/decimal.ts'
import { cannotMeet, point, widened } from '../../rule/bounds.ts'
import { after, before, between, type Context, type Placed } from './context.ts'
import { amountOf, intervalOf, isAlike, isPercent, isPlain, slackOf } from './interval.ts'
import { both, quoted, shown, shownFigure } from './say.ts'
import { type Check, checked, found, type Told } from './told.ts'

/** Two values of one thing at two times, and the change that is printed between them. */
interface Change {
  readonly earlier: Placed
  readonly later: Placed
  readonly change: Placed
  readonly isFall: boolean
}

const isLedTo = /(?:tăng|giảm)(?: thêm)?\s*$/u
const fromTo = /^[^;:.]{0,60}(?:lên|xuống|còn|đến|tăng lên|giảm còn|xuống còn)(?: còn)?\s*$/u
const changes = /^[^;:.,(\d]{0,40}(?:,|\()\s*(?:tức |tức là |tương ứng |tương đương )?(tăng|giảm)(?: thêm)?\s*$/u
const earlierInBrackets = /^[^;:.\d]{0,40}so với [^;:.()]{0,40}\([^;:.()\d]{0,40}$/u

/** Growth against two values that are both printed. */
export const checkGrowth: Check = (context) =>
  context.figures.flatMap((figure) => {
    if (!isLedTo.test(context.plain.text.slice(Math.max(0, figure.from - 12), figure.from))) return []
    const change = fromToChange(context, figure) ?? bracketedChange(context, figure) ?? yearlyChange(context, figure)
    return change && isOfTheSame(context, change) ? judge(change) : []
  })

/** `từ 50 hộ lên 60 hộ, tăng 20%`. */
function fromToChange(context: Context, change: Placed): Change | null {
  const [earlier, later] = [context.figures[change.index - 2], context.figures[change.index - 1]]
  if (!earlier || !later || !areOne(earlier, later, change)) return null
  const [first, second] = [between(context, earlier, later), between(context, later, change)]
  if (first === null || second === null || !fromTo.test(first)) return null
  if (
    !/(?<![\p{L}\p{N}])từ\s*$/u.test(`${before(context, earlier, 30)}`.replace(/(?:năm )?(?:19|20)\d{2} là\s*$/u, ''))
  )
    return null
  const way = changes.exec(second)?.[1]
  return way === undefined ? null : { earlier, later, change, isFall: way === 'giảm' }
}

/** `60 hộ, tăng 20% so với năm 2021 (50 hộ)`. */
function bracketedChange(context: Context, change: Placed): Change | null {
  const [later, earlier] = [context.figures[change.index - 1], context.figures[change.index + 1]]
  if (!earlier || !later || !areOne(earlier, later, change)) return null
  const [first, second] = [between(context, later, change), between(context, change, earlier)]
  const way = first === null ? undefined : changes.exec(first)?.[1]
  if (way === undefined || second === null || !earlierInBrackets.test(bareYears(second))) return null
  return { earlier, later, change, isFall: way === 'giảm' }
}

const yearAhead = /năm ((?:19|20)\d{2})[^;:.\d]{0,60}$/u

/** `năm 2021 có 50 hộ, năm 2022 có 60 hộ, tăng 20%`. */
function yearlyChange(context: Context, change: Placed): Change | null {
  const [earlier, later] = [context.figures[change.index - 2], context.figures[change.index - 1]]
  if (!earlier || !later || !areOne(earlier, later, change)) return null
  const [first, second] = [between(context, earlier, later), between(context, later, change)]
  const way = second === null ? undefined : changes.exec(second)?.[1]
  const from = yearAhead.exec(before(context, earlier, 80))?.[1]
  const to = first === null ? undefined : yearAhead.exec(first)?.[1]
  if (way === undefined || from === undefined || to === undefined || Number(to) <= Number(from)) return null
  return { earlier, later, change, isFall: way === 'giảm' }
}

/** A change in numbers names what the values count, or nothing. */
function isOfTheSame(context: Context, { later, change }: Change): boolean {
  if (isPercent(change) || (change.counted !== null && change.counted === later.counted)) return true
  return change.kind === 'money' || /^\s*(?:$|[),.;:…]|so với)/u.test(after(context, change))
}

const bareYears = (text: string): string => text.replace(/(?:19|20)\d{2}/gu, '')

const areOne = (earlier: Placed, later: Placed, change: Placed): boolean =>
  earlier.sentence === change.sentence &&
  later.sentence === change.sentence &&
  isAlike(earlier, later) &&
  [earlier, later, change].every(isPlain) &&
  ['count', 'money', 'amount'].includes(later.kind) &&
  (isPercent(change) || isAlike(change, later))

function judge({ earlier, later, change, isFall }: Change): readonly Told[] {
  const spans = [earlier, later, change]
  const [from, to] = [amountOf(earlier), amountOf(later)]
  if (from.lte(0)) return []
  const moved = isFall ? from.minus(to) : to.minus(from)
  const isShare = isPercent(change)
  const computed = isShare ? moved.times(hundred).div(from) : moved
  const shownComputed = shown(computed.toDecimalPlaces(Math.max(2, change.decimals)), change.unit)
  const allowed = allowance(earlier, later, isShare)
  const line = both((l) => `${shownFigure(earlier)[l]} → ${shownFigure(later)[l]}: ${shownComputed[l]}`)
  if (!cannotMeet(widened(point(computed), allowed), intervalOf(change)))
    return [
      checked(
        'growth',
        { vi: `${line.vi}, khớp với ${quoted(change)}.`, en: `${line.en}, agrees with ${quoted(change)}.` },
        spans,
      ),
    ]
  return [
    found(
      'growth',
      'contradiction',
      {
        vi: `${line.vi}, văn bản ghi ${isFall ? 'giảm' : 'tăng'} ${quoted(change)}.`,
        en: `${line.en}; the text prints ${isFall ? 'a fall' : 'growth'} of ${quoted(change)}.`,
      },
      spans,
      shownComputed.vi,
      quoted(change),
    ),
  ]
}

/** What the rounding of the two values can do to their change. */
function allowance(earlier: Placed, later: Placed, isShare: boolean): Decimal {
  const [first, second] = [slackOf(earlier), slackOf(later)]
  if (!isShare) return first.plus(second)
  const from = amountOf(earlier)
  const base = from.minus(first)
  if (base.lte(0)) return hundred
  return second
    .plus(first.times(amountOf(later)).div(from))
    .times(hundred)
    .div(base)
}
