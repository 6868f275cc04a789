import { registerTerm } from '../../src/modules/org/contract/terms.ts'
import { awardBadges } from '../../src/modules/people/contract/badges.ts'
import { holdPost, openPost, withdrawHolding } from '../../src/modules/people/contract/posts.ts'
import { foundCells } from './cells.ts'
import { id, type Person, type World } from './world.ts'

export interface MadeMember {
  readonly name: string
  readonly partyAgeFrom: string
  readonly cellId: string
  readonly state?: string
  readonly valid?: string
  /** 2 for who was admitted again. */
  readonly turn?: number
}

/** A made-up member with a known Party age, written straight into the tables. */
export async function placeMember(world: World, made: MadeMember): Promise<string> {
  const { name, partyAgeFrom, cellId, state = 'full', valid = '[1960-01-01,)', turn = 1 } = made
  const person = id()
  await world.database.owner.query(
    `with acted as (select known_from as id from unit limit 1), person as (
       insert into person (id, unit_id, known_from) select $1::uuid, $2::uuid, id from acted returning id, known_from
     ), profile as (insert into person_profile (person_id, name, birth, known_from) select id, $3, '1950-05', known_from from person
     ), membership as (insert into membership (id, person_id, turn, party_age_from, known_from) select id, id, $7, $4::date, known_from from person)
     insert into membership_span (person_id, unit_id, state, valid, known_from) select $1::uuid, $2::uuid, $5, $6::daterange, id from acted`,
    [person, cellId, name, partyAgeFrom, state, valid, turn],
  )
  return person
}

/** A made-up reprimand of somebody, written straight into the table; gives its id. */
export async function placeDiscipline(world: World, personId: string): Promise<string> {
  const disciplineId = id()
  await world.database.owner.query(
    `insert into discipline (id, person_id, form, decided_on, known_from) select $1, $2, 'reprimand', '2019-01-05', known_from from unit limit 1`,
    [disciplineId, personId],
  )
  return disciplineId
}

/** Terms, posts, badges and people of one unit, to aim requests at. */
export interface OfficeAim {
  readonly code: string
  readonly termToCorrect: string
  readonly termToWithdraw: string
  readonly postId: string
  readonly holdings: { readonly toEnd: string; readonly toWithdraw: string }
  readonly memberId: string
  readonly awardId: string
  /** A disciplinary decision on a member. */
  readonly disciplineId: string
  /** Somebody in no cell and no post any more. */
  readonly bareId: string
}

export async function placeInOffice(world: World, writer: Person, unit: string): Promise<OfficeAim> {
  const [cell] = await foundCells(world, unit, 1)
  if (!cell) throw new Error('no cell was founded')
  const congress = async (number: number, year: number): Promise<string> =>
    (await writer.call(registerTerm, { unit, number, congressFirst: `${year}-07-01`, congressLast: `${year}-07-02` }))
      .id
  const [termToCorrect, termToWithdraw] = [await congress(10, 2010), await congress(11, 2015)]
  const postId = id()
  await writer.call(openPost, {
    id: postId,
    body: `${unit}:committee`,
    kind: 'committee_member',
    seats: 45,
    from: '2020-08-08',
  })
  const hold = async (personId: string): Promise<string> => {
    const person = { id: personId, name: 'Người thử 05' }
    return (await writer.call(holdPost, { id: id(), post: postId, person, from: '2020-08-08' })).id
  }
  const bareId = id()
  await writer.call(withdrawHolding, { id: await hold(bareId), reason: 'ghi nhầm' })
  const made = { cellId: cell.id, name: 'Người thử 06', partyAgeFrom: '1984-05-01' }
  const [memberId, awarded] = [await placeMember(world, made), await placeMember(world, made)]
  const awardId = id()
  await writer.call(awardBadges, { round: '2024-05-19', awards: [{ id: awardId, person: awarded, years: 40 }] })
  return {
    code: unit,
    termToCorrect,
    termToWithdraw,
    postId,
    holdings: { toEnd: await hold(id()), toWithdraw: await hold(id()) },
    memberId,
    awardId,
    disciplineId: await placeDiscipline(world, memberId),
    bareId,
  }
}
