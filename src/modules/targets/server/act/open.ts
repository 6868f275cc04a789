import { must, problem } from '../../../../platform/domain/problem.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { measureOf, requireClass, retellingConflict } from '../../../figures/server/public.ts'
import { checkDecidedOn, checkOwn, checkPlan, isNumberPlan, planText, readPlanValue } from '../../plan.ts'
import type { Direction } from '../../state.ts'
import { addPlanDecision } from '../store/plans.ts'
import { addTarget } from '../store/targets.ts'
import { committeeDoor, directiveOf, subjectOf, type TargetRow } from './door.ts'
import { decisionRow, heldPlan, writePlan } from './plan-entry.ts'

export interface TargetInput {
  readonly id: string
  readonly planEntryId: string
  readonly unit: string
  readonly subject?: string | undefined
  readonly measure: string
  readonly class?: string | undefined
  readonly period: string
  readonly direction: Direction
  readonly planAspect: 'assigned' | 'own'
  readonly plan: string
  readonly lead?: string | undefined
  readonly directiveId?: string | undefined
  readonly number?: string | undefined
  readonly decidedOn?: string | undefined
  readonly reason?: string | undefined
}

/** Opens a target with its plan, which is a figure written here and nowhere else. */
export function openTargetBy(context: Context, input: TargetInput) {
  return retellingConflict(
    context,
    { ...input, value: input.plan, aspect: input.planAspect, unit: input.subject ?? input.unit },
    async (tx) => {
      const { reader, catalogue, period, unit } = await committeeDoor(tx, context, input.unit, input.period)
      if (await tx.maybe(sql`select id from target where id = ${input.id}::uuid`)) return { id: input.id }
      const subjectId = subjectOf(catalogue, unit.id, input.subject, period.last, 'subject')
      const leadId = input.lead === undefined ? null : subjectOf(catalogue, unit.id, input.lead, period.last, 'lead')
      const measure = measureOf(catalogue, input.measure, period.last)
      requireClass(catalogue, measure, input.class ?? null)
      must(checkDecidedOn(input, reader.today))
      const directiveId = await directiveOf(tx, input.directiveId)
      const { direction, planAspect } = input
      const plan = isNumberPlan(direction)
        ? must(checkPlan(measure, direction, must(readPlanValue(measure, input.plan))))
        : null
      const target: TargetRow = {
        id: input.id,
        unitId: unit.id,
        subjectId,
        measureId: measure.id,
        class: input.class ?? null,
        direction,
        period: period.id,
        first: period.first,
        last: period.last,
        directiveId,
        planAspect,
      }
      const assigned = planAspect === 'own' && plan ? await heldPlan(tx, target, 'assigned') : null
      if (plan) must(checkOwn(direction, plan.low, assigned?.value ?? null, input.reason))
      const actId = await recordAct(tx, {
        verb: 'target.open',
        unitId: unit.id,
        recordKind: 'target',
        recordId: input.id,
        payload: { measure: input.measure, period: period.id, plan: input.plan },
      })
      const planUntil = plan?.word === 'range' ? plan.high.toFixed() : null
      await addTarget(tx, { ...target, leadId, planUntil, planWords: plan ? null : input.plan }, actId).catch(
        targetTwice,
      )
      const decision = decisionRow(input, directiveId)
      const at = { catalogue, measure, target, today: reader.today }
      if (plan) {
        const next = { id: input.planEntryId, aspect: planAspect, value: plan.low, text: planText(plan), decision }
        await writePlan(tx, context.database, at, null, next, actId)
      } else {
        const said = { id: input.planEntryId, targetId: target.id, aspect: planAspect, old: null, next: input.plan }
        await addPlanDecision(tx, { ...decision, ...said, entryId: null }, actId)
      }
      return { id: input.id }
    },
  )
}

function targetTwice(error: unknown): never {
  if ((error as { constraint?: string }).constraint !== 'target_once') throw error
  throw problem(
    'conflict',
    'target-exists',
    'Chỉ tiêu này đã được giao trong kỳ; hãy điều chỉnh kế hoạch.',
    'This target is open in the period already; adjust its plan.',
    'measure',
  )
}
