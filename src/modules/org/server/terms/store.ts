import { dayAfter } from '../../../../platform/domain/day.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../../platform/server/db/sql.ts'
import type { Term } from '../../term.ts'
import type { UnitId } from '../../unit.ts'

interface TermRow {
  code: string
  unitId: string
  number: number | null
  congressFirst: string | null
  congressLast: string | null
  first: string
  last: string
  isAssumed: boolean
}

/** The believed terms of one committee, earliest first. */
export async function termsOf(tx: Transaction, unitId: UnitId): Promise<readonly Term[]> {
  const rows = await tx.query<TermRow>(sql`
    select code, unit_id as "unitId", number, congress_first as "congressFirst", congress_last as "congressLast",
      lower(valid) as first, upper(valid) - 1 as last, is_assumed as "isAssumed"
    from term where unit_id = ${unitId} and known_until is null order by valid`)
  return rows.map(({ number, congressFirst, congressLast, ...row }) => ({
    ...row,
    congress:
      number === null || congressFirst === null || congressLast === null
        ? null
        : { number, first: congressFirst, last: congressLast },
  }))
}

/** Closes terms by their codes. */
export async function closeTerms(tx: Transaction, codes: readonly string[], actId: string): Promise<void> {
  await tx.query(
    sql`update term set known_until = ${actId}::uuid where code = any (${codes}::text[]) and known_until is null`,
  )
}

/** Saves terms in place of those of the same codes; everything that bears their periods follows, and catalogues in memory are read anew. */
export async function placeTerms(tx: Transaction, terms: readonly Term[], actId: string): Promise<void> {
  await closeTerms(
    tx,
    terms.map((term) => term.code),
    actId,
  )
  for (const { code, unitId, congress, first, last, isAssumed } of terms)
    await tx.query(sql`
      insert into term (code, unit_id, number, congress_first, congress_last, valid, is_assumed, known_from)
      values (${code}, ${unitId}, ${congress?.number ?? null}, ${congress?.first ?? null}, ${congress?.last ?? null},
        ${dayRange(first, dayAfter(last))}::daterange, ${isAssumed}, ${actId})`)
  await tx.query(sql`select follow_terms(${actId}::uuid)`)
}
