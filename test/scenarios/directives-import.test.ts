import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  exportDirectives,
  importDirectives,
  markDirectives,
  readDirectiveExchange,
  setDirectiveFormat,
} from '../../src/modules/directives/contract/exchange.ts'
import { listSeries } from '../../src/modules/directives/contract/series.ts'
import { listDirectives } from '../../src/modules/directives/contract.ts'
import { templateColumns } from '../../src/modules/directives/import-columns.ts'
import { readSheet } from '../../src/platform/server/sheet/read-sheet.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy:standing-committee'
let world: World
let clerk: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
})
afterAll(() => world.close())

const sheetOf = (rows: readonly Record<string, string>[]): Promise<Uint8Array> =>
  writeSheet({ name: 'Sổ', columns: templateColumns, rows })
const good = [
  { symbol: '90-KH/QU', issuedOn: '2024-01-10', title: 'Kế hoạch một' },
  { symbol: 'số 91-ct/qu', issuedOn: '2024-01-11', kind: 'Chỉ thị', title: 'Chỉ thị hai' },
  { symbol: '92-KH/QU', issuedOn: '2024-01-12', title: 'Điều không được nói', secrecy: 'Mật' },
]
const registered = async (): Promise<number> => (await clerk.call(listDirectives, { unit })).total

test('a file is tried, then comes in whole; numbers of classified rows are kept and nothing else of them', async () => {
  const [file, before] = [await sheetOf(good), await registered()]
  const input = { id: id(), unit }
  const tried = await clerk.call(importDirectives, input, file)
  expect(tried).toMatchObject({ rows: 3, new: 2, same: 0, withheld: 1, isImported: false, errors: 0 })
  expect(await registered()).toBe(before)
  expect(
    (await (await world.as('duyet-binh-thuy')).refused(importDirectives, { ...input, dryRun: 'no' }, file)).status,
  ).toBe(403)
  expect(
    (await (await world.as('nhap-lieu-son-tra')).refused(importDirectives, { ...input, dryRun: 'no' }, file)).status,
  ).toBe(404)
  expect((await clerk.call(importDirectives, { ...input, dryRun: 'no' }, file)).isImported).toBe(true)
  await clerk.call(importDirectives, { ...input, dryRun: 'no' }, file)
  expect(await registered()).toBe(before + 2)
  const { directives } = await clerk.call(listDirectives, { unit, search: 'chi thi hai' })
  expect(directives.map((item) => [item.symbol, item.kind])).toEqual([['91-CT/QU', 'instruction']])
  const { withheld } = await clerk.call(listSeries, { unit })
  expect(withheld.map((item) => [item.symbol, item.issuedOn])).toEqual([['92-KH/QU', '2024-01-12']])
  const everything = await world.database.owner.query<{ text: string }>(
    `select string_agg(coalesce(d.vi, '') || coalesce(d.summary, ''), ' ') || (select string_agg(payload::text, ' ') from act_payload) as text from directive d`,
  )
  expect(everything.rows[0]?.text).not.toMatch(/Điều không được nói/)
  const again = await clerk.call(importDirectives, { id: id(), unit }, file)
  expect(again).toMatchObject({ new: 0, same: 3, withheld: 0 })
})

test('a file with one bad row brings nothing in, and its faults are written into it', async () => {
  const file = await sheetOf([
    { symbol: '93-KH/QU', issuedOn: '2024-01-13', title: 'Kế hoạch ba' },
    { symbol: 'không số', issuedOn: '2024-01-13', title: 'Sai ký hiệu' },
    { symbol: '94-KH/QU', issuedOn: '2024-12-13', title: 'Ngày ở tương lai' },
    { symbol: '95-KH/QU', issuedOn: '2024-01-13', title: 'Sai nơi ban hành', issuer: 'Ban nào đó' },
    { symbol: '96-KH/QU', issuedOn: '2024-01-13', title: 'Sai loại', kind: 'Bài thơ' },
    { symbol: '93-KH/QU', issuedOn: '2024-01-13', title: 'Trùng dòng đầu' },
    { symbol: '90-KH/QU', issuedOn: '2024-01-10', title: 'Khác với trong sổ' },
    { symbol: '97-KH/QU', issuedOn: '2024-01-13', title: '' },
  ])
  const before = await registered()
  const tried = await clerk.call(importDirectives, { id: id(), unit, dryRun: 'no' }, file)
  expect([tried.isImported, await registered()]).toEqual([false, before])
  expect(tried.faults.map((fault) => [fault.row, fault.key])).toEqual([
    [3, 'symbol'],
    [4, 'issuedOn'],
    [5, 'issuer'],
    [6, 'kind'],
    [7, 'symbol'],
    [8, 'title'],
    [9, 'title'],
  ])
  const marked = (await clerk.call(markDirectives, { unit }, file)) as Uint8Array
  const read = await readSheet(marked, [
    { key: 'faults', header: { vi: 'Lỗi', en: 'Errors' }, aliases: ['Lỗi / Errors'], kind: 'text' },
    ...templateColumns,
  ])
  expect(read.rows.filter((row) => (row.cells.faults ?? '') !== '').map((row) => row.row)).toEqual([
    3, 4, 5, 6, 7, 8, 9,
  ])
})

test('the file of the document system comes in by a column map that an administrator edits', async () => {
  const file = Buffer.from('Ký hiệu;Ban hành;Nội dung\n98-TB/QU;14/01/2024;Thông báo kết luận\n')
  const input = { id: id(), unit, format: 'document_system' } as const
  expect((await clerk.refused(importDirectives, input, file)).field).toBe('file')
  const map = {
    columns: [
      { field: 'symbol', header: 'Ký hiệu' },
      { field: 'issuedOn', header: 'Ban hành' },
      { field: 'title', header: 'Nội dung' },
    ],
    source: 'Tệp xuất ngày 1/4/2024',
    confidence: 'partial',
  } as const
  expect((await clerk.refused(setDirectiveFormat, map)).status).toBe(403)
  await (await world.as('quan-tri')).call(setDirectiveFormat, map as never)
  expect((await clerk.call(readDirectiveExchange, { unit })).format.confidence).toBe('partial')
  expect((await clerk.call(importDirectives, { ...input, dryRun: 'no' }, file)).isImported).toBe(true)
  const { directives } = await clerk.call(listDirectives, { unit, search: '98-tb' })
  expect(directives.map((item) => [item.kind, item.issuedOn])).toEqual([['notice', '2024-01-14']])
})

test('what goes out can come in again and changes nothing', async () => {
  const file = (await clerk.call(exportDirectives, { unit })) as Uint8Array
  const back = await clerk.call(importDirectives, { id: id(), unit }, file)
  expect([back.new, back.withheld, back.same > 3]).toEqual([0, 0, true])
  expect((await (await world.as('nhap-lieu-son-tra')).ask(exportDirectives, { unit })).status).toBe(404)
})
