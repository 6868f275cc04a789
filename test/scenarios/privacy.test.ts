import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personalData } from '../../src/app/personal-data.ts'
import { personalNames } from '../../src/app/personal-names.ts'
import { verifyActs } from '../../src/modules/acts/contract.ts'
import { recordDialogue } from '../../src/modules/people/contract/pipeline.ts'
import { holdPost, openPost, withdrawHolding } from '../../src/modules/people/contract/posts.ts'
import {
  erasePerson,
  exportHeldOnPerson,
  listPersonalData,
  readHeldOnPerson,
} from '../../src/modules/people/contract/privacy.ts'
import { correctProfile, createApplicant, takeStep, undoStep } from '../../src/modules/people/contract/register.ts'
import { foundCells, setToday } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
let cell: { id: string; code: string }
const unit = 'can-tho.binh-thuy'
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  const [first] = await foundCells(world, unit, 1)
  if (!first) throw new Error('a cell was expected')
  cell = first
})
afterAll(() => world.close())

/** Words that stand nowhere else. */
const traces = {
  name: 'Trịnh Thị Xóavết',
  card: 'THE-887766554',
  identity: '092155443322',
  religion: 'Đạo Tựđặt',
  phone: '0912-334-455',
  decision: '4711-QĐ/XV',
  reason: 'lýdo-bímật-một',
  difficulty: 'khókhăn-bímật-hai',
  elsewhere: 'Nơi-bímật-ba',
  reading: 'lýdo-xem-bốn',
  payload: 'nộidung-bímật-năm',
}

/** A row about one person in every table that names people, written straight into the tables. */
async function filledPerson(until: string, state = 'left'): Promise<string> {
  const [person, other] = [id(), id()]
  const run = async (statement: string, ...values: readonly unknown[]): Promise<void> => {
    await world.database.owner.query(statement.replace('ACT', '(select known_from from unit limit 1)'), [...values])
  }
  for (const [who, name] of [
    [person, traces.name],
    [other, 'Người Đứng Cạnh'],
  ]) {
    await run('insert into person (id, unit_id, known_from) values ($1, $2, ACT)', who, cell.id)
    await run(
      "insert into person_profile (person_id, name, birth, birth_on, sex, phone, known_from) values ($1, $2, '1950-05-19', '1950-05-19', 'female', $3, ACT)",
      who,
      name,
      who === person ? traces.phone : null,
    )
  }
  await run(
    'insert into person_secret (person_id, card_number, identity_number, religion, known_from) values ($1, $2, $3, $4, ACT)',
    person,
    traces.card,
    traces.identity,
    traces.religion,
  )
  await run(
    "insert into membership (id, person_id, decided_on, decision, recognition_decision, party_age_from, ended_on, end_state, known_from) values ($1, $2, '1980-01-01', $3, $3, '1980-01-01', $4, $5, ACT)",
    id(),
    person,
    traces.decision,
    until,
    state,
  )
  await run(
    "insert into membership_span (person_id, unit_id, state, valid, known_from) values ($1, $2, 'full', daterange('1980-01-01', $3::date), ACT)",
    person,
    cell.id,
    until,
  )
  await run(
    'insert into membership_step (id, person_id, event, "on", decision, unit_id, reason, known_from) values ($1, $2, \'leave\', $3, $4, $5, $6, ACT)',
    id(),
    person,
    until,
    traces.decision,
    cell.id,
    traces.reason,
  )
  await run(
    "insert into membership_tie (person_id, member_id, kind, valid, known_from) values ($1, $2, 'mentor', '[1980-01-01,1981-01-01)', ACT)",
    other,
    person,
  )
  await run(
    "insert into dossier_item (person_id, form, received_on, known_from) values ($1, '1-KNĐ', '1979-01-01', ACT)",
    person,
  )
  const course = id()
  await run(
    "insert into awareness_class (id, unit_id, vi, en, starts_on, ends_on, known_from) values ($1, $2, 'Lớp thử', 'Class', '1979-01-01', '1979-01-05', ACT)",
    course,
    cell.id,
  )
  await run('insert into awareness_seat (class_id, person_id, known_from) values ($1, $2, ACT)', course, person)
  await run(
    'insert into applicant_dialogue (id, person_id, "on", difficulty, follow_up, known_from) values ($1, $2, \'1979-02-01\', $3, $3, ACT)',
    id(),
    person,
    traces.difficulty,
  )
  await run(
    "insert into transfer (id, person_id, from_unit_id, elsewhere, decided_on, known_from) values ($1, $2, $3, $4, '2000-01-01', ACT)",
    id(),
    person,
    cell.id,
    traces.elsewhere,
  )
  await run(
    "insert into discipline (id, person_id, form, decided_on, decision, known_from) values ($1, $2, 'warning', '1999-01-01', $3, ACT)",
    id(),
    person,
    traces.decision,
  )
  await run(
    "insert into badge_award (id, person_id, years, round_on, is_early, reason, known_from) values ($1, $2, 30, '2009-11-07', true, $3, ACT)",
    id(),
    person,
    traces.reason,
  )
  await run(
    "insert into position_holding (id, position_id, person_id, valid, decision, known_from) values ($1, $1, $2, '[1990-01-01,1995-01-01)', $3, ACT)",
    id(),
    person,
    traces.decision,
  )
  await run(
    'insert into import_row (act_id, row_number, person_id, digest) values (ACT, $1, $2, sha256($3))',
    Math.floor(Math.random() * 1e9),
    person,
    traces.name,
  )
  await run(
    "insert into sensitive_reading (id, account_id, person_id, field, reason) select $1, a.id, $2, 'religion', $3 from account a where login = 'nhap-lieu-binh-thuy'",
    id(),
    person,
    traces.reading,
  )
  await run(
    `with payload as (select jsonb_build_object('text', $3::text) as payload), acted as (
      insert into act (id, actor_id, verb, record_kind, record_id, request_id, digest)
      select $1::uuid, (select id from account where login = 'nhap-lieu-binh-thuy'), 'test.said', 'person', $2::uuid, 'test', sha256('\\x00'::bytea || convert_to(payload::text, 'UTF8')) from payload)
    insert into act_payload (act_id, salt, payload) select $1::uuid, '\\x00'::bytea, payload from payload`,
    id(),
    person,
    traces.payload,
  )
  return person
}

