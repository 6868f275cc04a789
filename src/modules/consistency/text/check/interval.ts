import { type Decimal, decimal, zero } from '../../../../platform/domain/decimal.ts'
import { type Bounds, quantity } from '../../../figures/quantity.ts'
import { boundsWith, widened } from '../../rule/bounds.ts'
import type { ReadFigure } from '../figure.ts'

export const amountOf = (figure: ReadFigure): Decimal => decimal(figure.value)

/** What rounding may have taken away: half a unit of the last printed place; whole things that are counted are not rounded. */
export function slackOf(figure: ReadFigure): Decimal {
  return isCounted(figure) && isFine(figure) ? zero : decimal(figure.step).div(2)
}

/** The last printed digit is worth one or less. */
const isFine = ({ step }: ReadFigure): boolean => step === '1' || step.startsWith('0.')

/** Whole things, printed to the last one. */
export const isCounted = (figure: ReadFigure): boolean =>
  figure.decimals === 0 && ['count', 'streak', 'duration', 'rank', 'milestone'].includes(figure.kind)

/** Where the true value can lie, rounding allowed for. One end of a range tells nothing alone. */
export function intervalOf(figure: ReadFigure): Bounds {
  const word =
    figure.role === 'low' || figure.role === 'high' || figure.qualifier === 'range' ? 'about' : figure.qualifier
  const bounds = widened(boundsWith(quantity(word, figure.value), true), slackOf(figure))
  // “hơn 52.828” before a number that is exact means no more than that number, and “trên 43%” may be 43,0%.
  return { ...bounds, lowIsOpen: false, highIsOpen: false }
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
export const mayPassHundred = ({ value }: ReadFigure): boolean => /^\d{3}/.test(value)

/** Do two figures count in the same unit? */
export const isAlike = (a: ReadFigure, b: ReadFigure): boolean => a.unit === b.unit
