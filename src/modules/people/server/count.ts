import { sql } from '../../../platform/server/db/sql.ts'
import type { MeasureSource } from '../../figures/server/public.ts'
import { countedMeasures } from '../counted.ts'

interface Row {
  measure: string
  unitId: string
  class: string | null
  /** Numbers of four bytes, the highest first. */
  days: Buffer
  changes: Buffer
}

function numbersOf(bytes: Buffer): Int32Array {
  const numbers = new Int32Array(bytes.length / 4)
  for (let index = 0; index < numbers.length; index++) numbers[index] = bytes.readInt32BE(index * 4)
  return numbers
}

/** Members, applicants and what became of them, counted from the register. */
export const peopleCounted: MeasureSource = {
  measures: countedMeasures.map((measure) => measure.code),
  changesOf: async (tx, { measures, unitIds, from, knownAt }) => {
    const rows = await tx.query<Row>(
      sql`select * from people_changes(${measures}::text[], ${unitIds}::uuid[], ${from}::date, ${knownAt}::timestamptz)`,
    )
    return rows.map((row) => ({ ...row, days: numbersOf(row.days), changes: numbersOf(row.changes) }))
  },
  touchedSince: async (tx, after, until) => {
    const rows = await tx.query<{ id: string }>(
      sql`select id from people_touched(${after}::timestamptz, ${until}::timestamptz) id`,
    )
    return rows.map((row) => row.id)
  },
  recordsBehind: async (tx, { measure, unitId, class: classCode, first, last, knownAt }) => {
    const rows = await tx.query<{ name: string; on: string | null }>(
      sql`select name, "on" from people_behind(${measure}, ${unitId}::uuid, ${classCode}, ${first}::date, ${last}::date, ${knownAt}::timestamptz)`,
    )
    return rows.map((row) => ({ name: { vi: row.name, en: row.name }, on: row.on }))
  },
}
