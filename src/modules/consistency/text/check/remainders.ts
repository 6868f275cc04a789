import { type Decimal, zero } from '../../../../platform/domain/decimal.ts'
import { after, anyWord, before, between, type Context, lastAhead, lettersOf } from './context.ts'
import { amountOf, isPlain, isWholeCount } from './interval.ts'
import type { Placed } from './placed.ts'
import { both, quoted, shown } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

/** How many figures before a remainder its whole may stand. */
const within = 8
const leftWords = 'còn lại'
/** The last letters of what leads to a rest. */
const endsLeft = lettersOf('iàó')
const isLeft = /^\s*còn lại(?!\p{L})/u
const isLeftAhead = /(?<!\p{L})còn lại(?: là| có)?\s*$/u
const isLedByLeft = (context: Context, rest: Placed): boolean =>
  endsLeft.has(lastAhead(context, rest)) && isLeftAhead.test(before(context, rest, 20))
/** What is hoped for, of another time, or counted on another base. */
const isOther = anyWord(
  'dự kiến|phấn đấu|kế hoạch|chỉ tiêu|mục tiêu|thêm|tiếp tục|sẽ|đến năm|so với|cùng kỳ|nâng cao|kiểu mẫu|đợt|giai đoạn|năm trước|sáp nhập|giải thể|chia tách|thành lập',
)
const namesWhole = /(?:(?:^|[\s,(])(?:có|trong|trong số|trong tổng số|trên|tổng số|tổng cộng|tất cả))\s*$/u

/** `15 xã, thị trấn`: the whole counts more than the parts name. */
const isMixed =
  /^\s*(?:,|và|-|\/)\s*(?:thị trấn|thị xã|thành phố|phường|xã|đặc khu|huyện|quận|ấp|khu|tổ|bản|làng|buôn|thôn|xóm|đảng bộ|chi bộ|đơn vị|cơ quan)/u

/** `36 xã, 16 xã đạt chuẩn, 20 xã còn lại`: the rest of a whole in the same sentence or the one before it. */
export const checkRemainders: Check = (context) =>
  tellEach(context.figures, (rest) => {
    if (!isCounted(rest) || rest.unit === '' || !isBesideLeft(context, rest)) return none
    if (!isLeft.test(after(context, rest, 20)) && !isLedByLeft(context, rest)) return none
    const near = context.figures
      .slice(Math.max(0, rest.index - within), rest.index)
      .filter(
        (figure) =>
          figure.paragraph === rest.paragraph && rest.sentence - figure.sentence <= 1 && isOfOne(figure, rest),
      )
    const match = matchIn(near, rest)
    if (match) return isListed(context, match, rest) ? none : [agrees(match, rest)]
    return differs(context, near, rest)
  })

/** How far from a figure the words may stand. */
const leftWithin = 30

const isBesideLeft = ({ plain: { text } }: Context, { from, until }: Placed): boolean =>
  text.slice(Math.max(0, from - leftWithin), until + leftWithin + leftWords.length - 1).includes(leftWords)

const isCounted = (figure: Placed): boolean => isWholeCount(figure) && isPlain(figure) && figure.role === null
const isOfOne = (figure: Placed, rest: Placed): boolean =>
  figure.unit === rest.unit && isCounted(figure) && nounOf(figure) === nounOf(rest)
const nounOf = ({ counted }: Placed): string => counted?.toLowerCase().replace(/ còn lại$/u, '') ?? ''

/** Others that are counted alike follow in the sentence: they may be left too. */
const hasMore = (context: Context, rest: Placed): boolean =>
  context.figures
    .slice(rest.index + 1, rest.index + 1 + within)
    .some((figure) => figure.sentence === rest.sentence && figure.unit === rest.unit)

interface Whole {
  readonly whole: Placed
  readonly parts: readonly Placed[]
}

/** A number of which some that follow it and the rest are the parts. */
function matchIn(near: readonly Placed[], rest: Placed): Whole | null {
  for (const [at, whole] of near.entries()) {
    const parts = subsetOf(near.slice(at + 1), amountOf(whole).minus(amountOf(rest)))
    if (parts) return { whole, parts }
  }
  return null
}

/** Some of at most eight figures that make a number. */
function subsetOf(figures: readonly Placed[], sum: Decimal): readonly Placed[] | null {
  if (sum.lte(0)) return null
  let sums: readonly { readonly sum: Decimal; readonly parts: readonly Placed[] }[] = [{ sum: zero, parts: [] }]
  for (const figure of figures)
    sums = [...sums, ...sums.map((one) => ({ sum: one.sum.plus(amountOf(figure)), parts: [...one.parts, figure] }))]
  return sums.find((one) => one.sum.eq(sum))?.parts ?? null
}

/** The reading already made parts of them, and their sum is told there. */
const isListed = (context: Context, { whole, parts }: Whole, rest: Placed): boolean =>
  [...parts, rest].every(({ index }) => (context.relatedTo().get(index) ?? []).some((other) => other === whole.index))

function agrees({ whole, parts }: Whole, rest: Placed): Told {
  const line = both((l) => `${[whole, ...parts].map((one) => shown(amountOf(one), '')[l]).join(' - ')}`)
  const left = shown(amountOf(rest), rest.unit)
  return checked(
    'remainder',
    {
      vi: `Còn lại: ${line.vi} = ${left.vi}, khớp.`,
      en: `The rest: ${line.en} = ${left.en}, agrees.`,
    },
    [whole, ...parts, rest],
  )
}

/** `có 79 người đồng ý, 3 người nghỉ và 26 người còn lại`: three parts of a whole that is not named. */
const isOneOfThree = (context: Context, whole: Placed, part: Placed): boolean =>
  /^\s*\p{L}/u.test(after(context, whole)) &&
  /(?:^|\s)có\s*$/u.test(before(context, whole, 10)) &&
  !/(?<!\p{L})(?:có|đã|gồm|trong đó|thì)(?!\p{L})/u.test(between(context, whole, part) ?? '')

/** Another number of people or things in the sentence before the whole, or between it and the rest, may be the whole. */
const hasOthers = (context: Context, whole: Placed, part: Placed, rest: Placed): boolean =>
  context.figures
    .slice(Math.max(0, whole.index - within), rest.index)
    .some(
      (figure) =>
        figure !== whole &&
        figure !== part &&
        figure.sentence === rest.sentence &&
        figure.unit === rest.unit &&
        figure.kind === 'count',
    )

/** Only a whole with one part, and nothing else that is counted alike, can be said to leave another rest. */
function differs(context: Context, near: readonly Placed[], rest: Placed): readonly Told[] {
  const [whole, part] = near
  if (!whole || !part || near.length !== 2 || part.sentence !== rest.sentence || part.index !== rest.index - 1)
    return none
  if (!amountOf(whole).gt(amountOf(part)) || amountOf(whole).lte(amountOf(rest))) return none
  const text = `${context.plain.text.slice(whole.from, rest.until)}${after(context, rest, 60)}`
  if (isOther.test(text) || !namesWhole.test(before(context, whole, 40))) return none
  if (isMixed.test(after(context, whole)) || hasMore(context, rest)) return none
  if (hasOthers(context, whole, part, rest) || isOneOfThree(context, whole, part)) return none
  const left = shown(amountOf(whole).minus(amountOf(part)), rest.unit)
  const isSure = whole.sentence === rest.sentence
  return [
    found(
      'remainder',
      isSure ? 'contradiction' : 'reading',
      both((l) => {
        const line = `${shown(amountOf(whole), '')[l]} - ${shown(amountOf(part), '')[l]}`
        if (l === 'vi')
          return `${line} còn ${left.vi}, văn bản ghi ${quoted(rest)} còn lại.${isSure ? '' : ' Chỉ đúng nếu “còn lại” tính trên tổng khác.'}`
        return `${line} leaves ${left.en}; the text prints ${quoted(rest)} as the rest.${isSure ? '' : ' It holds only if the rest is of another whole.'}`
      }),
      [whole, part, rest],
      left.vi,
      quoted(rest),
    ),
  ]
}
