import { must, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context, FileAnswer } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { HeldOnPerson } from '../../contract/privacy.ts'
import type { PersonalCatalogue, PersonalNames } from '../../held.ts'
import { checkErasure } from '../../retention.ts'
import { revealDecisions } from '../discipline/held.ts'
import { keeperOf, openToChange } from '../door.ts'
import { heldOn } from './held.ts'
import { leavingOf } from './leaving.ts'

interface ExportInput {
  readonly personId: string
  readonly includesSensitive: boolean
  readonly reason: string
}

export function exportHeld(
  context: Context,
  input: ExportInput,
  catalogue: PersonalCatalogue,
  names: PersonalNames,
): Promise<FileAnswer> {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openToChange(tx, context, input.personId)
    const held = await heldOn(tx, opened, catalogue, names)
    if (input.includesSensitive) await unmask(tx, held, input.reason)
    await recordAct(tx, {
      verb: 'person.export',
      unitId: keeperOf(opened.record),
      recordKind: 'person',
      recordId: opened.record.id,
      payload: { includesSensitive: input.includesSensitive, reason: input.reason },
    })
    const { can: _can, ...told } = held
    return {
      bytes: new TextEncoder().encode(`${JSON.stringify(told, null, 2)}\n`),
      mediaType: 'application/json',
      fileName: `du-lieu-ca-nhan-${held.asOf}.json`,
    }
  })
}

/** Puts the values in place of the masks; every one is recorded as read. */
async function unmask(tx: Transaction, held: HeldOnPerson, reason: string): Promise<void> {
  for (const table of held.tables) {
    if (table.table === 'discipline') await unmaskDisciplines(tx, held.personId, table.rows, reason)
    else
      for (const row of table.rows) {
        for (const [column, secret] of Object.entries(row.secrets)) {
          const { value } = await tx.one<{ value: string | null }>(
            sql`select reveal(${newId()}::uuid, ${held.personId}::uuid, ${secret}, ${reason}) as value`,
          )
          row.values[column] = value
        }
      }
  }
}

/** All decisions are one reading. */
async function unmaskDisciplines(
  tx: Transaction,
  personId: string,
  rows: HeldOnPerson['tables'][number]['rows'],
  reason: string,
): Promise<void> {
  if (rows.every((row) => row.isPast)) return
  const decisions = await revealDecisions(tx, { id: newId(), personId, reason })
  for (const { id, form, decidedOn, decision } of decisions) {
    const row = rows.find((item) => item.id === id)
    if (row) Object.assign(row.values, { form, decided_on: decidedOn, decision })
  }
}

export function erase(
  context: Context,
  input: { readonly personId: string; readonly reason: string },
): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const { record, reader, rules } = await openToChange(tx, context, input.personId)
    const { id } = record
    if (record.isErased) return { id }
    must(checkErasure(rules, await leavingOf(tx, record, reader.today), reader.today), 'refused')
    if (input.reason.toLocaleLowerCase('vi').includes(record.profile.name.toLocaleLowerCase('vi'))) {
      throw problem(
        'invalid',
        'reason-names-person',
        'Lý do này được giữ trong nhật ký, nên không được nêu tên người bị xóa.',
        'This reason stays in the record of acts, so it must not name the person.',
        'reason',
      )
    }
    const actId = await recordAct(tx, {
      verb: 'person.erase',
      unitId: keeperOf(record),
      recordKind: 'person',
      recordId: id,
      reason: input.reason,
      payload: {},
    })
    await tx.query(sql`select erase_person(${id}::uuid, ${actId}::uuid)`)
    return { id }
  })
}
