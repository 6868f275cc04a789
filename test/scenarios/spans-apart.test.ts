import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { openWorld, type World } from '../kit/world.ts'
import '../kit/fixed-seed.ts'

let world: World
let owner: pg.Pool
let act: string
let unit: string
beforeAll(async () => {
  world = await openWorld()
  owner = world.database.owner
  act = newId()
  await owner.query(
    `insert into act (id, actor_id, verb, record_kind, request_id, digest)
      select $1, id, 'test.act', 'test', 'test', '\\x00' from account limit 1`,
    [act],
  )
  unit = String((await owner.query(`select id from unit where kind = 'party_organisation' limit 1`)).rows[0]?.id)
})
afterAll(() => world.close())

type On = pg.Pool | pg.ClientBase

async function newPerson(on: On = owner): Promise<string> {
  const id = newId()
  await on.query('insert into person (id, unit_id, known_from) values ($1, $2, $3)', [id, unit, act])
  return id
}

/** Spans of years, `2001-2003` meaning the first day of 2001 to the last of 2002. */
const write = (on: On, person: string, ...years: readonly string[]): Promise<unknown> =>
  on.query(
    `insert into membership_span (person_id, unit_id, state, valid, known_from)
      select $1, $2, 'full', daterange(make_date(split_part(y, '-', 1)::integer, 1, 1), make_date(nullif(split_part(y, '-', 2), '')::integer, 1, 1)), $3
      from unnest($4::text[]) y`,
    [person, unit, act, years],
  )

async function tried(work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const refused = { code: '23P01' }

describe('a person stands in one place on each day', () => {
  test.each([
    ['in one statement', [['2001-2003', '2002-2004']]],
    ['in two statements', [['2001-2003'], ['2002-2004']]],
    ['when one has no end', [['2001-'], ['2020-2021']]],
    ['when one lies within another', [['2001-2009'], ['2003-2004']]],
    ['when both are the same', [['2001-2003', '2001-2003']]],
  ])('two spans that overlap are refused %s, of a new person and of one held', async (_, statements) => {
    for (const isNew of [true, false])
      await tried(async (client) => {
        const person = await newPerson(isNew ? client : owner)
        const [last, ...before] = statements.toReversed()
        for (const years of before.toReversed()) await write(client, person, ...years)
        await expect(write(client, person, ...(last ?? []))).rejects.toMatchObject(refused)
      })
  })

  test('spans that meet, of others, and no longer believed are left alone', async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    await tried(async (client) => {
      await write(client, person, '2001-2003', '2003-2005', '2006-')
      await write(client, other, '2001-')
      await client.query('update membership_span set known_until = $1 where person_id = $2', [act, person])
      await write(client, person, '2002-2004')
    })
  })

  test('neither moving a span nor believing it again makes it overlap', async () => {
    const person = await newPerson()
    await write(owner, person, '2001-2003', '2005-2007')
    await expect(
      owner.query(
        `update membership_span set valid = '[2002-01-01,2006-01-01)' where person_id = $1 and lower(valid) < '2004-01-01'`,
        [person],
      ),
    ).rejects.toMatchObject(refused)
    await owner.query(
      `update membership_span set known_until = $1 where person_id = $2 and lower(valid) < '2004-01-01'`,
      [act, person],
    )
    await write(owner, person, '2002-2004')
    await expect(
      owner.query('update membership_span set known_until = null where person_id = $1', [person]),
    ).rejects.toMatchObject(refused)
  })

  test('whatever is written is taken exactly when no two days of it meet', async () => {
    const year = fc.integer({ min: 2000, max: 2012 })
    const span = fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([from, length]) => [from, from + length] as const)
    const batches = fc.array(fc.array(span, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    const counts = { taken: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(batches, fc.boolean(), async (given, isNew) => {
        await tried(async (client) => {
          const person = await newPerson(isNew ? client : owner)
          const all = given.flat()
          const meets = all.some((a, at) => all.slice(at + 1).some((b) => a[0] < b[1] && b[0] < a[1]))
          let isRefused = false
          for (const batch of given) {
            isRefused = await write(client, person, ...batch.map(([from, until]) => `${from}-${until}`)).then(
              () => false,
              (error: { code?: string }) => error.code === refused.code,
            )
            if (isRefused) break
          }
          expect(isRefused).toBe(meets)
          counts[meets ? 'refused' : 'taken']++
        })
      }),
      { numRuns: 60 },
    )
    expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(5)
  })

  test.each([
    ['read committed', '23P01'],
    ['repeatable read', '40001'],
    ['serializable', '40001'],
  ])('two writers at once do not both get one person into two places: %s', async (level, code) => {
    const person = await newPerson()
    const [first, second] = [await owner.connect(), await owner.connect()]
    try {
      for (const client of [first, second]) {
        await client.query(`begin isolation level ${level}`)
        await client.query('select count(*) from membership_span')
      }
      await write(first, person, '2001-2003')
      const late = write(second, person, '2002-2004').then(
        () => 'taken',
        (error: { code?: string }) => error.code,
      )
      await new Promise((resolve) => setTimeout(resolve, 200))
      await first.query('commit')
      expect(await late).toBe(code)
      await second.query('rollback')
      await second.query(`begin isolation level ${level}`)
      await expect(write(second, person, '2002-2004')).rejects.toMatchObject(refused)
      await second.query('rollback')
      await second.query(`begin isolation level ${level}`)
      await write(second, person, '2003-2004')
      await second.query('commit')
    } finally {
      first.release()
      second.release()
    }
  })

  test('rows loaded with checks off are found', async () => {
    await tried(async (client) => {
      const person = await newPerson(client)
      await client.query('alter table membership_span disable trigger spans_stay_apart')
      await write(client, person, '2001-2003')
      await client.query('select verify_references()')
      await write(client, person, '2002-2004')
      await expect(client.query('select verify_references()')).rejects.toMatchObject(refused)
    })
  })
})
