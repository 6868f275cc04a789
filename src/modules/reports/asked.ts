import type { Day } from '../../platform/domain/day.ts'
import { childrenFor, existsOn, type Forest, parentOn, roleOn } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import type { AskedOf } from './form.ts'

export interface Asking {
  readonly ownerId: UnitId
  readonly askedOf: AskedOf
  /** By code. */
  readonly exempt: readonly { readonly unit: string }[]
}

/**
 * The line of a form and a period: every unit that hands in, with the one it hands to. A Party organisation between a unit
 * that is asked and the owner hands in too, for all that came to it; the owner hands nothing in.
 */
export interface ReportLine {
  readonly ownerId: UnitId
  readonly above: ReadonlyMap<UnitId, UnitId>
  /** In the order of the tree; the owner has its own list. */
  readonly below: ReadonlyMap<UnitId, readonly UnitId[]>
  /** Asked to fill the form in itself; any other unit of the line hands in what came to it. */
  readonly asked: ReadonlySet<UnitId>
}

const cellRoles: readonly (string | undefined)[] = ['cell', 'grassroots_cell']

/**
 * Who hands in: the units below the owner as they stand on the period's last day. A unit that was founded within the period
 * is asked, one that ended before its last day is not: what it entered counts, and its custodian keeps what it had begun.
 * A group of a cell is never asked. An exempt unit neither hands in nor stands in the line: units under it hand to the next
 * one above.
 */
export function reportLine(forest: Forest, form: Asking, on: Day): ReportLine {
  const exempt = new Set(form.exempt.flatMap(({ unit }) => forest.byCode.get(unit)?.id ?? []))
  const parties = childrenOn(forest)
  const asked = new Set<UnitId>()
  const inLine: UnitId[] = []
  const visit = (unitId: UnitId, depth: number): boolean => {
    const place = inLine.length
    let hasAsked = false
    for (const child of parties(unitId, on)) if (visit(child, depth + 1)) hasAsked = true
    if (depth === 0) return hasAsked
    const isAsked = !exempt.has(unitId) && isAskedAt(form.askedOf, depth, roleOn(forest, unitId, on))
    if (isAsked) asked.add(unitId)
    if (isAsked || (hasAsked && !exempt.has(unitId))) inLine.splice(place, 0, unitId)
    return isAsked || hasAsked
  }
  visit(form.ownerId, 0)
  const isIn = new Set(inLine)
  const above = new Map<UnitId, UnitId>()
  const below = new Map<UnitId, UnitId[]>([[form.ownerId, []]])
  for (const unitId of inLine) {
    let at = parentOn(forest, unitId, on)
    while (at !== undefined && at !== form.ownerId && !isIn.has(at)) at = parentOn(forest, at, on)
    const to = at ?? form.ownerId
    above.set(unitId, to)
    const siblings = below.get(to)
    if (siblings) siblings.push(unitId)
    else below.set(to, [unitId])
  }
  return { ownerId: form.ownerId, above, below, asked }
}

function isAskedAt(of: AskedOf, depth: number, role: string | undefined): boolean {
  if (role === 'cell_group') return false
  if (of === 'children') return depth === 1
  return of === 'all' || cellRoles.includes(role)
}

const childrenOn =
  (forest: Forest) =>
  (unitId: UnitId, on: Day): readonly UnitId[] =>
    childrenFor(forest, unitId, on, on)
      .map((child) => child.unitId)
      .filter((id) => existsOn(forest, id, on))

/** Every unit of the line at or below one of its units, or below its owner. */
export function unitsBelow(line: ReportLine, unitId: UnitId): readonly UnitId[] {
  const found = [...(line.below.get(unitId) ?? [])]
  for (const id of found) found.push(...(line.below.get(id) ?? []))
  return found
}
