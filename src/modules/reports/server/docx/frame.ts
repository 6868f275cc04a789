import {
  AlignmentType,
  BorderStyle,
  Header,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { draftMark } from '../../document/paper.ts'
import type { Printable } from '../../printable.ts'
import { gap, pageOf, points, textWidth } from './units.ts'

type Content = ISectionOptions['children']

/** The top of each page: what the paper is, its number, and whether it is a draft. */
function topOf(printable: Printable, isWide: boolean, hasNumber: boolean): Header {
  const width = textWidth(printable.layout, isWide)
  const band = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: gap(2) },
    children: [new TextRun({ text: printable.band ?? '', bold: true, size: points(10), characterSpacing: 10 })],
  })
  const mark = new TextRun({
    text: ` ${draftMark} `,
    bold: true,
    size: points(12),
    border: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' },
  })
  const line = new Paragraph({
    spacing: { after: gap(4) },
    tabStops: [
      { type: TabStopType.CENTER, position: Math.round(width / 2) },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [
      new TextRun({ children: [new Tab(), ...(hasNumber ? [PageNumber.CURRENT] : []), new Tab()], size: points(13) }),
      ...(printable.isDraft ? [mark] : []),
    ],
  })
  return new Header({ children: printable.band === null ? [line] : [band, line] })
}

/** The paper itself: numbered from its second page. */
export const paperSection = (printable: Printable, children: Content): ISectionOptions => ({
  properties: { page: pageOf(printable.layout, false), titlePage: true },
  headers: { first: topOf(printable, false, false), default: topOf(printable, false, true) },
  children,
})

/** An annex: on a page of its own, turned when its table is wide. */
export const annexSection = (printable: Printable, isWide: boolean, children: Content): ISectionOptions => ({
  properties: { page: pageOf(printable.layout, isWide) },
  headers: { default: topOf(printable, isWide, true) },
  children,
})
