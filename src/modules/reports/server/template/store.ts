import type { Transaction } from '../../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../../platform/server/db/sql.ts'
import type { TemplateBody } from '../../contract/template.ts'

/** The only file that writes templates of documents. */

/** Whoever changes a template does so one after the other. */
export const holdTemplate = (tx: Transaction, code: string): Promise<unknown> =>
  tx.query(sql`select pg_advisory_xact_lock(hashtextextended('document_template|' || ${code}, 0))`)

export interface NewTemplate {
  readonly id: string
  readonly code: string
  /** Null serves all committees; only an edition brings such a one. */
  readonly unitId: string | null
  readonly version: number
  readonly from: string
  /** Exclusive. */
  readonly until: string
  readonly body: TemplateBody
}

export async function addTemplate(tx: Transaction, template: NewTemplate, actId: string): Promise<void> {
  const { body } = template
  await tx.query(sql`insert into document_template (id, code, unit_id, version, valid, vi, en, kind, period_kinds, content, sections, frame, known_from)
    values (${template.id}::uuid, ${template.code}, ${template.unitId}::uuid, ${template.version}, ${dayRange(template.from, template.until)}::daterange,
      ${body.name.vi}, ${body.name.en === '' ? body.name.vi : body.name.en}, ${body.kind}, ${body.periodKinds}::text[], ${JSON.stringify(body.content)}::jsonb,
      ${JSON.stringify(body.sections)}::jsonb, ${JSON.stringify(body.frame)}::jsonb, ${actId}::uuid)`)
}

export async function closeTemplates(tx: Transaction, ids: readonly string[], actId: string): Promise<void> {
  await tx.query(
    sql`update document_template set known_until = ${actId}::uuid where id = any (${ids}::uuid[]) and known_until is null`,
  )
}
