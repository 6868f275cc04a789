import { sql } from '../../../platform/server/db/sql.ts'
import { type CountLine, dayNumber, type MeasureSource } from '../../figures/server/public.ts'
import { classOfType, countedMeasures, issuedByType } from '../counted.ts'

interface Point {
  readonly measure: string
  readonly unitId: string
  readonly class: string | null
  readonly on: string
  readonly amount: number
}

/** Points in the order of their days, as one line for each measure, unit and class. */
function linesOf(points: readonly Point[]): readonly CountLine[] {
  const byLine = new Map<string, Point[]>()
  for (const point of points) {
    const key = `${point.measure}|${point.unitId}|${point.class ?? ''}`
    const line = byLine.get(key)
    if (line) line.push(point)
    else byLine.set(key, [point])
  }
  return [...byLine.values()].flatMap((line) => {
    const [first] = line
    if (!first) return []
    return [
      {
        measure: first.measure,
        unitId: first.unitId,
        class: first.class,
        days: Int32Array.from(line, (point) => dayNumber(point.on)),
        changes: Int32Array.from(line, (point) => point.amount),
      },
    ]
  })
}

interface IssuedRow {
  unitId: string
  on: string
  symbol: string | null
  vi: string
  en: string
  kind: string
}

/**
 * Counts the directives a unit issued, by their day of issue, from the register; `issuedByType` by class. Undated ones are
 * never counted.
 */
export const directivesIssued = (measure: string): MeasureSource => ({
  measures: [measure, issuedByType],
  changesOf: async (tx, { measures, unitIds, knownAt }) => {
    const rows = await tx.query<IssuedRow>(
      sql`select * from directives_issued(${unitIds}::uuid[], ${knownAt}::timestamptz) order by 1, 2`,
    )
    return measures.flatMap((code) =>
      linesOf(
        rows.map(({ unitId, on, kind }) => ({
          measure: code,
          unitId,
          class: code === issuedByType ? classOfType(kind) : null,
          on,
          amount: 1,
        })),
      ),
    )
  },
  touchedSince: async (tx, after, until) => {
    const rows = await tx.query<{ id: string }>(
      sql`select id from directives_touched(${after}::timestamptz, ${until}::timestamptz) id`,
    )
    return rows.map((row) => row.id)
  },
  recordsBehind: async (tx, { unitId, class: classCode, first, last, knownAt }) => {
    const rows = await tx.query<IssuedRow>(
      sql`select * from directives_issued(${[unitId]}::uuid[], ${knownAt}::timestamptz) d where d."on" between ${first} and ${last}`,
    )
    return rows
      .filter(({ kind }) => classCode === null || classOfType(kind) === classCode)
      .map((row) => ({ name: { vi: row.symbol ?? row.vi, en: row.symbol ?? row.en }, on: row.on }))
  },
})

interface StudyRow {
  measure: string
  unitId: string
  on: string
  amount: number
  name: string
}

/** Sessions held and who was summoned and came, from their sheets. */
export const sessionsStudied: MeasureSource = {
  measures: countedMeasures.flatMap(({ code }) => (code.startsWith('study.') ? [code] : [])),
  changesOf: async (tx, { measures, unitIds, knownAt }) => {
    const rows = await tx.query<StudyRow>(
      sql`select * from study_counted(${unitIds}::uuid[], ${knownAt}::timestamptz) where measure = any (${measures}::text[]) order by "on"`,
    )
    return linesOf(rows.map(({ measure, unitId, on, amount }) => ({ measure, unitId, class: null, on, amount })))
  },
  touchedSince: async (tx, after, until) => {
    const rows = await tx.query<{ id: string }>(
      sql`select id from study_touched(${after}::timestamptz, ${until}::timestamptz) id`,
    )
    return rows.map((row) => row.id)
  },
  recordsBehind: async (tx, { measure, unitId, first, last, knownAt }) => {
    const rows = await tx.query<StudyRow>(
      sql`select * from study_counted(${[unitId]}::uuid[], ${knownAt}::timestamptz) s
        where s.measure = ${measure} and s."on" between ${first} and ${last} order by s."on", s.name`,
    )
    return rows.map(({ name, amount, on }) => {
      const said = amount === 1 ? name : `${name}: ${amount}`
      return { name: { vi: said, en: said }, on }
    })
  },
}
