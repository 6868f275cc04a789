import { notFound, problem } from '../../../platform/domain/problem.ts'
import { refuse } from '../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { newId } from '../../../platform/server/new-id.ts'
import { canRead, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import { readValue } from '../../figures/read-value.ts'
import {
  type Catalogue,
  catalogueAt,
  correctInto,
  enterInto,
  measureOf,
  must,
  periodOf,
  requireClass,
  retellingConflict,
} from '../../figures/server/public.ts'
import { bodiesWith } from '../../org/forest.ts'
import { reachableUnit } from '../../org/server/public.ts'
import type { Direction } from '../target.ts'
import { addTarget, addTheme } from './store.ts'

async function committeeDoor(tx: Transaction, context: Context, unitCode: string, periodText: string) {
  const reader = await loadReader(tx)
  const catalogue = await catalogueAt(tx, null, context.database)
  const period = periodOf(catalogue, periodText)
  const unit = reachableUnit(catalogue.forest, unitCode, (unitId) =>
    canRead(catalogue.forest, reader, unitId, period.last),
  )
  must(requireRole(catalogue.forest, reader, 'clerk', unit.id, period.last), 'forbidden')
  if (unit.kind !== 'party_organisation') {
    must(
      refuse(
        'not-a-party-organisation',
        'Chủ đề và chỉ tiêu được đặt cho đảng bộ, chi bộ.',
        'Themes and targets are set for Party organisations.',
        'unit',
      ),
    )
  }
  return { reader, catalogue, period, unit }
}

export interface ThemeInput {
  readonly id: string
  readonly unit: string
  readonly kind: 'theme' | 'breakthrough'
  readonly period: string
  readonly vi: string
  readonly en: string
}

/** A new theme of the same period supersedes the old one; breakthroughs are added. */
export function setThemeBy(context: Context, input: ThemeInput) {
  return write(context.database, context.caller, async (tx) => {
    const { period, unit } = await committeeDoor(tx, context, input.unit, input.period)
    if (await tx.maybe(sql`select id from theme where id = ${input.id}::uuid`)) return { id: input.id }
    const actId = await recordAct(tx, {
      verb: `${input.kind}.set`,
      unitId: unit.id,
      recordKind: 'theme',
      recordId: input.id,
      payload: { period: period.id, vi: input.vi },
    })
    await addTheme(
      tx,
      {
        id: input.id,
        unitId: unit.id,
        kind: input.kind,
        period: period.id,
        first: period.first,
        last: period.last,
        vi: input.vi,
        en: input.en || input.vi,
      },
      actId,
    )
    return { id: input.id }
  })
}

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
}

function subjectOf(catalogue: Catalogue, unitId: string, code: string | undefined, on: string, field: string): string {
  if (code === undefined) return unitId
  const body = catalogue.forest.byCode.get(code)
  if (body && bodiesWith(catalogue.forest, unitId, on).includes(body.id)) return body.id
  throw problem(
    'invalid',
    'not-a-body-here',
    `“${code}” không phải cơ quan hay địa bàn của đơn vị này.`,
    `“${code}” is no body or area of this unit.`,
    field,
  )
}

