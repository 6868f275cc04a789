import { dayBefore, lastOfAllDays } from '../../../../platform/domain/day.ts'
import type { Branch } from '../../contract/reorganise.ts'
import { areaLedBy, existsOn, type Forest, homePartyOn, parentOn, partiesAbove } from '../../forest.ts'
import type { Plan } from '../../reorganise/plan.ts'
import type { UnitId } from '../../unit.ts'
import { toUnitRef } from '../units.ts'

/** The branches of the trees that a plan touches, before and after, each unit with what happens to it. */
export function branchesOf(
  before: Forest,
  after: Forest,
  plan: Plan,
): { readonly before: readonly Branch[]; readonly after: readonly Branch[] } {
  const eve = dayBefore(plan.on)
  const units = new Set<UnitId>([
    ...plan.units.map((unit) => unit.id),
    ...plan.ends.map((item) => item.unitId),
    ...plan.touched,
    ...plan.successions.flatMap((edge) => [edge.fromId, edge.toId]),
    ...plan.parents.opened.map((edge) => edge.unitId),
  ])
  return { before: branch(before, units, eve, markBefore(plan)), after: branch(after, units, plan.on, markAfter(plan)) }
}

type Mark = (unitId: UnitId) => Branch['mark']

const markBefore =
  (plan: Plan): Mark =>
  (unitId) => {
    if (plan.ends.some((item) => item.unitId === unitId)) return 'ends'
    if (plan.successions.some((edge) => edge.fromId === unitId)) return 'gives'
    return null
  }

const markAfter =
  (plan: Plan): Mark =>
  (unitId) => {
    const isOpened = (facts: readonly { readonly unitId: UnitId; readonly from: string }[]): boolean =>
      facts.some((fact) => fact.unitId === unitId && fact.from === plan.on)
    if (plan.units.some((unit) => unit.id === unitId)) return 'new'
    if (plan.successions.some((edge) => edge.toId === unitId)) return 'gains'
    if (isOpened(plan.parents.opened)) return 'moves'
    if (isOpened(plan.names.opened)) return 'renamed'
    if (isOpened(plan.roles.opened)) return 'changed'
    return null
  }

function branch(forest: Forest, units: ReadonlySet<UnitId>, on: string, mark: Mark): readonly Branch[] {
  const shown = new Set<UnitId>()
  for (const unitId of units) {
    if (!existsOn(forest, unitId, on)) continue
    shown.add(unitId)
    for (const partyId of partiesAbove(forest, unitId, on)) shown.add(partyId)
  }
  return [...shown].map((unitId) => ({
    ...toUnitRef(forest, unitId, on),
    parent: forest.units.get(placeOf(forest, unitId, on) ?? '')?.code ?? null,
    mark: mark(unitId),
  }))
}

/** Where a unit hangs in the picture: under its parent, the organisation it serves, or the one that leads its area. */
function placeOf(forest: Forest, unitId: UnitId, on: string): UnitId | undefined {
  const unit = forest.units.get(unitId)
  if (unit?.kind === 'party_organisation') return parentOn(forest, unitId, on)
  const home = homePartyOn(forest, unitId, on)
  const area = home === undefined ? undefined : areaLedBy(forest, home, on)
  return unit?.homeId !== null && area === unit?.homeId ? area : home
}

export const openDay = (day: string, outermost: string): string | null => (day === outermost ? null : day)
export const openEnd = (day: string): string | null => openDay(day, lastOfAllDays)
