import type { Outcome } from '../../../../platform/domain/refusal.ts'
import type { Forest } from '../../forest.ts'
import type { Unit, UnitId, UnitRole } from '../../unit.ts'
import { reachableUnit } from '../units.ts'

/** Rights and the rule on the length of terms come from modules below; the application hands them in. */
export interface TermRights {
  readonly today: string
  isOpen(forest: Forest, unitId: UnitId, on: string): boolean
  mayWrite(forest: Forest, unitId: UnitId, on: string): Outcome<true>
  assumedTerm(role: UnitRole, on: string): Promise<{ months: number; source: string; isConfirmed: boolean }>
}

export const reachableTermUnit = (forest: Forest, code: string, rights: TermRights): Unit =>
  reachableUnit(forest, code, (unitId) => rights.isOpen(forest, unitId, rights.today))

/** Whose terms they are: the committee of the unit's Party organisation, or the organisation itself where no committee is kept. */
export function committeeOf(forest: Forest, unit: Unit): Unit {
  const party = (unit.kind === 'organ' ? forest.units.get(unit.homeId ?? '') : undefined) ?? unit
  return forest.bodies.get(party.id)?.find((body) => body.kind === 'organ' && body.role === 'committee') ?? party
}
