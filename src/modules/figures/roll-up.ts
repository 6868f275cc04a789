import { dayBefore } from '../../platform/domain/day.ts'
import {
  contains,
  type Period,
  periodOfDays,
  sameDays,
  tilesOf,
  yearContaining,
  yearToDate,
} from '../../platform/domain/period.ts'
import { childrenFor } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import type { Entry } from './entry.ts'
import { absent, type Figure, type FigureKey, figureAt, type Leaf, type Ledger } from './figure.ts'
import type { Measure } from './measure.ts'
import { add, asAtLeast, type Quantity, subtract } from './quantity.ts'

const nobody: ReadonlySet<UnitId> = new Set()

/** The figure from counts, entries and children, without formulas. Shapes and rule: see `figureAt`. */
export function figureOfRecords(ledger: Ledger, key: FigureKey, measure: Measure): Figure {
  if (measure.overTime === 'sum' && measure.entry === 'cumulative') return cumulative(ledger, key, measure)
  if (measure.overTime === 'sum') return flow(ledger, key, measure, nobody)
  const entryOf = measure.overTime === 'last' ? latestWithin : exactlyAt
  return throughUnits(ledger, key, measure, entryOf, nobody)
}

/** The sum of the classes, where they are disjoint and exhaustive. */
export function figureOfClasses(ledger: Ledger, key: FigureKey, measure: Measure): Figure | undefined {
  const set = measure.classSet === null ? undefined : ledger.classSet(measure.classSet)
  if (set?.reading !== 'disjoint' || !set.isExhaustive) return undefined
  const parts = set.classes.map((item) => figureAt(ledger, { ...key, class: item.code }))
  return summed(key, measure, parts, 'classes')
}

type EntryOf = (ledger: Ledger, key: FigureKey) => Entry | undefined

const entriesOf = (ledger: Ledger, key: FigureKey): readonly Entry[] =>
  ledger.entriesAt(key.unitId, key.measure, key.class, key.aspect)

const exactlyAt: EntryOf = (ledger, key) => entriesOf(ledger, key).find((entry) => sameDays(entry, key.period))

/** A stock uses the period's last known day; an exact period comes first. */
const latestWithin: EntryOf = (ledger, key) => {
  let latest: Entry | undefined
  for (const entry of entriesOf(ledger, key)) {
    if (!contains(key.period, entry)) continue
    if (!latest || entry.last > latest.last || (entry.last === latest.last && entry.first < latest.first))
      latest = entry
  }
  return latest
}

/** `lũy kế`: an entry stands for the days from 1 January of its last day's year. */
const cumulativeTo: EntryOf = (ledger, key) => entriesOf(ledger, key).find((entry) => entry.last === key.period.last)

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

function counted(ledger: Ledger, key: FigureKey): Figure | undefined {
  if (key.aspect !== 'actual') return undefined
  const count = ledger.countedAt(key.unitId, key.measure, key.class, key.period)
  if (!count) return undefined
  const leaves = [{ unitId: key.unitId, has: true, isApproved: true }]
  return {
    ...absent(key, 'missing', leaves),
    absence: null,
    quantity: count.quantity,
    origin: 'counted',
    via: { kind: 'counted', records: count.records },
  }
}

const missing = (key: FigureKey): Figure =>
  absent(key, 'missing', [{ unitId: key.unitId, has: false, isApproved: false }])

/** Counted, else stated, else the children, all at this very period. */
function throughUnits(
  ledger: Ledger,
  key: FigureKey,
  measure: Measure,
  entryOf: EntryOf,
  passed: ReadonlySet<UnitId>,
): Figure {
  const count = counted(ledger, key)
  if (count) return count
  const entry = entryOf(ledger, key)
  if (entry && (measure.statedAtParent === 'total' || measure.overUnits !== 'sum')) return figureOfEntry(key, entry)
  const parts = childrenOf(ledger, key, measure, passed).map((child) => ({
    ...child,
    figure: throughUnits(ledger, { ...key, unitId: child.unitId }, measure, entryOf, passed),
  }))
  if (parts.length === 0) return entry ? figureOfEntry(key, entry) : missing(key)
  const below = parts.filter((part) => part.isExpected || hasAnything(part.figure)).map((part) => part.figure)
  return summed(
    key,
    measure,
    measure.statedAtParent === 'own' ? [entry ? figureOfEntry(key, entry) : missing(key), ...below] : below,
    'units',
  )
}

