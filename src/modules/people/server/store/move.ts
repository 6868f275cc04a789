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
    const rows = await tx.query<{ id: string }>(sql`select id
      from move_spans(${move.fromUnitId}::uuid, ${move.toUnitId}::uuid, ${move.personIds ?? null}::uuid[], ${on}::date, ${actId}::uuid) id`)
    for (const row of rows) moved.add(row.id)
  }
  return moved.size
}

/** How many people would stand in one of the units after its last day. */
export async function countLeftIn(tx: Transaction, unitIds: readonly string[]): Promise<number> {
  if (unitIds.length === 0) return 0
  return (await tx.one<{ count: number }>(sql`select people_left_in(${unitIds}::uuid[]) as count`)).count
}
