import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import { readHeldOnPerson } from '../../src/modules/people/contract/privacy.ts'
import {
  correctProfile,
  createApplicant,
  readPerson,
  revealSecret,
} from '../../src/modules/people/contract/register.ts'
import { connect, type Database, write } from '../../src/platform/server/db/database.ts'
import { migrate, readMigrations } from '../../src/platform/server/db/migrate.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { foundCells } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const fields = ['card_number', 'identity_number', 'religion'] as const
type Field = (typeof fields)[number]
type Held = Readonly<Record<Field, string | null>>
const nothing: Held = { card_number: null, identity_number: null, religion: null }

describe('sensitive values of a person', () => {
  let world: World
  let clerk: Person
  let personId: string
  beforeAll(async () => {
    world = await openWorld()
    clerk = await world.as('nhap-lieu-binh-thuy')
    const [cell] = await foundCells(world, 'can-tho.binh-thuy', 1)
    personId = id()
    const unit = cell?.code ?? ''
    await clerk.call(createApplicant, { id: personId, stepId: id(), unit, on: '2023-01-05', name: 'Mai Thị Kín' })
  })
  afterAll(() => world.close())

  const correct = (field: Field, value: string) =>
    clerk.call(correctProfile, { personId, field, value, reason: 'ghi thiếu' })
  const rows = async () =>
    (
      await world.database.owner.query(
        `select k.card_number, k.identity_number, k.religion, y.payload ->> 'field' as field, k.known_until is null as believed
          from person_secret k join act a on a.id = k.known_from join act_payload y on y.act_id = a.id where k.person_id = $1 order by a.at`,
        [personId],
      )
    ).rows

  test('stand in one row; a correction of one supersedes it and repeats the others', async () => {
    await correct('identity_number', '092190001234')
    await correct('religion', 'Phật giáo')
    await correct('identity_number', '092190005678')
    await correct('religion', '')
    expect(await rows()).toEqual([
      { ...nothing, identity_number: '092190001234', field: 'identity_number', believed: false },
      { ...nothing, identity_number: '092190001234', religion: 'Phật giáo', field: 'religion', believed: false },
      { ...nothing, identity_number: '092190005678', religion: 'Phật giáo', field: 'identity_number', believed: false },
      { ...nothing, identity_number: '092190005678', field: 'religion', believed: true },
    ])
    const page = await clerk.call(readPerson, { personId })
    expect(page.secrets.map((secret) => [secret.key, secret.masked]).toSorted()).toEqual([
      ['discipline', null],
      ['identity_number', '•••678'],
      ['religion', null],
    ])
    const read = (field: Field) => clerk.call(revealSecret, { id: id(), personId, field, reason: 'đối chiếu' })
    expect([await read('identity_number'), await read('religion')]).toEqual([
      { value: '092190005678' },
      { value: null },
    ])
  })

  test('are shown with what they were, masked; only what is believed can be opened', async () => {
    const held = await clerk.call(readHeldOnPerson, { personId })
    const shown = held.tables.find((table) => table.table === 'person_secret')?.rows ?? []
    expect(
      shown.map((row) => [row.isPast, row.values.identity_number, row.values.religion, Object.keys(row.secrets)]),
    ).toEqual([
      [true, '•••234', null, []],
      [true, '•••234', '•••', []],
      [true, '•••678', '•••', []],
      [false, '•••678', null, ['identity_number']],
    ])
  })

  test('leave no row that is believed when the last is taken away', async () => {
    await correct('identity_number', '')
    expect((await rows()).filter((row) => row.believed)).toEqual([])
    await correct('card_number', '091000001')
    expect((await rows()).at(-1)).toEqual({
      ...nothing,
      card_number: '091000001',
      field: 'card_number',
      believed: true,
    })
  })

  test('are set by a clerk who sees the person, by an act of their own, and are read by no query', async () => {
    const set = async (login: string, { field = 'religion', actOf = login } = {}): Promise<void> => {
      const idOf = async (name: string) =>
        String((await world.database.owner.query('select id from account where login = $1', [name])).rows[0]?.id)
      const caller = async (name: string) =>
        ({ actor: { kind: 'person', accountId: await idOf(name) }, requestId: 'test' }) as const
      const act = { verb: 'test.set', recordKind: 'test', payload: {} }
      const actId = await write(world.database, await caller(actOf), (tx) => recordAct(tx, act))
      await write(world.database, await caller(login), (tx) =>
        tx.query(sql`select set_secrets(array[${personId}::uuid], array[${field}::text], '{Không}', ${actId}::uuid)`),
      )
    }
    const [own, leader, stranger] = ['nhap-lieu-binh-thuy', 'lanh-dao-can-tho', 'nhap-lieu-son-tra']
    const before = await rows()
    await expect(set(leader)).rejects.toThrow(/not a clerk/)
    await expect(set(stranger)).rejects.toThrow(/not in scope/)
    await expect(set(own, { actOf: stranger })).rejects.toThrow(/not an act of this account/)
    await expect(set(own, { field: 'discipline' })).rejects.toThrow(/no such sensitive value/)
    expect(await rows()).toEqual(before)
    await set(own)
    expect((await rows()).at(-1)).toMatchObject({ card_number: '091000001', religion: 'Không', believed: true })
    for (const field of fields)
      await expect(world.database.app.query(`select ${field} from person_secret`)).rejects.toThrow(/permission denied/)
    expect(
      (await world.database.app.query('select person_id, known_from, known_until from person_secret')).rows,
    ).toEqual([])
  })
})

