import { must, notFound } from '../../../../platform/domain/problem.ts'
import { write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { checkApproval } from '../../enter.ts'
import { catalogueAt } from '../catalogue.ts'
import { addApproval } from '../store.ts'

/** Approves entries, all or none. */
export function approve(context: Context, entryIds: readonly string[]): Promise<{ approved: number }> {
  return write(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    const { forest } = await catalogueAt(tx, null, context.database)
    const rows = await tx.query<{
      id: string
      unit_id: string
      last_day: string
      is_current: boolean
      is_approved: boolean
      entered_by: string
    }>(sql`
      select e.id, e.unit_id, e.last_day, e.known_until is null as is_current, s.approved_by is not null as is_approved, s.entered_by
      from entry e cross join lateral entry_story(e.id) s where e.id = any (${entryIds.map(asId)}::uuid[])`)
    if (rows.length !== new Set(entryIds).size)
      throw notFound(
        'Có lần nhập không tồn tại hoặc bạn không được mở.',
        'Some entries do not exist, or you may not open them.',
        'entryIds',
      )
    for (const row of rows) {
      must(requireRole(forest, reader, 'approver', row.unit_id, row.last_day), 'forbidden')
      must(checkApproval(row.entered_by, tx.actor.accountId, row.is_approved, row.is_current), 'refused')
      const actId = await recordAct(tx, {
        verb: 'entry.approve',
        unitId: row.unit_id,
        recordKind: 'entry',
        recordId: row.id,
        payload: {},
      })
      await addApproval(tx, row.id, actId)
    }
    return { approved: rows.length }
  })
}
