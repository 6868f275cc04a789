import type { Cell, CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'
import type { SheetColumn } from '../../domain/sheet.ts'
import type { Text } from '../../domain/text.ts'
import { guideName } from './sheet-names.ts'

const font = 'Times New Roman'
const plain: CellStyle = { font: { name: font, size: 11 }, alignment: { vertical: 'top', wrapText: true } }
const bold: CellStyle = { font: { name: font, size: 11, bold: true }, alignment: { vertical: 'top', wrapText: true } }
const large: CellStyle = { font: { name: font, size: 14, bold: true } }
const free: CellStyle = { font: { name: font, size: 11 } }

const kinds: Readonly<Record<SheetColumn['kind'], Text>> = {
  text: { vi: 'Văn bản', en: 'Text' },
  choice: { vi: 'Chọn trong danh sách', en: 'Choose from the list' },
  day: { vi: 'Ngày/tháng/năm', en: 'Day/month/year' },
  number: { vi: 'Số', en: 'Number' },
}
const partialDay: Text = {
  vi: 'Ngày/tháng/năm, hoặc tháng/năm, hoặc năm',
  en: 'Day/month/year, or month/year, or year',
}

const stacked = ({ vi, en }: Text): string => (vi === en ? vi : `${vi}\n${en}`)

/** One line for each column: how it is headed, whether it must be filled, what it takes. */
export function guideSheet(content: {
  readonly columns: readonly SheetColumn[]
  readonly title?: Text
  readonly note?: Text
  readonly band?: Text
}): WriteSheet {
  const { band, title, note, columns } = content
  const lines: { values: CellValue[]; style: CellStyle }[] = [
    ...(band
      ? [
          { values: [band.vi], style: bold },
          { values: [band.en], style: bold },
        ]
      : []
    ).map(unwrapped),
    { values: [title?.vi ?? 'Hướng dẫn'], style: large },
    { values: [title?.en ?? 'Guide'], style: large },
    ...(note
      ? [
          { values: [note.vi], style: free },
          { values: [note.en], style: free },
        ]
      : []),
    { values: ['* là cột bắt buộc. Không gộp ô, không dùng công thức.'], style: free },
    { values: ['* marks a required column. Merge no cells and use no formulas.'], style: free },
    { values: [], style: free },
    { values: ['Cột\nColumn', 'Kiểu\nKind', 'Cách ghi\nHow to fill it in'], style: bold },
    ...columns.map((column) => ({ values: lineOf(column), style: plain })),
  ]
  const cells = new Map<string, Partial<Cell>>()
  lines.forEach(({ values, style }, row) => {
    values.forEach((value, column) => {
      cells.set(`${row},${column}`, { value, style })
    })
  })
  return {
    name: guideName,
    columns: [{ width: 30 }, { width: 26 }, { width: 70 }],
    rows: lines.map((one) => one.values),
    cells,
    rowDefs: new Map(
      lines.flatMap(({ values, style }, row) =>
        style === plain || style === bold ? [[row, { height: heightOf(values) }]] : [],
      ),
    ),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

const unwrapped = (one: { values: CellValue[]; style: CellStyle }): { values: CellValue[]; style: CellStyle } => ({
  values: one.values,
  style: { font: { name: font, size: 11, bold: true } },
})

function lineOf(column: SheetColumn): CellValue[] {
  const mark = column.isRequired === true ? ' *' : ''
  const kind = column.kind === 'day' && column.allowsPartial === true ? partialDay : kinds[column.kind]
  return [
    stacked({ vi: column.header.vi + mark, en: column.header.en + mark }),
    stacked(kind),
    column.hint ? stacked(column.hint) : null,
  ]
}

const widths = [30, 26, 70]

/** In points. */
function heightOf(values: readonly CellValue[]): number {
  const lines = values.map((value, column) =>
    String(value ?? '')
      .split('\n')
      .reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / ((widths[column] ?? 30) * 1.05))), 0),
  )
  return 4 + 15 * Math.max(...lines)
}
