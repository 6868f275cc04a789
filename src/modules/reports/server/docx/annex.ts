import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
} from 'docx'
import type { AnnexTable, Report } from '../../report.ts'
import { type Column, columnsOf } from './columns.ts'
import { centredBold, centredNote } from './heading.ts'
import type { FigureLinks } from './links.ts'
import { gap, mm, points, textWidth } from './units.ts'

const size = points(11)
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

const cell = (column: Column, children: Paragraph[]): TableCell =>
  new TableCell({ children, width: { size: column.width, type: 'dxa' }, verticalAlign: VerticalAlign.CENTER })

/** Printed again at the top of each page the table runs over. */
const headRow = (columns: readonly Column[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) =>
      cell(column, [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [new TextRun({ text: column.title, bold: true, size })],
        }),
      ]),
    ),
  })

function table(annex: AnnexTable, width: number, links: FigureLinks): Table {
  const columns = columnsOf(annex, width)
  return new Table({
    columnWidths: columns.map((column) => column.width),
    width: { size: width, type: 'dxa' },
    layout: TableLayoutType.FIXED,
    borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    margins: { top: gap(2), bottom: gap(2), left: mm(1.2), right: mm(1.2) },
    rows: [
      headRow(columns),
      ...annex.rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column, at) =>
              cell(column, [
                new Paragraph({ style: 'Cell', alignment: column.alignment, children: links.print(row[at] ?? []) }),
              ]),
            ),
          }),
      ),
    ],
  })
}

/** More columns than an upright page can hold. */
export const isWide = (annex: AnnexTable): boolean => annex.columns.length > 7

export function annexPages(report: Report, annex: AnnexTable, at: number, links: FigureLinks) {
  const label = report.annexes.length > 1 ? `PHỤ LỤC ${at + 1}` : 'PHỤ LỤC'
  const paper = `${report.title.charAt(0).toUpperCase()}${report.title.slice(1).toLowerCase()} ${report.summary}`
  return [
    ...(/^phụ lục/i.test(annex.title) ? [] : [centredBold(label, 14)]),
    centredBold(annex.title, 14),
    centredNote(`(Kèm theo ${paper})`, 13),
    table(annex, textWidth(report.layout, isWide(annex)), links),
    new Paragraph({ style: 'Cell' }),
  ]
}
