import { createHash, randomBytes } from 'node:crypto'
import { DuckDBInstance } from '@duckdb/node-api'
import { type EnterInput, enter } from '../src/modules/figures/server/entries/enter.ts'
import { correct } from '../src/modules/figures/server/entries/supersede.ts'
import { foldTotals } from '../src/modules/figures/server/public.ts'
import { drawBoard } from '../src/modules/targets/server/board.ts'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { read, seal } from '../src/platform/server/db/database.ts'
import { newId } from '../src/platform/server/new-id.ts'
import { type Desk, deskOn, onClient, withEdition } from './cluster.ts'
import { pairs, timed } from './pairs.ts'
import type { Result } from './result.ts'
import { statementsOf } from './statements.ts'
import { cellOf, city, cityWithValues, measureAt, type ValuesSize, year } from './values-city.ts'
import { login } from './ward.ts'

const rounds = 60
const most = { board: 3, save: 2, many: 0.5 }
const writers = 50
const connections = 24

type OnCluster = (cluster: EmbeddedCluster) => Promise<readonly Result[]>

/** 7.2 million values each: one city, ten times as many cells, and as many as a nation has. */
export const cityValues: OnCluster = (cluster) => atSize(cluster, 'city', { cells: 3_000, measures: 200 })
/** A tenth of a city, to try a change. */
export const cityValuesSmall: OnCluster = (cluster) => atSize(cluster, 'city-small', { cells: 600, measures: 40 })
export const cityValues30k: OnCluster = (cluster) => atSize(cluster, 'city-30k', { cells: 30_000, measures: 20 })
export const cityValues300k: OnCluster = (cluster) => atSize(cluster, 'city-300k', { cells: 300_000, measures: 2 })

async function atSize(cluster: EmbeddedCluster, name: string, size: ValuesSize): Promise<readonly Result[]> {
  const say = (text: string): void => void process.stderr.write(`  ${name}: ${text}\n`)
  const began = performance.now()
  return withEdition(
    cluster,
    `bench_${name.replace('-', '_')}`,
    cityWithValues(size),
    async (database) => {
      say(`loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`)
      const folding = performance.now()
      await foldTotals(database)
      await database.owner.query('analyze')
      say(`folded in ${((performance.now() - folding) / 1000).toFixed(0)} s`)
      const desk = await deskOn(database, login)
      const found = [
        ...(await boards(desk, name, size)),
        await saves(desk, name, size),
        await savesByMany(desk, name, size),
      ]
      say(await duck(desk))
      return found
    },
    connections,
  )
}

export const dataOf = ({ cells, measures }: ValuesSize): string =>
  `${cells} cells x ${measures} measures x 12 months = ${((cells * measures * 12) / 1e6).toFixed(1)} million values`

/** The board of the root for a year, unchanged and after a value of one cell was corrected. */
async function boards(desk: Desk, name: string, size: ValuesSize): Promise<readonly Result[]> {
  const { database, caller } = desk
  const draw = () => read(database, caller, (tx) => drawBoard(tx, database, { unit: city, period: year }, null))
  const cold = await timed(draw)
  process.stderr.write(`  ${name}: first board ${cold.toFixed(0)} ms\n`)
  const drawn = await draw()
  const isWhole = drawn.targets.every((target) => target.result.coverage.have === size.cells)
  if (drawn.targets.length !== size.measures || !isWhole) throw new Error('the board is not the one to be measured')
  const bare = await bareRows(
    desk,
    drawn.targets.map((target) => JSON.stringify(target)),
  )
  const corrected = await corrector(desk)
  const results: Result[] = []
  for (const isChanged of [false, true]) {
    const found = await pairs(
      () => timed(draw),
      () => timed(bare),
      rounds,
      isChanged ? corrected : undefined,
    )
    if (isChanged) await corrected()
    const { length } = await statementsOf(draw)
    results.push({
      name: `${name}-board${isChanged ? '' : '-same'}`,
      layer: 'the guarded query function, from connection to the board as an object; without HTTP',
      data: `${dataOf(size)}; ${isChanged ? 'a value of one cell is corrected before every run' : 'unchanged since the last read'}`,
      concurrency: 1,
      unit: 'ms',
      floorName: `begin, settings, ${size.measures} precomputed rows as the board shows them, commit`,
      bar: `<= ${most.board}`,
      holds: found.ratio <= most.board,
      statements: length,
      ...found,
    })
  }
  return results
}

