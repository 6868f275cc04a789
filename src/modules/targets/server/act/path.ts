import { decimal } from '../../../../platform/domain/decimal.ts'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import { write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { readValue } from '../../../figures/read-value.ts'
import { checkPath, cumulated } from '../../path.ts'
import { replacePath } from '../store/plans.ts'
import { type OpenedTarget, requireOpen, targetDoor } from './door.ts'
import { heldPlan } from './plan-entry.ts'

interface PathInput {
  readonly id: string
  readonly targetId: string
  readonly points: readonly { readonly on: string; readonly value: string }[]
  readonly isInPeriod: boolean
  readonly reason?: string | undefined
}

export function setPathBy(context: Context, input: PathInput) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await targetDoor(tx, context, input.targetId)
    const { target, period, measure } = opened
    requireOpen(opened)
    const plan = await heldPlan(tx, target, target.planAspect)
    if (plan === null || !['at_least', 'at_most'].includes(target.direction))
      must(
        refuse(
          'path-without-plan',
          'Lộ trình chỉ đặt được cho chỉ tiêu có kế hoạch là một số.',
          'Only a target whose plan is one number has a path.',
          'targetId',
        ),
        'refused',
      )
    const typed = input.points.map(({ on, value }) => ({ on, value: numberOf(opened, value) }))
    const sorted = typed.toSorted((a, b) => (a.on < b.on ? -1 : 1))
    const isSummed = measure.overTime === 'sum'
    const points = input.isInPeriod && isSummed ? cumulated(sorted) : sorted
    const neverFalls = isSummed && measure.isNonNegative
    if (points.length > 0) must(checkPath(points, { period, plan: plan?.value ?? decimal(0), neverFalls }))
    const held = await tx.query<{ on: string; value: string }>(
      sql`select last_day as "on", value::text from target_path where target_id = ${target.id}::uuid and known_until is null order by 1`,
    )
    const isSame =
      held.length === points.length &&
      held.every((row, at) => row.on === points[at]?.on && points[at]?.value.eq(row.value))
    if (isSame) return { id: target.id }
    const actId = await recordAct(tx, {
      verb: 'target.set-path',
      unitId: target.unitId,
      recordKind: 'target',
      recordId: target.id,
      reason: input.reason ?? null,
      payload: { points: points.map(({ on, value }) => [on, value.toFixed()]) },
    })
    await replacePath(tx, target.id, points, actId)
    return { id: target.id }
  })
}

function numberOf({ measure }: OpenedTarget, typed: string) {
  const read = readValue({ ...measure, isWhole: false }, { value: typed, isEstimate: false })
  const whole = read.ok ? read : readValue(measure, { value: typed, isEstimate: false })
  if (whole.ok && whole.value.word === 'exact') return whole.value.low
  const text = whole.ok ? { vi: 'Mỗi mốc là một số.', en: 'Each point is one number.' } : whole.refusal.text
  throw problem('invalid', whole.ok ? 'not-a-number' : whole.refusal.code, text.vi, text.en, 'points')
}
