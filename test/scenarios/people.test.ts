import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import {
  advanceTransfer,
  correctProfile,
  countPeople,
  createApplicant,
  listClocks,
  listPeople,
  openTransfer,
  readPerson,
  revealSecret,
  takeStep,
  undoStep,
} from '../../src/modules/people/contract/register.ts'
import { countMembersIn, membersIn, moveMembersOnReorganisation } from '../../src/modules/people/server/public.ts'
import { writeAsOwner } from '../../src/platform/server/db/database.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { foundCells, personHolding, setToday, type TestCell } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const unit = 'can-tho.binh-thuy'
const today = '2026-06-30'
let world: World
let clerk: Person
let leader: Person
let stranger: Person
let cells: readonly TestCell[]
let elsewhere: TestCell
const cell = (index: number): TestCell => cells[index] ?? { id: '', code: '' }

beforeAll(async () => {
  world = await openWorld()
  await setToday(world, today)
  cells = await foundCells(world, unit, 3)
  elsewhere = (await foundCells(world, 'can-tho.cai-rang', 1))[0] ?? { id: '', code: '' }
  clerk = await world.as('nhap-lieu-binh-thuy')
  leader = await world.as('lanh-dao-can-tho')
  stranger = await world.as('nhap-lieu-son-tra')
})
afterAll(() => world.close())

const write = async (name: string, more: object = {}): Promise<string> => {
  const personId = id()
  await clerk.call(createApplicant, {
    id: personId,
    stepId: id(),
    unit: cell(0).code,
    on: '2023-01-05',
    name,
    birth: '1990-03-08',
    ...more,
  })
  return personId
}
const step = (personId: string, event: string, on: string, more: object = {}, as: Person = clerk) =>
  as.call(takeStep, { id: id(), personId, event: event as 'list', on, ...more })
const refusedStep = (personId: string, event: string, on: string, more: object = {}, as: Person = clerk) =>
  as.refused(takeStep, { id: id(), personId, event, on, ...more })

/** A full member of the first cell since 2010, who came from elsewhere. */
const member = async (name: string, place = cell(0).code): Promise<string> => {
  const personId = id()
  const other = await foundPerson(personId, name)
  await step(other, 'move_in', '2015-01-05', {
    toUnit: place,
    decidedOn: '2008-12-20',
    ceremonyOn: '2009-01-10',
    fullOn: '2010-01-10',
  })
  return other
}
/** Written down without any history, as a file would. */
const foundPerson = async (personId: string, name: string): Promise<string> => {
  const { owner } = world.database
  await owner.query(
    `with made as (insert into person (id, unit_id, known_from) select $1, $2, (select id from act limit 1))
      insert into person_profile (person_id, name, birth, birth_on, known_from) select $1, $3, '1980', '1980-01-01', (select id from act limit 1)`,
    [personId, cell(0).id, name],
  )
  return personId
}

const untilDecided = async (name: string): Promise<string> => {
  const [first, second] = [await member(`${name} giới thiệu một`), await member(`${name} giới thiệu hai`)]
  const personId = await write(name)
  await step(personId, 'attend_class', '2023-03-01')
  await step(personId, 'open_dossier', '2023-06-01')
  await step(personId, 'verify', '2023-09-01')
  await step(personId, 'vote', '2024-02-01', { sponsorIds: [first, second] })
  await step(personId, 'propose', '2024-02-20')
  await step(personId, 'decide', '2024-03-20', { decidedOn: '2024-03-15', decision: '12-QĐ/TU' })
  return personId
}