async function bareRows({ database, caller }: Desk, rows: readonly string[]): Promise<() => Promise<void>> {
  await database.owner.query('create table bench_row (id integer primary key, body text not null)')
  await database.owner.query('insert into bench_row select n, b from unnest($1::text[]) with ordinality t (b, n)', [
    rows,
  ])
  await database.owner.query('grant select on bench_row to thenchot_app')
  const settings = `select set_config('thenchot.account', '${caller.actor.accountId}', true)`
  return () =>
    onClient(database.app, async (client) => {
      await client.query('begin isolation level repeatable read read only')
      await client.query(settings)
      const found = await client.query({ name: 'bench-rows', text: 'select body from bench_row order by id' })
      if (found.rows.map((row) => JSON.parse(row.body)).length !== rows.length)
        throw new Error('the floor lost its rows')
      await client.query('commit')
    })
}

export async function corrector({ database, context }: Desk): Promise<() => Promise<void>> {
  const { rows } = await database.owner.query<{ id: string }>(
    `select e.id from entry e join unit u on u.id = e.unit_id join measure m on m.id = e.measure_id
      where u.code = $1 and m.code = $2 and e.aspect = 'actual' and e.period = $3`,
    [cellOf(1), measureAt(1), `${year}-05`],
  )
  let standing = rows[0]?.id ?? ''
  let value = 1000
  return async () => {
    const id = newId()
    await correct(context, {
      id,
      supersedes: standing,
      reason: 'đo',
      value: String(++value),
      isEstimate: false,
      isNotApplicable: false,
    })
    standing = id
    await seal(database)
  }
}

/** Day by day from 2000 on: no place twice. */
export function* freePlaces({
  cells,
  measures,
}: ValuesSize): Generator<{ unit: string; measure: string; period: string }, never> {
  for (let day = 1; ; day++)
    for (let cell = 1; cell <= cells; cell += 7)
      for (let measure = 1; measure <= measures; measure++)
        yield {
          unit: cellOf(cell),
          measure: measureAt(measure),
          period: new Date(Date.UTC(2000, 0, day)).toISOString().slice(0, 10),
        }
}

export const inputAt = (place: { unit: string; measure: string; period: string }): EnterInput => ({
  ...place,
  id: newId(),
  aspect: 'actual',
  value: '12',
  isEstimate: false,
  isNotApplicable: false,
})

async function saves(desk: Desk, name: string, size: ValuesSize): Promise<Result> {
  const places = freePlaces(size)
  const bare = await bareSaves(desk)
  const product = () => enter(desk.context, inputAt(places.next().value))
  const found = await pairs(
    () => timed(product),
    () => {
      const statements = bare(places.next().value)
      return timed(statements)
    },
    rounds * 3,
  )
  const { length } = await statementsOf(product)
  return {
    name: `${name}-save`,
    layer: 'the action from connection to commit, without HTTP; the next board of the root shows it',
    data: dataOf(size),
    concurrency: 1,
    unit: 'ms',
    floorName: 'begin, the same act, act_payload and entry as literals, commit; as the owner, without row rights',
    bar: `<= ${most.save}`,
    holds: found.ratio <= most.save,
    statements: length,
    ...found,
  }
}

