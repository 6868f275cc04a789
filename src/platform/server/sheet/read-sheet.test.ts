import { describe, expect, test } from 'vitest'
import { Problem } from '../../domain/problem.ts'
import type { SheetColumn } from '../../domain/sheet.ts'
import { type HandMade, handMade, number, row, text } from './hand-made-file.ts'
import { openSheet, type ReadSheetOptions, readSheet } from './read-sheet.ts'
import { packText } from './zip-write.ts'

const columns: readonly SheetColumn[] = [
  { key: 'name', header: { vi: 'Họ và tên', en: 'Full name' }, aliases: ['HoTen'], kind: 'text', isRequired: true },
  { key: 'born', header: { vi: 'Ngày sinh', en: 'Born on' }, kind: 'day' },
  { key: 'sex', header: { vi: 'Giới tính', en: 'Sex' }, kind: 'choice', choices: ['Nam', 'Nữ'] },
  { key: 'score', header: { vi: 'Điểm', en: 'Score' }, kind: 'number' },
]
const header = row(1, text('A1', 'Họ và tên'), text('B1', 'Ngày sinh'), text('C1', 'Giới tính'), text('D1', 'Điểm'))
const an = row(2, text('A2', 'An'))
const plain: HandMade = { rows: header + an }

const refused = async (bytes: Uint8Array, options?: ReadSheetOptions): Promise<Problem> => {
  const error = await readSheet(bytes, columns, options).catch((caught: unknown) => caught)
  if (!(error instanceof Problem)) throw new Error(`it was not refused: ${JSON.stringify(error)}`)
  expect([error.text.vi, error.text.en].every((said) => said.length > 20)).toBe(true)
  return error
}
const read = (bytes: Uint8Array, options?: ReadSheetOptions) => readSheet(bytes, columns, options)
const only = (cells: Readonly<Record<string, string>>) => ({ rows: [{ cells }], faults: [] })
const csv = (lines: string): Uint8Array => Buffer.from(lines)