const childrenOf = (ledger: Ledger, key: FigureKey, measure: Measure, passed: ReadonlySet<UnitId>) =>
  measure.overUnits === 'sum'
    ? childrenFor(
        ledger.forest,
        key.unitId,
        measure.overTime === 'last' ? key.period.last : key.period.first,
        key.period.last,
      ).filter((child) => !passed.has(child.unitId))
    : []

const hasAnything = (figure: Figure): boolean =>
  figure.leaves.some((leaf) => leaf.has) || figure.absence === 'not_applicable'

/**
 * A longer period is the sum of entries over their own trees: units with an entry for the whole period count once, and
 * what remains is summed over the shorter periods, each on the tree of its own last day.
 */
function flow(ledger: Ledger, key: FigureKey, measure: Measure, passed: ReadonlySet<UnitId>): Figure {
  const held = ledger.periodsHeld(key.measure, key.class, key.aspect)
  const isFiner = held.some((days) => contains(key.period, days) && !sameDays(days, key.period))
  const tiles = isFiner ? tilesOf(key.period, measure.periodKinds) : undefined
  if (!tiles) return throughUnits(ledger, key, measure, exactlyAt, passed)
  const count = counted(ledger, key)
  if (count) return count
  const entry = exactlyAt(ledger, key)
  const isTotal = measure.statedAtParent === 'total' || measure.overUnits !== 'sum'
  if (entry && isTotal && !passed.has(key.unitId)) return figureOfEntry(key, entry)
  const covered = new Set(passed)
  const whole = entriesForWhole(ledger, key, measure, covered)
  const parts = tiles.map((tile) => flow(ledger, { ...key, period: tile }, measure, covered))
  const heard = parts.filter(hasAnything).length
  if (heard === 0 && whole.length === 0) return throughUnits(ledger, key, measure, exactlyAt, passed)
  return {
    ...summed(key, measure, [...whole, ...parts], 'periods', true),
    periods: { have: heard, expected: tiles.length },
  }
}

/** The figures of units at or below that hold an entry for exactly this period; adds those units to `covered`. */
function entriesForWhole(ledger: Ledger, key: FigureKey, measure: Measure, covered: Set<UnitId>): Figure[] {
  const found: Figure[] = []
  for (const child of childrenOf(ledger, key, measure, covered)) {
    const at = { ...key, unitId: child.unitId }
    const figure = counted(ledger, at) ?? (exactlyAt(ledger, at) && figureOfEntry(at, exactlyAt(ledger, at) as Entry))
    if (figure && measure.statedAtParent === 'total') {
      covered.add(child.unitId)
      found.push(figure)
    } else found.push(...entriesForWhole(ledger, at, measure, covered))
  }
  return found
}

