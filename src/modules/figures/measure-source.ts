import type { Period } from '../../platform/domain/period.ts'
import type { UnitId } from '../org/unit.ts'
import type { Counted } from './figure.ts'

/**
 * What a module with records offers to `figures`: counts, and the records behind each. `app/measures.ts` hands the
 * sources over, so that `figures` knows no module that counts.
 */
export interface MeasureSource {
  readonly measures: readonly string[]
  /** The count for a unit and period as known at an instant; undefined where the unit is not counted yet. */
  countAt(
    measure: string,
    unitId: UnitId,
    classCode: string | null,
    period: Period,
    knownAt: string,
  ): Promise<Counted | undefined>
  recordsBehind(
    measure: string,
    unitId: UnitId,
    classCode: string | null,
    period: Period,
    knownAt: string,
  ): Promise<readonly { readonly id: string; readonly vi: string; readonly en: string }[]>
}
