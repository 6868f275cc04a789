import type { z } from 'zod'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { ruleOn } from '../../../regulations/regulation.ts'
import type { receiveForm, returnForm } from '../../contract/pipeline.ts'
import { checkForm } from '../../pipeline.ts'
import { keeperOf, openToChange } from '../door.ts'
import { addForm, closeForm } from './store.ts'

const receivedOn = async (tx: Transaction, personId: string, form: string): Promise<string | undefined> =>
  (
    await tx.maybe<{ on: string }>(sql`select received_on as "on" from dossier_item
      where person_id = ${personId}::uuid and form = ${form} and known_until is null`)
  )?.on

/** Ticks a paper of the dossier with its day; another day corrects the one held. */
export const receive = (context: Context, input: z.output<typeof receiveForm.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { record, reader, rules } = await openToChange(tx, context, input.personId)
    const { today } = reader
    const forms = ruleOn(rules, 'people.dossier-forms', today)?.value.forms ?? []
    must(checkForm(forms, input.form, input.receivedOn, today))
    const held = await receivedOn(tx, record.id, input.form)
    if (held === input.receivedOn) return { id: record.id }
    const actId = await recordAct(tx, {
      verb: held === undefined ? 'dossier.receive' : 'dossier.correct',
      unitId: keeperOf(record),
      recordKind: 'person',
      recordId: record.id,
      payload: { form: input.form },
    })
    if (held !== undefined) await closeForm(tx, record.id, input.form, actId)
    await addForm(tx, record.id, input.form, input.receivedOn, actId)
    return { id: record.id }
  })

/** Takes the tick back; what was held stays in the history. */
export const giveBack = (context: Context, input: z.output<typeof returnForm.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { record } = await openToChange(tx, context, input.personId)
    if ((await receivedOn(tx, record.id, input.form)) === undefined) {
      throw problem(
        'refused',
        'form-not-received',
        'Giấy tờ này chưa được ghi là đã nhận.',
        'This paper is not recorded as received.',
        'form',
      )
    }
    const actId = await recordAct(tx, {
      verb: 'dossier.return',
      unitId: keeperOf(record),
      recordKind: 'person',
      recordId: record.id,
      payload: { form: input.form },
    })
    await closeForm(tx, record.id, input.form, actId)
    return { id: record.id }
  })
