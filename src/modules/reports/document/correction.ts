import { type Decimal, decimal, hundred } from '../../../platform/domain/decimal.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { type MeasuredIn, type PrintRule, plainPrint, printQuantity } from '../../figures/print.ts'
import { exactly } from '../../figures/quantity.ts'

/** By how much a number of a kept document is another one now. */

/** A number as it was kept: its figure, the one it was set against, and what was worked out of the two; decimal strings. */
export interface NumberThen {
  readonly exact: string | null
  readonly against: string | null
  readonly worked: string | null
}
export interface NumberNow {
  readonly value: Decimal
  readonly against: Decimal | null
}
export interface Moved {
  readonly before: Decimal
  readonly after: Decimal
  /** Both are percentages, whatever the figure is counted in. */
  readonly isShare: boolean
}

/** Ways in which phrases work a number out of two figures; signed, where they print its size. */
const ways: readonly {
  readonly isShare: boolean
  readonly of: (value: Decimal, against: Decimal) => Decimal | null
}[] = [
  { isShare: true, of: (value, against) => (against.isZero() ? null : value.times(hundred).div(against)) },
  {
    isShare: true,
    of: (value, against) => (against.isZero() ? null : value.times(hundred).div(against).minus(hundred)),
  },
  {
    isShare: true,
    of: (value, against) => (against.isZero() ? null : value.minus(against).times(hundred).div(against)),
  },
  { isShare: false, of: (value, against) => value.minus(against) },
]
/** Of one figure alone: a rate of the catalogue, or by how much it passes the whole. */
const waysAlone: readonly ((value: Decimal) => Decimal)[] = [(value) => value, (value) => value.minus(hundred)]

const closeTo = (a: Decimal, b: Decimal): boolean => a.minus(b).abs().lte('1e-12')

/**
 * The same number then and now. How it was worked out is found again from what was kept; null where that cannot be told, or one of
 * the two is no plain number.
 */
export function movedFrom(then: NumberThen, now: NumberNow): Moved | null {
  if (then.exact === null) return null
  const exact = decimal(then.exact)
  if (then.worked === null) return { before: exact, after: now.value, isShare: false }
  const worked = decimal(then.worked).abs()
  const found: Moved[] = []
  if (then.against === null) {
    for (const way of waysAlone)
      if (closeTo(way(exact).abs(), worked)) found.push({ before: way(exact), after: way(now.value), isShare: false })
  } else {
    const against = decimal(then.against)
    for (const { isShare, of } of ways) {
      const before = of(exact, against)
      if (before === null || !closeTo(before.abs(), worked)) continue
      const after = now.against && of(now.value, now.against)
      if (after) found.push({ before, after, isShare })
    }
  }
  const [first, ...others] = found
  // Two ways that say the same then may differ now; then nothing is said.
  return first && others.every((other) => closeTo(other.after, first.after) && other.isShare === first.isShare)
    ? asPrinted(first)
    : null
}

/** What stays on the far side of nought is printed by its size (`còn 44`, `thấp hơn 3%`), and differs by its size. */
const asPrinted = (moved: Moved): Moved =>
  moved.before.lte(0) && moved.after.lte(0) ? { ...moved, before: moved.before.neg(), after: moved.after.neg() } : moved

interface Printing {
  readonly rule: PrintRule
  readonly measuredIn: MeasuredIn
}

const isPercentage = ({ vi }: MeasuredIn): boolean => /^[%‰]/.test(vi)

/**
 * `tăng 1,07 điểm %` of percentages, `tăng 2 đảng viên (3,92%)` of other numbers, `tăng 1 bậc` of places in a ranking; null where
 * nothing differs.
 */
export function differenceText({ before, after, isShare }: Moved, { rule, measuredIn }: Printing): Text | null {
  const difference = after.minus(before)
  if (difference.isZero()) return null
  if (rule.reads === 'rank') return told(difference.isNegative(), sized(difference, plainPrint, rank))
  const isPercent = isShare || isPercentage(measuredIn)
  const size = sized(
    difference,
    isShare ? plainPrint : rule,
    isPercent ? pointsOf(isShare ? percent : measuredIn) : (rule.noun ?? measuredIn),
  )
  const isName = rule.grouping === false
  if (isPercent || isName || !before.isPositive() || before.isZero()) return told(difference.isPositive(), size)
  const share = sized(difference.times(hundred).div(before), plainPrint, percent)
  return told(difference.isPositive(), { vi: `${size.vi} (${share.vi})`, en: `${size.en} (${share.en})` })
}

/** The number as it would be printed now. */
export const printedMoved = ({ after, isShare }: Moved, { rule, measuredIn }: Printing): Text =>
  sized(
    after,
    isShare ? plainPrint : rule,
    isShare ? percent : isPercentage(measuredIn) ? measuredIn : (rule.noun ?? measuredIn),
  )

const percent: MeasuredIn = { vi: '%', en: '%' }
const rank: MeasuredIn = { vi: 'bậc', en: 'places' }
const pointsOf = ({ vi }: MeasuredIn): MeasuredIn => ({
  vi: `điểm ${vi.charAt(0)}`,
  en: vi.startsWith('‰') ? 'per mille points' : 'percentage points',
})

function sized(value: Decimal, rule: PrintRule, measuredIn: MeasuredIn): Text {
  const plain = { ...rule, rounding: 'half_up', saysCut: false } as const
  const size = exactly(value.abs())
  // What is less than the rule prints is not told as nought.
  const more = value.abs().toDecimalPlaces(plain.decimals).isZero() ? 2 : 0
  const by = (language: 'vi' | 'en'): string => printQuantity(size, plain, language, measuredIn, more).trimEnd()
  return { vi: by('vi'), en: by('en') }
}

const told = (isMore: boolean, size: Text): Text =>
  isMore ? { vi: `tăng ${size.vi}`, en: `${size.en} more` } : { vi: `giảm ${size.vi}`, en: `${size.en} less` }
