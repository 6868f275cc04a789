import type pg from 'pg'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { cellsOfMerger, simulatedCity, today, wardCode, wardsOfMerger } from './city.ts'
import { onClient, withEdition } from './cluster.ts'
import { quantile, timed } from './pairs.ts'
import { alone, type Result } from './result.ts'

const rounds = 15

/** What is known of who stood under whom, worked out anew in a city of 3,000 cells. */
export const reach = (cluster: EmbeddedCluster): Promise<readonly Result[]> => measure(cluster, '', 3000)

/** The same in 30,000 cells. */
export const reachOfMany = (cluster: EmbeddedCluster): Promise<readonly Result[]> => measure(cluster, '-30k', 30_000)

const measure = (cluster: EmbeddedCluster, suffix: string, cells: number): Promise<readonly Result[]> =>
  withEdition(cluster, 'bench_reach', simulatedCity({ cells, members: 0 }, []), (database) =>
    onClient(database.owner, async (client) => {
      await client.query('set statement_timeout = 0')
      const [whole, part]: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round++) {
        whole.push(await afterMerger(client, () => client.query('select rebuild_unit_reach()')))
        part.push(await afterMerger(client, (units) => client.query('select rebuild_unit_reach_of($1)', [units])))
      }
      await checkAgreement(client)
      await client.query('reset statement_timeout')
      const data = `a city of ${cells} cells; ${wardsOfMerger} wards with ${cellsOfMerger} cells have been merged in the transaction`
      const took = (name: string, layer: string, times: readonly number[]) =>
        alone({
          name,
          layer,
          data,
          concurrency: 1,
          value: quantile(times),
          valueHigh: quantile(times, 0.95),
          unit: 'ms',
        })
      return [
        took(`reach-whole${suffix}`, 'rebuild_unit_reach()', whole),
        took(`reach-part${suffix}`, 'rebuild_unit_reach_of() for the units whose rows have changed', part),
      ]
    }),
  )

/** Runs what is measured after a merger that is rolled back. */
async function afterMerger(
  client: pg.PoolClient,
  rebuild: (units: readonly string[]) => Promise<unknown>,
): Promise<number> {
  await client.query('begin')
  const units = await mergeWards(client)
  const took = await timed(() => rebuild(units))
  await client.query('rollback')
  return took
}

/** The cells of two wards go under the third, and the two end. */
async function mergeWards(client: pg.PoolClient): Promise<readonly string[]> {
  const wards = Array.from({ length: wardsOfMerger }, (_, index) => wardCode(index + 1))
  const { rows } = await client.query<{ units: string[] }>(
    `with ward as (select id, code from unit where code = any ($1)), target as (select id from ward order by code limit 1),
      done as (select id from act order by at limit 1),
      left_behind as (update unit_parent p set known_until = done.id from done
        where p.known_until is null and p.parent_id in (select id from ward except select id from target) returning p.unit_id, p.parent_id, p.valid),
      moved as (insert into unit_parent (unit_id, parent_id, valid, known_from)
        select l.unit_id, part.parent_id, part.valid, done.id from left_behind l, target, done cross join lateral (values
          (l.parent_id, l.valid * daterange(null, $2::date)), (target.id, l.valid * daterange($2::date, null))) part (parent_id, valid)
        returning unit_id),
      closed as (update unit_span s set known_until = done.id from done
        where s.known_until is null and s.unit_id in (select id from ward except select id from target) returning s.unit_id, s.valid),
      ended as (insert into unit_span (unit_id, valid, known_from) select c.unit_id, c.valid * daterange(null, $2::date), done.id from closed c, done)
    select array(select unit_id from moved union select id from ward) as units`,
    [wards, today],
  )
  return rows[0]?.units ?? []
}

/** @throws when the part and the whole do not come to the same. */
async function checkAgreement(client: pg.PoolClient): Promise<void> {
  await client.query('begin')
  const units = await mergeWards(client)
  await client.query('select rebuild_unit_reach_of($1)', [units])
  await client.query('create temp table bench_part as select * from unit_reach')
  await client.query('delete from unit_reach')
  await client.query('select rebuild_unit_reach()')
  const { rows } = await client.query<{ differing: number; moved: number }>(
    `select (select count(*) from ((table bench_part except all table unit_reach) union all (table unit_reach except all table bench_part)) d) as differing,
      (select count(*) from unit_reach where lower(during) = $1) as moved`,
    [today],
  )
  await client.query('rollback')
  if (rows[0]?.differing !== 0 || rows[0].moved === 0)
    throw new Error(`the part and the whole differ in ${rows[0]?.differing} rows of ${rows[0]?.moved} that moved`)
}
