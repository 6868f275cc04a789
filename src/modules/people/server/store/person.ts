import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { birthOnOf, type Profile } from '../../membership.ts'

/** Writes a person down. The body is the one whose office did so, and reads the person while there is no history yet. */
export async function addPerson(tx: Transaction, personId: string, unitId: string, actId: string): Promise<void> {
  await tx.query(
    sql`insert into person (id, unit_id, known_from) values (${personId}::uuid, ${unitId}::uuid, ${actId}::uuid)`,
  )
}

/** The profile as it is believed from this act on. */
export async function setProfile(tx: Transaction, personId: string, profile: Profile, actId: string): Promise<void> {
  await tx.query(
    sql`update person_profile set known_until = ${actId}::uuid where person_id = ${personId}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into person_profile (person_id, name, birth, birth_on, sex, ethnicity, education, theory, occupation, phone, known_from)
    values (${personId}::uuid, ${profile.name}, ${profile.birth}, ${birthOnOf(profile.birth)}::date, ${profile.sex}, ${profile.ethnicity},
      ${profile.education}, ${profile.theory}, ${profile.occupation}, ${profile.phone}, ${actId}::uuid)`)
}

/** A sensitive value; null takes it away. */
export async function setSecret(
  tx: Transaction,
  personId: string,
  field: string,
  value: string | null,
  actId: string,
): Promise<void> {
  await tx.query(
    sql`select set_secrets(array[${personId}::uuid], array[${field}::text], array[${value}::text], ${actId}::uuid)`,
  )
}