describe('the way from the list to full membership', () => {
  test('every date stands where it belongs, and full membership begins at month 12 however late it was decided', async () => {
    const mentorId = await member('Người giúp đỡ')
    const personId = await untilDecided('Nguyễn Văn Ấn')
    await step(personId, 'admit', '2024-04-02', { mentorId })
    expect((await refusedStep(personId, 'consider', '2025-04-01')).code).toBe('considered-too-early')
    await step(personId, 'consider', '2025-04-20')
    await step(personId, 'recognise', '2025-08-01', { decidedOn: '2025-07-20', decision: '30-QĐ/TU' })
    const page = await clerk.call(readPerson, { personId })
    expect(page.memberships).toMatchObject([
      {
        turn: 1,
        decidedOn: '2024-03-15',
        ceremonyOn: '2024-04-02',
        probationEndsOn: '2025-04-02',
        consideredOn: '2025-04-20',
        recognitionDecidedOn: '2025-07-20',
        fullOn: '2025-04-02',
        partyAgeFrom: '2024-03-15',
      },
    ])
    expect(page.spans.map(({ state, from, until }) => [state, from, until]).slice(-2)).toEqual([
      ['probationary', '2024-04-02', '2025-04-02'],
      ['full', '2025-04-02', null],
    ])
    expect(page.clocks.map(({ kind, dueOn, state }) => [kind, dueOn, state])).toEqual([
      ['ceremony', '2024-05-06', 'done_in_time'],
      ['consideration', '2025-05-19', 'done_in_time'],
    ])
    expect(page.ties.filter((tie) => tie.kind === 'mentor').map((tie) => tie.until)).toEqual(['2025-08-01'])
  })

  test('a step cannot be skipped, lie in the future or before the last one', async () => {
    const personId = await write('Trần Thị Bưởi')
    expect(await refusedStep(personId, 'verify', '2023-05-01')).toMatchObject({
      status: 422,
      code: 'not-yet',
      field: 'event',
    })
    expect(await refusedStep(personId, 'attend_class', '2026-07-01')).toMatchObject({ code: 'in-future', field: 'on' })
    expect(await refusedStep(personId, 'attend_class', '2023-01-04')).toMatchObject({
      code: 'before-last-step',
      field: 'on',
    })
    await step(personId, 'attend_class', '2023-01-05')
  })

  test('who is too young, or sponsored by too few or by a stranger of the cell, is refused at the vote', async () => {
    const [good, far] = [await member('Người giới thiệu đủ'), await member('Người giới thiệu xa', cell(1).code)]
    const grown = await write('Lê Thị Cam')
    for (const [event, on] of [
      ['attend_class', '2023-03-01'],
      ['open_dossier', '2023-06-01'],
      ['verify', '2023-09-01'],
    ] as const)
      await step(grown, event, on)
    const few = await refusedStep(grown, 'vote', '2024-02-01', { sponsorIds: [good] })
    expect(few).toMatchObject({ code: 'too-few-sponsors', field: 'sponsorIds' })
    expect(few.message.vi).toContain('cài đặt')
    expect(await refusedStep(grown, 'vote', '2024-02-01', { sponsorIds: [good, far] })).toMatchObject({
      code: 'sponsor-not-together',
    })
    const young = await write('Phạm Non', { birth: '2006-03-31' })
    for (const [event, on] of [
      ['attend_class', '2023-03-01'],
      ['open_dossier', '2023-06-01'],
      ['verify', '2023-09-01'],
    ] as const)
      await step(young, event, on)
    expect(await refusedStep(young, 'vote', '2024-02-29', { sponsorIds: [good, far] })).toMatchObject({
      code: 'too-young',
    })
  })

  test('sending a step twice records it once', async () => {
    const personId = await write('Đỗ Văn Dừa')
    const input = { id: id(), personId, event: 'attend_class' as const, on: '2023-03-01' }
    await clerk.call(takeStep, input)
    await clerk.call(takeStep, input)
    expect((await clerk.call(readPerson, { personId })).steps.map((item) => item.event)).toEqual([
      'list',
      'attend_class',
    ])
  })

  test('the last step can be withdrawn, an earlier one not, and the record is as it was before', async () => {
    const personId = await write('Hồ Thị É')
    const before = await clerk.call(readPerson, { personId })
    const first = before.steps[0]?.id ?? ''
    const stepId = id()
    await clerk.call(takeStep, { id: stepId, personId, event: 'attend_class', on: '2023-03-01' })
    expect(await clerk.refused(undoStep, { personId, stepId: first, reason: 'ghi nhầm' })).toMatchObject({
      code: 'not-last',
    })
    await clerk.call(undoStep, { personId, stepId, reason: 'ghi nhầm người' })
    await clerk.call(undoStep, { personId, stepId, reason: 'ghi nhầm người' })
    expect(await clerk.call(readPerson, { personId })).toEqual(before)
  })

  test('at every step of the way, withdrawing it gives back the record as it was, and it can be recorded again', async () => {
    const [first, second, mentorId] = [
      await member('Người đi cùng một'),
      await member('Người đi cùng hai'),
      await member('Người đi cùng ba'),
    ]
    const personId = await write('Lương Thị Đào')
    const way: readonly (readonly [string, string, object?])[] = [
      ['attend_class', '2023-03-01'],
      ['open_dossier', '2023-03-01'],
      ['verify', '2023-09-01'],
      ['vote', '2024-01-31', { sponsorIds: [first, second] }],
      ['propose', '2024-02-20'],
      ['decide', '2024-02-20', { decidedOn: '2024-02-20' }],
      ['admit', '2024-02-29', { mentorId }],
      ['transfer', '2024-06-01', { toUnit: cell(1).code }],
      ['consider', '2025-03-03'],
      ['recognise', '2025-05-05', { decidedOn: '2025-04-04' }],
      ['exempt', '2025-06-01', { reason: 'tuổi cao' }],
      ['resume', '2025-07-01'],
      ['strike_off', '2026-01-05', { reason: 'bỏ sinh hoạt' }],
    ]
    for (const [event, on, more] of way) {
      const before = await clerk.call(readPerson, { personId })
      const stepId = id()
      await clerk.call(takeStep, { id: stepId, personId, event: event as 'list', on, ...more })
      await clerk.call(undoStep, { personId, stepId, reason: 'ghi nhầm' })
      expect(await clerk.call(readPerson, { personId })).toEqual(before)
      await step(personId, event, on, more)
    }
    const page = await clerk.call(readPerson, { personId })
    expect(page.spans.slice(-5).map((span) => [span.unit.code, span.state, span.from, span.until])).toEqual([
      [cell(0).code, 'probationary', '2024-02-29', '2024-06-01'],
      [cell(1).code, 'probationary', '2024-06-01', '2025-02-28'],
      [cell(1).code, 'full', '2025-02-28', '2025-06-01'],
      [cell(1).code, 'exempt', '2025-06-01', '2025-07-01'],
      [cell(1).code, 'full', '2025-07-01', '2026-01-05'],
    ])
    expect([page.state, page.memberships[0]?.endedOn]).toEqual(['struck_off', '2026-01-05'])
  })

  test('who left is listed again only after the time the regulation sets', async () => {
    const personId = await member('Vũ Văn Gấc')
    await step(personId, 'leave', '2022-01-31', { reason: 'xin ra khỏi Đảng' })
    expect(await refusedStep(personId, 'list', '2025-01-30', { toUnit: cell(0).code })).toMatchObject({
      code: 'readmission-too-early',
      details: { from: '2025-01-31' },
    })
    await step(personId, 'list', '2025-01-31', { toUnit: cell(0).code })
    expect((await clerk.call(readPerson, { personId })).state).toBe('source')
  })
})

