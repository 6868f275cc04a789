import { type Decimal, decimal } from '../../../../platform/domain/decimal.ts'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { readValue } from '../../../figures/read-value.ts'
import { retellingConflict, withdrawInto } from '../../../figures/server/public.ts'
import { childrenFor, homePartyOn, nameOn } from '../../../org/forest.ts'
import { addsUp, balanceOf, checkAllocation, type Way } from '../../allocation.ts'
import type { AllocationSeen } from '../../contract/allocation.ts'
import { checkDecision, type Decision } from '../../plan.ts'
import { checkAllocationSeen, type NamedPart } from '../../seen.ts'
import { type DecisionRow, replaceAllocation } from '../store/plans.ts'
import { addTarget, closeTarget } from '../store/targets.ts'
import {
  directiveOf,
  isHandedOn,
  loadTarget,
  type OpenedTarget,
  requireOpen,
  type TargetRow,
  targetDoor,
} from './door.ts'
import { decisionRow, type HeldPlan, heldPlan, writePlan } from './plan-entry.ts'

interface AllocationInput extends Decision {
  readonly id: string
  readonly targetId: string
  readonly way: Way
  readonly parts: readonly { readonly unit: string; readonly value: string }[]
  readonly takeBack: readonly string[]
  readonly isStretch: boolean
  readonly seen?: AllocationSeen | undefined
  readonly reason?: string | undefined
}

/** A unit below, with what it holds of this target already. */
interface Below {
  readonly partyId: string
  readonly bodyId: string
  readonly code: string
  readonly name: string
  readonly target: TargetRow | null
  readonly held: HeldPlan | null
  /** It was a part of the allocation believed until now. */
  readonly isPart: boolean
}

/** Hands a plan down to the units below: every part, target and decision in one transaction, or none. */
export function allocatePlanBy(context: Context, input: AllocationInput) {
  return retellingConflict(context, {}, async (tx) => {
    const opened = await targetDoor(tx, context, input.targetId)
    const { reader, target, measure } = opened
    if (await tx.maybe(sql`select id from allocation where id = ${input.id}::uuid`)) return { id: input.id }
    requireOpen(opened)
    const plan = await planToHandDown(tx, opened)
    const directiveId = (await directiveOf(tx, input.directiveId)) ?? (input.number ? null : target.directiveId)
    must(checkDecision({ ...input, directiveId: directiveId ?? undefined }, reader.today))
    const below = await unitsBelow(tx, opened)
    if (input.seen) must(checkAllocationSeen(input.seen, standingOf(plan, below)), 'conflict')
    const parts = input.parts.map((part) => ({ ...part, below: childOf(opened, below, part.unit) }))
    const asked = parts.map((part) => ({ ...part, value: partOf(opened, part.below.name, part.value) }))
    const taken = input.takeBack.map((code) => childOf(opened, below, code))
    const kept = below.filter(
      (child) => child.held && !taken.includes(child) && !asked.some((part) => part.below === child),
    )
    const isAdditive = addsUp(measure)
    const balance = must(
      checkAllocation({
        whole: plan,
        isAdditive,
        direction: target.direction,
        isNonNegative: measure.isNonNegative,
        parts: asked.map((part) => ({ unit: part.below.partyId, name: part.below.name, value: part.value })),
        kept: kept.flatMap((child) => child.held?.value ?? []),
        isStretch: input.isStretch,
        reason: input.reason ?? null,
      }),
    )
    const actId = await recordAct(tx, {
      verb: 'target.allocate',
      unitId: target.unitId,
      recordKind: 'target',
      recordId: target.id,
      reason: input.reason ?? null,
      payload: {
        way: input.way,
        parts: asked.map((part) => [part.below.code, part.value.toFixed()]),
        takenBack: taken.map((child) => child.code),
      },
    })
    const decision = decisionRow(input, directiveId)
    for (const child of taken) await takeBack(tx, context, child, input.reason ?? 'giao lại kế hoạch', actId)
    const given: { targetId: string; value: string }[] = []
    for (const part of asked) {
      const targetId = await handDown(tx, context, opened, part.below, part.value, decision, actId)
      given.push({ targetId, value: part.value.toFixed() })
    }
    for (const { target: own, held, isPart } of kept)
      if (own && held && isPart) given.push({ targetId: own.id, value: held.value.toFixed() })
    const { id, way } = input
    const isStretch = isAdditive && balance.over.gt(0)
    await replaceAllocation(tx, { ...decision, id, targetId: target.id, way, isStretch }, given, actId)
    return { id }
  })
}

