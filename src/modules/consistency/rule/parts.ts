import { decimal } from '../../../platform/domain/decimal.ts'
import { add } from '../../figures/quantity.ts'
import type { RuleOf } from '../rule.ts'
import { boundsWith, cannotMeet, isSurelyAbove, sumOf, widened } from './bounds.ts'
import { agree, type Judged, take } from './judged.ts'
import { bareQuantity, both, nameOfTerm, shownNumber, shownQuantity } from './print.ts'
import type { CatalogueSlice, Values } from './values.ts'

/** Parts that do not make the whole, or are more than it. */
export function partsMakeWhole(rule: RuleOf<'parts_make_whole'>, slice: CatalogueSlice, values: Values): Judged {
  const { whole, parts, comparison } = rule.body
  const taken = take(slice, values, [whole, ...parts])
  if (taken.is === 'unchecked') return taken
  const [all, ...some] = taken.used
  if (!all) return agree
  const bounds = taken.used.map((item) => boundsWith(item.quantity, item.measure.isNonNegative))
  const [ofAll, ...ofSome] = bounds
  if (!ofAll) return agree
  const sum = widened(sumOf(ofSome), decimal(rule.tolerance))
  const isTooMuch = isSurelyAbove(sum, ofAll)
  if (comparison === 'at_most' ? !isTooMuch : !cannotMeet(sum, ofAll)) return agree
  const added = some.map((item) => item.quantity).reduce(add)
  const said = shownQuantity(all.quantity, all.measure)
  const made = shownQuantity(added, all.measure)
  const apart = shownNumber(added.low.minus(all.quantity.low).abs(), all.measure)
  const name = nameOfTerm(slice, whole)
  const terms = some.map((item) => ({ name: nameOfTerm(slice, item.term), value: bareQuantity(item.quantity) }))
  const isMore = added.low.gt(all.quantity.low)
  return {
    is: 'found',
    title: both((l) =>
      l === 'vi'
        ? comparison === 'at_most'
          ? `Các phần cộng được ${made.vi}, hơn số chung ${said.vi}`
          : `Các phần cộng được ${made.vi}, số chung ghi ${said.vi}`
        : comparison === 'at_most'
          ? `The parts make ${made.en}, more than the whole of ${said.en}`
          : `The parts make ${made.en}; the whole says ${said.en}`,
    ),
    text: both((l) => {
      const line = terms.map((term) => `${term.name[l]} ${term.value[l]}`).join(' + ')
      return l === 'vi'
        ? `${line}; ${name.vi} ${said.vi}. Lệch ${apart.vi}. ${rule.name.vi}`.trim()
        : `${line}; ${name.en} ${said.en}. ${apart.en} apart. ${rule.name.en}`.trim()
    }),
    readings: [
      {
        name: { vi: 'Các phần tách rời và đủ', en: 'The parts are disjoint and complete' },
        printed: made,
        holds: false,
        note: both((l) => terms.map((term) => term.value[l]).join(' + ')),
      },
      isMore
        ? {
            name: { vi: 'Có đối tượng được đếm ở hơn một phần', en: 'Some are counted in more than one part' },
            printed: apart,
            holds: true,
            note: null,
          }
        : {
            name: { vi: 'Còn phần khác chưa nêu', en: 'There is a part that is not named' },
            printed: apart,
            holds: true,
            note: null,
          },
    ],
    used: taken.used,
  }
}
