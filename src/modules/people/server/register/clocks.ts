import type { z } from 'zod'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import { ruleOn } from '../../../regulations/regulation.ts'
import { calendarOf } from '../../../regulations/working-days.ts'
import { type ClockFacts, clocksFrom, isOpenClock, type RecordClock } from '../../clocks.ts'
import type { listClocks } from '../../contract/register.ts'
import type { State } from '../../lifecycle.ts'
import { enterHouse, type House } from '../door.ts'
import { organisationOf } from './list.ts'

interface Row extends ClockFacts {
  readonly personId: string
  readonly name: string
  readonly given: string
  readonly unitId: string | null
}

export interface PersonClocks {
  readonly personId: string
  readonly name: string
  readonly unitId: string | null
  readonly state: State
  readonly clocks: readonly RecordClock[]
}

/** The clocks of today of people in a unit, of some of them when `ids` names any. The right to the unit is asked for again by the schema. */
export async function clocksUnder(
  tx: Transaction,
  { rules, reader }: House,
  unitId: string,
  ids: readonly string[] | null,
): Promise<ReadonlyMap<string, PersonClocks>> {
  if (ids?.length === 0) return new Map()
  const rows =
    await tx.query<Row>(sql`select "personId", name, given, "unitId", coalesce(state, 'none') as state, "receivedOn", "ceremonyOn",
    "probationEndsOn", "consideredOn", "fullOn", transfers from people_clocks(${unitId}::uuid, ${reader.today}::date, ${ids}::uuid[])`)
  const given = { rules, calendar: calendarOf(rules) }
  return new Map(
    rows.map((row) => {
      const { personId, name, unitId: cellId, state } = row
      return [personId, { personId, name, unitId: cellId, state, clocks: clocksFrom(row, given, reader.today) }]
    }),
  )
}

const orderOf = { overdue: 0, near: 1, running: 2, done_late: 3, done_in_time: 4 } as const

export const clocksHere = (context: Context, input: z.output<typeof listClocks.input>) =>
  read(context.database, context.caller, async (tx) => {
    const house = await enterHouse(tx, context)
    const { catalogue, reader, rules } = house
    const people = await clocksUnder(tx, house, organisationOf(house, input.unit, reader.today), null)
    const open = [...people.values()]
      .flatMap((person) => person.clocks.filter(isOpenClock).map((clock) => ({ person, clock })))
      .toSorted(
        (a, b) =>
          orderOf[a.clock.state] - orderOf[b.clock.state] ||
          (a.clock.dueOn < b.clock.dueOn ? -1 : a.clock.dueOn > b.clock.dueOn ? 1 : 0) ||
          (a.person.personId < b.person.personId ? -1 : 1),
      )
    const count = (state: RecordClock['state']): number => open.filter(({ clock }) => clock.state === state).length
    return {
      on: reader.today,
      near: ruleOn(rules, 'clock.near', reader.today)?.value.workingDays ?? 0,
      counts: { overdue: count('overdue'), near: count('near'), running: count('running') },
      clocks: open.slice(0, input.limit).map(({ person, clock }) => ({
        ...clock,
        person: { id: person.personId, name: person.name },
        unit: person.unitId === null ? null : toUnitRef(catalogue.forest, person.unitId, reader.today),
        personState: person.state,
      })),
    }
  })
