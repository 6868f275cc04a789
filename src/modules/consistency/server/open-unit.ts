import type { Period } from '../../../platform/domain/period.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, covers, type Reader } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import type { Ledger } from '../../figures/figure.ts'
import { type Catalogue, catalogueAt, keptLedger, periodOf, withMoreAsNeeded } from '../../figures/server/public.ts'
import { bodiesWith, homePartyOn } from '../../org/forest.ts'
import { reachableUnit } from '../../org/server/public.ts'
import type { Unit, UnitId } from '../../org/unit.ts'

export interface OpenedUnit {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly unit: Unit
  readonly period: Period
  /** The Party organisation of the place, the unit itself first, and the other bodies there. */
  readonly bodies: readonly UnitId[]
  readonly home: UnitId
  readonly ledger: Ledger
}

/** The guarded door to the figures of a unit in a period: an invisible unit is not found. */
export const openUnit = <Result>(
  context: Context,
  query: { readonly unit: string; readonly period: string },
  work: (tx: Transaction, opened: OpenedUnit) => Promise<Result>,
): Promise<Result> =>
  read(context.database, context.caller, async (tx) => {
    const place = await placeOf(context, tx, query)
    const { catalogue, unit, period } = place
    const home = homePartyOn(catalogue.forest, unit.id, period.last) ?? unit.id
    const guard = canRead(catalogue.forest, place.reader, home, period.last) ? home : unit.id
    const bodies = guard === home ? bodiesWith(catalogue.forest, home, period.last) : []
    const asked = { unitId: guard, on: period.last, knownAt: null }
    return withMoreAsNeeded(tx, async () => {
      const ledger = await keptLedger(tx, catalogue, asked, context.database)
      return work(tx, { ...place, home, bodies: [...new Set([unit.id, ...bodies])], ledger })
    })
  })

/** The unit and period of a query, for those who may read there. */
export async function placeOf(
  context: Context,
  tx: Transaction,
  query: { readonly unit: string; readonly period: string },
): Promise<Pick<OpenedUnit, 'catalogue' | 'reader' | 'unit' | 'period'>> {
  const catalogue = await catalogueAt(tx, null, context.database)
  const reader = await loadReader(tx)
  const period = periodOf(catalogue, query.period)
  const unit = reachableUnit(catalogue.forest, query.unit, (unitId) =>
    canRead(catalogue.forest, reader, unitId, period.last),
  )
  return { catalogue, reader, unit, period }
}

/** May the reader answer findings at this unit? */
export const mayAnswer = ({ catalogue, reader, unit, period }: Omit<OpenedUnit, 'bodies' | 'home' | 'ledger'>) =>
  covers(catalogue.forest, reader, ['clerk', 'approver'], unit.id, period.last)
