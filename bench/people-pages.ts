import { readBoard } from '../src/modules/people/server/pipeline/board.ts'
import { clocksHere } from '../src/modules/people/server/register/clocks.ts'
import { countsOf } from '../src/modules/people/server/register/list.ts'
import { city } from './city.ts'
import type { Desk } from './cluster.ts'
import { quantile, timed } from './pairs.ts'
import { alone, type Result } from './result.ts'
import { statementsOf } from './statements.ts'

const rounds = 7

const pages: Readonly<Record<string, (desk: Desk) => Promise<unknown>>> = {
  counts: ({ context }) => countsOf(context, { unit: city }),
  pipeline: ({ context }) => readBoard(context, { unit: city }),
  clocks: ({ context }) => clocksHere(context, { unit: city, limit: 300 }),
  'clocks-waiting': ({ context }) => clocksHere(context, { unit: city, limit: 1 }),
}

/** Pages over everybody in the city that count and name the first: no floor, since nobody would count so otherwise. */
export async function peoplePages(desk: Desk, data: string, suffix: string): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const [name, page] of Object.entries(pages)) {
    const { length } = await statementsOf(() => page(desk))
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push(await timed(() => page(desk)))
    const found = alone({
      name: `people-${name}${suffix}`,
      layer: 'the query function of the page of the whole city, without HTTP',
      data,
      concurrency: 1,
      value: quantile(times),
      valueHigh: quantile(times, 0.95),
      unit: 'ms',
    })
    results.push({ ...found, statements: length })
  }
  return results
}
