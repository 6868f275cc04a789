import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantRole, listAccounts } from '../../src/modules/accounts/contract.ts'
import { decideReorganisation } from '../../src/modules/org/contract/reorganise.ts'
import {
  type DisciplineTrial,
  disciplineTemplate,
  importDisciplines,
  markDisciplines,
  revealDisciplines,
  tryDisciplines,
  withdrawDiscipline,
} from '../../src/modules/people/contract/discipline.ts'
import {
  planImport,
  readDouble,
  readExchange,
  readImport,
  runImport,
  setExchangeFormat,
} from '../../src/modules/people/contract/exchange.ts'
import { exportHeldOnPerson, type HeldOnPerson, readHeldOnPerson } from '../../src/modules/people/contract/privacy.ts'
import {
  createApplicant,
  listPeople,
  readPerson,
  revealSecret,
  takeStep,
} from '../../src/modules/people/contract/register.ts'
import { disciplineColumns } from '../../src/modules/people/discipline/columns.ts'
import { type Decision, disciplineCodes, relationOf } from '../../src/modules/people/discipline/decision.ts'
import type { DisciplineColumn } from '../../src/modules/people/discipline/format.ts'
import { templateColumns } from '../../src/modules/people/exchange.ts'
import { read } from '../../src/platform/server/db/database.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { readSheet } from '../../src/platform/server/sheet/read-sheet.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { foundCells, personHolding, type TestCell, todayIn } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'
import '../kit/fixed-seed.ts'

const ward = 'can-tho.binh-thuy'
const otherWard = 'can-tho.cai-rang'
const clerkLogin = 'nhap-lieu-binh-thuy'
const reason = 'đối chiếu với sổ của ủy ban kiểm tra'

type Row = Readonly<Record<string, string | undefined>>

const fileOf = (rows: readonly Row[]): Promise<Uint8Array> =>
  writeSheet({ name: 'Kỷ luật', columns: disciplineColumns, rows })

let world: World
let clerk: Person
let otherClerk: Person
let leader: Person
let cells: readonly TestCell[]
let today: string
/** Of the people who were imported, by name. */
const ids = new Map<string, string>()

