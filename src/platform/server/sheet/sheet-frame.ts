import { type Cell, type CellStyle, type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { SheetColumn } from '../../domain/sheet.ts'
import type { Text } from '../../domain/text.ts'
import { guideSheet } from './guide-sheet.ts'
import { shownHeader } from './header.ts'
import { columnLetters } from './raw-row.ts'
import { listsName, sheetName } from './sheet-names.ts'

/** Which languages the header row shows. */
export type HeaderLanguage = 'vi' | 'en' | 'both'

export interface FrameContent {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly title?: Text
  readonly note?: Text
  readonly band?: Text
  readonly headerLanguage?: HeaderLanguage
}

/** A workbook that is whole but for its rows: two sample rows stand in their place and show the styles. */
export interface Frame {
  readonly bytes: Uint8Array
  readonly sheet: string
  /** 1-based; the place of the first row, below the header. */
  readonly firstRow: number
}

const font = 'Times New Roman'
const ink = { rgb: '1F1F1F' }
const line = { style: 'thin', color: { rgb: '9AA5B1' } } as const
const solid = (rgb: string): CellStyle['fill'] & object => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } })

const bandStyle: CellStyle = {
  font: { name: font, size: 11, bold: true, color: { rgb: '8A1C1C' } },
  fill: solid('FFF1CC'),
}
const titleStyle: CellStyle = { font: { name: font, size: 14, bold: true, color: ink } }
const noteStyle: CellStyle = { font: { name: font, size: 11, italic: true, color: ink } }
const headerStyle = (isRequired: boolean): CellStyle => ({
  font: { name: font, size: 11, bold: true, color: { rgb: 'FFFFFF' } },
  fill: solid(isRequired ? '8A1C1C' : '3B4A5A'),
  border: { top: line, bottom: line, left: line, right: line },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
})
const valueFormats: Readonly<Record<SheetColumn['kind'], string>> = {
  text: '@',
  choice: '@',
  day: 'dd/mm/yyyy',
  number: 'General',
}
const valueStyle = (numFmt: string): CellStyle => ({
  font: { name: font, size: 11, color: ink },
  alignment: { vertical: 'top' },
  numFmt,
})

const widthOf = (column: SheetColumn): number =>
  column.width ?? (column.kind === 'day' || column.kind === 'number' ? 14 : 24)

/** Both languages on one line. */
const both = ({ vi, en }: Text): string => (vi === en ? vi : `${vi} / ${en}`)

export async function writeFrame(content: FrameContent): Promise<Frame> {
  const { columns, band, title, note } = content
  const name = sheetName(content.name)
  const above: readonly (readonly [Text | undefined, CellStyle])[] = [
    [band, bandStyle],
    [title, titleStyle],
    [note, noteStyle],
  ]
  const lines = above.flatMap(([text, style]) => (text ? [{ text: both(text), style }] : []))
  const rows: CellValue[][] = lines.map(({ text }) => [text])
  const cells = new Map<string, Partial<Cell>>()
  const put = (row: number, column: number, style: CellStyle): void => {
    cells.set(`${row},${column}`, { style, value: rows[row]?.[column] ?? null })
  }
  const headerAt = rows.length
  rows.push(
    columns.map((column) => headerText(column, content.headerLanguage ?? 'both')),
    [],
    [],
  )
  lines.forEach(({ style }, row) => {
    columns.forEach((_, column) => {
      if (column === 0 || style === bandStyle) put(row, column, style)
    })
  })
  columns.forEach((column, at) => {
    put(headerAt, at, headerStyle(column.isRequired === true))
    put(headerAt + 1, at, valueStyle(valueFormats[column.kind]))
    put(headerAt + 2, at, valueStyle('@'))
  })
  const lists = columns.filter((column) => (column.choices ?? []).length > 0)
  const guide = columns.some((column) => column.hint) ? [guideSheet(content)] : []
  const bytes = await writeXlsx({
    sheets: [
      ...guide,
      {
        name,
        columns: columns.map((column) => ({ width: widthOf(column) })),
        rows,
        cells,
        rowDefs: new Map([[headerAt, { height: headerHeight(columns) }]]),
        freezePane: { rows: headerAt + 1 },
        dataValidations: lists.map((column) =>
          dropDown(column, columns.indexOf(column), lists.indexOf(column), headerAt + 2),
        ),
        pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
      ...(lists.length > 0 ? [listsSheet(lists)] : []),
    ],
    defaultFont: { name: font, size: 11 },
  })
  return { bytes, sheet: name, firstRow: headerAt + 2 }
}

function headerText(column: SheetColumn, language: HeaderLanguage): string {
  const text = language === 'both' ? shownHeader(column.header) : column.header[language]
  return column.isRequired === true ? text.replace(/$|(?=\n)/, ' *') : text
}

/** In points: as many lines as the longest header needs in the width of its column. */
function headerHeight(columns: readonly SheetColumn[]): number {
  const lines = columns.map((column) => {
    const perLine = Math.max(4, widthOf(column) * 0.85)
    return Math.ceil(column.header.vi.length / perLine) + Math.ceil(column.header.en.length / perLine)
  })
  return 6 + 15 * Math.max(1, ...lines)
}

/** The list stands on a sheet of its own: written into the rule it may have 255 characters and no comma. */
function dropDown(column: SheetColumn, at: number, list: number, firstRow: number): DataValidation {
  const [on, from] = [columnLetters(at), columnLetters(list)]
  return {
    type: 'list',
    formula1: `'${listsName}'!$${from}$1:$${from}$${column.choices?.length ?? 1}`,
    range: `${on}${firstRow}:${on}1048576`,
    allowBlank: true,
    showErrorMessage: column.kind === 'choice',
    errorStyle: 'stop',
    errorTitle: 'Ngoài danh mục / Not in the list',
    errorMessage: 'Chọn một giá trị trong danh sách. / Choose a value from the list.',
  }
}

function listsSheet(columns: readonly SheetColumn[]): WriteSheet {
  const longest = Math.max(...columns.map((column) => column.choices?.length ?? 0))
  return {
    name: listsName,
    rows: Array.from({ length: longest }, (_, row) => columns.map((column) => column.choices?.[row] ?? null)),
    hidden: true,
  }
}
