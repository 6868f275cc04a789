import { dayBefore } from '../../../platform/domain/day.ts'
import { contains, periodOfDays, sameDays, yearContaining, yearToDate } from '../../../platform/domain/period.ts'
import { lastDayBy } from '../../org/forest.ts'
import type { Entry } from '../entry.ts'
import { absent, type Figure, type FigureKey, type Ledger } from '../figure.ts'
import { subtract } from '../quantity.ts'
import { mergedByUnit } from './summed.ts'

const entriesOf = (ledger: Ledger, key: FigureKey): readonly Entry[] =>
  ledger.entriesAt(key.unitId, key.measure, key.class, key.aspect)

const exactlyAt = (ledger: Ledger, key: FigureKey): Entry | undefined =>
  entriesOf(ledger, key).find((entry) => sameDays(entry, key.period))

/** A stock uses the period's last known day; of two entries to one day the longer comes first. */
export function latestWithin(ledger: Ledger, key: FigureKey): Entry | undefined {
  let latest: Entry | undefined
  for (const entry of entriesOf(ledger, key)) {
    if (!contains(key.period, entry)) continue
    if (!latest || entry.last > latest.last || (entry.last === latest.last && entry.first < latest.first))
      latest = entry
  }
  return latest
}

/**
 * `lũy kế`: an entry stands for the days from 1 January of its last day's year; a unit that had ended by then is told by
 * its last entry of that year.
 */
function cumulativeTo(ledger: Ledger, key: FigureKey): Entry | undefined {
  const ended = lastDayBy(ledger.forest, key.unitId, key.period.last)
  const latest = latestWithin(ledger, { ...key, period: yearToDate(key.period) })
  return latest?.last === key.period.last || (ended !== undefined && ended < key.period.last) ? latest : undefined
}

/** What a unit itself says of a period, without its children. */
export type Stated = (ledger: Ledger, key: FigureKey) => Figure | undefined

const statedBy =
  (entryOf: (ledger: Ledger, key: FigureKey) => Entry | undefined): Stated =>
  (ledger, key) => {
    const entry = entryOf(ledger, key)
    return entry && figureOfEntry(key, entry)
  }
export const statedExactly = statedBy(exactlyAt)
export const statedLatest = statedBy(latestWithin)
export const statedCumulative = statedBy(cumulativeTo)

/** The difference of the unit's own two cumulative entries: to the last day, and to the day before the first. */
export const statedDifference: Stated = (ledger, key) => {
  const to = cumulativeTo(ledger, key)
  if (!to || to.last < key.period.first) return undefined
  if (to.isNotApplicable) return figureOfEntry(key, to)
  const before = { ...key, period: periodOfDays(yearContaining(key.period.last).first, dayBefore(key.period.first)) }
  const from = cumulativeTo(ledger, before)
  if (!to.quantity || !from?.quantity) return undefined
  const parts = [figureOfEntry({ ...key, period: yearToDate(key.period) }, to), figureOfEntry(before, from)]
  const leaves = mergedByUnit(parts.flatMap((part) => part.leaves))
  return {
    ...absent(key, 'missing', leaves),
    absence: null,
    quantity: subtract(to.quantity, from.quantity),
    origin: 'computed',
    isOfMost: parts.some((part) => part.isOfMost),
    via: { kind: 'difference', parts },
  }
}

export function figureOfEntry(key: FigureKey, entry: Entry): Figure {
  const isNumber = entry.quantity !== null
  const isEmpty = !isNumber && entry.result === null
  return {
    key,
    quantity: entry.quantity,
    absence: entry.isNotApplicable ? 'not_applicable' : isEmpty ? 'missing' : null,
    result: entry.result,
    origin: entry.origin,
    isPartial: false,
    isOfMost: entry.isOfMost,
    leaves: entry.isNotApplicable ? [] : [{ unitId: key.unitId, has: !isEmpty, isApproved: entry.isApproved }],
    periods: null,
    via: { kind: 'entry', entry },
  }
}

/** What is counted at the unit itself, without the units below it. */
export function counted(ledger: Ledger, key: FigureKey): Figure | undefined {
  if (key.aspect !== 'actual') return undefined
  const count = ledger.countedAt(key.unitId, key.measure, key.class, key.period)
  if (!count) return undefined
  const leaves = [{ unitId: key.unitId, has: true, isApproved: true }]
  return {
    ...absent(key, 'missing', leaves),
    absence: null,
    quantity: count.quantity,
    origin: 'counted',
    via: { kind: 'counted', isShare: count.isShare },
  }
}

/** Is this a count to which what is counted below is added? */
export const isShare = (figure: Figure): boolean => figure.via.kind === 'counted' && figure.via.isShare
