import { AlignmentType, Paragraph, TextRun } from 'docx'
import type { Report } from '../../report.ts'
import { rule } from './letterhead.ts'
import { gap, mm, points, textWidth } from './units.ts'

export const centredBold = (text: string, size: number, before = 0): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: gap(before) },
    keepNext: true,
    children: [new TextRun({ text, size: points(size), bold: true })],
  })

export const centredNote = (text: string, size: number, before = 0): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: gap(before), after: gap(8) },
    children: [new TextRun({ text, size: points(size), italics: true })],
  })

/** What the paper is: type, summary, a short line; and a warning where figures are not approved yet. */
export const heading = (report: Report): Paragraph[] => [
  centredBold(report.title.toUpperCase(), 16, 20),
  centredBold(report.summary, 14),
  rule(textWidth(report.layout), mm(35), 5),
  ...(report.unapprovedNote === null
    ? [new Paragraph({ spacing: { after: gap(4) } })]
    : [centredNote(`(${report.unapprovedNote})`, 13, 6)]),
]
