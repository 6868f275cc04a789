import type { z } from 'zod'
import { notFound } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { RevealedDecision, revealDisciplines, withdrawDiscipline } from '../../contract/discipline.ts'
import { keeperOf, openToChange } from '../door.ts'
import { loadRecord } from '../load.ts'

/** The decisions believed of a person, masked: that they are there, and when they came in as far as the caller may know. */
export const disciplinesOf = (tx: Transaction, personId: string) =>
  tx.query<{ id: string; recordedAt: string | null }>(sql`
    select d.id, a.at as "recordedAt" from discipline d left join act a on a.id = d.known_from
    where d.person_id = ${personId}::uuid and d.known_until is null order by d.id`)

/** The decisions on a person, by day; asking twice with one id records one reading. */
export const revealBy = (context: Context, input: z.output<typeof revealDisciplines.input>) =>
  write(context.database, context.caller, async (tx) => {
    await loadRecord(tx, input.personId)
    return { decisions: await revealDecisions(tx, input) }
  })

/** The same for a person who was found, by one reading of the given id. */
export const revealDecisions = (
  tx: Transaction,
  { id, personId, reason }: z.output<typeof revealDisciplines.input>,
): Promise<RevealedDecision[]> =>
  tx.query<RevealedDecision>(sql`
    select id, form, decided_on as "decidedOn", decision from reveal_disciplines(${id}::uuid, ${personId}::uuid, ${reason})`)

export const withdrawBy = (context: Context, input: z.output<typeof withdrawDiscipline.input>) =>
  write(context.database, context.caller, async (tx) => {
    const row = await tx.maybe<{ personId: string }>(
      sql`select person_id as "personId" from discipline where id = ${asId(input.id)}::uuid and known_until is null`,
    )
    if (!row)
      throw notFound(
        'Không có quyết định này, hoặc nó đã được rút.',
        'There is no such decision, or it was withdrawn.',
        'id',
      )
    const { record } = await openToChange(tx, context, row.personId)
    // The reason may speak of the person: it stands where it can be erased, not in the chain.
    const actId = await recordAct(tx, {
      verb: 'discipline.withdraw',
      unitId: keeperOf(record),
      recordKind: 'discipline',
      recordId: input.id,
      payload: { reason: input.reason },
    })
    await tx.query(
      sql`update discipline set known_until = ${actId}::uuid where id = ${input.id}::uuid and known_until is null`,
    )
    return { id: input.id }
  })
