import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { newId } from '../../../platform/server/new-id.ts'

export interface Act {
  readonly verb: string
  readonly unitId?: string | null
  readonly recordKind: string
  readonly recordId?: string | null
  readonly reason?: string | null
  /** Erasable; only its salted digest is chained. */
  readonly payload: unknown
}

/**
 * Records an act in the transaction of its change.
 * @returns the act's id, which the changed rows name as `known_from` or `known_until`.
 */
export async function recordAct(tx: Transaction, act: Act): Promise<string> {
  const { id, recorded } = sendAct(tx, act)
  await recorded
  return id
}

/** The same without waiting: what names the act may be sent after it at once. `recorded` is to be awaited. */
export function sendAct(tx: Transaction, act: Act): { readonly id: string; readonly recorded: Promise<unknown> } {
  const id = newId()
  const salt = randomBytes(16)
  const recorded = tx.query(sql`
    with payload as (select ${JSON.stringify(act.payload)}::jsonb as payload),
    act as (
      insert into act (id, actor_id, verb, unit_id, record_kind, record_id, reason, request_id, digest)
      select ${id}::uuid, ${tx.actor.accountId}::uuid, ${act.verb}::text, ${act.unitId ?? null}::uuid, ${act.recordKind}::text,
        ${act.recordId ?? null}::uuid, ${act.reason ?? null}::text, ${tx.requestId}::text,
        sha256(${salt}::bytea || convert_to(payload::text, 'UTF8')) from payload
    )
    insert into act_payload (act_id, salt, payload) select ${id}::uuid, ${salt}::bytea, payload from payload`)
  return { id, recorded }
}

/** A digest of bytes for records that keep only that. */
export const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()
