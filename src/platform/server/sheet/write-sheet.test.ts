import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter } from '../../domain/day.ts'
import type { SheetColumn } from '../../domain/sheet.ts'
import { cleanText } from './clean-text.ts'
import { plainDecimal } from './decimal-text.ts'
import { readSheet } from './read-sheet.ts'
import { openWorkbook } from './workbook.ts'
import { writeSheet } from './write-sheet.ts'
import { insideOf, tagsOf } from './xml-text.ts'
import { partText } from './zip-part.ts'

const choices = ['Nam', 'Nữ', 'Khác, ghi rõ']
const columns: readonly SheetColumn[] = [
  { key: 'name', header: { vi: 'Họ và tên', en: 'Full name' }, kind: 'text' },
  { key: 'born', header: { vi: 'Ngày sinh', en: 'Born on' }, kind: 'day', allowsPartial: true },
  { key: 'sex', header: { vi: 'Giới tính', en: 'Sex' }, kind: 'choice', choices },
  { key: 'score', header: { vi: 'Điểm', en: 'Score' }, kind: 'number' },
  { key: 'note', header: { vi: 'Ghi chú', en: 'Note' }, kind: 'text', choices: ['a'] },
]

const opened = (bytes: Uint8Array) => {
  const archive = Buffer.from(bytes)
  const { sheets } = openWorkbook(archive, 1e9)
  return new Map(sheets.map((sheet) => [sheet.name, { ...sheet, xml: partText(archive, sheet.part) }]))
}
const sheetXml = (bytes: Uint8Array, name = 'S'): string => opened(bytes).get(name)?.xml ?? ''
const write = (rows: readonly Record<string, string>[], more: object = {}) =>
  writeSheet({ name: 'S', columns, rows, ...more })

const vietnamese = fc.stringMatching(/^[ a-zA-ZăâđêôơưÀ-ỹĐ0-9=+@'"&<>;,.\u00a0\u00d0-]{1,40}$/)
const text = fc.oneof(
  vietnamese,
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('=1+1', '+84 9', '-1', '@a', '0123456789012345678', '_x0041_', '1960', "'01", '#N/A', 'TRUE'),
)
const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const partialDay = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([value, length]) => value.slice(0, length))
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), fc.integer({ min: 0, max: 25 }))
  .map(([digits, scale]) => plainDecimal(`${digits}e-${scale}`) ?? '0')