/** Every text, JSON and byte column of the database in which any of the words stands. */
async function placesOf(words: readonly string[]): Promise<readonly string[]> {
  const { rows } = await world.database.owner.query<{ relation: string; attribute: string }>(
    `select c.relname as relation, a.attname as attribute from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = current_schema::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'bytea'::regtype, 'text[]'::regtype)`,
  )
  const found: string[] = []
  for (const { relation, attribute } of rows) {
    const hits = await world.database.owner.query(
      `select 1 from ${relation} t, unnest($1::text[]) trace (needle)
       where position(needle in t.${attribute}::text) > 0 or position(encode(convert_to(needle, 'UTF8'), 'hex') in t.${attribute}::text) > 0
         or position(fold_name(needle) in t.${attribute}::text) > 0 limit 1`,
      [words],
    )
    if (hits.rowCount) found.push(`${relation}.${attribute}`)
  }
  return found
}

describe('what is held on a person', () => {
  test('is shown from every table that names people, with purpose and retention, sensitive values masked', async () => {
    const person = await filledPerson('2010-01-01')
    const held = await clerk.call(readHeldOnPerson, { personId: person })
    const { rows } = await world.database.owner.query<{ relation: string }>(
      `select distinct relation from references_to('person')`,
    )
    expect(held.tables.map((table) => table.table).toSorted()).toEqual(
      ['person', ...rows.map((row) => row.relation)].toSorted(),
    )
    for (const table of held.tables) {
      expect(table.name.vi).not.toBe(table.table)
      expect(table.rows.length).toBeGreaterThan(0)
      for (const column of table.columns)
        expect([column.purpose.vi, column.retention.vi].map((text) => text.length > 10)).toEqual([true, true])
    }
    const said = JSON.stringify(held)
    for (const word of [traces.name, traces.decision, traces.reason, traces.difficulty, traces.elsewhere, traces.phone])
      expect(said).toContain(word)
    for (const word of [traces.card, traces.identity, traces.religion, 'warning']) expect(said).not.toContain(word)
    expect(
      held.tables.find((table) => table.table === 'person_secret')?.rows.map((row) => [row.values, row.secrets]),
    ).toEqual([
      [
        { card_number: '•••554', identity_number: '•••322', religion: '•••' },
        { card_number: 'card_number', identity_number: 'identity_number', religion: 'religion' },
      ],
    ])
    const [span] = held.tables.find((table) => table.table === 'membership_span')?.rows ?? []
    expect([span?.values.unit_id, span?.english]).toEqual([
      expect.stringMatching(/^Chi bộ/),
      { unit_id: expect.stringMatching(/^Cell/) },
    ])
    expect(held.readings).toMatchObject([{ field: 'religion', reason: traces.reading }])
    expect(held.acts.map((act) => act.verb)).toEqual(['test.said'])
  })

  test('goes out as a file, with sensitive values only on a reason, each recorded as read', async () => {
    const person = await filledPerson('2010-01-01')
    const masked = String(await clerk.call(exportHeldOnPerson, { personId: person, reason: 'theo yêu cầu' }))
    expect([masked.includes(traces.name), masked.includes(traces.card)]).toEqual([true, false])
    const whole = String(
      await clerk.call(exportHeldOnPerson, { personId: person, includesSensitive: true, reason: 'theo yêu cầu' }),
    )
    for (const word of [traces.card, traces.identity, traces.religion, 'warning']) expect(whole).toContain(word)
    const { readings, acts } = await clerk.call(readHeldOnPerson, { personId: person })
    expect(readings.map((reading) => reading.field).toSorted()).toEqual([
      'card_number',
      'discipline',
      'identity_number',
      'religion',
      'religion',
    ])
    expect(acts.map((act) => act.verb)).toEqual(['test.said', 'person.export', 'person.export'])
  })

  test('names every column with personal data in both languages, and is open to every account', async () => {
    const { tables, rule } = await (await world.as('quan-tri')).call(listPersonalData, {})
    const listed = tables.flatMap((table) => table.columns.map((column) => `${table.table}.${column.column}`))
    const known = Object.entries(personalData).flatMap(([table, { personal }]) =>
      Object.keys(personal).map((column) => `${table}.${column}`),
    )
    expect(listed.toSorted()).toEqual(known.toSorted())
    const unnamed = known.filter((name) => {
      const [table = '', column = ''] = name.split('.')
      const named = personalNames[table]?.columns[column]
      return !named || named.vi.length < 2 || named.en.length < 2
    })
    expect(unnamed).toEqual([])
    expect(rule).toMatchObject({ screenedOutMonths: 24, endedMonths: 120, confidence: 'unconfirmed' })
    expect((await (await world.as(null)).refused(listPersonalData, {})).status).toBe(401)
  })

  test('is found by what the database itself says of its tables: a column that names a person refers to one, and is in the catalogue', async () => {
    const columns = async (where: string) =>
      (
        await world.database.owner.query<{ name: string }>(
          `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = current_schema::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and ${where} order by 1`,
        )
      ).rows.map((row) => row.name)
    const referring = await columns(
      `exists (select from references_to('person') r where r.relation = c.relname and r.attribute = a.attname)`,
    )
    expect(await columns(`a.attname in ('person_id', 'member_id')`)).toEqual(referring)
    const uncovered = referring.filter((name) => {
      const [table = '', column = ''] = name.split('.')
      return personalData[table]?.personal[column] === undefined
    })
    expect(uncovered).toEqual([])
    await world.database.owner.query('create table forgotten_note (person_id uuid references person (id), words text)')
    const person = await filledPerson('2010-01-01')
    await world.database.owner.query(`insert into forgotten_note values ($1, 'x')`, [person])
    const held = await clerk.call(readHeldOnPerson, { personId: person })
    expect(held.tables.map((table) => table.table)).toContain('forgotten_note')
    await world.database.owner.query('drop table forgotten_note')
  })

  test('is shown within scope alone, and exported by clerks', async () => {
    const person = await filledPerson('2010-01-01')
    const [leader, stranger] = [await world.as('lanh-dao-can-tho'), await world.as('nhap-lieu-son-tra')]
    const seen = await leader.call(readHeldOnPerson, { personId: person })
    expect([seen.can.export.isAllowed, seen.can.erase.isAllowed]).toEqual([false, false])
    const input = { personId: person, reason: 'theo yêu cầu' }
    for (const endpoint of [exportHeldOnPerson, erasePerson]) {
      expect((await leader.refused(endpoint, input)).status).toBe(403)
      expect((await stranger.refused(endpoint, input)).status).toBe(404)
    }
    expect((await stranger.refused(readHeldOnPerson, { personId: person })).status).toBe(404)
  })
})

