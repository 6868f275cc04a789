import type { z } from 'zod'
import { must, notFound } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import type { settleLateUpdates } from '../../contract/document/late.ts'
import { mayWriteNow, mayWriteSome } from './abilities.ts'
import { recordOn } from './act.ts'
import { openForChange, seqOf } from './load.ts'
import { closeLate } from './store.ts'
import { wordsAdded } from './text/merge.ts'
import { take } from './write.ts'

interface LateRow {
  readonly id: string
  readonly at: string | null
  readonly bytes: Buffer
}

const loadLate = (tx: Transaction, documentId: string): Promise<LateRow[]> =>
  tx.query<LateRow>(sql`
    select u.id, k.at, u.bytes from document_update u left join act k on k.id = u.known_from
    where u.document_id = ${documentId}::uuid and not u.taken and u.known_until is null and u.account_id = ${tx.actor.accountId}::uuid
    order by k.at, u.id`)

/** What the reader typed after the text was closed, with its words. Each builds on those before it. */
export async function lateOf(tx: Transaction, documentId: string, state: readonly Uint8Array[]) {
  const rows = await loadLate(tx, documentId)
  return rows.map((row, index) => ({
    id: row.id,
    at: row.at ?? '',
    words: [...wordsAdded([...state, ...rows.slice(0, index).map((before) => before.bytes)], [row.bytes])],
    bytes: row.bytes.toString('base64'),
  }))
}

/** Takes late words over into the text, now that it is open again, or leaves them for good. */
export function settleLate(context: Context, input: z.output<typeof settleLateUpdates.input>) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    const { document } = opened
    const named = [...new Set(input.updates)]
    const settled = await tx.one<{ count: number }>(sql`
      select count(*) as count from document_update where id = any (${named.map(asId)}::uuid[]) and document_id = ${document.id}::uuid
        and account_id = ${tx.actor.accountId}::uuid and known_until is not null`)
    if (settled.count === named.length) return { id: input.id, seq: (await seqOf(tx, document.id)).seq }
    const rows = (await loadLate(tx, document.id)).filter((row) => named.includes(row.id))
    if (rows.length !== named.length)
      throw notFound('Không có phần gõ muộn này.', 'There are no such late words of yours.', 'updates')
    if (input.act === 'take') {
      must(mayWriteSome(opened), 'forbidden')
      must(mayWriteNow(opened), 'refused')
    }
    const actId = await recordOn(tx, document, `late-${input.act}`, { updates: named })
    await closeLate(tx, named, actId)
    if (input.act === 'leave') return { id: input.id, seq: (await seqOf(tx, document.id)).seq }
    const updates = rows.map((row) => ({ id: newId(), bytes: row.bytes }))
    return { id: input.id, seq: await take(tx, opened, updates, actId) }
  })
}