describe('a file as a whole', () => {
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const macro = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
  const book = (sheets: string): string => `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`
  const ole = (inside: string): Uint8Array =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from(inside, 'utf16le')])
  const lying = handMade({
    ...plain,
    pack: (name, xml) => ({ ...packText(xml), ...(name.includes('sheet1') ? { size: xml.length - 5 } : {}) }),
  })
  const spoilt = handMade({
    ...plain,
    pack: (name, xml) => ({ ...packText(xml), ...(name.includes('sheet1') ? { crc: 1 } : {}) }),
  })

  test.each<readonly [string, Uint8Array, string]>([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'sheet-not-xlsx'],
    ['an empty file', Buffer.alloc(0), 'sheet-not-xlsx'],
    ['a page that calls itself a table', Buffer.from('<html><table></table></html>'), 'sheet-not-xlsx'],
    ['a CSV in another encoding', Buffer.from('Họ và tên\nAn', 'utf16le'), 'sheet-not-xlsx'],
    ['a text document', handMade({ ...plain, mainType: docx }), 'sheet-not-xlsx'],
    ['a zip without content types', handMade({ ...plain, without: ['[Content_Types].xml'] }), 'sheet-not-xlsx'],
    ['the old binary format', ole('Workbook'), 'sheet-old-format'],
    ['a file with a password', ole('EncryptedPackage'), 'sheet-encrypted'],
    ['a macro-enabled type', handMade({ ...plain, mainType: macro }), 'sheet-macros'],
    ['a macro program', handMade({ ...plain, parts: { 'xl/vbaProject.bin': 'x' } }), 'sheet-macros'],
    ['macro sheets of old', handMade({ ...plain, parts: { 'xl/macrosheets/sheet1.xml': '<a/>' } }), 'sheet-macros'],
    ['a workbook without sheets', handMade({ ...plain, workbook: book('') }), 'sheet-none'],
    [
      'a workbook with only a hidden sheet',
      handMade({ ...plain, workbook: book('<sheet name="S" state="hidden" r:id="rId1"/>') }),
      'sheet-none',
    ],
    ['a cut file', handMade(plain).slice(0, 900), 'sheet-damaged'],
    ['a part that unpacks to more than it declares', lying, 'sheet-damaged'],
    ['a part whose check sum is wrong', spoilt, 'sheet-damaged'],
    [
      'a text number that points nowhere',
      handMade({ rows: header + row(2, '<c r="A2" t="s"><v>7</v></c>') }),
      'sheet-damaged',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    const problem = await refused(bytes)
    expect([problem.kind, problem.code, problem.field]).toEqual(['invalid', code, 'file'])
  })

  test.each<readonly [string, Uint8Array]>([
    ['the plainest workbook', handMade(plain)],
    [
      'a template type',
      handMade({ ...plain, mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml' }),
    ],
    ['a part that only sounds like macros', handMade({ ...plain, parts: { 'xl/media/vba.txt': 'x' } })],
    [
      'a visible sheet beside a hidden one',
      handMade({
        ...plain,
        workbook: book('<sheet name="H" state="hidden" r:id="rId1"/><sheet name="S" r:id="rId1"/>'),
      }),
    ],
    ['elements with a prefix', handMade({ ...plain, prefix: 'x:' })],
    ['no strings and no styles', handMade({ ...plain, without: ['xl/styles.xml', 'xl/sharedStrings.xml'] })],
    [
      'rows and cells that do not say where they stand',
      handMade({ rows: `${header}<row><c t="inlineStr"><is><t>An</t></is></c></row>` }),
    ],
    [
      'attributes in another order',
      handMade({ rows: `${header}<row spans='1:1' r='2'><c t='str' r='A2'><v>An</v></c></row>` }),
    ],
    [
      'shared text',
      handMade({ rows: header + row(2, '<c r="A2" t="s"><v>1</v></c>'), strings: '<si/><si><t>An</t></si>' }),
    ],
    [
      'rich text with a reading above it',
      handMade({
        rows: header + row(2, '<c r="A2" t="s"><v>0</v></c>'),
        strings:
          '<si><r><rPr><b/></rPr><t xml:space="preserve">A</t></r><r><t>n</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>',
      }),
    ],
    ['CSV with a mark and commas', csv('\uFEFFHọ và tên,Ngày sinh\r\nAn,\r\n')],
    ['CSV with semicolons', csv('Họ và tên;Ngày sinh\nAn;')],
    ['CSV with quotes', csv('"Họ và tên","Ngày sinh"\n"An",""\n')],
  ])('%s is read', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ headerRow: 1, rows: [{ row: 2, cells: { name: 'An' } }], faults: [] })
  })

  test('a file may have so many bytes, and one more is refused', async () => {
    const bytes = handMade(plain)
    expect(await read(bytes, { maxBytes: bytes.length })).toMatchObject(only({ name: 'An' }))
    expect((await refused(bytes, { maxBytes: bytes.length - 1 })).code).toBe('sheet-too-large')
  })

  test('a small file that would unpack to more than allowed is refused before it is unpacked', async () => {
    const bomb = handMade({ ...plain, afterRows: ' '.repeat(5_000_000) })
    expect(bomb.length).toBeLessThan(20_000)
    expect(await read(bomb, { maxUnpackedBytes: 6_000_000 })).toMatchObject(only({ name: 'An' }))
    expect((await refused(bomb, { maxUnpackedBytes: 5_000_000 })).code).toBe('sheet-unpacks-too-large')
  })

  test('as many rows as allowed are read, and one more is refused', async () => {
    const bytes = handMade({ rows: header + an + row(3, text('A3', 'Bình')) })
    expect((await read(bytes, { maxRows: 2 })).rows).toHaveLength(2)
    expect((await refused(bytes, { maxRows: 1 })).code).toBe('sheet-too-many-rows')
  })

  test('reading stops when it is asked to', async () => {
    expect((await refused(handMade(plain), { isCancelled: () => true })).code).toBe('sheet-cancelled')
    expect(await read(handMade(plain), { isCancelled: () => false })).toMatchObject(only({ name: 'An' }))
  })

  test('progress grows to the number of rows', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => row(at + 2, text(`A${at + 2}`, `An ${at}`)))
    const seen: (readonly [number, number])[] = []
    await read(handMade({ rows: header + many.join('') }), { onProgress: (done, guess) => seen.push([done, guess]) })
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.every(([done, guess]) => done <= guess && guess < 30_000)).toBe(true)
    expect(seen.at(-1)).toEqual([20_000, 20_000])
  })

  test('the batches can be walked twice, and left before the end', async () => {
    const { batches } = await openSheet(handMade(plain), columns)
    for await (const _ of batches) break
    const rows = []
    for await (const batch of batches) rows.push(...batch.rows)
    expect(rows).toHaveLength(1)
  })
})