async function savesByMany(desk: Desk, name: string, size: ValuesSize): Promise<Result> {
  const places = freePlaces(size)
  for (let skipped = 0; skipped < 20_000; skipped++) places.next()
  const bare = await bareSaves(desk)
  const perSecond = async (work: () => () => Promise<unknown>): Promise<number> => {
    const mine = Array.from({ length: writers }, () => [work(), work()])
    const took = await timed(() =>
      Promise.all(
        mine.map(async (saves) => {
          for (const one of saves) await one()
        }),
      ),
    )
    return (writers * 2 * 1000) / took
  }
  const found = await pairs(
    () =>
      perSecond(() => {
        const input = inputAt(places.next().value)
        return () => enter(desk.context, input)
      }),
    () => perSecond(() => bare(places.next().value)),
    rounds,
  )
  return {
    name: `${name}-save-50`,
    layer: 'the action from connection to commit, without HTTP',
    data: dataOf(size),
    concurrency: writers,
    unit: 'saves/s',
    floorName: 'begin, the same act, act_payload and entry as literals, commit; as the owner, without row rights',
    bar: `>= ${most.many}`,
    holds: found.ratio >= most.many,
    statements: null,
    ...found,
  }
}

/** Gives the bare transaction of one save; its text is made outside the measured time. */
async function bareSaves({
  database,
  caller,
}: Desk): Promise<(place: { unit: string; measure: string; period: string }) => () => Promise<void>> {
  const idsOf = async (table: string): Promise<ReadonlyMap<string, string>> =>
    new Map((await database.owner.query(`select code, id from ${table}`)).rows.map((row) => [row.code, row.id]))
  const [units, measures] = [await idsOf('unit'), await idsOf('measure')]
  return (place) => {
    const [actId, entryId, unitId] = [newId(), newId(), units.get(place.unit)]
    const payload = `{"measure": "${place.measure}", "class": null, "aspect": "actual", "period": "${place.period}", "value": "12"}`
    const salt = randomBytes(16)
    const digest = createHash('sha256').update(salt).update(payload).digest('hex')
    const inserts = [
      `insert into act (id, actor_id, verb, unit_id, record_kind, record_id, reason, request_id, digest)
        values ('${actId}', '${caller.actor.accountId}', 'entry.enter', '${unitId}', 'entry', '${entryId}', null, '${caller.requestId}', '\\x${digest}')`,
      `insert into act_payload (act_id, salt, payload) values ('${actId}', '\\x${salt.toString('hex')}', '${payload}')`,
      `insert into entry (id, unit_id, measure_id, class_code, aspect, period, first_day, last_day, word, low, high, is_estimate,
          is_not_applicable, result, origin, cut_off_on, directive_id, supersedes, reason, known_from)
        values ('${entryId}', '${unitId}', '${measures.get(place.measure)}', null, 'actual', '${place.period}', '${place.period}', '${place.period}',
          'exact', 12, 12, false, false, null, 'entered', null, null, null, null, '${actId}')`,
    ]
    return () =>
      onClient(database.owner, async (client) => {
        await client.query('begin')
        for (const insert of inserts) await client.query(insert)
        await client.query('commit')
      })
  }
}

/** The same roll-up of a year from the raw values, by an engine made for it. */
async function duck({ database }: Desk): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run('create table value (measure varchar, unit varchar, amount decimal(18, 2))')
  const appender = await connection.createAppender('value')
  const { rows: measures } = await database.owner.query<{ id: string }>('select id from measure')
  for (const measure of measures) {
    const { rows } = await database.owner.query<{ unit_id: string; low: string }>(
      `select unit_id, low::text from entry where measure_id = $1 and aspect = 'actual' and known_until is null and last_day >= '2024-01-01'`,
      [measure.id],
    )
    for (const row of rows) {
      appender.appendVarchar(measure.id)
      appender.appendVarchar(row.unit_id)
      appender.appendDouble(Number(row.low))
      appender.endRow()
    }
  }
  appender.flushSync()
  const times: number[] = []
  for (let round = 0; round < 5; round++)
    times.push(
      await timed(() =>
        connection.runAndReadAll('select measure, sum(amount), count(distinct unit) from value group by measure'),
      ),
    )
  return `DuckDB adds the same year up from the raw values in ${times.sort((a, b) => a - b)[2]?.toFixed(0)} ms (values in memory)`
}
