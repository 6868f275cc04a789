import { type Decimal, decimal } from '../../../platform/domain/decimal.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { plainPrint, printNumber, printQuantity } from '../../figures/print.ts'
import type { Quantity } from '../../figures/quantity.ts'
import type { Term } from '../rule.ts'
import type { CatalogueSlice, MeasureSlice } from './values.ts'

export const both = (write: (language: 'vi' | 'en') => string): Text => ({ vi: write('vi'), en: write('en') })

/** The most digits after the comma that anybody prints; more come out of a division. */
export const mostPlaces = 6

/** Digits after the comma as the value itself has them. */
export const placesOf = (value: Decimal): number => value.decimalPlaces()

/** A value in a sentence: no digit it has is hidden by a print rule. */
export function shownQuantity(value: Quantity, measure: MeasureSlice): Text {
  const own = Math.min(mostPlaces, Math.max(placesOf(value.low), placesOf(value.high)))
  const rule = {
    ...measure.print,
    decimals: Math.max(measure.print.decimals, own),
    rounding: 'half_up',
    saysCut: false,
  } as const
  return both((l) => printQuantity(value, rule, l, measure.measuredIn))
}

/** The same without what it is counted in, for sums. */
export const bareQuantity = (value: Quantity): Text =>
  both((l) => printQuantity(value, { ...plainPrint, decimals: mostPlaces }, l))

/** A number that was worked out, with what it is counted in. */
export const shownNumber = (value: Decimal, measure: MeasureSlice, decimals = mostPlaces): Text =>
  shownQuantity(
    { word: 'exact', low: rounded(value, decimals), high: rounded(value, decimals), isEstimate: false },
    measure,
  )

export const shownPercent = (value: Decimal, decimals = 4): Text =>
  both((l) => `${printNumber(rounded(value, decimals), l)}%`)

const rounded = (value: Decimal, decimals: number): Decimal => decimal(value).toDecimalPlaces(decimals)

/** “Đảng viên mới kết nạp”, with its class where it has one. */
export function nameOfTerm(slice: CatalogueSlice, term: Term): Text {
  const measure = slice.get(term.measure)
  const item = measure?.classes.find((known) => known.code === term.class)
  const plan = {
    actual: null,
    assigned: { vi: 'chỉ tiêu giao', en: 'plan assigned' },
    own: { vi: 'kế hoạch', en: 'own plan' },
  }[term.aspect]
  return both((l) => {
    const name = measure?.name[l] ?? term.measure
    const ofClass = term.class === null ? '' : ` (${item?.name[l] ?? term.class})`
    return `${name}${ofClass}${plan ? `, ${plan[l]}` : ''}`
  })
}
