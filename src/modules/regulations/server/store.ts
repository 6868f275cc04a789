import type { Transaction } from '../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../platform/server/db/sql.ts'
import type { Regulation } from '../regulation.ts'

/**
 * The only file that writes rules. What was believed for the days of the new version is closed; what it said for other days
 * goes on, known from the same act.
 */
export async function supersede(tx: Transaction, version: Regulation, actId: string): Promise<void> {
  const { code, value, name, source, confidence } = version
  const valid = dayRange(version.from, version.until)
  await tx.query(sql`update regulation set known_until = ${actId}
    where code = ${code} and known_until is null and valid && ${valid}::daterange`)
  await tx.query(sql`insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
    select code, rest, value, vi, en, source, confidence, ${actId}::uuid
    from regulation, unnest(datemultirange(valid) - datemultirange(${valid}::daterange)) rest where known_until = ${actId}::uuid`)
  await tx.query(sql`insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
    values (${code}, ${valid}::daterange, ${JSON.stringify(value)}::jsonb, ${name.vi}, ${name.en}, ${source}, ${confidence}, ${actId})`)
}
