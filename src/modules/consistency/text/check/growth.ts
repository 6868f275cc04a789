import { after, anyWord, before, between, type Context, lastAhead, lettersOf } from './context.ts'
import { type Change, judgeChange, judgeDirection, type Way } from './growth-judge.ts'
import { isAlike, isPercent, isPlain } from './interval.ts'
import type { Placed } from './placed.ts'
import { type Check, none, tellEach } from './told.ts'

/** The last letters of what leads to a change, and of what stands between two values. */
const endsLed = lettersOf('gmp')
const endsFromTo = lettersOf('ngi')
const isLedTo = /(?:tăng|giảm|gấp)(?: thêm)?\s*$/u
const fromTo = /^[^;:.]{0,60}(?<!\p{L})(?:lên|xuống|còn|đến|tăng lên|giảm còn|xuống còn)(?: còn| đến| tới)?\s*$/u
const changes =
  /^[^;:.,(\d]{0,40}(?:,|\()\s*(?:tức |tức là |tương ứng |tương đương )?(tăng gấp|tăng|giảm|gấp)(?: thêm)?\s*$/u
/** In the brackets stands a plan, and not what the change is against. */
const isPlanned =
  /\([^()]*(?:giao|kế hoạch|dự toán|chỉ tiêu|nghị quyết)|(?:nhưng|song|và|,)[^()]*(?:kế hoạch|chỉ tiêu|dự toán)[^()]*\(/u
const earlierInBrackets = /^[^;:.\d]{0,40}so với [^;:.()]{0,40}\([^;:.()\d]{0,40}$/u
const startsFrom = /(?<![\p{L}\p{N}])(tăng |giảm )?từ\s*$/u
/** A change of the whole, and not of each year of it or of another thing. */
const isOfItAll = /^\s*(?:$|[),.;:…]|(?:và|so với|trong khi|qua đó|góp phần)(?!\p{L}))/u
const isOnOtherBase = /^\s*so với/u
/** Their changes are told in points of a rate that is not printed: `còn 87 hộ nghèo (giảm 0,5%)`. */
const hasRate = anyWord('nghèo|cận nghèo|thất nghiệp|suy dinh dưỡng|tảo hôn|mắc|sinh')
const valueKinds = ['count', 'money', 'amount', 'percent']

/** Growth and falls against two values that are both printed, as numbers, percentages, points or multiples. */
export const checkGrowth: Check = (context) =>
  tellEach(context.figures, (figure) => {
    if (!endsLed.has(lastAhead(context, figure))) return none
    if (!isLedTo.test(context.plain.text.slice(Math.max(0, figure.from - 12), figure.from))) return none
    const change = fromToChange(context, figure) ?? bracketedChange(context, figure) ?? yearlyChange(context, figure)
    return change && isOfTheSame(context, change) ? judgeChange(change) : none
  })

/** `giảm từ 12 hộ xuống 15 hộ`: the words and the numbers go two ways. */
export const checkDirections: Check = (context) =>
  tellEach(context.figures, (later) => {
    const earlier = context.figures[later.index - 1]
    if (!earlier || !endsFromTo.has(lastAhead(context, later))) return none
    if (earlier.unit === '' || !areValues(earlier, later)) return none
    const link = between(context, earlier, later)
    if (link === null || !fromTo.test(link) || link.length > 40) return none
    const way = startsFrom.exec(before(context, earlier, 30))?.[1]?.trim()
    const goesOn = way === 'giảm' ? /(?:xuống|còn)\s*$/u.test(link) : way === 'tăng' && /lên\s*$/u.test(link)
    return goesOn ? judgeDirection(earlier, later, way === 'giảm') : none
  })

/** `từ 50 hộ lên 60 hộ, tăng 20%`. */
function fromToChange(context: Context, change: Placed): Change | null {
  const [earlier, later] = [context.figures[change.index - 2], context.figures[change.index - 1]]
  if (!earlier || !later || !areOne(earlier, later, change)) return null
  const [first, second] = [between(context, earlier, later), between(context, later, change)]
  if (first === null || second === null || !fromTo.test(first)) return null
  if (!startsFrom.test(before(context, earlier, 30).replace(/(?:năm )?(?:19|20)\d{2} là\s*$/u, ''))) return null
  const way = wayOf(second)
  const isLoose = isOnOtherBase.test(after(context, change)) && !isFirstYear(context, earlier, later, change)
  return way && { earlier, later, change, way, isLoose }
}

/** `so với năm 2021` after `từ 50 hộ năm 2021 lên 60 hộ`. */
function isFirstYear(context: Context, earlier: Placed, later: Placed, change: Placed): boolean {
  const year = /^\s*so với (?:cuối |đầu )?năm (\d{4})/u.exec(after(context, change))?.[1]
  return year !== undefined && (between(context, earlier, later) ?? '').includes(year)
}

/** `60 hộ, tăng 20% so với năm 2021 (50 hộ)`. */
function bracketedChange(context: Context, change: Placed): Change | null {
  const [later, earlier] = [context.figures[change.index - 1], context.figures[change.index + 1]]
  if (!earlier || !later || !areOne(earlier, later, change)) return null
  const [first, second] = [between(context, later, change), between(context, change, earlier)]
  const way = first === null ? null : wayOf(first)
  if (second === null || !earlierInBrackets.test(bareYears(second)) || isPlanned.test(second)) return null
  return way && { earlier, later, change, way, isLoose: false }
}

const yearAhead = /năm ((?:19|20)\d{2})[^;:.\d]{0,60}$/u

/** `năm 2021 có 50 hộ, năm 2022 có 60 hộ, tăng 20%`. */
function yearlyChange(context: Context, change: Placed): Change | null {
  const [earlier, later] = [context.figures[change.index - 2], context.figures[change.index - 1]]
  if (!earlier || !later || !areOne(earlier, later, change)) return null
  const [first, second] = [between(context, earlier, later), between(context, later, change)]
  const way = second === null ? null : wayOf(second)
  const from = yearAhead.exec(before(context, earlier, 80))?.[1]
  const to = first === null ? undefined : yearAhead.exec(first)?.[1]
  if (from === undefined || to === undefined || Number(to) <= Number(from)) return null
  // Part of a year is compared with the same part of another.
  if (
    /cùng kỳ/u.test(after(context, change)) ||
    /(?:\d+ tháng|quý)/u.test(context.plain.text.slice(earlier.until, later.from))
  )
    return null
  return way && { earlier, later, change, way, isLoose: false }
}

function wayOf(link: string): Way | null {
  const word = changes.exec(bareYears(link))?.[1]
  if (word === undefined) return null
  return word === 'giảm' ? 'fall' : word === 'tăng' ? 'growth' : 'multiple'
}

/** A change in numbers names what the values count, or nothing. */
function isOfTheSame(context: Context, { later, earlier, change }: Change): boolean {
  const following = after(context, change)
  if (change.kind === 'percent') {
    const isRated = isPercent(change) && [earlier, later].some((one) => hasRate.test(ownWords(context, one)))
    return isOfItAll.test(following) && !isRated
  }
  if (change.unit === 'lần' || (change.counted !== null && change.counted === later.counted)) return true
  return change.kind === 'money' || /^\s*(?:$|[),.;:…]|so với)/u.test(following)
}

const ownWords = (context: Context, figure: Placed): string =>
  figure.kind === 'percent' ? '' : `${before(context, figure)} ${figure.counted ?? ''} ${after(context, figure, 30)}`

const bareYears = (text: string): string => text.replace(/(?:19|20)\d{2}/gu, '')

const areValues = (earlier: Placed, later: Placed): boolean =>
  earlier.sentence === later.sentence &&
  isAlike(earlier, later) &&
  isPlain(earlier) &&
  isPlain(later) &&
  valueKinds.includes(later.kind) &&
  valueKinds.includes(earlier.kind)

const areOne = (earlier: Placed, later: Placed, change: Placed): boolean =>
  earlier.sentence === change.sentence &&
  change.role === null &&
  areValues(earlier, later) &&
  (isPercent(change) ||
    change.unit === 'lần' ||
    (later.unit === '%' && change.unit === 'điểm %') ||
    (change.unit === later.unit && later.kind !== 'percent'))
