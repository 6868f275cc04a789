import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'

/** Themes, breakthroughs, objectives and groups of tasks. */
export interface NewTheme {
  readonly id: string
  readonly unitId: string
  readonly kind: 'theme' | 'breakthrough' | 'objective'
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
    select ${theme.id}, ${theme.unitId}, ${theme.kind}, 1 + coalesce(max(rank), 0), ${theme.period}, ${theme.first}::date, ${theme.last}::date, ${theme.vi}, ${theme.en}, ${actId}::uuid
    from theme where unit_id = ${theme.unitId} and kind = ${theme.kind} and first_day = ${theme.first} and last_day = ${theme.last} and known_until is null`)
}

export async function closeTheme(tx: Transaction, id: string, actId: string): Promise<void> {
  await tx.query(sql`update theme set known_until = ${actId} where id = ${id}::uuid and known_until is null`)
}

export interface NewGroup {
  readonly id: string
  readonly unitId: string
  readonly period: string
  readonly first: string
  readonly last: string
  readonly vi: string
  readonly en: string
}

export async function addGroup(tx: Transaction, group: NewGroup, actId: string): Promise<void> {
  await tx.query(sql`insert into task_group (id, unit_id, period, first_day, last_day, rank, vi, en, known_from)
    select ${group.id}, ${group.unitId}, ${group.period}, ${group.first}::date, ${group.last}::date, 1 + coalesce(max(rank), 0), ${group.vi}, ${group.en}, ${actId}::uuid
    from task_group where unit_id = ${group.unitId} and known_until is null`)
}

/** A new wording or place of a group: the row believed is closed, the line goes on. */
export async function changeGroup(
  tx: Transaction,
  id: string,
  change: { readonly id: string; readonly vi: string; readonly en: string; readonly rank: number },
  actId: string,
): Promise<void> {
  await tx.query(sql`update task_group set known_until = ${actId} where id = ${id}::uuid and known_until is null`)
  await tx.query(sql`insert into task_group (id, unit_id, period, first_day, last_day, rank, vi, en, directive_id, line, known_from)
    select ${change.id}, unit_id, period, first_day, last_day, ${change.rank}, ${change.vi}, ${change.en}, directive_id, coalesce(line, id), ${actId}::uuid
    from task_group where id = ${id}::uuid`)
}
