import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeFolders, root, temporaryFolder } from './kit.ts'
import { endLaunched, freePort, launch, type Outcome, startFile, untilServing } from './product-process.ts'

const unit = 'can-tho.binh-thuy'
const cell = `${unit}.cb-lenh`
let folder: string

const thenchot = (...args: readonly string[]): Promise<Outcome> =>
  launch(join(root, 'bin', 'thenchot.mjs'), [...args, '--data', join(folder, 'data')], {}).ended
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const discipline = (file: string, ...more: readonly string[]): Promise<Outcome> =>
  thenchot('discipline', 'import', file, '--unit', unit, ...more)

beforeAll(async () => {
  folder = temporaryFolder()
  await untilServing(launch(startFile, [], { THENCHOT_DATA: join(folder, 'data'), PORT: String(await freePort()) }))
  const decision = {
    ...{ issuer: unit, symbol: '41-QĐ/QU', issuedOn: '2010-01-04', effectiveOn: '2010-01-04' },
    ...{ vi: 'Thành lập chi bộ', en: 'Found a cell' },
    changes: [
      {
        act: 'found',
        unit: {
          ...{ code: cell, kind: 'party_organisation', role: 'grassroots_cell', parent: unit },
          ...{ vi: 'Chi bộ thử lệnh', en: 'Cell of the commands' },
        },
      },
    ],
  }
  expect((await thenchot('reorganise', 'apply', fileOf('quyet-dinh.json', JSON.stringify(decision)))).code).toBe(0)
  const members =
    'Họ và tên;Ngày sinh;Giới tính;Số thẻ đảng viên;Ngày quyết định kết nạp;Ngày kết nạp (lễ);Ngày chính thức;Mã chi bộ\n' +
    `Người Lệnh Một;03/02/1970;Nam;09300001;05/01/2010;20/01/2010;20/01/2011;${cell}\n`
  const imported = await thenchot('members', 'import', fileOf('dang-vien.csv', members), '--unit', unit)
  expect([imported.code, imported.output]).toEqual([0, expect.stringContaining('1 new')])
}, 300_000)
afterAll(() => {
  endLaunched()
  removeFolders()
})

const own = 'Họ và tên;Số thẻ đảng viên;Hình thức kỷ luật;Ngày quyết định;Số quyết định\n'

test('decisions are tried without being imported, come in once, and are then held', async () => {
  const file = fileOf('ky-luat.csv', `${own}Người Lệnh Một;09300001;Cảnh cáo;04/05/2023;15-QĐ/UBKT\n`)
  const outcome = async (...more: readonly string[]) => {
    const { code, output } = await discipline(file, '--json', ...more)
    const { new: fresh, same, errors, isImported } = JSON.parse(output)
    return { code, fresh, same, errors, isImported }
  }
  expect(await outcome('--dry-run')).toEqual({ code: 0, fresh: 1, same: 0, errors: 0, isImported: false })
  expect(await outcome()).toEqual({ code: 0, fresh: 1, same: 0, errors: 0, isImported: true })
  expect(await outcome()).toEqual({ code: 0, fresh: 0, same: 1, errors: 0, isImported: false })
  expect((await discipline(file)).output).toContain('No new decision')
}, 120_000)

test('a file with errors brings nothing in, names each row and ends with 1; a bad call ends with 2', async () => {
  const rows = 'Người Lệnh Một;09300001;Khiển trách;06/05/2022;\nNgười Lạ;09399999;Khiển trách;06/05/2022;\n'
  const wrong = await discipline(fileOf('sai.csv', `${own}${rows}`))
  expect([wrong.code, wrong.output]).toEqual([1, expect.stringMatching(/ {2}3 name: .+\n.*Nothing was imported/)])
  const right = await discipline(fileOf('dung.csv', `${own}${rows.split('\n')[0]}\n`), '--dry-run', '--json')
  expect(JSON.parse(right.output)).toMatchObject({ new: 1, same: 0 })
  for (const more of [['--format', 'nope'], ['--nope']])
    expect((await discipline(fileOf('dung.csv', own), ...more)).code).toBe(2)
  expect((await discipline(join(folder, 'khong-co.csv'))).code).toBe(2)
}, 120_000)

test('the file of another system is read by its own column map', async () => {
  const file = fileOf(
    'khac.csv',
    'Họ tên;Số thẻ;Hình thức;Ngày ban hành\nNgười Lệnh Một;09300001;khiển trách;04/05/2021\n',
  )
  expect((await discipline(file)).code).toBe(2)
  const taken = await discipline(file, '--format', 'discipline_export')
  expect([taken.code, taken.output]).toEqual([0, expect.stringContaining('Imported.')])
}, 120_000)