describe('what may be typed here', () => {
  test('of an applicant everything, of a member nothing that another system is the master of', async () => {
    const personId = await write('Mai Thị Hồng')
    await clerk.call(correctProfile, { personId, field: 'occupation', value: 'Giáo viên', reason: 'ghi thiếu' })
    await clerk.call(correctProfile, { personId, field: 'identity_number', value: '092190001234', reason: 'ghi thiếu' })
    const page = await clerk.call(readPerson, { personId })
    expect(page.fields.find((field) => field.key === 'occupation')).toMatchObject({
      value: 'Giáo viên',
      can: { isAllowed: true },
    })
    expect(page.secrets.find((field) => field.key === 'identity_number')?.masked).toBe('•••234')
    const other = await member('Đinh Văn Kén')
    const refused = await clerk.refused(correctProfile, {
      personId: other,
      field: 'occupation',
      value: 'Giáo viên',
      reason: 'ghi thiếu',
    })
    expect(refused).toMatchObject({ status: 422, code: 'mastered-elsewhere', field: 'field' })
    expect(refused.message.vi).toContain('3.0')
  })

  test('a day of birth that does not exist is refused, and so is a second person of one name and birth', async () => {
    const wrong = {
      id: id(),
      stepId: id(),
      unit: cell(0).code,
      on: '2024-01-05',
      name: 'Lý Thị Lan',
      birth: '1990-02-30',
    }
    expect(await clerk.refused(createApplicant, wrong)).toMatchObject({
      status: 400,
      code: 'bad-birth',
      field: 'birth',
    })
    await clerk.call(createApplicant, { ...wrong, birth: '1990-02-28' })
    const again = { ...wrong, id: id(), stepId: id(), birth: '1990-02-28', name: 'LÝ THỊ LÀN' }
    expect(await clerk.refused(createApplicant, again)).toMatchObject({ status: 409, code: 'same-person' })
    await clerk.call(createApplicant, { ...again, isAnother: true })
  })

  test('a unit that is no cell takes nobody in', async () => {
    const input = { id: id(), stepId: id(), unit, on: '2024-01-05', name: 'Cao Thị Mơ' }
    expect(await clerk.refused(createApplicant, input)).toMatchObject({ code: 'not-a-cell', field: 'unit' })
  })
})

