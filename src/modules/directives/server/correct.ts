import { problem } from '../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { newId } from '../../../platform/server/new-id.ts'
import { recordAct } from '../../acts/server/public.ts'
import { deadlinesChanged } from '../../notices/server/public.ts'
import { openToWrite } from './open.ts'
import { replaceDirective, setProvisions } from './store.ts'
import { once, readTyped, requireFree, type Typed } from './typed.ts'

export function correct(context: Context, input: Typed & { readonly id: string; readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openToWrite(tx, context, input.id, 'id')
    const held = opened.directive
    const values = await readTyped(tx, opened, input)
    await requireFree(tx, values, held.id)
    const actId = await recordAct(tx, {
      verb: 'directive.correct',
      unitId: values.issuerId,
      recordKind: 'directive',
      recordId: held.id,
      reason: input.reason,
      payload: { symbol: values.symbol, issuedOn: values.issuedOn },
    })
    // Seed documents have an English title of their own; a title that is typed anew speaks for both.
    const en = values.title === held.vi ? held.en : values.title
    await once(values.symbol, () => replaceDirective(tx, held.id, { ...values, en }, actId))
    await setProvisions(
      tx,
      held.id,
      input.provisions.map((item) => ({ ...item, hint: item.hint || null })),
      actId,
    )
    const fromDay = values.effectiveOn ?? values.issuedOn
    if (fromDay !== (held.effectiveOn ?? held.issuedOn)) await moveRelations(tx, held.id, fromDay, actId)
    await deadlinesChanged(tx)
    return { id: held.id }
  })
}

/** What a document says of others holds from the day it takes effect itself. */
async function moveRelations(tx: Transaction, id: string, fromDay: string | null, actId: string): Promise<void> {
  const moved = await tx.query<{ kind: string; to_id: string | null; outside: string | null }>(
    sql`update directive_relation set known_until = ${actId}::uuid where from_id = ${id}::uuid and known_until is null
      returning kind, to_id, outside`,
  )
  for (const { kind, to_id, outside } of moved)
    await tx.query(sql`insert into directive_relation (id, from_id, kind, to_id, outside, from_day, known_from)
      values (${newId()}::uuid, ${id}::uuid, ${kind}, ${to_id}::uuid, ${outside}, ${fromDay}::date, ${actId}::uuid)`)
}

export function withdraw(context: Context, input: { readonly id: string; readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const { directive } = await openToWrite(tx, context, input.id, 'id')
    await requireUnused(tx, directive.id)
    const actId = await recordAct(tx, {
      verb: 'directive.withdraw',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      reason: input.reason,
      payload: { symbol: directive.symbol },
    })
    const at = directive.id
    await tx.query(
      sql`update directive_provision set known_until = ${actId}::uuid where directive_id = ${at} and known_until is null`,
    )
    await tx.query(
      sql`update directive_relation set known_until = ${actId}::uuid where from_id = ${at} and known_until is null`,
    )
    await tx.query(
      sql`update directive_summing_up set known_until = ${actId}::uuid where directive_id = ${at} and known_until is null`,
    )
    await tx.query(
      sql`update directive_file set known_until = ${actId}::uuid where directive_id = ${at} and known_until is null`,
    )
    await tx.query(
      sql`update directive_demand set known_until = ${actId}::uuid where directive_id = ${at} and known_until is null`,
    )
    await tx.query(sql`update directive set known_until = ${actId}::uuid where id = ${at} and known_until is null`)
    await deadlinesChanged(tx)
    return { id: at }
  })
}

async function requireUnused(tx: Transaction, id: string): Promise<void> {
  const { used, related, studied } = await tx.one<{
    used: boolean
    related: boolean
    studied: boolean
  }>(sql`select directive_in_use(${id}::uuid) as used,
    exists (select from directive_relation r where r.to_id = ${id}::uuid and r.known_until is null)
      or exists (select from directive_summing_up s where s.document_id = ${id}::uuid and s.known_until is null) as related,
    exists (select from study_session s where ${id}::uuid = any (s.directive_ids) and s.known_until is null) as studied`)
  if (!used && !related && !studied) return
  const [vi, en] = used
    ? ['chỉ tiêu, chủ đề, kế hoạch hoặc văn bản đã ban hành', 'targets, themes, plans or an issued document']
    : related
      ? ['văn bản khác', 'other documents']
      : ['hội nghị học tập', 'study sessions']
  throw problem(
    'refused',
    'directive-in-use',
    `Đang có ${vi} dẫn đến văn bản này. Hãy đính chính thay vì rút, hoặc gỡ các mối nối đó trước.`,
    `There are ${en} that rest on this document. Correct it instead, or take those off first.`,
    'id',
  )
}
