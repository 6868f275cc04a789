import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/app/routes.ts'
import { exportUnits, importUnits } from '../../src/modules/org/contract/files.ts'
import { listUnits } from '../../src/modules/org/contract.ts'
import { unitColumns } from '../../src/modules/org/first-tree.ts'
import type { Actor } from '../../src/platform/domain/endpoint.ts'
import { nobody, operator, type Route } from '../../src/platform/server/http/context.ts'
import { readSheet } from '../../src/platform/server/sheet/read-sheet.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { id, openWorld, type World } from '../kit/world.ts'

let empty: World
let seed: World
beforeAll(async () => {
  empty = await openWorld('empty')
  seed = await openWorld()
})
afterAll(async () => {
  await Promise.all([empty.close(), seed.close()])
})

type Row = Record<string, string>
const fileOf = (rows: readonly Row[]) => writeSheet({ name: 'Tổ chức', columns: unitColumns, rows })

const tree: readonly Row[] = [
  {
    code: 'mau',
    name: 'Đảng bộ thành phố Mẫu',
    name_en: 'Sample city',
    kind: 'Đảng bộ tỉnh, thành phố',
    from: '2025-07-01',
  },
  {
    code: 'mau.phuong',
    name: 'Đảng bộ phường Mẫu',
    kind: 'dang bo xa, phuong, dac khu',
    parent: 'mau',
    from: '2025-07-01',
  },
  { code: 'mau.phuong.cb1', name: 'Chi bộ 1', kind: 'Chi bộ', parent: 'mau.phuong', from: '2025-07-02' },
]

/** Whether there is any unit, as the operator of an installation is told. */
async function isFounded(world: World): Promise<boolean> {
  const found = routes.find((item) => item.endpoint.name === listUnits.name) as Route
  const context = { database: world.database, caller: { actor: operator, requestId: id() }, now: Date.now } as never
  return ((await found.handle(context, listUnits.input.parse({}), new Uint8Array())) as { isFounded: boolean })
    .isFounded
}

/** The endpoint as the caller at the control socket, or anybody, meets it; nobody has signed in to an empty installation. */
async function importAs(actor: Actor, world: World, rows: readonly Row[], dryRun: 'yes' | 'no' = 'no') {
  const found = routes.find((item) => item.endpoint.name === importUnits.name) as Route
  const context = { database: world.database, caller: { actor, requestId: id() }, now: Date.now } as never
  return found.handle(context, { id: id(), dryRun }, await fileOf(rows)) as Promise<{
    units: number
    isImported: boolean
    faults: readonly { row: number; key: string | null }[]
  }>
}

test('every fault of a first tree is told with its row, and nothing is kept', async () => {
  const wrong: readonly Row[] = [
    ...tree,
    { code: 'mau.phuong', name: 'Lại', kind: 'Chi bộ', parent: 'mau', from: '2025-07-01' },
    { code: 'Sai Mã', name: 'Sai', kind: 'Chi bộ', parent: 'mau', from: '2025-07-01' },
    { code: 'mau.x', name: 'Không rõ', kind: 'Hội', parent: 'mau', from: '2025-07-01' },
    { code: 'mau.y', name: 'Mồ côi', kind: 'Chi bộ', parent: 'mau.z', from: '2025-07-01' },
    { code: 'mau.phuong.cb2', name: 'Trước', kind: 'Chi bộ', parent: 'mau.phuong', from: '2025-07-01' },
    { code: 'mau.a', name: 'Vòng', kind: 'Đảng bộ cơ sở', parent: 'mau.b', from: '2025-07-01' },
    { code: 'mau.b', name: 'Vòng', kind: 'Đảng bộ cơ sở', parent: 'mau.a', from: '2025-07-01' },
    { code: 'mau.phuong.cb3', name: 'Sớm', kind: 'Chi bộ', parent: 'mau.phuong', from: '2025-06-30' },
  ]
  const answer = await importAs(operator, empty, wrong)
  expect(answer.isImported).toBe(false)
  const told = answer.faults.map((fault) => `${fault.row - (answer.faults[0]?.row ?? 0)} ${fault.key}`)
  expect([...new Set(told)]).toEqual(['0 code', '1 code', '2 kind', '3 parent', '5 parent', '6 parent', '7 from'])
  expect((await empty.database.owner.query('select count(*) as count from unit')).rows[0]?.count).toBe(0)
})

test('the operator imports the first tree once; then units change by decisions only; nobody else may', async () => {
  await expect(importAs(nobody, empty, tree)).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await importAs(operator, empty, tree, 'yes')).toEqual({ units: 3, isImported: false, faults: [] })
  expect(await isFounded(empty)).toBe(false)
  expect(await importAs(operator, empty, tree)).toEqual({ units: 3, isImported: true, faults: [] })
  expect(await isFounded(empty)).toBe(true)
  await expect(importAs(operator, empty, tree)).rejects.toMatchObject({ code: 'units-exist' })
  const { rows } = await empty.database.owner.query(
    `select a.verb, c.kind from act a join account c on c.id = a.actor_id where a.verb = 'unit.import'`,
  )
  expect(rows).toEqual([{ verb: 'unit.import', kind: 'operator' }])
})

test('the tree goes out as a file of what the reader may open, with the columns that come in', async () => {
  const person = await seed.as('nhap-lieu-binh-thuy')
  const file = (await person.call(exportUnits, {})) as Buffer
  const codes = (await readSheet(file, unitColumns)).rows.map((row) => row.cells.code)
  const { units } = await person.call(listUnits, {})
  expect(codes.toSorted()).toEqual(
    units
      .filter((unit) => unit.isOpen)
      .map((unit) => unit.code)
      .toSorted(),
  )
})

test('who reads no unit is told that there are units, and none of them', async () => {
  expect(await (await seed.as('quan-tri')).call(listUnits, {})).toMatchObject({ units: [], isFounded: true })
  expect(await (await seed.as('nhap-lieu-binh-thuy')).call(listUnits, {})).toMatchObject({ isFounded: true })
})
