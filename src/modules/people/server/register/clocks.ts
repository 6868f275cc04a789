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

/** The clocks of today of some people in a unit. The right to the unit is asked for again by the schema. */
export async function clocksUnder(
  tx: Transaction,
  { rules, reader }: House,
  unitId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonClocks>> {
  if (ids.length === 0) return new Map()
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

export const clocksHere = (context: Context, input: z.output<typeof listClocks.input>) =>
  read(context.database, context.caller, async (tx) => {
    const house = await enterHouse(tx, context)
    const { catalogue, reader, rules } = house
    const unitId = organisationOf(house, input.unit, reader.today)
    const running = await runningUnder(tx, house, unitId)
    const people = await clocksUnder(tx, house, unitId, await peopleOfFirst(tx, house, unitId, running, input.limit))
    const open = [...people.values()]
      .flatMap((person) => person.clocks.filter(isOpenClock).map((clock) => ({ person, clock })))
      .toSorted((a, b) => byUrgency(a.clock, b.clock) || (a.person.personId < b.person.personId ? -1 : 1))
    const count = (state: RecordClock['state']): number =>
      running.reduce((sum, { clock, group }) => sum + (clock.state === state ? group.people : 0), 0)
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

const orderOf = { overdue: 0, near: 1, running: 2, done_late: 3, done_in_time: 4 } as const

const byUrgency = (a: RecordClock, b: RecordClock): number =>
  orderOf[a.state] - orderOf[b.state] || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)

/** People of whom the same days are known: of their membership, or of a transfer under way (`decidedOn` is set). */
interface Group extends Omit<ClockFacts, 'transfers'> {
  readonly decidedOn: string | null
  readonly startedOn: string | null
  readonly letterOn: string | null
  readonly presentedOn: string | null
  readonly people: number
}

interface Running {
  readonly clock: RecordClock
  readonly group: Group
}

/** The clocks that run under a unit, the most urgent first, each with how many people it runs for. */
async function runningUnder(tx: Transaction, { rules, reader }: House, unitId: string): Promise<readonly Running[]> {
  const groups = await tx.query<Group>(sql`select * from clocks_counted(${unitId}::uuid, ${reader.today}::date)`)
  const given = { rules, calendar: calendarOf(rules) }
  return groups
    .flatMap((group) =>
      clocksFrom({ ...group, transfers: transfersIn(group) }, given, reader.today).map((clock) => ({ clock, group })),
    )
    .filter(({ clock }) => isOpenClock(clock))
    .toSorted((a, b) => byUrgency(a.clock, b.clock))
}

const transfersIn = ({ decidedOn, startedOn, letterOn, presentedOn }: Group): ClockFacts['transfers'] =>
  decidedOn === null ? [] : [{ id: '', decidedOn, startedOn, letterOn, presentedOn, acceptedOn: null }]

/** Everybody who may have one of the first so many clocks. */
async function peopleOfFirst(
  tx: Transaction,
  { reader }: House,
  unitId: string,
  running: readonly Running[],
  limit: number,
): Promise<readonly string[]> {
  let before = 0
  let last: RecordClock | undefined
  const groups = new Set<Group>()
  for (const { clock, group } of running) {
    if (before >= limit && (last === undefined || byUrgency(last, clock) !== 0)) break
    groups.add(group)
    before += group.people
    last = clock
  }
  const of = <Key extends keyof Group>(key: Key) => [...groups].map((group) => group[key])
  if (groups.size === 0) return []
  const rows = await tx.query<{ id: string }>(sql`
    select id from people_of_clocks(${unitId}::uuid, ${reader.today}::date, ${of('state')}::text[], ${of('receivedOn')}::date[], ${of('ceremonyOn')}::date[],
      ${of('probationEndsOn')}::date[], ${of('consideredOn')}::date[], ${of('fullOn')}::date[], ${of('decidedOn')}::date[], ${of('startedOn')}::date[],
      ${of('letterOn')}::date[], ${of('presentedOn')}::date[], ${limit}::integer) id`)
  return rows.map((row) => row.id)
}
