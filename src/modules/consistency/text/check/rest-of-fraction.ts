import { after, between, type Context } from './context.ts'
import { amountOf, isPlain, isWholeCount } from './interval.ts'
import { both, quoted, shown } from './say.ts'
import { type Check, checked, found, none, tellEach } from './told.ts'

const leadsToRest = /^\s*(?:đạt|đạt chuẩn|hoàn thành)?\s*,?\s*(?:hiện |chỉ )?còn(?: lại)?\s*$/u
const isNotYet = /^\s*(?:chưa|không)(?!\p{L})/u

/** `đạt 18/20 chỉ tiêu, còn 2 chỉ tiêu chưa đạt`: what the fraction leaves. */
export const checkRestOfFraction: Check = (context: Context) =>
  tellEach(context.read.relations, ({ kind, figures }) => {
    if (kind !== 'fraction') return none
    const [above, below] = figures.map((index) => context.figures[index])
    const rest = below && context.figures[below.index + 1]
    if (!above || !below || !rest || rest.unit !== below.unit || rest.sentence !== below.sentence) return none
    if (![above, below, rest].every((figure) => isWholeCount(figure) && isPlain(figure)) || rest.role !== null)
      return none
    const link = between(context, below, rest)
    if (link === null || !leadsToRest.test(link) || !isNotYet.test(after(context, rest))) return none
    const left = shown(amountOf(below).minus(amountOf(above)), rest.unit)
    const line = both((l) => `${shown(amountOf(below), '')[l]} - ${shown(amountOf(above), '')[l]}`)
    if (amountOf(below).minus(amountOf(above)).eq(amountOf(rest)))
      return [
        checked(
          'remainder',
          { vi: `Còn lại: ${line.vi} = ${left.vi}, khớp.`, en: `The rest: ${line.en} = ${left.en}, agrees.` },
          [above, below, rest],
        ),
      ]
    return [
      found(
        'remainder',
        'contradiction',
        {
          vi: `${line.vi} còn ${left.vi}, văn bản ghi ${quoted(rest)}.`,
          en: `${line.en} leaves ${left.en}; the text prints ${quoted(rest)}.`,
        },
        [above, below, rest],
        left.vi,
        quoted(rest),
      ),
    ]
  })
