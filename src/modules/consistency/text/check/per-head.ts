import { cannotMeet, times } from '../../rule/bounds.ts'
import { anyWord, before, between, type Context } from './context.ts'
import { amountOf, intervalOf, isPlain, isWholeCount } from './interval.ts'
import type { Placed } from './placed.ts'
import { both, shown, shownFigure } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

const each = /(?:^|[\s(,;])(?:mỗi|bình quân mỗi|bình quân|trị giá mỗi) ?(?:một )?[\p{L} ]{0,30}$/u
const inAll = anyWord('tổng(?: (?:trị giá|giá trị|số tiền|kinh phí|cộng|tiền))?')
/** How many figures further on the total may stand. */
const within = 4

/** `100 suất quà, mỗi suất 500.000 đồng, tổng trị giá 50 triệu đồng`. */
export const checkPerHead: Check = (context) =>
  tellEach(context.figures, (single) => {
    if (single.kind !== 'money' || !isPlain(single)) return none
    const count = context.figures[single.index - 1]
    if (!count || count.sentence !== single.sentence || !isWholeCount(count) || count.role !== null) return none
    const link = between(context, count, single)
    if (link === null || /[;.]/.test(link) || !isEach(link, single)) return none
    if (/mỗi [^,;.]{0,30}$/u.test(before(context, count, 40))) return none
    const total = totalOf(context, single)
    return total ? [judge(count, single, total)] : none
  })

const isEach = (link: string, single: Placed): boolean => single.unit === 'đồng' && each.test(link)

function totalOf(context: Context, single: Placed): Placed | undefined {
  return context.figures
    .slice(single.index + 1, single.index + 1 + within)
    .find(
      (figure, index) =>
        index === 0 &&
        figure.sentence === single.sentence &&
        figure.kind === 'money' &&
        figure.unit === 'đồng' &&
        figure.role === null &&
        inAll.test(before(context, figure, 60)),
    )
}

function judge(count: Placed, single: Placed, total: Placed): Told {
  const spans = [count, single, total]
  const product = times(intervalOf(single), amountOf(count))
  const computed = shown(amountOf(count).times(amountOf(single)), 'đồng')
  const line = both((l) => `${shownFigure(count)[l]} × ${shownFigure(single)[l]} = ${computed[l]}`)
  if (amountOf(count).isZero() || !cannotMeet(product, intervalOf(total)))
    return checked('per_head', { vi: `${line.vi}: khớp.`, en: `${line.en}: agrees.` }, spans)
  return found(
    'per_head',
    'contradiction',
    {
      vi: `${line.vi}, văn bản ghi tổng ${shownFigure(total).vi}.`,
      en: `${line.en}; the text prints ${shownFigure(total).en} in all.`,
    },
    spans,
    computed.vi,
    shownFigure(total).vi,
  )
}