describe('sensitive values', () => {
  test('are masked until read with a reason, and every reading is on the page', async () => {
    const personId = await write('Kiều Thị Na')
    await clerk.call(correctProfile, { personId, field: 'identity_number', value: '092190009876', reason: 'ghi thiếu' })
    expect(JSON.stringify(await leader.call(readPerson, { personId }))).not.toContain('09219000')
    const reading = { id: id(), personId, field: 'identity_number' as const, reason: 'đối chiếu hồ sơ' }
    expect(await leader.call(revealSecret, reading)).toEqual({ value: '092190009876' })
    expect(await leader.call(revealSecret, reading)).toEqual({ value: '092190009876' })
    expect((await leader.refused(revealSecret, { ...reading, field: 'religion' })).status).toBe(403)
    expect((await leader.refused(revealSecret, { ...reading, id: id(), reason: '' })).status).toBe(400)
    expect((await stranger.refused(revealSecret, { ...reading, id: id() })).status).toBe(404)
    const { readings } = await clerk.call(readPerson, { personId })
    expect(readings).toMatchObject([
      { key: 'identity_number', reason: 'đối chiếu hồ sơ', by: { vi: 'Lãnh đạo Thành ủy Cần Thơ' } },
    ])
  })
})

describe('the register of a unit', () => {
  test('is in the order of given names, searched without tone marks and with any đ, and comes in pages', async () => {
    const place = (await foundCells(world, unit, 1))[0]?.code ?? ''
    for (const name of ['Trần Đạt', 'Lê Đào', 'Ngô Dũng', 'Hà Ánh', 'Bùi An'])
      await clerk.call(createApplicant, { id: id(), stepId: id(), unit: place, on: '2024-01-05', name })
    const all = await clerk.call(listPeople, { unit: place })
    expect(all.people.map((person) => person.name)).toEqual(['Bùi An', 'Hà Ánh', 'Ngô Dũng', 'Lê Đào', 'Trần Đạt'])
    const { counts } = await clerk.call(countPeople, { unit: place })
    expect(counts.filter((count) => count.people > 0)).toEqual([{ state: 'source', people: 5 }])
    for (const search of ['đa', 'da', 'ÐA'])
      expect((await clerk.call(listPeople, { unit: place, search })).people.map((person) => person.name)).toEqual([
        'Lê Đào',
        'Trần Đạt',
      ])
    const names: string[] = []
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: Awaited<ReturnType<typeof clerk.call<typeof listPeople.input, typeof listPeople.output>>> =
        await clerk.call(listPeople, { unit: place, limit: 2, after })
      names.push(...page.people.map((person) => person.name))
      after = page.next ?? undefined
    }
    expect(names).toEqual(all.people.map((person) => person.name))
    expect((await clerk.call(listPeople, { unit: place, states: 'full,exempt' })).people).toEqual([])
    expect((await clerk.refused(listPeople, { unit: place, states: 'full,x' })).code).toBe('unknown-state')
  })

  test('a name is kept in one spelling, found with spaces that say nothing, and is more than numbers', async () => {
    const place = (await foundCells(world, unit, 1))[0]?.code ?? ''
    const listed = { unit: place, on: '2024-01-05' }
    for (const name of ['Ðinh  Thị Ðạt', 'Đinh Thị Đạo'.normalize('NFD'), 'Đinh Thị Đông'])
      await clerk.call(createApplicant, { id: id(), stepId: id(), ...listed, name })
    const found = await clerk.call(listPeople, { unit: place, search: ' ĐINH   thi' })
    expect(found.people.map((person) => person.name)).toEqual(['Đinh Thị Đạo', 'Đinh Thị Đạt', 'Đinh Thị Đông'])
    expect(await clerk.refused(createApplicant, { id: id(), stepId: id(), ...listed, name: '12 34' })).toMatchObject({
      code: 'name-missing',
      field: 'name',
    })
    const undated = await clerk.refused(createApplicant, { id: id(), stepId: id(), ...listed, on: '', name: 'Đinh An' })
    expect([undated.field, undated.message.en]).toEqual(['on', 'Choose a real day (YYYY-MM-DD).'])
  })

  test('a percent sign is searched for as it stands', async () => {
    expect((await clerk.call(listPeople, { unit, search: '%' })).people).toEqual([])
  })
})

