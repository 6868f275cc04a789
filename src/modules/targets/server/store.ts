import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Direction } from '../target.ts'

/** The only file that writes themes and targets. */
export interface NewTheme {
  readonly id: string
  readonly unitId: string
  readonly kind: 'theme' | 'breakthrough'
  readonly period: string
  readonly first: string
  readonly last: string
  readonly vi: string
  readonly en: string
}

export async function addTheme(tx: Transaction, theme: NewTheme, actId: string): Promise<void> {
  if (theme.kind === 'theme') {
    await tx.query(
      sql`update theme set known_until = ${actId} where unit_id = ${theme.unitId} and kind = 'theme' and first_day = ${theme.first} and last_day = ${theme.last} and known_until is null`,
    )
  }
  await tx.query(sql`insert into theme (id, unit_id, kind, rank, period, first_day, last_day, vi, en, known_from)
    select ${theme.id}, ${theme.unitId}, ${theme.kind}, 1 + count(*), ${theme.period}, ${theme.first}::date, ${theme.last}::date, ${theme.vi}, ${theme.en}, ${actId}::uuid
    from theme where unit_id = ${theme.unitId} and kind = ${theme.kind} and first_day = ${theme.first} and last_day = ${theme.last} and known_until is null`)
}

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
