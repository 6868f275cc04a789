import { type Decimal, decimal } from '../../../platform/domain/decimal.ts'
import { type Period, parsePeriod } from '../../../platform/domain/period.ts'
import { periodText } from '../../../platform/domain/period-text.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Bounds } from '../../figures/quantity.ts'
import type { RuleOf } from '../rule.ts'
import { boundsWith, isSurelyAbove, widened } from './bounds.ts'
import { agree, type Judged, take, type Used } from './judged.ts'
import { both, nameOfTerm, shownNumber, shownQuantity } from './print.ts'
import { type CatalogueSlice, periodsBeside, type Values } from './values.ts'

type Pair = { readonly is: 'taken'; readonly now: Used; readonly before: Used } | Judged

function pairOf(slice: CatalogueSlice, values: Values, term: RuleOf<'jump'>['body']['of'], earlier: Period): Pair {
  const [now, before] = [take(slice, values, [term]), take(slice, values, [term], earlier)]
  if (now.is === 'unchecked') return now
  if (before.is === 'unchecked') return before
  const [one, other] = [now.used[0], before.used[0]]
  return one && other ? { is: 'taken', now: one, before: other } : agree
}

const atText = (used: Used): Text => {
  const period = parsePeriod(used.address.period)
  return period.ok ? periodText(period.value) : { vi: used.address.period, en: used.address.period }
}

/** What is told since 1 January, and is less than what was told before in the same year. */
export function neverFalls(rule: RuleOf<'never_falls'>, slice: CatalogueSlice, values: Values): readonly Judged[] {
  return periodsBeside(rule, values.period).map((earlier) => {
    const pair = pairOf(slice, values, rule.body.of, earlier)
    if (pair.is !== 'taken') return pair
    const { now, before } = pair
    const [present, past] = [now, before].map((item) => boundsWith(item.quantity, item.measure.isNonNegative))
    if (!present || !past || !isSurelyAbove(past, widened(present, decimal(rule.tolerance)))) return agree
    const name = nameOfTerm(slice, rule.body.of)
    const [a, b] = [shownQuantity(now.quantity, now.measure), shownQuantity(before.quantity, before.measure)]
    const fallen = shownNumber(before.quantity.low.minus(now.quantity.low), now.measure)
    return {
      is: 'found',
      title: both((l) =>
        l === 'vi' ? `${name.vi} giảm từ ${b.vi} còn ${a.vi}` : `${name.en} falls from ${b.en} to ${a.en}`,
      ),
      text: both((l) =>
        l === 'vi'
          ? `Số lũy kế trong năm không thể giảm: ${atText(before).vi} ghi ${b.vi}, ${atText(now).vi} ghi ${a.vi}, ít hơn ${fallen.vi}. ${rule.name.vi}`.trim()
          : `A total since January cannot fall: ${atText(before).en} says ${b.en}, ${atText(now).en} says ${a.en}, ${fallen.en} less. ${rule.name.en}`.trim(),
      ),
      readings: [
        {
          name: {
            vi: 'Số sau là số riêng của kỳ, không phải lũy kế',
            en: 'The later one is of its own period, not since January',
          },
          printed: a,
          holds: true,
          note: null,
        },
        {
          name: { vi: 'Số trước ghi thừa, cần đính chính', en: 'The earlier one was too high and needs a correction' },
          printed: b,
          holds: true,
          note: null,
        },
      ],
      used: [before, now],
    }
  })
}

/** A value many times more or less than before. A question: it may be true. */
export function jumps(rule: RuleOf<'jump'>, slice: CatalogueSlice, values: Values): readonly Judged[] {
  return periodsBeside(rule, values.period).map((earlier) => {
    const pair = pairOf(slice, values, rule.body.of, earlier)
    if (pair.is !== 'taken') return pair
    const { now, before } = pair
    const [present, past] = [now, before].map((item) => boundsWith(item.quantity, item.measure.isNonNegative))
    if (!present || !past) return agree
    const [factor, least] = [decimal(rule.body.factor), decimal(rule.body.least).plus(rule.tolerance)]
    const isRise = isSurelyFar(present, past, factor, least)
    if (!isRise && !isSurelyFar(past, present, factor, least)) return agree
    const name = nameOfTerm(slice, rule.body.of)
    const [a, b] = [shownQuantity(now.quantity, now.measure), shownQuantity(before.quantity, before.measure)]
    const change = shownNumber(now.quantity.low.minus(before.quantity.low).abs(), now.measure)
    return {
      is: 'found',
      severity: 'question',
      title: both((l) =>
        l === 'vi'
          ? `${name.vi} ${isRise ? 'tăng' : 'giảm'} từ ${b.vi} ${isRise ? 'lên' : 'còn'} ${a.vi}`
          : `${name.en} ${isRise ? 'rises' : 'falls'} from ${b.en} to ${a.en}`,
      ),
      text: both((l) =>
        l === 'vi'
          ? `So với ${atText(before).vi}: chênh ${change.vi}. Cần xác nhận là thay đổi thật, không phải ghi nhầm đơn vị hay kỳ. ${rule.name.vi}`.trim()
          : `Against ${atText(before).en}: ${change.en} apart. Confirm that it is a real change and not another unit or period. ${rule.name.en}`.trim(),
      ),
      readings: [],
      used: [before, now],
    }
  })
}

/**
 * Is all of `more` at least `factor` times all of `less`, and by `least` at least? Where one may be negative the factor
 * says nothing and only `least` counts.
 */
function isSurelyFar(more: Bounds, less: Bounds, factor: Decimal, least: Decimal): boolean {
  if (more.low === null || less.high === null || !more.low.gt(less.high)) return false
  if (more.low.minus(less.high).lt(least)) return false
  return less.low === null || less.low.lt(0) ? least.gt(0) : more.low.gte(less.high.times(factor))
}
