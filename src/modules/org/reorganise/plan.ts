import type { Day } from '../../../platform/domain/day.ts'
import type {
  AreaLead,
  OrgFacts,
  Succession,
  Unit,
  UnitId,
  UnitName,
  UnitParent,
  UnitRoleFact,
  UnitSpan,
} from '../unit.ts'

/** Facts of one kind that a decision ends and states: what is closed is believed no longer. */
export interface Rewritten<Fact> {
  readonly closed: readonly Fact[]
  readonly opened: readonly Fact[]
}

/** Who moves with a change of units: everybody in `fromId`, or those named. */
export interface PeopleMove {
  readonly fromId: UnitId
  readonly toId: UnitId
  readonly people: 'all' | readonly string[]
}

/** What a decision does to the trees, ready to be written in one transaction. */
export interface Plan {
  readonly on: Day
  readonly units: readonly Unit[]
  readonly spans: Rewritten<UnitSpan>
  readonly names: Rewritten<UnitName>
  readonly parents: Rewritten<UnitParent>
  readonly leads: Rewritten<AreaLead>
  readonly roles: Rewritten<UnitRoleFact>
  readonly successions: readonly Succession[]
  readonly moves: readonly PeopleMove[]
  /** Units that end, with the heir that takes all of them over, or null. */
  readonly ends: readonly {
    readonly unitId: UnitId
    readonly heirId: UnitId | null
    readonly custodianId: UnitId | null
  }[]
  /** Existing units that the decision names or whose place it changes: the right to each of them is needed. */
  readonly touched: readonly UnitId[]
}

/** The facts as they are believed once the plan is written. */
export function carriedOut(facts: OrgFacts, plan: Plan): OrgFacts {
  const rewritten = <Fact>(held: readonly Fact[], change: Rewritten<Fact>): readonly Fact[] => {
    const closed = new Set(change.closed)
    return [...held.filter((fact) => !closed.has(fact)), ...change.opened]
  }
  return {
    units: [...facts.units, ...plan.units],
    spans: rewritten(facts.spans, plan.spans),
    names: rewritten(facts.names, plan.names),
    parents: rewritten(facts.parents, plan.parents),
    leads: rewritten(facts.leads, plan.leads),
    roles: rewritten(facts.roles, plan.roles),
    successions: [...facts.successions, ...plan.successions],
  }
}