describe('the header', () => {
  const headed = (...names: readonly string[]): Uint8Array =>
    csv(`${names.map((name) => `"${name}"`).join(',')}\n${names.map(() => 'x').join(',')}`)

  test.each([
    'Họ và tên',
    'Full name',
    'HoTen',
    ' họ  VÀ tên * ',
    'Họ và tên (*)',
    'Họ và tên\nFull name',
    'Họ và tên / Full name',
    'Họ và tên'.normalize('NFD'),
    'Họ\u00a0và tên',
  ])('“%s” is the column', async (name) => {
    expect(await read(headed(name))).toMatchObject({ keys: ['name'], rows: [{ cells: { name: 'x' } }] })
  })

  test('a missing column is named, with what was found and what comes near', async () => {
    const problem = await refused(headed('Ho va ten', 'Giới tính', 'Ghi chú'))
    expect(problem.code).toBe('sheet-header')
    expect(problem.details).toEqual({
      sheet: null,
      row: 1,
      missing: [{ key: 'name', header: { vi: 'Họ và tên', en: 'Full name' } }],
      found: ['Giới tính', 'Ho va ten', 'Ghi chú'],
      near: [{ key: 'name', header: { vi: 'Họ và tên', en: 'Full name' }, found: 'Ho va ten' }],
    })
    expect(problem.text.vi).toContain('“Ho va ten” → “Họ và tên”')
    expect(problem.text.en).toContain('lack the columns “Full name”')
  })

  test('a sheet without any rows lacks its header', async () => {
    expect((await refused(handMade({ rows: '' }))).details).toMatchObject({ row: null, found: [] })
  })

  test('the same column twice is refused, in one language or in both; different columns are not', async () => {
    expect((await refused(headed('Họ và tên', 'Điểm', 'Họ và tên'))).text.en).toContain('A and C')
    expect((await refused(headed('Họ và tên', 'Full name'))).code).toBe('sheet-column-twice')
    expect((await read(headed('Họ và tên', 'Giới tính'))).keys).toEqual(['name', 'sex'])
  })

  test('it is found in the tenth row and no longer in the eleventh', async () => {
    const at = (line: number): Uint8Array => csv(`${'Tiêu đề,\n'.repeat(line - 1)}Họ và tên,Điểm\nAn,1\n`)
    expect(await read(at(10))).toMatchObject({ headerRow: 10, rows: [{ row: 11, cells: { name: 'An', score: '1' } }] })
    expect((await refused(at(11))).code).toBe('sheet-header')
  })

  test('a value that reads like a header does not become one', async () => {
    const { headerRow, rows } = await read(csv('Họ và tên,Ghi chú\nHọ và tên,x\nAn,y\n'))
    expect([headerRow, rows.length]).toEqual([1, 2])
  })

  test('columns nobody asked for are left aside, formulas in them too', async () => {
    const bytes = handMade({
      rows:
        row(1, text('A1', 'Tổng'), text('B1', 'Họ và tên')) +
        row(2, '<c r="A2"><f>1+1</f><v>2</v></c>', text('B2', 'An')),
    })
    expect(await read(bytes)).toMatchObject(only({ name: 'An' }))
  })

  test('the sheet that names the most columns is read, wherever it stands', async () => {
    const two = (first: string, second: string): Uint8Array =>
      handMade({
        rows: first,
        workbook:
          '<workbook xmlns:r="r"><sheets><sheet name="1" r:id="rId1"/><sheet name="2" r:id="rId9"/></sheets></workbook>',
        parts: {
          'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${second}</sheetData></worksheet>`,
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
        },
      })
    const other = row(1, text('A1', 'Ghi chú'), text('B1', 'Điểm'))
    expect(await read(two(other, header + an))).toMatchObject(only({ name: 'An' }))
    expect(await read(two(header + an, other))).toMatchObject(only({ name: 'An' }))
  })
})

