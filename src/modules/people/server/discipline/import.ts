import type { z } from 'zod'
import { problem } from '../../../../platform/domain/problem.ts'
import { read, type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { recordAct, sha256 } from '../../../acts/server/public.ts'
import type { DisciplineTrial, importDisciplines } from '../../contract/discipline.ts'
import { type FileInput, openForDisciplines, type Tried, tryFile } from './try.ts'

const mostShown = 200

const errorsOf = (tried: Tried): number => tried.faults.filter((fault) => !fault.isWarning).length

export const trial = (context: Context, input: FileInput, file: Uint8Array): Promise<DisciplineTrial> =>
  read(context.database, context.caller, async (tx) => {
    const tried = await tryFile(tx, await openForDisciplines(tx, context, input), file)
    const errors = errorsOf(tried)
    return {
      rows: tried.rows,
      new: tried.fresh.length,
      same: tried.same,
      errors,
      warnings: tried.faults.length - errors,
      faults: tried.faults.slice(0, mostShown).map((fault) => ({ ...fault })),
    }
  })

const verb = 'people.discipline-import'

/** All decisions of a file by one act, or none; sending twice imports once. */
export const importFile = (
  context: Context,
  input: z.output<typeof importDisciplines.input>,
  file: Uint8Array,
): Promise<{ id: string }> =>
  write(context.database, context.caller, async (tx) => {
    const tried = await tryFile(tx, await openForDisciplines(tx, context, input), file)
    const done = { id: input.id }
    // Asked for last: what the same request, sent at once, has saved by now is seen above as held.
    if (await tx.maybe(sql`select id from act where verb = ${verb} and record_id = ${input.id}::uuid`)) return done
    const errors = errorsOf(tried)
    if (errors > 0) throw hasErrors(errors)
    if (tried.fresh.length !== input.new || tried.same !== input.same) throw registerChanged()
    if (tried.fresh.length > 0) await save(tx, input, tried, file)
    return done
  })

async function save(
  tx: Transaction,
  { id, format }: z.output<typeof importDisciplines.input>,
  { unitId, rows, fresh, same }: Tried,
  file: Uint8Array,
) {
  const actId = await recordAct(tx, {
    verb,
    unitId,
    recordKind: 'discipline_file',
    recordId: id,
    payload: { format, rows, new: fresh.length, same, file: sha256(file).toString('hex') },
  })
  await tx.query(sql`insert into discipline (id, person_id, form, decided_on, decision, known_from)
    select d.id, d.person_id, d.form, d.decided_on, d.decision, ${actId}::uuid
    from unnest(${fresh.map(() => newId())}::uuid[], ${fresh.map((row) => row.personId)}::uuid[], ${fresh.map((row) => row.form)}::text[],
      ${fresh.map((row) => row.decidedOn)}::date[], ${fresh.map((row) => row.decision)}::text[]) d (id, person_id, form, decided_on, decision)`)
}

const hasErrors = (count: number) =>
  problem(
    'refused',
    'rows-at-fault',
    `Tệp còn ${count} lỗi; chưa có gì được nhập. Sửa trong bản đã đánh dấu rồi đọc thử lại.`,
    `The file still has ${count} errors; nothing was imported. Mend the marked copy and try it again.`,
  )

const registerChanged = () =>
  problem(
    'conflict',
    'register-changed',
    'Sổ đã thay đổi sau khi đọc thử, hoặc đây không phải tệp đã đọc thử. Hãy đọc thử lại.',
    'The register changed after the trial, or this is not the file that was tried. Try it again.',
  )
