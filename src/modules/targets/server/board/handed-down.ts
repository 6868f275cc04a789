import { type Decimal, zero } from '../../../../platform/domain/decimal.ts'
import { sameDays } from '../../../../platform/domain/period.ts'
import type { Entry } from '../../../figures/entry.ts'
import type { FigureKey, Ledger } from '../../../figures/figure.ts'
import { childrenFor } from '../../../org/forest.ts'
import type { UnitId } from '../../../org/unit.ts'
import { addsUp, balanceOf } from '../../allocation.ts'

/** The body of each unit below that the measure is held for on the last day of a period. */
export const bodiesBelow = (ledger: Ledger, key: Pick<FigureKey, 'unitId' | 'period'>): readonly UnitId[] =>
  childrenFor(ledger.forest, key.unitId, key.period.last, key.period.last).map((child) => child.unitId)

/** The plan stated at a body for exactly this period. */
export const planEntryAt = (
  ledger: Ledger,
  key: FigureKey,
  unitId: UnitId,
  aspect: 'assigned' | 'own',
): Entry | undefined =>
  ledger
    .entriesAt(unitId, key.measure, key.class, aspect)
    .find((entry) => sameDays(entry, key.period) && entry.quantity !== null)

/** By how much the plans assigned below exceed the plan; 0 where they do not, or where nothing is summed. */
export function overAllocated(ledger: Ledger, key: FigureKey, plan: Decimal): Decimal {
  const measure = ledger.measureOn(key.measure, key.period.last)
  if (!measure || !addsUp(measure)) return zero
  const parts = bodiesBelow(ledger, key).flatMap(
    (unitId) => planEntryAt(ledger, key, unitId, 'assigned')?.quantity?.low ?? [],
  )
  return balanceOf(plan, parts).over
}
