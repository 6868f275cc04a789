import type { z } from 'zod'
import { problem } from '../../../../platform/domain/problem.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead } from '../../../accounts/access.ts'
import { ability } from '../../../figures/server/public.ts'
import { homePartyOn } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import { isOpenClock } from '../../clocks.ts'
import { type countPeople, type listPeople, standingStates } from '../../contract/register.ts'
import type { StandingState } from '../../membership.ts'
import { enterHouse, type House, mayWrite } from '../door.ts'
import { unknownPerson } from '../load.ts'
import { clocksUnder } from './clocks.ts'

interface Row {
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly state: StandingState
  readonly since: string | null
  readonly birth: string | null
  readonly sex: string | null
  readonly partyAgeFrom: string | null
  readonly fullOn: string | null
}

/** The Party organisation that a unit stands for, as the caller may read it on a day. */
export function organisationOf({ catalogue, reader }: House, code: string, on: string): string {
  const { forest } = catalogue
  const unit = reachableUnit(forest, code, (unitId) => canRead(forest, reader, unitId, on))
  return homePartyOn(forest, unit.id, on) ?? unit.id
}

function readStates(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return standingStates
  const asked = text.split(',')
  const unknown = asked.find((state) => !(standingStates as readonly string[]).includes(state))
  if (unknown === undefined) return asked
  throw problem(
    'invalid',
    'unknown-state',
    `Không có trạng thái “${unknown}”.`,
    `There is no state “${unknown}”.`,
    'states',
  )
}

export const peopleOf = (context: Context, input: z.output<typeof listPeople.input>) =>
  read(context.database, context.caller, async (tx) => {
    const house = await enterHouse(tx, context)
    const { catalogue, reader } = house
    const on = input.on ?? reader.today
    const unitId = organisationOf(house, input.unit, on)
    const states = readStates(input.states)
    const after = await placeAfter(tx, input.after)
    const search = input.search === undefined || input.search === '' ? null : input.search
    const rows =
      await tx.query<Row>(sql`select * from people_under(${unitId}::uuid, ${on}::date, ${states}::text[], ${search}::text, ${after?.given ?? null}::text,
        ${after?.name ?? null}::text, ${after?.id ?? null}::uuid, ${input.limit + 1}::integer)`)
    const people = rows.slice(0, input.limit)
    const clocks = await clocksUnder(
      tx,
      house,
      unitId,
      people.filter(hasClock).map((row) => row.personId),
    )
    return {
      on,
      people: people.map(({ personId, unitId: cellId, ...row }) => ({
        ...row,
        id: personId,
        unit: toUnitRef(catalogue.forest, cellId, on),
        clock: clocks.get(personId)?.clocks.find(isOpenClock) ?? null,
      })),
      next: rows.length > input.limit ? (people.at(-1)?.personId ?? null) : null,
      can: { create: ability(mayWrite(house, unitId)) },
    }
  })

export const countsOf = (context: Context, input: z.output<typeof countPeople.input>) =>
  read(context.database, context.caller, async (tx) => {
    const house = await enterHouse(tx, context)
    const on = input.on ?? house.reader.today
    const rows = await tx.query<{ state: StandingState; people: number }>(
      sql`select state, people from people_counted(${organisationOf(house, input.unit, on)}::uuid, ${on}::date)`,
    )
    const counts = standingStates.map((state) => ({
      state,
      people: rows.find((row) => row.state === state)?.people ?? 0,
    }))
    return { on, counts }
  })

const hasClock = ({ state }: Row): boolean => ['decided', 'probationary', 'considered'].includes(state)

/** Where the next page begins: the person last seen. */
async function placeAfter(tx: Transaction, id: string | undefined) {
  if (id === undefined || id === '') return undefined
  const place = await tx.maybe<{ id: string; given: string; name: string }>(
    sql`select person_id as id, given, name from person_profile where person_id = ${asId(id)}::uuid and known_until is null`,
  )
  if (!place) throw unknownPerson('after')
  return place
}
