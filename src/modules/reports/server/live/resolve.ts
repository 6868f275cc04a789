import { read, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { figureCode, keepCodes, periodOf, unapprovedIn, withMoreAsNeeded } from '../../../figures/server/public.ts'
import type { ResolvedFigures } from '../../contract/live.ts'
import { type DrawnChart, liveChart } from './chart.ts'
import { type LiveFigure, liveFigure } from './figure.ts'
import { type LiveAsked, openLive, reportingUnit } from './open.ts'
import type { LiveScene } from './scene.ts'
import type { DrawnTable } from './table/cell.ts'
import { liveTable } from './table.ts'

/** What all live places of a document say, by their ids. */
export interface Drawn {
  readonly figures: ReadonlyMap<string, LiveFigure>
  readonly tables: ReadonlyMap<string, DrawnTable>
  readonly charts: ReadonlyMap<string, DrawnChart>
}

export const drawAll = (scene: LiveScene, asked: LiveAsked): Drawn => ({
  figures: new Map(asked.figures.map((place) => [place.id, liveFigure(scene, place)])),
  tables: new Map(asked.tables.map((table) => [table.id, liveTable(scene, table)])),
  charts: new Map(asked.charts.map((chart) => [chart.id, liveChart(scene, chart)])),
})

/** The live figures, tables and charts of a document as they are now, in one read. */
export async function resolve(
  context: Context,
  input: LiveAsked & { unit: string; period: string; language: 'vi' | 'en' },
): Promise<ResolvedFigures> {
  const resolved = await read(context.database, context.caller, async (tx) => {
    const { catalogue, reader, home } = await reportingUnit(
      tx,
      context.database,
      input.unit,
      (known) => periodOf(known, input.period).last,
    )
    const of = {
      ...{ reader, home, period: periodOf(catalogue, input.period) },
      ...{ language: input.language, isFixed: false },
    }
    return withMoreAsNeeded(tx, async () => {
      const scene = await openLive(tx, context.database, of, input)
      const drawn = drawAll(scene, input)
      const codes = [...scene.stated.values()].map((figure) => figureCode(figure, null))
      const known = await tx.query<{ code: string }>(
        sql`select code from figure_code where code = any (${codes.map(({ code }) => code)}::text[])`,
      )
      const kept = new Set(known.map(({ code }) => code))
      return { answer: answerOf(tx.position.knownAt, input, drawn), news: codes.filter(({ code }) => !kept.has(code)) }
    })
  })
  if (resolved.news.length > 0) await write(context.database, context.caller, (tx) => keepCodes(tx, resolved.news))
  return resolved.answer
}

function answerOf(knownAt: string, asked: LiveAsked, drawn: Drawn): ResolvedFigures {
  return {
    knownAt,
    figures: asked.figures.flatMap(({ id }) => {
      const figure = drawn.figures.get(id)
      if (!figure) return []
      const { runs, words, trouble } = figure
      return [{ id, runs: [...runs], words, trouble, unapproved: unapprovedIn(figure.figures) }]
    }),
    tables: asked.tables.flatMap(({ id }) => {
      const table = drawn.tables.get(id)
      if (!table) return []
      return [
        {
          id,
          title: table.title,
          columns: [...table.columns],
          rows: table.rows.map((row) => row.map((cell) => [...cell])),
          notes: [...table.notes],
          trouble: table.trouble,
          unapproved: unapprovedIn(table.figures),
        },
      ]
    }),
    charts: asked.charts.flatMap(({ id }) => {
      const chart = drawn.charts.get(id)
      if (!chart) return []
      const { kind, title, measuredIn, alternative, trouble } = chart
      return [
        {
          id,
          kind,
          title,
          measuredIn,
          alternative,
          trouble,
          points: chart.points.map(({ label, value, printed, stated }) => ({
            label,
            value,
            printed,
            figure: stated.figure,
            code: stated.code,
          })),
          unapproved: unapprovedIn(chart.figures),
        },
      ]
    }),
  }
}
