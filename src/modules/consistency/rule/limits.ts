import { decimal } from '../../../platform/domain/decimal.ts'
import type { RuleOf } from '../rule.ts'
import { boundsWith, isSurelyAbove, point, widened } from './bounds.ts'
import { agree, type Judged, numbersOf, take } from './judged.ts'
import { both, nameOfTerm, shownNumber, shownQuantity } from './print.ts'
import type { CatalogueSlice, Values } from './values.ts'

/** A numerator above its denominator. */
export function staysWithin(rule: RuleOf<'within'>, slice: CatalogueSlice, values: Values): Judged {
  const taken = take(slice, values, [rule.body.numerator, rule.body.denominator])
  if (taken.is === 'unchecked') return taken
  const [part, whole] = taken.used
  if (!part || !whole) return agree
  const most = widened(boundsWith(whole.quantity, whole.measure.isNonNegative), decimal(rule.tolerance))
  if (!isSurelyAbove(boundsWith(part.quantity, part.measure.isNonNegative), most)) return agree
  const [a, b] = [shownQuantity(part.quantity, part.measure), shownQuantity(whole.quantity, whole.measure)]
  const [inner, outer] = [nameOfTerm(slice, rule.body.numerator), nameOfTerm(slice, rule.body.denominator)]
  return {
    is: 'found',
    title: both((l) =>
      l === 'vi' ? `${inner.vi}: ${a.vi}, hơn cả ${b.vi}` : `${inner.en}: ${a.en}, more than ${b.en}`,
    ),
    text: both((l) =>
      l === 'vi'
        ? `${inner.vi} nằm trong ${outer.vi}, nên không thể lớn hơn. ${rule.name.vi}`.trim()
        : `${inner.en} is a part of ${outer.en} and cannot be larger. ${rule.name.en}`.trim(),
    ),
    readings: [
      {
        name: { vi: 'Số trước nằm trong số sau', en: 'The first is a part of the second' },
        printed: numbersOf(taken.used),
        holds: false,
        note: null,
      },
      {
        name: { vi: 'Hai số đếm hai thứ khác nhau', en: 'The two count different things' },
        printed: numbersOf(taken.used),
        holds: true,
        note: null,
      },
    ],
    used: taken.used,
  }
}

/** A value outside the limits that are plausible for it. */
export function staysInRange(rule: RuleOf<'range'>, slice: CatalogueSlice, values: Values): Judged {
  const taken = take(slice, values, [rule.body.of])
  if (taken.is === 'unchecked') return taken
  const [used] = taken.used
  if (!used) return agree
  const { least, most } = rule.body
  const bounds = widened(boundsWith(used.quantity, used.measure.isNonNegative), decimal(rule.tolerance))
  const isBelow = least !== null && isSurelyAbove(point(decimal(least)), bounds)
  const isAbove = most !== null && isSurelyAbove(bounds, point(decimal(most)))
  if (!isBelow && !isAbove) return agree
  const name = nameOfTerm(slice, rule.body.of)
  const said = shownQuantity(used.quantity, used.measure)
  const limit = shownNumber(decimal((isBelow ? least : most) ?? '0'), used.measure)
  return {
    is: 'found',
    title: both((l) =>
      l === 'vi'
        ? `${name.vi}: ${said.vi}, ${isBelow ? 'thấp hơn mức thấp nhất' : 'cao hơn mức cao nhất'} ${limit.vi}`
        : `${name.en}: ${said.en}, ${isBelow ? 'below the least' : 'above the most'} of ${limit.en}`,
    ),
    text: rule.name,
    readings: [],
    used: taken.used,
  }
}
