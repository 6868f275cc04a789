import type { Transaction } from '../../../../platform/server/db/database.ts'
import { canRead, type Reader } from '../../../accounts/access.ts'
import { type Figure, figureAt } from '../../../figures/figure.ts'
import type { Aspect } from '../../../figures/measure.ts'
import { type Catalogue, periodOf } from '../../../figures/server/public.ts'
import { loadLedgers, rootOf } from '../live/scene.ts'

interface Place {
  readonly unit: string
  readonly measure: string
  readonly class: string | null
  readonly aspect: string
  readonly period: string
}

/** Loads once what is needed for all places; a place of a unit that the reader may not open, or that is no more, gives undefined. */
export async function ledgersFor(
  tx: Transaction,
  catalogue: Catalogue,
  reader: Reader,
  { home, on, places }: { readonly home: string; readonly on: string; readonly places: readonly Place[] },
): Promise<(place: Place) => Figure | undefined> {
  const { forest } = catalogue
  const unitIdOf = (place: Place): string | undefined => forest.byCode.get(place.unit)?.id
  const units = [...new Set(places.flatMap((place) => unitIdOf(place) ?? []))]
  const measures = [...new Set(places.map((place) => place.measure))]
  const ledgers = await loadLedgers(tx, catalogue, reader, { home, units, measures, on, isFixed: true }, tx)
  return (place) => {
    const unitId = unitIdOf(place)
    const ledger = unitId && ledgers.get(rootOf(catalogue, home, unitId, on))
    if (!ledger || !unitId) return undefined
    const period = periodOf(catalogue, place.period)
    if (!canRead(forest, reader, unitId, period.last)) return undefined
    return figureAt(ledger, {
      unitId,
      measure: place.measure,
      class: place.class,
      aspect: place.aspect as Aspect,
      period,
    })
  }
}
