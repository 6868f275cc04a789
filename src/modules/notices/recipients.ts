import type { Day } from '../../platform/domain/day.ts'
import { type Forest, partiesAbove } from '../org/forest.ts'
import type { ActingRole } from './deadline.ts'

/** An account that holds a role today; `unitId` null: over every unit. */
export interface Holder {
  readonly accountId: string
  readonly role: ActingRole
  readonly unitId: string | null
}

export interface Recipients {
  /** Who holds the role nearest to the unit: over itself, else over the first above it where anybody does. */
  own(unitId: string, role: ActingRole): readonly string[]
  /** Who approves nearest above the organisation of the unit. */
  above(unitId: string): readonly string[]
}

/** A grant covers everything below its unit, but only the nearest are told: a city does not hear of each cell. */
export function recipientsIn(forest: Forest, holders: readonly Holder[], today: Day): Recipients {
  const byPlace = new Map<string, string[]>()
  for (const { accountId, role, unitId } of holders) {
    const place = `${role} ${unitId}`
    byPlace.set(place, [...(byPlace.get(place) ?? []), accountId])
  }
  const nearest = (role: ActingRole, chain: readonly (string | null)[]): readonly string[] => {
    for (const unitId of chain) {
      const found = byPlace.get(`${role} ${unitId}`)
      if (found) return found
    }
    return []
  }
  return {
    own: (unitId, role) => nearest(role, [unitId, ...partiesAbove(forest, unitId, today), null]),
    above: (unitId) => nearest('approver', [...partiesAbove(forest, unitId, today).slice(1), null]),
  }
}
