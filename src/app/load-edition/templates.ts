import { documentTemplates } from '../../../editions/templates/index.ts'
import { recordAct } from '../../modules/acts/server/public.ts'
import { addTemplate } from '../../modules/reports/server/public.ts'
import { firstOfAllDays, lastOfAllDays } from '../../platform/domain/day.ts'
import { type Database, type Transaction, writeAsOwner } from '../../platform/server/db/database.ts'
import { sql } from '../../platform/server/db/sql.ts'
import { system } from '../../platform/server/http/context.ts'
import { newId } from '../../platform/server/new-id.ts'

const areThere = async (tx: Transaction): Promise<boolean> =>
  (await tx.maybe(sql`select id from document_template where unit_id is null limit 1`)) !== undefined

/** Templates for all committees; those that are there stay as they are. */
export async function loadTemplates(tx: Transaction, actId: string): Promise<void> {
  if (await areThere(tx)) return
  for (const { code, body } of documentTemplates)
    await addTemplate(
      tx,
      { id: newId(), code, unitId: null, version: 1, from: firstOfAllDays, until: lastOfAllDays, body },
      actId,
    )
}

/** Brings them into an installation that was there before them. */
export async function bringTemplates(database: Database): Promise<void> {
  const { rowCount } = await database.owner.query('select from document_template where unit_id is null limit 1')
  if (rowCount !== 0) return
  await writeAsOwner(database, { actor: system, requestId: newId() }, async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('document_template', 0))`)
    if (await areThere(tx)) return
    const actId = await recordAct(tx, { verb: 'template.bring', recordKind: 'document_template', payload: {} })
    await loadTemplates(tx, actId)
  })
}
