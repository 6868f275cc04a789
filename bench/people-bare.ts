import type pg from 'pg'
import type { Database } from '../src/platform/server/db/database.ts'
import { today } from './city.ts'
import { onClient } from './cluster.ts'
import { timed } from './pairs.ts'

/** What is asked of the register: a subtree by its code, and what people type to find a name. */
export interface Question {
  readonly unit: string
  readonly search?: string
}

export const page = 50

interface Found {
  readonly id: string
}

/** Rows, and how many people stand in the unit by state where that was asked for too. */
export type Bare = (withCounts: boolean) => Promise<readonly Found[]>

const byName = (alias: string): string =>
  `${alias}.given collate "vi-x-icu", ${alias}.name collate "vi-x-icu", ${alias}.person_id`
const standing = (alias: string): string =>
  `${alias}.known_until is null and range_contains_elem(${alias}.valid, $2::date)`
const spanOf = (person: string): string => `
  cross join lateral (select s.* from membership_span s join unit_reach r on r.root_id = $1 and r.unit_id = s.unit_id and r.during @> $2::date
    where s.person_id = ${person}.person_id and ${standing('s')} offset 0) s`
const columns = 'p.person_id, p.name, p.given, p.birth, p.sex, s.unit_id, s.state, s.valid'

/** The ways to the same rows that an engineer would try; $1 is the unit, $2 the day, $3 the name. */
const ways = (hasSearch: boolean): readonly string[] => [
  // Everybody in order of names until the page is full.
  `select ${columns} from person_profile p ${spanOf('p')}
    where p.known_until is null ${hasSearch ? 'and position($3 in p.folded) > 0' : ''} order by ${byName('p')} limit ${page}`,
  // The people of the unit, sorted.
  `with here as materialized (select s.* from unit_reach r join membership_span s on s.unit_id = r.unit_id and ${standing('s')}
      where r.root_id = $1 and r.during @> $2::date)
    select ${columns} from here s join person_profile p on p.person_id = s.person_id and p.known_until is null
    ${hasSearch ? 'where position($3 in p.folded) > 0' : ''} order by ${byName('p')} limit ${page}`,
  // Whoever the index of names finds.
  ...(hasSearch
    ? [
        `with found as materialized (select p.* from person_profile p where p.known_until is null and p.folded like '%' || $3 || '%')
          select ${columns} from (select f.* from found f order by ${byName('f')}) p ${spanOf('p')} order by ${byName('p')} limit ${page}`,
      ]
    : []),
]

const whole = (way: string): string => `
  select p.person_id as id, p.name, p.unit_id, p.state, lower(p.valid) as since, p.birth, p.sex, m.party_age_from, m.full_on
  from (${way}) p left join membership m on m.person_id = p.person_id and m.known_until is null and m.end_state is null
  order by ${byName('p')}`

const counts = `
  select s.state, count(*) from unit_reach r join membership_span s on s.unit_id = r.unit_id and ${standing('s')}
  where r.root_id = $1 and r.during @> $2::date group by 1`

const patience = 1500
const tries = 5

/**
 * The same rows where nobody's rights matter, as the owner and in one transaction: of the ways to them the one that is
 * fastest here.
 */
export async function bareQuery(database: Database, { unit, search }: Question): Promise<Bare> {
  const { rows } = await database.owner.query<Found>('select id from unit where code = $1', [unit])
  const asked = [rows[0]?.id, today]
  const values = [...asked, ...(search === undefined ? [] : [search])]
  const run = (text: string, withCounts: boolean): Promise<readonly Found[]> =>
    onClient(database.owner, async (client) => {
      await client.query('begin isolation level repeatable read read only')
      const found = await client.query<Found>(text, values)
      if (withCounts) await client.query(counts, asked)
      await client.query('commit')
      return found.rows
    })
  let [best, least] = ['', Number.POSITIVE_INFINITY]
  for (const text of ways(search !== undefined).map(whole)) {
    const took = await onClient(database.owner, (client) => leastOf(client, text, values))
    if (took < least) [best, least] = [text, took]
  }
  return (withCounts) => run(best, withCounts)
}

/** The shortest of a few runs; infinite for a way that is hopeless here. */
async function leastOf(client: pg.PoolClient, text: string, values: readonly unknown[]): Promise<number> {
  const taken: number[] = []
  await client.query(`set statement_timeout = ${patience}`)
  try {
    for (let run = 0; run < tries; run++) taken.push(await timed(() => client.query(text, [...values])))
  } catch (error) {
    if ((error as { code?: string }).code !== '57014') throw error
  } finally {
    await client.query('reset statement_timeout')
  }
  return Math.min(Number.POSITIVE_INFINITY, ...taken)
}