/** Opens a target with its plan, which is a figure written here and nowhere else. */
export function openTargetBy(context: Context, input: TargetInput) {
  return retellingConflict(
    context,
    { ...input, value: input.plan, aspect: input.planAspect, unit: input.subject ?? input.unit },
    async (tx) => {
      const { catalogue, period, unit } = await committeeDoor(tx, context, input.unit, input.period)
      if (await tx.maybe(sql`select id from target where id = ${input.id}::uuid`)) return { id: input.id }
      const subjectId = subjectOf(catalogue, unit.id, input.subject, period.last, 'subject')
      const leadId = input.lead === undefined ? null : subjectOf(catalogue, unit.id, input.lead, period.last, 'lead')
      const measure = measureOf(catalogue, input.measure, period.last)
      requireClass(catalogue, measure, input.class ?? null)
      const directiveId = await directiveOf(tx, input.directiveId)
      const isNumber = ['at_least', 'at_most', 'range'].includes(input.direction)
      const plan = isNumber ? must(readValue(measure, { value: input.plan, isEstimate: false })) : null
      if (plan && plan.word !== 'exact' && !(input.direction === 'range' && plan.word === 'range')) {
        must(
          refuse(
            'plan-not-exact',
            'Kế hoạch phải là một số (hoặc một khoảng, với chỉ tiêu trong khoảng).',
            'A plan must be one number (or a range, for a range target).',
            'plan',
          ),
        )
      }
      const actId = await recordAct(tx, {
        verb: 'target.open',
        unitId: unit.id,
        recordKind: 'target',
        recordId: input.id,
        payload: { measure: input.measure, period: period.id, plan: input.plan },
      })
      await addTarget(
        tx,
        {
          id: input.id,
          unitId: unit.id,
          subjectId,
          measureId: measure.id,
          class: input.class ?? null,
          direction: input.direction,
          period: period.id,
          first: period.first,
          last: period.last,
          leadId,
          directiveId,
          planAspect: input.planAspect,
          planUntil: plan?.word === 'range' ? plan.high.toFixed() : null,
          planWords: isNumber ? null : input.plan,
        },
        actId,
      ).catch(targetTwice)
      if (plan) {
        const subject = catalogue.forest.units.get(subjectId)?.code ?? input.unit
        await enterInto(tx, context.database, {
          id: input.planEntryId,
          unit: subject,
          measure: input.measure,
          class: input.class,
          aspect: input.planAspect,
          period: input.period,
          value: plan.low.toFixed(),
          isEstimate: false,
          isNotApplicable: false,
          directiveId,
        })
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

async function directiveOf(tx: Transaction, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null
  if (await tx.maybe(sql`select id from directive where id::text = ${id} and known_until is null`)) return id
  throw problem(
    'invalid',
    'unknown-directive',
    'Không có văn bản này trong sổ.',
    'There is no such directive in the register.',
    'directiveId',
  )
}

interface TargetRow {
  id: string
  unit_id: string
  subject_id: string
  measure_id: string
  class_code: string | null
  plan_aspect: 'assigned' | 'own'
  period: string
  first_day: string
  last_day: string
  direction: Direction
}

/** The one guarded door to a target. */
async function loadTarget(tx: Transaction, id: string): Promise<TargetRow> {
  const target = await tx.maybe<TargetRow>(
    sql`select id, unit_id, subject_id, measure_id, class_code, plan_aspect, period, first_day, last_day, direction from target where id::text = ${id} and known_until is null`,
  )
  if (!target)
    throw notFound(
      'Không có chỉ tiêu này, hoặc bạn không được mở.',
      'There is no such target, or you may not open it.',
      'targetId',
    )
  return target
}

/** An adjustment needs a reason (the decision) and keeps the old plan in the history. */
export function adjustPlanBy(
  context: Context,
  input: {
    id: string
    targetId: string
    plan: string
    reason: string
    directiveId?: string | undefined
    decidedOn?: string | undefined
  },
) {
  return retellingConflict(context, { value: input.plan }, async (tx) => {
    const reader = await loadReader(tx)
    const { forest } = await catalogueAt(tx, null, context.database)
    const target = await loadTarget(tx, input.targetId)
    must(requireRole(forest, reader, 'clerk', target.unit_id, target.last_day), 'forbidden')
    if (target.last_day < reader.today) {
      must(
        refuse(
          'target-closed',
          'Kỳ của chỉ tiêu đã kết thúc, không thể điều chỉnh kế hoạch.',
          'The period of the target is over; its plan cannot be adjusted.',
          'targetId',
        ),
        'refused',
      )
    }
    const directiveId = await directiveOf(tx, input.directiveId)
    const plan = await tx.maybe<{
      id: string
    }>(sql`select id from entry where unit_id = ${target.subject_id} and measure_id = ${target.measure_id} and coalesce(class_code, '') = ${target.class_code ?? ''}
      and aspect = ${target.plan_aspect} and first_day = ${target.first_day} and last_day = ${target.last_day} and known_until is null`)
    if (!plan)
      must(
        refuse(
          'plan-missing',
          'Chỉ tiêu này không có kế hoạch bằng số để điều chỉnh.',
          'This target has no plan in numbers to adjust.',
          'targetId',
        ),
        'refused',
      )
    await recordAct(tx, {
      verb: 'target.adjust',
      unitId: target.unit_id,
      recordKind: 'target',
      recordId: target.id,
      reason: input.reason,
      payload: { plan: input.plan, decidedOn: input.decidedOn ?? null },
    })
    await correctInto(tx, context.database, {
      id: input.id,
      supersedes: plan?.id ?? newId(),
      value: input.plan,
      isEstimate: false,
      isNotApplicable: false,
      reason: input.reason,
      directiveId,
      isPlan: true,
    })
    return { id: input.id }
  })
}
