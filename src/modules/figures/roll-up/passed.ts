import type { Day } from '../../../platform/domain/day.ts'
import type { Period } from '../../../platform/domain/period.ts'
import { homePartyOn, lastDayBy, partiesAbove } from '../../org/forest.ts'
import type { UnitId } from '../../org/unit.ts'
import type { FigureKey, Ledger } from '../figure.ts'
import type { Measure } from '../measure.ts'
import { standsForAll } from './through-units.ts'

/** Units already counted for a longer period, and what stands above them, worked out as it is asked for. */
export interface Passed {
  readonly units: Set<UnitId>
  /** The same in the order in which they came. */
  readonly list: UnitId[]
  readonly above: Map<string, { count: number; readonly byDay: Map<Day, Set<UnitId>> }>
}
export const passing = (units: readonly UnitId[]): Passed => ({
  units: new Set(units),
  list: [...units],
  above: new Map(),
})
export const nobody: Passed = passing([])
const noDays: ReadonlyMap<Day, ReadonlySet<UnitId>> = new Map()

/** Does a value stated here count nothing that was passed? */
export function isOpen(ledger: Ledger, key: FigureKey, measure: Measure, passed: Passed): boolean {
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
