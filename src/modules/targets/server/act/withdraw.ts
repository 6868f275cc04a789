import { must } from '../../../../platform/domain/problem.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import { write } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { withdrawInto } from '../../../figures/server/public.ts'
import { closeTarget, detailOf } from '../store/targets.ts'
import { isHandedOn, requireGiver, requireOpen, targetDoor } from './door.ts'
import { heldPlan } from './plan-entry.ts'

/** Takes back a target with its plans. One that was handed down goes back to the unit above; one handed on is held by it. */
export function withdrawTargetBy(context: Context, input: { targetId: string; reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await targetDoor(tx, context, input.targetId)
    const { target } = opened
    requireOpen(opened)
    await requireGiver(tx, opened)
    if (await isHandedOn(tx, target.id))
      must(
        refuse(
          'handed-on',
          'Chỉ tiêu đã giao xuống đơn vị trực thuộc; hãy rút ở các đơn vị đó trước.',
          'The target was handed down; withdraw it at the units below first.',
          'targetId',
        ),
        'refused',
      )
    const actId = await recordAct(tx, {
      verb: 'target.withdraw',
      unitId: target.unitId,
      recordKind: 'target',
      recordId: target.id,
      reason: input.reason,
      payload: { ...(await detailOf(tx, target.id)) },
    })
    for (const aspect of ['assigned', 'own'] as const) {
      const held = await heldPlan(tx, target, aspect)
      if (held)
        await withdrawInto(tx, context.database, {
          id: newId(),
          supersedes: held.id,
          reason: input.reason,
          isPlan: true,
        })
    }
    await closeTarget(tx, target.id, actId)
    return { id: target.id }
  })
}
