import type { Transaction } from '../../../../platform/server/db/database.ts'
import { measuresOfRules } from '../../../consistency/from-ledger.ts'
import { rulesAbout } from '../../../consistency/server/public.ts'
import type { Ledger } from '../../../figures/figure.ts'
import { loadLedger, measuresNeeded } from '../../../figures/server/public.ts'
import type { OpenedPlace } from './place.ts'

/** The ledger behind the cells of a place, with what its findings compare them with. */
export async function ledgerOfPlace(tx: Transaction, place: OpenedPlace, cacheKey: object): Promise<Ledger> {
  const { catalogue, period, unit } = place
  const asked = [...new Set(place.cells.map((cell) => cell.measure.code))]
  const beside = measuresOfRules(await rulesAbout(tx, catalogue, asked))
  const measures = measuresNeeded(catalogue, [...new Set([...asked, ...beside])])
  const query = { unitId: unit.id, on: period.last, measures, knownAt: null, withPredecessors: false }
  return loadLedger(tx, catalogue, query, cacheKey)
}
