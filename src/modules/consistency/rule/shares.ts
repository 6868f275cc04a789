import { type Decimal, decimal, hundred, zero } from '../../../platform/domain/decimal.ts'
import { add } from '../../figures/quantity.ts'
import type { RuleOf } from '../rule.ts'
import { boundsWith, cannotMeet, halfUnit, point, sumOf, widened } from './bounds.ts'
import { agree, type Judged, take, type Used } from './judged.ts'
import { bareQuantity, both, mostPlaces, nameOfTerm, placesOf, shownPercent } from './print.ts'
import type { CatalogueSlice, Values } from './values.ts'

/**
 * Disjoint shares that do not make 100, beyond what rounding explains: half a unit of the last printed place for each. A
 * number loses its trailing noughts, so shares are taken to be printed with as many places as the longest of them.
 */
export function sharesMakeHundred(rule: RuleOf<'shares_make_hundred'>, slice: CatalogueSlice, values: Values): Judged {
  const taken = take(slice, values, rule.body.shares)
  if (taken.is === 'unchecked') return taken
  const { used } = taken
  const sum = sumOf(used.map((item) => boundsWith(item.quantity, item.measure.isNonNegative)))
  const allowed = roundingOf(used, rule.body.places).plus(rule.tolerance)
  if (!cannotMeet(widened(sum, allowed), point(hundred))) return agree
  const added = used.map((item) => item.quantity).reduce(add)
  const total = shownPercent(added.low)
  const isMore = added.low.gt(hundred)
  const apart = shownPercent(added.low.minus(hundred).abs())
  const terms = used.map((item) => ({ name: nameOfTerm(slice, item.term), value: bareQuantity(item.quantity) }))
  return {
    is: 'found',
    title: both((l) => (l === 'vi' ? `Các tỷ lệ cộng thành ${total.vi}` : `The shares add up to ${total.en}`)),
    text: both((l) => {
      const line = terms.map((term) => `${term.name[l]} ${term.value[l]}%`).join(' + ')
      return l === 'vi'
        ? `${line}. Làm tròn chỉ giải thích được ${shownPercent(allowed).vi}. ${rule.name.vi}`.trim()
        : `${line}. Rounding explains ${shownPercent(allowed).en} only. ${rule.name.en}`.trim()
    }),
    readings: [
      {
        name: { vi: 'Các loại tách rời', en: 'Classes apart' },
        printed: total,
        holds: false,
        note: both((l) => terms.map((term) => term.value[l]).join(' + ')),
      },
      {
        name: isMore
          ? { vi: 'Có loại đã gồm loại khác', en: 'One class includes another' }
          : { vi: 'Còn loại khác không được nêu', en: 'There is a class that is not named' },
        printed: apart,
        holds: true,
        note: null,
      },
    ],
    used,
  }
}

/** What rounding may add up to; what came out of a division was not rounded. */
function roundingOf(used: readonly Used[], places: number | null): Decimal {
  const own = used.map((item) => item.places ?? placesOf(item.quantity.low))
  const printed = places ?? Math.max(0, ...own.filter((item) => item <= mostPlaces))
  return own.reduce((sum, item) => sum.plus(halfUnit(item <= mostPlaces ? printed : item - 2)), decimal(zero))
}
