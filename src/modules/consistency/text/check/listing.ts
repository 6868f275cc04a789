import type { Relation } from '../figure.ts'
import { after, anyWord, before, between, type Context, mayBeDay, pairsOf, type Words } from './context.ts'
import { isPercent } from './interval.ts'
import type { Placed } from './placed.ts'
import { areTraits, isUnlabelled } from './unsummed.ts'

const namesAll = anyWord('gồm|bao gồm|gồm có|chia ra|cụ thể')
const isOfWhich = anyWord('trong đó|riêng')
const isOpenList = /(?:\.\.\.|…|v\.v|vân vân|như:|chủ yếu|nhất là|tiêu biểu|ngoài ra|không kể|chưa kể|chưa tính)/u
const isOtherThing = anyWord(
  'chưa|không|ngoài|thêm|trong số|so với|cùng kỳ|kế hoạch|chỉ tiêu|năm trước|từ|đến|lên|xuống|còn',
)
/** A loss has parts that are gains. */
export const isOfLoss = anyWord('lỗ|âm|thâm hụt|bội chi|chênh lệch|cân đối')
/** Two that make the whole wherever they stand together. */
const complements: readonly (readonly [Words, Words])[] = [
  [anyWord('trong nước'), anyWord('ngoài nước|nước ngoài')],
  [anyWord('nam'), anyWord('nữ')],
  [anyWord('chính thức'), anyWord('dự bị')],
  [anyWord('xây mới|làm mới|xây dựng mới'), anyWord('sửa chữa')],
  [anyWord('thành thị|đô thị'), anyWord('nông thôn')],
  [anyWord('đúng hạn|trước hạn|đúng hẹn|chưa đến hạn'), anyWord('quá hạn|trễ hạn|trễ hẹn')],
  [anyWord('mới tiếp nhận|tiếp nhận mới|tiếp nhận trong kỳ'), anyWord('kỳ trước(?: chuyển (?:qua|sang))?')],
]

/** `gồm`, a bracket or a colon right after the whole, without `trong đó`. */
export function isDeclaredWhole(context: Context, whole: Placed, parts: readonly Placed[]): boolean {
  const [first] = parts
  const link = first ? between(context, whole, first) : null
  if (link === null || link.length > 120 || isOfWhich.test(link) || /^[^(]*\)/u.test(link)) return false
  return (
    namesAll.test(link) ||
    /hình thức\s*:?[^,;:()]{0,40}:?\s*$/u.test(link) ||
    /^[^,;:)]{0,60}\([^)]*$/u.test(link) ||
    /^[^,;:()]{0,60}:\s*[^,;:]{0,40}$/u.test(link)
  )
}

/** `xuất sắc 10, tốt 35`: the class stands right before the number. */
const isClass =
  /(?:^|[,;:\s])(?:htxsnv|httnv|htnv|khtnv|(?:chưa |không )?hoàn thành(?: xuất sắc| tốt)?(?: nhiệm vụ)?|xuất sắc|tốt|khá|giỏi|trung bình|yếu|kém)\s*:?\s*$/u

/** In a bracket right after the whole, or as forms of discipline: there a number needs no noun of its own. */
export function isEnclosed(context: Context, whole: Placed, parts: readonly Placed[]): boolean {
  const [first] = parts
  const link = first ? between(context, whole, first) : null
  if (link === null) return false
  if (
    /^[^,;:.()\d]{0,40}:\s*[^,;:()\d]{0,30}$/u.test(link) &&
    parts.every((part) => isClass.test(before(context, part, 40)))
  )
    return true
  return /^[^,;:)]{0,60}\([^)]*$/u.test(link) || /hình thức\s*:?[^,;:()]{0,40}:?\s*$/u.test(link)
}

