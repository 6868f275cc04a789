import type { Refusal } from '../../../platform/domain/refusal.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { UnitId } from '../../org/unit.ts'
import type { NewValue } from '../enter.ts'
import { type Quantity, quantity, type Word } from '../quantity.ts'
import { addEntries, supersedeAll } from './store.ts'

/** Many places of one period at once, for modules whose records are made of them. */
export interface PlacesQuery {
  readonly unitIds: readonly UnitId[]
  readonly measureIds: readonly string[]
  readonly first: string
  readonly last: string
}

/** What stands at a place, with who entered it. An empty one was withdrawn. */
export interface StandingValue {
  readonly id: string
  readonly unitId: UnitId
  readonly measureId: string
  readonly class: string | null
  readonly quantity: Quantity | null
  readonly result: string | null
  readonly isNotApplicable: boolean
  readonly isEmpty: boolean
  readonly isApproved: boolean
  readonly enteredBy: string
  readonly by: Text
  readonly at: string
}

interface StandingRow {
  id: string
  unit_id: string
  measure_id: string
  class_code: string | null
  word: Word | null
  low: string | null
  high: string | null
  is_estimate: boolean
  is_not_applicable: boolean
  result: string | null
  entered_by: string
  vi: string
  en: string
  at: string
  is_approved: boolean
}

/** Believed results at the places of some units, measures and one period, as far as the reader may open them. */
export async function loadStandingValues(tx: Transaction, query: PlacesQuery): Promise<readonly StandingValue[]> {
  const rows = await tx.query<StandingRow>(sql`
    select e.id, e.unit_id, e.measure_id, e.class_code, e.word, e.low::text, e.high::text, e.is_estimate, e.is_not_applicable, e.result,
      s.entered_by, who.vi, who.en, s.entered_at as at, s.approved_by is not null as is_approved
    from entry e cross join lateral entry_story(e.id) s join account who on who.id = s.entered_by
    where e.unit_id = any (${query.unitIds}::uuid[]) and e.measure_id = any (${query.measureIds}::uuid[]) and e.aspect = 'actual'
      and e.first_day = ${query.first}::date and e.last_day = ${query.last}::date and e.known_until is null`)
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    measureId: row.measure_id,
    class: row.class_code,
    quantity:
      row.word === null || row.low === null || row.high === null
        ? null
        : quantity(row.word, row.low, row.high, row.is_estimate),
    result: row.result,
    isNotApplicable: row.is_not_applicable,
    isEmpty: row.word === null && row.result === null && !row.is_not_applicable,
    isApproved: row.is_approved,
    enteredBy: row.entered_by,
    by: { vi: row.vi, en: row.en },
    at: row.at,
  }))
}

/** Names a place within a lock. */
export const lockLine = (measureId: string, classCode: string | null | undefined): string =>
  `${measureId}/${classCode ?? ''}`

export const lockName = (vi: string | null, en: string | null): Text | null =>
  vi === null || en === null ? null : { vi, en }

/** @param name of what locked the place */
export const lockedBy = (name: Text): Refusal => ({
  code: 'locked',
  text: {
    vi: `Số liệu đã khóa vì “${name.vi}” kỳ này đã duyệt. Muốn sửa, đề nghị cấp trên mở lại báo cáo kèm lý do.`,
    en: `The value is locked, since “${name.en}” of this period is approved. To change it, ask the unit above to reopen the report with a reason.`,
  },
})

/** The locks on places of some units in one period: by unit and line, the name of what locked it. */
export async function loadLocks(
  tx: Transaction,
  query: Omit<PlacesQuery, 'measureIds'>,
): Promise<ReadonlyMap<string, Text>> {
  const rows = await tx.query<{ unit_id: string; lines: string[]; vi: string; en: string }>(sql`
    select unit_id, lines, vi, en from entry_lock where unit_id = any (${query.unitIds}::uuid[]) and first_day = ${query.first}::date
      and last_day = ${query.last}::date and known_until is null`)
  return new Map(
    rows.flatMap((row) => row.lines.map((line) => [`${row.unit_id}|${line}`, { vi: row.vi, en: row.en }] as const)),
  )
}

/** A value of a batch; `supersedes` names what stood there, or an earlier row of the same batch. */
export interface BatchRow extends NewValue {
  readonly id: string
  readonly unitId: UnitId
  readonly measureId: string
  readonly class: string | null
  readonly supersedes: string | null
  readonly reason: string | null
  readonly printedForm?: string
  readonly isOfMost?: boolean
}

/**
 * Saves many results of one period in few statements, under one act. The caller has asked every rule.
 * @returns false when somebody else has superseded one of the entries; then the transaction is of no use.
 */
export async function saveBatch(
  tx: Transaction,
  rows: readonly BatchRow[],
  period: { readonly id: string; readonly first: string; readonly last: string },
  actId: string,
): Promise<boolean> {
  const own = new Set(rows.map((row) => row.id))
  const superseded = new Set(rows.flatMap((row) => row.supersedes ?? []))
  const isDone = await supersedeAll(
    tx,
    [...superseded].filter((id) => !own.has(id)),
    actId,
  )
  if (!isDone) return false
  await addEntries(
    tx,
    rows.map((row) => ({
      ...row,
      aspect: 'actual' as const,
      period: period.id,
      first: period.first,
      last: period.last,
      directiveId: null,
      isSuperseded: superseded.has(row.id),
    })),
    actId,
  )
  return true
}
