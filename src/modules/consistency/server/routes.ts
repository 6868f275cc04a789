import { accept, refuse } from '../../../platform/domain/refusal.ts'
import { write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { type Context, type Route, route } from '../../../platform/server/http/context.ts'
import { canRead, covers } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import { answerFinding } from '../../figures/contract.ts'
import { catalogueAt, must, periodOf } from '../../figures/server/public.ts'
import { reachableUnit } from '../../org/server/public.ts'

export const consistencyRoutes: readonly Route[] = [route(answerFinding, answer)]

interface AnswerInput {
  readonly id: string
  readonly unit: string
  readonly period: string
  readonly kind: string
  readonly digest: string
  readonly answer: string
}

/** A finding can be answered, never dismissed; a new answer supersedes the old one. */
function answer(context: Context, input: AnswerInput) {
  return write(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const period = periodOf(catalogue, input.period)
    const unit = reachableUnit(catalogue.forest, input.unit, (unitId) =>
      canRead(catalogue.forest, reader, unitId, period.last),
    )
    const isAllowed = covers(catalogue.forest, reader, ['clerk', 'approver'], unit.id, period.last)
    must(
      isAllowed
        ? accept(true)
        : refuse(
            'lacks-role',
            'Việc này cần quyền nhập số liệu hoặc duyệt đối với đơn vị này.',
            'This needs the role of clerk or approver over this unit.',
          ),
      'forbidden',
    )
    const actId = await recordAct(tx, {
      verb: 'finding.answer',
      unitId: unit.id,
      recordKind: 'finding_answer',
      recordId: input.id,
      payload: { kind: input.kind, digest: input.digest },
    })
    await tx.query(
      sql`update finding_answer set known_until = ${actId} where digest = ${input.digest} and known_until is null and id <> ${input.id}`,
    )
    await tx.query(sql`insert into finding_answer (id, unit_id, first_day, last_day, kind, digest, answer, known_from)
      values (${input.id}, ${unit.id}, ${period.first}, ${period.last}, ${input.kind}, ${input.digest}, ${input.answer}, ${actId}) on conflict (id) do nothing`)
    return { id: input.id }
  })
}
