import type { Forest } from '../../org/forest.ts'
import type { UnitId } from '../../org/unit.ts'

/** Everything that ever stood under some units, with its bodies and, restated, with all that these came from. */
export function everUnder(forest: Forest, roots: readonly UnitId[], withPredecessors: boolean): ReadonlySet<UnitId> {
  const found = new Set(roots)
  for (const id of found) {
    for (const edge of forest.childEdges.get(id) ?? []) found.add(edge.unitId)
    for (const body of forest.bodies.get(id) ?? []) found.add(body.id)
    for (const lead of forest.leadsByParty.get(id) ?? []) found.add(lead.areaId)
    if (withPredecessors) for (const edge of forest.into.get(id) ?? []) found.add(edge.fromId)
  }
  return found
}
