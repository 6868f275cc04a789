import { words } from './context.ts'

/** A class of a set, from the best down. */
export interface ClassName {
  readonly set: string
  readonly rank: number
  readonly vi: string
  readonly en: string
  readonly pattern: RegExp
}

const of = (set: string, rows: readonly (readonly [string, string, string])[]): readonly ClassName[] =>
  rows.map(([alternatives, vi, en], rank) => ({ set, rank, vi, en, pattern: words(alternatives) }))

/** Sets of classes that reports list with shares. Within a set a longer name stands before what it contains. */
export const classSets: readonly (readonly ClassName[])[] = [
  of('rating', [
    ['hoàn thành xuất sắc|hoàn thành nhiệm vụ xuất sắc|xuất sắc|htxsnv|htxs', 'hoàn thành xuất sắc', 'excellent'],
    ['hoàn thành tốt|hoàn thành nhiệm vụ tốt|httnv', 'hoàn thành tốt', 'good'],
    ['(?<!không |chưa )hoàn thành|htnv', 'hoàn thành', 'complete'],
    ['không hoàn thành|chưa hoàn thành|khtnv', 'không hoàn thành', 'not complete'],
  ]),
  of('organisation', [
    ['trong sạch,? vững mạnh', 'trong sạch vững mạnh', 'clean and strong'],
    ['hoàn thành tốt', 'hoàn thành tốt', 'good'],
    ['(?<!không |chưa )hoàn thành', 'hoàn thành', 'complete'],
    ['yếu kém', 'yếu kém', 'weak'],
  ]),
  of('school', [
    ['loại xuất sắc|học lực xuất sắc', 'xuất sắc', 'excellent'],
    ['giỏi', 'giỏi', 'very good'],
    ['khá', 'khá', 'good'],
    ['trung bình', 'trung bình', 'average'],
    ['yếu|kém', 'yếu', 'weak'],
  ]),
  of('sector', [
    ['khu vực i|nông nghiệp|nông[ ,-]+lâm[^;%]{0,40}?(?:thủy|thuỷ) sản', 'nông nghiệp', 'agriculture'],
    ['khu vực ii|công nghiệp', 'công nghiệp', 'industry'],
    ['khu vực iii|dịch vụ', 'dịch vụ', 'services'],
    ['thuế sản phẩm|thuế', 'thuế sản phẩm', 'taxes on products'],
  ]),
]

/** Words of the sets, in their order: a list of a set has one of its words beside some share, and beside each share one of any. */
const tells: readonly RegExp[] = [
  /xuất sắc|hoàn thành|ht(?:xs|t?nv)/u,
  /trong sạch|yếu kém/u,
  /xuất sắc|giỏi|khá|trung bình|yếu|kém/u,
  /khu vực i|nông|công nghiệp|dịch vụ|thuế/u,
]
const tellsAny =
  /xuất sắc|hoàn thành|ht(?:xs|t?nv)|trong sạch|yếu|kém|giỏi|khá|trung bình|khu vực i|nông|công nghiệp|dịch vụ|thuế/u

/** May words name a class of some set? */
export const mayName = (words: string): boolean => tellsAny.test(words)

/** The sets of which there may be a list. @param beside the words beside each share */
export const setsBeside = (beside: readonly string[]): readonly (readonly ClassName[])[] =>
  classSets.filter((_, at) => beside.some((words) => tells[at]?.test(words)))

/** The class that words name first, and how far in; the longer name wins where two begin together. */
export function classIn(
  set: readonly ClassName[],
  text: string,
): { readonly name: ClassName; readonly at: number } | null {
  let best: { name: ClassName; at: number; length: number } | null = null
  for (const name of set) {
    const match = name.pattern.exec(text)
    if (!match) continue
    const isBetter =
      best === null || match.index < best.at || (match.index === best.at && match[0].length > best.length)
    if (isBetter) best = { name, at: match.index, length: match[0].length }
  }
  return best
}

/** The class that words name last. */
export function lastClassIn(set: readonly ClassName[], text: string): ClassName | null {
  let rest = text
  let last: ClassName | null = null
  for (let found = classIn(set, rest); found; found = classIn(set, rest)) {
    last = found.name
    rest = rest.slice(found.at + 4)
  }
  return last
}

/** `hoàn thành tốt nhiệm vụ trở lên`: the class with all better ones. */
export const withBetter = words('trở lên')
