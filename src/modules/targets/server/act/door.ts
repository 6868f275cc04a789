import type { Period } from '../../../../platform/domain/period.ts'
import { must, notFound, problem } from '../../../../platform/domain/problem.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, type Reader, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import type { Measure } from '../../../figures/measure.ts'
import { type Catalogue, catalogueAt, measureOf, periodOf } from '../../../figures/server/public.ts'
import { bodiesWith, nameOn } from '../../../org/forest.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { Direction } from '../../state.ts'

export async function committeeDoor(tx: Transaction, context: Context, unitCode: string, periodText: string) {
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

export function subjectOf(
  catalogue: Catalogue,
  unitId: string,
  code: string | undefined,
  on: string,
  field: string,
): string {
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

export async function directiveOf(tx: Transaction, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null
  if (await tx.maybe(sql`select id from directive where id = ${asId(id)}::uuid and known_until is null`)) return id
  throw problem(
    'invalid',
    'unknown-directive',
    'Không có văn bản này trong sổ.',
    'There is no such directive in the register.',
    'directiveId',
  )
}

export interface TargetRow {
  readonly id: string
  readonly unitId: string
  readonly subjectId: string
  readonly measureId: string
  readonly class: string | null
  readonly planAspect: 'assigned' | 'own'
  readonly period: string
  readonly first: string
  readonly last: string
  readonly direction: Direction
  readonly directiveId: string | null
}

/** The one guarded door to a target; what the reader may not see is not found. */
export async function loadTarget(tx: Transaction, id: string, field = 'targetId'): Promise<TargetRow> {
  const target = await tx.maybe<TargetRow>(sql`
    select id, unit_id as "unitId", subject_id as "subjectId", measure_id as "measureId", class_code as class, plan_aspect as "planAspect",
      period, first_day as first, last_day as last, direction, directive_id as "directiveId"
    from target where id = ${asId(id)}::uuid and known_until is null`)
  if (!target) throw unknownTarget(field)
  return target
}

const unknownTarget = (field: string) =>
  notFound('Không có chỉ tiêu này, hoặc bạn không được mở.', 'There is no such target, or you may not open it.', field)

export interface OpenedTarget {
  readonly reader: Reader
  readonly catalogue: Catalogue
  readonly target: TargetRow
  readonly period: Period
  readonly measure: Measure
}

/** A target that the reader may change; held until the end of the transaction, so that changes follow each other. */
export async function targetDoor(tx: Transaction, context: Context, id: string): Promise<OpenedTarget> {
  const reader = await loadReader(tx)
  const catalogue = await catalogueAt(tx, null, context.database)
  const target = await loadTarget(tx, id)
  must(requireRole(catalogue.forest, reader, 'clerk', target.unitId, target.last), 'forbidden')
  // Whoever waited here for another change may find the target withdrawn by it.
  const held = await tx.maybe(
    sql`select id from target where id = ${target.id}::uuid and known_until is null for update`,
  )
  if (!held) throw unknownTarget('targetId')
  const period = periodOf(catalogue, target.period)
  const measure = measureOf(catalogue, catalogue.measureCodes.get(target.measureId) ?? '', period.last)
  return { reader, catalogue, target, period, measure }
}

/** Refusal `target-closed` once the period of a target is over. */
export function requireOpen({ target, reader }: OpenedTarget): void {
  if (target.last >= reader.today) return
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

/** A plan that was handed down is changed by the unit that handed it down. */
export async function requireGiver(tx: Transaction, opened: OpenedTarget): Promise<void> {
  const { catalogue, reader, target } = opened
  const row = await tx.one<{ unitId: string | null }>(sql`select handed_down_by(${target.id}::uuid) as "unitId"`)
  if (row.unitId === null) return
  if (requireRole(catalogue.forest, reader, 'clerk', row.unitId, target.last).ok) return
  const name = nameOn(catalogue.forest, row.unitId, target.last)
  must(
    refuse(
      'handed-down',
      `Kế hoạch này do ${name.vi} giao; chỉ nơi giao được điều chỉnh. Đơn vị có thể đặt mức tự đề ra.`,
      `${name.en} handed this plan down and alone may adjust it. The unit may set a plan of its own.`,
      'targetId',
    ),
    'forbidden',
  )
}

/** Do units below hold parts of this target's plan? */
export const isHandedOn = async (tx: Transaction, targetId: string): Promise<boolean> =>
  (await tx.maybe(sql`
    select a.id from allocation a join allocation_part p on p.allocation_id = a.id
    join target t on t.id = p.target_id and t.known_until is null
    where a.target_id = ${targetId}::uuid and a.known_until is null limit 1`)) !== undefined
