import { read } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { reachableUnit } from '../../org/server/public.ts'
import { checkApproval } from '../enter.ts'
import { figureAt } from '../figure.ts'
import { catalogueAt, periodOf } from './catalogue.ts'
import { entriesById, ledgerOf } from './ledger.ts'
import { ability } from './page.ts'
import { present } from './present.ts'
import { loadRecords } from './records.ts'

const pageSize = 50
const mostCounted = 10_000

/** Entries under a unit that nobody has approved yet, oldest first; of more than 10,000 some are counted. */
export function waitingUnder(context: Context, input: { unit: string; offset: number }) {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const unit = reachableUnit(catalogue.forest, input.unit, (unitId) =>
      canRead(catalogue.forest, reader, unitId, reader.today),
    )
    const waitingFrom = (offset: number) =>
      tx.query<{ total: number; id: string; entered_by: string }>(
        sql`select * from entries_waiting(${unit.id}::uuid, ${reader.today}::date, ${mostCounted}, ${offset}, ${pageSize})`,
      )
    const picked = await waitingFrom(input.offset)
    const total = (picked[0] ?? (input.offset > 0 ? (await waitingFrom(0))[0] : undefined))?.total ?? 0
    const ids = picked.map((row) => row.id)
    const records = new Map(
      (await loadRecords(tx, catalogue, sql`e.id = any (${ids}::uuid[])`)).map((record) => [record.id, record]),
    )
    const entries = await entriesById(tx, catalogue, ids)
    return {
      total,
      entries: picked.flatMap(({ id, entered_by }) => {
        const [entry, record] = [entries.get(id), records.get(id)]
        if (!entry || !record) return []
        const key = {
          unitId: entry.unitId,
          measure: entry.measure,
          class: entry.class,
          aspect: entry.aspect,
          period: periodOf(catalogue, entry.period),
        }
        const figure = present(catalogue, figureAt(ledgerOf(catalogue, [entry]), key))
        const approve = ability(
          requireRole(catalogue.forest, reader, 'approver', entry.unitId, entry.last),
          checkApproval(entered_by, reader.accountId, false, true),
        )
        return [{ figure, record, can: { approve } }]
      }),
    }
  })
}
