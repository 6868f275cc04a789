import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { awardBadges, listBadgesDue } from '../../src/modules/people/contract/badges.ts'
import {
  cancelImport,
  downloadMarked,
  downloadTemplate,
  exportPeople,
  planImport,
  readDouble,
  readExchange,
  readImport,
  runImport,
  setExchangeFormat,
} from '../../src/modules/people/contract/exchange.ts'
import { templateColumns } from '../../src/modules/people/exchange.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { bulkName } from '../../src/platform/server/db/bulk.ts'
import { readSheet } from '../../src/platform/server/sheet/read-sheet.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { foundCells, type TestCell } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'
import '../kit/fixed-seed.ts'

const ward = 'can-tho.binh-thuy'
const elsewhere = 'can-tho.cai-rang'
const clerk = 'nhap-lieu-binh-thuy'
const otherClerk = 'nhap-lieu-cai-rang'

type Row = Record<string, string | undefined>
type Import = z.output<typeof readImport.output>

const fileOf = (rows: readonly Row[], kind: 'members' | 'applicants' = 'members'): Promise<Uint8Array> =>
  writeSheet({ name: 'Đảng viên', columns: templateColumns(kind), rows })

const member = (cell: string, over: Row = {}): Row => ({
  name: 'Nguyễn Văn Bình',
  birth: '1980-05-19',
  sex: 'Nam',
  ethnicity: 'Kinh',
  education: 'Đại học',
  decided_on: '2010-01-05',
  decision: '12-QĐ/QU',
  ceremony_on: '2010-01-20',
  full_on: '2011-01-20',
  cell,
  ...over,
})

