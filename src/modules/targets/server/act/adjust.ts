import { decimal } from '../../../../platform/domain/decimal.ts'
import { must } from '../../../../platform/domain/problem.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { Quantity } from '../../../figures/quantity.ts'
import { retellingConflict } from '../../../figures/server/public.ts'
import {
  checkDecidedOn,
  checkDecision,
  checkOwn,
  checkPlan,
  type Decision,
  isNumberPlan,
  keptText,
  planText,
  readPlanValue,
} from '../../plan.ts'
import { checkPlanSeen } from '../../seen.ts'
import { addPlanDecision } from '../store/plans.ts'
import { changeDetail, detailOf } from '../store/targets.ts'
import { refuseOverGiven } from './allocate.ts'
import { directiveOf, type OpenedTarget, requireGiver, requireOpen, type TargetRow, targetDoor } from './door.ts'
import { decisionRow, heldPlan, writePlan } from './plan-entry.ts'

interface PlanInput extends Decision {
  readonly id: string
  readonly targetId: string
  readonly plan: string
  readonly seen?: string | null | undefined
  readonly reason?: string | undefined
}

const isDone = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.maybe(sql`select id from plan_decision where id = ${id}::uuid`)) !== undefined

const readPlan = ({ measure, target }: OpenedTarget, typed: string): Quantity =>
  must(checkPlan(measure, target.direction, must(readPlanValue(measure, typed))))

/** As the row of the target shows it. */
async function planNow(tx: Transaction, target: TargetRow): Promise<string | null> {
  const { planWords, planUntil } = await detailOf(tx, target.id)
  if (!isNumberPlan(target.direction)) return planWords
  const held = await heldPlan(tx, target, target.planAspect)
  return held && keptText(held.value, planUntil === null ? null : decimal(planUntil))
}

/** An adjustment needs a decision and a reason, and keeps the old plan in the history. */
export function adjustPlanBy(context: Context, input: PlanInput & { readonly reason: string }) {
  return retellingConflict(context, { value: input.plan }, async (tx) => {
    const opened = await targetDoor(tx, context, input.targetId)
    const { reader, target } = opened
    requireOpen(opened)
    if (target.planAspect === 'assigned') await requireGiver(tx, opened)
    must(checkDecision(input, reader.today))
    const directiveId = await directiveOf(tx, input.directiveId)
    if (await isDone(tx, input.id)) return { id: input.id }
    if (input.seen !== undefined) must(checkPlanSeen(input.seen, await planNow(tx, target)), 'conflict')
    const plan = isNumberPlan(target.direction) ? readPlan(opened, input.plan) : null
    if (plan && target.planAspect === 'assigned') await refuseOverGiven(tx, opened, plan.low)
    const actId = await recordAct(tx, {
      verb: 'target.adjust',
      unitId: target.unitId,
      recordKind: 'target',
      recordId: target.id,
      reason: input.reason,
      payload: { plan: input.plan, number: input.number ?? null, decidedOn: input.decidedOn ?? null },
    })
    const decision = decisionRow(input, directiveId)
    if (plan) await adjustNumber(tx, context, opened, input.id, plan, decision, actId)
    else {
      const { planWords } = await detailOf(tx, target.id)
      await changeDetail(tx, target.id, { planWords: input.plan }, actId)
      const said = { id: input.id, targetId: target.id, aspect: target.planAspect, old: planWords, next: input.plan }
      await addPlanDecision(tx, { ...decision, ...said, entryId: null }, actId)
    }
    return { id: input.id }
  })
}

async function adjustNumber(
  tx: Transaction,
  context: Context,
  opened: OpenedTarget,
  id: string,
  plan: Quantity,
  decision: ReturnType<typeof decisionRow>,
  actId: string,
): Promise<void> {
  const { reader, catalogue, measure, target } = opened
  const aspect = target.planAspect
  const held = await heldPlan(tx, target, aspect)
  if (plan.word === 'range') await changeDetail(tx, target.id, { planUntil: plan.high.toFixed() }, actId)
  const at = { catalogue, measure, target, today: reader.today }
  await writePlan(
    tx,
    context.database,
    at,
    held,
    { id, aspect, value: plan.low, text: planText(plan), decision },
    actId,
  )
}

/** The own plan beside an assigned one. What is own is not asked of anybody; asking less than assigned needs a reason. */
export function setOwnPlanBy(context: Context, input: PlanInput) {
  return retellingConflict(context, { value: input.plan }, async (tx) => {
    const opened = await targetDoor(tx, context, input.targetId)
    const { reader, catalogue, measure, target } = opened
    requireOpen(opened)
    if (await isDone(tx, input.id)) return { id: input.id }
    if (target.planAspect === 'own' || !isNumberPlan(target.direction))
      must(
        refuse(
          'own-is-the-plan',
          'Chỉ tiêu này lấy mức tự đề ra làm kế hoạch; hãy điều chỉnh kế hoạch bằng quyết định.',
          'The plan of this target is its own one; adjust it by a decision.',
          'targetId',
        ),
        'refused',
      )
    must(checkDecidedOn(input, reader.today))
    const directiveId = await directiveOf(tx, input.directiveId)
    const plan = readPlan(opened, input.plan)
    const assigned = await heldPlan(tx, target, 'assigned')
    must(checkOwn(target.direction, plan.low, assigned?.value ?? null, input.reason))
    const actId = await recordAct(tx, {
      verb: 'target.set-own',
      unitId: target.unitId,
      recordKind: 'target',
      recordId: target.id,
      reason: input.reason ?? null,
      payload: { plan: input.plan },
    })
    const held = await heldPlan(tx, target, 'own')
    const decision = decisionRow(input, directiveId)
    const next = { id: input.id, aspect: 'own' as const, value: plan.low, text: planText(plan), decision }
    await writePlan(tx, context.database, { catalogue, measure, target, today: reader.today }, held, next, actId)
    return { id: input.id }
  })
}
