import type { Day } from '../../../platform/domain/day.ts'
import type { Period } from '../../../platform/domain/period.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import type { UnitId } from '../../org/unit.ts'
import type { Counted } from '../figure.ts'
import { exactly } from '../quantity.ts'
import type { Catalogue } from './catalogue.ts'

/** One record of a module that counts: it belongs to a unit and a day. */
export interface CountedRecord {
  readonly measure: string
  readonly unitId: UnitId
  readonly class: string | null
  readonly on: Day
  readonly name: Text
}

/**
 * What a module with records offers to `figures`. The application hands the sources over in `app/measures.ts`, so that
 * `figures` knows no module that counts.
 */
export interface MeasureSource {
  readonly measures: readonly string[]
  /** Records of these measures and units as known at an instant (null: now); the right to them was asked for already. */
  recordsOf(
    tx: Transaction,
    measures: readonly string[],
    unitIds: readonly UnitId[],
    knownAt: string | null,
  ): Promise<readonly CountedRecord[]>
}

const handedOver = new WeakMap<object, readonly MeasureSource[]>()

/** Hands the sources of one installation over, once, when its service is composed. */
export const countFrom = (cacheKey: object, sources: readonly MeasureSource[]): void => {
  handedOver.set(cacheKey, sources)
}

export const sourcesOf = (cacheKey: object | undefined): readonly MeasureSource[] =>
  (cacheKey && handedOver.get(cacheKey)) ?? []

export type CountAt = (unitId: UnitId, measure: string, classCode: string | null, period: Period) => Counted | undefined

export const countNothing: CountAt = () => undefined

/** From which day a unit's measure is counted; undefined where it is entered. */
export const countedSince = (catalogue: Catalogue, measure: string, unitId: UnitId): Day | undefined =>
  catalogue.countedFrom.get(`${catalogue.measures.get(measure)?.[0]?.id ?? ''}|${unitId}`)

/**
 * Loads the records of the measures that are counted for any unit. A period before the first day of counting is not
 * counted: earlier entries stand.
 */
export async function loadCounts(
  tx: Transaction,
  catalogue: Catalogue,
  measures: readonly string[],
  knownAt: string | null,
): Promise<CountAt> {
  if (catalogue.countedFrom.size === 0) return countNothing
  const unitIds = [...catalogue.countedFrom.keys()].map((key) => key.split('|')[1] ?? '')
  const records: CountedRecord[] = []
  for (const source of catalogue.counting) {
    const asked = source.measures.filter((measure) => measures.includes(measure))
    if (asked.length > 0) records.push(...(await source.recordsOf(tx, asked, unitIds, knownAt)))
  }
  return (unitId, measure, classCode, period) => {
    const since = countedSince(catalogue, measure, unitId)
    if (since === undefined || period.first < since) return undefined
    const counted = records.filter(
      (record) =>
        record.measure === measure &&
        record.unitId === unitId &&
        record.class === classCode &&
        period.first <= record.on &&
        record.on <= period.last,
    )
    return { quantity: exactly(counted.length), records: counted.map((record) => record.name) }
  }
}
