import { before } from './context.ts'
import { amountOf } from './interval.ts'
import { bareNumber, quoted } from './say.ts'
import { type Check, found, none, tellEach } from './told.ts'

const grows =
  /(?:tăng|tăng lên|tăng thêm|tăng gấp|tăng hơn|tăng gần|tăng khoảng|cao hơn|nhiều hơn|lớn hơn)(?: (?:gấp|lên|thêm|hơn|gần|khoảng|tới|đến))*\s*$/u

/** `tăng gấp 1,55 lần`: 1,55 times as much, or 1,55 times more. */
export const checkMultiples: Check = (context) =>
  tellEach(context.figures, (figure) => {
    if (figure.unit !== 'lần' || (figure.kind !== 'multiple' && figure.kind !== 'count')) return none
    const numberFrom = context.plain.here(figure.number.start)
    const ahead = `${before(context, figure, 40)}${context.plain.text.slice(figure.from, numberFrom)}`
    if (!grows.test(ahead)) return none
    const value = amountOf(figure)
    if (value.lte(0)) return none
    const [times, more] = [bareNumber(value), bareNumber(value.plus(1))]
    return [
      found(
        'ambiguous_multiple',
        'reading',
        {
          vi: `“${quoted(figure)}” đi với “tăng” có hai cách đọc: bằng ${times.vi} lần số cũ (thường dùng), hoặc tăng thêm ${times.vi} lần, tức bằng ${more.vi} lần.`,
          en: `“${quoted(figure)}” with “tăng” can be read in two ways: ${times.en} times the old number (usual), or that much more, which is ${more.en} times.`,
        },
        [figure],
      ),
    ]
  })
