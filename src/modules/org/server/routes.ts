import type { z } from 'zod'
import { lastOfAllDays } from '../../../platform/domain/day.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { type Context, type Route, route } from '../../../platform/server/http/context.ts'
import { listUnits, readUnit } from '../contract.ts'
import { bodiesWith, childrenFor, type Forest, homePartyOn, nameOn, partiesAbove } from '../forest.ts'
import type { UnitId } from '../unit.ts'
import { listed } from './listing.ts'
import { keptForest } from './load.ts'
import { reachableUnit, toUnitRef } from './units.ts'

/** Rights come from a module below; the application hands them in. */
export interface Opener {
  readonly today: string
  isOpen(forest: Forest, unitId: UnitId, on: string): boolean
  /** The units of the grants with what became theirs; null for everything. */
  scopeOf(forest: Forest): ReadonlySet<UnitId> | null
}

/** A ward of a city may have thousands of cells: the rest is listed by `listUnits`. */
const childrenMost = 500

export const orgRoutes = (openerFor: (tx: Transaction) => Promise<Opener>): readonly Route[] => [
  route(listUnits, (context, input) => unitsOn(context, input, openerFor)),
  route(readUnit, (context, input) => unitOn(context, input, openerFor)),
]

function unitsOn(
  context: Context,
  input: z.output<typeof listUnits.input>,
  openerFor: (tx: Transaction) => Promise<Opener>,
) {
  return read(context.database, context.caller, async (tx) => {
    const [forest, opener] = [await keptForest(tx, context.database), await openerFor(tx)]
    const { kind, search, under } = input
    const on = input.on ?? opener.today
    const isOpen = (unitId: UnitId): boolean => opener.isOpen(forest, unitId, on)
    const { units, isWhole } = listed(
      forest,
      { roots: opener.scopeOf(forest), isOpen },
      {
        on,
        kind,
        search,
        under,
        isWhole: input.whole === 'yes',
      },
    )
    return { on, units: [...units], isWhole, isFounded: forest.units.size > 0 }
  })
}

function unitOn(
  context: Context,
  input: { unit: string; on?: string | undefined },
  openerFor: (tx: Transaction) => Promise<Opener>,
) {
  return read(context.database, context.caller, async (tx) => {
    const [forest, opener] = [await keptForest(tx, context.database), await openerFor(tx)]
    const on = input.on ?? opener.today
    const unit = reachableUnit(forest, input.unit, (unitId) => opener.isOpen(forest, unitId, on))
    const ref = (unitId: UnitId) => toUnitRef(forest, unitId, on)
    const spans = forest.spans.get(unit.id) ?? []
    const home = homePartyOn(forest, unit.id, on)
    const children = childrenFor(forest, unit.id, on, on)
    return {
      ...ref(unit.id),
      name: nameOn(forest, unit.id, on),
      on,
      from: spans[0]?.from ?? null,
      until: spans.at(-1)?.until === lastOfAllDays ? null : (spans.at(-1)?.until ?? null),
      path: partiesAbove(forest, unit.id, on)
        .filter((id) => id !== unit.id)
        .toReversed()
        .map(ref),
      children: children.slice(0, childrenMost).map((child) => ref(child.unitId)),
      childCount: children.length,
      bodies:
        home === undefined
          ? []
          : bodiesWith(forest, home, on)
              .filter((id) => id !== unit.id)
              .map(ref),
    }
  })
}
