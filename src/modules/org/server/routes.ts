import { lastOfAllDays } from '../../../platform/domain/day.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { type Context, type Route, route } from '../../../platform/server/http/context.ts'
import { listUnits, readUnit } from '../contract.ts'
import {
  bodiesWith,
  childrenFor,
  existsOn,
  type Forest,
  homePartyOn,
  nameOn,
  parentOn,
  partiesAbove,
} from '../forest.ts'
import type { UnitId } from '../unit.ts'
import { keptForest } from './load.ts'
import { reachableUnit, toUnitRef } from './units.ts'

/** Rights come from a module below; the application hands them in. */
export interface Opener {
  readonly today: string
  isOpen(forest: Forest, unitId: UnitId, on: string): boolean
}

export const orgRoutes = (openerFor: (tx: Transaction) => Promise<Opener>): readonly Route[] => [
  route(listUnits, (context, input) => unitsOn(context, input.on, openerFor)),
  route(readUnit, (context, input) => unitOn(context, input, openerFor)),
]

function unitsOn(context: Context, asked: string | undefined, openerFor: (tx: Transaction) => Promise<Opener>) {
  return read(context.database, context.caller, async (tx) => {
    const [forest, opener] = [await keptForest(tx, context.database), await openerFor(tx)]
    const on = asked ?? opener.today
    const parties = [...forest.units.values()].filter(
      (unit) => unit.kind === 'party_organisation' && existsOn(forest, unit.id, on),
    )
    const open = new Set(parties.filter((unit) => opener.isOpen(forest, unit.id, on)).map((unit) => unit.id))
    const shown = new Set([...open].flatMap((unitId) => partiesAbove(forest, unitId, on)))
    return {
      on,
      units: parties
        .filter((unit) => shown.has(unit.id))
        .map((unit) => ({
          ...toUnitRef(forest, unit.id, on),
          parent: forest.units.get(parentOn(forest, unit.id, on) ?? '')?.code ?? null,
          isOpen: open.has(unit.id),
        })),
    }
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
      children: childrenFor(forest, unit.id, on, on).map((child) => ref(child.unitId)),
      bodies:
        home === undefined
          ? []
          : bodiesWith(forest, home, on)
              .filter((id) => id !== unit.id)
              .map(ref),
    }
  })
}
