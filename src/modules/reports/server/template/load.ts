import { firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import { notFound, problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../../platform/server/db/sql.ts'
import { type Forest, partiesAbove } from '../../../org/forest.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { TemplateBody } from '../../contract/template.ts'

/** A version of a template, in use from a day until another one (exclusive). */
export interface StoredTemplate {
  readonly id: string
  readonly code: string
  /** Null serves all committees. */
  readonly unitId: UnitId | null
  readonly version: number
  readonly from: string
  readonly until: string
  readonly body: TemplateBody
  readonly at: string | null
  readonly byVi: string | null
  readonly byEn: string | null
}

interface Row extends Omit<StoredTemplate, 'body'> {
  vi: string
  en: string
  kind: TemplateBody['kind']
  periodKinds: TemplateBody['periodKinds']
  content: TemplateBody['content']
  sections: TemplateBody['sections']
  frame: TemplateBody['frame']
}

/** Versions that are believed now, by code and day. */
export async function loadTemplates(tx: Transaction, where: Sql): Promise<readonly StoredTemplate[]> {
  const rows = await tx.query<Row>(sql`
    select t.id, t.code, t.unit_id as "unitId", t.version, coalesce(lower(t.valid)::text, ${firstOfAllDays}) as "from",
      coalesce(upper(t.valid)::text, ${lastOfAllDays}) as until, t.vi, t.en, t.kind, t.period_kinds as "periodKinds", t.content, t.sections, t.frame,
      k.at, w.vi as "byVi", w.en as "byEn"
    from document_template t left join act k on k.id = t.known_from left join account w on w.id = k.actor_id
    where t.known_until is null and ${where} order by t.code, lower(t.valid) nulls first`)
  return rows.map(({ vi, en, kind, periodKinds, content, sections, frame, ...row }) => ({
    ...row,
    body: { name: { vi, en }, kind, periodKinds, content, sections, frame },
  }))
}

/** A template serves its own committee and those below; one without a committee serves all. */
export const servesUnit = (forest: Forest, template: StoredTemplate, unitId: UnitId, on: string): boolean =>
  template.unitId === null || template.unitId === unitId || partiesAbove(forest, unitId, on).includes(template.unitId)

export const noTemplate = (code: string, field = 'template') =>
  notFound(`Không có mẫu “${code}” cho đơn vị này.`, `There is no template “${code}” for this unit.`, field)

/**
 * The version of a template that serves a unit on a day.
 * @throws not found; refused `not-in-use-then`
 */
export async function templateFor(
  tx: Transaction,
  forest: Forest,
  asked: { readonly code: string; readonly unitId: UnitId; readonly on: string },
  field = 'template',
): Promise<StoredTemplate> {
  const line = (await loadTemplates(tx, sql`t.code = ${asked.code}`)).filter((item) =>
    servesUnit(forest, item, asked.unitId, asked.on),
  )
  if (line.length === 0) throw noTemplate(asked.code, field)
  const template = line.find((item) => item.from <= asked.on && asked.on < item.until)
  if (template) return template
  throw problem(
    'refused',
    'not-in-use-then',
    `Mẫu “${line[0]?.body.name.vi ?? asked.code}” không dùng cho kỳ này: chưa đến ngày dùng hoặc đã thôi dùng.`,
    `The template “${line[0]?.body.name.en ?? asked.code}” is not in use for this period: not yet, or no more.`,
    field,
  )
}
