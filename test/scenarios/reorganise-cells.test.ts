import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { reorganisation } from '../../src/app/reorganisation.ts'
import { covers, readingRoles } from '../../src/modules/accounts/access.ts'
import { loadReader } from '../../src/modules/accounts/server/public.ts'
import {
  decideReorganisation,
  previewReorganisation,
  readReorganisation,
  withdrawReorganisation,
} from '../../src/modules/org/contract/reorganise.ts'
import type { Change } from '../../src/modules/org/reorganise/decision.ts'
import { carryOutDue, loadForest } from '../../src/modules/org/server/public.ts'
import { planImport, readImport } from '../../src/modules/people/contract/exchange.ts'
import { holdPost, openPost, readPosts } from '../../src/modules/people/contract/posts.ts'
import {
  advanceTransfer,
  countPeople,
  createApplicant,
  listClocks,
  listPeople,
  openTransfer,
  readPerson,
  takeStep,
} from '../../src/modules/people/contract/register.ts'
import { templateColumns } from '../../src/modules/people/exchange.ts'
import { read } from '../../src/platform/server/db/database.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { placePeople, type TestPerson } from '../kit/applicants.ts'
import { foundCells, personHolding, setToday, type TestCell } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const ward = 'can-tho.binh-thuy'
const today = '2024-04-03'
let world: World
let issuer: Person
let clerk: Person
let cells: readonly TestCell[] = []
let people: readonly (readonly TestPerson[])[] = []

beforeAll(async () => {
  world = await openWorld()
  issuer = await personHolding(world, 'issuer', ward)
  clerk = await personHolding(world, 'clerk', ward)
})
afterAll(() => world.close())
beforeEach(async () => {
  await setToday(world, today)
  cells = await foundCells(world, ward, 3)
  const placed: (readonly TestPerson[])[] = []
  for (const [index, cell] of cells.entries())
    placed.push(
      await placePeople(world, cell, [
        ...['A', 'B', 'C'].map((name) => ({
          name: `Người thử ${index}${name}`,
          stage: 'full' as const,
          since: '2015-05-01',
          isOld: true,
        })),
        { name: `Quần chúng ${index}`, stage: 'source', since: '2024-01-10' },
      ]),
    )
  people = placed
})

const decide = (effectiveOn: string, ...changes: readonly Change[]) => ({
  issuer: ward,
  symbol: '21-QĐ/QU',
  issuedOn: today,
  effectiveOn,
  vi: 'Sắp xếp chi bộ',
  en: 'Cells',
  changes: changes as never,
})
const codes = () => cells.map((cell) => cell.code) as unknown as readonly [string, string, string]
const cell = (code: string, name: string) =>
  ({ code, kind: 'party_organisation', role: 'grassroots_cell', vi: name, en: name, parent: ward }) as const
const inCell = async (code: string, on = today): Promise<readonly string[]> =>
  (await clerk.call(listPeople, { unit: code, on, limit: 50 })).people.map((person) => person.name)
const named = (index: number) => (people[index] ?? []).map((person) => person.name)

describe('cells that are merged', () => {
  test('take members and applicants along, whose history stays one', async () => {
    const [one, two] = codes()
    const preview = await issuer.call(previewReorganisation, decide(today, { act: 'merge', units: [one], into: two }))
    const effect = preview.effects.find((item) => item.kind === 'members')
    expect([effect?.count, effect?.blocks]).toEqual([4, false])
    await issuer.call(decideReorganisation, { ...decide(today, { act: 'merge', units: [one], into: two }), id: id() })
    expect([...(await inCell(two))].toSorted()).toEqual([...named(0), ...named(1)].toSorted())
    expect([...(await inCell(one, '2024-04-02'))].toSorted()).toEqual([...named(0)].toSorted())
    const person = await clerk.call(readPerson, { personId: people[0]?.[0]?.id ?? '' })
    expect(person.spans.map((span) => [span.unit.code, span.state])).toEqual([
      [one, 'full'],
      [two, 'full'],
    ])
    expect(person.steps.filter((step) => step.event === 'transfer')).toEqual([])
  })

  test('leave the day since when somebody has been what they are', async () => {
    const [one, two] = codes()
    const merge = decide(today, { act: 'merge', units: [one], into: two })
    await issuer.call(decideReorganisation, { ...merge, id: id() })
    const listed = (await clerk.call(listPeople, { unit: two, limit: 50 })).people
    const page = await clerk.call(readPerson, { personId: people[0]?.[3]?.id ?? '' })
    expect([page.since, page.spans.at(-1)?.from]).toEqual(['2024-01-10', today])
    expect(listed.map((person) => person.since).toSorted()).toEqual([
      ...['2015-05-01', '2015-05-01', '2015-05-01', '2015-05-01', '2015-05-01', '2015-05-01'],
      ...['2024-01-10', '2024-01-10'],
    ])
  })

  test('keep the number of people in the ward', async () => {
    const [one, two, three] = codes()
    const before = (await clerk.call(countPeople, { unit: ward })).counts
    await issuer.call(decideReorganisation, {
      ...decide(today, { act: 'merge', units: [one, two, three], into: cell(`${one}-moi`, `Chi bộ ${one}`) }),
      id: id(),
    })
    expect((await clerk.call(countPeople, { unit: ward })).counts).toEqual(before)
    expect(await inCell(`${one}-moi`)).toHaveLength(12)
  })
})

