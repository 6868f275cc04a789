import { type Paragraph, Table, TableBorders, TableCell, TableLayoutType, TableRow } from 'docx'

const none = { top: 0, bottom: 0, left: 0, right: 0 }

/** Two columns without lines, row by row; widths in twips. A row is never cut by a page's end. */
export const sideBySide = (
  widths: readonly [number, number],
  rows: readonly (readonly [Paragraph[], Paragraph[]])[],
): Table =>
  new Table({
    columnWidths: [...widths],
    width: { size: widths[0] + widths[1], type: 'dxa' },
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    margins: none,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) => new TableCell({ children, margins: none, width: { size: widths[at] ?? 0, type: 'dxa' } }),
          ),
        }),
    ),
  })
