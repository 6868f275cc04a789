import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Transfer } from '../../transfer.ts'

/** A transfer as it is believed from this act on. */
export async function saveTransfer(tx: Transaction, transfer: Transfer, actId: string): Promise<void> {
  // In one statement: who takes the person over sees the person by the very row that is closed.
  await tx.query(sql`
    with ended as (update transfer set known_until = ${actId}::uuid where id = ${transfer.id}::uuid and known_until is null returning 1),
    counted as (select count(*) from ended)
    insert into transfer (id, person_id, from_unit_id, to_unit_id, elsewhere, decided_on, started_on, letter_on, presented_on,
      accepted_on, known_from)
    select ${transfer.id}::uuid, ${transfer.personId}::uuid, ${transfer.fromUnitId}::uuid, ${transfer.toUnitId}::uuid, ${transfer.elsewhere}::text,
      ${transfer.decidedOn}::date, ${transfer.startedOn}::date, ${transfer.letterOn}::date, ${transfer.presentedOn}::date, ${transfer.acceptedOn}::date,
      ${actId}::uuid from counted`)
}

/** Called off: it is believed no longer. */
export async function endTransfer(tx: Transaction, transferId: string, actId: string): Promise<void> {
  await tx.query(
    sql`update transfer set known_until = ${actId}::uuid where id = ${transferId}::uuid and known_until is null`,
  )
}

/** What an act wrote of the transfers of a person is believed no longer, and what it ended is believed again. */
export async function unsayTransfer(tx: Transaction, personId: string, actId: string, byActId: string): Promise<void> {
  await tx.query(sql`
    with ended as (
      update transfer set known_until = ${byActId}::uuid
      where person_id = ${personId}::uuid and known_from = ${actId}::uuid and known_until is null returning 1
    ), counted as (select count(*) from ended)
    insert into transfer (id, person_id, from_unit_id, to_unit_id, elsewhere, decided_on, started_on, letter_on, presented_on, accepted_on, known_from)
    select id, person_id, from_unit_id, to_unit_id, elsewhere, decided_on, started_on, letter_on, presented_on, accepted_on, ${byActId}::uuid
    from counted, transfer where person_id = ${personId}::uuid and known_until = ${actId}::uuid`)
}
