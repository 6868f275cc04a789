import { type Decimal, decimal, zero } from '../../../../platform/domain/decimal.ts'
import type { Bounds, Word } from '../../../figures/quantity.ts'
import type { FigureKind, ReadFigure } from '../figure.ts'

/** What was worked out of a figure before; every check asks for the same. */
export interface Worked {
  amount: Decimal | null
  interval: Bounds | null
}
/** A figure that may keep what is worked out of it. */
type Kept = ReadFigure & Partial<Worked>

export function amountOf(figure: Kept): Decimal {
  if (figure.amount === undefined) return decimalOf(figure.value)
  figure.amount ??= decimalOf(figure.value)
  return figure.amount
}

/** Short whole numbers are made of a number, which is quicker than of its digits. */
const decimalOf = (value: string): Decimal => decimal(value.length < 7 && !value.includes('.') ? Number(value) : value)

/** What rounding may have taken away: half a unit of the last printed place; whole things that are counted are not rounded. */
export function slackOf(figure: ReadFigure): Decimal {
  if (isCounted(figure) && isFine(figure)) return zero
  const half = halfOf(figure.step)
  return isPadded(figure) ? half.times(10) : half
}

/** `36,30%`: rounded to one place, and filled up to two with a nought. */
const isPadded = ({ kind, decimals, value }: ReadFigure): boolean =>
  kind === 'percent' && decimals > 1 && value.length - value.indexOf('.') - 1 === decimals - 1 && value.includes('.')

/** Steps are powers of ten, so that there are few of them. */
const halves = new Map<string, Decimal>()
function halfOf(step: string): Decimal {
  const known = halves.get(step)
  if (known !== undefined) return known
  const half = decimal(step).div(2)
  halves.set(step, half)
  return half
}

/** The last printed digit is worth one or less. */
const isFine = ({ step }: ReadFigure): boolean => step === '1' || step.startsWith('0.')
const countedKinds: ReadonlySet<FigureKind> = new Set(['count', 'streak', 'duration', 'rank', 'milestone'])

/** Whole things, printed to the last one. */
export const isCounted = (figure: ReadFigure): boolean => figure.decimals === 0 && countedKinds.has(figure.kind)

/**
 * Where the true value can lie, rounding allowed for; what is not known to be negative is bounded by nought. One end of a
 * range tells nothing alone.
 */
export function intervalOf(figure: Kept): Bounds {
  if (figure.interval === undefined) return workedInterval(figure)
  figure.interval ??= workedInterval(figure)
  return figure.interval
}

const upTo: ReadonlySet<Word> = new Set(['under', 'nearly', 'at_most'])
const from: ReadonlySet<Word> = new Set(['over', 'at_least'])

function workedInterval(figure: Kept): Bounds {
  const word =
    figure.role === 'low' || figure.role === 'high' || figure.qualifier === 'range' ? 'about' : figure.qualifier
  const [amount, slack] = [amountOf(figure), slackOf(figure)]
  const least = word === 'exact' || from.has(word) ? amount : upTo.has(word) && amount.lt(0) ? null : zero
  const most = word === 'exact' || upTo.has(word) ? amount : null
  // “hơn 52.828” before a number that is exact means no more than that number, and “trên 43%” may be 43,0%.
  const isSharp = slack === zero
  return {
    low: isSharp ? least : (least?.minus(slack) ?? null),
    lowIsOpen: false,
    high: isSharp ? most : (most?.plus(slack) ?? null),
    highIsOpen: false,
  }
}

/** Printed without a word that would make it a bound. */
export const isPlain = (figure: ReadFigure): boolean =>
  figure.qualifier === 'exact' && (figure.role === null || figure.role === 'numerator' || figure.role === 'denominator')

/** `53,68%`, and not per year. */
export const isPercent = (figure: ReadFigure): boolean => figure.kind === 'percent' && figure.unit === '%'

/** A number of whole things that can be added: `89 ĐV`, not a range and not rounded. */
export const isWholeCount = (figure: ReadFigure): boolean =>
  figure.kind === 'count' && figure.decimals === 0 && isFine(figure)

/** More than two digits before the comma: what may be above 100, told without working it out. */
export const mayPassHundred = ({ value }: ReadFigure): boolean =>
  !value.startsWith('-') && (value.includes('.') ? value.indexOf('.') : value.length) > 2

/** Do two figures count in the same unit? */
export const isAlike = (a: ReadFigure, b: ReadFigure): boolean => a.unit === b.unit
