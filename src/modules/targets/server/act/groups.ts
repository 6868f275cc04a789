import { must, notFound, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { catalogueAt } from '../../../figures/server/public.ts'
import { changeDetail, detailOf } from '../store/targets.ts'
import { addGroup, changeGroup } from '../store/themes.ts'
import { committeeDoor, targetDoor } from './door.ts'

interface GroupRow {
  readonly id: string
  readonly line: string
  readonly unitId: string
  readonly last: string
  readonly rank: number
  readonly vi: string
  readonly en: string
}

export function makeGroupBy(
  context: Context,
  input: { id: string; unit: string; period: string; vi: string; en: string },
) {
  return write(context.database, context.caller, async (tx) => {
    const { period, unit } = await committeeDoor(tx, context, input.unit, input.period)
    if (await isGroup(tx, input.id)) return { id: input.id }
    const actId = await recordAct(tx, {
      verb: 'task-group.make',
      unitId: unit.id,
      recordKind: 'task_group',
      recordId: input.id,
      payload: { period: period.id, vi: input.vi },
    })
    const { first, last } = period
    const en = input.en || input.vi
    await addGroup(tx, { id: input.id, unitId: unit.id, period: period.id, first, last, vi: input.vi, en }, actId)
    return { id: input.id }
  })
}

const isGroup = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.maybe(sql`select id from task_group where id = ${id}::uuid`)) !== undefined

const groups = sql`select id, coalesce(line, id) as line, unit_id as "unitId", last_day as last, rank, vi, en
  from task_group where known_until is null`

async function groupDoor(tx: Transaction, context: Context, id: string): Promise<GroupRow> {
  const reader = await loadReader(tx)
  const { forest } = await catalogueAt(tx, null, context.database)
  const group = await tx.maybe<GroupRow>(sql`${groups} and coalesce(line, id)::text = ${id}`)
  if (!group)
    throw notFound(
      'Không có nhóm này, hoặc bạn không được mở.',
      'There is no such group, or you may not open it.',
      'groupId',
    )
  must(requireRole(forest, reader, 'clerk', group.unitId, group.last), 'forbidden')
  // Changes of the groups of a unit follow each other.
  await tx.query(sql`select id from task_group where unit_id = ${group.unitId} and known_until is null for update`)
  return (await tx.maybe<GroupRow>(sql`${groups} and coalesce(line, id)::text = ${id}`)) ?? group
}

export function renameGroupBy(context: Context, input: { id: string; groupId: string; vi: string; en: string }) {
  return write(context.database, context.caller, async (tx) => {
    const group = await groupDoor(tx, context, input.groupId)
    if (await isGroup(tx, input.id)) return { id: group.line }
    const actId = await recordAct(tx, {
      verb: 'task-group.rename',
      unitId: group.unitId,
      recordKind: 'task_group',
      recordId: group.line,
      payload: { vi: input.vi },
    })
    const { id, vi } = input
    await changeGroup(tx, group.id, { id, vi, en: input.en || vi, rank: group.rank }, actId)
    return { id: group.line }
  })
}

export function moveGroupBy(context: Context, input: { id: string; groupId: string; step: -1 | 1 }) {
  return write(context.database, context.caller, async (tx) => {
    const group = await groupDoor(tx, context, input.groupId)
    if (await isGroup(tx, input.id)) return { id: group.line }
    const all = await tx.query<GroupRow>(sql`${groups} and unit_id = ${group.unitId} order by rank, vi`)
    const order = moved(all, (item) => item.id === group.id, input.step)
    if (!order) return { id: group.line }
    const actId = await recordAct(tx, {
      verb: 'task-group.move',
      unitId: group.unitId,
      recordKind: 'task_group',
      recordId: group.line,
      payload: { step: input.step },
    })
    for (const [index, item] of order.entries()) {
      if (item.rank === index + 1) continue
      const id = item.id === group.id ? input.id : newId()
      await changeGroup(tx, item.id, { id, vi: item.vi, en: item.en, rank: index + 1 }, actId)
    }
    return { id: group.line }
  })
}

/** The list with one item a step further; undefined where it stands at the end already. */
function moved<Item>(items: readonly Item[], isIt: (item: Item) => boolean, step: -1 | 1): readonly Item[] | undefined {
  const at = items.findIndex(isIt)
  const [item, neighbour] = [items[at], items[at + step]]
  if (item === undefined || neighbour === undefined) return undefined
  return items.with(at, neighbour).with(at + step, item)
}

const isDetail = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.maybe(sql`select id from target_detail where id = ${id}::uuid`)) !== undefined

interface Ranked {
  readonly id: string
  readonly rank: number
  readonly groupId: string | null
}

const rankedOf = (tx: Transaction, unitId: string): Promise<Ranked[]> =>
  tx.query<Ranked>(sql`select t.id, coalesce(d.rank, t.rank) as rank, case when d.id is null then t.group_id else d.group_id end as "groupId"
    from target t left join target_detail d on d.target_id = t.id and d.known_until is null
    where t.unit_id = ${unitId} and t.known_until is null order by 2, t.id`)

export function placeTargetBy(context: Context, input: { id: string; targetId: string; groupId: string | null }) {
  return write(context.database, context.caller, async (tx) => {
    const { target } = await targetDoor(tx, context, input.targetId)
    if (await isDetail(tx, input.id)) return { id: target.id }
    const group = input.groupId === null ? null : await groupDoor(tx, context, input.groupId)
    if (group && group.unitId !== target.unitId)
      throw problem(
        'invalid',
        'group-elsewhere',
        'Nhóm này của đơn vị khác.',
        'This group belongs to another unit.',
        'groupId',
      )
    const others = await rankedOf(tx, target.unitId)
    const actId = await recordAct(tx, {
      verb: 'target.place',
      unitId: target.unitId,
      recordKind: 'target',
      recordId: target.id,
      payload: { group: group?.line ?? null },
    })
    const rank = 1 + Math.max(0, ...others.map((other) => other.rank))
    await changeDetail(tx, target.id, { groupId: group?.line ?? null, rank }, actId, input.id)
    return { id: target.id }
  })
}

export function moveTargetBy(context: Context, input: { id: string; targetId: string; step: -1 | 1 }) {
  return write(context.database, context.caller, async (tx) => {
    const { target } = await targetDoor(tx, context, input.targetId)
    if (await isDetail(tx, input.id)) return { id: target.id }
    const { groupId } = await detailOf(tx, target.id)
    const all = (await rankedOf(tx, target.unitId)).filter((item) => item.groupId === groupId)
    const order = moved(all, (item) => item.id === target.id, input.step)
    if (!order) return { id: target.id }
    const actId = await recordAct(tx, {
      verb: 'target.move',
      unitId: target.unitId,
      recordKind: 'target',
      recordId: target.id,
      payload: { step: input.step },
    })
    // Ranks that were the same are told apart on the way.
    const least = Math.min(...all.map((item) => item.rank))
    for (const [index, item] of order.entries()) {
      const rank = least + index
      if (item.rank === rank) continue
      await changeDetail(tx, item.id, { rank }, actId, item.id === target.id ? input.id : newId())
    }
    return { id: target.id }
  })
}
