import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'

/** From one cell into another by a decision that reorganises them; all who stand there unless people are named. */
export interface CellMove {
  readonly fromUnitId: string
  readonly toUnitId: string
  readonly personIds?: readonly string[]
}

/**
 * Closes on a day the spans in one cell and opens them in the other, with their states: members, applicants, whoever stands
 * there on the day or later. No step is recorded, since nobody was transferred; ties, steps and dates stay with the person.
 * The new cell must be in the tree already, and `unit_reach` be rebuilt, for the rights to cover it.
 * @returns how many people were moved.
 */
export async function moveMembers(
  tx: Transaction,
  moves: readonly CellMove[],
  on: string,
  actId: string,
): Promise<number> {
  const moved = new Set<string>()
  for (const move of moves) {
    const rows = await tx.query<{ person_id: string }>(sql`
      with left_behind as (
        update membership_span set known_until = ${actId}::uuid
        where unit_id = ${move.fromUnitId}::uuid and known_until is null and valid && daterange(${on}::date, null)
          and (${move.personIds ?? null}::uuid[] is null or person_id = any (${move.personIds ?? null}::uuid[]))
        returning person_id, state, valid
      )
      insert into membership_span (person_id, unit_id, state, valid, known_from)
      select l.person_id, part.unit_id, l.state, part.valid, ${actId}::uuid
      from left_behind l cross join lateral (values
        (${move.fromUnitId}::uuid, l.valid * daterange(null, ${on}::date)), (${move.toUnitId}::uuid, l.valid * daterange(${on}::date, null))) part (unit_id, valid)
      where not isempty(part.valid)
      returning person_id`)
    for (const row of rows) moved.add(row.person_id)
  }
  return moved.size
}