/** Cumulative entries: a period that begins on 1 January is read off; any other is the difference of two. */
function cumulative(ledger: Ledger, key: FigureKey, measure: Measure): Figure {
  const year = yearContaining(key.period.last)
  if (key.period.first === year.first) {
    const exact = throughUnits(ledger, key, measure, cumulativeTo, nobody)
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
  if (key.period.first < year.first) return throughUnits(ledger, key, measure, exactlyAt, nobody)
  const to = cumulative(ledger, { ...key, period: yearToDate(key.period) }, measure)
  const before = cumulative(ledger, { ...key, period: periodOfDays(year.first, dayBefore(key.period.first)) }, measure)
  if (!to.quantity || !before.quantity || to.isPartial || before.isPartial) return missing(key)
  const parts = [to, before]
  return { ...summed(key, measure, parts, 'difference'), quantity: subtract(to.quantity, before.quantity) }
}

/**
 * Adds parts; missing is never zero. A sum with missing parts is partial, and a lower bound when parts are non-negative.
 * @param byUnit merges the leaves of several periods: a unit has a value when it has one in every period.
 */
export function summed(
  key: FigureKey,
  measure: Measure,
  parts: readonly Figure[],
  kind: 'units' | 'periods' | 'classes' | 'difference',
  byUnit = false,
): Figure {
  const all = parts.flatMap((part) => part.leaves)
  const leaves = byUnit || kind === 'classes' || kind === 'difference' ? mergedByUnit(all) : all
  let total: Quantity | undefined
  let isOfMost = false
  for (const part of parts) {
    if (!part.quantity) continue
    total = total === undefined ? part.quantity : add(total, part.quantity)
    isOfMost ||= part.isOfMost
  }
  if (total === undefined) {
    const isAllNotApplicable = parts.length > 0 && parts.every((part) => part.absence === 'not_applicable')
    return absent(key, isAllNotApplicable ? 'not_applicable' : 'missing', leaves)
  }
  const isPartial = leaves.some((leaf) => !leaf.has) || parts.some((part) => part.isPartial)
  return {
    key,
    quantity: isPartial && measure.isNonNegative ? asAtLeast(total) : total,
    absence: null,
    result: null,
    origin: 'computed',
    isPartial,
    isOfMost,
    leaves,
    periods: null,
    via: { kind, parts },
  }
}

function mergedByUnit(leaves: readonly Leaf[]): readonly Leaf[] {
  const merged = new Map<UnitId, Leaf>()
  for (const leaf of leaves) {
    const before = merged.get(leaf.unitId)
    merged.set(
      leaf.unitId,
      before ? { ...leaf, has: before.has && leaf.has, isApproved: before.isApproved && leaf.isApproved } : leaf,
    )
  }
  return [...merged.values()]
}

/**
 * The breakdown of a stated total by its children, and what it leaves unexplained.
 * @returns undefined when the figure is no stated total or nothing is known below it.
 */
export function breakdownOf(
  ledger: Ledger,
  figure: Figure,
): { parts: readonly Figure[]; sum: Figure; remainder: Quantity | null } | undefined {
  const measure = ledger.measureOn(figure.key.measure, figure.key.period.last)
  if (figure.via.kind !== 'entry' || !measure || measure.overUnits !== 'sum' || measure.statedAtParent !== 'total')
    return undefined
  const parts = childrenFor(ledger.forest, figure.key.unitId, figure.key.period.first, figure.key.period.last)
    .map((child) => ({ ...child, figure: figureAt(ledger, { ...figure.key, unitId: child.unitId }) }))
    .filter((child) => child.isExpected || hasAnything(child.figure))
    .map((child) => child.figure)
  const sum = summed(figure.key, measure, parts, 'units')
  if (!sum.quantity || !figure.quantity) return undefined
  const known = parts.reduce<Quantity | null>(
    (total, part) => (part.quantity ? (total ? add(total, part.quantity) : part.quantity) : total),
    null,
  )
  return { parts, sum, remainder: known ? subtract(figure.quantity, known) : null }
}

/** The same over time: a stated longer period against the sum of its parts. */
export function partsOverTime(ledger: Ledger, figure: Figure): Figure | undefined {
  const measure = ledger.measureOn(figure.key.measure, figure.key.period.last)
  if (figure.via.kind !== 'entry' || !measure || measure.overTime !== 'sum' || measure.entry === 'cumulative')
    return undefined
  const tiles: readonly Period[] | undefined = tilesOf(figure.key.period, measure.periodKinds)
  if (!tiles) return undefined
  const held = ledger.periodsHeld(figure.key.measure, figure.key.class, figure.key.aspect)
  if (!held.some((days) => contains(figure.key.period, days) && !sameDays(days, figure.key.period))) return undefined
  const parts = tiles.map((tile) => flow(ledger, { ...figure.key, period: tile }, measure, nobody))
  const sum = summed(figure.key, measure, parts, 'periods', true)
  return sum.quantity ? sum : undefined
}
