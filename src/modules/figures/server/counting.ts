import { firstOfAllDays } from '../../../platform/domain/day.ts'
import { must } from '../../../platform/domain/problem.ts'
import { read, write } from '../../../platform/server/db/database.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import { partiesAbove } from '../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../org/server/public.ts'
import type { UnitId } from '../../org/unit.ts'
import { type CountingFact, checkCounting } from '../counting.ts'
import { type Catalogue, catalogueAt, measureOf } from './catalogue.ts'
import { ability } from './page.ts'
import { closeCounting, saveCounting } from './store.ts'

const factAt = (catalogue: Catalogue, measureId: string, unitId: UnitId): CountingFact | undefined =>
  catalogue.countedFrom.get(measureId)?.get(unitId)

/** The fact that counts a measure at a unit: its own, or that of the nearest Party organisation above with its subtree. */
function standing(catalogue: Catalogue, measureId: string, unitId: UnitId, on: string) {
  const own = factAt(catalogue, measureId, unitId)
  if (own) return { unitId, fact: own }
  const above = partiesAbove(catalogue.forest, unitId, on).find(
    (id) => id !== unitId && factAt(catalogue, measureId, id)?.reaches === 'subtree',
  )
  const fact = above === undefined ? undefined : factAt(catalogue, measureId, above)
  return above !== undefined && fact ? { unitId: above, fact } : undefined
}

/** Measures that modules count and that are held for this kind of unit. */
export function countingOf(context: Context, input: { unit: string }) {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const { forest } = catalogue
    const reader = await loadReader(tx)
    const unit = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
    const codes = catalogue.counting.flatMap((source) => source.measures)
    return {
      unit: toUnitRef(forest, unit.id, reader.today),
      today: reader.today,
      measures: codes.flatMap((code) => {
        const measure = catalogue.measures.get(code)?.[0]
        if (!measure?.subjects.includes(unit.kind)) return []
        const found = standing(catalogue, measure.id, unit.id, reader.today)
        return [
          {
            code,
            name: { vi: measure.vi, en: measure.en },
            since: found?.fact.from ?? null,
            reaches: found?.fact.reaches ?? null,
            by: found ? toUnitRef(forest, found.unitId, reader.today) : null,
          },
        ]
      }),
      can: { count: ability(requireRole(forest, reader, 'issuer', unit.id, reader.today)) },
    }
  })
}

/** Counts measures at a unit from a day on, as one act; asking again for what holds already changes nothing. */
export function countFromDay(
  context: Context,
  input: { unit: string; measures: readonly string[]; from: string; reaches: CountingFact['reaches'] },
) {
  return write(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const { forest } = catalogue
    const reader = await loadReader(tx)
    const unit = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
    must(requireRole(forest, reader, 'issuer', unit.id, reader.today), 'forbidden')
    const countable = new Set(catalogue.counting.flatMap((source) => source.measures))
    const next: CountingFact = { from: input.from, reaches: input.reaches }
    const firstDay = (forest.spans.get(unit.id) ?? []).map((span) => span.from).toSorted()[0] ?? firstOfAllDays
    const changed: string[] = []
    for (const code of new Set(input.measures)) {
      const measure = measureOf(catalogue, countable.has(code) ? code : `${code}?`, reader.today)
      const held = factAt(catalogue, measure.id, unit.id)
      if (held?.from === next.from && held.reaches === next.reaches) continue
      must(checkCounting(measure, unit, held, next, firstDay), 'refused')
      changed.push(measure.id)
    }
    if (changed.length === 0) return { counted: 0 }
    const actId = await recordAct(tx, {
      verb: 'measure.count',
      unitId: unit.id,
      recordKind: 'measure',
      payload: { measures: input.measures, from: next.from, reaches: next.reaches },
    })
    await closeCounting(tx, unit.id, changed, actId)
    await saveCounting(tx, unit.id, changed, next, actId)
    return { counted: changed.length }
  })
}
