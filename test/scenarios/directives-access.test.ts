import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadReader } from '../../src/modules/accounts/server/public.ts'
import { canReadDirective } from '../../src/modules/directives/access.ts'
import { audiences } from '../../src/modules/directives/directive.ts'
import { loadForest } from '../../src/modules/org/server/public.ts'
import { read } from '../../src/platform/server/db/database.ts'
import { askedDays, recipes, writeWorld } from '../kit/scope-world.ts'
import { openWorld, type World } from '../kit/world.ts'

/** Random worlds; more of them with SCOPE_RUNS. */
const runs = Number(process.env.SCOPE_RUNS ?? 15)

let world: World
beforeAll(async () => {
  world = await openWorld('empty')
})
afterAll(() => world.close())

const key = (unit: string, day: string | null, audience: string): string => `${unit} ${day ?? 'undated'} ${audience}`

test(
  'the program and row-level security let the same reader read the same documents, in random trees',
  async () => {
    let [open, closed] = [0, 0]
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        await world.database.owner.query('delete from directive')
        const small = await writeWorld(world.database, recipe)
        const days = [...askedDays, null]
        await world.database.owner.query(
          `insert into directive (id, code, symbol, kind, issuer_id, issued_on, vi, en, audience, known_from)
            select gen_random_uuid(), gen_random_uuid()::text, null, 'other', u, d, 'x', 'x', a, (select id from act limit 1)
            from unnest($1::uuid[]) u cross join unnest($2::date[]) d cross join unnest($3::text[]) a`,
          [small.units, days, audiences],
        )
        for (const accountId of small.readers) {
          const client = await world.database.app.connect()
          const seen: string[] = []
          try {
            await client.query('begin')
            await client.query(`select set_config('thenchot.account', $1, true)`, [accountId])
            const { rows } = await client.query<{ unit: string; day: string | null; audience: string }>(
              'select issuer_id as unit, issued_on as day, audience from directive',
            )
            seen.push(...rows.map((row) => key(row.unit, row.day, row.audience)))
          } finally {
            await client.query('rollback')
            client.release()
          }
          const caller = { actor: { accountId, kind: 'person' as const }, requestId: 'test' }
          const { forest, reader } = await read(world.database, caller, async (tx) => ({
            forest: await loadForest(tx, null),
            reader: await loadReader(tx),
          }))
          const all = small.units.flatMap((issuerId) =>
            days.flatMap((issuedOn) => audiences.map((audience) => ({ issuerId, issuedOn, audience }))),
          )
          const readable = all.filter((directive) => canReadDirective(forest, reader, directive))
          expect(seen.sort()).toEqual(readable.map((item) => key(item.issuerId, item.issuedOn, item.audience)).sort())
          open += readable.length
          closed += all.length - readable.length
        }
      }),
      { numRuns: runs },
    )
    expect([open > 0, closed > 0]).toEqual([true, true])
  },
  Math.max(180_000, runs * 5000),
)
