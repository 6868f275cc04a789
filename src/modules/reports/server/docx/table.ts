import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  type Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
} from 'docx'
import { type Column, columnsOf, hasHead } from '../../document/columns.ts'
import type { PrintTable } from '../../printable.ts'
import { centredBold } from './heading.ts'
import type { Pen } from './pen.ts'
import { gap, mm, points } from './units.ts'
import { Grid } from './written.ts'

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

interface Sized extends Column {
  /** Twips. */
  readonly width: number
}

/** Columns that fill `width` twips exactly. */
function sized(columns: readonly Column[], width: number): readonly Sized[] {
  const total = columns.reduce((sum, column) => sum + column.weight, 0)
  const edges = columns.map((_, at) =>
    Math.round((width * columns.slice(0, at + 1).reduce((sum, each) => sum + each.weight, 0)) / total),
  )
  return columns.map((column, at) => ({ ...column, width: (edges[at] ?? 0) - (edges[at - 1] ?? 0) }))
}

const cell = (column: Sized, children: Paragraph[]): TableCell =>
  new TableCell({ children, width: { size: column.width, type: 'dxa' }, verticalAlign: VerticalAlign.CENTER })

/** Printed again at the top of each page the table runs over. */
const headRow = (columns: readonly Sized[], size: number): TableRow =>
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

const rowPattern = (columns: readonly Sized[]): TableRow =>
  new TableRow({
    cantSplit: true,
    children: columns.map((column) =>
      cell(column, [new Paragraph({ style: 'Cell', alignment: alignments[column.alignment] })]),
    ),
  })

/** @param width in twips */
export function drawTable(table: PrintTable, width: number, size: number, pen: Pen): (Paragraph | Table)[] {
  // A table without a row is none to Word, which would not open the file.
  if (table.columns.length === 0 || (table.rows.length === 0 && !hasHead(table))) return []
  const columns = sized(columnsOf(table), width)
  return [
    ...(table.title === '' ? [] : [centredBold(table.title, 13, 8, 4)]),
    new Grid(
      {
        columnWidths: columns.map((column) => column.width),
        width: { size: width, type: 'dxa' },
        layout: TableLayoutType.FIXED,
        borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
        margins: { top: gap(2), bottom: gap(2), left: mm(1.2), right: mm(1.2) },
        rows: hasHead(table) ? [headRow(columns, points(size))] : [],
      },
      rowPattern(columns),
      table.rows.map((row) => columns.map((_, at) => pen.print(row[at] ?? []))),
    ),
    ...table.notes.map((text) => new Paragraph({ style: 'Cell', children: [new TextRun({ text, italics: true })] })),
    new Paragraph({ style: 'Cell' }),
  ]
}
