import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'

/** Closes the believed row of a paper; nothing happens where there is none. */
export const closeForm = (tx: Transaction, personId: string, form: string, actId: string) =>
  tx.query(sql`update dossier_item set known_until = ${actId}::uuid
    where person_id = ${personId}::uuid and form = ${form} and known_until is null`)

export const addForm = (tx: Transaction, personId: string, form: string, receivedOn: string, actId: string) =>
  tx.query(sql`insert into dossier_item (person_id, form, received_on, known_from)
    values (${personId}, ${form}, ${receivedOn}, ${actId})`)

export interface DialogueRow {
  readonly id: string
  readonly personId: string
  readonly on: string
  readonly difficulty: string
  readonly followUp: string | null
  readonly resolvedOn: string | null
}

export const addDialogue = (tx: Transaction, row: DialogueRow, actId: string) =>
  tx.query(sql`insert into applicant_dialogue (id, person_id, "on", difficulty, follow_up, resolved_on, known_from)
    values (${row.id}, ${row.personId}, ${row.on}, ${row.difficulty}, ${row.followUp}, ${row.resolvedOn}, ${actId})`)

export const closeDialogue = (tx: Transaction, id: string, actId: string) =>
  tx.query(
    sql`update applicant_dialogue set known_until = ${actId}::uuid where id = ${id}::uuid and known_until is null`,
  )

export interface ClassRow {
  readonly id: string
  readonly unitId: string
  readonly vi: string
  readonly en: string
  readonly startsOn: string
  readonly endsOn: string
  readonly places: number | null
}

export const addClass = (tx: Transaction, row: ClassRow, actId: string) =>
  tx.query(sql`insert into awareness_class (id, unit_id, vi, en, starts_on, ends_on, places, known_from)
    values (${row.id}, ${row.unitId}, ${row.vi}, ${row.en}, ${row.startsOn}, ${row.endsOn}, ${row.places}, ${actId})`)

export const closeClass = (tx: Transaction, id: string, actId: string) =>
  tx.query(sql`update awareness_class set known_until = ${actId}::uuid where id = ${id}::uuid and known_until is null`)

/** Takes everybody off a class, whoever may see them; null when somebody holds its certificate. */
export const releaseSeats = async (tx: Transaction, classId: string, actId: string): Promise<number | null> =>
  (await tx.one<{ released: number | null }>(sql`select release_seats(${classId}::uuid, ${actId}::uuid) as released`))
    .released

/** @param certificates the day of each person's certificate, in the order of the people; null while there is none */
export const addSeats = (
  tx: Transaction,
  classId: string,
  personIds: readonly string[],
  certificates: readonly (string | null)[],
  actId: string,
) =>
  tx.query(sql`insert into awareness_seat (class_id, person_id, certificate_on, known_from)
    select ${classId}::uuid, seat.person_id, seat.certificate_on, ${actId}::uuid
    from unnest(${personIds}::uuid[], ${certificates}::date[]) seat (person_id, certificate_on)`)

export const closeSeats = (tx: Transaction, classId: string, personIds: readonly string[], actId: string) =>
  tx.query(sql`update awareness_seat set known_until = ${actId}::uuid
    where class_id = ${classId}::uuid and person_id = any (${personIds}::uuid[]) and known_until is null`)