describe('a cell that is split', () => {
  test('is refused while somebody has no place, and done when everybody is named', async () => {
    const [one, two] = codes()
    const ids = (people[0] ?? []).map((person) => person.id)
    const split = (rest: readonly string[]): Change => ({
      act: 'split',
      unit: one,
      keeps: false,
      into: [
        { to: two, people: ids.slice(0, 2) },
        { to: cell(`${one}-hai`, `Chi bộ hai ${one}`), people: rest },
      ],
    })
    const short = decide(today, split(ids.slice(2, 3)))
    const preview = await issuer.call(previewReorganisation, short)
    expect(preview.effects.filter((effect) => effect.blocks).map((effect) => effect.count)).toEqual([1])
    const refused = await issuer.refused(decideReorganisation, { ...short, id: id() })
    expect([refused.status, refused.code]).toEqual([422, 'blocked-by-members'])
    expect(await inCell(one)).toHaveLength(4)
    await issuer.call(decideReorganisation, { ...decide(today, split(ids.slice(2))), id: id() })
    expect(await inCell(`${one}-hai`)).toHaveLength(2)
    expect(await inCell(two)).toHaveLength(6)
  })

  test('names only people who stand in it', async () => {
    const [one, two] = codes()
    const stranger = people[2]?.[0]?.id ?? ''
    const part: Change = { act: 'transfer', from: one, to: two, people: [stranger] }
    expect((await issuer.refused(decideReorganisation, { ...decide(today, part), id: id() })).code).toBe(
      'blocked-by-members',
    )
    const own: Change = { act: 'transfer', from: one, to: two, people: [people[0]?.[1]?.id ?? ''] }
    await issuer.call(decideReorganisation, { ...decide(today, own), id: id() })
    expect([await inCell(one), await inCell(two)].map((names) => names.length)).toEqual([3, 5])
  })

  test('a cell with members is not dissolved', async () => {
    const [one] = codes()
    expect(
      (await issuer.refused(decideReorganisation, { ...decide(today, { act: 'dissolve', unit: one }), id: id() })).code,
    ).toBe('blocked-by-members')
    const empty = (await foundCells(world, ward, 1))[0]?.code ?? ''
    await issuer.call(decideReorganisation, { ...decide(today, { act: 'dissolve', unit: empty }), id: id() })
  })
})

