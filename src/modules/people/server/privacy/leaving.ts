import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { isMember } from '../../lifecycle.ts'
import type { PersonRecord } from '../../membership.ts'
import type { Leaving } from '../../retention.ts'

/** What the rule on erasure asks for. */
export async function leavingOf(tx: Transaction, record: PersonRecord, today: string): Promise<Leaving> {
  const { holds } = await tx.one<{ holds: boolean }>(
    sql`select holds_post(${record.id}::uuid, ${today}::date) as holds`,
  )
  return {
    state: record.state,
    leftOn: record.spans.at(-1)?.until ?? record.steps.at(-1)?.on ?? null,
    wasMember: record.spans.some((span) => isMember(span.state)),
    holdsPost: holds,
  }
}