const standingOf = (plan: Decimal, below: readonly Below[]): { plan: string; parts: readonly NamedPart[] } => ({
  plan: plan.toFixed(),
  parts: below.flatMap(({ code, name, held }) => (held ? [{ unit: code, name, value: held.value.toFixed() }] : [])),
})

async function planToHandDown(tx: Transaction, { target }: OpenedTarget): Promise<Decimal> {
  const plan = await heldPlan(tx, target, target.planAspect)
  if (plan && ['at_least', 'at_most'].includes(target.direction)) return plan.value
  throw must(
    refuse(
      'nothing-to-allocate',
      'Chỉ giao xuống được kế hoạch là một số.',
      'Only a plan that is one number can be handed down.',
      'targetId',
    ),
    'refused',
  )
}

async function unitsBelow(tx: Transaction, { catalogue, target }: OpenedTarget): Promise<readonly Below[]> {
  const { forest } = catalogue
  const bodies = childrenFor(forest, target.subjectId, target.last, target.last).map((child) => child.unitId)
  const at = sql`measure_id = ${target.measureId} and coalesce(class_code, '') = ${target.class ?? ''}
    and first_day = ${target.first} and last_day = ${target.last} and known_until is null`
  const plans = await tx.query<{ id: string; unitId: string; low: string }>(
    sql`select id, unit_id as "unitId", low::text from entry where unit_id = any (${bodies}::uuid[]) and aspect = 'assigned' and low is not null and ${at}`,
  )
  const targets = await tx.query<TargetRow & { isPart: boolean }>(sql`
    select id, unit_id as "unitId", subject_id as "subjectId", measure_id as "measureId", class_code as class, plan_aspect as "planAspect",
      period, first_day as first, last_day as last, direction, directive_id as "directiveId",
      exists (select from allocation a join allocation_part p on p.allocation_id = a.id
        where a.target_id = ${target.id}::uuid and a.known_until is null and p.target_id = target.id) as "isPart"
    from target where subject_id = any (${bodies}::uuid[]) and ${at}`)
  return bodies.flatMap((bodyId) => {
    const partyId = homePartyOn(forest, bodyId, target.last)
    if (partyId === undefined) return []
    const held = plans.find((plan) => plan.unitId === bodyId)
    const own = targets.find((item) => item.subjectId === bodyId && item.unitId === partyId)
    return [
      {
        partyId,
        bodyId,
        code: forest.units.get(partyId)?.code ?? '',
        name: nameOn(forest, partyId, target.last).vi,
        target: own ?? null,
        held: held ? { id: held.id, value: decimal(held.low) } : null,
        isPart: own?.isPart ?? false,
      },
    ]
  })
}

/**
 * A plan handed down is not raised past what the unit above has to give; that is done by handing down anew, as a stretch.
 * Refusal `over-allocated` names `plan`.
 */
