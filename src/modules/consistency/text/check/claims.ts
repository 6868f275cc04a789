import { type Context, matchesAt, spanBack, words } from './context.ts'
import { type Check, found, type Told, tellEach } from './told.ts'

/** Claims that no number in the text can show. */
interface Claim {
  readonly kind: string
  /** The words it begins with; only from there the pattern is tried. */
  readonly lead: string
  readonly pattern: RegExp
  readonly vi: string
  readonly en: string
}

const claims: readonly Claim[] = [
  {
    kind: 'unchecked_superlative',
    lead: 'một trong ',
    pattern: words('một trong (?:những|các|số)[^.;:\\n]{0,160}? (?:nhất|hàng đầu|dẫn đầu|đầu tiên)', 'uy'),
    vi: 'So sánh hơn nhất nhưng không có số liệu của nơi khác để kiểm tra.',
    en: 'A superlative without the numbers of others: it cannot be checked.',
  },
  {
    kind: 'unchecked_always',
    lead: 'luôn ',
    pattern: words('luôn(?: luôn)? (?:đạt|vượt|hoàn thành|dẫn đầu|đứng đầu|đứng nhất)', 'uy'),
    vi: '“Luôn” nói về nhiều kỳ nhưng không nêu số liệu từng kỳ: không kiểm tra được.',
    en: '“Always” speaks of many periods without their numbers: it cannot be checked.',
  },
]

export const checkClaims: Check = (context) => tellEach(claims, (claim) => tell(context, claim))

const tell = (context: Context, { kind, lead, pattern, vi, en }: Claim): readonly Told[] =>
  matchesAt(context, lead, pattern).map((match) =>
    found(kind, 'note', { vi, en }, [spanBack(context, match.index, match.index + match[0].length)]),
  )
