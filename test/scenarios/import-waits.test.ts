import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { cancelImport, planImport, readImport, runImport } from '../../src/modules/people/contract/exchange.ts'
import { templateColumns } from '../../src/modules/people/exchange.ts'
import { bulkName } from '../../src/platform/server/db/bulk.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { foundCells } from '../kit/cells.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const ward = 'can-tho.binh-thuy'
const elsewhere = 'can-tho.cai-rang'

type Import = z.output<typeof readImport.output>

describe('a tried file that waits for its import', () => {
  let world: World
  let person: Person
  let cell: string
  let number = 91_000_000
  beforeAll(async () => {
    world = await openWorld()
    cell = (await foundCells(world, ward, 1, '2005-01-01'))[0]?.code ?? ''
    person = await world.as('nhap-lieu-binh-thuy')
  })
  afterAll(() => world.close())

  const settled = async (jobId: string, by = person): Promise<Import> => {
    for (;;) {
      const job = await by.call(readImport, { id: jobId })
      if (job.state !== 'planning' && job.state !== 'running') return job
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
  const tried = async (
    name: string,
    card: string,
    over: Record<string, string> = {},
    [by, unit]: readonly [Person, string] = [person, ward],
  ): Promise<Import> => {
    const row = {
      name,
      birth: '1980-05-19',
      decided_on: '2010-01-05',
      ceremony_on: '2010-01-20',
      full_on: '2011-01-20',
      card_number: card,
      cell,
      ...over,
    }
    const file = await writeSheet({ name: 'Đảng viên', columns: templateColumns('members'), rows: [row] })
    const jobId = id()
    await by.call(planImport, { id: jobId, unit }, file)
    return settled(jobId, by)
  }
  const ran = async (plan: Import): Promise<Import> => {
    await person.call(runImport, { id: plan.id })
    return settled(plan.id)
  }
  const newCard = (): string => String(++number)
  const held = async (card: string): Promise<number> =>
    Number(
      (await world.database.owner.query('select count(*) as n from person_secret where card_number = $1', [card]))
        .rows[0]?.n,
    )
  const waiting = async (): Promise<number> =>
    Number(
      (
        await world.database.owner.query(
          'select count(*) as n from pg_stat_activity where application_name = $1 and datname = current_database()',
          [bulkName],
        )
      ).rows[0]?.n,
    )

  test('keeps its rows with one connection until it is imported or given up, and holds no transaction open', async () => {
    const plan = await tried('Trần Văn Chờ', newCard())
    expect(await waiting()).toBe(1)
    const { rows } = await world.database.app.query(
      'select state, backend_xid, backend_xmin from pg_stat_activity where application_name = $1 and datname = current_database()',
      [bulkName],
    )
    expect(rows).toEqual([{ state: 'idle', backend_xid: null, backend_xmin: null }])
    await person.call(cancelImport, { id: plan.id })
    await expect.poll(waiting).toBe(0)
    expect((await ran(await tried('Trần Văn Chờ', newCard()))).state).toBe('done')
    await expect.poll(waiting).toBe(0)
    const faulty = await tried('Trần Văn Sai', newCard(), { ceremony_on: '2009-01-01' })
    expect([faulty.counts?.errors, await waiting()]).toEqual([1, 0])
  })

  test('is compared anew when something was written since: what it rests on is told, or it goes in', async () => {
    const card = newCard()
    const [stale, apart] = [await tried('Trần Văn Trước', card), await tried('Lê Thị Riêng', newCard())]
    expect([stale.counts?.new, apart.counts?.new]).toEqual([1, 1])
    expect((await ran(await tried('Trần Văn Trước', card, { phone: '0912345678' }))).state).toBe('done')
    const late = await ran(stale)
    expect([late.state, late.problem?.code, await held(card)]).toEqual(['failed', 'register-changed', 1])
    const done = await ran(apart)
    expect([done.state, done.counts?.new]).toEqual(['done', 1])
  })

  test('goes in all the same when its connection was lost meanwhile', async () => {
    const card = newCard()
    const plan = await tried('Ngô Văn Đứt', card)
    await world.database.app.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()',
      [bulkName],
    )
    await expect.poll(waiting).toBe(0)
    const done = await ran(plan)
    expect([done.state, done.problem, await held(card)]).toEqual(['done', null, 1])
  })

  test('no more than three wait at once; whose turn is over goes in from the file', async () => {
    const plans: Import[] = []
    for (const name of ['Một', 'Hai', 'Ba']) plans.push(await tried(`Phan Văn ${name}`, newCard()))
    const [far] = await foundCells(world, elsewhere, 1, '2005-01-01')
    const other = await world.as('nhap-lieu-cai-rang')
    const fourth = await tried('Phan Văn Bốn', newCard(), { cell: far?.code ?? '' }, [other, elsewhere])
    expect([fourth.state, fourth.counts?.errors]).toEqual(['planned', 0])
    await expect.poll(waiting).toBe(3)
    for (const plan of plans) expect((await ran(plan)).state).toBe('done')
  })
})
