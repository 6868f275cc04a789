import { problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { bodiesWith, childrenFor } from '../../../org/forest.ts'
import { type NewRole, replaceRoles } from '../store/targets.ts'
import { type OpenedTarget, targetDoor } from './door.ts'

interface RolesInput {
  readonly id: string
  readonly targetId: string
  readonly lead: { readonly unit: string } | { readonly position: string } | null
  readonly coordinate: readonly string[]
  readonly advise: readonly string[]
}

export function setRolesBy(context: Context, input: RolesInput) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await targetDoor(tx, context, input.targetId)
    const { target } = opened
    if (await tx.maybe(sql`select id from target_role where id = ${input.id}::uuid`)) return { id: target.id }
    const roles: Omit<NewRole, 'id'>[] = [
      ...(input.lead === null ? [] : [await leadOf(tx, opened, input.lead)]),
      ...bodiesOf(opened, input.coordinate, 'coordinate'),
      ...bodiesOf(opened, input.advise, 'advise'),
    ]
    const actId = await recordAct(tx, {
      verb: 'target.assign-roles',
      unitId: target.unitId,
      recordKind: 'target',
      recordId: target.id,
      payload: { lead: input.lead, coordinate: input.coordinate, advise: input.advise },
    })
    const named = roles.map((role, index) => ({ ...role, id: index === 0 ? input.id : newId() }))
    await replaceRoles(tx, target.id, named, actId)
    return { id: target.id }
  })
}

async function leadOf(
  tx: Transaction,
  opened: OpenedTarget,
  lead: NonNullable<RolesInput['lead']>,
): Promise<Omit<NewRole, 'id'>> {
  if ('unit' in lead) {
    const [role] = bodiesOf(opened, [lead.unit], 'lead')
    return { role: 'lead', unitId: role?.unitId ?? null, positionId: null }
  }
  const { catalogue, target } = opened
  const bodies = bodiesWith(catalogue.forest, target.unitId, target.last)
  const post = await tx.maybe<{ id: string }>(
    sql`select id from position where id = ${asId(lead.position)}::uuid and unit_id = any (${bodies}::uuid[]) and known_until is null`,
  )
  if (post) return { role: 'lead', unitId: null, positionId: post.id }
  throw problem(
    'invalid',
    'unknown-position',
    'Không có chức danh này ở đơn vị.',
    'There is no such position in this unit.',
    'lead',
  )
}

/** Bodies of the unit, or those that take part from the units directly below. */
function bodiesOf(
  { catalogue, target }: OpenedTarget,
  codes: readonly string[],
  role: NewRole['role'],
): readonly Omit<NewRole, 'id'>[] {
  const { forest } = catalogue
  const own = bodiesWith(forest, target.unitId, target.last)
  const below = childrenFor(forest, target.unitId, target.last, target.last).map((child) => child.unitId)
  const allowed = new Set(role === 'coordinate' ? [...own, ...below] : own)
  return [...new Set(codes)].map((code) => {
    const unitId = forest.byCode.get(code)?.id
    if (unitId !== undefined && allowed.has(unitId)) return { role, unitId, positionId: null }
    throw problem(
      'invalid',
      'not-a-body-here',
      `“${code}” không phải cơ quan hay đơn vị trực thuộc của đơn vị này.`,
      `“${code}” is no body of this unit and does not stand directly below it.`,
      role,
    )
  })
}
