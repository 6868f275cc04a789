import type { Transaction } from '../../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../../platform/server/db/sql.ts'
import type { FormVersion } from '../../form.ts'

/** The only file that writes forms and their versions. */

/** Whoever changes a form does so one after the other, and after reports that are being handed in or taken. */
export const holdForm = (tx: Transaction, code: string): Promise<unknown> =>
  tx.query(sql`select pg_advisory_xact_lock(hashtextextended('report_form|' || ${code}, 0))`)

/** What a form asks stays as it is until the transaction ends. */
export const keepForm = (tx: Transaction, code: string): Promise<unknown> =>
  tx.query(sql`select pg_advisory_xact_lock_shared(hashtextextended('report_form|' || ${code}, 0))`)

export async function addForm(
  tx: Transaction,
  form: { readonly id: string; readonly code: string; readonly ownerId: string },
  actId: string,
): Promise<void> {
  await tx.query(sql`insert into report_form (id, code, owner_id, known_from)
    values (${form.id}::uuid, ${form.code}, ${form.ownerId}::uuid, ${actId}::uuid)`)
}

/** @param publishedBy the act that published it; null for a draft */
export async function addVersion(
  tx: Transaction,
  id: string,
  version: FormVersion,
  publishedBy: string | null,
  actId: string,
): Promise<void> {
  await tx.query(sql`insert into report_form_version (id, form_id, valid, vi, en, period_kind, asked_of, exempt, due_days, is_working_days,
      sections, published, known_from)
    values (${id}::uuid, ${version.formId}::uuid, ${dayRange(version.from, version.until)}::daterange, ${version.name.vi}, ${version.name.en},
      ${version.periodKind}, ${version.askedOf}, ${JSON.stringify(version.exempt)}::jsonb, ${version.due.days}, ${version.due.isWorkingDays},
      ${JSON.stringify(version.sections)}::jsonb, ${publishedBy}::uuid, ${actId}::uuid)`)
}

export async function closeVersions(tx: Transaction, ids: readonly string[], actId: string): Promise<void> {
  await tx.query(
    sql`update report_form_version set known_until = ${actId}::uuid where id = any (${ids}::uuid[]) and known_until is null`,
  )
}
