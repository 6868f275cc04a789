import { Document, Packer } from 'docx'
import { chartSvg, sizeOf } from '../../document/chart-svg.ts'
import { addressOf, isWideAnnex } from '../../document/paper.ts'
import type { Printable, PrintBlock, PrintChart } from '../../printable.ts'
import { drawPng } from '../pdf/print-shop.ts'
import { qrPng } from '../pdf/qr.ts'
import { annexPages } from './annex.ts'
import { body } from './body.ts'
import { closing, lastLines } from './closing.ts'
import { annexSection, paperSection } from './frame.ts'
import { heading } from './heading.ts'
import { letterhead } from './letterhead.ts'
import { Pen, type Picture } from './pen.ts'
import { propertiesOf, settleDates } from './settle.ts'
import { stylesOf } from './styles.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const chartsIn = (blocks: readonly PrintBlock[]): readonly PrintChart[] =>
  blocks.flatMap((block) =>
    block.kind === 'chart' ? [block.chart] : block.kind === 'list' ? block.items.flatMap(chartsIn) : [],
  )

/** The document as a Word file in the Party's layout. The same document gives the same bytes. */
export async function renderDocx(printable: Printable): Promise<Uint8Array> {
  const charts = chartsIn([...printable.body, ...printable.annexes.flatMap((annex) => annex.blocks)])
  const keyOf = (chart: PrintChart): string => `chart${charts.indexOf(chart)}`
  const pen = new Pen(printable.publicUrl, await picturesOf(printable, charts, keyOf))
  const place = { layout: printable.layout, isTurned: false, pen, keyOf }
  const document = new Document({
    styles: stylesOf(printable.layout),
    sections: [
      paperSection(printable, [
        letterhead(printable),
        ...heading(printable),
        ...body(printable.body, place),
        ...closing(printable),
        ...lastLines(printable, pen),
      ]),
      ...printable.annexes.map((annex, at) => {
        const isTurned = isWideAnnex(annex)
        return annexSection(printable, isTurned, annexPages(printable, annex, at, { ...place, isTurned }))
      }),
    ],
  })
  pen.writeTargets(document)
  return settleDates(await Packer.pack(document, 'uint8array', false, [propertiesOf(printable)]))
}

const chartPixels = 1280

/** Word draws no letters in a drawing as we know them, so that charts go in as pictures, sharp enough for print. */
async function picturesOf(
  printable: Printable,
  charts: readonly PrintChart[],
  keyOf: (chart: PrintChart) => string,
): Promise<ReadonlyMap<string, Picture>> {
  const address = addressOf(printable)
  const pictures = new Map<string, Picture>()
  await Promise.all(
    charts.map(async (chart) => {
      const svg = chartSvg(chart)
      pictures.set(keyOf(chart), { png: await drawPng(svg, chartPixels), size: sizeOf(svg) })
    }),
  )
  if (address !== null) pictures.set('qr', { png: qrPng(address), size: { width: 1, height: 1 } })
  return pictures
}
