import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../platform/server/db/sql.ts'
import { believed } from '../../org/server/public.ts'
import {
  type Confidence,
  isRegulationCode,
  type Regulation,
  type Regulations,
  regulationsOf,
  valueShapes,
} from '../regulation.ts'

export interface RegulationRow {
  readonly code: string
  readonly from: string
  readonly until: string
  readonly value: unknown
  readonly vi: string
  readonly en: string
  readonly source: string
  readonly confidence: Confidence
}

export const regulationColumns: Sql = sql`r.code, coalesce(lower(r.valid)::text, ${firstOfAllDays}) as "from",
  coalesce(upper(r.valid)::text, ${lastOfAllDays}) as "until", r.value, r.vi, r.en, r.source, r.confidence`

/** @throws when the code is unknown, or the value is not of the shape of its rule. */
export function toRegulation({ code, vi, en, value, ...row }: RegulationRow): Regulation {
  if (!isRegulationCode(code)) throw new Error(`there is no rule “${code}”`)
  const parsed = valueShapes[code].safeParse(value)
  if (!parsed.success) throw new Error(`the rule “${code}” from ${row.from}: ${parsed.error.message}`)
  return {
    code,
    from: row.from,
    until: row.until,
    value: parsed.data,
    name: { vi, en },
    source: row.source,
    confidence: row.confidence,
  }
}

/** The rules as believed at an instant (null: now). A row whose value has another shape than its rule throws. */
export async function loadRegulations(tx: Transaction, knownAt: string | null): Promise<Regulations> {
  const rows = await tx.query<RegulationRow>(
    sql`select ${regulationColumns} from regulation r where ${believed(sql`r`, knownAt)}`,
  )
  return regulationsOf(rows.map(toRegulation))
}
