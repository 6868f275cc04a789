import { firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import type { Period } from '../../../../platform/domain/period.ts'
import { notFound } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../../platform/server/db/sql.ts'
import { changesBy, type Forest } from '../../../org/forest.ts'
import { type ReportLine, reportLine } from '../../asked.ts'
import type { FormLine, FormVersion } from '../../form.ts'

/** A version as stored; `publishedBy` is the act that published it, null for a draft. */
export interface StoredVersion extends FormVersion {
  readonly id: string
  readonly publishedBy: string | null
}

export interface StoredForm {
  readonly id: string
  readonly code: string
  readonly ownerId: string
  /** Believed published versions, earliest first. */
  readonly published: readonly StoredVersion[]
  readonly draft: StoredVersion | null
}

type VersionRow = Omit<StoredVersion, 'sections'> & {
  readonly sections: readonly {
    title: { vi: string; en: string }
    lines: readonly (Partial<FormLine> & { measure: string })[]
  }[]
}

/** Believed forms, with what stands published and what is being drafted. */
export async function loadForms(tx: Transaction, where: Sql = sql`true`): Promise<readonly StoredForm[]> {
  const rows = await tx.query<VersionRow>(sql`
    select v.id, f.id as "formId", f.code, f.owner_id as "ownerId", jsonb_build_object('vi', v.vi, 'en', v.en) as name,
      coalesce(lower(v.valid)::text, ${firstOfAllDays}) as "from", coalesce(upper(v.valid)::text, ${lastOfAllDays}) as until,
      v.period_kind as "periodKind", v.asked_of as "askedOf", v.exempt,
      jsonb_build_object('days', v.due_days, 'isWorkingDays', v.is_working_days) as due, v.sections, v.published as "publishedBy"
    from report_form f join report_form_version v on v.form_id = f.id and v.known_until is null
    where f.known_until is null and ${where} order by f.code, lower(v.valid)`)
  const forms = new Map<string, StoredForm>()
  for (const row of rows) {
    const version = toVersion(row)
    const form = forms.get(row.formId) ?? {
      id: row.formId,
      code: row.code,
      ownerId: row.ownerId,
      published: [],
      draft: null,
    }
    forms.set(
      row.formId,
      version.publishedBy === null ? { ...form, draft: version } : { ...form, published: [...form.published, version] },
    )
  }
  return [...forms.values()]
}

const toVersion = (row: VersionRow): StoredVersion => ({
  ...row,
  sections: row.sections.map(({ title, lines }) => ({
    title,
    lines: lines.map((line) => ({
      measure: line.measure,
      class: line.class ?? null,
      isRequired: line.isRequired ?? true,
      isPrefilled: line.isPrefilled ?? false,
      hint: line.hint ?? null,
    })),
  })),
})

export const unknownForm = (code: string) =>
  notFound(
    `Không có biểu mẫu “${code}”, hoặc bạn không được mở.`,
    `There is no form “${code}”, or you may not open it.`,
    'form',
  )

export async function formByCode(tx: Transaction, code: string): Promise<StoredForm> {
  const form = (await loadForms(tx, sql`f.code = ${code}`))[0]
  if (!form) throw unknownForm(code)
  return form
}

/** What a period is asked; undefined where the form is not asked for it. */
export const versionFor = (form: StoredForm, period: Period): StoredVersion | undefined =>
  form.published.find(
    (version) => version.periodKind === period.kind && version.from <= period.first && period.first < version.until,
  )

/** The version published for a day, or else the next one to come, or the last there was. */
export const versionNear = (form: StoredForm, on: string): StoredVersion | undefined =>
  form.published.find((version) => version.from <= on && on < version.until) ??
  form.published.find((version) => version.from > on) ??
  form.published.at(-1)

const lines = new WeakMap<Forest, Map<string, ReportLine>>()
const mostLines = 200

/** The line of a version on a period's last day, worked out once for all days between two changes of the trees. */
export function lineOf(forest: Forest, version: FormVersion, on: string): ReportLine {
  const kept = lines.get(forest) ?? new Map<string, ReportLine>()
  lines.set(forest, kept)
  const key = `${version.ownerId}|${version.askedOf}|${version.exempt.map(({ unit }) => unit).join(' ')}|${changesBy(forest, on)}`
  const held = kept.get(key)
  if (held) return held
  const line = reportLine(forest, version, on)
  if (kept.size >= mostLines) kept.clear()
  kept.set(key, line)
  return line
}