async function settled(person: Person, jobId: string): Promise<Import> {
  for (;;) {
    const job = await person.call(readImport, { id: jobId })
    if (job.state !== 'planning' && job.state !== 'running') return job
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}

async function tried(
  person: Person,
  file: Uint8Array,
  over: Partial<z.input<typeof planImport.input>> = {},
): Promise<Import> {
  const jobId = id()
  await person.call(planImport, { id: jobId, unit: ward, ...over }, file)
  return settled(person, jobId)
}

async function imported(
  person: Person,
  rows: readonly Row[],
  over: Partial<z.input<typeof planImport.input>> = {},
  decisions: Omit<z.input<typeof runImport.input>, 'id'> = {},
): Promise<Import> {
  const plan = await tried(person, await fileOf(rows, over.kind), over)
  expect([plan.state, plan.problem, plan.faults.filter((fault) => !fault.isWarning)]).toEqual(['planned', null, []])
  await person.call(runImport, { id: plan.id, ...decisions })
  return settled(person, plan.id)
}

/** Every row of the register, without the ids of this installation. */
async function registerOf(world: World): Promise<readonly unknown[]> {
  const { rows } = await world.database.owner.query(`
    select p.name, p.birth, p.birth_on, p.sex, p.ethnicity, p.education, p.theory, p.occupation, p.phone, m.decided_on, m.decision, m.ceremony_on,
      m.probation_ends_on, m.considered_on, m.recognition_decided_on, m.recognition_decision, m.full_on, m.party_age_from,
      (select array_agg(u.code || ' ' || s.state || ' ' || s.valid order by s.valid) from membership_span s join unit u on u.id = s.unit_id
        where s.person_id = p.person_id and s.known_until is null) as spans,
      (select array_agg(s.event || ' ' || s."on" || coalesce(' ' || s.decided_on, '') || coalesce(' ' || s.decision, '') order by s."on", s.event)
        from membership_step s where s.person_id = p.person_id and s.known_until is null) as steps,
      (select array[k.card_number, k.identity_number, k.religion] from person_secret k where k.person_id = p.person_id and k.known_until is null) as secrets
    from person_profile p left join membership m on m.person_id = p.person_id and m.known_until is null
    where p.known_until is null order by p.name, p.birth, m.decision`)
  return rows
}

const countIn = async (world: World, table: string): Promise<number> =>
  Number((await world.database.owner.query(`select count(*) as count from ${table}`)).rows[0]?.count)

/** What an import writes, and where nothing may be left of one that did not end. */
const written = [
  'person',
  'person_profile',
  'person_secret',
  'membership',
  'membership_span',
  'membership_step',
  'import_row',
]
const leftIn = async (world: World): Promise<readonly number[]> => [
  ...(await Promise.all(written.map((table) => countIn(world, table)))),
  Number(
    (await world.database.owner.query(`select count(*) as count from act where verb = 'people.import'`)).rows[0]?.count,
  ),
]

describe('importing members', () => {
  let world: World
  let person: Person
  let cells: readonly TestCell[]
  let others: readonly TestCell[]
  const cell = (at: number): string => cells[at]?.code ?? ''
  beforeAll(async () => {
    world = await openWorld()
    cells = await foundCells(world, ward, 3, '2005-01-01')
    others = await foundCells(world, elsewhere, 1)
    person = await world.as(clerk)
  })
  afterAll(() => world.close())

  const faultsOf = async (rows: readonly Row[], over = {}): Promise<readonly string[]> => {
    const plan = await tried(person, await fileOf(rows), over)
    return plan.faults.filter((fault) => !fault.isWarning).map((fault) => `${fault.row} ${fault.key} ${fault.code}`)
  }

  test('a good file goes in as one act, with a digest for every row, and its dates stand apart', async () => {
    const done = await imported(person, [
      member(cell(0), { card_number: '091000001', religion: 'Không' }),
      member(cell(1), {
        name: 'Trần Thị Hoa',
        birth: '1960',
        sex: 'NU',
        education: 'dai hoc',
        ethnicity: 'khơ me',
        card_number: '091000002',
      }),
      member(cell(1), {
        name: 'Lê Văn Út',
        birth: '2000-03',
        decided_on: '2024-01-02',
        ceremony_on: '2024-01-15',
        full_on: undefined,
        state: 'dự bị',
      }),
    ])
    expect([done.state, done.counts]).toEqual([
      'done',
      { rows: 3, new: 3, changed: 0, same: 0, errors: 0, warnings: 0, doubts: 0, differences: 0 },
    ])
    const { rows } = await world.database.owner.query(
      `select count(*) as rows, count(distinct act_id) as acts, bool_and(length(digest) = 32) as sealed from import_row`,
    )
    expect(rows).toEqual([{ rows: 3, acts: 1, sealed: true }])
    const held = (await registerOf(world)) as readonly Record<string, unknown>[]
    expect(
      held.map((row) => [
        row.name,
        row.birth,
        row.sex,
        row.ethnicity,
        row.education,
        row.full_on,
        row.party_age_from,
        row.spans,
      ]),
    ).toEqual([
      [
        'Lê Văn Út',
        '2000-03',
        'male',
        'Kinh',
        'bachelor',
        null,
        '2024-01-02',
        [`${cell(1)} probationary [2024-01-15,)`],
      ],
      [
        'Nguyễn Văn Bình',
        '1980-05-19',
        'male',
        'Kinh',
        'bachelor',
        '2011-01-20',
        '2010-01-05',
        [`${cell(0)} probationary [2010-01-20,2011-01-20)`, `${cell(0)} full [2011-01-20,)`],
      ],
      [
        'Trần Thị Hoa',
        '1960',
        'female',
        'Khmer',
        'bachelor',
        '2011-01-20',
        '2010-01-05',
        [`${cell(1)} probationary [2010-01-20,2011-01-20)`, `${cell(1)} full [2011-01-20,)`],
      ],
    ])
    const act = await world.database.owner.query(
      `select a.verb, a.actor_id = (select id from account where login = $1) as own, p.payload::text as payload from act a join act_payload p on p.act_id = a.id where a.id = $2`,
      [clerk, done.actId],
    )
    expect([act.rows[0]?.verb, act.rows[0]?.own]).toEqual(['people.import', true])
    expect(act.rows[0]?.payload).not.toMatch(/Bình|091000001|1980/)
  })

  test('the same file again changes nothing', async () => {
    const rows = [
      member(cell(0), { card_number: '091000001', religion: 'Không' }),
      member(cell(1), { name: 'Trần Thị Hoa', birth: '1960', sex: 'Nữ', ethnicity: 'Khmer', card_number: '091000002' }),
      member(cell(1), {
        name: 'Lê Văn Út',
        birth: '2000-03',
        decided_on: '2024-01-02',
        ceremony_on: '2024-01-15',
        full_on: undefined,
      }),
    ]
    const before = await registerOf(world)
    const done = await imported(person, rows, {}, { forAll: 'same' })
    expect(done.counts).toMatchObject({ new: 0, changed: 0, same: 3, differences: 0 })
    expect(await registerOf(world)).toEqual(before)
  })

  test('what a file says otherwise is shown with old and new, and only then taken', async () => {
    const rows = [
      member(cell(0), { card_number: '091000001', education: 'Thạc sĩ', phone: '0912 345 678', religion: 'Phật giáo' }),
    ]
    const plan = await tried(person, await fileOf(rows))
    expect(plan.differences.map((item) => [item.field, item.old, item.new, item.isTaken])).toEqual([
      ['education', 'bachelor', 'master', true],
      ['phone', null, '0912345678', true],
      ['religion', '•••', '•••', true],
    ])
    await person.call(runImport, { id: plan.id })
    expect((await settled(person, plan.id)).counts).toMatchObject({ new: 0, changed: 1, same: 0 })
    const { rows: held } = await world.database.owner.query(
      `select p.education, p.phone, p.known_until is null as believed from person_profile p where p.name = 'Nguyễn Văn Bình' order by believed`,
    )
    expect(held).toEqual([
      { education: 'bachelor', phone: null, believed: false },
      { education: 'master', phone: '0912345678', believed: true },
    ])
    const { rows: secrets } = await world.database.owner.query(
      `select card_number, religion, known_until is null as believed from person_secret where card_number = '091000001' order by believed`,
    )
    expect(secrets).toEqual([
      { card_number: '091000001', religion: 'Không', believed: false },
      { card_number: '091000001', religion: 'Phật giáo', believed: true },
    ])
  })

  test('the file of a national system overwrites only what that system is master of', async () => {
    const header =
      'Họ và tên khai sinh;Ngày sinh;Số thẻ đảng viên;Mã tổ chức đảng;Ngày vào Đảng;Ngày chính thức;Trình độ học vấn'
    const line = `Nguyễn Văn Bình;19/05/1980;091000001;${cell(0)};21/01/2010;21/01/2011;Tiến sĩ`
    const plan = await tried(person, Buffer.from(`${header}\n${line}\n`), { format: 'member_database' })
    expect(plan.problem).toBeNull()
    expect(plan.differences.map((item) => [item.field, item.isTaken])).toEqual([
      ['education', true],
      ['ceremony_on', false],
      ['full_on', false],
    ])
  })

  test('the handbook’s list only adds to people already held', async () => {
    const csv = `Họ và tên;Ngày sinh;Số thẻ đảng viên;Số điện thoại\nNguyễn Văn Bình;19/05/1980;091000001;0987000111\nAi Đó;01/01/1970;099999999;0900000000\n`
    const plan = await tried(person, Buffer.from(csv), { format: 'member_handbook' })
    expect(plan.faults.map((fault) => [fault.row, fault.code])).toEqual([[3, 'not-in-register']])
    expect(plan.differences.map((item) => [item.row, item.field, item.new])).toEqual([[2, 'phone', '0987000111']])
  })

  test.each<readonly [what: string, row: () => Row, code: string]>([
    ['a ceremony before its decision', () => ({ ceremony_on: '2009-12-31' }), 'ceremony_on ceremony-before-decision'],
    [
      'full membership before the end of probation',
      () => ({ decided_on: '2012-01-05', ceremony_on: '2012-01-20', full_on: '2013-01-19' }),
      'full_on full-too-early',
    ],
    [
      'a day to come',
      () => ({ decided_on: undefined, ceremony_on: '2030-01-01', full_on: undefined }),
      'ceremony_on in-future',
    ],
    ['an unknown cell', () => ({ cell: `${ward}.cb9` }), 'cell unknown-cell'],
    ['a cell of another ward', () => ({ cell: others[0]?.code }), 'cell unknown-cell'],
    ['a unit with cells of its own', () => ({ cell: ward }), 'cell not-a-cell'],
    ['a day before the cell was founded', () => ({ since: '2004-12-31' }), 'since cell-not-alive'],
    ['a state that the dates deny', () => ({ state: 'Dự bị' }), 'full_on state-and-dates'],
    ['a stage of applicants', () => ({ state: 'Đã đề nghị' }), 'state unknown-word'],
    ['somebody under 18', () => ({ birth: '1992-02-01' }), 'decided_on under-age'],
    ['an unknown degree', () => ({ education: 'Giáo sư' }), 'education unknown-word'],
    ['a card number of letters', () => ({ card_number: 'ABC' }), 'card_number bad-number'],
    ['considered before the ceremony', () => ({ considered_on: '2010-01-19' }), 'considered_on dates-out-of-order'],
  ])('%s is told with row and column, and nothing is imported', async (_what, over, code) => {
    const before = await leftIn(world)
    const found = await faultsOf([member(cell(2), { name: 'Phạm Thị Mới', ...over() })])
    expect(found).toContain(`2 ${code}`)
    expect(await leftIn(world)).toEqual(before)
  })

  test('a row without a name, and a decimal day, are told by the reader of the file', async () => {
    expect(await faultsOf([member(cell(2), { name: undefined })])).toEqual(['2 name unreadable'])
    expect(await faultsOf([member(cell(2), { name: 'Phạm Thị Mới', decided_on: '31/02/2010' })])).toEqual([
      '2 decided_on unreadable',
    ])
  })

  test('columns that are not read are told, and which of them is only misspelt', async () => {
    const columns = templateColumns('members').map((column) =>
      column.key === 'birth' ? { ...column, header: { vi: 'Ngay sinhh', en: 'Ngay sinhh' } } : column,
    )
    const own = [
      { key: 'shoe', header: { vi: 'Cỡ giày', en: 'Cỡ giày' }, kind: 'text' as const },
      { key: 'error', header: { vi: 'Lỗi / Errors', en: 'Lỗi / Errors' }, kind: 'text' as const },
    ]
    const row = { ...member(cell(2)), name: 'Phạm Thị Mới', birth: '05/1980', shoe: '40', error: 'cũ' }
    const file = await writeSheet({ name: 'Đảng viên', columns: [...columns, ...own], rows: [row] })
    const plan = await tried(person, file)
    expect(plan.counts).toMatchObject({ rows: 1, errors: 0, warnings: 2 })
    expect(plan.faults.map(({ code, isWarning }) => [code, isWarning])).toEqual([
      ['column-misspelt', true],
      ['columns-unread', true],
    ])
    expect(plan.faults[0]?.text.vi).toContain('“Ngay sinhh”')
    expect(plan.faults[0]?.text.vi).toContain('“Ngày sinh”')
    expect(plan.faults[1]?.text.en).toContain('“Cỡ giày”')
    const complete = await tried(person, await fileOf([member(cell(2), { name: 'Phạm Thị Mới' })]))
    expect(complete.faults.filter(({ code }) => code.startsWith('column'))).toEqual([])
  })

  test('an unknown cell is told with the codes that look like it', async () => {
    const plan = await tried(person, await fileOf([member(`${ward}.cb11`)]))
    expect(plan.faults[0]?.text.vi).toMatch(cell(0))
  })

  test('an ethnicity that the list does not know is kept as written, with a warning', async () => {
    const plan = await tried(person, await fileOf([member(cell(2), { name: 'Phạm Thị Mới', ethnicity: 'Pa Cô' })]))
    expect(plan.faults.map((fault) => [fault.code, fault.isWarning])).toEqual([['unknown-ethnicity', true]])
    expect(plan.can.run.isAllowed).toBe(true)
  })

  test('one card number on two rows, and one person on two rows, are refused', async () => {
    const twice = [
      member(cell(2), { name: 'Phạm Thị Một', card_number: '091000009' }),
      member(cell(2), { name: 'Phạm Thị Hai', card_number: '091000009' }),
    ]
    expect(await faultsOf(twice)).toEqual(['3 card_number number-twice'])
  })

  test('same name and birth with another card needs a decision: the same person, or another', async () => {
    const rows = [member(cell(2), { card_number: '091000777' })]
    const plan = await tried(person, await fileOf(rows))
    expect(plan.doubts.map((doubt) => [doubt.row, doubt.cell])).toEqual([[2, cell(0)]])
    const refused = await person.refused(runImport, { id: plan.id })
    expect([refused.status, refused.code]).toEqual([422, 'undecided'])
    await person.call(runImport, { id: plan.id, decisions: [{ row: 2, is: 'same' }] })
    const wrong = await settled(person, plan.id)
    expect([wrong.state, wrong.faults.map((fault) => fault.code)]).toEqual(['failed', ['held-in-another-cell']])
    const done = await imported(person, rows, {}, { forAll: 'another' })
    expect(done.counts).toMatchObject({ new: 1 })
    const { rows: held } = await world.database.owner.query(
      `select count(*) as people from person_profile where name = 'Nguyễn Văn Bình' and known_until is null`,
    )
    expect(held[0]?.people).toBe(2)
  })

  test('a person held is not moved or promoted by a file', async () => {
    expect(await faultsOf([member(cell(1), { card_number: '091000001' })])).toEqual(['2 cell held-in-another-cell'])
    const full = member(cell(1), {
      name: 'Lê Văn Út',
      birth: '2000-03',
      decided_on: '2023-01-02',
      ceremony_on: '2023-01-15',
      full_on: '2024-01-15',
      card_number: '091000888',
    })
    const plan = await tried(person, await fileOf([full]))
    expect(plan.doubts.length).toBe(1)
    await person.call(runImport, { id: plan.id, forAll: 'same' })
    expect((await settled(person, plan.id)).faults.map((fault) => fault.code)).toEqual(['held-in-another-state'])
  })

  test('one error in a file of many keeps every row out, and the marked copy opens again with the error in its row', async () => {
    const before = await leftIn(world)
    const rows = Array.from({ length: 40 }, (_, at) =>
      member(cell(2), {
        name: `Võ Thị Dòng ${'ABCDEFGHIJ'[at % 10]}${'ABCD'[Math.floor(at / 10)]}`,
        ...(at === 20 ? { full_on: '2010-02-01', decided_on: '2012-01-01' } : {}),
      }),
    )
    const file = await fileOf(rows)
    const plan = await tried(person, file)
    expect(plan.can.run.isAllowed).toBe(false)
    const refused = await person.refused(runImport, { id: plan.id })
    expect([refused.status, refused.code]).toEqual([422, 'rows-at-fault'])
    expect(await leftIn(world)).toEqual(before)
    const marked = (await person.call(downloadMarked, { id: plan.id })) as Buffer
    const error = { key: 'error', header: { vi: 'Lỗi / Errors', en: 'Lỗi / Errors' }, kind: 'text' as const }
    const again = await readSheet(marked, [...templateColumns('members'), error])
    expect(again.rows.filter((row) => row.cells.error !== undefined).map((row) => row.row)).toEqual([22])
    expect(again.rows[20]?.cells.error).toMatch(/trước ngày quyết định/)
  })

  test.each<readonly [what: string, file: () => Uint8Array | Promise<Uint8Array>, code: string]>([
    ['nothing at all', () => new Uint8Array(), 'sheet-not-xlsx'],
    ['a text that is no table', () => Buffer.from('<html></html>'), 'sheet-not-xlsx'],
    ['an old workbook', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), 'sheet-old-format'],
    ['a cut workbook', async () => (await fileOf([])).slice(0, 500), 'sheet-damaged'],
    ['a table with other headers', () => Buffer.from('Cột A;Cột B\n1;2\n'), 'sheet-header'],
  ])('%s is refused with its reason', async (_what, file, code) => {
    const plan = await tried(person, await file())
    expect([plan.state, plan.problem?.code]).toEqual(['failed', code])
    expect(plan.problem?.message.vi).not.toBe('')
  })

  test('a file larger than is taken is refused before it is read', async () => {
    const refused = await person.refused(planImport, { id: id(), unit: ward }, new Uint8Array(64 * 1024 * 1024 + 1))
    expect([refused.status, refused.code]).toEqual([413, 'too-large'])
  })

  test('a clerk imports into the own ward only, and an import is nobody else’s', async () => {
    const other = await world.as(otherClerk)
    const rows = [member(others[0]?.code ?? '', { name: 'Người Cái Răng' })]
    const refused = await person.refused(planImport, { id: id(), unit: elsewhere }, await fileOf(rows))
    expect([refused.status, refused.code]).toEqual([404, 'not-found'])
    const done = await imported(other, rows, { unit: elsewhere })
    expect(done.state).toBe('done')
    expect(await faultsOf([{ ...member(cell(0)), ...rows[0], cell: cell(0), card_number: undefined }])).toEqual([])
    expect((await person.refused(readImport, { id: done.id })).status).toBe(404)
    expect((await person.refused(cancelImport, { id: done.id })).status).toBe(404)
    expect((await person.refused(downloadMarked, { id: done.id })).status).toBe(404)
  })

  test('the database itself refuses rows for a cell outside the clerk’s scope', async () => {
    const client = await world.database.app.connect()
    try {
      const { rows } = await world.database.owner.query('select id from account where login = $1', [clerk])
      const insertInto = async (unitId: string | undefined): Promise<string> => {
        await client.query('begin')
        await client.query(`select set_config('thenchot.account', $1, true)`, [rows[0]?.id])
        const actId = (
          await world.database.owner.query(
            `select id from act where verb = 'people.import' and actor_id = $1 limit 1`,
            [rows[0]?.id],
          )
        ).rows[0]?.id
        const answer = await client
          .query('insert into person (id, unit_id, known_from) values ($1, $2, $3)', [id(), unitId, actId])
          .then(
            () => 'written',
            (error: { code: string }) => error.code,
          )
        await client.query('rollback')
        return answer
      }
      expect([await insertInto(cells[0]?.id), await insertInto(others[0]?.id)]).toEqual(['written', '42501'])
    } finally {
      client.release()
    }
  })

  test('applicants come in with their stage', async () => {
    const done = await imported(
      person,
      [
        { name: 'Mai Thị Xuân', birth: '2001-02-03', cell: cell(0), state: 'nguồn', since: '2023-05-01' },
        {
          name: 'Hồ Văn Hạ',
          birth: '1999-04-05',
          cell: cell(0),
          state: 'Đã có quyết định',
          since: '2024-03-01',
          decided_on: '2024-02-28',
          decision: '3-QĐ',
        },
      ],
      { kind: 'applicants' },
    )
    expect(done.state).toBe('done')
    const { rows } =
      await world.database.owner.query(`select p.name, s.state, s.valid::text, t.event, t.decision from person_profile p
      join membership_span s on s.person_id = p.person_id join membership_step t on t.person_id = p.person_id where p.name in ('Mai Thị Xuân', 'Hồ Văn Hạ') order by 1`)
    expect(rows).toEqual([
      { name: 'Hồ Văn Hạ', state: 'decided', valid: '[2024-03-01,)', event: 'decide', decision: '3-QĐ' },
      { name: 'Mai Thị Xuân', state: 'source', valid: '[2023-05-01,)', event: 'list', decision: null },
    ])
  })

  test('the template opens with its headers, and is filled from its own lists', async () => {
    const template = (await person.call(downloadTemplate, { unit: ward })) as Buffer
    const { keys, rows } = await readSheet(template, templateColumns('members'))
    expect([keys.length, rows]).toEqual([templateColumns('members').length, []])
  })
})

