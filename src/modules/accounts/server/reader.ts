import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Grant, Reader } from '../access.ts'

interface ReaderRow {
  kind: Reader['kind']
  is_disabled: boolean
  today: string
  grants: readonly Grant[]
}

/** The caller with its grants and the day that counts as today; an unknown account reads nothing. */
export async function loadReader(tx: Transaction): Promise<Reader> {
  const row = await tx.maybe<ReaderRow>(sql`
    select a.kind, a.is_disabled, today_here() as today, coalesce((
      select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id,
        'from', coalesce(lower(g.valid)::text, ${firstOfAllDays}), 'until', coalesce(upper(g.valid)::text, ${lastOfAllDays})) order by g.id)
      from access_grant g where g.account_id = a.id and g.known_until is null), '[]') as grants
    from account a where a.id = ${tx.actor.accountId}::uuid`)
  if (!row) return { accountId: tx.actor.accountId, kind: 'person', isDisabled: true, grants: [], today: '1970-01-01' }
  return {
    accountId: tx.actor.accountId,
    kind: row.kind,
    isDisabled: row.is_disabled,
    grants: row.grants,
    today: row.today,
  }
}