describe('transfers', () => {
  test('the cell left starts and gives the letter, the cell that takes over sees the person then, accepts, and goes on', async () => {
    const taker = await personHolding(world, 'clerk', elsewhere.code)
    const personId = await member('Tạ Văn Ổi')
    const transferId = id()
    expect((await taker.refused(readPerson, { personId })).status).toBe(404)
    await clerk.call(openTransfer, { id: transferId, personId, decidedOn: '2025-01-02', toUnit: elsewhere.code })
    const go = (as: Person, event: string, on: string, more: object = {}) =>
      as.call(advanceTransfer, { id: id(), transferId, event: event as 'start', on, ...more })
    expect(
      (await clerk.refused(advanceTransfer, { id: id(), transferId, event: 'letter', on: '2025-02-01' })).code,
    ).toBe('not-yet')
    await go(clerk, 'start', '2025-02-03')
    await go(clerk, 'letter', '2025-02-10')
    const seen = await taker.call(readPerson, { personId })
    expect(seen.spans).toEqual((await leader.call(readPerson, { personId })).spans)
    expect((await taker.refused(takeStep, { id: id(), personId, event: 'die', on: '2025-02-11' })).status).toBe(403)
    expect(
      (await taker.refused(advanceTransfer, { id: id(), transferId, event: 'accept', on: '2025-02-12' })).code,
    ).toBe('not-yet')
    await go(taker, 'present', '2025-02-20')
    expect(
      (await clerk.refused(advanceTransfer, { id: id(), transferId, event: 'accept', on: '2025-02-21' })).status,
    ).toBe(403)
    await go(taker, 'accept', '2025-02-21')
    const after = await taker.call(readPerson, { personId })
    expect(after.spans.map((span) => [span.unit.code, span.state, span.from, span.until])).toEqual([
      [cell(0).code, 'full', '2015-01-05', '2025-02-21'],
      [elsewhere.code, 'full', '2025-02-21', null],
    ])
    expect(after.clocks.map(({ kind, state }) => [kind, state])).toEqual([
      ['transfer_present', 'done_in_time'],
      ['transfer_start', 'done_in_time'],
    ])
    await step(personId, 'exempt', '2025-03-01', { reason: 'tuổi cao' }, taker)
    expect((await refusedStep(personId, 'resume', '2025-03-02')).status).toBe(403)
    const wide = await leader.call(readPerson, { personId })
    const narrow = await taker.call(readPerson, { personId })
    expect({ ...wide, can: null, fields: null, secrets: null, transfers: null }).toEqual({
      ...narrow,
      can: null,
      fields: null,
      secrets: null,
      transfers: null,
    })
  })

  test('an accepted transfer can be undone by the cell that took over', async () => {
    const taker = await personHolding(world, 'clerk', elsewhere.code)
    const personId = await member('Phan Thị Quýt')
    const transferId = id()
    await clerk.call(openTransfer, { id: transferId, personId, decidedOn: '2025-01-02', toUnit: elsewhere.code })
    for (const [event, on] of [
      ['start', '2025-02-03'],
      ['letter', '2025-02-10'],
      ['present', '2025-02-20'],
    ] as const)
      await clerk.call(advanceTransfer, { id: id(), transferId, event, on })
    const before = await taker.call(readPerson, { personId })
    await taker.call(advanceTransfer, { id: id(), transferId, event: 'accept', on: '2025-02-21' })
    const stepId = (await taker.call(readPerson, { personId })).steps.at(-1)?.id ?? ''
    expect((await clerk.refused(undoStep, { personId, stepId, reason: 'nhận nhầm' })).status).toBe(403)
    await taker.call(undoStep, { personId, stepId, reason: 'nhận nhầm' })
    expect(await taker.call(readPerson, { personId })).toEqual(before)
    await clerk.call(advanceTransfer, {
      id: id(),
      transferId,
      event: 'call_off',
      on: '2025-02-22',
      reason: 'không đi nữa',
    })
    expect((await taker.refused(readPerson, { personId })).status).toBe(404)
  })

  test('a late recognition by the cell that took over also mends the days in the cell before', async () => {
    const taker = await personHolding(world, 'clerk', elsewhere.code)
    const personId = await foundPerson(id(), 'Trịnh Thị Hạ')
    await step(personId, 'move_in', '2024-06-01', { toUnit: cell(0).code, ceremonyOn: '2024-02-29' })
    const transferId = id()
    await clerk.call(openTransfer, { id: transferId, personId, decidedOn: '2025-03-03', toUnit: elsewhere.code })
    for (const event of ['start', 'letter', 'present'] as const)
      await clerk.call(advanceTransfer, { id: id(), transferId, event, on: '2025-03-10' })
    await taker.call(advanceTransfer, { id: id(), transferId, event: 'accept', on: '2025-03-10' })
    await step(personId, 'consider', '2025-03-12', {}, taker)
    await step(personId, 'recognise', '2025-05-05', { decidedOn: '2025-05-05' }, taker)
    const { spans } = await taker.call(readPerson, { personId })
    expect(spans.map((span) => [span.unit.code, span.state, span.from])).toEqual([
      [cell(0).code, 'probationary', '2024-06-01'],
      [cell(0).code, 'full', '2025-02-28'],
      [elsewhere.code, 'full', '2025-03-10'],
    ])
  })

  test('a clerk moves within the own scope only; beyond it a transfer is asked for', async () => {
    const personId = await member('Võ Thị Sim')
    expect(await refusedStep(personId, 'transfer', '2025-01-02', { toUnit: elsewhere.code })).toMatchObject({
      status: 403,
      code: 'not-your-cell',
    })
    await step(personId, 'transfer', '2025-01-02', { toUnit: cell(2).code })
    expect((await clerk.call(readPerson, { personId })).unit?.code).toBe(cell(2).code)
  })
})

