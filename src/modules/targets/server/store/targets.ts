import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import type { Direction } from '../../state.ts'

/** Targets, what is said of them, and who answers for them. */
export interface NewTarget {
  readonly id: string
  readonly unitId: string
  readonly subjectId: string
  readonly measureId: string
  readonly class: string | null
  readonly direction: Direction
  readonly period: string
  readonly first: string
  readonly last: string
  readonly leadId: string | null
  readonly directiveId: string | null
  readonly planAspect: 'assigned' | 'own'
  readonly planUntil: string | null
  readonly planWords: string | null
}

/** Saves a target; the same measure twice for one body and period fails with 23505 on `target_once`. */
export async function addTarget(tx: Transaction, target: NewTarget, actId: string): Promise<void> {
  await tx.query(sql`insert into target (id, unit_id, subject_id, measure_id, class_code, direction, period, first_day, last_day, rank, lead_id, directive_id, plan_aspect, plan_until, plan_words, known_from)
    select ${target.id}, ${target.unitId}::uuid, ${target.subjectId}::uuid, ${target.measureId}::uuid, ${target.class}, ${target.direction}, ${target.period}, ${target.first}::date, ${target.last}::date,
      1 + count(*), ${target.leadId}::uuid, ${target.directiveId}::uuid, ${target.planAspect}, ${target.planUntil}::numeric, ${target.planWords}, ${actId}::uuid
    from target where unit_id = ${target.unitId} and known_until is null`)
}

export async function closeTarget(tx: Transaction, id: string, actId: string): Promise<void> {
  await tx.query(sql`update target set known_until = ${actId} where id = ${id}::uuid and known_until is null`)
}

export interface Detail {
  readonly groupId: string | null
  readonly rank: number
  readonly weight: string | null
  readonly baseline: string | null
  readonly baselinePeriod: string | null
  readonly provision: string | null
  readonly note: string | null
  readonly planWords: string | null
  readonly planUntil: string | null
}

/** What is said of a target now; what was never changed comes from its own row. */
export const detailOf = (tx: Transaction, targetId: string): Promise<Detail> =>
  tx.one<Detail>(sql`
    select case when d.id is null then t.group_id else d.group_id end as "groupId", coalesce(d.rank, t.rank) as rank, d.weight::text,
      d.baseline::text, d.baseline_period as "baselinePeriod", d.provision, d.note,
      coalesce(d.plan_words, t.plan_words) as "planWords", coalesce(d.plan_until, t.plan_until)::text as "planUntil"
    from target t left join target_detail d on d.target_id = t.id and d.known_until is null where t.id = ${targetId}::uuid`)

export async function changeDetail(
  tx: Transaction,
  targetId: string,
  change: Partial<Detail>,
  actId: string,
  id = newId(),
): Promise<void> {
  const next = { ...(await detailOf(tx, targetId)), ...change }
  await tx.query(
    sql`update target_detail set known_until = ${actId} where target_id = ${targetId}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into target_detail (id, target_id, group_id, rank, weight, baseline, baseline_period, provision, note, plan_words, plan_until, known_from)
    values (${id}::uuid, ${targetId}::uuid, ${next.groupId}::uuid, ${next.rank}, ${next.weight}::numeric, ${next.baseline}::numeric, ${next.baselinePeriod},
      ${next.provision}, ${next.note}, ${next.planWords}, ${next.planUntil}::numeric, ${actId}::uuid)`)
}

export interface NewRole {
  readonly id: string
  readonly role: 'lead' | 'coordinate' | 'advise'
  readonly unitId: string | null
  readonly positionId: string | null
}

export async function replaceRoles(
  tx: Transaction,
  targetId: string,
  roles: readonly NewRole[],
  actId: string,
): Promise<void> {
  await tx.query(
    sql`update target_role set known_until = ${actId} where target_id = ${targetId}::uuid and known_until is null`,
  )
  for (const role of roles)
    await tx.query(sql`insert into target_role (id, target_id, role, unit_id, position_id, known_from)
      values (${role.id}::uuid, ${targetId}::uuid, ${role.role}, ${role.unitId}::uuid, ${role.positionId}::uuid, ${actId}::uuid)`)
}
