import { AlignmentType, HeadingLevel, Paragraph, type Table } from 'docx'
import { chartLine, headingMark } from '../../document/paper.ts'
import type { PrintBlock, PrintChart } from '../../printable.ts'
import type { Layout } from '../../report.ts'
import { centredBold } from './heading.ts'
import type { Pen } from './pen.ts'
import { drawTable } from './table.ts'
import { gap, mm, textWidth } from './units.ts'
import { Line, run } from './written.ts'

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

const soft = { italics: true }

/** Pixels of the page for so many twips. */
const pixels = (twips: number): number => Math.round(twips / 15)

export interface Place {
  readonly layout: Layout
  readonly isTurned: boolean
  readonly pen: Pen
  /** Where charts find their pictures. */
  readonly keyOf: (chart: PrintChart) => string
}

/** Parts (`I`) in capitals, their headings (`1`) as written; what has no data in italics. */
export const body = (blocks: readonly PrintBlock[], place: Place): (Paragraph | Table)[] =>
  blocks.flatMap((block) => blockAt(block, place, 0))

function blockAt(block: PrintBlock, place: Place, depth: number): (Paragraph | Table)[] {
  const { pen, layout } = place
  switch (block.kind) {
    case 'heading':
      return [new Line({ heading: levels[block.level] }, [run(headingMark(block.number)), ...pen.print(block.line)])]
    case 'paragraph':
      return [new Line({ style: 'Body' }, pen.print(block.line, block.isSoft ? soft : {}))]
    case 'list':
      return block.items.flatMap((item, at) =>
        item.flatMap((inner, order) =>
          inner.kind === 'paragraph'
            ? [entry(inner, place, depth, order > 0 ? '' : block.isOrdered ? `${at + 1})` : '–')]
            : blockAt(inner, place, depth + 1),
        ),
      )
    case 'table':
      return drawTable(block.table, textWidth(layout, place.isTurned), layout.sizes.table, pen)
    case 'chart':
      return chart(block.chart, place)
  }
}

/** The mark is written out: a list of the library's own would number on through the whole document. */
const entry = (
  block: Extract<PrintBlock, { kind: 'paragraph' }>,
  { pen }: Place,
  depth: number,
  mark: string,
): Paragraph =>
  new Line(
    {
      style: 'Body',
      indent: { left: mm(16 + depth * 7), hanging: mm(6), firstLine: 0 },
      tabStops: [{ type: 'left', position: mm(16 + depth * 7) }],
    },
    [run(mark === '' ? '' : `${mark}\t`), ...pen.print(block.line, block.isSoft ? soft : {})],
  )

function chart(drawn: PrintChart, place: Place): Paragraph[] {
  const width = pixels(textWidth(place.layout, place.isTurned))
  const picture = place.pen.picture(place.keyOf(drawn), width, drawn.alternative)
  return [
    ...(drawn.title === '' ? [] : [centredBold(drawn.title, 13, 8, 2)]),
    ...(picture.length === 0
      ? []
      : [new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: picture })]),
    new Line({ style: 'Cell', spacing: { after: gap(8) } }, place.pen.print(chartLine(drawn))),
  ]
}