describe('a merger ahead of its day', () => {
  const carryOut = () =>
    carryOutDue(world.database, { actor: system, requestId: 'test' }, reorganisation.hooks, (_id, error) =>
      Promise.reject(error),
    )

  test('moves people only when the day has come, whoever stands there then', async () => {
    const [one, two] = codes()
    const key = id()
    await issuer.call(decideReorganisation, {
      ...decide('2024-05-01', { act: 'merge', units: [one], into: two }),
      id: key,
    })
    expect(await inCell(one)).toHaveLength(4)
    expect(await carryOut()).toBe(0)
    const [first] = cells
    if (first) await placePeople(world, first, [{ name: 'Người thử mới', stage: 'source', since: '2024-04-20' }])
    await setToday(world, '2024-05-02')
    expect((await issuer.call(readReorganisation, { id: key })).state).toBe('waiting')
    expect(await carryOut()).toBe(1)
    expect((await issuer.call(readReorganisation, { id: key })).state).toBe('carried_out')
    expect(await inCell(two, '2024-05-02')).toHaveLength(9)
    expect(await carryOut()).toBe(0)
  })

  test('is not withdrawn once people stand in a cell it would found', async () => {
    const [one, two] = codes()
    const key = id()
    const code = `${one}-sau`
    await issuer.call(decideReorganisation, {
      ...decide('2024-05-01', { act: 'found', unit: cell(code, `Chi bộ sau ${one}`) }),
      id: key,
    })
    const founded =
      (await world.database.owner.query<{ id: string }>('select id from unit where code = $1', [code])).rows[0]?.id ??
      ''
    await placePeople(world, { id: founded, code }, [{ name: 'Người thử sớm', stage: 'source', since: '2024-05-10' }])
    expect((await issuer.refused(withdrawReorganisation, { id: key, reason: 'Xin rút' })).code).toBe('rested-upon')
    const other = id()
    await issuer.call(decideReorganisation, {
      ...decide('2024-05-01', { act: 'rename', unit: two, vi: 'Chi bộ đổi tên', en: 'Renamed' }),
      id: other,
    })
    await issuer.call(withdrawReorganisation, { id: other, reason: 'Xin rút' })
  })
})