describe('cells', () => {
  const dates =
    '<xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="9"/>'
  const formats =
    '<numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="0000000000"/><numFmt numFmtId="166" formatCode="yyyy"/></numFmts>'
  const one = (cells: string, more: Partial<HandMade> = {}): Uint8Array =>
    handMade({ rows: header + row(2, text('A2', 'An'), cells), styles: dates, formats, ...more })
  const partial = columns.map((column) => ({ ...column, ...(column.kind === 'day' ? { allowsPartial: true } : {}) }))

  test('a formula is a fault that names its cell, and what it computed is not taken', async () => {
    for (const formula of ['<f>1+1</f><v>2</v>', '<f t="shared" si="0"/><v>2</v>', '<f>1</f>']) {
      const { rows, faults } = await read(one(`<c r="D2">${formula}</c>`))
      expect(rows).toEqual([{ row: 2, cells: { name: 'An' } }])
      expect(faults).toMatchObject([{ row: 2, key: 'score', text: { en: expect.stringContaining('Cell D2') } }])
    }
    expect(await read(one(number('D2', '2')))).toMatchObject(only({ name: 'An', score: '2' }))
  })

  test('in a CSV a formula is a fault too, but a text kept by ="…" is a text', async () => {
    const { faults } = await read(csv('Họ và tên,Điểm\nAn,=1+1\n'))
    expect(faults).toMatchObject([{ row: 2, key: 'score' }])
    expect(await read(csv('Họ và tên,Điểm\n"=""0123""",\n'))).toMatchObject(only({ name: '0123' }))
  })

  test('an error of the spreadsheet is a fault', async () => {
    expect((await read(one('<c r="D2" t="e"><v>#N/A</v></c>'))).faults).toMatchObject([
      { key: 'score', text: { vi: expect.stringContaining('#N/A') } },
    ])
  })

  test('merged cells among the rows are refused with their range; above the header they may stand', async () => {
    const merged = (range: string): HandMade => ({
      rows:
        row(1, text('A1', 'Danh sách')) +
        row(2, text('A2', 'Họ và tên'), text('B2', 'Điểm')) +
        row(3, text('A3', 'An')),
      afterRows: `<mergeCells count="1"><mergeCell ref="${range}"/></mergeCells>`,
    })
    const problem = await refused(handMade(merged('A3:A4')))
    expect([problem.code, problem.details]).toEqual(['sheet-merged', { ranges: ['A3:A4'] }])
    expect((await refused(handMade(merged('B2:B3')))).code).toBe('sheet-merged')
    expect(await read(handMade(merged('A1:B1')))).toMatchObject(only({ name: 'An' }))
    expect(await read(handMade(merged('F3:G4')))).toMatchObject(only({ name: 'An' }))
  })

  test('a required cell may not be empty in a row that has others; an empty row is no row', async () => {
    const bytes = handMade({
      rows: header + row(2, number('D2', '1')) + row(3, text('A3', ' ')) + row(4, text('A4', 'An')),
    })
    const { rows, faults } = await read(bytes)
    expect(rows.map((item) => item.row)).toEqual([2, 4])
    expect(faults).toMatchObject([{ row: 2, key: 'name' }])
  })

  test.each([
    ['a date', number('B2', '43831', 1), '2020-01-01'],
    ['a date in a Vietnamese format', number('B2', '43831', 3), '2020-01-01'],
    ['a date with a time', number('B2', '43831.75', 1), '2020-01-01'],
    ['a bare serial number', number('B2', '43831'), '2020-01-01'],
    ['the first day', number('B2', '1', 1), '1900-01-01'],
    ['the last day before the day that never was', number('B2', '59', 1), '1900-02-28'],
    ['the first after it', number('B2', '61', 1), '1900-03-01'],
    ['a day of which only the month is shown', number('B2', '43845', 2), '2020-01-15'],
    ['an ISO cell', '<c r="B2" t="d"><v>2020-01-01T00:00:00</v></c>', '2020-01-01'],
    ['d/m/yyyy', text('B2', '1/2/2020'), '2020-02-01'],
    ['a time behind it', text('B2', '01/02/2020 00:00:00'), '2020-02-01'],
  ])('%s is a day', async (_, cell, value) => {
    expect(await read(one(cell))).toMatchObject(only({ name: 'An', born: value }))
  })

  test('a workbook that counts from 1904 gives the same days', async () => {
    expect(await read(one(number('B2', '42369', 1), { bookProperties: 'date1904="1"' }))).toMatchObject(
      only({ name: 'An', born: '2020-01-01' }),
    )
  })

  test.each([
    ['the day that never was', number('B2', '60', 1), '60'],
    ['a negative number', number('B2', '-5', 1), '-5'],
    ['month first', text('B2', '13/25/2020'), '13/25/2020'],
    ['no such day', text('B2', '30/2/2020'), '30/2/2020'],
    ['29 February of a common year', text('B2', '29/02/2023'), '29/02/2023'],
    ['a year of two digits', text('B2', '1/2/60'), '1/2/60'],
    ['a word', text('B2', 'không rõ'), 'không rõ'],
    ['mixed signs', text('B2', '1/2-2020'), '1/2-2020'],
    ['a year', text('B2', '1960'), '1960'],
    ['a year as a number', number('B2', '1960'), '1960'],
    ['a month', text('B2', '5/1960'), '5/1960'],
    ['a month that became a date', number('B2', '22037', 2), '05/1960'],
  ])('%s is a fault that repeats what stands there', async (_, cell, said) => {
    const { rows, faults } = await read(one(cell))
    expect(rows).toEqual([{ row: 2, cells: { name: 'An' } }])
    expect(faults).toMatchObject([
      { row: 2, key: 'born', text: { vi: expect.stringContaining(said), en: expect.stringContaining(said) } },
    ])
  })

  test.each([
    [text('B2', '1960'), '1960'],
    [number('B2', '1960'), '1960'],
    [number('B2', '21916', 5), '1960'],
    [text('B2', '5/1960'), '1960-05'],
    [text('B2', '1960-05'), '1960-05'],
    [number('B2', '22037', 2), '1960-05'],
    [number('B2', '22037', 1), '1960-05-01'],
  ])('where a day may be known in part, %s is %s', async (cell, value) => {
    expect(await readSheet(one(cell), partial)).toMatchObject(only({ name: 'An', born: value }))
  })

  test.each([
    ['NFD', text('A2', 'Nguyễn Thị Ánh'.normalize('NFD')), 'Nguyễn Thị Ánh'],
    ['spaces of all kinds', text('A2', ' \u00a0Lê\u00a0 \n Văn\u200b  Tám\t'), 'Lê Văn Tám'],
    ['the Icelandic letter', text('A2', '\u00d0ặng V\u0103n \u00f0ức'), 'Đặng Văn đức'],
    ['an apostrophe before digits', text('A2', '&apos;0123'), '0123'],
    ['quoted names', text('A2', "'Ba'"), "'Ba'"],
    ['entities and escapes', text('A2', 'a &amp; b &#7897; _x0041_ _x005F_x0041_'), 'a & b ộ A _x0041_'],
    ['a phone number', number('A2', '912345678'), '912345678'],
    ['a long number in powers of ten', number('A2', '1.23456789012E+11'), '123456789012'],
    ['fifteen digits', number('A2', '123456789012345'), '123456789012345'],
    ['leading zeros shown by the format', number('A2', '912345678', 4), '0912345678'],
    ['noise of binary fractions', number('A2', '0.30000000000000004'), '0.3'],
    ['a date in a text column', number('A2', '43831', 1), '01/01/2020'],
    ['a truth value', '<c r="A2" t="b"><v>1</v></c>', '1'],
  ])('text: %s', async (_, cell, value) => {
    const bytes = handMade({ rows: header + row(2, cell), styles: dates, formats })
    expect(await read(bytes)).toMatchObject(only({ name: value }))
  })

  test('a number that has lost its digits is a fault, never a wrong card number', async () => {
    for (const cell of [number('A2', '1234567890123450'), text('A2', '1.23E+11')]) {
      const { rows, faults } = await read(handMade({ rows: header + row(2, cell) }))
      expect([rows[0]?.cells, faults[0]?.key]).toEqual([{}, 'name'])
    }
  })

  test.each([
    ['12', '12'],
    ['12,5', '12.5'],
    ['-0.50', '-0.5'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1 234 567', '1234567'],
    ['0,125', '0.125'],
    ['12345678901234567890.5', '12345678901234567890.5'],
  ])('the text %s is the number %s', async (said, value) => {
    expect(await read(one(text('D2', said)))).toMatchObject(only({ name: 'An', score: value }))
  })

  test.each(['1.234', '1,234', '1.234.56', '1,2,3', '12%', 'mười', '1.234.567.89', '--1'])(
    'the text %s is no number',
    async (said) => {
      expect((await read(one(text('D2', said)))).faults).toMatchObject([
        { key: 'score', text: { vi: expect.stringContaining(said) } },
      ])
    },
  )

  test.each([
    ['0.1', '0.1'],
    ['1E-7', '0.0000001'],
    ['1.5E+20', '150000000000000000000'],
    ['0.30000000000000004', '0.3'],
    ['99999999999999.99', '100000000000000'],
    ['-0', '0'],
  ])('the stored number %s is %s', async (stored, value) => {
    expect(await read(one(number('D2', stored)))).toMatchObject(only({ name: 'An', score: value }))
  })

  test('a choice is given back in its own spelling, and another word is a fault that lists the choices', async () => {
    expect(await read(one(text('C2', ' NỮ ')))).toMatchObject(only({ name: 'An', sex: 'Nữ' }))
    expect((await read(one(text('C2', 'Khác')))).faults).toMatchObject([
      { key: 'sex', text: { vi: expect.stringContaining('Nam; Nữ') } },
    ])
  })
})

describe('a million formatted rows without a value', () => {
  const empty = (from: number, to: number): string => {
    let xml = ''
    for (let at = from; at <= to; at += 1)
      xml += `<row r="${at}" spans="1:3"><c r="A${at}" s="1"/><c r="B${at}" s="1"/><c r="C${at}" s="1"/></row>`
    return xml
  }
  const rows = empty(3, 1_000_000)

  test('are skipped when they come last', async () => {
    const from = performance.now()
    expect(await read(handMade({ rows: header + an + rows }))).toMatchObject(only({ name: 'An' }))
    expect(performance.now() - from).toBeLessThan(20_000)
  })

  test('are skipped when a value stands behind them', async () => {
    const bytes = handMade({ rows: header + rows + row(1_000_001, text('A1000001', 'An')) })
    expect((await read(bytes, { maxRows: 1 })).rows).toEqual([{ row: 1_000_001, cells: { name: 'An' } }])
  })
})
