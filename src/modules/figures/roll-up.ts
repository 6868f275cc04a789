import { type Day, dayBefore } from '../../platform/domain/day.ts'
import {
  contains,
  type Period,
  type PeriodKind,
  periodOfDays,
  sameDays,
  tilesOf,
  yearContaining,
  yearToDate,
} from '../../platform/domain/period.ts'
import { childrenFor, homePartyOn, isTreeChanged, lastDayBy, partiesAbove } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import type { Entry } from './entry.ts'
import {
  absent,
  type Coverage,
  coverageOf,
  type Figure,
  type FigureKey,
  figureAt,
  type Leaf,
  type Ledger,
} from './figure.ts'
import type { Measure } from './measure.ts'
import { add, asAtLeast, type Quantity, subtract } from './quantity.ts'
import { mergedCoverage } from './totals.ts'

/** Units already counted for a longer period, and what stands above them, worked out as it is asked for. */
interface Passed {
  readonly units: Set<UnitId>
  /** The same in the order in which they came. */
  readonly list: UnitId[]
  readonly above: Map<string, { count: number; readonly byDay: Map<Day, Set<UnitId>> }>
}
const passing = (units: readonly UnitId[]): Passed => ({ units: new Set(units), list: [...units], above: new Map() })
const nobody: Passed = passing([])
const noDays: ReadonlyMap<Day, ReadonlySet<UnitId>> = new Map()

/** The figure from counts, entries and children, without formulas. Shapes and rule: see `figureAt`. */
export function figureOfRecords(ledger: Ledger, key: FigureKey, measure: Measure): Figure {
  if (measure.overTime === 'sum' && measure.entry === 'cumulative') return cumulative(ledger, key, measure)
  if (measure.overTime === 'sum') return flow(ledger, key, measure, nobody)
  return throughUnits(ledger, key, measure, measure.overTime === 'last' ? statedLatest : statedExactly, nobody)
}

/** The sum of the classes, where they are disjoint and exhaustive. */
export function figureOfClasses(ledger: Ledger, key: FigureKey, measure: Measure): Figure | undefined {
  const set = measure.classSet === null ? undefined : ledger.classSet(measure.classSet)
  if (set?.reading !== 'disjoint' || !set.isExhaustive) return undefined
  const parts = set.classes.map((item) => figureAt(ledger, { ...key, class: item.code }))
  return merged(ledger, key, measure, parts, 'classes')
}

const entriesOf = (ledger: Ledger, key: FigureKey): readonly Entry[] =>
  ledger.entriesAt(key.unitId, key.measure, key.class, key.aspect)

const exactlyAt = (ledger: Ledger, key: FigureKey): Entry | undefined =>
  entriesOf(ledger, key).find((entry) => sameDays(entry, key.period))