describe('erasure', () => {
  /** Members by state on days of the past, and how many ended, as figures count them. */
  const counted = async (): Promise<unknown> => {
    const { rows } = await world.database.owner.query(
      `select s.unit_id, s.state, d, count(*) from unnest('{1985-01-01,2009-12-31,2014-04-02,2014-04-03}'::date[]) d
         join membership_span s on s.known_until is null and s.valid @> d group by 1, 2, 3
       union all select unit_id, event, "on", count(*) from membership_step where known_until is null group by 1, 2, 3 order by 1, 2, 3`,
    )
    return rows
  }

  test('leaves no word of the person anywhere in the database, while counts of the past stay and the chain of acts holds', async () => {
    await world.database.owner.query('delete from import_row')
    const people = (
      await world.database.owner.query<{ person_id: string }>(`select person_id from person_profile where name = $1`, [
        traces.name,
      ])
    ).rows
    const person = await filledPerson('2014-04-03')
    expect((await placesOf(Object.values(traces))).length).toBeGreaterThan(10)
    const before = await counted()
    for (const { person_id } of [...people, { person_id: person }])
      await clerk.call(erasePerson, { personId: person_id, reason: 'theo đề nghị của gia đình' })
    expect(await placesOf(Object.values(traces))).toEqual([])
    expect(await counted()).toEqual(before)
    const held = await clerk.call(readHeldOnPerson, { personId: person })
    expect([held.name, held.isErased, held.can.erase.isAllowed]).toEqual(['Đã xóa', true, true])
    expect(held.tables.map((table) => table.table)).not.toContain('person_secret')
    expect(held.acts.at(-1)).toMatchObject({ verb: 'person.erase', reason: 'theo đề nghị của gia đình' })
    expect(await (await world.as('quan-tri')).call(verifyActs, {})).toMatchObject({ isWhole: true })
    expect(await clerk.call(erasePerson, { personId: person, reason: 'gửi lại lần nữa' })).toEqual({ id: person })
  })

  test('takes with it what was typed through the application: names, values, reasons and numbers of decisions', async () => {
    const typed = {
      name: 'Lưu Thị Gõtay',
      occupation: 'nghềnghiệp-gõtay',
      phone: '0977-888-999',
      correction: 'lýdo-đínhchính-gõtay',
      identity: '092199887766',
      difficulty: 'khókhăn-gõtay',
      screenedOut: 'lýdo-đưakhỏi-gõtay',
      undone: 'lýdo-rútlại-gõtay',
      withdrawn: 'lýdo-rútchức-gõtay',
      decision: '88-QĐ/GT',
    }
    const personId = id()
    await clerk.call(createApplicant, {
      id: personId,
      stepId: id(),
      unit: cell.code,
      on: '2022-01-10',
      name: typed.name,
      birth: '1995-02-03',
      occupation: typed.occupation,
    })
    const correct = (field: string, value: string) =>
      clerk.call(correctProfile, { personId, field, value, reason: typed.correction })
    await correct('phone', typed.phone)
    await correct('identity_number', typed.identity)
    await clerk.call(recordDialogue, { id: id(), personId, on: '2022-02-01', difficulty: typed.difficulty })
    const step = { id: id(), personId, event: 'screen_out' as const, on: '2022-04-10', reason: typed.screenedOut }
    await clerk.call(takeStep, step)
    await clerk.call(undoStep, { personId, stepId: step.id, reason: typed.undone })
    await clerk.call(takeStep, { ...step, id: id() })
    const post = id()
    await clerk.call(openPost, { id: post, body: `${unit}:committee`, kind: 'committee_member', from: '2020-08-08' })
    const holding = { id: id(), post, person: { id: personId }, from: '2021-01-01', until: '2022-01-01' }
    await clerk.call(holdPost, { ...holding, decision: typed.decision })
    await clerk.call(withdrawHolding, { id: holding.id, reason: typed.withdrawn })
    expect((await placesOf(Object.values(typed))).length).toBeGreaterThan(6)
    const erasure = { personId, reason: 'theo đề nghị của gia đình' }
    expect((await clerk.refused(erasePerson, erasure)).details).toMatchObject({ until: '2024-04-10' })
    await setToday(world, '2024-04-10')
    await clerk.call(erasePerson, erasure)
    await setToday(world, '2024-04-03')
    expect(await placesOf(Object.values(typed))).toEqual([])
    expect(await (await world.as('quan-tri')).call(verifyActs, {})).toMatchObject({ isWhole: true })
  })

  test('is refused before its time with the rule, and of a member at any time', async () => {
    const person = await filledPerson('2014-04-04')
    const input = { personId: person, reason: 'theo đề nghị của gia đình' }
    const refused = await clerk.refused(erasePerson, input)
    expect([refused.code, refused.status, refused.details]).toEqual([
      'still-kept',
      422,
      { until: '2024-04-04', source: '', confidence: 'unconfirmed' },
    ])
    const page = await clerk.call(readHeldOnPerson, { personId: person })
    expect(page.can.erase.reason?.vi).toContain('120 tháng')
    expect((await placesOf([traces.name])).length).toBeGreaterThan(0)
    await setToday(world, '2024-04-04')
    expect((await clerk.refused(erasePerson, { ...input, reason: `xóa ${traces.name}` })).code).toBe(
      'reason-names-person',
    )
    await clerk.call(erasePerson, input)
    expect(await placesOf([traces.name])).toEqual([])
    await setToday(world, '2024-04-03')
    const member = await filledPerson('9999-12-31')
    expect((await clerk.refused(erasePerson, { ...input, personId: member })).code).toBe('still-member')
  })
})
