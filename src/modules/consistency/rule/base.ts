import type { RuleOf } from '../rule.ts'
import { type Judged, numbersOf, take } from './judged.ts'
import { both } from './print.ts'
import type { CatalogueSlice, Values } from './values.ts'

/** Two figures that agree only when they count different things. */
export function baseOf(rule: RuleOf<'may_differ_in_base'>, slice: CatalogueSlice, values: Values): Judged {
  const taken = take(slice, values, rule.body.figures)
  if (taken.is === 'unchecked') return taken
  const printed = numbersOf(taken.used)
  return {
    is: 'found',
    title: both((l) =>
      l === 'vi'
        ? `Hai số liệu có thể đếm hai thứ khác nhau: ${printed.vi}`
        : `Two figures may count different things: ${printed.en}`,
    ),
    text: rule.name,
    readings: [
      { name: { vi: 'Cùng một cơ sở đếm', en: 'The same base' }, printed, holds: false, note: null },
      { name: { vi: 'Hai cơ sở đếm khác nhau', en: 'Two different bases' }, printed, holds: true, note: null },
    ],
    used: taken.used,
  }
}
