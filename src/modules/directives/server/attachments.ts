import { must, notFound, problem } from '../../../platform/domain/problem.ts'
import { read, write } from '../../../platform/server/db/database.ts'
import { asId, sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { recordAct } from '../../acts/server/public.ts'
import { fileNameOf } from '../../files/file-kind.ts'
import { keepBytes, kindOfFile, openBytes } from '../../files/server/public.ts'
import { isMarked } from '../secrecy.ts'
import { openChild, openDirective, openToWrite } from './open.ts'

interface AttachInput {
  readonly id: string
  readonly directive: string
  readonly name: string
}

export function attach(context: Context, input: AttachInput, bytes: Uint8Array) {
  return write(context.database, context.caller, async (tx) => {
    const { directive } = await openToWrite(tx, context, input.directive)
    if (await tx.maybe(sql`select id from directive_file where id = ${input.id}::uuid`)) return { id: input.id }
    if (isMarked(input.name))
      throw problem(
        'refused',
        'classified',
        'Tên tệp có dấu mật. Văn bản mật không được lưu trong hệ thống này.',
        'The name of the file bears a secrecy mark. Nothing classified is kept in this system.',
        'file',
      )
    const kind = must(kindOfFile(bytes))
    const sha256 = await keepBytes(tx, bytes, kind.mediaType)
    const there = await tx.maybe<{ id: string }>(
      sql`select id from directive_file where directive_id = ${directive.id} and sha256 = ${sha256} and known_until is null`,
    )
    // The same request, sent twice at once.
    if (there?.id === input.id) return { id: input.id }
    if (there)
      throw problem('conflict', 'file-there', 'Tệp này đã được đính kèm.', 'This file is attached already.', 'file')
    const name = fileNameOf(input.name, kind)
    const actId = await recordAct(tx, {
      verb: 'directive.attach',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      payload: { file: input.id, name, sha256: sha256.toString('hex') },
    })
    await tx.query(sql`insert into directive_file (id, directive_id, sha256, name, size, known_from)
      values (${input.id}::uuid, ${directive.id}::uuid, ${sha256}, ${name}, ${bytes.length}, ${actId}::uuid)`)
    return { id: input.id }
  })
}

export function detach(context: Context, input: { readonly id: string; readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const { directive } = await openChild(
      tx,
      context,
      sql`select directive_id as id from directive_file where id = ${asId(input.id)}::uuid and known_until is null`,
    )
    const actId = await recordAct(tx, {
      verb: 'directive.detach',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      reason: input.reason,
      payload: { file: input.id },
    })
    await tx.query(
      sql`update directive_file set known_until = ${actId}::uuid where id = ${input.id}::uuid and known_until is null`,
    )
    return { id: input.id }
  })
}

/** Whoever may read the document may read its files. */
export function file(context: Context, input: { readonly id: string; readonly show: 'yes' | 'no' }) {
  return read(context.database, context.caller, async (tx) => {
    const held = await tx.maybe<{ directiveId: string; sha256: Buffer; name: string }>(
      sql`select directive_id as "directiveId", sha256, name from directive_file where id = ${asId(input.id)}::uuid and known_until is null`,
    )
    if (!held)
      throw notFound(
        'Không có tệp này, hoặc bạn không được mở.',
        'There is no such file, or you may not open it.',
        'id',
      )
    await openDirective(tx, context, held.directiveId)
    return openBytes(tx, held.sha256, held.name, input.show === 'yes')
  })
}
