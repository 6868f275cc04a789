import { type PeriodKind, yearContaining } from '../../../platform/domain/period.ts'
import type { Figure, FigureKey, Ledger } from '../figure.ts'
import type { Measure } from '../measure.ts'
import { asAtLeast } from '../quantity.ts'
import { tilesLivedIn } from './flow.ts'
import { nobody } from './passed.ts'
import { figureOfEntry, latestWithin, statedCumulative, statedDifference, statedExactly } from './stated.ts'
import { merged } from './summed.ts'
import { hasAnything, throughUnits } from './through-units.ts'

const calendarKinds: readonly PeriodKind[] = ['year', 'half', 'quarter', 'month', 'day']

/**
 * Cumulative entries: a period that begins on 1 January is read off; any other within a year is the difference of two
 * entries of one unit, so that a unit which moved in between brings nothing from before; several years are added.
 */
export function cumulative(ledger: Ledger, key: FigureKey, measure: Measure): Figure {
  const year = yearContaining(key.period.last)
  if (key.period.first > year.first) return throughUnits(ledger, key, measure, statedDifference, nobody)
  if (key.period.first < year.first) {
    const exact = throughUnits(ledger, key, measure, statedExactly, nobody)
    const tiles =
      exact.absence === 'missing' ? tilesLivedIn(ledger, key, { ...measure, periodKinds: calendarKinds }) : []
    const parts = (tiles ?? []).map((tile) => cumulative(ledger, { ...key, period: tile }, measure))
    const heard = parts.filter(hasAnything).length
    if (heard === 0) return exact
    return { ...merged(ledger, key, measure, parts, 'periods'), periods: { have: heard, expected: parts.length } }
  }
  const exact = throughUnits(ledger, key, measure, statedCumulative, nobody)
  if (exact.absence !== 'missing') return exact
  const latest = latestWithin(ledger, key)
  if (!latest?.quantity) return exact
  return {
    ...figureOfEntry(key, latest),
    quantity: measure.isNonNegative ? asAtLeast(latest.quantity) : latest.quantity,
    isPartial: true,
    leaves: [{ unitId: key.unitId, has: false, isApproved: false }],
  }
}
