import { cannotMeet } from '../../rule/bounds.ts'
import { after, before, type Context, sentenceOf } from './context.ts'
import { amountOf, intervalOf, isPlain } from './interval.ts'
import type { Placed } from './placed.ts'
import { quoted } from './say.ts'
import { type Check, checked, found, none, type Told } from './told.ts'

/** A heading stands among the first paragraphs, is short, and does not end like a sentence. */
const firstParagraphs = 6
const longest = 160
/** So much of a heading's words the sentence that repeats it has. */
const repeats = 0.8
const little = new Set(
  'và của các là có được đã cho với trong từ đến tại ở về trên một những năm quý tháng số'.split(' '),
)

/** What a heading says, against the sentence that says it again. */
export const checkHeadings: Check = (context) => {
  const headings = context.figures.filter(
    (figure) =>
      figure.paragraph < firstParagraphs && isPlain(figure) && figure.role === null && isInHeading(context, figure),
  )
  if (headings.length === 0 || headings.length > 12) return none
  return headings.flatMap((figure) => against(context, figure))
}

function isInHeading(context: Context, figure: Placed): boolean {
  if (context.read.paragraphs.length < 3) return false
  const paragraph = context.read.paragraphs[figure.paragraph]
  if (!paragraph || paragraph.end - paragraph.start > longest) return false
  const text = context.plain.text.slice(context.plain.here(paragraph.start), context.plain.here(paragraph.end)).trim()
  return !/[.;:…!?]$/u.test(text) && /\p{L}/u.test(text)
}

function wordsOf(context: Context, figure: Placed): ReadonlySet<string> {
  const { start, end } = sentenceOf(context, figure)
  const text = context.plain.text.slice(Math.max(start, figure.from - 300), Math.min(end, figure.until + 300))
  return new Set(text.split(/[^\p{L}]+/u).filter((word) => word !== '' && !little.has(word)))
}

/** A slip of the pen, and not another thing or a number rounded for the heading. */
function isNear(heading: Placed, other: Placed): boolean {
  const [said, is] = [amountOf(heading), amountOf(other)]
  if (said.lte(0) || is.gt(said.times(2)) || said.gt(is.times(2))) return false
  const isRound = said.precision() <= 2 && is.precision() > said.precision()
  return !(isRound && is.minus(said).abs().lt(said.times('0.15')))
}

/** The number of the heading stands somewhere in the text, or another of the same things stands in the heading. */
const isSaidSomewhere = (context: Context, heading: Placed): boolean =>
  context.figures.some(
    (figure) =>
      figure !== heading &&
      figure.unit === heading.unit &&
      figure.kind === heading.kind &&
      (figure.paragraph === heading.paragraph || !cannotMeet(intervalOf(figure), intervalOf(heading))),
  )

/** `trong đó có 2 em`, `3 người khác`: some of those that the heading counts. */
const isOfSome = (context: Context, figure: Placed): boolean =>
  /(?:trong đó|trong số|gồm|còn)[^.;]{0,20}$/u.test(before(context, figure, 40)) ||
  /^[^,.;]{0,20}(?<!\p{L})(?:khác|còn lại|trong số|trong đó|nữa)(?!\p{L})/u.test(after(context, figure)) ||
  /khác/u.test(figure.counted ?? '')

function against(context: Context, heading: Placed): readonly Told[] {
  const said = wordsOf(context, heading)
  if (said.size < 4) return none
  const again = context.figures.filter((figure) => {
    if (figure.paragraph === heading.paragraph || figure.unit !== heading.unit || figure.kind !== heading.kind)
      return false
    if (figure.role !== null || isInHeading(context, figure)) return false
    const words = wordsOf(context, figure)
    return [...said].filter((word) => words.has(word)).length >= said.size * repeats
  })
  const same = again.find((figure) => !cannotMeet(intervalOf(figure), intervalOf(heading)))
  if (same)
    return [
      checked(
        'heading',
        { vi: `Đầu đề và nội dung cùng ghi ${quoted(heading)}.`, en: `Heading and text both say ${quoted(heading)}.` },
        [heading, same],
      ),
    ]
  const [only] = again
  if (isSaidSomewhere(context, heading) || (only && isOfSome(context, only))) return none
  if (!only || again.length > 1 || !isPlain(only) || !isNear(heading, only)) return none
  return [
    found(
      'heading',
      'reading',
      {
        vi: `Đầu đề ghi ${quoted(heading)}, nội dung ghi ${quoted(only)}: chỉ đúng nếu nói về hai việc khác nhau.`,
        en: `The heading says ${quoted(heading)}, the text says ${quoted(only)}: holds only if they speak of two things.`,
      },
      [heading, only],
      quoted(only),
      quoted(heading),
    ),
  ]
}
