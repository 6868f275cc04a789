import { AlignmentType, BorderStyle, Paragraph, type Table, TextRun } from 'docx'
import { partyTitle, placeLine, symbolLine } from '../../document/paper.ts'
import type { Printable } from '../../printable.ts'
import { sideBySide } from './beside.ts'
import { gap, mm, points, textWidth } from './units.ts'

const centred = (text: string, size: number, look: { bold?: boolean; italics?: boolean } = {}, before = 0): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: gap(before) },
    children: [new TextRun({ text, size: points(size), ...look })],
  })

/** A line of the given length (twips) in the middle of a column. */
export const rule = (column: number, length: number, before = 0): Paragraph => {
  const side = Math.max(0, Math.round((column - length) / 2))
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: gap(before), line: gap(2), lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

/** Upper part of the first page: the organisation at the left, the Party's name at the right. */
export function letterhead(printable: Printable): Table {
  const { sizes } = printable.layout
  const width = textWidth(printable.layout)
  const left = Math.round(width / 2)
  const right = width - left
  return sideBySide(
    [left, right],
    [
      [
        [
          centred(printable.superior.toLocaleUpperCase('vi'), sizes.issuer),
          centred(printable.own.toLocaleUpperCase('vi'), sizes.issuer, { bold: true }),
          centred('*', sizes.issuer),
        ],
        // 73 mm: the length of the title at 15 points
        [centred(partyTitle, sizes.title, { bold: true }), rule(right, mm((73 * sizes.title) / 15), 2)],
      ],
      [
        [centred(symbolLine(printable.symbol), sizes.symbol)],
        [centred(placeLine(printable), sizes.symbol, { italics: true })],
      ],
    ],
  )
}
