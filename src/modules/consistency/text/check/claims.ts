import { type Context, spanBack, words } from './context.ts'
import { type Check, found, type Told } from './told.ts'

/** Claims that no number in the text can show. */
const claims: readonly { readonly kind: string; readonly pattern: RegExp; readonly vi: string; readonly en: string }[] =
  [
    {
      kind: 'unchecked_superlative',
      pattern: words('một trong (?:những|các|số)[^.;:\\n]{0,160}? (?:nhất|hàng đầu|dẫn đầu|đầu tiên)', 'gu'),
      vi: 'So sánh hơn nhất nhưng không có số liệu của nơi khác để kiểm tra.',
      en: 'A superlative without the numbers of others: it cannot be checked.',
    },
    {
      kind: 'unchecked_always',
      pattern: words('luôn(?: luôn)? (?:đạt|vượt|hoàn thành|dẫn đầu|đứng đầu|đứng nhất)', 'gu'),
      vi: '“Luôn” nói về nhiều kỳ nhưng không nêu số liệu từng kỳ: không kiểm tra được.',
      en: '“Always” speaks of many periods without their numbers: it cannot be checked.',
    },
  ]

export const checkClaims: Check = (context) => claims.flatMap((claim) => [...tell(context, claim)])

function* tell(context: Context, { kind, pattern, vi, en }: (typeof claims)[number]): Iterable<Told> {
  for (const match of context.plain.text.matchAll(pattern))
    yield found(kind, 'note', { vi, en }, [spanBack(context, match.index, match.index + match[0].length)])
}
