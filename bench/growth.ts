import { enter } from '../src/modules/figures/server/entries/enter.ts'
import { foldTotals } from '../src/modules/figures/server/public.ts'
import { drawBoard } from '../src/modules/targets/server/board.ts'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { read } from '../src/platform/server/db/database.ts'
import { corrector, dataOf, freePlaces, inputAt } from './city-values.ts'
import { type Desk, deskOn, withEdition } from './cluster.ts'
import { pairs, timed } from './pairs.ts'
import type { Result } from './result.ts'
import { statementsOf } from './statements.ts'
import { city, cityWithValues, type ValuesSize, year } from './values-city.ts'
import { login } from './ward.ts'

const most = 1.5
const rounds = 60

interface Sized {
  readonly size: ValuesSize
  readonly board: () => Promise<unknown>
  readonly correct: () => Promise<void>
  readonly save: () => Promise<unknown>
}

/** As many values in ten times and a hundred times as many cells, each beside 3,000 cells in the same minutes. */
export const growth = (cluster: EmbeddedCluster): Promise<readonly Result[]> =>
  inCity(cluster, { cells: 3_000, measures: 200 }, (small) =>
    inCity(cluster, { cells: 30_000, measures: 20 }, (middle) =>
      inCity(cluster, { cells: 300_000, measures: 2 }, async (large) => [
        ...(await beside(small, middle)),
        ...(await beside(small, large)),
      ]),
    ),
  )

const inCity = (
  cluster: EmbeddedCluster,
  size: ValuesSize,
  work: (sized: Sized) => Promise<readonly Result[]>,
): Promise<readonly Result[]> => {
  const say = (text: string): void => void process.stderr.write(`  ${size.cells} cells: ${text}\n`)
  const began = performance.now()
  return withEdition(cluster, `bench_growth_${size.cells}`, cityWithValues(size), async (database) => {
    say(`loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    say(`folded in ${((await timed(() => foldTotals(database))) / 1000).toFixed(0)} s`)
    await database.owner.query('analyze')
    const sized = await sizedOn(await deskOn(database, login), size)
    say(`first board in ${((await timed(sized.board)) / 1000).toFixed(1)} s`)
    return work(sized)
  })
}

async function sizedOn(desk: Desk, size: ValuesSize): Promise<Sized> {
  const { database, caller, context } = desk
  const places = freePlaces(size)
  return {
    size,
    board: () => read(database, caller, (tx) => drawBoard(tx, database, { unit: city, period: year }, null)),
    correct: await corrector(desk),
    save: () => enter(context, inputAt(places.next().value)),
  }
}

async function beside(small: Sized, other: Sized): Promise<readonly Result[]> {
  const results: Result[] = []
  const measure = async (
    what: 'board-same' | 'board' | 'save',
    run: (sized: Sized) => Promise<unknown>,
    between?: () => Promise<void>,
  ): Promise<void> => {
    const found = await pairs(
      () => timed(() => run(other)),
      () => timed(() => run(small)),
      what === 'save' ? rounds * 3 : rounds,
      between,
    )
    await between?.()
    const { length } = await statementsOf(() => run(other))
    results.push({
      name: `growth-${other.size.cells / 1000}k-${what}`,
      layer:
        what === 'save'
          ? 'the action from connection to commit, without HTTP'
          : 'the guarded query function, without HTTP',
      data: `${dataOf(other.size)}${what === 'board' ? '; a value of one cell is corrected in both before every run' : ''}`,
      concurrency: 1,
      unit: 'ms',
      floorName: `the same with ${dataOf(small.size)}, beside it in the same minutes`,
      bar: `<= ${most}`,
      holds: found.ratio <= most,
      statements: length,
      ...found,
    })
  }
  await measure('board-same', ({ board }) => board())
  await measure(
    'board',
    ({ board }) => board(),
    async () => {
      await small.correct()
      await other.correct()
    },
  )
  await measure('save', ({ save }) => save())
  return results
}
