import type { Day } from '../../../platform/domain/day.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import type { UnitId } from '../../org/unit.ts'

export interface ChangesQuery {
  readonly measures: readonly string[]
  readonly unitIds: readonly UnitId[]
  /** Changes of a stock before this day may be told as one change on it, and events before it not at all. */
  readonly from: Day
  /** As known at an instant; null: now. */
  readonly knownAt: string | null
}

/** How the count of one measure, unit and class changes: days as numbers YYYYMMDD, rising, and the change on each. */
export interface CountLine {
  readonly measure: string
  readonly unitId: UnitId
  readonly class: string | null
  readonly days: Int32Array
  readonly changes: Int32Array
}

export interface BehindQuery {
  readonly measure: string
  readonly unitId: UnitId
  readonly class: string | null
  readonly first: Day
  readonly last: Day
  readonly knownAt: string | null
}

/** One record behind a count. */
export interface CountedRecord {
  readonly name: Text
  readonly on: Day | null
}

/**
 * What a module with records offers to `figures`. The application hands the sources over in `app/measures.ts`, so that
 * `figures` knows no module that counts. The right to the units was asked for already.
 */
export interface MeasureSource {
  readonly measures: readonly string[]
  /**
   * Counts of units as they change. A measure that takes the last value over time is the sum of all changes up to a day,
   * one that is added over time the sum of those within a period.
   */
  changesOf(tx: Transaction, query: ChangesQuery): Promise<readonly CountLine[]>
  /** Units whose counts may have changed after one instant of the order of acts, up to another. */
  touchedSince(tx: Transaction, after: string, until: string): Promise<readonly UnitId[]>
  /** The records behind one count, as far as the reader may see them; asked only for its lineage. */
  recordsBehind(tx: Transaction, query: BehindQuery): Promise<readonly CountedRecord[]>
}

const handedOver = new WeakMap<object, readonly MeasureSource[]>()

/** Hands the sources of one installation over, once, when its service is composed. */
export const countFrom = (cacheKey: object, sources: readonly MeasureSource[]): void => {
  handedOver.set(cacheKey, sources)
}

export const sourcesOf = (cacheKey: object | undefined): readonly MeasureSource[] =>
  (cacheKey && handedOver.get(cacheKey)) ?? []

export const dayNumber = (day: Day): number =>
  Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))