describe('an import that does not end', () => {
  const many = (cell: string, count: number): readonly Row[] =>
    Array.from({ length: count }, (_, at) =>
      member(cell, {
        name: `Người ${[...String(at)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')}`,
        card_number: String(100_000_000 + at),
      }),
    )

  const inTheMiddle = async (person: Person, jobId: string): Promise<void> => {
    for (;;) {
      const job = await person.call(readImport, { id: jobId })
      if (job.progress.phase === 'saving' && job.progress.done > 0) return
      if (job.state !== 'running') throw new Error(`the import ended as ${job.state}`)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }

  test('leaves nothing when it is cancelled in the middle, nor when its connection is killed; others read on, and then it goes in', async () => {
    const world = await openWorld()
    try {
      const [cell] = await foundCells(world, ward, 1)
      const person = await world.as(clerk)
      const reader = await world.as('lanh-dao-can-tho')
      const file = await fileOf(many(cell?.code ?? '', 15_000))
      const before = await leftIn(world)
      const start = async (): Promise<string> => {
        const plan = await tried(person, file)
        expect(plan.counts).toMatchObject({ rows: 15_000, new: 15_000, errors: 0 })
        await person.call(runImport, { id: plan.id })
        return plan.id
      }
      const first = await start()
      await inTheMiddle(person, first)
      // A board is read while the import stands in the middle of its transaction, which is still there to be cancelled.
      await reader.call(readBoard, { unit: ward, period: '2024-Q1' })
      await person.call(cancelImport, { id: first })
      expect((await settled(person, first)).state).toBe('cancelled')
      expect(await leftIn(world)).toEqual(before)

      const second = await start()
      await inTheMiddle(person, second)
      const killed = await world.database.app.query(
        'select pg_terminate_backend(pid) as killed from pg_stat_activity where application_name = $1 and datname = current_database()',
        [bulkName],
      )
      expect(killed.rows).toEqual([{ killed: true }])
      const cut = await settled(person, second)
      expect([cut.state, cut.problem?.code]).toEqual(['failed', 'import-broken'])
      expect(await leftIn(world)).toEqual(before)

      const third = await start()
      expect((await settled(person, third)).state).toBe('done')
      expect(await countIn(world, 'import_row')).toBe(15_000)
    } finally {
      await world.close()
    }
  }, 120_000)
})

describe('files that go out', () => {
  let world: World
  let person: Person
  let cells: readonly TestCell[]
  beforeAll(async () => {
    world = await openWorld()
    cells = await foundCells(world, ward, 2)
    person = await world.as(clerk)
    await imported(
      person,
      [
        member(cells[0]?.code ?? '', { card_number: '091000001', identity_number: '092080000001', religion: 'Không' }),
        member(cells[1]?.code ?? '', {
          name: 'Đặng Thị Ánh',
          birth: '1975-01',
          card_number: '091000002',
          decided_on: '1984-03-01',
          ceremony_on: '1984-03-10',
          full_on: '1985-03-10',
          birth_: undefined,
        }),
      ].map((row) => ({ ...row, birth: row.name === 'Đặng Thị Ánh' ? '1960-01' : row.birth })),
    )
  })
  afterAll(() => world.close())

  const opened = async (input: z.input<typeof exportPeople.input>, as = person) =>
    (await readSheet((await as.call(exportPeople, input)) as Buffer, templateColumns('members'))).rows.map(
      (row) => row.cells,
    )

  test('leave sensitive fields out unless asked for with a reason, and then each is recorded as read', async () => {
    const plain = await opened({ unit: ward })
    expect(plain.map((row) => [row.name, row.card_number])).toEqual([
      ['Đặng Thị Ánh', undefined],
      ['Nguyễn Văn Bình', undefined],
    ])
    expect(await countIn(world, 'sensitive_reading')).toBe(0)
    const full = await opened({
      unit: ward,
      sensitive: { fields: ['card_number', 'religion'], reason: 'đối chiếu thẻ đảng viên' },
    })
    expect(full.map((row) => [row.card_number, row.religion])).toEqual([
      ['091000002', undefined],
      ['091000001', 'Không'],
    ])
    const { rows } = await world.database.owner.query(
      `select field, reason, count(*) as count from sensitive_reading group by 1, 2 order by 1`,
    )
    expect(rows).toEqual([
      { field: 'card_number', reason: 'đối chiếu thẻ đảng viên', count: 2 },
      { field: 'religion', reason: 'đối chiếu thẻ đảng viên', count: 1 },
    ])
  })

  test('hold what is filtered: by name without tone marks, by state, by day of admission', async () => {
    expect((await opened({ unit: ward, search: 'dang thi' })).map((row) => row.name)).toEqual(['Đặng Thị Ánh'])
    expect(await opened({ unit: ward, states: ['probationary'] })).toEqual([])
    expect((await opened({ unit: ward, admittedFrom: '2000-01-01' })).map((row) => row.name)).toEqual([
      'Nguyễn Văn Bình',
    ])
  })

  test('go to the member database with its own headers, and to who may see the unit only', async () => {
    const file = (await person.call(exportPeople, { unit: ward, format: 'member_database' })) as Buffer
    const column = {
      key: 'name',
      header: { vi: 'Họ và tên khai sinh', en: 'Họ và tên khai sinh' },
      kind: 'text' as const,
    }
    expect((await readSheet(file, [column])).rows.length).toBe(2)
    expect((await (await world.as(otherClerk)).refused(exportPeople, { unit: ward })).status).toBe(404)
    expect((await opened({ unit: ward }, await world.as('lanh-dao-can-tho'))).length).toBe(2)
  })

  test('list who is due for a badge in a round', async () => {
    const columns = [
      { key: 'name', header: { vi: 'Họ và tên', en: 'Full name' }, kind: 'text' as const },
      { key: 'years', header: { vi: 'Huy hiệu (năm)', en: 'Badge (years)' }, kind: 'number' as const },
    ]
    const file = (await person.call(exportPeople, { unit: ward, list: 'badges', on: '2024-05-19' })) as Buffer
    expect((await readSheet(file, columns)).rows.map((row) => row.cells)).toEqual([
      { name: 'Đặng Thị Ánh', years: '40' },
    ])
  })

  test('leave out who was awarded already, or say in which round when they are asked for', async () => {
    const { rows } = await world.database.owner.query<{ id: string }>(
      `select person_id as id from person_profile where name = 'Đặng Thị Ánh' and known_until is null`,
    )
    const round = '2024-05-19'
    await person.call(awardBadges, { round, awards: [{ id: id(), person: rows[0]?.id ?? '', years: 40 }] })
    const columns = [
      { key: 'name', header: { vi: 'Họ và tên', en: 'Full name' }, kind: 'text' as const },
      { key: 'awarded', header: { vi: 'Đã trao đợt', en: 'Awarded in the round of' }, kind: 'day' as const },
    ]
    const listed = async (withAwarded: boolean) => {
      const input = { unit: ward, list: 'badges' as const, on: round, withAwarded }
      return (await readSheet((await person.call(exportPeople, input)) as Buffer, columns)).rows.map((row) => row.cells)
    }
    expect(await listed(false)).toEqual([])
    expect(await listed(true)).toEqual([{ name: 'Đặng Thị Ánh', awarded: round }])
    const { due } = await person.call(listBadgesDue, { unit: ward, round })
    expect(due.map((item) => [item.name, item.award?.roundOn])).toEqual([['Đặng Thị Ánh', round]])
  })

  test('an administrator edits the columns of an outside file; anybody else is told so; the count of double typing follows', async () => {
    const admin = await world.as('quan-tri')
    const { formats, can } = await person.call(readExchange, { unit: ward })
    expect(formats.map((format) => [format.code, format.confidence])).toEqual([
      ['member_database', 'unconfirmed'],
      ['member_handbook', 'unconfirmed'],
      ['discipline_export', 'unconfirmed'],
    ])
    expect(can.editFormats.isAllowed).toBe(false)
    expect((await person.call(readDouble, {})).count).toBe(0)
    const held = formats.find((format) => format.kind === 'members')?.columns ?? []
    const columns = held.filter((column) => column.field !== 'theory')
    const change = {
      code: 'member_database' as const,
      columns,
      source: 'Tệp mẫu ngày 01/4/2024',
      confidence: 'partial' as const,
    }
    expect((await person.refused(setExchangeFormat, change)).status).toBe(403)
    await admin.call(setExchangeFormat, change)
    await admin.call(setExchangeFormat, { ...change, source: 'Tệp mẫu ngày 02/4/2024' })
    const double = await person.call(readDouble, {})
    expect([double.count, double.fields.filter((field) => field.isTwice).map((field) => field.key)]).toEqual([
      1,
      ['theory'],
    ])
    const twice = [...columns, { field: 'theory' as const, header: 'Dân tộc', goes: 'both' as const }]
    expect(await admin.refused(setExchangeFormat, { ...change, columns: twice })).toMatchObject({
      status: 400,
      field: 'columns',
      message: { vi: 'Có tên cột xuất hiện hai lần.', en: 'A header stands twice.' },
    })
  })
})

describe('export and import', () => {
  const pick = <Item>(...items: readonly Item[]) => fc.constantFrom(...items)
  const anyRow = fc.record({
    name: pick('Đỗ Thị Ánh', 'Ngô Văn Ổi', 'Phạm Ý Nhi', 'Lê Ðức Thọ', 'Trần Quốc Khánh', 'Hồ Thị Út'),
    year: fc.integer({ min: 1940, max: 1985 }),
    month: fc.integer({ min: 1, max: 12 }),
    precision: pick(4, 7, 10),
    sex: pick('Nam', 'Nữ', undefined),
    ethnicity: pick('Kinh', 'Khmer', 'Pa Cô', undefined),
    education: pick('Tiến sĩ', 'Tiểu học', undefined),
    theory: pick('Cao cấp', undefined),
    occupation: pick('Nông dân', '=1+1', 'Giáo viên\tcấp 2', undefined),
    admitted: fc.integer({ min: 2012, max: 2022 }),
    state: pick('Chính thức', 'Dự bị', 'Đã xét chính thức', 'Miễn sinh hoạt'),
    hasSince: fc.boolean(),
    religion: pick('Không', undefined),
    cell: fc.integer({ min: 0, max: 1 }),
  })

  test('what goes out of one installation gives the same register in an empty one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 25 }), async (drawn) => {
        const [one, two] = [await openWorld(), await openWorld()]
        try {
          const codes = (await foundCells(one, ward, 2)).map((cell) => cell.code)
          await foundCells(two, ward, 2)
          const rows = drawn.map((draw, at): Row => {
            const two = (number: number): string => String(number).padStart(2, '0')
            const isFull = draw.state === 'Chính thức' || draw.state === 'Miễn sinh hoạt'
            return {
              name: draw.name,
              birth: `${draw.year}-${two(draw.month)}-${two((at % 28) + 1)}`.slice(0, draw.precision),
              sex: draw.sex,
              ethnicity: draw.ethnicity,
              education: draw.education,
              theory: draw.theory,
              occupation: draw.occupation,
              religion: draw.religion,
              card_number: String(200_000_000 + at),
              decided_on: `${draw.admitted}-02-03`,
              decision: `${at}-QĐ/QU`,
              ceremony_on: `${draw.admitted}-02-${two(4 + (at % 20))}`,
              considered_on: draw.state === 'Đã xét chính thức' ? `${draw.admitted + 1}-03-01` : undefined,
              full_on: isFull ? `${draw.admitted + 1}-02-${two(4 + (at % 20))}` : undefined,
              state: draw.state,
              since: draw.state === 'Miễn sinh hoạt' || draw.hasSince ? '2023-12-01' : undefined,
              cell: codes[draw.cell],
            }
          })
          const [writer, copier] = [await one.as(clerk), await two.as(clerk)]
          await imported(writer, rows, {}, { forAll: 'another' })
          const file = (await writer.call(exportPeople, {
            unit: ward,
            sensitive: { fields: ['card_number', 'identity_number', 'religion'], reason: 'chuyển sang máy khác' },
          })) as Buffer
          const plan = await tried(copier, file)
          expect(plan.faults.filter((fault) => !fault.isWarning)).toEqual([])
          await copier.call(runImport, { id: plan.id, forAll: 'another' })
          expect((await settled(copier, plan.id)).problem).toBeNull()
          expect(await registerOf(two)).toEqual(await registerOf(one))
        } finally {
          await Promise.all([one.close(), two.close()])
        }
      }),
      { numRuns: 8 },
    )
  }, 120_000)
})
