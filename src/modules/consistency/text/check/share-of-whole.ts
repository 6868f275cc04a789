import { Decimal, hundred } from '../../../../platform/domain/decimal.ts'
import { cannotMeet, point } from '../../rule/bounds.ts'
import { after, before, between, type Context, sentenceOf, words } from './context.ts'
import { amountOf, intervalOf, isPercent, isPlain, isWholeCount } from './interval.ts'
import { isOfLoss } from './listing.ts'
import type { Placed } from './placed.ts'
import { quoted, ratioText, shown } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

const ofWhich = words('trong đó|gồm|riêng', 'gu')
/** How far back the whole may stand, in characters and in figures. */
const reach = { characters: 260, figures: 8 } as const
const takes = /^[^;:.()\d]{0,40}(?:\(|,|chiếm)\s*(?:chiếm )?(?:tỷ lệ |tỉ lệ )?$/u
const isChange = /tăng|giảm|vượt|lũy kế|so với|kế hoạch|chỉ tiêu|đạt|lãi|bình quân/u
const endsThere = /^\s*(?:$|[),.;…]|(?:trên |so với )?tổng số\s*(?:$|[),.;…]))/u

/** `62 đảng viên, trong đó 13 cấp ủy viên (chiếm 21%)`: the share of a part of the whole that is named just before. */
export const checkShareOfWhole: Check = (context) =>
  tellEach(context.percents, (share) => {
    const part = context.figures[share.index - 1]
    if (!part || !isPlain(share) || part.sentence !== share.sentence || part.role !== null) return none
    const link = between(context, part, share)
    if (link === null || !takes.test(link) || isChange.test(link) || !endsThere.test(after(context, share))) return none
    if (/(?:tăng|giảm|thêm)\s*$/u.test(before(context, part, 12))) return none
    const whole = wholeOf(context, part)
    return whole && isSummed(whole, part) ? judge(whole, part, share) : none
  })

/** The number that stands before the last `trong đó`, of the same unit, with no more than percentages after it. */
function wholeOf(context: Context, part: Placed): Placed | null {
  const from = Math.max(sentenceOf(context, part).start, part.from - reach.characters)
  const text = context.plain.text.slice(from, part.from)
  const at = [...text.matchAll(ofWhich)].at(-1)?.index
  if (at === undefined || /[.)]/u.test(text.slice(at))) return null
  const earlier = context.figures.slice(Math.max(0, part.index - reach.figures), part.index)
  const whole = earlier.findLast((figure) => figure.until <= from + at && !isPercent(figure))
  if (!whole || whole.sentence !== part.sentence || whole.unit !== part.unit || whole.role !== null) return null
  const isBeside = from + at - whole.until < 80 && !isOfLoss.test(before(context, whole, 40))
  return isBeside ? whole : null
}

const isSummed = (whole: Placed, part: Placed): boolean =>
  [whole, part].every((figure) => isPlain(figure) && (isWholeCount(figure) || figure.kind === 'money'))

function judge(whole: Placed, part: Placed, share: Placed): readonly Told[] {
  const spans = [whole, part, share]
  if (amountOf(whole).lte(0)) return none
  const exact = amountOf(part).times(hundred).div(amountOf(whole))
  const computed = shown(exact.toDecimalPlaces(Math.max(2, share.decimals)), '%')
  const sum = ratioText(part, whole)
  const isCut = exact.toDecimalPlaces(share.decimals, Decimal.ROUND_DOWN).eq(amountOf(share))
  if (isCut || !cannotMeet(point(exact), intervalOf(share)))
    return [
      checked(
        'share_of_whole',
        {
          vi: `${sum.vi} = ${computed.vi}: khớp với ${quoted(share)}.`,
          en: `${sum.en} = ${computed.en}: agrees with ${quoted(share)}.`,
        },
        spans,
      ),
    ]
  if (exact.minus(amountOf(share)).abs().lte(1)) return none
  return [
    found(
      'share_of_whole',
      'contradiction',
      {
        vi: `${sum.vi} là ${computed.vi}, văn bản ghi ${quoted(share)}. Chỉ đúng nếu tỷ lệ tính trên số khác chưa nêu.`,
        en: `${sum.en} is ${computed.en}; the text prints ${quoted(share)}. It holds only on a base that is not named.`,
      },
      spans,
      computed.vi,
      quoted(share),
    ),
  ]
}
