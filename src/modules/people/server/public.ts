import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { memberStates, type State } from '../lifecycle.ts'
import { type CellMove, moveMembers } from './store/move.ts'

export { peopleCounted } from './count.ts'

export interface StandingIn {
  readonly members: number
  readonly applicants: number
}

const members: readonly State[] = memberStates

/**
 * Moves whoever stands in the cells on a day or later, in the transaction of the decision.
 * @returns how many people were moved; rights to both cells are asked for by the rows.
 */
export const moveMembersOnReorganisation: (
  tx: Transaction,
  moves: readonly CellMove[],
  on: string,
  actId: string,
) => Promise<number> = moveMembers

export { countLeftIn } from './store/move.ts'

/** Who stands in units themselves on a day, or comes into them later: each person once, as first there. */
const standingFrom = (unitIds: readonly string[], on: string) => sql`
  select distinct on (unit_id, person_id) unit_id, person_id, state
  from membership_span where unit_id = any (${unitIds}::uuid[]) and valid && daterange(${on}::date, null) and known_until is null
  order by unit_id, person_id, valid`

/** How many stand in each unit itself on a day or later; units without anybody are there with zeros. */
export async function countMembersIn(
  tx: Transaction,
  unitIds: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, StandingIn>> {
  const rows = await tx.query<{ unitId: string; members: number; applicants: number }>(sql`
    select unit_id as "unitId", count(*) filter (where state = any (${members}::text[])) as members,
      count(*) filter (where not state = any (${members}::text[])) as applicants
    from (${standingFrom(unitIds, on)}) s group by 1`)
  const found = new Map(rows.map(({ unitId, ...counts }) => [unitId, counts]))
  return new Map(unitIds.map((unitId) => [unitId, found.get(unitId) ?? { members: 0, applicants: 0 }]))
}

/** Who stands in a unit itself on a day or later, in Vietnamese order of given names. */
export const membersIn = (
  tx: Transaction,
  unitId: string,
  on: string,
): Promise<readonly { readonly personId: string; readonly name: string; readonly state: State }[]> =>
  tx.query(sql`select s.person_id as "personId", p.name, s.state
    from (${standingFrom([unitId], on)}) s join person_profile p on p.person_id = s.person_id and p.known_until is null
    order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", s.person_id`)
export { peopleDeadlines } from './deadlines.ts'
export { peopleOnReorganisation } from './reorganisation.ts'
