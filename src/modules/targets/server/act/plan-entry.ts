import { type Decimal, decimal } from '../../../../platform/domain/decimal.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Measure } from '../../../figures/measure.ts'
import { type Catalogue, correctInto, enterInto } from '../../../figures/server/public.ts'
import { stretched } from '../../path.ts'
import { plainText } from '../../plan.ts'
import { addPlanDecision, type DecisionRow, replacePath } from '../store/plans.ts'
import { detailOf } from '../store/targets.ts'
import type { TargetRow } from './door.ts'

type Place = Pick<TargetRow, 'subjectId' | 'measureId' | 'class' | 'period' | 'first' | 'last'>

export interface HeldPlan {
  readonly id: string
  readonly value: Decimal
}

/** The plan in numbers that stands at a body for exactly this period; null when there is none. */
export async function heldPlan(tx: Transaction, place: Place, aspect: 'assigned' | 'own'): Promise<HeldPlan | null> {
  const row = await tx.maybe<{ id: string; low: string }>(sql`
    select id, low::text from entry where unit_id = ${place.subjectId} and measure_id = ${place.measureId}
      and coalesce(class_code, '') = ${place.class ?? ''} and aspect = ${aspect}
      and first_day = ${place.first} and last_day = ${place.last} and known_until is null and low is not null`)
  return row ? { id: row.id, value: decimal(row.low) } : null
}

export interface NextPlan {
  /** Of the entry and of the decision. */
  readonly id: string
  readonly aspect: 'assigned' | 'own'
  readonly value: Decimal
  /** As the history keeps it. */
  readonly text: string
  readonly decision: DecisionRow
}

/** Writes a plan in numbers as a figure, with its decision; a path given for the old one is stretched to the new. */
export async function writePlan(
  tx: Transaction,
  cacheKey: object,
  at: { readonly catalogue: Catalogue; readonly measure: Measure; readonly target: TargetRow; readonly today: string },
  held: HeldPlan | null,
  next: NextPlan,
  actId: string,
): Promise<void> {
  const { catalogue, measure, target, today } = at
  const { id, aspect, decision } = next
  const value = plainText(next.value)
  if (held)
    await correctInto(tx, cacheKey, {
      id,
      supersedes: held.id,
      value,
      isEstimate: false,
      isNotApplicable: false,
      reason: decision.reason ?? 'giao lại kế hoạch',
      directiveId: decision.directiveId,
      isPlan: true,
    })
  else
    await enterInto(tx, cacheKey, {
      id,
      unit: catalogue.forest.units.get(target.subjectId)?.code ?? '',
      measure: measure.code,
      class: target.class ?? undefined,
      aspect,
      period: target.period,
      value,
      isEstimate: false,
      isNotApplicable: false,
      directiveId: decision.directiveId,
    })
  await addPlanDecision(
    tx,
    { ...decision, id, targetId: target.id, aspect, old: held?.value.toFixed() ?? null, next: next.text, entryId: id },
    actId,
  )
  if (held && aspect === target.planAspect) await stretchPath(tx, target, measure, today, held.value, next.value, actId)
}

async function stretchPath(
  tx: Transaction,
  target: TargetRow,
  measure: Measure,
  today: string,
  old: Decimal,
  next: Decimal,
  actId: string,
): Promise<void> {
  const rows = await tx.query<{ on: string; value: string }>(
    sql`select last_day as "on", value::text from target_path where target_id = ${target.id}::uuid and known_until is null order by 1`,
  )
  if (rows.length === 0 || old.eq(next)) return
  const points = rows.map((row) => ({ on: row.on, value: decimal(row.value) }))
  const { baseline } = await detailOf(tx, target.id)
  const start = measure.overTime === 'sum' ? decimal(0) : baseline === null ? null : decimal(baseline)
  const decimals = measure.isWhole ? 0 : Math.max(measure.print.decimals, next.decimalPlaces())
  await replacePath(tx, target.id, stretched(points, start, today, { old, next }, decimals), actId)
}

/** A decision as it is stored. */
export const decisionRow = (
  input: {
    readonly number?: string | undefined
    readonly decidedOn?: string | undefined
    readonly reason?: string | undefined
  },
  directiveId: string | null,
): DecisionRow => ({
  directiveId,
  number: input.number ?? null,
  decidedOn: input.decidedOn ?? null,
  reason: input.reason ?? null,
})
