import type { z } from 'zod'
import type { Day } from '../../../platform/domain/day.ts'
import { foldForSearch } from '../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { type Context, type Route, route } from '../../../platform/server/http/context.ts'
import { findUnits, mostFound } from '../contract/find.ts'
import { existsOn, type Forest, nameOn, parentOn, partiesAbove, roleOn } from '../forest.ts'
import type { UnitId } from '../unit.ts'
import { keptForest } from './load.ts'
import { toUnitRef } from './units.ts'

type TodayOf = (tx: Transaction) => Promise<{ readonly today: string }>

export const findRoutes = (todayOf: TodayOf): readonly Route[] => [
  route(findUnits, (context, input) => unitsNamed(context, input, todayOf)),
]

const unitsNamed = (context: Context, input: z.output<typeof findUnits.input>, todayOf: TodayOf) =>
  read(context.database, context.caller, async (tx) => {
    const [forest, { today }] = [await keptForest(tx, context.database), await todayOf(tx)]
    const found = named(forest, today, input.search, input.cells === 'yes')
    return {
      units: found.slice(0, mostFound).map((unitId) => ({
        ...toUnitRef(forest, unitId, today),
        above: partiesAbove(forest, unitId, today)
          .slice(1)
          .map((id) => nameOn(forest, id, today)),
      })),
      hasMore: found.length > mostFound,
    }
  })

const cellRoles: readonly string[] = ['cell', 'grassroots_cell']

/** Names and codes as they are searched, of one day; a tree of hundreds of thousands is folded once. */
interface Folded {
  readonly on: Day
  readonly texts: ReadonlyMap<UnitId, string>
}
const kept = new WeakMap<Forest, Folded>()

function foldedOn(forest: Forest, on: Day): Folded['texts'] {
  const held = kept.get(forest)
  if (held?.on === on) return held.texts
  const texts = new Map<UnitId, string>()
  for (const unit of forest.units.values()) {
    if (unit.kind !== 'party_organisation' || !existsOn(forest, unit.id, on)) continue
    const { vi, en } = nameOn(forest, unit.id, on)
    texts.set(unit.id, foldForSearch(`${vi}\n${en}\n${unit.code}`))
  }
  kept.set(forest, { on, texts })
  return texts
}

const byName = new Intl.Collator('vi', { numeric: true })

/** Every word stands in the unit's own name or code, or in the name of an organisation above it; one at least is its own. */
function named(forest: Forest, on: Day, search: string, isCell: boolean): readonly UnitId[] {
  const sought = foldForSearch(search).trim()
  const words = sought.split(/\s+/)
  const texts = foldedOn(forest, on)
  const found: { readonly unitId: UnitId; readonly rank: number; readonly name: string }[] = []
  for (const [unitId, text] of texts) {
    const others = words.filter((word) => !text.includes(word))
    if (others.length === words.length || (isCell && !cellRoles.includes(roleOn(forest, unitId, on) ?? ''))) continue
    if (others.length > 0 && !isAbove(forest, texts, unitId, on, others)) continue
    const rank = text.split('\n').includes(sought) ? 0 : text.includes(sought) ? 1 : 2 + others.length
    found.push({ unitId, rank, name: nameOn(forest, unitId, on).vi })
  }
  const code = (unitId: UnitId): string => forest.units.get(unitId)?.code ?? ''
  return found
    .toSorted(
      (a, b) => a.rank - b.rank || byName.compare(a.name, b.name) || byName.compare(code(a.unitId), code(b.unitId)),
    )
    .map(({ unitId }) => unitId)
}

function isAbove(forest: Forest, texts: Folded['texts'], unitId: UnitId, on: Day, words: readonly string[]): boolean {
  let left = words
  for (let at = parentOn(forest, unitId, on); at !== undefined && left.length > 0; at = parentOn(forest, at, on)) {
    const text = texts.get(at) ?? ''
    left = left.filter((word) => !text.includes(word))
  }
  return left.length === 0
}
