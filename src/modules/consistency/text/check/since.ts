import { type Context, spanBack } from './context.ts'
import { type Check, found } from './told.ts'

const directive =
  /(?:nghị quyết|chỉ thị|kết luận|quyết định|đề án|chương trình|kế hoạch|quy định)(?: hành động)? (?:số )?\d{1,4}[-/][\p{L}\p{N}/-]{2,20},? ngày (\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d{2})/gu
const since =
  /(?<![\p{L}\p{N}])(?:kết quả|tính|kể)?,? ?từ (?:đầu )?(?:năm |tháng \d{1,2}[/-])((?:19|20)\d{2}) (?:đến nay|đến hết|đến cuối|đến tháng|đến năm|tới nay)/gu

/** Results that are counted from before the directive they are reported under. */
export const checkSinceDirective: Check = (context) =>
  context.read.paragraphs.flatMap((paragraph) => {
    const [from, until] = [context.plain.here(paragraph.start), context.plain.here(paragraph.end)]
    if (until - from < 40) return []
    const text = context.plain.text.slice(from, until)
    // Cheaper to ask than to look for either of the two.
    if (!text.includes(' ngày ') || !text.includes('từ ')) return []
    const directives = [...text.matchAll(directive)]
    if (directives.length === 0) return []
    let at = 0
    return [...text.matchAll(since)].flatMap((match) => {
      while (directives[at + 1] !== undefined && (directives[at + 1]?.index ?? 0) < match.index) at++
      const last = directives[at]
      if (!last || last.index > match.index || Number(match[1]) >= Number(last[3])) return []
      return [tell(context, from, last, match)]
    })
  })

function tell(context: Context, from: number, last: RegExpExecArray, match: RegExpExecArray) {
  const [start, issued] = [match[1] ?? '', `${last[1]}/${last[2]}/${last[3]}`]
  return found(
    'counted_before_directive',
    'note',
    {
      vi: `Kết quả tính từ năm ${start}, trước khi văn bản được ban hành (${issued}): một phần không phải là kết quả của văn bản ấy.`,
      en: `The results are counted from ${start}, before the directive was issued (${issued}): a part of them cannot come from it.`,
    },
    [
      spanBack(context, from + last.index, from + last.index + last[0].length),
      spanBack(context, from + match.index, from + match.index + match[0].length),
    ],
  )
}
