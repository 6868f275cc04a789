import type { z } from 'zod'
import { must, notFound } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { followDialogue, recordDialogue } from '../../contract/pipeline.ts'
import { checkDialogue } from '../../pipeline.ts'
import { keeperOf, openToChange } from '../door.ts'
import { addDialogue, closeDialogue, type DialogueRow } from './store.ts'

const heldDialogue = (tx: Transaction, id: string): Promise<DialogueRow | undefined> =>
  tx.maybe<DialogueRow>(sql`
    select id, person_id as "personId", "on", difficulty, follow_up as "followUp", resolved_on as "resolvedOn"
    from applicant_dialogue where id = ${id}::uuid and known_until is null`)

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

export const recordTalk = (context: Context, input: z.output<typeof recordDialogue.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { record, reader } = await openToChange(tx, context, input.personId)
    must(checkDialogue(input.on, null, reader.today))
    if (await heldDialogue(tx, input.id)) return { id: input.id }
    const actId = await recordAct(tx, {
      verb: 'dialogue.record',
      unitId: keeperOf(record),
      recordKind: 'person',
      recordId: record.id,
      payload: { dialogueId: input.id },
    })
    const { id, on, difficulty } = input
    const row = { id, personId: record.id, on, difficulty, followUp: orNull(input.followUp), resolvedOn: null }
    await addDialogue(tx, row, actId)
    return { id }
  })

/** What was done about a difficulty, and the day it was settled; a null day opens it again. */
export const followTalk = (context: Context, input: z.output<typeof followDialogue.input>) =>
  write(context.database, context.caller, async (tx) => {
    const held = await heldDialogue(tx, input.id)
    if (!held) {
      throw notFound(
        'Không có buổi đối thoại này, hoặc bạn không được xem.',
        'There is no such talk, or you may not see it.',
        'id',
      )
    }
    const { record, reader } = await openToChange(tx, context, held.personId)
    must(checkDialogue(held.on, input.resolvedOn, reader.today))
    const next = { ...held, followUp: orNull(input.followUp), resolvedOn: input.resolvedOn }
    if (next.followUp === held.followUp && next.resolvedOn === held.resolvedOn) return { id: held.id }
    const actId = await recordAct(tx, {
      verb: next.resolvedOn !== null && held.resolvedOn === null ? 'dialogue.resolve' : 'dialogue.follow',
      unitId: keeperOf(record),
      recordKind: 'person',
      recordId: record.id,
      payload: { dialogueId: held.id },
    })
    await closeDialogue(tx, held.id, actId)
    await addDialogue(tx, next, actId)
    return { id: held.id }
  })
