import { Decimal, decimal, hundred } from '../../../platform/domain/decimal.ts'
import type { Finding } from '../../figures/contract.ts'
import type { RuleOf } from '../rule.ts'
import { boundsWith, cannotMeet, halfUnit, quotientOf, times, widened } from './bounds.ts'
import { agree, type Judged, take, type Used } from './judged.ts'
import { bareQuantity, both, mostPlaces, nameOfTerm, placesOf, shownPercent, shownQuantity } from './print.ts'
import type { CatalogueSlice, Values } from './values.ts'

/** A printed percentage that is not 100 x numerator / denominator, rounded to its printed places. */
export function fractionIsPercentage(
  rule: RuleOf<'fraction_equals_percentage'>,
  slice: CatalogueSlice,
  values: Values,
): Judged {
  const { numerator, denominator, percentage } = rule.body
  const taken = take(slice, values, [numerator, denominator, percentage])
  if (taken.is === 'unchecked') return taken
  const [over, under, printed] = taken.used
  if (!over || !under || !printed) return agree
  const [a, b, said] = [over, under, printed].map((item) => boundsWith(item.quantity, item.measure.isNonNegative))
  const quotient = a && b && quotientOf(a, b)
  if (!quotient || !said)
    return {
      is: 'unchecked',
      why: under.quantity.low.isZero() ? 'undefined' : 'not_comparable',
      addresses: [under.address],
    }
  const places = rule.body.places ?? printed.places ?? Math.min(mostPlaces, placesOf(printed.quantity.low))
  const half = halfUnit(places)
  if (!cannotMeet(widened(times(quotient, hundred), half.plus(rule.tolerance)), said)) return agree
  const exact = over.quantity.low.times(hundred).div(under.quantity.low)
  const computed = shownPercent(exact, Math.max(places, 2))
  const shown = shownQuantity(printed.quantity, printed.measure)
  const sum = both((l) => `${bareQuantity(over.quantity)[l]} / ${bareQuantity(under.quantity)[l]}`)
  const [top, bottom] = [nameOfTerm(slice, numerator), nameOfTerm(slice, denominator)]
  return {
    is: 'found',
    title: both((l) =>
      l === 'vi'
        ? `${sum.vi} là ${computed.vi}, không phải ${shown.vi}`
        : `${sum.en} is ${computed.en}, not ${shown.en}`,
    ),
    text: both((l) =>
      l === 'vi'
        ? `${nameOfTerm(slice, percentage).vi} ghi ${shown.vi}; ${top.vi} chia ${bottom.vi} được ${computed.vi}. ${rule.name.vi}`.trim()
        : `${nameOfTerm(slice, percentage).en} says ${shown.en}; ${top.en} by ${bottom.en} is ${computed.en}. ${rule.name.en}`.trim(),
    ),
    readings: [
      { name: { vi: 'Làm tròn', en: 'Rounded' }, printed: computed, holds: false, note: sum },
      ...otherReadings(over, under, printed, exact, places),
    ],
    used: taken.used,
  }
}

/** Digits cut instead of rounded, and the whole denominators with which the printed percentage would be right. */
function otherReadings(over: Used, under: Used, printed: Used, exact: Decimal, places: number): Finding['readings'] {
  if ([over, under, printed].some((item) => item.quantity.word !== 'exact') || !over.quantity.low.gt(0)) return []
  const said = printed.quantity.low
  const readings: Finding['readings'] = []
  const cut = exact.toDecimalPlaces(places, Decimal.ROUND_DOWN)
  if (cut.eq(said))
    readings.push({
      name: { vi: 'Cắt bớt chữ số, không làm tròn', en: 'Digits cut instead of rounded' },
      printed: shownPercent(cut),
      holds: true,
      note: null,
    })
  const half = halfUnit(places)
  if (!under.quantity.low.isInteger() || !said.minus(half).gt(0)) return readings
  const least = over.quantity.low.times(hundred).div(said.plus(half)).ceil()
  const most = over.quantity.low.times(hundred).div(said.minus(half)).floor()
  if (least.gt(most) || most.minus(least).gt(2)) return readings
  const numbers = [least, least.plus(1), least.plus(2)].filter((item) => item.lte(most))
  readings.push({
    name: both((l) => {
      const list = numbers.map(
        (item) => shownQuantity({ word: 'exact', low: item, high: item, isEstimate: false }, under.measure)[l],
      )
      return l === 'vi' ? `Mẫu số khác: ${list.join(' hoặc ')}` : `Another denominator: ${list.join(' or ')}`
    }),
    printed: shownPercent(over.quantity.low.times(hundred).div(decimal(numbers[0] ?? 1)), Math.max(places, 2)),
    holds: true,
    note: null,
  })
  return readings
}