/** What the words right at a number say, when nothing further tells which of them it is. */
const ownComplements: readonly (readonly [string, string])[] = [
  ['nam', 'nữ'],
  ['chính thức', 'dự bị'],
  ['trong nước', 'ngoài nước|nước ngoài'],
  ['tập thể', 'cá nhân'],
  ['chuyên trách', 'không chuyên trách'],
  ['công lập', 'ngoài công lập|tư thục'],
  ['bắt buộc', 'tự nguyện'],
  ['có đạo|theo đạo', 'không có đạo|không theo đạo'],
]
const endsThere = /^\s*(?:$|[,;.)(]|(?:và|cùng|còn)(?!\p{L}))/u
/** The few words after a noun, up to the end of the item. */
const toItsEnd = /^[ \p{L}]{0,16}?(?=\s*(?:$|[,;.)(]|(?:và|cùng|còn)(?!\p{L})))/u
const isOwn = ownComplements.map((pair) =>
  pair.map((one) => ({
    own: new RegExp(`(?:^|\\s)(?<!(?:không|ngoài|việt|miền|phía|hướng|phụ) )(?:${one})(?: giới)?$`, 'u'),
    ahead: new RegExp(
      `(?:^|[\\s,;(:])(?<!(?:không|ngoài|việt|miền|phía|hướng) )(?:${one})(?: giới)?(?: là| có|:)?\\s*$`,
      'u',
    ),
  })),
)

/** `nam` and `nữ`: two parts that leave nothing out. */
export function areComplements(context: Context, parts: readonly Placed[]): boolean {
  if (parts.length !== 2) return false
  const [a, b] = parts.map((part) => `${before(context, part, 30)} ${after(context, part, 40)}`)
  const areNear = complements.some(
    ([one, other]) =>
      a !== undefined && b !== undefined && ((one.test(a) && other.test(b)) || (other.test(a) && one.test(b))),
  )
  return areNear || areOwnComplements(context, parts) || areBelowAndAbove(context, parts)
}

/** `40 đảng viên dưới 30 tuổi, 80 đảng viên từ 30 tuổi trở lên`. */
function areBelowAndAbove(context: Context, parts: readonly Placed[]): boolean {
  const ages = parts.flatMap((part) => context.figures[part.index + 1] ?? [])
  const [first, second] = ages.toSorted((a, b) => (a.qualifier === 'under' ? -1 : b.qualifier === 'under' ? 1 : 0))
  return (
    first?.unit === 'tuổi' &&
    second?.unit === 'tuổi' &&
    first.value === second.value &&
    first.qualifier === 'under' &&
    second.qualifier === 'at_least' &&
    ages.every((age) => endsThere.test(after(context, age)))
  )
}

/** `12 đảng viên nam, 18 đảng viên nữ` and `nam 12, nữ 18`, with nothing after that would narrow them. */
function areOwnComplements(context: Context, parts: readonly Placed[]): boolean {
  const sides = parts.map((part) => ({
    own: context.plain.text.slice(part.from, part.until) + (toItsEnd.exec(after(context, part))?.[0].trimEnd() ?? ' …'),
    ahead: before(context, part, 30),
  }))
  return isOwn.some((pair) =>
    [pair, pair.toReversed()].some((order) =>
      order.every((one, at) => {
        const side = sides[at]
        return side !== undefined && (one.own.test(side.own) || (!side.own.endsWith('…') && one.ahead.test(side.ahead)))
      }),
    ),
  )
}

/** A list that says it is not complete, or goes on after the last part that was understood. */
export function isOpen(context: Context, relation: Relation, whole: Placed, parts: readonly Placed[]): boolean {
  const last = parts.at(-1) ?? whole
  const until = Math.min(Math.max(last.until + 40, context.plain.here(relation.span.end)), whole.from + 2_000)
  if (isOpenList.test(context.plain.text.slice(whole.from, Math.max(until, whole.from)))) return true
  const following = /^[^;.:()]{0,80}?(?:,|(?<!\p{L})(?:và|cùng|còn)) ?[^;.:(),]{0,30}?\d/u
  return following.test(context.plain.text.slice(last.until, last.until + 120))
}

const nounOf = ({ counted }: Placed): string | null => counted?.toLowerCase().split(' ', 2).join(' ') ?? null

