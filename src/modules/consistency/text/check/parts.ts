import { type Decimal, zero } from '../../../../platform/domain/decimal.ts'
import { cannotMeet, isSurelyAbove, sumOf } from '../../rule/bounds.ts'
import type { Relation } from '../figure.ts'
import { kindsOf } from '../lexicon/nouns.ts'
import { between, type Context } from './context.ts'
import { amountOf, intervalOf, isAlike, isPercent } from './interval.ts'
import { areComplements, isDeclaredWhole, isEnclosed, isOpen, isSplit, isUndivided, mayBeOther } from './listing.ts'
import type { Placed } from './placed.ts'
import { shown, shownFigure, sumText } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'
import { hasUncounted, isExtreme, isOfNumerator } from './unsummed.ts'
import { whichLists } from './which-lists.ts'

/** Up to so many parts every choice of them is tried as the whole, up to so many every run of neighbours. */
const mostForGroupings = 7
const mostForRuns = 40
/** How far after a whole its part may stand for the two to be compared with certainty. */
const nearby = 60

/** Sums of parts, nested ones too, parts above their whole, and people added to turns. */
export const checkParts: Check = (context) =>
  tellEach([...listsIn(context.read.relations), ...whichLists(context)], (relation) => {
    const [whole, ...parts] = relation.figures.flatMap((index) => context.figures[index] ?? [])
    if (!whole || parts.length === 0) return none
    return judge(context, relation, whole, parts)
  })

/** Parts as they are related; what is `trong đó` of one whole comes together. */
function listsIn(relations: readonly Relation[]): readonly Relation[] {
  const lists: Relation[] = []
  const byWhole = new Map<number, number>()
  for (const relation of relations) {
    if (relation.kind !== 'parts' && relation.kind !== 'of-which') continue
    const [whole, ...parts] = relation.figures
    if (whole === undefined) continue
    const at = relation.kind === 'of-which' ? byWhole.get(whole) : undefined
    const known = at === undefined ? undefined : lists[at]
    if (at !== undefined && known) {
      const end = Math.max(known.span.end, relation.span.end)
      lists[at] = { ...known, figures: [...known.figures, ...parts], span: { start: known.span.start, end } }
    } else {
      if (relation.kind === 'of-which') byWhole.set(whole, lists.length)
      lists.push(relation)
    }
  }
  return lists
}

function judge(context: Context, relation: Relation, whole: Placed, parts: readonly Placed[]): readonly Told[] {
  const spans = [whole, ...parts]
  if (parts.some((part) => part.unit !== whole.unit && !isKindOf(part, whole))) {
    const units = new Set(spans.map((figure) => figure.unit))
    return units.has('người') && units.has('lượt') ? [peopleAndTurns(spans)] : none
  }
  if (spans.some((figure) => isPercent(figure) || figure.kind === 'rank' || figure.role !== null)) return none
  if (isSplit(context, parts) || unsummed.has(whole.unit) || whole.unit.includes('/')) return none
  if (isExtreme(context, whole, parts)) return none
  const tooMuch = parts.find((part) => isSurelyAbove(intervalOf(part), intervalOf(whole)))
  if (parts.length > 1 && areMostlyAbove(parts, whole)) return none
  const isDeclared = isDeclaredWhole(context, whole, parts)
  if (tooMuch && !(isDeclared && parts.length > 1)) return aboveWhole(context, whole, tooMuch)
  if (tooMuch && (!isEnclosed(context, whole, parts) || tooMuch.counted === null)) return none
  if (parts.length < 2) return none
  const sum = sumOf(parts.map(intervalOf))
  const values = parts.map(amountOf)
  const total = values.reduce((made, value) => made.plus(value))
  const line = sumText(values, total, whole.unit)
  const said = shownFigure(whole)
  if (!cannotMeet(sum, intervalOf(whole)))
    return [
      checked(
        'sum_of_parts',
        { vi: `${line.vi}: khớp với ${said.vi}.`, en: `${line.en}: agrees with ${said.en}.` },
        spans,
      ),
    ]
  if (isOfNumerator(context, whole) || mayBeOther(context, whole, parts)) return none
  if (!isUndivided(context, whole, parts) && hasOtherGrouping(values, amountOf(whole))) return none
  const isMore = isSurelyAbove(sum, intervalOf(whole))
  if (!isMore && (isShort(context, total, amountOf(whole), parts) || hasUncounted(context, whole, parts))) return none
  const isWhole = !isOpen(context, relation, whole, parts) && (isDeclared || areComplements(context, parts))
  if (!isWhole && (!isMore || relation.kind === 'of-which')) return none
  const apart = shown(total.minus(amountOf(whole)).abs(), whole.unit)
  return [
    found(
      'sum_of_parts',
      isWhole ? 'contradiction' : 'reading',
      {
        vi: `Các phần: ${line.vi}; văn bản ghi ${said.vi}, lệch ${apart.vi}.${isWhole ? '' : ' Chỉ đúng nếu có đối tượng được tính ở hơn một phần.'}`,
        en: `The parts: ${line.en}; the text prints ${said.en}, ${apart.en} apart.${isWhole ? '' : ' It holds only if some are counted in more than one part.'}`,
      },
      spans,
      shown(total, whole.unit).vi,
      said.vi,
    ),
  ]
}

