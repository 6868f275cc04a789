import type { z } from 'zod'
import { must, notFound, problem } from '../../../platform/domain/problem.ts'
import { accept, refuse } from '../../../platform/domain/refusal.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { covers, type Reader } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import type { answerFinding } from '../../figures/contract.ts'
import { ability, type Catalogue, catalogueAt } from '../../figures/server/public.ts'
import type { UnitId } from '../../org/unit.ts'
import type { listAnswers, withdrawAnswer } from '../contract.ts'
import { findingsAtEach } from './findings.ts'
import { openUnit, placeOf } from './open-unit.ts'
import { closeAnswer, storeAnswer } from './store.ts'

const mayAnswerAt = (catalogue: Catalogue, reader: Reader, unitId: UnitId, on: string) =>
  covers(catalogue.forest, reader, ['clerk', 'approver'], unitId, on)
    ? accept(true)
    : refuse(
        'lacks-role',
        'Việc này cần quyền nhập số liệu hoặc duyệt đối với đơn vị này.',
        'This needs the role of clerk or approver over this unit.',
      )

/** A finding can be answered, never dismissed; a new answer supersedes the old one. */
export const answerBy = (context: Context, input: z.output<typeof answerFinding.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { catalogue, reader, unit, period } = await placeOf(context, tx, input)
    must(mayAnswerAt(catalogue, reader, unit.id, period.last), 'forbidden')
    if (await tx.maybe(sql`select id from finding_answer where id = ${input.id}`)) return { id: input.id }
    const { id, kind, digest, answer } = input
    const actId = await recordAct(tx, {
      verb: 'finding.answer',
      unitId: unit.id,
      recordKind: 'finding_answer',
      recordId: id,
      payload: { kind, digest },
    })
    await storeAnswer(tx, { id, unitId: unit.id, first: period.first, last: period.last, kind, digest, answer }, actId)
    return { id }
  })

/** An answer is taken back with a reason; it stays in the history, and the finding stands open again. */
export const withdrawBy = (context: Context, { id, reason }: z.output<typeof withdrawAnswer.input>) =>
  write(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const row = await tx.maybe<{ unit_id: string; last_day: string; kind: string; digest: string }>(
      sql`select unit_id, last_day, kind, digest from finding_answer where id = ${id}`,
    )
    if (!row)
      throw notFound(
        'Không có lời trả lời này, hoặc bạn không được mở.',
        'There is no such answer, or you may not open it.',
        'id',
      )
    must(mayAnswerAt(catalogue, reader, row.unit_id, row.last_day), 'forbidden')
    const actId = await recordAct(tx, {
      verb: 'finding.withdraw-answer',
      unitId: row.unit_id,
      recordKind: 'finding_answer',
      recordId: id,
      reason,
      payload: { kind: row.kind, digest: row.digest },
    })
    if (!(await closeAnswer(tx, id, actId)))
      throw problem(
        'refused',
        'answer-ended',
        'Lời trả lời này đã được thay hoặc đã rút.',
        'This answer was replaced or withdrawn already.',
      )
    return { id }
  })

interface AnswerRow {
  readonly id: string
  readonly kind: string
  readonly digest: string
  readonly answer: string
  readonly by: { vi: string; en: string }
  readonly at: string
  readonly ended: { verb: string; by: { vi: string; en: string }; at: string; reason: string | null } | null
}

/** Every answer ever given at a unit and its bodies in a period, with what became of it. */
export const answersHere = (
  context: Context,
  input: z.output<typeof listAnswers.input>,
): Promise<z.output<typeof listAnswers.output>> =>
  openUnit(context, input, async (tx, { catalogue, reader, ledger, unit, period, bodies }) => {
    const rows = await answersAt(tx, bodies, period, input.kind)
    const found = rows.length === 0 ? [] : (await findingsAtEach(tx, catalogue, ledger, bodies, period)).flat()
    const digests = new Set(found.map((finding) => finding.digest))
    const answered = new Set(found.flatMap((finding) => (finding.answer ? [finding.answer.at] : [])))
    return {
      answers: rows.map(({ digest, ended, ...row }) => ({
        ...row,
        state: ended
          ? ended.verb === 'finding.withdraw-answer'
            ? ('withdrawn' as const)
            : ('replaced' as const)
          : digests.has(digest) || answered.has(row.at)
            ? ('stands' as const)
            : ('lapsed' as const),
        ended: ended && { by: ended.by, at: ended.at, reason: ended.reason },
      })),
      can: { withdraw: ability(mayAnswerAt(catalogue, reader, unit.id, period.last)) },
    }
  })

const answersAt = (
  tx: Transaction,
  unitIds: readonly UnitId[],
  period: { readonly first: string; readonly last: string },
  kind: string | undefined,
): Promise<AnswerRow[]> =>
  tx.query<AnswerRow>(sql`
    select f.id, f.kind, f.digest, f.answer, jsonb_build_object('vi', who.vi, 'en', who.en) as by, a.at,
      case when f.known_until is not null then jsonb_build_object('verb', e.verb,
        'by', jsonb_build_object('vi', ender.vi, 'en', ender.en), 'at', e.at, 'reason', e.reason) end as ended
    from finding_answer f join act a on a.id = f.known_from join account who on who.id = a.actor_id
    left join act e on e.id = f.known_until left join account ender on ender.id = e.actor_id
    where f.unit_id = any (${unitIds}::uuid[]) and f.first_day = ${period.first} and f.last_day = ${period.last}
      and (${kind ?? null}::text is null or f.kind = ${kind ?? null}::text)
    order by a.at desc`)
