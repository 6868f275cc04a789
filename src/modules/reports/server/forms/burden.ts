import type { z } from 'zod'
import { laterDay } from '../../../../platform/domain/day.ts'
import { type Decimal, decimal, zero } from '../../../../platform/domain/decimal.ts'
import type { Period } from '../../../../platform/domain/period.ts'
import { read } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { type Catalogue, catalogueAt } from '../../../figures/server/public.ts'
import { partiesAbove, roleOn } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import { unitsBelow } from '../../asked.ts'
import type { burdenShape, readBurden } from '../../contract/form.ts'
import { monthsOf, nextPeriod, periodOn } from '../../due.ts'
import type { FormVersion } from '../../form.ts'
import { cellsOf } from '../submissions/place.ts'
import { lineOf, loadForms, type StoredForm, type StoredVersion } from './load.ts'

type Burden = z.output<typeof burdenShape>
const mostUnits = 100

/** Fields of one unit of one form. */
export interface Fields {
  readonly typed: number
  readonly prefilled: number
}

/** The period of a version that a day lies in, or its first. */
export function periodAt(version: FormVersion, on: string): Period {
  const at = periodOn(version.periodKind, laterDay(on, version.from))
  return at.first < version.from ? nextPeriod(at, version.periodKind) : at
}

const kept = new WeakMap<Catalogue, Map<string, ReadonlyMap<UnitId, Fields>>>()

/** What every unit of a version's line is asked in a period; worked out once for each state of the catalogue. */
export function fieldsOf(
  catalogue: Catalogue,
  version: FormVersion & { readonly id?: string },
  on: string,
): ReadonlyMap<UnitId, Fields> {
  const period = periodAt(version, on)
  const shelf = kept.get(catalogue) ?? new Map<string, ReadonlyMap<UnitId, Fields>>()
  kept.set(catalogue, shelf)
  const key = version.id === undefined ? undefined : `${version.id}|${period.id}`
  const held = key === undefined ? undefined : shelf.get(key)
  if (held) return held
  const line = lineOf(catalogue.forest, version, period.last)
  const found = new Map<UnitId, Fields>()
  for (const unitId of line.above.keys()) {
    const cells = cellsOf({ catalogue, period, version }, unitId, (line.below.get(unitId) ?? []).length > 0)
    const typed = cells.filter((cell) => cell.held === null).length
    found.set(unitId, { typed, prefilled: cells.length - typed })
  }
  if (key !== undefined) shelf.set(key, found)
  return found
}

const aMonth = (fields: number, version: FormVersion): Decimal => decimal(fields).div(monthsOf[version.periodKind])
const printed = (value: Decimal): string => value.toDecimalPlaces(2).toFixed()

/** Versions of all forms that are asked on a day. */
export const versionsOn = (forms: readonly StoredForm[], on: string): readonly StoredVersion[] =>
  forms.flatMap((form) => form.published.find((version) => version.from <= on && on < version.until) ?? [])

/** Typed fields a month at every unit, over some versions. */
function perMonth(catalogue: Catalogue, versions: readonly FormVersion[], on: string) {
  const found = new Map<UnitId, { typed: Decimal; prefilled: Decimal }>()
  for (const version of versions) {
    for (const [unitId, fields] of fieldsOf(catalogue, version, on)) {
      const before = found.get(unitId) ?? { typed: zero, prefilled: zero }
      found.set(unitId, {
        typed: before.typed.plus(aMonth(fields.typed, version)),
        prefilled: before.prefilled.plus(aMonth(fields.prefilled, version)),
      })
    }
  }
  return found
}

/** The meter of a form: at the unit that it asks most, and of all forms together at the unit they ask most. */
export function burdenOf(
  catalogue: Catalogue,
  version: FormVersion,
  others: readonly FormVersion[],
  on: string,
): Burden {
  const own = fieldsOf(catalogue, version, on)
  let most: Fields = { typed: 0, prefilled: 0 }
  for (const fields of own.values())
    if (fields.typed > most.typed || (fields.typed === most.typed && fields.prefilled > most.prefilled)) most = fields
  let all = zero
  const together = perMonth(catalogue, [version, ...others.filter((other) => other.formId !== version.formId)], on)
  for (const unitId of own.keys()) {
    const typed = together.get(unitId)?.typed ?? zero
    if (typed.gt(all)) all = typed
  }
  return {
    lines: most.typed + most.prefilled,
    ...most,
    perMonth: printed(aMonth(most.typed, version)),
    allPerMonth: printed(all),
  }
}

/** What every unit at or under the asked one fills in a month, the most burdened first. */
export function burdenUnder(
  context: Context,
  input: z.output<typeof readBurden.input>,
): Promise<z.input<typeof readBurden.output>> {
  return read(context.database, context.caller, async (tx) => {
    const [catalogue, reader, forms] = await Promise.all([
      catalogueAt(tx, null, context.database),
      loadReader(tx),
      loadForms(tx),
    ])
    const { forest } = catalogue
    const unit = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
    const on = input.on ?? reader.today
    const reaching = versionsOn(forms, on).flatMap((version) => {
      const line = lineOf(forest, version, periodAt(version, on).last)
      const isUnder =
        line.above.has(unit.id) || line.ownerId === unit.id || canReachFrom(catalogue, version, unit.id, on)
      const units = isUnder ? unitsAtOrBelow(catalogue, version, unit.id, on) : []
      return units.length === 0 ? [] : [{ version, units }]
    })
    const versions = reaching.map((item) => item.version)
    const under = new Set(reaching.flatMap((item) => item.units))
    const loads = [...perMonth(catalogue, versions, on)].filter(([unitId]) => under.has(unitId))
    loads.sort(([, a], [, b]) => b.typed.comparedTo(a.typed) || b.prefilled.comparedTo(a.prefilled))
    const cells = loads.filter(([unitId]) => cellRoles.includes(roleOn(forest, unitId, on) ?? ''))
    const mean = (pick: (load: (typeof loads)[number][1]) => Decimal): string =>
      cells.length === 0 ? '0' : printed(cells.reduce((sum, [, load]) => sum.plus(pick(load)), zero).div(cells.length))
    return {
      perCell: { typed: mean((load) => load.typed), prefilled: mean((load) => load.prefilled) },
      forms: reaching.map(({ version, units }) => ({
        code: version.code,
        name: version.name,
        owner: toUnitRef(forest, version.ownerId, on),
        units: units.length,
        burden: burdenOf(catalogue, version, versions, on),
      })),
      units: loads.slice(0, mostUnits).map(([unitId, load]) => ({
        unit: toUnitRef(forest, unitId, on),
        typed: printed(load.typed),
        prefilled: printed(load.prefilled),
      })),
    }
  })
}

const cellRoles = ['cell', 'grassroots_cell']

/** Does the form's owner stand under the unit? Then all that is asked there counts. */
function canReachFrom(catalogue: Catalogue, version: FormVersion, unitId: UnitId, on: string): boolean {
  return partiesAbove(catalogue.forest, version.ownerId, on).includes(unitId)
}

function unitsAtOrBelow(catalogue: Catalogue, version: FormVersion, unitId: UnitId, on: string): readonly UnitId[] {
  const line = lineOf(catalogue.forest, version, periodAt(version, on).last)
  if (line.ownerId === unitId || canReachFrom(catalogue, version, unitId, on)) return [...line.above.keys()]
  return [...(line.above.has(unitId) ? [unitId] : []), ...unitsBelow(line, unitId)]
}