export async function refuseOverGiven(tx: Transaction, opened: OpenedTarget, value: Decimal): Promise<void> {
  const { measure, target } = opened
  const given = await tx.maybe<{ above: string; isStretch: boolean }>(sql`
    select a.target_id as above, a.is_stretch as "isStretch" from allocation_part p
    join allocation a on a.id = p.allocation_id and a.known_until is null
    join target t on t.id = a.target_id and t.known_until is null where p.target_id = ${target.id}::uuid`)
  if (!given || given.isStretch || !addsUp(measure)) return
  await tx.query(sql`select id from target where id = ${given.above}::uuid for update`)
  const above = await loadTarget(tx, given.above)
  const whole = await heldPlan(tx, above, above.planAspect)
  const below = await unitsBelow(tx, { ...opened, target: above })
  const own = below.find((child) => child.bodyId === target.subjectId)?.held?.value
  if (!whole || (own && value.lte(own))) return
  const others = below.flatMap((child) => (child.bodyId === target.subjectId ? [] : (child.held?.value ?? [])))
  const { allocated, over } = balanceOf(whole.value, [value, ...others])
  if (over.isZero()) return
  must(
    refuse(
      'over-allocated',
      `Với mức này, tổng mức giao ${allocated.toFixed()} vượt kế hoạch ${whole.value.toFixed()} của cấp trên là ${over.toFixed()}. Hãy giảm, hoặc giao lại ở trang giao chỉ tiêu, chọn “giao cao hơn” và ghi lý do.`,
      `With it the parts make ${allocated.toFixed()}, which is ${over.toFixed()} over the plan of ${whole.value.toFixed()} above. Lower it, or hand down anew as a “stretch” with a reason.`,
      'plan',
    ),
  )
}

/** A unit that moved away, was merged or never stood here is named, and nothing is handed down. */
function childOf({ catalogue, target }: OpenedTarget, below: readonly Below[], code: string): Below {
  const child = below.find((item) => item.code === code)
  if (child) return child
  const unit = catalogue.forest.byCode.get(code)
  const name = unit ? nameOn(catalogue.forest, unit.id, target.last) : { vi: code, en: code }
  throw problem(
    'invalid',
    'child-gone',
    `${name.vi} không trực thuộc đơn vị này vào ngày cuối kỳ ${target.last}. Chưa giao cho đơn vị nào; hãy tải lại danh sách rồi giao lại.`,
    `${name.en} does not stand under this unit on ${target.last}, the last day of the period. Nothing was handed down; load the list anew.`,
    'parts',
  )
}

function partOf({ measure }: OpenedTarget, name: string, typed: string): Decimal {
  const read = readValue(measure, { value: typed, isEstimate: false })
  if (read.ok && read.value.word === 'exact') return read.value.low
  const text = read.ok ? { vi: 'Mức giao phải là một số.', en: 'A part must be one number.' } : read.refusal.text
  throw problem(
    'invalid',
    read.ok ? 'plan-not-exact' : read.refusal.code,
    `${name}: ${text.vi}`,
    `${name}: ${text.en}`,
    'parts',
  )
}

/** The part of one unit: its target, opened where it has none, and its assigned plan where that changes. */
async function handDown(
  tx: Transaction,
  context: Context,
  { reader, catalogue, measure, target: above }: OpenedTarget,
  below: Below,
  value: Decimal,
  decision: DecisionRow,
  actId: string,
): Promise<string> {
  const target: TargetRow = below.target ?? {
    ...above,
    id: newId(),
    unitId: below.partyId,
    subjectId: below.bodyId,
    directiveId: decision.directiveId ?? above.directiveId,
    planAspect: 'assigned',
  }
  if (!below.target) await addTarget(tx, { ...target, leadId: null, planUntil: null, planWords: null }, actId)
  if (below.held?.value.eq(value)) return target.id
  const next = { id: newId(), aspect: 'assigned' as const, value, text: value.toFixed(), decision }
  const at = { catalogue, measure, target, today: reader.today }
  await writePlan(tx, context.database, at, below.held, next, actId)
  return target.id
}

/** The plan of a unit is withdrawn, and its target with it unless the unit set a plan of its own. */
async function takeBack(tx: Transaction, context: Context, below: Below, reason: string, actId: string): Promise<void> {
  const { target, held, name } = below
  if (target && (await isHandedOn(tx, target.id)))
    must(
      refuse(
        'handed-on',
        `${name} đã giao tiếp xuống dưới; hãy thu lại ở đó trước.`,
        `${name} has handed it on; take it back there first.`,
        'parts',
      ),
    )
  if (held) await withdrawInto(tx, context.database, { id: newId(), supersedes: held.id, reason, isPlan: true })
  if (target?.planAspect === 'assigned' && (await heldPlan(tx, target, 'own')) === null)
    await closeTarget(tx, target.id, actId)
}
