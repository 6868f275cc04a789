import { must, problem } from '../../../platform/domain/problem.ts'
import { write } from '../../../platform/server/db/database.ts'
import { asId, sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { recordAct } from '../../acts/server/public.ts'
import { deadlinesChanged } from '../../notices/server/public.ts'
import type { RelationKind } from '../directive.ts'
import { checkSecrecy } from '../secrecy.ts'
import { openChild, openDirective, openToWrite } from './open.ts'

interface RelateInput {
  readonly id: string
  readonly directive: string
  readonly kind: RelationKind
  readonly to?: string | undefined
  readonly outside?: string | undefined
}

export function relate(context: Context, input: RelateInput) {
  return write(context.database, context.caller, async (tx) => {
    const { directive } = await openToWrite(tx, context, input.directive)
    if (await tx.maybe(sql`select id from directive_relation where id = ${input.id}::uuid`)) return { id: input.id }
    if ((input.to === undefined) === (input.outside === undefined))
      throw problem(
        'invalid',
        'one-document',
        'Hãy chọn một văn bản trong sổ, hoặc ghi số ký hiệu của văn bản ngoài sổ.',
        'Choose a document of the register, or write the symbol of one outside.',
        'to',
      )
    must(checkSecrecy('none', input.outside ?? ''), 'refused')
    const other = input.to === undefined ? null : (await openDirective(tx, context, input.to, 'to')).directive
    if (other?.id === directive.id)
      throw problem(
        'invalid',
        'same-document',
        'Văn bản không thể nối với chính nó.',
        'A document does not stand to itself.',
        'to',
      )
    if (input.kind === 'replaces' && other && (other.issuedOn ?? '') > (directive.issuedOn ?? '9999'))
      throw problem(
        'invalid',
        'replaces-later',
        'Văn bản bị thay thế ban hành sau văn bản này.',
        'The document replaced was issued after this one.',
        'to',
      )
    const twice =
      other &&
      (await tx.maybe(sql`select id from directive_relation
      where from_id = ${directive.id} and to_id = ${other.id} and kind = ${input.kind} and known_until is null`))
    if (twice)
      throw problem(
        'conflict',
        'related-already',
        'Hai văn bản đã được nối như vậy.',
        'The two are related so already.',
        'to',
      )
    const actId = await recordAct(tx, {
      verb: 'directive.relate',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      payload: { relation: input.id, kind: input.kind, to: other?.symbol ?? input.outside ?? null },
    })
    await tx.query(sql`insert into directive_relation (id, from_id, kind, to_id, outside, from_day, known_from)
      values (${input.id}::uuid, ${directive.id}::uuid, ${input.kind}, ${other?.id ?? null}::uuid, ${input.outside ?? null},
        ${directive.effectiveOn ?? directive.issuedOn}::date, ${actId}::uuid)`)
    if (input.kind === 'implements') await deadlinesChanged(tx)
    return { id: input.id }
  })
}

export function unrelate(context: Context, input: { readonly id: string; readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const { directive } = await openChild(
      tx,
      context,
      sql`select from_id as id from directive_relation where id = ${asId(input.id)}::uuid and known_until is null`,
    )
    const actId = await recordAct(tx, {
      verb: 'directive.unrelate',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      reason: input.reason,
      payload: { relation: input.id },
    })
    await tx.query(
      sql`update directive_relation set known_until = ${actId}::uuid where id = ${input.id}::uuid and known_until is null`,
    )
    await deadlinesChanged(tx)
    return { id: input.id }
  })
}
