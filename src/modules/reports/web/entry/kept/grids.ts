import { isAway } from '../../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../../platform/web/api/call.ts'
import { type Checks, readChecks } from '../../../../consistency/contract.ts'
import { type Grid, openGrid } from '../../../contract/submission.ts'
import { type EntryPlace, placeId } from '../../../entry/outbox.ts'
import type { Kept } from './kept.ts'
import { savedIds } from './rows.ts'

export interface OpenedGrid {
  readonly grid: Grid
  /** Rules and values to check with; null where they could not be had. */
  readonly checks: Checks | null
  /** From this browser: the server could not be reached. */
  readonly isKept: boolean
  /** Rows that the grid includes. */
  readonly includes: readonly string[]
}

/** Opens a form from the server and keeps it; without a network, as it was opened last. */
export async function openKept(kept: Kept, place: EntryPlace, signal?: AbortSignal): Promise<OpenedGrid> {
  const includes = await savedIds(kept, place).catch((): string[] => [])
  try {
    const grid = await call(openGrid, { form: place.form, unit: place.unit, period: place.period }, signal)
    const checks = await checksOf(grid, signal)
    await kept.grids.put({ place: placeId(place), grid, checks }).catch(() => {})
    return { grid, checks, isKept: false, includes }
  } catch (error) {
    if (!isAway(error)) throw error
    const known = await kept.grids.get(placeId(place)).catch(() => undefined)
    if (!known) throw error
    return { grid: known.grid, checks: known.checks, isKept: true, includes: [] }
  }
}

/** Measures asked about at a time, so that the address stays short enough. */
const most = 120

async function checksOf(grid: Grid, signal?: AbortSignal): Promise<Checks | null> {
  const measures = [...new Set(grid.sections.flatMap(({ cells }) => cells.map((cell) => cell.measure.code)))]
  const parts = Array.from({ length: Math.ceil(measures.length / most) }, (_, at) =>
    measures.slice(at * most, (at + 1) * most),
  )
  try {
    const [first, ...others] = await Promise.all(
      parts.map((part) =>
        call(readChecks, { unit: grid.unit.code, period: grid.period.id, measures: part.join(',') }, signal),
      ),
    )
    return first ? others.reduce(joined, first) : null
  } catch (error) {
    if (signal?.aborted) throw error
    return null
  }
}

function joined(a: Checks, b: Checks): Checks {
  const codes = new Set(a.rules.map((rule) => `${rule.code} ${rule.from}`))
  const known = new Set(a.measures.map((measure) => measure.code))
  return {
    ...a,
    rules: [...a.rules, ...b.rules.filter((rule) => !codes.has(`${rule.code} ${rule.from}`))],
    measures: [...a.measures, ...b.measures.filter((measure) => !known.has(measure.code))],
    values: [...a.values, ...b.values],
  }
}
