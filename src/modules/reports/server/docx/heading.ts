import { AlignmentType, Paragraph, TextRun } from 'docx'
import type { Printable } from '../../printable.ts'
import { rule } from './letterhead.ts'
import { gap, mm, points, textWidth } from './units.ts'

export const centredBold = (text: string, size: number, before = 0, after = 0): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: gap(before), after: gap(after) },
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
export const heading = (printable: Printable): Paragraph[] => [
  centredBold(printable.title.toLocaleUpperCase('vi'), printable.layout.sizes.kind, 20),
  ...(printable.summary === '' ? [] : [centredBold(printable.summary, printable.layout.sizes.summary)]),
  rule(textWidth(printable.layout), mm(35), 5),
  ...(printable.unapprovedNote === null
    ? [new Paragraph({ spacing: { after: gap(4) } })]
    : [centredNote(`(${printable.unapprovedNote})`, 13, 6)]),
]
