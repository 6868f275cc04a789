import type { Transaction } from '../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../platform/server/db/sql.ts'
import type { Record } from '../contract.ts'
import { versionOn } from '../measure.ts'
import { plainPrint, printQuantity } from '../print.ts'
import { quantity, type Word } from '../quantity.ts'
import type { Catalogue } from './catalogue.ts'

interface RecordRow {
  id: string
  unit_id: string
  measure_id: string
  period: string
  last_day: string
  word: Word | null
  low: string | null
  high: string | null
  is_estimate: boolean
  is_not_applicable: boolean
  is_of_most: boolean
  result: string | null
  origin: Record['origin']
  inferred_by: Record['inferredBy']
  printed_form: string | null
  cut_off_on: string | null
  source_id: string | null
  paragraph: number | null
  supersedes: string | null
  reason: string | null
  is_current: boolean
  entered_vi: string
  entered_en: string
  entered_at: string
  known_at: string | null
  approved_vi: string | null
  approved_en: string | null
  approved_at: string | null
  taken: Record['taken']
  directive: { symbol: string | null; vi: string; en: string; issuedOn: string | null } | null
}

/** Entries with their story, for those that `where` picks among the ones the reader may open (row-level security). */
export async function loadRecords(
  tx: Transaction,
  catalogue: Catalogue,
  where: Sql,
): Promise<readonly (Record & { measureId: string; unitId: string })[]> {
  const rows = await tx.query<RecordRow>(sql`
    select e.id, e.unit_id, e.measure_id, e.period, e.last_day, e.word, e.low::text, e.high::text, e.is_estimate, e.is_not_applicable, e.is_of_most,
      e.result, e.origin, e.inferred_by, e.printed_form, e.cut_off_on, e.source_id, e.paragraph, e.supersedes, e.reason,
      e.known_until is null as is_current, who.vi as entered_vi, who.en as entered_en, a.at as entered_at, a.known_at,
      approver.vi as approved_vi, approver.en as approved_en, approval.at as approved_at,
      (select jsonb_build_object('symbol', d.symbol, 'vi', d.vi, 'en', d.en, 'issuedOn', d.issued_on) from directive d where d.id = e.directive_id) as directive,
      (select jsonb_build_object('textId', t.id, 'title', t.title, 'start', w.starts_at, 'end', w.ends_at, 'paragraph', w.paragraph)
        from text_entry w join text_source t on t.id = w.text_id where w.entry_id = e.id) as taken
    from entry e
    join lateral entry_story(e.id) s on true
    join account who on who.id = s.entered_by
    left join account approver on approver.id = s.approved_by
    cross join lateral (select s.entered_at as at, s.known_at) a
    cross join lateral (select s.approved_at as at) approval
    where ${where}`)
  return rows.map((row) => toRecord(catalogue, row))
}

function toRecord(catalogue: Catalogue, row: RecordRow): Record & { measureId: string; unitId: string } {
  const versions = catalogue.measures.get(catalogue.measureCodes.get(row.measure_id) ?? '') ?? []
  const measure = versionOn(versions, row.last_day) ?? versions[0]
  const value =
    row.word === null || row.low === null || row.high === null
      ? null
      : quantity(row.word, row.low, row.high, row.is_estimate)
  const print = (language: 'vi' | 'en'): string => {
    if (value) return printQuantity(value, measure?.print ?? plainPrint, language, measure?.measuredIn)
    if (row.is_not_applicable) return language === 'vi' ? 'không áp dụng' : 'not applicable'
    return row.result ?? (language === 'vi' ? '(đã rút)' : '(withdrawn)')
  }
  const source = row.source_id === null ? undefined : catalogue.sources.get(row.source_id)
  return {
    id: row.id,
    measureId: row.measure_id,
    unitId: row.unit_id,
    printed: { vi: print('vi'), en: print('en') },
    period: row.period,
    origin: row.origin,
    printedForm: row.printed_form,
    inferredBy: row.inferred_by,
    isOfMost: row.is_of_most,
    cutOffOn: row.cut_off_on,
    source: source
      ? {
          code: source.code,
          name: { vi: source.vi, en: source.en },
          publisher: source.publisher,
          publishedOn: source.publishedOn,
          paragraph: row.paragraph,
        }
      : null,
    taken: row.taken,
    directive: row.directive && {
      symbol: row.directive.symbol,
      name: { vi: row.directive.vi, en: row.directive.en },
      issuedOn: row.directive.issuedOn,
    },
    enteredBy: { vi: row.entered_vi, en: row.entered_en },
    enteredAt: row.entered_at,
    knownAt: row.known_at,
    reason: row.reason,
    supersedes: row.supersedes,
    isWithdrawn: value === null && row.result === null && !row.is_not_applicable,
    isCurrent: row.is_current,
    approvedBy:
      row.approved_vi === null || row.approved_en === null ? null : { vi: row.approved_vi, en: row.approved_en },
    approvedAt: row.approved_at,
  }
}
