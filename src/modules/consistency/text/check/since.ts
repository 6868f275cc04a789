import { type Context, matchesAt, spanBack } from './context.ts'
import { type Check, found, none, type Told } from './told.ts'

const directive =
  /(?:nghị quyết|chỉ thị|kết luận|quyết định|đề án|chương trình|kế hoạch|quy định)(?: hành động)? (?:số )?\d{1,4}[-/][\p{L}\p{N}/-]{2,20},? ngày (\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d{2})/gu
const issuedOn = / ngày \d{1,2}[/-]\d{1,2}[/-](?:19|20)\d/u
const since =
  /(?<![\p{L}\p{N}])(?:kết quả|tính|kể)?,? ?từ (?:đầu )?(?:năm |tháng \d{1,2}[/-])((?:19|20)\d{2}) (?:đến nay|đến hết|đến cuối|đến tháng|đến năm|tới nay)/gu

const sinceThere =
  /từ (?:đầu )?(?:năm |tháng \d{1,2}[/-])(?:19|20)\d{2} (?:đến nay|đến hết|đến cuối|đến tháng|đến năm|tới nay)/uy

/** Results that are counted from before the directive they are reported under. */
export const checkSinceDirective: Check = (context) => {
  const told: Told[] = []
  const { plain, read } = context
  const places = matchesAt(context, 'từ ', sinceThere)
  let next = 0
  // Only paragraphs in which results are counted from a year are looked at.
  for (const paragraph of places.length === 0 ? [] : read.paragraphs) {
    const [from, until] = [plain.here(paragraph.start), plain.here(paragraph.end)]
    while ((places[next]?.index ?? Number.MAX_SAFE_INTEGER) < from) next++
    if ((places[next]?.index ?? Number.MAX_SAFE_INTEGER) >= until) continue
    told.push(...tellIn(context, from, plain.text.slice(from, until)))
  }
  return told
}

function tellIn(context: Context, from: number, text: string): readonly Told[] {
  const directives = issuedOn.test(text) ? [...text.matchAll(directive)] : []
  if (directives.length === 0) return none
  let at = 0
  return [...text.matchAll(since)].flatMap((match) => {
    while (directives[at + 1] !== undefined && (directives[at + 1]?.index ?? 0) < match.index) at++
    const last = directives[at]
    if (!last || last.index > match.index || Number(match[1]) >= Number(last[3])) return []
    return [tell(context, from, last, match)]
  })
}

function tell(context: Context, from: number, last: RegExpExecArray, match: RegExpExecArray): Told {
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