describe('a reorganisation of cells', () => {
  test('takes along who stands in them, without a step, and a step recorded before it can be withdrawn no more', async () => {
    const [from, into] = await foundCells(world, unit, 2)
    if (!from || !into) throw new Error('two cells were to be founded')
    const personId = await member('Hứa Văn Bầu', from.code)
    const other = await member('Giang Thị Cà', from.code)
    const moved = await writeAsOwner(world.database, { actor: system, requestId: 'test' }, async (tx) => {
      const actId = await recordAct(tx, { verb: 'test.merge', recordKind: 'test', payload: {} })
      expect((await membersIn(tx, from.id, '2025-06-30')).map((item) => item.name)).toEqual([
        'Hứa Văn Bầu',
        'Giang Thị Cà',
      ])
      const count = await moveMembersOnReorganisation(
        tx,
        [{ fromUnitId: from.id, toUnitId: into.id }],
        '2025-07-01',
        actId,
      )
      const counts = await countMembersIn(tx, [from.id, into.id], '2025-07-01')
      expect([counts.get(from.id), counts.get(into.id)]).toEqual([
        { members: 0, applicants: 0 },
        { members: 2, applicants: 0 },
      ])
      return count
    })
    expect(moved).toBe(2)
    const page = await clerk.call(readPerson, { personId })
    expect(page.spans.map((span) => [span.unit.code, span.from, span.until])).toEqual([
      [from.code, '2015-01-05', '2025-07-01'],
      [into.code, '2025-07-01', null],
    ])
    expect(page.steps.map((item) => item.event)).toEqual(['move_in'])
    const stepId = page.steps[0]?.id ?? ''
    expect((await clerk.refused(undoStep, { personId, stepId, reason: 'ghi nhầm' })).code).toBe('built-upon')
    // Recorded after the merger, for a day before it: the cells stay as the decision put them.
    await step(other, 'exempt', '2025-06-01', { reason: 'tuổi cao' })
    expect(
      (await clerk.call(readPerson, { personId: other })).spans.map((span) => [span.unit.code, span.state, span.from]),
    ).toEqual([
      [from.code, 'full', '2015-01-05'],
      [from.code, 'exempt', '2025-06-01'],
      [into.code, 'exempt', '2025-07-01'],
    ])
  })
})

