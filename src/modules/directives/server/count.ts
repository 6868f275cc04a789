import { sql } from '../../../platform/server/db/sql.ts'
import { type CountLine, dayNumber, type MeasureSource } from '../../figures/server/public.ts'

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
  changesOf: async (tx, { unitIds, knownAt }) => {
    const rows = await tx.query<Row>(
      sql`select * from directives_issued(${unitIds}::uuid[], ${knownAt}::timestamptz) order by 1, 2`,
    )
    const lines: CountLine[] = []
    for (const unitId of new Set(rows.map((row) => row.unitId))) {
      const days = rows.filter((row) => row.unitId === unitId).map((row) => dayNumber(row.on))
      lines.push({
        measure,
        unitId,
        class: null,
        days: Int32Array.from(days),
        changes: new Int32Array(days.length).fill(1),
      })
    }
    return lines
  },
  touchedSince: async (tx, after, until) => {
    const rows = await tx.query<{ id: string }>(
      sql`select id from directives_touched(${after}::timestamptz, ${until}::timestamptz) id`,
    )
    return rows.map((row) => row.id)
  },
  recordsBehind: async (tx, { unitId, first, last, knownAt }) => {
    const rows = await tx.query<Row>(
      sql`select * from directives_issued(${[unitId]}::uuid[], ${knownAt}::timestamptz) d where d."on" between ${first} and ${last}`,
    )
    return rows.map((row) => ({ name: { vi: row.symbol ?? row.vi, en: row.symbol ?? row.en }, on: row.on }))
  },
})