/** A bracket, forms of discipline, or one noun throughout, with nothing but names between: no part of a part is among them. */
export const isUndivided = (context: Context, whole: Placed, parts: readonly Placed[]): boolean =>
  (isEnclosed(context, whole, parts) ||
    parts.every((part) => nounOf(part) !== null && nounOf(part) === nounOf(whole))) &&
  pairsOf(parts).every(([first, second]) => {
    const link = between(context, first, second)
    return second.index === first.index + 1 && link !== null && link.length < 60 && !/[()]|trong đó|riêng/u.test(link)
  })

/** Two parts that are a day and a month. */
export const isSplit = (context: Context, parts: readonly Placed[]): boolean =>
  pairsOf(parts).some(([first, second]) => second.index === first.index + 1 && mayBeDay(context, first, second))

/** The label of a badge: `(65 năm: 1; 50 năm: 3)`. */
const badge = /\(?\d\d năm(?: tuổi đảng)?\s*:/u

/** Words or numbers in the list that make another reading likely: then nothing is said. */
export function mayBeOther(context: Context, whole: Placed, parts: readonly Placed[]): boolean {
  const [first] = parts
  const link = first ? between(context, whole, first) : null
  if (
    link === null ||
    isOtherThing.test(link) ||
    /\d/u.test(link.replace(badge, '')) ||
    isOfLoss.test(before(context, whole, 40))
  )
    return true
  const last = parts.at(-1) ?? whole
  if (
    (isBare(whole) && !areComplements(context, parts)) ||
    (parts.some(isBare) && !isEnclosed(context, whole, parts) && !areOwnComplements(context, parts))
  )
    return true
  if (parts.some((part) => part.kind === 'count' && part.qualifier !== 'exact')) return true
  if (parts.some((part) => isBare(part) && isUnlabelled(context, part))) return true
  if (whole.unit === 'người' && areTraits(context, parts) && !areComplements(context, parts)) return true
  if (last.until - whole.from > 1_500 || parts.some((part) => isOfAnother(context, part))) return true
  const text = context.plain.text.slice(whole.until, last.from)
  const [late] = pairsOf(parts).slice(-1)
  // “gồm 6 em nhỏ, và 175 người bị thương”: after a comma `và` begins something else.
  if (late && /,\s*và(?!\p{L})/u.test(between(context, late[0], late[1]) ?? '')) return true
  if (/(?:[,;(]|(?<!\p{L})(?:và|gồm))\s*(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) \p{L}/u.test(text)) return true
  if (/(?<!\p{L})(?:một|\d+ ?\/) ?(?!trong|số)\p{L}/u.test(text)) return true
  return hasStranger(context, whole, parts)
}

/** A number without a noun: the name of a street, a type or a lot may be one. */
const isBare = (figure: Placed): boolean => figure.kind === 'count' && figure.counted === null

/** A number in words, or one that the words before it make the base of something. */
function isOfAnother(context: Context, part: Placed): boolean {
  const number = context.plain.text.slice(context.plain.here(part.number.start), context.plain.here(part.number.end))
  if (!/\d/u.test(number) && part.kind === 'money') return true
  return /(?:trong số|trong tổng số|trên|trong|\/)\s*$/u.test(before(context, part, 30))
}

/** A number that stands in the list like a part and is neither one of them nor a part of one. */
function hasStranger(context: Context, whole: Placed, parts: readonly Placed[]): boolean {
  const last = parts.at(-1) ?? whole
  const members = new Set([whole.index, ...parts.map((part) => part.index)])
  let depth = 0
  let at = whole.until
  for (const figure of context.figures.slice(whole.index + 1, last.index + 1)) {
    const link = context.plain.text.slice(at, figure.from)
    for (const letter of link) depth += letter === '(' ? 1 : letter === ')' ? -1 : 0
    at = figure.until
    if (members.has(figure.index) || isPercent(figure)) continue
    const isListed = /(?:[,;:(]|(?<!\p{L})(?:và|gồm|cùng))\s*$/u.test(link)
    if (isListed && !isNested(context, members, figure)) return true
  }
  return depth < 0
}

/** A figure that a relation makes a part of one of the members. */
const isNested = (context: Context, members: ReadonlySet<number>, figure: Placed): boolean =>
  context
    .nested()
    .get(figure.index)
    ?.some((outer) => members.has(outer)) === true
