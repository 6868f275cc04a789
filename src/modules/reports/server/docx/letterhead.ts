import { AlignmentType, BorderStyle, Paragraph, type Table, TextRun } from 'docx'
import type { Report } from '../../report.ts'
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

/** No colon after `Số` (399-QĐ/TW prints none). A symbol still without its number leaves room for it. */
function symbolLine(symbol: string | null): string {
  if (symbol === null) return `Số${'\u00a0'.repeat(12)}`
  return symbol.startsWith('-') ? `Số${'\u00a0'.repeat(8)}${symbol}` : `Số ${symbol}`
}

const dotted = '.'.repeat(5)
const dateLine = `ngày ${dotted} tháng ${dotted} năm ${dotted}.`
function placeLine(place: string | null): string {
  if (place === null) return `${dotted.repeat(3)}, ${dateLine}`
  return place.includes('ngày') ? place : `${place}, ${dateLine}`
}

/** Upper part of the first page: the organisation at the left, the Party's name at the right. */
export function letterhead(report: Report): Table {
  const width = textWidth(report.layout)
  const left = Math.round(width / 2)
  const right = width - left
  return sideBySide(
    [left, right],
    [
      [
        [
          centred(report.superior.toUpperCase(), 14),
          centred(report.own.toUpperCase(), 14, { bold: true }),
          centred('*', 14),
        ],
        // 73 mm: the length of the title at 15 points
        [centred('ĐẢNG CỘNG SẢN VIỆT NAM', 15, { bold: true }), rule(right, mm(73), 2)],
      ],
      [[centred(symbolLine(report.symbol), 14)], [centred(placeLine(report.place), 14, { italics: true })]],
    ],
  )
}
