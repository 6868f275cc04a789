import { decimal } from '../../../../platform/domain/decimal.ts'
import type { Language } from '../../../../platform/domain/text.ts'
import { type PrintRule, printQuantity } from '../../../figures/print.ts'
import { quantity } from '../../../figures/quantity.ts'
import type { ReadFigure } from '../../text/figure.ts'

const asRead: PrintRule = { decimals: 40, rounding: 'half_up', saysCut: false, scale: 'none' }

/** A figure as it was understood: `trên 1.900.000.000 đồng`. One end of a range is printed alone. */
export function printRead(figure: ReadFigure, language: Language): string {
  const word = figure.qualifier === 'range' ? 'exact' : figure.qualifier
  const value = decimal(figure.value)
  return printQuantity(quantity(word, value, value, figure.isEstimate), asRead, language, {
    vi: figure.unit,
    en: figure.unit,
  })
}
