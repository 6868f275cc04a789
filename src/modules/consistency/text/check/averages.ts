import { cannotMeet, quotientOf } from '../../rule/bounds.ts'
import { before } from './context.ts'
import { amountOf, intervalOf, isPlain, isWholeCount } from './interval.ts'
import type { Placed } from './placed.ts'
import { both, figureNumber, quoted, shown } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

/** How many figures before an average its two numbers may stand. */
const within = 4
const isAverage = /(?<!\p{L})(?:bình quân|trung bình)(?: (?:đạt|là|có|khoảng|mỗi chi bộ|chung))?\s*$/u
/** Parts and changes are not what an average is of. */
const isOfOther = /(?:trong đó|riêng|gồm|tăng|giảm|thêm|kết nạp|mới|chuyển|so với)[^;:,]{0,30}$/u

/** `45 chi bộ với 144 đảng viên, bình quân 3,2 đảng viên/chi bộ`. */
export const checkAverages: Check = (context) =>
  tellEach(context.figures, (average) => {
    const at = average.kind === 'count' ? average.unit.indexOf('/') : -1
    if (at < 1 || average.role !== null || !isAverage.test(before(context, average, 40))) return none
    const [of, per] = [average.unit.slice(0, at), average.unit.slice(at + 1)]
    const near = context.figures
      .slice(Math.max(0, average.index - within), average.index)
      .filter((figure) => figure.sentence === average.sentence)
    const [whole, count] = [near.filter((figure) => isIn(figure, of)), near.filter((figure) => isIn(figure, per))]
    const [sum, number] = [whole[0], count[0]]
    if (!sum || !number || whole.length > 1 || count.length > 1 || amountOf(number).lte(0)) return none
    const isSure = near.length === 2 && !near.some((figure) => isOfOther.test(before(context, figure, 60)))
    return judge(sum, number, average, isSure)
  })

const isIn = (figure: Placed, unit: string): boolean =>
  isWholeCount(figure) && isPlain(figure) && figure.role === null && [figure.unit, nounOf(figure)].includes(unit)
const nounOf = ({ counted }: Placed): string | undefined => counted?.toLowerCase()

function judge(sum: Placed, count: Placed, average: Placed, isSure: boolean): readonly Told[] {
  const spans = [sum, count, average]
  const exact = amountOf(sum).div(amountOf(count))
  const computed = shown(exact.toDecimalPlaces(Math.max(1, average.decimals)), average.unit)
  const line = both((l) => `${figureNumber(sum)[l]} / ${figureNumber(count)[l]}`)
  const quotient = quotientOf(intervalOf(sum), intervalOf(count))
  // An average in whole people is rounded in any direction.
  const isNear = exact
    .minus(amountOf(average))
    .abs()
    .lte(average.decimals === 0 ? 1 : average.step)
  if (isNear || (quotient && !cannotMeet(quotient, intervalOf(average))))
    return [
      checked(
        'average',
        {
          vi: `Bình quân: ${line.vi} = ${computed.vi}, khớp với ${quoted(average)}.`,
          en: `The average: ${line.en} = ${computed.en}, agrees with ${quoted(average)}.`,
        },
        spans,
      ),
    ]
  if (!isSure) return none
  return [
    found(
      'average',
      'contradiction',
      {
        vi: `Bình quân: ${line.vi} là ${computed.vi}, văn bản ghi ${quoted(average)}.`,
        en: `The average: ${line.en} is ${computed.en}; the text prints ${quoted(average)}.`,
      },
      spans,
      computed.vi,
      quoted(average),
    ),
  ]
}
