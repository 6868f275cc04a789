import type { z } from 'zod'
import { notFound } from '../../../../platform/domain/problem.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { ability, type Catalogue, catalogueAt } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { AwarenessClass, ClassPage, listCandidates, listClasses, readClass } from '../../contract/pipeline.ts'
import { checkWithdrawal } from '../../pipeline.ts'
import { type OpenedUnit, openUnit } from '../door.ts'
import { loadCards } from './board.ts'
import type { ClassRow } from './store.ts'

interface CountedClass extends ClassRow {
  readonly seats: number
  readonly certificates: number
}

const toClass = (catalogue: Catalogue, row: CountedClass): AwarenessClass => ({
  id: row.id,
  unit: toUnitRef(catalogue.forest, row.unitId, row.startsOn),
  name: { vi: row.vi, en: row.en },
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  places: row.places,
  seats: row.seats,
  certificates: row.certificates,
})

export const classesUnder = (context: Context, input: z.output<typeof listClasses.input>) =>
  read(context.database, context.caller, async (tx) => {
    const { catalogue, reader, unitId, on } = await openUnit(tx, context, input.unit)
    const rows = await tx.query<CountedClass>(sql`select * from awareness_classes_of(${unitId}::uuid, ${on}::date)`)
    return {
      classes: rows.map((row) => toClass(catalogue, row)),
      can: { plan: ability(requireRole(catalogue.forest, reader, 'clerk', unitId, on)) },
    }
  })

export interface OpenedClass extends Pick<OpenedUnit, 'catalogue' | 'reader'> {
  readonly row: CountedClass
}

/** A class the caller may see: of an organiser within the scope, or with somebody of the scope in it. */
export async function openClass(tx: Transaction, context: Context, id: string): Promise<OpenedClass> {
  const [catalogue, reader] = [await catalogueAt(tx, null, context.database), await loadReader(tx)]
  const row = await tx.maybe<CountedClass>(sql`
    select c.id, c.unit_id as "unitId", c.vi, c.en, c.starts_on as "startsOn", c.ends_on as "endsOn", c.places,
      count(s.person_id) as seats, count(s.certificate_on) as certificates
    from awareness_class c left join awareness_seat s on s.class_id = c.id and s.known_until is null
    where c.id = ${id}::uuid and c.known_until is null
    group by c.id, c.unit_id, c.vi, c.en, c.starts_on, c.ends_on, c.places`)
  if (!row)
    throw notFound('Không có lớp này, hoặc bạn không được xem.', 'There is no such class, or you may not see it.', 'id')
  return { catalogue, reader, row }
}

export const classPage = (context: Context, input: z.output<typeof readClass.input>): Promise<ClassPage> =>
  read(context.database, context.caller, async (tx) => {
    const { catalogue, reader, row } = await openClass(tx, context, input.id)
    const mayWrite = requireRole(catalogue.forest, reader, 'clerk', row.unitId, row.startsOn)
    const seats = await tx.query<{
      personId: string
      name: string
      birth: string | null
      unitId: string | null
      certificateOn: string | null
    }>(sql`
      select s.person_id as "personId", p.name, p.birth, m.unit_id as "unitId", s.certificate_on as "certificateOn"
      from awareness_seat s join person_profile p on p.person_id = s.person_id and p.known_until is null
      left join membership_span m on m.person_id = s.person_id and m.known_until is null and m.valid @> ${reader.today}::date
      where s.class_id = ${row.id}::uuid and s.known_until is null
      order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", s.person_id`)
    return {
      class: toClass(catalogue, row),
      seats: seats.map((seat) => ({
        person: { id: seat.personId, name: seat.name },
        birth: seat.birth,
        unit: seat.unitId === null ? null : toUnitRef(catalogue.forest, seat.unitId, reader.today),
        certificateOn: seat.certificateOn,
      })),
      can: { change: ability(mayWrite), withdraw: ability(mayWrite.ok ? checkWithdrawal(row.certificates) : mayWrite) },
    }
  })

const shownAtOnce = 100

/** Who of the source list under the organiser sits in no class that is still to end. */
export const candidatesFor = (context: Context, input: z.output<typeof listCandidates.input>) =>
  read(context.database, context.caller, async (tx) => {
    const opened = await openClass(tx, context, input.id)
    const { reader, catalogue, row } = opened
    const unit = await openUnit(tx, context, catalogue.forest.units.get(row.unitId)?.code ?? '', reader.today)
    const search = input.search === undefined || input.search === '' ? null : input.search
    const cards = await loadCards(tx, unit, ['source'], search, 2 * shownAtOnce)
    const free = cards.filter((card) => card.class === null || card.class.endsOn < reader.today)
    return {
      people: free.slice(0, shownAtOnce).map(({ person, unit: cell, since }) => ({ person, unit: cell, since })),
      hasMore: free.length > shownAtOnce || cards.length === 2 * shownAtOnce,
    }
  })