describe('a decision recorded after its day', () => {
  const carryOut = () =>
    carryOutDue(world.database, { actor: system, requestId: 'test' }, reorganisation.hooks, () => undefined)
  const standing = async (personId: string) =>
    (await clerk.call(readPerson, { personId })).spans.map((span) => [span.unit.code, span.from, span.until])
  const merged = async (effectiveOn: string): Promise<void> => {
    const [one, two] = codes()
    const decision = { ...decide(effectiveOn, { act: 'merge', units: [one], into: two }), issuedOn: '2024-03-01' }
    await issuer.call(decideReorganisation, { ...decision, id: id() })
  }
  const late = async (cellIndex: number, since: string): Promise<TestPerson> => {
    const [placed] = await placePeople(world, cells[cellIndex] as TestCell, [
      { name: 'Người đến sau', stage: 'source', since },
    ])
    if (!placed) throw new Error('one person was to be placed')
    return placed
  }

  test('takes along who came into the cell after that day', async () => {
    const [one, two] = codes()
    const person = await late(0, '2024-03-25')
    const before = (await clerk.call(countPeople, { unit: ward })).counts
    await merged('2024-03-20')
    expect(await standing(person.id)).toEqual([[two, '2024-03-25', null]])
    expect((await clerk.call(countPeople, { unit: ward })).counts).toEqual(before)
    expect(await inCell(one)).toEqual([])
  })

  test('asks who came after that day when a cell is split', async () => {
    const [one, two, three] = codes()
    const person = await late(0, '2024-03-25')
    const ids = (people[0] ?? []).map((item) => item.id)
    const split = (more: readonly string[]) => ({
      ...decide('2024-03-20', {
        act: 'split',
        unit: one,
        keeps: false,
        into: [
          { to: two, people: [...ids, ...more] },
          { to: three, people: [] },
        ],
      }),
      issuedOn: '2024-03-01',
      id: id(),
    })
    expect((await issuer.refused(decideReorganisation, split([]))).code).toBe('blocked-by-members')
    await issuer.call(decideReorganisation, split([person.id]))
    expect(await standing(person.id)).toEqual([[two, '2024-03-25', null]])
  })

  test('is followed by what is recorded late of the cell that ended: a listing, a move, a letter on its way', async () => {
    const [one, two, three] = codes()
    const [moving, lettered] = people[2] ?? []
    const transferId = id()
    await clerk.call(openTransfer, {
      id: transferId,
      personId: lettered?.id ?? '',
      decidedOn: '2024-03-01',
      toUnit: one,
    })
    for (const event of ['start', 'letter'] as const)
      await clerk.call(advanceTransfer, { id: id(), transferId, event, on: '2024-03-05' })
    const preview = await issuer.call(previewReorganisation, decide(today, { act: 'merge', units: [one], into: two }))
    expect(preview.effects.find((effect) => effect.kind === 'transfers')).toMatchObject({ count: 1, blocks: false })
    await merged('2024-03-20')
    const { transfers } = await clerk.call(readPerson, { personId: lettered?.id ?? '' })
    expect(transfers.map((item) => [item.from?.code, item.to?.code])).toEqual([[three, two]])
    const { clocks } = await clerk.call(listClocks, { unit: two })
    expect(clocks.map((clock) => clock.person.id)).toContain(lettered?.id)
    const listed = id()
    await clerk.call(createApplicant, { id: listed, stepId: id(), unit: one, on: '2024-03-10', name: 'Người ghi muộn' })
    expect(await standing(listed)).toEqual([
      [one, '2024-03-10', '2024-03-20'],
      [two, '2024-03-20', null],
    ])
    const personId = moving?.id ?? ''
    await clerk.call(takeStep, { id: id(), personId, event: 'transfer', on: '2024-03-10', toUnit: one })
    expect((await standing(personId)).slice(-2)).toEqual([
      [one, '2024-03-10', '2024-03-20'],
      [two, '2024-03-20', null],
    ])
    for (const event of ['present', 'accept'] as const)
      await clerk.call(advanceTransfer, { id: id(), transferId, event, on: '2024-04-01' })
    expect((await standing(lettered?.id ?? '')).map(([code]) => code)).toEqual([three, two])
    // On and after the day the cell takes nobody in.
    const gone = { personId: people[2]?.[2]?.id ?? '', event: 'transfer' as const, on: '2024-03-20', toUnit: one }
    expect((await clerk.refused(takeStep, { id: id(), ...gone })).field).toBe('toUnit')
  })

  /** What the trial of a file says of a member of the cell. */
  const faultsOfRow = async (cell: string): Promise<readonly string[]> => {
    const row = {
      name: 'Phạm Thị Nạp',
      birth: '1980-05-19',
      decided_on: '2010-01-05',
      ceremony_on: '2010-01-20',
      full_on: '2011-01-20',
      cell,
    }
    const file = await writeSheet({ name: 'Đảng viên', columns: templateColumns('members'), rows: [row] })
    const jobId = id()
    await clerk.call(planImport, { id: jobId, unit: ward }, file)
    for (;;) {
      const job = await clerk.call(readImport, { id: jobId })
      if (job.state !== 'planning')
        return job.faults.filter(({ isWarning }) => !isWarning).map(({ key, code }) => `${key} ${code}`)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }

  test('names everybody: until the day of a split the cell takes in nobody more, and nobody is left behind on it', async () => {
    const [one, two, three] = codes()
    const ids = (people[0] ?? []).map((item) => item.id)
    const key = id()
    const into = [
      { to: two, people: ids },
      { to: three, people: [] },
    ]
    await issuer.call(decideReorganisation, {
      ...decide('2024-05-01', { act: 'split', unit: one, keeps: false, into }),
      id: key,
    })
    const listing = { id: id(), stepId: id(), on: today, name: 'Người mới' }
    const refused = await clerk.refused(createApplicant, { ...listing, unit: one })
    expect([refused.code, refused.field]).toEqual(['cell-ends', 'unit'])
    await clerk.call(createApplicant, { ...listing, unit: two })
    expect(await faultsOfRow(one)).toEqual(['cell cell-ends'])
    expect(await faultsOfRow(two)).toEqual([])
    // Somebody is there all the same: the decision waits instead of losing the person.
    const left = await late(0, '2024-04-20')
    await setToday(world, '2024-05-02')
    await carryOut()
    expect((await issuer.call(readReorganisation, { id: key })).state).toBe('waiting')
    await clerk.call(takeStep, { id: id(), personId: left.id, event: 'transfer', on: '2024-05-01', toUnit: three })
    await carryOut()
    expect((await issuer.call(readReorganisation, { id: key })).state).toBe('carried_out')
    expect(await inCell(two, '2024-05-02')).toHaveLength(9)
    expect(await standing(left.id)).toEqual([
      [one, '2024-04-20', '2024-05-01'],
      [three, '2024-05-01', null],
    ])
  })

  test('ends the posts of the cell with it, and who held them stays to be seen', async () => {
    const [one] = codes()
    const [first] = people[0] ?? []
    const post = id()
    await clerk.call(openPost, { id: post, body: one, kind: 'cell_secretary', from: '2020-01-01' })
    await clerk.call(holdPost, { id: id(), post, person: { id: first?.id ?? '' }, from: '2020-01-01' })
    await merged('2024-03-20')
    const on = async (day: string) =>
      (await clerk.call(readPosts, { unit: one, on: day })).bodies.flatMap((body) =>
        body.posts.flatMap((item) => item.holders.map((holder) => [holder.name, holder.until])),
      )
    expect(await on('2024-03-19')).toEqual([[first?.name, '2024-03-20']])
    expect(await on('2024-03-20')).toEqual([])
    const again = { id: id(), post, person: { id: people[0]?.[1]?.id ?? '' }, from: '2024-03-25' }
    expect((await clerk.refused(holdPost, again)).field).toBe('from')
  })
})

describe('through random sequences of decisions', () => {
  const step = fc.record({
    act: fc.constantFrom('merge', 'found', 'part', 'move_away'),
    one: fc.nat(9),
    two: fc.nat(9),
  })

  test('nobody is lost, and rights follow: the program and the database agree for a reader of one cell', async () => {
    let decided = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
        const living = [...(await foundCells(world, ward, 4))].map((item) => item.code)
        const placed: TestPerson[] = []
        for (const code of living) {
          const unitId =
            (await world.database.owner.query<{ id: string }>('select id from unit where code = $1', [code])).rows[0]
              ?.id ?? ''
          placed.push(
            ...(await placePeople(world, { id: unitId, code }, [
              { name: 'Người thử', stage: 'full', since: '2015-05-01', isOld: true },
            ])),
          )
        }
        const readerOf = living[0] ?? ''
        const reader = await personHolding(world, 'reader', readerOf)
        for (const { act, one, two } of steps) {
          const [from, to] = [living[one % living.length] ?? '', living[two % living.length] ?? '']
          const change: Change | undefined =
            act === 'found'
              ? { act: 'found', unit: cell(`${readerOf}-${id().slice(-8)}`, `Chi bộ ${id().slice(-8)}`) }
              : from === to
                ? undefined
                : act === 'merge'
                  ? { act: 'merge', units: [from], into: to }
                  : act === 'part'
                    ? { act: 'transfer', from, to }
                    : { act: 'move', unit: from, to: ward }
          if (!change) continue
          const told = await issuer.ask(decideReorganisation, { ...decide(today, change), id: id() })
          if (told.status !== 200) continue
          decided += 1
          if (change.act === 'merge') living.splice(living.indexOf(from), 1)
          if (change.act === 'found') living.push(change.unit.code)
        }
        const rows = await world.database.owner.query<{ count: number }>(
          `select count(*)::int as count from membership_span where person_id = any ($1::uuid[]) and valid @> $2::date and known_until is null
            and unit_id in (select unit_id from unit_span where known_until is null and valid @> $2::date)`,
          [placed.map((person) => person.id), today],
        )
        expect(rows.rows[0]?.count).toBe(placed.length)
        await agree(reader)
      }),
      { numRuns: 6 },
    )
    expect(decided).toBeGreaterThan(6)
  })

  /** What the program says of every unit and two days, and what the database says. */
  async function agree(person: Person): Promise<void> {
    const account = await world.database.owner.query<{ id: string }>(
      `select account_id as id from access_grant order by id desc limit 1`,
    )
    const accountId = account.rows[0]?.id ?? ''
    expect((await person.ask(readPerson, { personId: id() })).status).toBe(404)
    const { forest, reader } = await read(
      world.database,
      { actor: { accountId, kind: 'person' }, requestId: 'test' },
      async (tx) => ({
        forest: await loadForest(tx, null),
        reader: await loadReader(tx),
      }),
    )
    const units = [...forest.units.keys()]
    for (const on of ['2024-04-02', today]) {
      const { rows } = await world.database.owner.query<{ unit: string; covered: boolean }>(
        `select unit, scope_covers($1, '{reader,clerk,approver,issuer}', unit, $3::date) as covered from unnest($2::uuid[]) unit`,
        [accountId, units, on],
      )
      expect(rows.map((row) => [row.unit, row.covered])).toEqual(
        units.map((unit) => [unit, covers(forest, reader, readingRoles, unit, on)]),
      )
      expect(rows.some((row) => row.covered)).toBe(true)
    }
  }
})
