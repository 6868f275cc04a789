import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Way } from '../../allocation.ts'
import type { Point } from '../../path.ts'

/** Paths, the decisions behind plans, and how plans were handed down. */
export async function replacePath(
  tx: Transaction,
  targetId: string,
  points: readonly Point[],
  actId: string,
): Promise<void> {
  await tx.query(
    sql`update target_path set known_until = ${actId} where target_id = ${targetId}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into target_path (target_id, last_day, value, known_from)
    select ${targetId}::uuid, p.on, p.value, ${actId}::uuid
    from unnest(${points.map((point) => point.on)}::date[], ${points.map((point) => point.value.toFixed())}::numeric[]) p ("on", value)`)
}

export interface DecisionRow {
  readonly directiveId: string | null
  readonly number: string | null
  readonly decidedOn: string | null
  readonly reason: string | null
}

export interface NewPlanDecision extends DecisionRow {
  readonly id: string
  readonly targetId: string
  readonly aspect: 'assigned' | 'own'
  readonly old: string | null
  readonly next: string
  readonly entryId: string | null
}

export async function addPlanDecision(tx: Transaction, plan: NewPlanDecision, actId: string): Promise<void> {
  await tx.query(sql`insert into plan_decision (id, target_id, aspect, old_plan, new_plan, entry_id, directive_id, number, decided_on, reason, known_from)
    values (${plan.id}::uuid, ${plan.targetId}::uuid, ${plan.aspect}, ${plan.old}, ${plan.next}, ${plan.entryId}::uuid, ${plan.directiveId}::uuid,
      ${plan.number}, ${plan.decidedOn}::date, ${plan.reason}, ${actId}::uuid)`)
}

export interface NewAllocation extends DecisionRow {
  readonly id: string
  readonly targetId: string
  readonly way: Way
  readonly isStretch: boolean
}

/** Supersedes the allocation believed; units that keep their plan go with `parts` too. */
export async function replaceAllocation(
  tx: Transaction,
  allocation: NewAllocation,
  parts: readonly { readonly targetId: string; readonly value: string }[],
  actId: string,
): Promise<void> {
  await tx.query(
    sql`update allocation set known_until = ${actId} where target_id = ${allocation.targetId}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into allocation (id, target_id, way, is_stretch, reason, directive_id, number, decided_on, known_from)
    values (${allocation.id}::uuid, ${allocation.targetId}::uuid, ${allocation.way}, ${allocation.isStretch}, ${allocation.reason}, ${allocation.directiveId}::uuid,
      ${allocation.number}, ${allocation.decidedOn}::date, ${actId}::uuid)`)
  await tx.query(sql`insert into allocation_part (allocation_id, target_id, value)
    select ${allocation.id}::uuid, p.target_id, p.value
    from unnest(${parts.map((part) => part.targetId)}::uuid[], ${parts.map((part) => part.value)}::numeric[]) p (target_id, value)`)
}
