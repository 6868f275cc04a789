import { before, between, type Context } from './context.ts'
import { amountOf, isPlain, isWholeCount } from './interval.ts'
import type { Placed } from './placed.ts'
import { bareNumber, both, figureNumber, sumText } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

/** How many figures further on the two kinds may stand. */
const within = 6
const isChange = /(?:tăng|giảm)\s*$/u
/** Is it of the base by its own words, up to the next mark or number? */
function isOfBase(context: Context, figure: Placed): boolean {
  const own = context.plain.text.slice(figure.from, figure.until + 20)
  const end = own.slice(figure.until - figure.from).search(/[,;:()\d]|(?<!\p{L})(?:và|với|cùng)(?!\p{L})/u)
  const words = end < 0 ? own : own.slice(0, figure.until - figure.from + end)
  return /cơ sở/u.test(words) && !/trực thuộc/u.test(words)
}

/** `38 đảng bộ và 25 chi bộ cơ sở`: the other kind stands right beside, with nothing said of either but that. */
function isBeside(context: Context, figure: Placed): boolean {
  const sides = [
    [context.figures[figure.index - 1], figure],
    [figure, context.figures[figure.index + 1]],
  ] as const
  if (/trực thuộc/u.test(context.plain.text.slice(figure.from, figure.until + 14))) return false
  return sides.some(([first, second]) => {
    if (!first || !second || first.unit === second.unit) return false
    const [one, other] = [first.unit, second.unit]
    if (![one, other].every((unit) => unit === 'đảng bộ' || unit === 'chi bộ')) return false
    return /^\s*(?:,|;|và|, và)?\s*$/u.test(between(context, first, second) ?? '…')
  })
}

/** Grassroots organisations are committees (đảng bộ cơ sở) and cells (chi bộ cơ sở), and nothing else. */
export const checkOrganisations: Check = (context) =>
  tellEach(context.figures, (whole) => {
    if (whole.unit !== 'tổ chức' || !isWholeCount(whole) || !isPlain(whole) || !isOfBase(context, whole)) return none
    const near = context.figures
      .slice(whole.index + 1, whole.index + 1 + within)
      .filter((figure) => figure.sentence === whole.sentence && isWholeCount(figure) && isPlain(figure))
    const [committees, cells] = ['đảng bộ', 'chi bộ'].map(
      (unit) =>
        near.find((figure) => figure.unit === unit && isOfBase(context, figure)) ??
        near.find((figure) => figure.unit === unit && isBeside(context, figure)),
    )
    if (!committees || !cells) return none
    const [first] = [committees, cells].toSorted((a, b) => a.index - b.index)
    if (!first || amountOf(first).gt(amountOf(whole)) || isChange.test(before(context, whole, 12))) return none
    const link = between(context, whole, first)
    return link !== null && /trong đó|gồm|^\s*(?:\([^()]{0,20}\)\s*)?\(\s*$/u.test(link)
      ? [judge(whole, committees, cells)]
      : none
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