/** Acts by their place in the order in which they are known. */
const actCount = 40
const sealedActs = 25

/** What one act says of one person; null takes a value away. */
type Change = readonly [act: number, said: Partial<Held>]
const value = fc.option(fc.constantFrom('1', '2', '3'), { freq: 2 })
const history: fc.Arbitrary<readonly Change[]> = fc
  .uniqueArray(
    fc.tuple(
      fc.nat(actCount - 1),
      fc.record({ card_number: value, identity_number: value, religion: value }, { requiredKeys: [] }),
    ),
    { selector: ([act]) => act, maxLength: 8 },
  )
  .map((changes) => changes.toSorted(([a], [b]) => a - b))

interface Row extends Held {
  readonly from: number
  readonly until: number | null
}

/** One row for every act that changed something, in the order of the acts. */
function rowsOf(changes: readonly Change[]): readonly Row[] {
  const stages: { act: number; held: Held }[] = []
  let held = nothing
  for (const [act, said] of changes) {
    const touched = Object.entries(said).filter(([field, given]) => given !== null || held[field as Field] !== null)
    if (touched.length === 0) continue
    held = { ...held, ...Object.fromEntries(touched) }
    stages.push({ act, held })
  }
  return stages
    .map((stage, at) => ({ ...stage.held, from: stage.act, until: stages[at + 1]?.act ?? null }))
    .filter((row) => fields.some((field) => row[field] !== null))
}