/** `5 nghị quyết` of `15 văn bản`. */
const isKindOf = (part: Placed, whole: Placed): boolean => kindsOf.get(whole.unit)?.has(part.unit) === true

/** What is never added: an age, a mark, a temperature. */
const unsummed: ReadonlySet<string> = new Set(['tuổi', 'điểm', 'độ', 'bậc', 'hạng', 'sao', '%'])

/** Parts that make less than half of the whole are some of it. */
const isShort = (context: Context, sum: Decimal, whole: Decimal, parts: readonly Placed[]): boolean =>
  sum.times(2).lt(whole) && !areComplements(context, parts)

/** Numbers that mostly exceed the one they are related to are of another whole, or names: `5 tuyến là 37, 40, 60`. */
const areMostlyAbove = (parts: readonly Placed[], whole: Placed): boolean =>
  2 * parts.filter((part) => isSurelyAbove(intervalOf(part), intervalOf(whole))).length > parts.length

/** Do some of the parts alone make the whole? Then others may be parts of parts, and nothing is said. */
function hasOtherGrouping(parts: readonly Decimal[], whole: Decimal): boolean {
  if (parts.some((part) => part.eq(whole))) return true
  if (parts.length < 3) return false
  return parts.length > mostForGroupings ? hasRun(parts, whole) : hasSubset(parts, whole)
}

function hasSubset(parts: readonly Decimal[], whole: Decimal): boolean {
  let sums = [zero]
  for (const part of parts) sums = [...sums, ...sums.map((sum) => sum.plus(part))]
  return sums.some((sum) => sum.eq(whole))
}

/** Neighbours that make the whole, or all but one that do; of a very long list no more is asked. */
function hasRun(parts: readonly Decimal[], whole: Decimal): boolean {
  if (parts.length > mostForRuns) return true
  const total = parts.reduce((sum, part) => sum.plus(part), zero)
  if (parts.some((part) => total.minus(part).eq(whole))) return true
  return parts.some((_, from) => {
    let sum = zero
    return parts.slice(from).some((part) => {
      sum = sum.plus(part)
      return sum.eq(whole)
    })
  })
}

function peopleAndTurns(spans: readonly Placed[]): Told {
  return found(
    'people_and_turns',
    'note',
    {
      vi: 'Số người và số lượt đứng chung trong một phép cộng: một người có thể có nhiều lượt, không cộng được.',
      en: 'People and turns stand in one sum: one person can have several turns, so they cannot be added.',
    },
    spans,
  )
}

const isOneNoun = (one: Placed, other: Placed): boolean =>
  one.counted !== null && one.counted.toLowerCase().split(' ')[0] === other.counted?.toLowerCase().split(' ')[0]

function aboveWhole(context: Context, whole: Placed, part: Placed): readonly Told[] {
  if (whole.kind !== 'count' && whole.kind !== 'money') return none
  if (part.counted === null && part.kind === 'count') return none
  if (part.index !== whole.index + 1 || isOfNumerator(context, whole) || mayBeOther(context, whole, [part])) return none
  // Another number nearby may be the whole that was meant.
  const near = context.figures.slice(Math.max(0, whole.index - 5), whole.index)
  const isOther = near.some(
    (figure) =>
      figure.paragraph === part.paragraph &&
      (isAlike(figure, part) || isOneNoun(figure, part)) &&
      !isSurelyAbove(intervalOf(part), intervalOf(figure)),
  )
  const link = between(context, whole, part)
  if (isOther || link === null || link.length > nearby) return none
  if (whole.decimals === 3 || /\((?:có|theo) \p{L}/u.test(link)) return none
  // “20 người của đơn vị gồm 85 người”: the noun right before “gồm” is another whole.
  if (/gồm/u.test(link) && !/^[^,;:.()]{0,6}\(?\s*(?:bao )?gồm/u.test(link)) return none
  return [
    found(
      'part_above_whole',
      'contradiction',
      {
        vi: `Phần ${shownFigure(part).vi} lớn hơn tổng ${shownFigure(whole).vi}.`,
        en: `The part of ${shownFigure(part).en} is more than its whole of ${shownFigure(whole).en}.`,
      },
      [whole, part],
    ),
  ]
}
