import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listAccounts } from '../../src/modules/accounts/contract.ts'
import { enterInto } from '../../src/modules/figures/server/public.ts'
import { readPipeline } from '../../src/modules/people/contract/pipeline.ts'
import { countPeople, listClocks } from '../../src/modules/people/contract/register.ts'
import { dayPlus } from '../../src/platform/domain/day.ts'
import { type Caller, seal, write } from '../../src/platform/server/db/database.ts'
import { placePeople } from '../kit/applicants.ts'
import { foundCells, todayIn } from '../kit/cells.ts'
import { rowsOf } from '../kit/statements.ts'
import { id, openWorld, type World } from '../kit/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld('seed')
})
afterAll(() => world.close())

test('what every transaction looks through for unsealed acts stays as small as what waits between two sealings', async () => {
  const { owner } = world.database
  await owner.query('alter table act set (autovacuum_enabled = off)')
  // What another transaction of this database may still see cannot be cleaned away; statistics are gathered beside.
  const isAlone = async (): Promise<boolean> => {
    const { rows } = await owner.query(`select from pg_stat_activity
      where datname = current_database() and backend_xmin is not null and pid <> pg_backend_pid()`)
    return rows.length === 0
  }
  const bytesAfter = async (batches: number): Promise<number> => {
    for (let batch = 0; batch < batches; batch++) {
      await vi.waitUntil(isAlone, { timeout: 30_000, interval: 20 })
      await owner.query(`insert into act (id, actor_id, verb, record_kind, request_id, digest)
        select gen_random_uuid(), (select id from account limit 1), 'test.act', 'test', 'test', sha256(i::text::bytea) from generate_series(1, 1000) i`)
      await seal(world.database)
    }
    const { rows } = await owner.query<{ bytes: number }>(`select pg_relation_size('act_unsealed') as bytes`)
    return rows[0]?.bytes ?? Number.NaN
  }
  // Somebody may begin to look between the question and the answer, so that one attempt proves nothing against it.
  const ratios: number[] = []
  while (ratios.length < 4 && !ratios.some((ratio) => ratio <= 2)) {
    await owner.query('reindex index act_unsealed')
    const early = await bytesAfter(5)
    ratios.push((await bytesAfter(15)) / early)
  }
  expect(Math.min(...ratios)).toBeLessThanOrEqual(2)
})

test('a save asks for the right to read only what stands at its own place, not all that the unit has of the measure', async () => {
  const { accounts } = await (await world.as('quan-tri')).call(listAccounts, {})
  const clerk = accounts.find((account) => account.login === 'nhap-lieu-binh-thuy')
  const caller: Caller = { actor: { accountId: clerk?.id ?? '', kind: 'person' }, requestId: 'test' }
  const enter = (period: string) =>
    write(world.database, caller, (tx) =>
      enterInto(tx, world.database, {
        id: id(),
        unit: 'can-tho.binh-thuy',
        measure: 'admitted',
        aspect: 'actual',
        period,
        value: '1',
        isEstimate: false,
        isNotApplicable: false,
      }),
    )
  const months = Array.from(
    { length: 24 },
    (_, at) => `20${16 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  )
  for (const month of months) await enter(month)
  await world.database.owner.query(`create sequence asked; create or replace function may_read_figure(p_account uuid, p_unit uuid,
    p_on date, p_audience text) returns boolean language plpgsql stable security definer set search_path from current
    as $$ begin perform nextval('asked'); return true; end $$`)
  await enter('2018-01')
  const { rows } = await world.database.owner.query<{ times: number }>(
    'select case when is_called then last_value else 0 end as times from asked',
  )
  expect(rows[0]?.times).toBeLessThanOrEqual(1)
})

test('pages over everybody in a unit are answered by groups: twice the cells and people are no more rows', async () => {
  const [reader, today] = [await world.as('lanh-dao-can-tho'), await todayIn(world)]
  const cells = await foundCells(world, 'can-tho.binh-thuy', 24)
  const fill = async (from: number, until: number): Promise<void> => {
    for (const cell of cells.slice(from, until))
      await placePeople(
        world,
        cell,
        Array.from({ length: 20 }, (_, index) => ({
          name: `Người thử ${cell.code.replaceAll('.', ' ')} ${index}`,
          stage: 'decided' as const,
          since: dayPlus(today, -90 - (index % 5)),
        })),
      )
  }
  const unit = 'can-tho'
  const pages = {
    pipeline: () => reader.call(readPipeline, { unit }),
    clocks: () => reader.call(listClocks, { unit, limit: 1 }),
    counts: () => reader.call(countPeople, { unit }),
  }
  const rows = async (): Promise<Record<string, number>> => {
    const found: Record<string, number> = {}
    for (const [name, page] of Object.entries(pages)) found[name] = await rowsOf(page)
    return found
  }
  await fill(0, 12)
  await rows()
  const before = await rows()
  for (const sent of Object.values(before)) expect(sent).toBeGreaterThan(0)
  await fill(12, 24)
  expect(await rows()).toEqual(before)
  expect((await pages.pipeline()).total).toBe(480)
  expect((await pages.clocks()).counts.overdue).toBe(480)
})
