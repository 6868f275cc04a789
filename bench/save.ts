import { createHash, randomBytes } from 'node:crypto'
import { type EnterInput, enter } from '../src/modules/figures/server/entries/enter.ts'
import { dayAfter } from '../src/platform/domain/day.ts'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { seal } from '../src/platform/server/db/database.ts'
import { newId } from '../src/platform/server/new-id.ts'
import { type Desk, onClient, withDesk } from './cluster.ts'
import { pairs, timed } from './pairs.ts'
import type { Result } from './result.ts'
import { statementsOf } from './statements.ts'
import { cells, measureCode, measureCount, simulatedWard } from './ward.ts'

const rounds = 400
const most = 2
const writers = 50
/** Of each pool; the private server takes 60 in all. */
const connections = 24
const savesEach = 2
const roundsOfMany = 200
const leastShare = 0.5
const layer = 'the action from connection to commit, without HTTP'
const data = 'one entry a save at a free place of a simulated ward of 60 cells; fsync on'
const floorName = 'begin, the same act, act_payload and entry as literals, commit; as the owner, without row rights'

/** One writer. */
export const save = (cluster: EmbeddedCluster): Promise<Result> =>
  withDesk(cluster, 'bench_save', simulatedWard(true), async (desk) => {
    const places = freePlaces()
    const bare = await bareSaves(desk)
    const product = () => enter(desk.context, inputAt(next(places)))
    const found = await pairs(
      () => timed(product),
      () => {
        const statements = bare(next(places))
        return timed(() => statements.run())
      },
      rounds,
      sealer(desk),
    )
    const { length } = await statementsOf(product)
    return {
      name: 'save',
      layer,
      data,
      concurrency: 1,
      unit: 'ms',
      floorName,
      bar: `<= ${most}`,
      holds: found.ratio <= most,
      statements: length,
      ...found,
    }
  })

/** Fifty writers at once. */
export const saveByMany = (cluster: EmbeddedCluster): Promise<Result> =>
  withDesk(
    cluster,
    'bench_save_50',
    simulatedWard(true),
    async (desk) => {
      const places = freePlaces()
      const bare = await bareSaves(desk)
      const perSecond = async (work: () => () => Promise<unknown>): Promise<number> => {
        const saves = Array.from({ length: writers }, () => Array.from({ length: savesEach }, work))
        const took = await timed(() =>
          Promise.all(
            saves.map(async (mine) => {
              for (const one of mine) await one()
            }),
          ),
        )
        return (writers * savesEach * 1000) / took
      }
      const found = await pairs(
        () =>
          perSecond(() => {
            const input = inputAt(next(places))
            return () => enter(desk.context, input)
          }),
        () =>
          perSecond(() => {
            const statements = bare(next(places))
            return () => statements.run()
          }),
        roundsOfMany,
        sealer(desk),
      )
      return {
        name: 'save-50',
        layer,
        data,
        concurrency: writers,
        unit: 'saves/s',
        floorName,
        bar: `>= ${leastShare}`,
        holds: found.ratio >= leastShare,
        statements: null,
        ...found,
      }
    },
    connections,
  )

interface FreePlace {
  readonly unit: string
  readonly measure: string
  readonly period: string
}

/** Day by day from 2000 on, every cell and measure: no place twice. */
function* freePlaces(): Generator<FreePlace, never> {
  for (let period = '2000-01-01'; ; period = dayAfter(period))
    for (const unit of cells)
      for (let measure = 1; measure <= measureCount; measure++) yield { unit, measure: measureCode(measure), period }
}

const next = (places: Generator<FreePlace, never>): FreePlace => places.next().value

const inputAt = (place: FreePlace): EnterInput => ({
  ...place,
  id: newId(),
  aspect: 'actual',
  value: '12',
  isEstimate: false,
  isNotApplicable: false,
})

/** Puts the acts in order now and then, as the running product does every minute. */
function sealer({ database }: Desk): () => Promise<void> {
  let round = 0
  return async () => {
    if (++round % 20 === 0) await seal(database)
  }
}

/** Gives the bare transaction of one save; its text is made outside the measured time. */
async function bareSaves({ database, caller }: Desk): Promise<(place: FreePlace) => { run(): Promise<void> }> {
  const idsOf = async (table: string): Promise<ReadonlyMap<string, string>> =>
    new Map((await database.owner.query(`select code, id from ${table}`)).rows.map((row) => [row.code, row.id]))
  const [units, measures] = [await idsOf('unit'), await idsOf('measure')]
  return (place) => {
    const [actId, entryId] = [newId(), newId()]
    const unitId = units.get(place.unit)
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
    return {
      run: () =>
        onClient(database.owner, async (client) => {
          await client.query('begin')
          for (const insert of inserts) await client.query(insert)
          await client.query('commit')
        }),
    }
  }
}
