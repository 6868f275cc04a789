import { hundred } from '../../../../platform/domain/decimal.ts'
import { isSurelyAbove } from '../../rule/bounds.ts'
import { type Context, mayBeDay } from './context.ts'
import { amountOf, intervalOf, isPercent } from './interval.ts'
import type { Placed } from './placed.ts'
import { figureNumber } from './say.ts'
import { type Check, found, none, tellEach } from './told.ts'

/** Parts of a whole that are more than it: `20/19 chỉ tiêu`. */
export const checkFractionsAboveOne: Check = (context) =>
  tellEach(context.read.relations, (relation) => {
    if (relation.kind !== 'fraction') return none
    const [above = -1, below = -1] = relation.figures
    const [numerator, denominator] = [context.figures[above], context.figures[below]]
    if (!numerator || !denominator || !isSurelyAbove(intervalOf(numerator), intervalOf(denominator))) return none
    if (isOverPlan(context, numerator, denominator) || amountOf(denominator).isZero()) return none
    const isPerhapsDay = mayBeDay(context, numerator, denominator) && !closedUnits.has(denominator.unit)
    if (isPerhapsDay || !countedUnits.has(denominator.unit)) return none
    const sum = `${figureNumber(numerator).vi}/${figureNumber(denominator).vi}`
    const isClosed = closedUnits.has(denominator.unit)
    return [
      found(
        'part_above_whole',
        isClosed ? 'contradiction' : 'reading',
        isClosed
          ? {
              vi: `${sum} ${denominator.unit}: phần lớn hơn tổng.`,
              en: `${sum} (${denominator.unit}): the part is more than the whole.`,
            }
          : {
              vi: `${sum} ${denominator.unit}: chỉ đúng nếu số sau là kế hoạch, không phải tổng số.`,
              en: `${sum} (${denominator.unit}): holds only if the second number is a plan and not a total.`,
            },
        [numerator, denominator],
      ),
    ]
  })

/** A percentage above a hundred right beside says that the second number is a plan. */
const isOverPlan = ({ figures }: Context, numerator: Placed, denominator: Placed): boolean =>
  [figures[numerator.index - 1], figures[denominator.index + 1]].some(
    (figure) =>
      figure !== undefined &&
      isPercent(figure) &&
      figure.sentence === numerator.sentence &&
      amountOf(figure).gt(hundred),
  )

/** What is admitted, built or set up against a plan. */
const plannedUnits = ['người', 'căn', 'hộ', 'mô hình', 'lớp', 'trường', 'văn bản', 'hợp tác xã']
/** What there is a fixed number of: nobody can meet 20 of 19. */
const closedUnits = new Set([
  'chỉ tiêu',
  'tiêu chí',
  'xã',
  'phường',
  'huyện',
  'quận',
  'ấp',
  'thôn',
  'chi bộ',
  'tổ chức',
])
const countedUnits = new Set([...closedUnits, ...plannedUnits])
