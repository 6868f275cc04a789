import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createTypstCompiler, loadFonts } from '@myriaddreamin/typst.ts'
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { chartSvg } from '../src/modules/reports/document/chart-svg.ts'
import type { Printable, PrintBlock, PrintChart, PrintLine, PrintTable } from '../src/modules/reports/printable.ts'
import { drawPng } from '../src/modules/reports/server/pdf/print-shop.ts'
import { timed } from './pairs.ts'

/**
 * The same words, links, tables and picture as a document of ours, given to the library as constants. The round stands in each
 * line, so that a compiler that remembers has nothing to remember.
 */
type Run = (round: number) => Promise<number>

type Printed = readonly { readonly text: string; readonly url: string | null }[]
interface Constant {
  readonly paragraphs: readonly Printed[]
  readonly tables: readonly (PrintTable & { readonly cells: readonly (readonly Printed[])[] })[]
  readonly charts: readonly PrintChart[]
}

function constantsOf({ body, annexes, publicUrl }: Printable): Constant {
  const all = [...body, ...annexes.flatMap((annex) => annex.blocks)]
  const line = (printed: PrintLine) =>
    printed.map((run) => ({
      text: 'figure' in run ? run.printed : run.text,
      url: 'figure' in run ? `${publicUrl}/f/${run.code}` : null,
    }))
  const of = <Kind extends PrintBlock['kind']>(kind: Kind) =>
    all.flatMap((block) => (block.kind === kind ? [block as Extract<PrintBlock, { kind: Kind }>] : []))
  return {
    paragraphs: of('paragraph').map((block) => line(block.line)),
    tables: of('table').map(({ table }) => ({ ...table, cells: table.rows.map((row) => row.map(line)) })),
    charts: of('chart').map((block) => block.chart),
  }
}

const links = (runs: Printed) =>
  runs.map(({ text, url }) =>
    url === null
      ? new TextRun(text)
      : new ExternalHyperlink({ link: url, children: [new TextRun({ text, style: 'Hyperlink' })] }),
  )

export async function bareDocx(printable: Printable): Promise<Run> {
  const { paragraphs, tables, charts } = constantsOf(printable)
  const pictures = await Promise.all(charts.map((chart) => drawPng(chartSvg(chart), 1280)))
  const draw = () =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              ...paragraphs.map(
                (runs) =>
                  new Paragraph({
                    alignment: AlignmentType.JUSTIFIED,
                    children: links(runs),
                  }),
              ),
              ...pictures.map(
                (data) =>
                  new Paragraph({
                    children: [new ImageRun({ type: 'png', data, transformation: { width: 600, height: 280 } })],
                  }),
              ),
            ],
          },
          ...tables.map((table) => ({
            properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
            children: [
              new Paragraph(table.title),
              new Table({
                width: { size: 100, type: WidthType.PERCENTAGE },
                rows: [table.columns.map((text): Printed => [{ text, url: null }]), ...table.cells].map(
                  (cells) =>
                    new TableRow({
                      children: cells.map(
                        (runs) => new TableCell({ children: [new Paragraph({ children: links(runs) })] }),
                      ),
                    }),
                ),
              }),
            ],
          })),
        ],
      }),
    )
  return () => timed(draw)
}

const require = createRequire(import.meta.url)

export async function bareTypst(printable: Printable): Promise<Run> {
  const folder = dirname(require.resolve('@expo-google-fonts/tinos/package.json'))
  const fonts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((name) =>
    readFileSync(join(folder, name, `Tinos_${name}.ttf`)),
  )
  const compiler = createTypstCompiler()
  await compiler.init({
    beforeBuild: [loadFonts(fonts, { assets: false })],
    getModule: () => ({
      module_or_path: readFileSync(
        require.resolve('@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'),
      ),
    }),
  } as unknown as Parameters<typeof compiler.init>[0])
  const { paragraphs, tables, charts } = constantsOf(printable)
  const quoted = (text: string): string => JSON.stringify(text)
  const linked = (runs: Printed): string =>
    runs.map(({ text, url }) => (url === null ? quoted(text) : `link(${quoted(url)}, ${quoted(text)})`)).join('; ')
  const source = (round: number): string =>
    [
      '#set text(font: "Tinos", size: 14pt, lang: "vi")',
      '#set par(justify: true)',
      ...paragraphs.map((runs) => `#par({${quoted(`${round} `)}; ${linked(runs)}})`),
      ...charts.map((chart) => `#image(bytes(${quoted(chartSvg(chart))}), format: "svg", width: 100%)`),
      ...tables.map(
        (table) =>
          `#page(flipped: true, table(columns: ${table.columns.length}, table.header(${table.columns.map(quoted).join(', ')}), ${table.cells
            .flat()
            .map((cell) => `{${quoted(`${round} `)}; ${linked(cell)}}`)
            .join(', ')}))`,
      ),
    ].join('\n\n')
  return (round) =>
    timed(async () => {
      compiler.addSource('/main.typ', source(round))
      const { result } = await compiler.compile({ mainFilePath: '/main.typ', format: 1 })
      if (!result) throw new Error('the floor was not set')
    })
}
