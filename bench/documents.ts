import { simulatedCity } from '../editions/simulated/index.ts'
import { enteredMeasures } from '../editions/simulated/measures.ts'
import { city } from '../editions/simulated/places.ts'
import type { Block, Content, FigurePlace, Inline } from '../src/modules/reports/document/content.ts'
import { emptyFrame } from '../src/modules/reports/document/frame.ts'
import type { Printable } from '../src/modules/reports/printable.ts'
import { createInto } from '../src/modules/reports/server/document/create.ts'
import { openOne } from '../src/modules/reports/server/document/load.ts'
import { renderDocx } from '../src/modules/reports/server/docx/render.ts'
import { drawEdition } from '../src/modules/reports/server/edition/draw.ts'
import { renderPdf } from '../src/modules/reports/server/pdf/render.ts'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { read, write } from '../src/platform/server/db/database.ts'
import { newId } from '../src/platform/server/new-id.ts'
import { type Desk, deskOn, withEdition } from './cluster.ts'
import { bareDocx, bareTypst } from './documents-bare.ts'
import { pairs, timed } from './pairs.ts'
import type { Result } from './result.ts'

const period = '2026-Q3'
const figures = 150
const rounds = 12
const most = 3
const officer = 'ban-to-chuc'

/**
 * A quarterly report of the simulated city: 150 figures in its sentences, two annex tables and a chart. From the request to the
 * bytes: figures drawn from the database, composed and printed; the floor prints the same words from constants.
 */
export function documents(cluster: EmbeddedCluster): Promise<readonly Result[]> {
  return withEdition(cluster, 'bench_documents', simulatedCity(), async (database) => {
    const desk = await deskOn(database, officer)
    const id = await written(desk)
    const printable = await draw(desk, id, 0)
    const [docx, typst] = [await bareDocx(printable), await bareTypst(printable)]
    const product = (render: (printable: Printable) => Promise<Uint8Array>) => (round: number) =>
      timed(async () => render(await draw(desk, id, round)))
    return [
      toResult('documents-docx', 'docx, from constants', await pairs(product(renderDocx), docx, rounds)),
      toResult('documents-pdf', 'typst, from constants', await pairs(product(renderPdf), typst, rounds)),
    ]
  })
}

/** Another code each time, so that nothing is printed from what is kept of the round before. */
const draw = ({ database, caller, context }: Desk, id: string, round: number): Promise<Printable> =>
  read(database, caller, async (tx) => {
    const opened = await openOne(tx, context, id)
    const code = `bench-${round}`
    return (await drawEdition(tx, context, opened, { isFixed: false, code, printsUnapproved: true })).printable
  })

async function written({ database, caller, context }: Desk): Promise<string> {
  const id = newId()
  await write(database, caller, (tx) =>
    createInto(tx, context, {
      ...{ id, unit: city, period, language: 'vi' },
      start: {
        from: 'given',
        kind: 'quarterly',
        content: content(),
        frame: { ...emptyFrame, summary: 'tình hình quý III/2026', recipients: ['Ban Thường vụ', 'Lưu Văn phòng'] },
      },
    }),
  )
  return id
}

const text = (words: string): Inline => ({ type: 'text', text: words })
const paragraph = (at: number, inlines: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { id: `p${at}`, isOld: false },
  content: inlines,
})

/** Sentences of two figures each: the quarter, and the year to date. */
function content(): Content {
  const measures = enteredMeasures(figures / 2)
  const place = (id: string, measure: string, over: string): Inline => {
    const attrs: FigurePlace = {
      ...{ id, form: 'value', unit: '@self', measure, class: null, aspect: 'actual', period: over },
      ...{ against: null, plan: null },
    }
    return { type: 'figure', attrs }
  }
  const sentences = measures.map((measure, at) =>
    paragraph(at, [
      text(`${measure.vi} trong quý: `),
      place(`q${at}`, measure.code, '@report'),
      text('; từ đầu năm: '),
      place(`y${at}`, measure.code, '@to-date'),
      text('.'),
    ]),
  )
  const first = measures[0]?.code ?? ''
  return {
    type: 'doc',
    content: [
      ...sentences,
      {
        type: 'chart',
        attrs: {
          ...{ id: 'c1', kind: 'line', title: 'Qua các quý', measure: first, unit: '@self', period: '@report' },
          periods: 8,
        },
      },
      ...(['children', 'figures'] as const).map(
        (kind, at): Block => ({
          type: 'liveTable',
          attrs: {
            ...{ id: `t${at}`, kind, title: `Bảng ${at + 1}`, unit: '@self', period: '@report' },
            ...{ measures: measures.slice(0, kind === 'children' ? 4 : 12).map(({ code }) => code), isAnnex: true },
          },
        }),
      ),
    ],
  }
}

const toResult = (name: string, floorName: string, found: Awaited<ReturnType<typeof pairs>>): Result => ({
  ...found,
  name,
  layer: 'from the request to the bytes, without the network',
  data: `a quarterly report of the simulated city: ${figures} figures, two annex tables, one chart`,
  concurrency: 1,
  unit: 'ms',
  floorName,
  bar: `<= ${most}`,
  holds: found.ratio <= most,
  statements: null,
})
