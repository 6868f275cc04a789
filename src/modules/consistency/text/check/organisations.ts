import { before, between, type Context } from './context.ts'
import { amountOf, isPlain, isWholeCount } from './interval.ts'
import type { Placed } from './placed.ts'
import { bareNumber, both, figureNumber, sumText } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

/** How many figures further on the two kinds may stand. */
const within = 6
const isChange = /(?:tăng|giảm)\s*$/u
const isOfBase = (context: Context, figure: Placed): boolean =>
  /cơ sở/u.test(context.plain.text.slice(figure.from, figure.until + 20))

/** Grassroots organisations are committees (đảng bộ cơ sở) and cells (chi bộ cơ sở), and nothing else. */
export const checkOrganisations: Check = (context) =>
  tellEach(context.figures, (whole) => {
    if (whole.unit !== 'tổ chức' || !isWholeCount(whole) || !isPlain(whole) || !isOfBase(context, whole)) return none
    const near = context.figures
      .slice(whole.index + 1, whole.index + 1 + within)
      .filter((figure) => figure.sentence === whole.sentence && isWholeCount(figure) && isPlain(figure))
    const [committees, cells] = ['đảng bộ', 'chi bộ'].map((unit) =>
      near.find((figure) => figure.unit === unit && isOfBase(context, figure)),
    )
    if (!committees || !cells) return none
    const [first] = [committees, cells].toSorted((a, b) => a.index - b.index)
    if (!first || amountOf(first).gt(amountOf(whole)) || isChange.test(before(context, whole, 12))) return none
    const link = between(context, whole, first)
    return link !== null && /trong đó|gồm/u.test(link) ? [judge(whole, committees, cells)] : none
  })

function judge(whole: Placed, committees: Placed, cells: Placed): Told {
  const spans = [whole, committees, cells]
  const total = amountOf(committees).plus(amountOf(cells))
  const line = sumText([amountOf(committees), amountOf(cells)], total)
  if (total.eq(amountOf(whole)))
    return checked(
      'sum_of_parts',
      { vi: `Đảng bộ cơ sở và chi bộ cơ sở: ${line.vi}.`, en: `Grassroots committees and cells: ${line.en}.` },
      spans,
    )
  return found(
    'sum_of_parts',
    'contradiction',
    both((l) =>
      l === 'vi'
        ? `Đảng bộ cơ sở và chi bộ cơ sở: ${line.vi}, văn bản ghi ${figureNumber(whole).vi} tổ chức cơ sở đảng.`
        : `Grassroots committees and cells: ${line.en}; the text prints ${figureNumber(whole).en} grassroots organisations.`,
    ),
    spans,
    bareNumber(total).vi,
    figureNumber(whole).vi,
  )
}