describe('sensitive values of an installation from before they stood in one row', () => {
  let database: Database
  const acts = Array.from({ length: actCount }, () => id()).toReversed()
  const unit = id()
  const people = new Map(fc.sample(history, 400).map((changes) => [id(), changes]))
  const [crossed, early, late, first] = [id(), id(), id(), id()]

  const run = (statement: string, ...values: readonly unknown[]) => database.owner.query(statement, [...values])
  const act = (actId: string, at: number) =>
    run(
      `insert into act (id, at, actor_id, verb, record_kind, request_id, digest)
        select $1, timestamptz '2025-01-01' + $2 * interval '1 minute', id, 'test.act', 'test', 'test', '\\x00' from account limit 1`,
      actId,
      at,
    )
  const person = (personId: string) =>
    run('insert into person (id, unit_id, known_from) values ($1, $2, $3)', personId, unit, first)
  const add = (personId: string, field: string, given: string, from: string, until: string | null = null) =>
    run('insert into person_secret values ($1, $2, $3, $4, $5)', personId, field, given, from, until)

  beforeAll(async () => {
    const access = (await (await fetch(`${inject('databases')}/bare`)).json()) as { owner: object; app: object }
    database = connect(access.owner, access.app)
    const migrations = await readMigrations('migrations')
    await migrate(
      database.owner,
      migrations.filter(({ number }) => number < 34),
      'thenchot_app',
    )
    await run(`insert into account (id, login, vi, en, kind) values ($1, 'test', 'Thử', 'Test', 'person')`, id())
    await act(first, -1)
    await run(
      `insert into unit (id, code, kind, role, known_from) values ($1, 'x', 'party_organisation', 'cell', $2)`,
      unit,
      first,
    )
    for (const [at, actId] of acts.entries()) {
      if (at === sealedActs) await run('select seal_acts()')
      await act(actId, at)
    }
    for (const [personId, changes] of people) {
      await person(personId)
      for (const [at, said] of changes)
        for (const [field, given] of Object.entries(said)) {
          await run(
            'update person_secret set known_until = $3 where person_id = $1 and field = $2 and known_until is null',
            personId,
            field,
            acts[at],
          )
          if (given !== null) await add(personId, field, given, acts[at] ?? '')
        }
    }
    await act(early, 100)
    await act(late, 101)
    await person(crossed)
    await add(crossed, 'religion', 'one', first, late)
    await add(crossed, 'religion', 'two', late, early)
    await add(crossed, 'religion', 'three', early)
    await add(crossed, 'card_number', '7', first)
    await migrate(database.owner, migrations, 'thenchot_app')
  })
  afterAll(() => database.close())

  const moved = async () =>
    (
      await run(
        `select k.* from person_secret k join act a on a.id = k.known_from order by a.seq nulls last, a.at, k.known_until`,
      )
    ).rows as (Held & { person_id: string; known_from: string; known_until: string | null })[]

  test('move with their whole history: a row for every act that changed one, in the order in which acts are known', async () => {
    const all = await moved()
    const placeOf = (actId: string | null) => (actId === null ? null : acts.indexOf(actId))
    let [count, past, gone] = [0, 0, 0]
    for (const [personId, changes] of people) {
      const found = all
        .filter((row) => row.person_id === personId)
        .map(({ card_number, identity_number, religion, known_from, known_until }) => ({
          ...{ card_number, identity_number, religion },
          ...{ from: placeOf(known_from), until: placeOf(known_until) },
        }))
      expect(found).toEqual(rowsOf(changes))
      count += found.length
      past += found.filter((row) => row.until !== null).length
      if (found.length > 0 && found.at(-1)?.until !== null) gone++
    }
    expect(all.length).toBeGreaterThan(count)
    expect([count > 400, past > 200, gone > 5]).toEqual([true, true, true])
  })

  test('are all kept where two acts at once are known in another order than they wrote', async () => {
    const found = (await moved()).filter((row) => row.person_id === crossed)
    expect(found.map((row) => [row.card_number, row.religion, row.known_from, row.known_until])).toEqual(
      expect.arrayContaining([
        ['7', 'one', first, early],
        ['7', 'three', early, late],
        ['7', 'three', late, null],
        [null, 'two', late, early],
      ]),
    )
    expect(found).toHaveLength(4)
  })

  test('refer to people and acts as before, and are believed once', async () => {
    await run('select verify_references()')
    await expect(
      run('insert into person_secret (person_id, religion, known_from) values ($1, $2, $3)', id(), 'x', first),
    ).rejects.toMatchObject({ code: '23503' })
    await expect(
      run('insert into person_secret (person_id, religion, known_from) values ($1, $2, $3)', crossed, 'x', first),
    ).rejects.toMatchObject({ code: '23505' })
  })
})
