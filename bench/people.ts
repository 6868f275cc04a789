import { standingStates } from '../src/modules/people/contract/register.ts'
import { countsOf, peopleOf } from '../src/modules/people/server/register/list.ts'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { read } from '../src/platform/server/db/database.ts'
import { sql } from '../src/platform/server/db/sql.ts'
import { type CitySize, city, districtOfWard, simulatedCity, today, wardCode } from './city.ts'
import { fillPeople } from './city-people.ts'
import { type Desk, deskOn, withEdition } from './cluster.ts'
import { pairs, timed } from './pairs.ts'
import { type Bare, bareQuery, page, type Question } from './people-bare.ts'
import { peoplePages } from './people-pages.ts'
import type { Result } from './result.ts'
import { statementsOf } from './statements.ts'

const [fewest, mostRounds] = [15, 150]
const patienceMs = 12_000
const most = 3
const mostOfNarrow = 1.2
const ward = wardCode(20)
const district = districtOfWard(20)
const everywhere = 'moi-noi'
const narrow = 'phuong'

/** Three subtrees, and searches for a given name, a middle and given name, a family name. */
const questions: Readonly<Record<string, Question>> = {
  'list-ward': { unit: ward },
  'list-district': { unit: district },
  'list-city': { unit: city },
  'search-ward': { unit: ward, search: 'huong' },
  'search-district': { unit: district, search: 'van dung' },
  'search-city': { unit: city, search: 'duc dat' },
  'search-city-given': { unit: city, search: 'huong' },
  'search-city-family': { unit: city, search: 'nguyen' },
}

/** Those that are asked by the endpoint too. */
const wholePages = ['list-ward', 'list-city', 'search-ward']

/** 52,828 members in 3,000 cells. */
export const people = (cluster: EmbeddedCluster): Promise<readonly Result[]> =>
  measure(cluster, '', { cells: 3000, members: 52_828 })

/** 1,000,000 members in 30,000 cells. */
export const peopleOfMany = (cluster: EmbeddedCluster): Promise<readonly Result[]> =>
  measure(cluster, '-1m', { cells: 30_000, members: 1_000_000 })

const measure = (cluster: EmbeddedCluster, suffix: string, size: CitySize): Promise<readonly Result[]> => {
  const edition = simulatedCity(size, [
    { login: everywhere, role: 'reader', unit: null },
    { login: narrow, role: 'reader', unit: ward },
  ])
  return withEdition(cluster, 'bench_people', edition, async (database) => {
    await fillPeople(database, size)
    const [wide, own] = [await deskOn(database, everywhere), await deskOn(database, narrow)]
    const data = `${size.members} members and ${Math.round(size.members / 20)} applicants in ${size.cells} cells; the first ${page}`
    const results: Result[] = []
    for (const [name, question] of Object.entries(questions)) {
      const bare = await bareQuery(database, question)
      for (const way of wholePages.includes(name) ? [rows, wholePage] : [rows])
        results.push(await againstBare(`people-${name}${way.suffix}${suffix}`, data, wide, question, way, bare))
    }
    for (const name of ['list-ward', 'search-ward'])
      results.push(
        await narrowAgainstWide(`people-narrow-${name}${suffix}`, data, own, wide, questions[name] ?? { unit: ward }),
      )
    results.push(...(await peoplePages(wide, data, suffix)))
    return results
  })
}

type Ask = () => Promise<unknown>

interface Way {
  readonly suffix: string
  readonly layer: string
  readonly floorName: string
  readonly withCounts: boolean
  ask(desk: Desk, question: Question): Promise<readonly { readonly id: string }[]>
}

const rows: Way = {
  suffix: '',
  layer: 'the guarded function people_under as the application in one transaction with the account set',
  floorName:
    'begin, the same rows by one query on the same tables without rights (the fastest of the ways to them), commit',
  withCounts: false,
  ask: async (desk, { unit, search }) =>
    read(desk.database, desk.caller, (tx) =>
      tx.query<{
        id: string
      }>(sql`select "personId" as id, name, "unitId", state, since, birth, sex, "partyAgeFrom", "fullOn"
        from people_under((select id from unit where code = ${unit}), ${today}::date, ${standingStates}::text[], ${search ?? null}::text,
          null, null, null, ${page}::integer)`),
    ),
}

const wholePage: Way = {
  suffix: '-page',
  layer:
    'the query functions of listPeople and countPeople: the same, with how many stand in the unit by state and the clocks of whom it shows; without HTTP',
  floorName: 'begin, the same rows and a count by state by two queries without rights, commit',
  withCounts: true,
  ask: async ({ context }, { unit, search }) => {
    const [{ people }] = await Promise.all([
      peopleOf(context, { unit, search, limit: page }),
      countsOf(context, { unit }),
    ])
    return people
  },
}

/** As many rounds as fit into the time for one question. */
async function roundsFor(...sides: readonly (() => Promise<unknown>)[]): Promise<number> {
  let took = 0
  for (const side of sides) took += await timed(side)
  return Math.max(fewest, Math.min(mostRounds, Math.round(patienceMs / took)))
}

const idsIn = (people: readonly { readonly id: string }[]): string => people.map((person) => person.id).join()

const about = ({ unit, search }: Question): string => `${unit}${search === undefined ? '' : `, “${search}”`}`

async function againstBare(
  name: string,
  data: string,
  desk: Desk,
  question: Question,
  way: Way,
  bare: Bare,
): Promise<Result> {
  const product = () => way.ask(desk, question)
  const [found, wanted] = [await product(), await bare(way.withCounts)]
  if (wanted.length === 0 || idsIn(found) !== idsIn(wanted))
    throw new Error(`${name}: the floor answers another question: ${found.length} and ${wanted.length} people`)
  const { length } = await statementsOf(product)
  const floor = () => bare(way.withCounts)
  const measured = await pairs(
    () => timed(product),
    () => timed(floor),
    await roundsFor(product, floor),
  )
  return {
    name,
    layer: `${way.layer}: ${about(question)}`,
    data: `${data}, ${wanted.length} shown`,
    concurrency: 1,
    unit: 'ms',
    floorName: way.floorName,
    bar: `<= ${most}`,
    holds: measured.ratio <= most,
    statements: length,
    ...measured,
  }
}

async function narrowAgainstWide(
  name: string,
  data: string,
  own: Desk,
  wide: Desk,
  question: Question,
): Promise<Result> {
  if (idsIn(await wholePage.ask(own, question)) !== idsIn(await wholePage.ask(wide, question)))
    throw new Error(`${name}: the two accounts see different people`)
  const [product, floor] = [own, wide].map((desk) => () => wholePage.ask(desk, question)) as [Ask, Ask]
  const measured = await pairs(
    () => timed(product),
    () => timed(floor),
    await roundsFor(product, floor),
  )
  return {
    name,
    layer: `the query function of listPeople by a reader of that ward alone: ${about(question)}`,
    data,
    concurrency: 1,
    unit: 'ms',
    floorName: 'the same question by an account that reads everything',
    bar: `<= ${mostOfNarrow}`,
    holds: measured.ratio <= mostOfNarrow,
    statements: null,
    ...measured,
  }
}