describe('clocks of a unit', () => {
  test('say what is overdue, near and running, the most urgent first', async () => {
    const place = (await foundCells(world, 'can-tho.binh-thuy', 1))[0]?.code ?? ''
    const personId = await member('Quách Văn Táo', place)
    const open = async (decidedOn: string): Promise<void> => {
      const transferId = id()
      const other = await member(`Người chuyển ${decidedOn}`, place)
      await clerk.call(openTransfer, { id: transferId, personId: other, decidedOn, toUnit: elsewhere.code })
    }
    for (const decidedOn of ['2026-06-25', '2026-01-05', '2026-04-03']) await open(decidedOn)
    const { clocks, counts, near } = await clerk.call(listClocks, { unit: place })
    expect(near).toBe(5)
    expect(clocks.map(({ startedOn, state }) => [startedOn, state])).toEqual([
      ['2026-01-05', 'overdue'],
      ['2026-04-03', 'near'],
      ['2026-06-25', 'running'],
    ])
    expect(counts).toEqual({ overdue: 1, near: 1, running: 1 })
    expect(
      (await clerk.call(listPeople, { unit: place })).people.find((item) => item.id === personId)?.clock,
    ).toBeNull()
  })

  test('are all counted and shown from the most urgent on, however few are asked for', async () => {
    const [place = '', into = ''] = (await foundCells(world, 'can-tho.binh-thuy', 2)).map((cell) => cell.code)
    const days = ['2026-06-25', '2026-01-05', '2026-06-25', '2026-04-03', '2026-06-25']
    for (const [index, decidedOn] of days.entries()) {
      const personId = await member(`Người chờ ${index}`, place)
      await clerk.call(openTransfer, { id: id(), personId, decidedOn, toUnit: into })
    }
    const all = await clerk.call(listClocks, { unit: 'can-tho.binh-thuy', limit: 1000 })
    expect(all.clocks.length).toBeGreaterThanOrEqual(days.length)
    expect(all.counts.overdue + all.counts.near + all.counts.running).toBe(all.clocks.length)
    for (let limit = 1; limit <= all.clocks.length; limit++) {
      const some = await clerk.call(listClocks, { unit: 'can-tho.binh-thuy', limit })
      expect(some).toEqual({ ...all, clocks: all.clocks.slice(0, limit) })
    }
    const arriving = await clerk.call(listClocks, { unit: into })
    expect(arriving.counts).toEqual({ overdue: 1, near: 1, running: 3 })
  })
})

describe('rights', () => {
  test('a stranger finds nobody, a leader reads, a clerk writes', async () => {
    const personId = await write('Tống Thị Vải')
    expect((await stranger.refused(readPerson, { personId })).status).toBe(404)
    expect((await stranger.refused(listPeople, { unit })).status).toBe(404)
    expect((await stranger.refused(countPeople, { unit })).status).toBe(404)
    expect(
      (await stranger.refused(takeStep, { id: id(), personId, event: 'attend_class', on: '2023-03-01' })).status,
    ).toBe(404)
    const page = await leader.call(readPerson, { personId })
    expect(page.can.take.isAllowed).toBe(false)
    expect(
      (await leader.refused(takeStep, { id: id(), personId, event: 'attend_class', on: '2023-03-01' })).status,
    ).toBe(403)
    await step(personId, 'attend_class', '2023-03-01')
  })

  test('a narrow user and a wide one see the same person', async () => {
    const personId = await write('Ưng Thị Xoài')
    const narrow = await personHolding(world, 'reader', cell(0).code)
    expect(await narrow.call(readPerson, { personId })).toEqual(await leader.call(readPerson, { personId }))
  })
})
