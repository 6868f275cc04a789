import type { Day } from '../../platform/domain/day.ts'
import { bodiesWith, existsOn, type Forest, homePartyOn, parentOn, partiesUnder, roleOn } from '../org/forest.ts'
import type { UnitId, UnitRole } from '../org/unit.ts'

export const demandBases = ['committees', 'organisations', 'agencies', 'heads'] as const
export type DemandBase = (typeof demandBases)[number]

export interface Demand {
  readonly base: DemandBase
  /** Roles of the Party organisations asked; null with no list: those directly below. */
  readonly levels: readonly UnitRole[] | null
  readonly unitIds: readonly UnitId[] | null
  readonly dueOn: Day
}

/** Agencies and heads issue nothing in the register: their answers are recorded by hand. */
export const isByHand = (base: DemandBase): boolean => base === 'agencies' || base === 'heads'

/** The units asked, by the tree as it stands on the due day; those of a list that are gone by then are not asked any more. */
export function baseOf(forest: Forest, demand: Demand, issuerId: UnitId): readonly UnitId[] {
  const { dueOn } = demand
  if (demand.unitIds) return demand.unitIds.filter((unitId) => existsOn(forest, homeOf(forest, unitId, dueOn), dueOn))
  const party = homePartyOn(forest, issuerId, dueOn) ?? issuerId
  const below = [...partiesUnder(forest, party, dueOn)].filter((unitId) => {
    if (unitId === party || !existsOn(forest, unitId, dueOn)) return false
    const role = roleOn(forest, unitId, dueOn)
    return demand.levels
      ? role !== undefined && demand.levels.includes(role)
      : parentOn(forest, unitId, dueOn) === party
  })
  if (demand.base !== 'agencies') return below
  return (demand.levels ? below : [party]).flatMap((unitId) => agenciesOf(forest, unitId, dueOn))
}

const homeOf = (forest: Forest, unitId: UnitId, on: Day): UnitId => homePartyOn(forest, unitId, on) ?? unitId

/** Bodies beside a Party organisation that are asked as agencies: its advisory bodies, the government, Front and mass organisations. */
const agenciesOf = (forest: Forest, party: UnitId, on: Day): readonly UnitId[] =>
  bodiesWith(forest, party, on).filter((unitId) => {
    const unit = forest.units.get(unitId)
    return (
      unit !== undefined &&
      unit.kind !== 'area' &&
      (unit.role === 'advisory_body' || (unit.kind !== 'organ' && unitId !== party))
    )
  })

/** A document that carries out the one that demands. */
export interface Implementer {
  readonly id: string
  readonly unitId: UnitId
  readonly issuedOn: Day | null
}

export interface Answer {
  readonly unitId: UnitId
  readonly kind: 'done' | 'exempt'
  readonly doneOn: Day | null
}

/** `undated`: issued, on a day the register does not say. `awaited`: nothing yet, and the day has not passed. */
export const coverageStates = ['missing', 'late', 'awaited', 'undated', 'on_time', 'exempt'] as const
export type CoverageState = (typeof coverageStates)[number]

export interface CoverageLine {
  readonly unitId: UnitId
  readonly state: CoverageState
  readonly doneOn: Day | null
  /** The first document of the unit; null where its answer was recorded by hand, or none is there. */
  readonly documentId: string | null
}

/** How each unit of the base answered; a document of any body of a Party organisation is that organisation's. */
export function coverageOf(
  forest: Forest,
  demand: Demand,
  base: readonly UnitId[],
  implementers: readonly Implementer[],
  answers: readonly Answer[],
  today: Day,
): readonly CoverageLine[] {
  const firstOf = new Map<UnitId, Implementer>()
  for (const first of implementers) {
    const on = first.issuedOn ?? today
    for (const unitId of new Set([first.unitId, homeOf(forest, first.unitId, on)])) {
      const held = firstOf.get(unitId)
      if (!held || isBefore(first, held)) firstOf.set(unitId, first)
    }
  }
  return base.map((unitId) => {
    const answer = answers.find((item) => item.unitId === unitId)
    if (answer?.kind === 'exempt') return { unitId, state: 'exempt', doneOn: null, documentId: null }
    const first = isByHand(demand.base) ? undefined : firstOf.get(unitId)
    if (first) {
      const state = first.issuedOn === null ? 'undated' : first.issuedOn <= demand.dueOn ? 'on_time' : 'late'
      return { unitId, state, doneOn: first.issuedOn, documentId: first.id }
    }
    if (answer?.doneOn)
      return {
        unitId,
        state: answer.doneOn <= demand.dueOn ? 'on_time' : 'late',
        doneOn: answer.doneOn,
        documentId: null,
      }
    return { unitId, state: demand.dueOn < today ? 'missing' : 'awaited', doneOn: null, documentId: null }
  })
}

const isBefore = (a: Implementer, b: Implementer): boolean =>
  a.issuedOn !== null && (b.issuedOn === null || a.issuedOn < b.issuedOn)

export interface CoverageCounts {
  /** Units that answered, of those asked and not exempt. */
  readonly done: number
  readonly asked: number
  readonly onTime: number
  readonly late: number
  readonly undated: number
  readonly missing: number
  readonly awaited: number
  readonly exempt: number
}

export function countsOf(lines: readonly CoverageLine[]): CoverageCounts {
  const count = (state: CoverageState): number => lines.filter((line) => line.state === state).length
  const [onTime, late, undated, exempt] = [count('on_time'), count('late'), count('undated'), count('exempt')]
  return {
    done: onTime + late + undated,
    asked: lines.length - exempt,
    onTime,
    late,
    undated,
    missing: count('missing'),
    awaited: count('awaited'),
    exempt,
  }
}
