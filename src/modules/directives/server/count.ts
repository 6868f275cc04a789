import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { CountedRecord, MeasureSource } from '../../figures/server/public.ts'

interface Row {
  unitId: string
  on: string
  symbol: string | null
  vi: string
  en: string
}

/** Counts the directives a unit issued, by their day of issue, from the register. Undated ones are never counted. */
export const directivesIssued = (measure: string): MeasureSource => ({
  measures: [measure],
  recordsOf: async (tx: Transaction, _measures, unitIds, knownAt): Promise<readonly CountedRecord[]> => {
    const rows = await tx.query<Row>(sql`select * from directives_issued(${unitIds}::uuid[], ${knownAt}::timestamptz)`)
    return rows.map((row) => ({
      measure,
      unitId: row.unitId,
      class: null,
      on: row.on,
      name: { vi: row.symbol ?? row.vi, en: row.symbol ?? row.en },
    }))
  },
})
