import { type ClassName, classIn, lastClassIn, withBetter } from './classes.ts'
import { after, anyWord, before, type Context, sentenceOf, upTo, words } from './context.ts'
import { isWholeCount } from './interval.ts'
import type { Placed } from './placed.ts'

/** A share of a class, as the text lists it. */
export interface Share {
  readonly figure: Placed
  readonly name: ClassName
  /** `trở lên`: the better classes are in it. */
  readonly isNested: boolean
  readonly subject: string | null
  /** The class stands before the number. */
  readonly isNamedAhead: boolean
}

/** Shares of one list stand no further apart. */
const farthest = 240
const isOtherSentencePart = anyWord('trong đó|năm trước|cùng kỳ|so với|tăng|giảm|lên|xuống|từ')

/** All words beside a percentage that may name its class. */
export const wordsBeside = (context: Context, figure: Placed): string =>
  `${after(context, figure, 100)}\n${wordsAhead(context, figure)}`

/** Lists of shares of the classes of one set, among the percentages of one sentence. */
export function shareLists(
  context: Context,
  percents: readonly Placed[],
  set: readonly ClassName[],
): readonly (readonly Share[])[] {
  const lists: Share[][] = []
  let isAhead = false
  for (const figure of percents) {
    if (figure.qualifier === 'range' || isInner(context, figure)) continue
    const share: Share | null = isAhead
      ? (ahead(context, figure, set) ?? behind(context, figure, set))
      : shareOf(context, figure, set)
    if (!share) continue
    isAhead = share.isNamedAhead
    const list = lists.at(-1)
    const last = list?.at(-1)
    if (last && isOfWhich(context, last, share)) continue
    if (list && last && goesOn(context, list, share)) list.push({ ...share, subject: share.subject ?? last.subject })
    else lists.push([share])
  }
  return lists.filter((list) => list.length > 1 && isOfSet(context, list))
}

/** The class stands after the number, up to the next one; else between the last number and this; all of a list alike. */
const shareOf = (context: Context, figure: Placed, set: readonly ClassName[]): Share | null =>
  behind(context, figure, set) ?? ahead(context, figure, set)

function behind(context: Context, figure: Placed, set: readonly ClassName[]): Share | null {
  const following = upToBreak(after(context, figure, 100))
  const hit = namesBase.test(following) ? null : classIn(set, following)
  if (!hit) return null
  const isNested = withBetter.test(following.slice(hit.at, hit.at + 60))
  return { figure, name: hit.name, isNested, subject: subjectOf(following.slice(0, hit.at)), isNamedAhead: false }
}

function ahead(context: Context, figure: Placed, set: readonly ClassName[]): Share | null {
  const words = wordsAhead(context, figure)
  const part = words.slice(words.lastIndexOf(';') + 1)
  const name = lastClassIn(set, part)
  return name && { figure, name, isNested: withBetter.test(part), subject: lastSubject(part), isNamedAhead: true }
}

/** `(trong đó … 20,59%)`: a part of the share before it. */
const isInner = (context: Context, figure: Placed): boolean => /\(\s*trong đó[^)]*$/u.test(before(context, figure, 120))

/** `(chiếm 62%), trong đó có 107 … tiêu biểu (24%)`: the better ones of the class just named, and no class of the list. */
const isOfWhich = (context: Context, last: Share, next: Share): boolean =>
  last.name.rank === next.name.rank &&
  last.figure.sentence === next.figure.sentence &&
  next.figure.from - last.figure.until < farthest &&
  /^[^;.]*trong đó[^;.]*$/u.test(context.plain.text.slice(last.figure.until, next.figure.from))

/** The words before a share; where a count stands between (`là 15 đảng viên, chiếm 21%`), those before the count. */
function wordsAhead(context: Context, figure: Placed): string {
  const ahead = before(context, figure, 60)
  const count = context.figures[figure.index - 1]
  const isOfCount = count?.sentence === figure.sentence && isWholeCount(count) && ahead.length < 40
  return isOfCount && /^[^;:.]*(?:\(|chiếm|tỷ lệ|tỉ lệ)[^;:.]*$/u.test(ahead)
    ? `${before(context, count, 80)} ${ahead}`
    : ahead
}

/** `chiếm 13% tổng số đảng viên`: what follows is the base. */
const namesBase = /^\s*(?:so với|trên|trong|tổng số|của)(?![\p{L}\p{N}])/u

const upToBreak = (text: string): string => (text[0] === ')' || text[0] === ',' ? '' : upTo(text, ';.:\n'))

const subjects =
  'đảng viên|đv|chi bộ|tổ chức|tccsđ|đảng bộ|cán bộ|công chức|tập thể|cá nhân|đơn vị|cơ quan|học sinh|hộ|cơ sở đảng'
const subjectFirst = new RegExp(`^[\\s()"“]*(?:số |các |tổng số )?(?:${subjects})(?![\\p{L}])`, 'u')
const anySubject = words(subjects, 'gu')
const namesSubject = anyWord(subjects)

/** `ÐV` of `14,69% ÐV hoàn thành xuất sắc`: who is rated; null where the words between say nothing. */
function subjectOf(text: string): string | null {
  const first = subjectFirst.exec(text)?.[0]
  return first === undefined ? null : lastSubject(first)
}

/** Who is rated, as far as words before the share name it last. */
function lastSubject(text: string): string | null {
  if (!namesSubject.test(text)) return null
  const last = [...text.matchAll(anySubject)].at(-1)?.[0] ?? null
  return last === 'đv' ? 'đảng viên' : last
}

/** Does a share belong to the list of the one before it? Classes of a rating are listed from the best down. */
function goesOn(context: Context, earlier: readonly Share[], next: Share): boolean {
  const last = earlier.at(-1)
  if (!last) return false
  const isOrdered = last.name.set === 'rating' || last.name.set === 'organisation'
  if (isOrdered ? next.name.rank <= last.name.rank : earlier.some((share) => share.name.rank === next.name.rank))
    return false
  if (next.subject !== null && last.subject !== null && next.subject !== last.subject) return false
  const link = context.plain.text.slice(last.figure.until, Math.min(next.figure.from, last.figure.until + farthest))
  const part = link.slice(link.lastIndexOf(';') + 1).replace(/\([^()]*\)/gu, '')
  return link.length < farthest && !isOtherSentencePart.test(part.replace(/trở lên/gu, ''))
}

/** `chiếm 54% giá trị toàn ngành`: a base of its own. */
const ofOtherBase = /^\s*(?:giá trị|diện tích|sản lượng|doanh thu)(?!\p{L})/u

/**
 * Sectors are shares of a whole only where the text says so; else they are growth or plans that were reached. The older
 * classes of organisations are told from those of a rating by the highest or the lowest.
 */
function isOfSet(context: Context, list: readonly Share[]): boolean {
  const [first] = list
  if (first?.name.set === 'organisation') return list.some(({ name }) => name.rank === 0 || name.rank === 3)
  if (first?.name.set !== 'sector') return first?.name.set === 'rating' || list.length > 2
  if (list.some(({ figure }) => ofOtherBase.test(after(context, figure)))) return false
  const from = Math.max(sentenceOf(context, first.figure).start, first.figure.from - 200)
  const ahead = context.plain.text.slice(from, first.figure.from)
  return /tỷ trọng|tỉ trọng|cơ cấu|chiếm/u.test(ahead) && !/kế hoạch|dự toán|chỉ tiêu|tăng/u.test(ahead.slice(-60))
}