describe('what is written', () => {
  test('comes back the same, whatever the rows hold', async () => {
    const row = fc.record(
      { name: text, born: partialDay, sex: fc.constantFrom(...choices), score: decimal, note: text },
      { requiredKeys: ['sex'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const { rows: read, faults } = await readSheet(await write(rows), columns)
        const expected = rows.map((cells, at) => ({
          row: at + 2,
          cells: Object.fromEntries(
            Object.entries(cells).flatMap(([key, value]) => {
              const clean = value === undefined ? '' : cleanText(value)
              return clean === '' ? [] : [[key, clean]]
            }),
          ),
        }))
        // A text such as 1.23E+11 is refused on purpose.
        expect(faults.every((fault) => /mất chữ số/.test(fault.text.vi))).toBe(true)
        if (faults.length === 0) expect(read).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  test('comes back in NFC when it went out decomposed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-zA-ZăâđêôơưÀ-ỹ]{1,20}$/), async (name) => {
        const { rows } = await readSheet(await write([{ name: name.normalize('NFD') }]), columns)
        expect(rows[0]?.cells.name).toBe(cleanText(name).normalize('NFC'))
      }),
      { numRuns: 60 },
    )
  })

  test('may come from an asynchronous source', async () => {
    async function* rows() {
      yield { name: 'An' }
      yield { name: 'Bình', born: undefined }
    }
    const { rows: read } = await readSheet(await writeSheet({ name: 'S', columns, rows: rows() }), columns)
    expect(read.map((row) => row.cells.name)).toEqual(['An', 'Bình'])
  })

  test('holds no formula, whatever a text begins with', async () => {
    const xml = sheetXml(
      await write(['=1+1', '+1', '-1', '@x', '=cmd|x'].map((name) => ({ name, score: name, born: name, sex: name }))),
    )
    expect(xml).not.toMatch(/<f[\s>/]/)
    expect(xml).toContain('<is><t>=1+1</t></is>')
  })

  test('has whole days as numbers and everything else about days as text', async () => {
    const xml = sheetXml(
      await write([{ born: '2020-01-01' }, { born: '1890-05-06' }, { born: '1960-05' }, { born: '1960' }]),
    )
    expect(xml).toMatch(/<c r="B2" s="\d+"><v>43831<\/v><\/c>/)
    expect([...xml.matchAll(/<c r="B[345]"[^>]*t="inlineStr"><is><t>([^<]*)/g)].map((match) => match[1])).toEqual([
      '06/05/1890',
      '05/1960',
      '1960',
    ])
  })

  test('has long digits as text, and numbers of more than 15 digits too', async () => {
    const xml = sheetXml(
      await write([{ name: '012345678901', score: '1234567890123456' }, { score: '123456789012345' }]),
    )
    expect(xml).toContain('<is><t>012345678901</t></is>')
    expect(xml).toContain('<is><t>1234567890123456</t></is>')
    expect(xml).toContain('<v>123456789012345</v>')
  })

  test('refuses a text that Excel cannot hold, and takes the longest it can', async () => {
    await expect(write([{ name: 'x'.repeat(32_768) }])).rejects.toMatchObject({ code: 'sheet-text-too-long' })
    const { rows } = await readSheet(await write([{ name: 'x'.repeat(32_767) }]), columns)
    expect(rows[0]?.cells.name).toHaveLength(32_767)
  })
})

describe('a template', () => {
  const hinted = columns.map((column) => ({
    ...column,
    isRequired: column.key === 'name',
    hint: { vi: 'Cách ghi', en: 'How' },
  }))

  test('is a file without rows whose header is found below band, title and note', async () => {
    const line = { vi: 'Số liệu mô phỏng', en: 'Simulated data' }
    for (const [more, headerRow] of [
      [{}, 1],
      [{ band: line }, 2],
      [{ band: line, title: line, note: line }, 4],
    ] as const) {
      const read = await readSheet(await write([], more), columns)
      expect(read).toMatchObject({ headerRow, rows: [], faults: [], keys: columns.map((column) => column.key) })
    }
  })

  test('may show its header in one language', async () => {
    const xml = async (headerLanguage: string) =>
      (await readSheet(await write([], { headerLanguage }), columns.slice(0, 1))).keys
    expect([await xml('vi'), await xml('en'), await xml('both')]).toEqual([['name'], ['name'], ['name']])
  })

  test('begins with a guide when there are hints, and only then', async () => {
    const guided = await writeSheet({ name: 'S', columns: hinted, rows: [{ name: 'An' }] })
    expect([...opened(guided).keys()]).toEqual(['Hướng dẫn - Guide', 'S', 'Danh mục - Lists'])
    expect((await readSheet(guided, hinted)).rows).toEqual([{ row: 2, cells: { name: 'An' } }])
    expect([...opened(await write([])).keys()]).toEqual(['S', 'Danh mục - Lists'])
  })

  test('offers choices from a hidden sheet, however long the list, and lets only a choice insist on them', async () => {
    const long = Array.from({ length: 400 }, (_, at) => `Phường, xã số ${at}`)
    const bytes = await writeSheet({
      name: 'S',
      columns: columns.map((column) => (column.key === 'sex' ? { ...column, choices: long } : column)),
      rows: [],
    })
    const lists = opened(bytes).get('Danh mục - Lists')
    expect(lists?.isHidden).toBe(true)
    expect(tagsOf(lists?.xml ?? '', 'c')).toHaveLength(401)
    const rules = tagsOf(sheetXml(bytes), 'dataValidation')
    expect(rules.map((rule) => [/sqref="([^"]*)"/.exec(rule)?.[1], rule.includes('showErrorMessage="1"')])).toEqual([
      ['C2:C1048576', true],
      ['E2:E1048576', false],
    ])
    expect(insideOf(sheetXml(bytes), 'formula1')).toBe("'Danh mục - Lists'!$A$1:$A$400")
  })

  test('has a frozen header, and columns whose empty cells take what is typed as it is meant', async () => {
    const xml = sheetXml(await write([]))
    expect(xml).toContain('ySplit="1"')
    const styles = tagsOf(xml, 'col').map((tag) => /style="(\d+)"/.exec(tag)?.[1])
    // Text, a day known in part, a choice and a note take text; a number does not.
    expect(new Set([styles[0], styles[1], styles[2], styles[4]]).size).toBe(1)
    expect(styles[3]).not.toBe(styles[0])
  })

  test.each([
    ['a/b: c*?[d]', 'a b c d'],
    ['x'.repeat(40), 'x'.repeat(31)],
    ["'quoted'", 'quoted'],
    ['', 'Dữ liệu - Data'],
  ])('the name %s becomes a name a spreadsheet takes', async (name, taken) => {
    expect([...opened(await writeSheet({ name, columns: columns.slice(0, 1), rows: [] })).keys()]).toEqual([taken])
  })
})

test('every day from 1900 on survives as a number', async () => {
  const days: { born: string }[] = []
  for (let value = '1899-12-20'; value < '1905-01-01'; value = dayAfter(value)) days.push({ born: value })
  const { rows, faults } = await readSheet(await write(days), columns)
  expect(faults).toEqual([])
  expect(rows.map((row) => row.cells.born)).toEqual(days.map((row) => row.born))
})
