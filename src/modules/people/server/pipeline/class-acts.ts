import type { z } from 'zod'
import { must, notFound, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { partiesAbove } from '../../../org/forest.ts'
import type { changeClass, planClass, seatPeople, unseatPerson, withdrawClass } from '../../contract/pipeline.ts'
import { isApplicant, type State } from '../../lifecycle.ts'
import { checkClass, checkPlaces, checkWithdrawal } from '../../pipeline.ts'
import { openUnit } from '../door.ts'
import { type OpenedClass, openClass } from './classes.ts'
import { addClass, addSeats, type ClassRow, closeClass, closeSeats, releaseSeats } from './store.ts'

export const plan = (context: Context, input: z.output<typeof planClass.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { catalogue, reader, unitId } = await openUnit(tx, context, input.unit)
    must(requireRole(catalogue.forest, reader, 'clerk', unitId, input.startsOn), 'forbidden')
    must(checkClass(input, 0))
    if (await tx.maybe(sql`select id from awareness_class where id = ${input.id}::uuid`)) return { id: input.id }
    const actId = await recordAct(tx, {
      verb: 'class.plan',
      unitId,
      recordKind: 'awareness_class',
      recordId: input.id,
      payload: { startsOn: input.startsOn, endsOn: input.endsOn, places: input.places },
    })
    await addClass(tx, rowOf(input, unitId), actId)
    return { id: input.id }
  })

const rowOf = (input: z.output<typeof changeClass.input>, unitId: string): ClassRow => ({
  id: input.id,
  unitId,
  vi: input.vi,
  en: input.en === undefined || input.en === '' ? input.vi : input.en,
  startsOn: input.startsOn,
  endsOn: input.endsOn,
  places: input.places,
})

export const change = (context: Context, input: z.output<typeof changeClass.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { row } = await openClassToWrite(tx, context, input.id)
    must(checkClass(input, row.seats))
    const actId = await recordAct(tx, {
      verb: 'class.change',
      unitId: row.unitId,
      recordKind: 'awareness_class',
      recordId: row.id,
      payload: { startsOn: input.startsOn, endsOn: input.endsOn, places: input.places },
    })
    await closeClass(tx, row.id, actId)
    await addClass(tx, rowOf(input, row.unitId), actId)
    return { id: row.id }
  })

export const withdraw = (context: Context, input: z.output<typeof withdrawClass.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { row } = await openClassToWrite(tx, context, input.id)
    must(checkWithdrawal(row.certificates), 'refused')
    const actId = await recordAct(tx, {
      verb: 'class.withdraw',
      unitId: row.unitId,
      recordKind: 'awareness_class',
      recordId: row.id,
      // The reason may speak of a person: it stands in the payload, which can be deleted, not in the chain.
      payload: { reason: input.reason },
    })
    const released = await releaseSeats(tx, row.id, actId)
    // A certificate of somebody who has left the scope of the organiser counts as well.
    if (released === null) must(checkWithdrawal(1), 'refused')
    await closeClass(tx, row.id, actId)
    return { id: row.id, released: released ?? 0 }
  })

/** The class for a change by a clerk of its organiser; whoever else changes its seats waits until this is done. */
export async function openClassToWrite(tx: Transaction, context: Context, id: string): Promise<OpenedClass> {
  const { catalogue, reader, row } = await openClass(tx, context, id)
  must(requireRole(catalogue.forest, reader, 'clerk', row.unitId, row.startsOn), 'forbidden')
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`)
  return openClass(tx, context, id)
}

export interface Seated {
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly state: State
}

/** People under the organiser today who are on the way to membership; one who is not refuses them all. */
export async function applicantsUnder(
  tx: Transaction,
  { catalogue, reader, row }: OpenedClass,
  personIds: readonly string[],
): Promise<readonly Seated[]> {
  const people = await tx.query<Seated>(sql`
    select s.person_id as "personId", p.name, s.unit_id as "unitId", s.state
    from membership_span s join person_profile p on p.person_id = s.person_id and p.known_until is null
    where s.person_id = any (${personIds}::uuid[]) and s.known_until is null and s.valid @> ${reader.today}::date`)
  const under = people.filter((person) =>
    partiesAbove(catalogue.forest, person.unitId, reader.today).includes(row.unitId),
  )
  if (under.length < new Set(personIds).size)
    throw notFound(
      'Trong danh sách có người không thuộc đơn vị mở lớp. Chưa ghi ai cả.',
      'Somebody on the list does not belong to the organiser. Nobody was recorded.',
      'personIds',
    )
  const member = under.find((person) => !isApplicant(person.state))
  if (member)
    throw problem(
      'refused',
      'not-an-applicant',
      `${member.name} không còn là quần chúng trong nguồn. Chưa ghi ai cả.`,
      `${member.name} is no applicant. Nobody was recorded.`,
      'personIds',
    )
  return under
}

export const seatedIn = async (tx: Transaction, classId: string): Promise<ReadonlyMap<string, string | null>> =>
  new Map(
    (
      await tx.query<{ personId: string; certificateOn: string | null }>(
        sql`select person_id as "personId", certificate_on as "certificateOn" from awareness_seat
        where class_id = ${classId}::uuid and known_until is null`,
      )
    ).map((seat) => [seat.personId, seat.certificateOn]),
  )

/** All of them or nobody; who sits there already is left as is. */
export const seat = (context: Context, input: z.output<typeof seatPeople.input>) =>
  write(context.database, context.caller, async (tx) => {
    const opened = await openClassToWrite(tx, context, input.id)
    const { row } = opened
    const people = await applicantsUnder(tx, opened, input.personIds)
    const seated = await seatedIn(tx, row.id)
    const added = people.filter((person) => !seated.has(person.personId))
    must(checkPlaces(row.places, seated.size, added.length), 'refused')
    if (added.length === 0) return { seats: seated.size }
    const personIds = added.map((person) => person.personId)
    const actId = await recordAct(tx, {
      verb: 'class.seat',
      unitId: row.unitId,
      recordKind: 'awareness_class',
      recordId: row.id,
      payload: { personIds },
    })
    await addSeats(
      tx,
      row.id,
      personIds,
      personIds.map(() => null),
      actId,
    )
    return { seats: seated.size + added.length }
  })

export const unseat = (context: Context, input: z.output<typeof unseatPerson.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { row } = await openClassToWrite(tx, context, input.id)
    const seated = await seatedIn(tx, row.id)
    const certificateOn = seated.get(input.personId)
    if (certificateOn === undefined) return { seats: seated.size }
    if (certificateOn !== null)
      throw problem(
        'refused',
        'certificate-held',
        'Người này đã được cấp giấy chứng nhận của lớp, không rút tên được.',
        'This person holds the certificate of the class and cannot be taken off.',
        'personId',
      )
    const actId = await recordAct(tx, {
      verb: 'class.unseat',
      unitId: row.unitId,
      recordKind: 'awareness_class',
      recordId: row.id,
      payload: { personIds: [input.personId] },
    })
    await closeSeats(tx, row.id, [input.personId], actId)
    return { seats: seated.size - 1 }
  })
