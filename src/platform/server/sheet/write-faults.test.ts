import { describe, expect, test } from 'vitest'
import type { SheetColumn, SheetFault } from '../../domain/sheet.ts'
import { handMade, number, row, text } from './hand-made-file.ts'
import { readSheet } from './read-sheet.ts'
import { openWorkbook } from './workbook.ts'
import { writeFaults } from './write-faults.ts'
import { writeSheet } from './write-sheet.ts'
import { attribute, insideOf, tagsOf } from './xml-text.ts'
import { partText } from './zip-part.ts'

const columns: readonly SheetColumn[] = [
  { key: 'name', header: { vi: 'Họ và tên', en: 'Full name' }, kind: 'text', isRequired: true },
  { key: 'born', header: { vi: 'Ngày sinh', en: 'Born on' }, kind: 'day' },
  { key: 'score', header: { vi: 'Điểm', en: 'Score' }, kind: 'number' },
]
const withMessages: readonly SheetColumn[] = [
  ...columns,
  { key: 'said', header: { vi: 'Lỗi / Errors', en: 'Lỗi / Errors' }, kind: 'text' },
]
const fault = (at: number, key: string | null, said: string): SheetFault => ({
  row: at,
  key,
  text: { vi: `${said} (vi)`, en: `${said} (en)` },
})

const parts = (bytes: Uint8Array): { sheet: string; styles: string } => {
  const archive = Buffer.from(bytes)
  const { sheets, styles } = openWorkbook(archive, 1e9)
  const [first] = sheets.filter((sheet) => !sheet.isHidden)
  return { sheet: first ? partText(archive, first.part) : '', styles: styles ? partText(archive, styles) : '' }
}

/** Which cells have the fill of a fault. */
const filled = (bytes: Uint8Array): readonly string[] => {
  const { sheet, styles } = parts(bytes)
  const fills = insideOf(styles, 'fills').split('<fill>').slice(1)
  const ours = tagsOf(insideOf(styles, 'cellXfs'), 'xf').map(
    (tag) => fills[Number(attribute(tag, 'fillId') ?? 0)]?.includes('FFFFC9CD') === true,
  )
  return tagsOf(sheet, 'c').flatMap((tag) =>
    ours[Number(attribute(tag, 's') ?? 0)] ? [attribute(tag, 'r') ?? ''] : [],
  )
}

const original = () =>
  writeSheet({
    name: 'S',
    columns,
    rows: [{ name: 'An', born: '2020-01-01', score: '1.5' }, { name: 'Bình' }, { name: '=Châu', score: '2' }],
  })

describe('a file given back with its faults', () => {
  test('says in each row what is wrong, in both languages, and keeps every value', async () => {
    const bytes = await original()
    const marked = await writeFaults(bytes, columns, [
      fault(2, 'born', 'Trùng'),
      fault(2, null, 'Cả hàng'),
      fault(3, 'score', 'Trống'),
    ])
    expect((await readSheet(marked, columns)).rows).toEqual((await readSheet(bytes, columns)).rows)
    const said = (await readSheet(marked, withMessages)).rows.map((item) => item.cells.said)
    expect(said).toEqual([
      'Ngày sinh: Trùng (vi) / Born on: Trùng (en) Cả hàng (vi) / Cả hàng (en)',
      'Điểm: Trống (vi) / Score: Trống (en)',
      undefined,
    ])
    expect(filled(marked)).toEqual(['B2', 'D2', 'C3', 'D3'])
  })

  test('a second round replaces the messages and the fills of the first', async () => {
    const first = await writeFaults(await original(), columns, [fault(2, 'born', 'Một'), fault(4, 'name', 'Hai')])
    const second = await writeFaults(first, columns, [fault(4, 'score', 'Ba')])
    expect(filled(second)).toEqual(['C4', 'D4'])
    const { rows } = await readSheet(second, withMessages)
    expect(rows.map((item) => item.cells.said)).toEqual([undefined, undefined, 'Điểm: Ba (vi) / Score: Ba (en)'])
    expect(rows.map((item) => item.cells.name)).toEqual(['An', 'Bình', '=Châu'])
  })

  test('without faults only the column is added', async () => {
    expect(filled(await writeFaults(await original(), columns, []))).toEqual([])
  })

  const cols = '<cols><col min="1" max="2" width="9"/><col min="3" max="16384" width="20"/></cols>'
  const header = row(1, text('A1', 'Họ và tên'), text('B1', 'Ngày sinh'))
  const rows = `${header}<row r="2" spans="1:2" ht="15">${text('A2', 'An')}<c r="B2"><f>TODAY()</f><v>1</v></c></row><row r="3"/>${row(4, number('B4', '7'))}`

  test.each([
    ['without prefixes', ''],
    ['with prefixes', 'x:'],
  ])('formulas, widths and other rows stay as they were, in a part %s', async (_, prefix) => {
    const bytes = handMade({ rows, columns: cols, prefix, afterRows: '<pageMargins left="1"/>' })
    const { faults } = await readSheet(bytes, columns)
    const marked = await writeFaults(bytes, columns, [...faults, fault(4, 'name', 'Thiếu')])
    const { sheet } = parts(marked)
    expect(sheet).toContain('<f>TODAY()</f><v>1</v>')
    expect(sheet).toContain('<row r="3"/>')
    expect(sheet).toContain('<pageMargins left="1"/></worksheet>')
    expect(tagsOf(sheet, 'col').map((tag) => [attribute(tag, 'min'), attribute(tag, 'max')])).toEqual([
      ['1', '2'],
      ['3', '3'],
      ['4', '16384'],
    ])
    expect(filled(marked)).toEqual(['B2', 'C2', 'A4', 'C4'])
    expect(tagsOf(sheet, 'worksheet')[0]).toContain('xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"')
  })

  test('a large file is marked in all its pieces', async () => {
    const many = Array.from({ length: 30_000 }, (_, at) => ({ name: `Nguyễn Văn ${at}`, score: String(at) }))
    const bytes = await writeSheet({ name: 'S', columns, rows: many })
    const marked = await writeFaults(
      bytes,
      columns,
      many.map((_, at) => fault(at + 2, 'score', `Số ${at}`)),
    )
    const read = await readSheet(marked, withMessages)
    expect(read.rows.map((item) => item.cells.name)).toEqual(many.map((item) => item.name))
    expect(read.rows.every((item, at) => item.cells.said?.includes(`Số ${at} (vi)`))).toBe(true)
  })

  test('a CSV stays a CSV with one column more', async () => {
    const bytes = Buffer.from('Họ và tên;Ghi chú\n"An ""A""";x;y\nBình;"a;b"\n')
    const marked = await writeFaults(bytes, columns, [fault(3, 'name', 'Trùng')])
    expect(Buffer.from(marked).toString()).toBe(
      '\uFEFFHọ và tên;Ghi chú;;Lỗi / Errors\r\n"An ""A""";x;y\r\nBình;"a;b";;Họ và tên: Trùng (vi) / Full name: Trùng (en)\r\n',
    )
    const again = await writeFaults(marked, columns, [])
    expect(Buffer.from(again).toString()).not.toContain('Trùng')
  })
})
