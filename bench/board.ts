import { correct } from '../src/modules/figures/server/entries/supersede.ts'
import { drawBoard } from '../src/modules/targets/server/board.ts'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { read, seal } from '../src/platform/server/db/database.ts'
import { newId } from '../src/platform/server/new-id.ts'
import { type Desk, onClient, withDesk } from './cluster.ts'
import { pairs, timed } from './pairs.ts'
import type { Result } from './result.ts'
import { statementsOf } from './statements.ts'
import { cellCode, measureCode, measureCount, period, simulatedWard, ward } from './ward.ts'

const rounds = 400
const most = 3
const mostStatements = 8
const cells60 = '20 targets, results rolled up from 60 cells (1,200 entries, 60/60), own plans'
const statedAtWard = '20 targets, results stated at the ward, 60 cells, own plans'

interface Variant {
  readonly name: string
  readonly data: string
  readonly isStated: boolean
  /** `kept`: nothing has changed since the last read; `changed`: one value has; `cold`: nothing is kept in memory. */
  readonly memory: 'kept' | 'changed' | 'cold'
}

type OnCluster = (cluster: EmbeddedCluster) => Promise<Result>

export const board: OnCluster = (cluster) =>
  measure(cluster, {
    name: 'board',
    isStated: false,
    memory: 'kept',
    data: `${cells60}; unchanged since the last read`,
  })
export const boardStated: OnCluster = (cluster) =>
  measure(cluster, {
    name: 'board-stated',
    isStated: true,
    memory: 'kept',
    data: `${statedAtWard}; unchanged since the last read`,
  })
export const boardChanged: OnCluster = (cluster) =>
  measure(cluster, {
    name: 'board-changed',
    isStated: false,
    memory: 'changed',
    data: `${cells60}; a value of one cell is corrected and put in order before every run`,
  })
export const boardCold: OnCluster = (cluster) =>
  measure(cluster, {
    name: 'board-cold',
    isStated: false,
    memory: 'cold',
    data: `${cells60}; catalogue and entries are read anew every time, as after a start`,
  })

const measure = (cluster: EmbeddedCluster, { name, data, isStated, memory }: Variant): Promise<Result> =>
  withDesk(cluster, 'bench_board', simulatedWard(isStated), async (desk) => {
    const { database, caller } = desk
    const draw = () =>
      read(database, caller, (tx) => drawBoard(tx, memory === 'cold' ? {} : database, { unit: ward, period }, null))
    const drawn = await draw()
    const isComplete = drawn.targets.every(
      (target) => target.result.value !== null && (isStated || target.result.coverage.have === 60),
    )
    if (drawn.targets.length !== measureCount || !isComplete) throw new Error('the board is not the one to be measured')
    const bare = await bareTransaction(desk, JSON.stringify(drawn))
    const between = memory === 'changed' ? await corrector(desk, cellCode(1)) : undefined
    const found = await pairs(
      () => timed(draw),
      () => timed(bare),
      rounds,
      between,
    )
    await between?.()
    const { length } = await statementsOf(draw)
    const hasBar = memory !== 'cold'
    return {
      name,
      layer: 'the guarded query function, from connection to the board as an object; without HTTP',
      data,
      concurrency: 1,
      unit: 'ms',
      floorName: `begin, settings, one query returning the ${Math.round(Buffer.byteLength(JSON.stringify(drawn)) / 1024)} KB of the board, commit`,
      bar: hasBar ? `<= ${most}; at most ${mostStatements} statements` : null,
      holds: hasBar ? found.ratio <= most && length <= mostStatements : null,
      statements: length,
      ...found,
    }
  })

/** Changes one value behind the board after every run, so that none shows what the one before has shown. */
async function corrector({ database, context }: Desk, unit: string): Promise<() => Promise<void>> {
  const { rows } = await database.owner.query<{ id: string }>(
    `select e.id from entry e join unit u on u.id = e.unit_id join measure m on m.id = e.measure_id
      where u.code = $1 and m.code = $2 and e.aspect = 'actual'`,
    [unit, measureCode(1)],
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

/** The least a transaction with rights can be: the caller is set, and as many bytes come back as the board has. */
async function bareTransaction({ database, caller }: Desk, page: string): Promise<() => Promise<void>> {
  await database.owner.query('create table bench_page (id integer primary key, page text not null)')
  await database.owner.query('alter table bench_page alter column page set storage external')
  await database.owner.query('grant select on bench_page to thenchot_app')
  await database.owner.query('insert into bench_page values (1, $1)', [page])
  const settings = `select set_config('thenchot.account', '${caller.actor.accountId}', true)`
  return () =>
    onClient(database.app, async (client) => {
      await client.query('begin isolation level repeatable read read only')
      await client.query(settings)
      const { rows } = await client.query({
        name: 'bench-page',
        text: 'select page from bench_page where id = $1',
        values: [1],
      })
      if (rows[0]?.page.length !== page.length) throw new Error('the floor lost its page')
      await client.query('commit')
    })
}