/** Members by the file of the register: each has a card number that ends in the place in the list. */
async function importMembers(person: Person, unit: string, rows: readonly Row[]): Promise<void> {
  const jobId = id()
  const file = await writeSheet({ name: 'Đảng viên', columns: templateColumns('members'), rows })
  const settled = async () => {
    for (;;) {
      const job = await person.call(readImport, { id: jobId })
      if (job.state !== 'planning' && job.state !== 'running') return job
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  await person.call(planImport, { id: jobId, unit }, file)
  const planned = await settled()
  expect([planned.state, planned.problem, planned.faults.filter((fault) => !fault.isWarning)]).toEqual([
    'planned',
    null,
    [],
  ])
  await person.call(runImport, { id: jobId, forAll: 'another' })
  expect((await settled()).state).toBe('done')
  for (const { id: personId, name } of (await person.call(listPeople, { unit, limit: 100 })).people)
    ids.set(name, personId)
}

const member = (cell: TestCell, name: string, birth: string, card?: string, identity?: string): Row => ({
  name,
  birth,
  sex: 'Nam',
  ethnicity: 'Kinh',
  education: 'Đại học',
  decided_on: '2010-01-05',
  ceremony_on: '2010-01-20',
  full_on: '2011-01-20',
  cell: cell.code,
  card_number: card,
  identity_number: identity,
})

beforeAll(async () => {
  world = await openWorld()
  today = await todayIn(world)
  clerk = await world.as(clerkLogin)
  otherClerk = await world.as('nhap-lieu-cai-rang')
  leader = await world.as('lanh-dao-can-tho')
  cells = await foundCells(world, ward, 3)
  const [one, two, three] = cells
  const [other] = await foundCells(world, otherWard, 1)
  if (!one || !two || !three || !other) throw new Error('no cells')
  await importMembers(clerk, ward, [
    member(one, 'Trần Văn Một', '1970-02-03', '09100001', '092070000001'),
    member(one, 'Trần Văn Hai', '1971-02-03', '09100002'),
    member(one, 'Trần Văn Ba', '1972-02-03'),
    member(two, 'Lê Thị Trùng', '1975-05-05', '09100011'),
    member(two, 'Lê Thị Trùng', '1975-05-05', '09100012'),
    member(two, 'Phạm Văn Rút', '1976-05-05', '09100013'),
    member(three, 'Phạm Văn Sáp', '1977-05-05', '09100014'),
    member(three, 'Đặng Văn Gấp', '1978-05-05', '09100015'),
    {
      ...member(one, 'Võ Văn Mới', '1999-05-05', '09100016'),
      decided_on: '2023-09-01',
      ceremony_on: '2023-09-10',
      full_on: undefined,
    },
  ])
  await importMembers(otherClerk, otherWard, [member(other, 'Ngô Văn Xa', '1969-09-09', '09200001', '092069000009')])
})
afterAll(() => world.close())

const mot = { name: 'Trần Văn Một', card_number: '09100001' }
const warned = { form: 'Cảnh cáo', decided_on: '2023-05-04', decision: '15-QĐ/UBKTĐU' }

const tried = async (rows: readonly Row[], person = clerk, unit = ward): Promise<DisciplineTrial> =>
  person.call(tryDisciplines, { unit }, await fileOf(rows))
const counts = ({ rows, new: fresh, same, errors, warnings }: DisciplineTrial) => ({
  rows,
  new: fresh,
  same,
  errors,
  warnings,
})
/** What is said of each row, by column and code. The header stands in row 1. */
const said = (trial: DisciplineTrial) =>
  trial.faults.map((fault) => [fault.row, fault.key, fault.code, fault.isWarning])

async function imported(rows: readonly Row[], fresh = rows.length, person = clerk, unit = ward): Promise<string> {
  const file = await fileOf(rows)
  const importId = id()
  await person.call(importDisciplines, { id: importId, unit, new: fresh, same: rows.length - fresh }, file)
  return importId
}

const idOf = (name: string): string => {
  const personId = ids.get(name)
  if (personId === undefined) throw new Error(`nobody is called ${name}`)
  return personId
}
const held = async (name: string) =>
  (
    await world.database.owner.query(
      `select form, decided_on::text as on, decision, known_until is null as believed from discipline where person_id = $1 order by decided_on, form`,
      [idOf(name)],
    )
  ).rows
const actCount = async (): Promise<number> =>
  Number(
    (await world.database.owner.query(`select count(*) as count from act where verb like '%discipline%'`)).rows[0]
      ?.count,
  )
const rowCount = async (): Promise<number> =>
  Number((await world.database.owner.query('select count(*) as count from discipline')).rows[0]?.count)
const readingCount = async (name: string): Promise<number> =>
  Number(
    (
      await world.database.owner.query('select count(*) as count from sensitive_reading where person_id = $1', [
        idOf(name),
      ])
    ).rows[0]?.count,
  )

describe('a file of disciplinary decisions', () => {
  test('has a template without rows, with the forms to choose from', async () => {
    const bytes = (await clerk.ask(disciplineTemplate, { unit: ward })).bytes
    const sheet = await readSheet(bytes, disciplineColumns)
    expect([sheet.rows, [...sheet.keys].toSorted()]).toEqual([
      [],
      disciplineColumns.map((column) => column.key).toSorted(),
    ])
    expect(disciplineColumns.find((column) => column.key === 'form')?.choices).toEqual([
      'Khiển trách',
      'Cảnh cáo',
      'Cách chức',
      'Khai trừ',
    ])
  })

  test('is tried without a trace, and names people by card, identity number, or name and birth', async () => {
    const before = [await rowCount(), await actCount(), await readingCount('Trần Văn Một')]
    const trial = await tried([
      { ...mot, ...warned },
      { name: 'TRAN VAN MOT', identity_number: '0920 7000 0001', form: 'khien trach', decided_on: '2022-01-02' },
      { name: 'Trần Văn Ba', birth: '1972-02-03', form: 'Khiển trách', decided_on: '2021-01-02' },
    ])
    expect([counts(trial), trial.faults]).toEqual([{ rows: 3, new: 3, same: 0, errors: 0, warnings: 0 }, []])
    expect([await rowCount(), await actCount(), await readingCount('Trần Văn Một')]).toEqual(before)
  })

  test('comes in by one act that holds nothing personal; sent twice, also at once, it is stored once', async () => {
    const rows = [
      { ...mot, ...warned },
      { name: 'Trần Văn Ba', birth: '1972-02-03', form: 'Khiển trách', decided_on: '2021-01-02' },
    ]
    const file = await fileOf(rows)
    const input = { id: id(), unit: ward, new: 2, same: 0 }
    const before = await actCount()
    const send = () => clerk.call(importDisciplines, input, file)
    expect(await Promise.all([send(), send()])).toEqual([{ id: input.id }, { id: input.id }])
    expect(await send()).toEqual({ id: input.id })
    expect(await held('Trần Văn Một')).toEqual([
      { form: 'warning', on: '2023-05-04', decision: '15-QĐ/UBKTĐU', believed: true },
    ])
    expect(await held('Trần Văn Ba')).toHaveLength(1)
    expect(await actCount()).toBe(before + 1)
    const { payload } = (
      await world.database.owner.query(
        'select payload from act_payload y join act a on a.id = y.act_id where a.record_id = $1',
        [input.id],
      )
    ).rows[0]
    expect(Object.keys(payload).toSorted()).toEqual(['file', 'format', 'new', 'rows', 'same'])
    expect([payload.format, payload.rows, payload.new, payload.same]).toEqual(['template', 2, 2, 0])
  })

  test('counts what is held already and does not write it again; a file of nothing new leaves no act', async () => {
    const again = [
      { ...mot, ...warned, decision: '15 - QĐ/UBKTĐU' },
      { name: 'Trần Văn Ba', birth: '1972-02-03', form: 'Khiển trách', decided_on: '2021-01-02' },
    ]
    expect(counts(await tried(again))).toEqual({ rows: 2, new: 0, same: 2, errors: 0, warnings: 0 })
    const before = [await rowCount(), await actCount()]
    await imported(again, 0)
    expect([await rowCount(), await actCount()]).toEqual(before)
    // One more beside those held is written alone.
    await imported([...again, { ...mot, form: 'Khiển trách', decided_on: '2020-06-07', decision: '3-QĐ/UBKT' }], 1)
    expect([await rowCount(), await actCount()]).toEqual([Number(before[0]) + 1, Number(before[1]) + 1])
  })

  test('that says of a held decision something else is at fault, and two decisions of one day are two', async () => {
    const trial = await tried([
      { ...mot, ...warned, decision: '16-QĐ/UBKTĐU' },
      { ...mot, ...warned, form: 'Cách chức' },
      { ...mot, form: 'Khiển trách', decided_on: warned.decided_on, decision: '99-QĐ/ĐU' },
    ])
    expect(said(trial)).toEqual([
      [2, 'decision', 'held-otherwise', false],
      [3, 'decision', 'held-otherwise', false],
    ])
    expect(counts(trial)).toMatchObject({ new: 1, same: 0, errors: 2 })
  })
})

/** What is said of one row that comes alone. */
const saidOf = async (row: Row, person = clerk, unit = ward) =>
  (await tried([row], person, unit)).faults.map(({ key, code, isWarning }) => [key, code, isWarning])

describe('a row that does not say who it is', () => {
  const decision = { form: 'Khiển trách', decided_on: '2019-01-05' }
  const cases: readonly (readonly [string, Row, string, string])[] = [
    ['an unknown number', { name: 'Trần Văn Một', card_number: '99999999' }, 'name', 'not-in-register'],
    ['nothing but a name', { name: 'Trần Văn Ba' }, 'card_number', 'nobody-named'],
    ['half a date of birth', { name: 'Trần Văn Ba', birth: '1972' }, 'card_number', 'nobody-named'],
    ['two people of one name and birth', { name: 'Lê Thị Trùng', birth: '1975-05-05' }, 'name', 'namesakes'],
    [
      'numbers of two people',
      { name: 'Trần Văn Hai', card_number: '09100002', identity_number: '092070000001' },
      'identity_number',
      'two-people',
    ],
    ['the number of somebody of another name', { name: 'Trần Văn Hai', card_number: '09100001' }, 'name', 'other-name'],
    ['another date of birth', { ...mot, birth: '1970-03-02' }, 'birth', 'other-birth'],
    [
      'another number than the one held',
      { name: 'Trần Văn Hai', birth: '1971-02-03', card_number: '09100099' },
      'card_number',
      'other-number',
    ],
    ['a number that is none', { name: 'Trần Văn Hai', card_number: 'không có' }, 'card_number', 'bad-number'],
    [
      'somebody of another ward, by card',
      { name: 'Ngô Văn Xa', card_number: '09200001' },
      'card_number',
      'held-elsewhere',
    ],
    [
      'somebody of another ward, by identity number',
      { name: 'Sai Tên', identity_number: '092069000009' },
      'identity_number',
      'held-elsewhere',
    ],
    [
      'somebody of another ward, by name and birth',
      { name: 'Ngô Văn Xa', birth: '1969-09-09' },
      'name',
      'not-in-register',
    ],
  ]
  test.each(cases)('%s is at fault in its column', async (_, row, key, code) => {
    expect(await saidOf({ ...row, ...decision })).toEqual([[key, code, false]])
  })

  test('is told, where a number belongs to two namesakes apart, by the number alone', async () => {
    expect(await saidOf({ name: 'Lê Thị Trùng', birth: '1975-05-05', card_number: '09100012', ...decision })).toEqual(
      [],
    )
    expect(await saidOf({ name: 'Trần Văn Một', birth: '1970', card_number: '09100001', ...decision })).toEqual([])
  })

  test('meets the same words for who is unseen and for who is seen and not of this unit', async () => {
    const [one, two] = [cells[0]?.code ?? '', cells[1]?.code ?? '']
    const ofOne = await personHolding(world, 'clerk', one)
    const unseen = { name: 'Phạm Văn Rút', card_number: '09100013', ...decision }
    const [hidden] = (await tried([unseen], ofOne, one)).faults
    const [beside] = (await tried([unseen], clerk, one)).faults
    expect(hidden?.code).toBe('held-elsewhere')
    expect(hidden).toEqual(beside)
    expect(await saidOf(unseen, clerk, two)).toEqual([])
  })
})

describe('a row whose decision cannot be', () => {
  beforeAll(async () => {
    const unit = cells[0]?.code ?? ''
    const applicant = { id: id(), stepId: id(), unit, on: '2023-05-05', name: 'Quần Chúng Thử', birth: '2000-01-01' }
    await clerk.call(createApplicant, applicant)
  })
  const cases: readonly (readonly [string, Row, string, string, boolean])[] = [
    ['an unknown form', { form: 'Phê bình' }, 'form', 'unknown-form', false],
    ['striking off, which is no form', { form: 'Xóa tên trong danh sách đảng viên' }, 'form', 'not-a-form', false],
    ['a day to come', { decided_on: '2030-01-01' }, 'decided_on', 'in-the-future', false],
    ['a day before the birth', { decided_on: '1969-01-01', birth: '1970-02-03' }, 'decided_on', 'before-birth', false],
    ['a day that is none', { decided_on: 'tháng ba' }, 'decided_on', 'unreadable', false],
    ['no day', { decided_on: undefined }, 'decided_on', 'unreadable', false],
    ['a number of 101 letters', { decision: 'x'.repeat(101) }, 'decision', 'too-long', false],
    [
      'an applicant',
      { name: 'Quần Chúng Thử', birth: '2000-01-01', card_number: undefined },
      'name',
      'never-a-member',
      false,
    ],
    ['a day before the admission held here', { decided_on: '2009-01-01' }, 'decided_on', 'before-admission', true],
    ['expulsion of who is still a member', { form: 'Khai trừ' }, 'form', 'still-a-member', true],
    [
      'removal of who was on probation then',
      { name: 'Võ Văn Mới', card_number: '09100016', form: 'Cách chức', decided_on: '2024-02-02' },
      'form',
      'probationary-then',
      true,
    ],
  ]
  test.each(cases)('%s: %o', async (_, over, key, code, isWarning) => {
    expect(await saidOf({ ...mot, form: 'Khiển trách', decided_on: '2019-01-05', ...over })).toEqual([
      [key, code, isWarning],
    ])
  })

  test('is at fault where the file has it twice, and nothing of the file comes in', async () => {
    const rows = [
      {
        name: 'Trần Văn Hai',
        card_number: '09100002',
        form: 'Cảnh cáo',
        decided_on: '2018-03-04',
        decision: '7-QĐ/UBKT',
      },
      { name: 'Trần Văn Hai', birth: '1971-02-03', form: 'canh cao', decided_on: '2018-03-04' },
      {
        name: 'Trần Văn Hai',
        card_number: '09100002',
        form: 'Khiển trách',
        decided_on: '2018-03-04',
        decision: '7-QĐ/UBKT',
      },
    ]
    const trial = await tried(rows)
    expect(said(trial)).toEqual([
      [3, 'decided_on', 'decision-twice', false],
      [4, 'form', 'two-forms', false],
    ])
    const before = await rowCount()
    const input = { id: id(), unit: ward, new: trial.new, same: trial.same }
    const refused = await clerk.refused(importDisciplines, input, await fileOf(rows))
    expect([refused.status, refused.code]).toEqual([422, 'rows-at-fault'])
    expect(await rowCount()).toBe(before)
  })

  test('is written into a copy of the file, in its column', async () => {
    const rows = [
      { name: 'Trần Văn Hai', card_number: '09100002', form: 'Phê bình', decided_on: '2018-03-04' },
      { name: 'Trần Văn Hai', card_number: '09100002', form: 'Cảnh cáo', decided_on: '2018-03-04' },
    ]
    const { bytes } = await clerk.ask(markDisciplines, { unit: ward }, await fileOf(rows))
    const marked = await readSheet(bytes, [
      ...disciplineColumns,
      { key: 'faults', header: { vi: 'Lỗi / Errors', en: 'Lỗi / Errors' }, kind: 'text' },
    ])
    expect(marked.rows.map((row) => row.cells.faults)).toEqual([
      expect.stringContaining('“Phê bình” không phải'),
      undefined,
    ])
    // The marked copy may be sent again as it is.
    expect(counts(await clerk.call(tryDisciplines, { unit: ward }, bytes))).toMatchObject({
      rows: 2,
      errors: 1,
      warnings: 0,
    })
  })

  test('stands in a file that may not be taken as a whole: too long, too large, no such file, no such columns', async () => {
    const many = Array.from({ length: 2001 }, () => ({ ...mot, ...warned }))
    expect((await clerk.refused(tryDisciplines, { unit: ward }, await fileOf(many))).code).toBe('sheet-too-many-rows')
    expect((await clerk.ask(tryDisciplines, { unit: ward }, Buffer.alloc(4 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await clerk.refused(tryDisciplines, { unit: ward }, Buffer.from('không phải tệp'))).code).toBe(
      'sheet-header',
    )
    const members = await writeSheet({ name: 'Đảng viên', columns: templateColumns('members'), rows: [] })
    const other = await clerk.refused(tryDisciplines, { unit: ward }, members)
    expect([other.code, other.message.vi]).toEqual(['sheet-header', expect.stringContaining('“Hình thức kỷ luật”')])
  })
})

describe('a file of another system', () => {
  const csv = (text: string): Buffer => Buffer.from(text)
  const theirs = csv('Họ tên;Số thẻ;Hình thức;Ngày ban hành;Ghi chú\nTrần Văn Ba;;;4/3/2018;x\n')
  const format = 'discipline_export' as const
  const guess = 'Họ tên;Số thẻ;Hình thức;Ngày ban hành;Ghi chú\nTrần Văn Hai;09100002;cảnh cáo;4/3/2018;x\n'
  const mapOf = async () => {
    const { formats } = await clerk.call(readExchange, { unit: ward })
    const found = formats.find((item) => item.kind === 'discipline')
    if (!found) throw new Error('no map')
    return found
  }

  test('is read by its own map, which is a guess until somebody confirms it; as the template it is not taken', async () => {
    expect(await mapOf()).toMatchObject({ code: format, confidence: 'unconfirmed' })
    const ours = await clerk.refused(tryDisciplines, { unit: ward }, csv(guess))
    expect(ours.code).toBe('sheet-header')
    expect(said(await clerk.call(tryDisciplines, { unit: ward, format }, csv(guess)))).toEqual([
      [1, null, 'columns-unread', true],
    ])
    const { faults } = await clerk.call(tryDisciplines, { unit: ward, format }, theirs)
    expect(faults.map(({ key, isWarning }) => [key, isWarning])).toContainEqual(['form', false])
    const { bytes } = await clerk.ask(markDisciplines, { unit: ward, format }, theirs)
    expect(bytes.toString('utf8').split('\n')[1]).toContain('Hình thức')
    expect((await clerk.refused(tryDisciplines, { unit: ward, format: 'member_database' }, csv(guess))).status).toBe(
      400,
    )
  })

  test('goes by what the administrator writes down from today on, and the act of its import says which map it was', async () => {
    const admin = await world.as('quan-tri')
    const before = await mapOf()
    const renamed = before.columns.map((column) =>
      column.field === 'form' ? { field: column.field, header: 'HTKL', goes: column.goes } : column,
    )
    const change = { code: format, columns: renamed, source: 'Tệp mẫu ngày 01/4/2024', confidence: 'partial' as const }
    const file = csv('Họ tên;Số thẻ;HTKL;Ngày ban hành\nVõ Văn Mới;09100016;khiển trách;4/3/2024\n')
    const input = { unit: ward, format }
    expect((await clerk.refused(tryDisciplines, input, file)).code).toBe('sheet-header')
    expect((await clerk.refused(setExchangeFormat, change)).status).toBe(403)
    await admin.call(setExchangeFormat, change)
    expect(await mapOf()).toMatchObject({ confidence: 'partial', source: change.source, columns: renamed })
    expect(counts(await clerk.call(tryDisciplines, input, file))).toMatchObject({ new: 1, errors: 0 })
    expect((await clerk.refused(tryDisciplines, input, csv(guess))).code).toBe('sheet-header')
    const importId = id()
    await clerk.call(importDisciplines, { id: importId, ...input, new: 1, same: 0 }, file)
    expect(await held('Võ Văn Mới')).toHaveLength(1)
    const { rows } = await world.database.owner.query(
      `select payload ->> 'format' as format from act_payload y join act a on a.id = y.act_id where a.record_id = $1`,
      [importId],
    )
    expect(rows).toEqual([{ format }])
    // What held before stays, for files of that time.
    const { rows: versions } = await world.database.owner.query(
      `select confidence, known_until is null as believed, valid @> current_date as "isNow" from exchange_format where code = $1`,
      [format],
    )
    expect(versions).toHaveLength(3)
    expect(versions.filter((version) => version.believed && version.confidence === 'unconfirmed')).toHaveLength(1)
  })

  test.each<readonly [string, (fields: DisciplineColumn[]) => readonly unknown[]]>([
    ['without the form', (columns) => columns.filter((column) => column.field !== 'form')],
    ['without the day', (columns) => columns.filter((column) => column.field !== 'decided_on')],
    [
      'in which nothing tells namesakes apart',
      (columns) => columns.filter(({ field }) => !['card_number', 'identity_number', 'birth'].includes(field)),
    ],
    ['that goes out', (columns) => columns.map((column) => ({ ...column, goes: 'out' }))],
    ['with a field of members', (columns) => [...columns, { field: 'theory', header: 'Lý luận', goes: 'in' }]],
    [
      'with one header twice',
      (columns) => columns.map((column) => (column.field === 'decision' ? { ...column, header: 'Họ tên' } : column)),
    ],
  ])('has no map %s', async (_, changed) => {
    const admin = await world.as('quan-tri')
    const { columns } = await mapOf()
    const change = { code: format, source: 'Tệp mẫu', confidence: 'partial' as const }
    expect((await admin.refused(setExchangeFormat, { ...change, columns: changed(columns) })).status).toBe(400)
    await admin.call(setExchangeFormat, { ...change, columns })
  })

  test('brings discipline, which nobody types; the maps of members stay as they were', async () => {
    const { fields } = await clerk.call(readDouble, {})
    expect(fields.find((field) => field.key === 'discipline')).toMatchObject({ broughtBy: [format], isTwice: false })
    expect(fields.find((field) => field.key === 'name')?.broughtBy).toEqual(['member_database', 'member_handbook'])
  })
})

/** What the schema tells this account of a decision on Trần Văn Hai. */
const comparedBy = async (login: string): Promise<unknown> => {
  const { rows } = await world.database.owner.query('select id from account where login = $1', [login])
  const actor = { kind: 'person', accountId: String(rows[0]?.id) } as const
  return read(world.database, { actor, requestId: 'test' }, (tx) =>
    tx.query(
      sql`select line, held from held_disciplines(array[${idOf('Trần Văn Hai')}::uuid], '{reprimand}', '{2017-03-04}', '{null}')`,
    ),
  )
}

describe('a decision that was imported', () => {
  test('only by a clerk: a reader hears why not, a stranger finds no unit', async () => {
    const rows = [{ name: 'Trần Văn Hai', card_number: '09100002', form: 'Khiển trách', decided_on: '2017-03-04' }]
    const file = await fileOf(rows)
    const reader = await personHolding(world, 'reader', ward)
    for (const person of [reader, leader]) {
      const refused = await person.refused(tryDisciplines, { unit: ward }, file)
      expect([refused.status, refused.code]).toEqual([403, 'lacks-role'])
      expect((await person.refused(importDisciplines, { id: id(), unit: ward, new: 1, same: 0 }, file)).status).toBe(
        403,
      )
    }
    expect((await otherClerk.refused(tryDisciplines, { unit: ward }, file)).status).toBe(404)
    expect((await otherClerk.refused(importDisciplines, { id: id(), unit: ward, new: 1, same: 0 }, file)).status).toBe(
      404,
    )
    expect(await held('Trần Văn Hai')).toEqual([])
    await imported(rows)
    expect(await held('Trần Văn Hai')).toHaveLength(1)
  })

  test('is masked; who reads it says why and is recorded, once for one id', async () => {
    const personId = idOf('Trần Văn Hai')
    const reader = await personHolding(world, 'reader', ward)
    const page = await reader.call(readPerson, { personId })
    expect(page.secrets.find((secret) => secret.key === 'discipline')?.masked).toBe('•••')
    expect(page.disciplines.map((item) => item.can.isAllowed)).toEqual([false])
    expect(JSON.stringify(page)).not.toMatch(/reprimand|2017-03-04/)
    const before = await readingCount('Trần Văn Hai')
    const input = { id: id(), personId, reason }
    const { decisions } = await reader.call(revealDisciplines, input)
    await reader.call(revealDisciplines, input)
    expect(decisions).toEqual([
      { id: page.disciplines[0]?.id, form: 'reprimand', decidedOn: '2017-03-04', decision: null },
    ])
    expect(await readingCount('Trần Văn Hai')).toBe(before + 1)
    expect((await reader.call(readPerson, { personId })).readings[0]).toMatchObject({ key: 'discipline', reason })
    expect((await otherClerk.refused(revealDisciplines, { id: id(), personId, reason })).status).toBe(404)
    expect((await reader.refused(revealDisciplines, { id: id(), personId, reason: '' })).status).toBe(400)
    expect(await readingCount('Trần Văn Hai')).toBe(before + 1)
  })

  test('is compared for clerks of its person only, and selected by no query', async () => {
    expect(await comparedBy(clerkLogin)).toEqual([{ line: 1, held: 'same' }])
    expect(await comparedBy('nhap-lieu-cai-rang')).toEqual([])
    await expect(comparedBy('lanh-dao-can-tho')).rejects.toThrow(/not a clerk/)
    for (const column of ['form', 'decided_on', 'decision'])
      await expect(world.database.app.query(`select ${column} from discipline`)).rejects.toThrow(/permission denied/)
  })

  test('is refused to a second file that was tried before it, and to another file than the one tried', async () => {
    const rows = [{ name: 'Phạm Văn Rút', card_number: '09100013', form: 'Khiển trách', decided_on: '2016-03-04' }]
    const file = await fileOf(rows)
    const send = () => clerk.ask(importDisciplines, { id: id(), unit: ward, new: 1, same: 0 }, file)
    const both = await Promise.all([send(), send()])
    expect(both.map((reply) => reply.status).toSorted()).toEqual([200, 409])
    expect(await held('Phạm Văn Rút')).toHaveLength(1)
    const another = await fileOf([
      ...rows,
      { ...rows[0], decided_on: '2015-03-04' },
      { ...rows[0], decided_on: '2014-03-04' },
    ])
    const refused = await clerk.refused(importDisciplines, { id: id(), unit: ward, new: 1, same: 1 }, another)
    expect([refused.status, refused.code]).toEqual([409, 'register-changed'])
    expect(await held('Phạm Văn Rút')).toHaveLength(1)
  })

  test('is withdrawn with a reason by a clerk: it is shown no longer, is kept as past, and may come in again', async () => {
    const personId = idOf('Phạm Văn Rút')
    const [entry] = (await clerk.call(readPerson, { personId })).disciplines
    const input = { id: entry?.id ?? '', reason: 'nhập nhầm người' }
    const reader = await personHolding(world, 'reader', ward)
    expect((await reader.refused(withdrawDiscipline, input)).code).toBe('lacks-role')
    expect((await otherClerk.refused(withdrawDiscipline, input)).status).toBe(404)
    expect((await clerk.refused(withdrawDiscipline, { ...input, reason: ' ' })).status).toBe(400)
    expect(entry?.can.isAllowed).toBe(true)
    await clerk.call(withdrawDiscipline, input)
    const page = await clerk.call(readPerson, { personId })
    expect([page.disciplines, page.secrets.find((secret) => secret.key === 'discipline')?.masked]).toEqual([[], null])
    expect((await clerk.call(revealDisciplines, { id: id(), personId, reason })).decisions).toEqual([])
    const asText = await clerk.call(revealSecret, { id: id(), personId, field: 'discipline', reason })
    expect(asText.value).toBeNull()
    expect((await clerk.refused(withdrawDiscipline, input)).status).toBe(404)
    const all = await clerk.call(readHeldOnPerson, { personId })
    expect(all.tables.find((table) => table.table === 'discipline')?.rows.map((row) => row.isPast)).toEqual([true])
    expect(all.acts.filter((act) => act.verb.includes('discipline')).map((act) => [act.verb, act.reason])).toEqual([
      ['people.discipline-import', null],
      ['discipline.withdraw', 'nhập nhầm người'],
    ])
    await imported([{ name: 'Phạm Văn Rút', card_number: '09100013', form: 'Khiển trách', decided_on: '2016-03-04' }])
    expect((await held('Phạm Văn Rút')).map((row) => row.believed).toSorted()).toEqual([false, true])
  })

  test('stands in the file of what is held on the person, each decision in its own row, by one reading', async () => {
    const personId = idOf('Trần Văn Một')
    const rowsOf = async (includesSensitive: boolean) => {
      const { bytes } = await clerk.ask(exportHeldOnPerson, { personId, includesSensitive, reason })
      const { tables } = JSON.parse(bytes.toString('utf8')) as HeldOnPerson
      const rows = tables.find((table) => table.table === 'discipline')?.rows ?? []
      return rows.map(({ values }) => [values.form, values.decided_on, values.decision]).toSorted()
    }
    expect(await rowsOf(false)).toEqual([
      ['•••', '•••', '•••'],
      ['•••', '•••', '•••'],
    ])
    const before = await readingCount('Trần Văn Một')
    expect(await rowsOf(true)).toEqual([
      ['reprimand', '2020-06-07', '3-QĐ/UBKT'],
      ['warning', '2023-05-04', '15-QĐ/UBKTĐU'],
    ])
    // Card number and identity number are the two others.
    expect(await readingCount('Trần Văn Một')).toBe(before + 3)
  })

  test('follows the person: after a merger readers of the new cell may open it, and its clerks bring in more', async () => {
    const [, two, three] = cells.map((cell) => cell.code)
    const personId = idOf('Phạm Văn Sáp')
    const decision = { name: 'Phạm Văn Sáp', card_number: '09100014', form: 'Cảnh cáo', decided_on: '2016-08-09' }
    await imported([decision])
    const [reader, ownClerk] = [
      await personHolding(world, 'reader', two ?? ''),
      await personHolding(world, 'clerk', two ?? ''),
    ]
    const reveal = () => reader.ask(revealDisciplines, { id: id(), personId, reason })
    expect((await reveal()).status).toBe(404)
    expect(await saidOf(decision, ownClerk, two)).toEqual([['card_number', 'held-elsewhere', false]])
    const issuer = await personHolding(world, 'issuer', ward)
    await issuer.call(decideReorganisation, {
      ...{
        id: id(),
        issuer: ward,
        symbol: '21-QĐ/QU',
        issuedOn: today,
        effectiveOn: today,
        vi: 'Sắp xếp chi bộ',
        en: 'Cells',
      },
      changes: [{ act: 'merge', units: [three ?? ''], into: two ?? '' }],
    })
    expect((await reveal()).body).toEqual({
      decisions: [{ id: expect.any(String), form: 'warning', decidedOn: '2016-08-09', decision: null }],
    })
    expect(counts(await tried([decision], ownClerk, two))).toMatchObject({ same: 1, errors: 0 })
    await imported([{ ...decision, decided_on: '2018-08-09' }], 1, ownClerk, two)
    expect(await held('Phạm Văn Sáp')).toHaveLength(2)
  })

  test('of somebody expelled is taken without a word once the expulsion is recorded', async () => {
    const personId = idOf('Đặng Văn Gấp')
    const row = {
      name: 'Đặng Văn Gấp',
      card_number: '09100015',
      form: 'Khai trừ',
      decided_on: '2024-03-04',
      decision: '8-QĐ/TU',
    }
    expect(await saidOf(row)).toEqual([['form', 'still-a-member', true]])
    await imported([row])
    expect((await clerk.call(readPerson, { personId })).state).toBe('full')
    await clerk.call(takeStep, {
      id: id(),
      personId,
      event: 'expel',
      on: '2024-03-10',
      decision: '8-QĐ/TU',
      reason: 'theo quyết định',
    })
    expect((await clerk.call(readPerson, { personId })).state).toBe('expelled')
    expect(await saidOf({ ...row, form: 'Cảnh cáo', decided_on: '2022-03-04', decision: '2-QĐ/UBKT' })).toEqual([])
    expect(counts(await tried([row]))).toMatchObject({ same: 1, errors: 0, warnings: 0 })
  })

  test('is not compared for a clerk of another ward who only reads this one', async () => {
    const admin = await world.as('quan-tri')
    const { accounts } = await admin.call(listAccounts, {})
    const accountId = accounts.find((account) => account.login === 'nhap-lieu-cai-rang')?.id ?? ''
    await admin.call(grantRole, { id: id(), accountId, role: 'reader', unit: ward, from: today, until: null })
    const personId = idOf('Trần Văn Hai')
    expect((await otherClerk.call(readPerson, { personId })).disciplines).toHaveLength(1)
    expect(await comparedBy('nhap-lieu-cai-rang')).toEqual([])
    const row = { name: 'Trần Văn Hai', card_number: '09100002', form: 'Khiển trách', decided_on: '2017-03-04' }
    expect(await saidOf(row, otherClerk, otherWard)).toEqual([['card_number', 'held-elsewhere', false]])
    expect((await otherClerk.refused(tryDisciplines, { unit: ward }, await fileOf([row]))).status).toBe(403)
  })
})

describe('the rule which decision is which', () => {
  const decisions: fc.Arbitrary<Decision> = fc.record({
    form: fc.constantFrom(...disciplineCodes),
    decidedOn: fc.constantFrom('2019-01-05', '2019-01-06'),
    decision: fc.constantFrom(null, '1-QĐ/UBKT', '1 - QĐ/UBKT', '2-QĐ/UBKT'),
  })

  test('is the same in the schema, pair by pair', async () => {
    const personId = idOf('Trần Văn Ba')
    const pairs = fc.sample(fc.tuple(decisions, decisions), 120)
    const expected = pairs.map(([known, told]) => relationOf(known, told))
    expect(new Set(expected).size).toBe(3)
    const caller = String(
      (await world.database.owner.query('select id from account where login = $1', [clerkLogin])).rows[0]?.id,
    )
    const client = await world.database.owner.connect()
    try {
      const found: unknown[] = []
      for (const [known, told] of pairs) {
        await client.query('begin')
        await client.query(`select set_config('thenchot.account', $1, true)`, [caller])
        await client.query('update discipline set known_until = known_from where person_id = $1', [personId])
        await client.query(
          'insert into discipline (id, person_id, form, decided_on, decision, known_from) select $1, $2, $3, $4, $5, known_from from unit limit 1',
          [id(), personId, known.form, known.decidedOn, known.decision],
        )
        const { rows } = await client.query(
          'select held from held_disciplines(array[$1::uuid], array[$2::text], array[$3::date], array[$4::text])',
          [personId, told.form, told.decidedOn, told.decision],
        )
        found.push(rows[0]?.held ?? null)
        await client.query('rollback')
      }
      expect(found).toEqual(expected)
    } finally {
      client.release()
    }
  })
})