/** A stock uses the period's last known day; of two entries to one day the longer comes first. */
function latestWithin(ledger: Ledger, key: FigureKey): Entry | undefined {
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
type Stated = (ledger: Ledger, key: FigureKey) => Figure | undefined

const statedBy =
  (entryOf: (ledger: Ledger, key: FigureKey) => Entry | undefined): Stated =>
  (ledger, key) => {
    const entry = entryOf(ledger, key)
    return entry && figureOfEntry(key, entry)
  }
const statedExactly = statedBy(exactlyAt)
const statedLatest = statedBy(latestWithin)
const statedCumulative = statedBy(cumulativeTo)

/** The difference of the unit's own two cumulative entries: to the last day, and to the day before the first. */
const statedDifference: Stated = (ledger, key) => {
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

const missing = (key: FigureKey): Figure =>
  absent(key, 'missing', [{ unitId: key.unitId, has: false, isApproved: false }])

/** Nothing to say and nothing expected: all there is was counted for a longer period already. */
const nothing = (key: FigureKey): Figure => absent(key, 'missing')
const isNothing = (figure: Figure): boolean =>
  figure.absence === 'missing' && figure.leaves.length === 0 && figure.coverage === undefined

/** A value stated at a unit stands for everything below it. */
const standsForAll = (measure: Measure): boolean => measure.statedAtParent === 'total' || measure.overUnits !== 'sum'

/**
 * Counted, else stated, else the children, all at this very period. A count that is a share of the unit is added to its
 * children.
 * @param passed units already counted for a longer period: with everything below them where a stated value is a total,
 *   their own share only where it is that.
 */
function throughUnits(ledger: Ledger, key: FigureKey, measure: Measure, statedAt: Stated, passed: Passed): Figure {
  const isTotal = standsForAll(measure)
  const kept = passed.list.length === 0 ? ledger.keptAt?.(key, measure, true) : undefined
  if (kept) return kept
  const count = passed.units.has(key.unitId) ? undefined : counted(ledger, key)
  const isOpenHere = isOpen(ledger, key, measure, passed)
  if (count && isOpenHere && !isShare(count)) return count
  const stated = isOpenHere ? statedAt(ledger, key) : undefined
  if (stated && isTotal) return stated
  const own = count && isShare(count) ? count : stated
  const children = childrenOf(ledger, key, measure)
  const parts = children
    .filter((child) => !isTotal || !passed.units.has(child.unitId))
    .map((child) => ({
      ...child,
      figure: throughUnits(ledger, { ...key, unitId: child.unitId }, measure, statedAt, passed),
    }))
  const below = parts
    .filter((part) => part.isExpected || hasAnything(part.figure) || isNothing(part.figure))
    .map((part) => part.figure)
  if (isTotal) {
    const isPassed = children.length > parts.length || below.some(isNothing)
    const heard = [...(own ? [own] : []), ...below.filter((part) => !isNothing(part))]
    if (heard.length === 0) return isPassed ? nothing(key) : missing(key)
    return summed(key, measure, heard, 'units')
  }
  const share = own ?? (passed.units.has(key.unitId) ? nothing(key) : missing(key))
  const heard = below.filter((part) => !isNothing(part))
  return heard.length === 0 ? share : summed(key, measure, isNothing(share) ? heard : [share, ...heard], 'units')
}

/** Does a value stated here count nothing that was passed? */
function isOpen(ledger: Ledger, key: FigureKey, measure: Measure, passed: Passed): boolean {
  if (passed.units.has(key.unitId)) return false
  if (!standsForAll(measure)) return true
  for (const [on, above] of aboveThePassed(ledger, passed, key.period)) {
    const home = homePartyOn(ledger.forest, key.unitId, on)
    if (home !== undefined && above.has(home)) return false
  }
  return true
}

/** By the day on which a passed unit last stood in a period: the Party organisations above it, itself included. */
function aboveThePassed(ledger: Ledger, passed: Passed, period: Period): ReadonlyMap<Day, ReadonlySet<UnitId>> {
  if (passed.list.length === 0) return noDays
  const name = `${period.first}|${period.last}`
  const known = passed.above.get(name) ?? { count: 0, byDay: new Map<Day, Set<UnitId>>() }
  passed.above.set(name, known)
  for (; known.count < passed.list.length; known.count++) {
    const unitId = passed.list[known.count] ?? ''
    const on = lastDayBy(ledger.forest, unitId, period.last)
    if (on === undefined || on < period.first) continue
    const above = known.byDay.get(on) ?? new Set<UnitId>()
    known.byDay.set(on, above)
    for (const id of partiesAbove(ledger.forest, unitId, on)) above.add(id)
  }
  return known.byDay
}

const childrenOf = (ledger: Ledger, key: FigureKey, measure: Measure) =>
  measure.overUnits === 'sum'
    ? childrenFor(
        ledger.forest,
        key.unitId,
        measure.overTime === 'last' ? key.period.last : key.period.first,
        key.period.last,
      )
    : []

const hasAnything = (figure: Figure): boolean =>
  figure.quantity !== null || figure.leaves.some((leaf) => leaf.has) || figure.absence === 'not_applicable'

/**
 * A longer period is the sum of entries over their own trees. Units with an entry for the whole period count once, and
 * what remains is summed over the shorter periods, each on the tree of its own last day; a total stated for a shorter
 * period that would count such a unit twice gives way to its children. Where this leaves gaps and the shorter periods
 * alone leave none, these are taken.
 */
function flow(ledger: Ledger, key: FigureKey, measure: Measure, passed: Passed): Figure {
  const kept = passed.list.length === 0 ? ledger.keptAt?.(key, measure, false) : undefined
  if (kept) return kept
  const tiles = isHeldFiner(ledger, key, measure) ? tilesLivedIn(ledger, key, measure) : undefined
  if (!tiles) return throughUnits(ledger, key, measure, statedExactly, passed)
  if (isOpen(ledger, key, measure, passed)) {
    const count = counted(ledger, key)
    if (count && !isShare(count)) return count
    const stated = standsForAll(measure) ? statedExactly(ledger, key) : undefined
    if (stated) return stated
  }
  const counts = passed.list.length === 0 ? countsAlone(ledger, key, measure) : undefined
  if (counts) return counts
  const covered = passing(passed.list)
  const whole = entriesForWhole(ledger, key, measure, covered)
  const best = overTiles(ledger, key, measure, tiles, whole, covered)
  if (whole.length === 0 || !standsForAll(measure) || best?.isPartial === false)
    return best ?? throughUnits(ledger, key, measure, statedExactly, passed)
  const shorter = overTiles(ledger, key, measure, tiles, [], passed)
  if (shorter?.quantity && !shorter.isPartial) return shorter
  return best ?? throughUnits(ledger, key, measure, statedExactly, passed)
}

/** May anything be known of shorter periods? Counts may begin on any day. */
const isHeldFiner = (ledger: Ledger, key: FigureKey, measure: Measure): boolean =>
  (measure.kind === 'counted' && key.aspect === 'actual') ||
  ledger
    .periodsHeld(key.measure, key.class, key.aspect)
    .some((days) => contains(key.period, days) && !sameDays(days, key.period))

/** The shorter periods in which the unit lived. */
function tilesLivedIn(ledger: Ledger, key: FigureKey, measure: Measure): readonly Period[] | undefined {
  const isLived = (tile: Period): boolean => (lastDayBy(ledger.forest, key.unitId, tile.last) ?? '') >= tile.first
  const tiles = tilesOf(key.period, measure.periodKinds)?.filter(isLived)
  return tiles?.length ? tiles : undefined
}

/** @returns undefined when the shorter periods say nothing. */
function overTiles(
  ledger: Ledger,
  key: FigureKey,
  measure: Measure,
  tiles: readonly Period[],
  whole: readonly Figure[],
  covered: Passed,
): Figure | undefined {
  const parts = tiles.map((tile) => flow(ledger, { ...key, period: tile }, measure, covered))
  const heard = parts.filter(hasAnything).length
  if (heard === 0) return undefined
  const sum = merged(ledger, key, measure, [...whole, ...parts.filter((part) => !isNothing(part))], 'periods')
  return { ...sum, periods: { have: heard, expected: tiles.length } }
}

/**
 * A flow of which nothing is known but counts, over days on which no tree changed: the shorter periods make what the
 * units make for the whole, unless counting began within it.
 */
function countsAlone(ledger: Ledger, key: FigureKey, measure: Measure): Figure | undefined {
  const { period, aspect } = key
  if (aspect !== 'actual' || isTreeChanged(ledger.forest, period.first, period.last)) return undefined
  const isHeld = ledger.periodsHeld(key.measure, key.class, aspect).some((days) => contains(period, days))
  if (isHeld) return undefined
  const whole = throughUnits(ledger, key, measure, statedExactly, nobody)
  return whole.quantity && !whole.isPartial ? whole : undefined
}

/**
 * What units at or below state for exactly this period; adds those units to `covered`. Records that are counted belong to
 * the tree of their own days: they are left to the shorter periods, with everything below the unit that is counted.
 */
function entriesForWhole(ledger: Ledger, key: FigureKey, measure: Measure, covered: Passed): Figure[] {
  const isTotal = standsForAll(measure)
  const found: Figure[] = []
  const take = (at: FigureKey): boolean => {
    if (!isOpen(ledger, at, measure, covered)) return false
    const count = isTotal ? counted(ledger, at) : undefined
    if (count && !isShare(count)) return true
    const figure = statedExactly(ledger, at)
    if (!figure) return false
    covered.units.add(at.unitId)
    covered.list.push(at.unitId)
    found.push(figure)
    return true
  }
  const visit = (at: FigureKey): void => {
    for (const child of childrenOf(ledger, at, measure)) {
      const below = { ...at, unitId: child.unitId }
      if (isTotal && (covered.units.has(child.unitId) || take(below))) continue
      if (!isTotal) take(below)
      visit(below)
    }
  }
  const isHeld = ledger.periodsHeld(key.measure, key.class, key.aspect).some((days) => sameDays(days, key.period))
  if (!isHeld) return found
  if (!isTotal) take(key)
  visit(key)
  return found
}

const calendarKinds: readonly PeriodKind[] = ['year', 'half', 'quarter', 'month', 'day']

/**
 * Cumulative entries: a period that begins on 1 January is read off; any other within a year is the difference of two
 * entries of one unit, so that a unit which moved in between brings nothing from before; several years are added.
 */
function cumulative(ledger: Ledger, key: FigureKey, measure: Measure): Figure {
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

/**
 * Adds parts that speak of the same units. Of parts from kept totals the units are not named: where their sets may differ,
 * every entry is needed.
 */
function merged(
  ledger: Ledger,
  key: FigureKey,
  measure: Measure,
  parts: readonly Figure[],
  kind: 'periods' | 'classes',
): Figure {
  const sum = summed(key, measure, parts, kind, true)
  if (parts.every((part) => part.coverage === undefined)) return sum
  const isMoved = kind === 'periods' && isTreeChanged(ledger.forest, key.period.first, key.period.last)
  const coverage = isMoved ? undefined : mergedCoverage(parts)
  if (!coverage) ledger.needEntries?.(key.measure)
  return { ...sum, ...(coverage && { coverage }) }
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
  const coverage = parts.some((part) => part.coverage) ? addedCoverage(parts) : undefined
  if (total === undefined) {
    const isAllNotApplicable = parts.length > 0 && parts.every((part) => part.absence === 'not_applicable')
    return { ...absent(key, isAllNotApplicable ? 'not_applicable' : 'missing', leaves), ...(coverage && { coverage }) }
  }
  const isShort = coverage ? coverage.have < coverage.expected : leaves.some((leaf) => !leaf.has)
  const isPartial = isShort || parts.some((part) => part.isPartial)
  return {
    key,
    quantity: isPartial && measure.isNonNegative ? asAtLeast(total) : total,
    absence: null,
    result: null,
    origin: 'computed',
    isPartial,
    isOfMost,
    leaves,
    ...(coverage && { coverage }),
    periods: null,
    via: { kind, parts },
  }
}

function addedCoverage(parts: readonly Figure[]): Coverage {
  const all = parts.map(coverageOf)
  const sum = (of: (one: Coverage) => number): number => all.reduce((total, one) => total + of(one), 0)
  return { have: sum((one) => one.have), expected: sum((one) => one.expected), approved: sum((one) => one.approved) }
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
  const parts = childrenOf(ledger, figure.key, measure)
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
  const tiles = tilesLivedIn(ledger, figure.key, measure)
  if (!tiles || !isHeldFiner(ledger, figure.key, measure)) return undefined
  const sum = overTiles(ledger, figure.key, measure, tiles, [], nobody)
  return sum?.quantity ? sum : undefined
}
