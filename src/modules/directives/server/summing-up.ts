import { problem } from '../../../platform/domain/problem.ts'
import { write } from '../../../platform/server/db/database.ts'
import { asId, sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { recordAct } from '../../acts/server/public.ts'
import { deadlinesChanged } from '../../notices/server/public.ts'
import type { SummingUpKind } from '../directive.ts'
import { openChild, openDirective, openToWrite } from './open.ts'

interface SummingUpInput {
  readonly id: string
  readonly directive: string
  readonly kind: SummingUpKind
  readonly dueOn: string
  readonly heldOn?: string | undefined
  readonly document?: string | undefined
}

interface Held {
  directive_id: string
  kind: string
  due_on: string
  held_on: string | null
  document_id: string | null
}

/** Plans one, or puts other values in the place of those that were planned. */
export function setSummingUp(context: Context, input: SummingUpInput) {
  return write(context.database, context.caller, async (tx) => {
    const { directive, reader } = await openToWrite(tx, context, input.directive)
    const [heldOn, document] = [
      input.heldOn ?? null,
      input.document === undefined ? null : (await openDirective(tx, context, input.document, 'document')).directive.id,
    ]
    if (heldOn !== null && heldOn > reader.today)
      throw problem(
        'invalid',
        'held-in-future',
        'Ngày tổ chức ở tương lai.',
        'The day it was held lies in the future.',
        'heldOn',
      )
    if (heldOn === null && document !== null)
      throw problem(
        'invalid',
        'document-without-day',
        'Có văn bản thì phải ghi ngày đã tổ chức.',
        'With a document, say when it was held.',
        'heldOn',
      )
    const held = await tx.maybe<Held>(
      sql`select directive_id, kind, due_on, held_on, document_id from directive_summing_up where id = ${input.id}::uuid and known_until is null`,
    )
    if (held && held.directive_id !== directive.id)
      throw problem(
        'invalid',
        'other-directive',
        'Mốc này thuộc văn bản khác.',
        'This belongs to another document.',
        'id',
      )
    if (
      held &&
      held.kind === input.kind &&
      held.due_on === input.dueOn &&
      held.held_on === heldOn &&
      held.document_id === document
    )
      return { id: input.id }
    const actId = await recordAct(tx, {
      verb: heldOn === null ? 'directive.plan-summing-up' : 'directive.hold-summing-up',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      payload: { summingUp: input.id, kind: input.kind, dueOn: input.dueOn, heldOn },
    })
    await tx.query(
      sql`update directive_summing_up set known_until = ${actId}::uuid where id = ${input.id}::uuid and known_until is null`,
    )
    await tx.query(sql`insert into directive_summing_up (id, directive_id, kind, due_on, held_on, document_id, known_from)
      values (${input.id}::uuid, ${directive.id}::uuid, ${input.kind}, ${input.dueOn}, ${heldOn}::date, ${document}::uuid, ${actId}::uuid)`)
    await deadlinesChanged(tx)
    return { id: input.id }
  })
}

export function withdrawSummingUp(context: Context, input: { readonly id: string; readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const { directive } = await openChild(
      tx,
      context,
      sql`select directive_id as id from directive_summing_up where id = ${asId(input.id)}::uuid and known_until is null`,
    )
    const actId = await recordAct(tx, {
      verb: 'directive.withdraw-summing-up',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      reason: input.reason,
      payload: { summingUp: input.id },
    })
    await tx.query(
      sql`update directive_summing_up set known_until = ${actId}::uuid where id = ${input.id}::uuid and known_until is null`,
    )
    await deadlinesChanged(tx)
    return { id: input.id }
  })
}
