import { dayBefore } from '../../../platform/domain/day.ts'
import { problem } from '../../../platform/domain/problem.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { nameOn } from '../../org/forest.ts'
import type { PeopleMove, Plan } from '../../org/reorganise/plan.ts'
import type { Effect, ReorganisationHook } from '../../org/server/public.ts'
import { countLeftIn, countMembersIn, membersIn, moveMembersOnReorganisation } from './public.ts'

/**
 * Members and applicants follow their cells: all of a merged one, those named of a part. Nobody is left in a unit that
 * ends; history, discipline, awards and ties stay with the person.
 */
export const peopleOnReorganisation: ReorganisationHook = {
  affected: async (tx, plan, forest) => {
    const nameOf = (unitId: string): Text =>
      plan.names.opened.find((name) => name.unitId === unitId) ?? nameOn(forest, unitId, plan.on)
    const eve = dayBefore(plan.on)
    const ending = plan.ends.map((item) => item.unitId)
    const giving = [...new Set([...plan.moves.map((move) => move.fromId), ...ending])]
    const standing = await countMembersIn(tx, giving, eve)
    const effects: Effect[] = []
    for (const unitId of giving) {
      const { members, applicants } = standing.get(unitId) ?? { members: 0, applicants: 0 }
      const moves = plan.moves.filter((move) => move.fromId === unitId)
      const goes = moves.some((move) => move.people === 'all')
      if (members + applicants === 0 && moves.every((move) => move.people.length === 0)) continue
      if (goes) effects.push(moved(unitId, members, applicants))
      else {
        effects.push(...(await partly(tx, unitId, eve, moves, ending.includes(unitId), nameOf)))
      }
    }
    return [...effects, ...(await postsOf(tx, ending, plan.on)), ...(await transfersTo(tx, plan.ends))]
  },
  carryOut: async (tx, { on, moves, ended }, actId) => {
    await moveMembersOnReorganisation(
      tx,
      moves.map(({ fromId, toId, people }) => ({
        fromUnitId: fromId,
        toUnitId: toId,
        ...(people === 'all' ? {} : { personIds: people }),
      })),
      on,
      actId,
    )
    const left = await countLeftIn(tx, ended)
    if (left > 0)
      throw problem(
        'refused',
        'blocked-by-members',
        `Còn ${left} người ở đơn vị kết thúc mà quyết định chưa nêu về đâu; hãy ghi chuyển họ sang chi bộ khác.`,
        `${left} people in units that end are not named by the decision; record where they go.`,
        'changes',
      )
  },
  restsOn: async (tx, unitIds) => {
    const row = await tx.one<{ count: number }>(
      sql`select count(*) from membership_span where unit_id = any (${unitIds}::uuid[]) and known_until is null`,
    )
    if (row.count === 0) return []
    return [
      {
        kind: 'members',
        count: row.count,
        unitId: null,
        blocks: true,
        text: {
          vi: `Đã xếp ${row.count} người vào đơn vị sẽ thành lập; hãy chuyển họ trước.`,
          en: `${row.count} people were placed in units to be founded; move them first.`,
        },
      },
    ]
  },
}

const moved = (unitId: string, members: number, applicants: number): Effect => ({
  kind: 'members',
  count: members + applicants,
  unitId,
  blocks: false,
  text: {
    vi: `${members} đảng viên và ${applicants} người trong nguồn kết nạp chuyển theo, giữ nguyên lịch sử.`,
    en: `${members} members and ${applicants} applicants go along and keep their history.`,
  },
})

/** Of a cell that gives parts: those named go, the others stay, and must be named when the cell ends. */
async function partly(
  tx: Transaction,
  unitId: string,
  eve: string,
  moves: readonly PeopleMove[],
  isEnding: boolean,
  nameOf: (unitId: string) => Text,
): Promise<readonly Effect[]> {
  const here = await membersIn(tx, unitId, eve)
  const named = new Set(moves.flatMap((move) => (move.people === 'all' ? [] : move.people)))
  const going = here.filter((person) => named.has(person.personId)).length
  const strangers = named.size - going
  const left = here.length - going
  const effects: Effect[] = []
  if (strangers > 0)
    effects.push({
      kind: 'members',
      count: strangers,
      unitId,
      blocks: true,
      text: {
        vi: `${strangers} người được nêu không ở đơn vị này vào ngày trước khi sắp xếp.`,
        en: `${strangers} of those named do not stand in this unit on the eve.`,
      },
    })
  for (const { toId, people } of moves) {
    const count = here.filter((person) => people !== 'all' && people.includes(person.personId)).length
    if (count === 0) continue
    const to = nameOf(toId)
    effects.push({
      kind: 'members',
      count,
      unitId,
      blocks: false,
      text: {
        vi: `${count} người được nêu tên chuyển về ${to.vi}.`,
        en: `${count} people named go to ${to.en}.`,
      },
    })
  }
  if (going > 0 && left > 0 && !isEnding)
    effects.push({
      kind: 'members',
      count: left,
      unitId,
      blocks: false,
      text: { vi: `${left} người ở lại.`, en: `${left} people stay.` },
    })
  if (isEnding && left > 0)
    effects.push({
      kind: 'members',
      count: left,
      unitId,
      blocks: true,
      text: {
        vi: `Còn ${left} đảng viên, người trong nguồn chưa có nơi nhận; hãy nêu họ về đâu.`,
        en: `${left} members and applicants are left without a place; say where they go.`,
      },
    })
  return effects
}

async function postsOf(tx: Transaction, unitIds: readonly string[], on: string): Promise<readonly Effect[]> {
  const rows = await tx.query<{ unitId: string; count: number }>(sql`
    select p.unit_id as "unitId", count(*) from position p join position_holding h on h.position_id = p.id and h.known_until is null
    where p.unit_id = any (${unitIds}::uuid[]) and p.known_until is null and h.valid @> ${on}::date group by 1`)
  return rows.map(({ unitId, count }) => ({
    kind: 'posts',
    count,
    unitId,
    blocks: false,
    text: {
      vi: `${count} người đang giữ chức vụ ở đơn vị kết thúc; kiện toàn ở đơn vị mới.`,
      en: `${count} people hold posts in the unit that ends; posts of the new unit are filled anew.`,
    },
  }))
}

/** Letters on their way into units that end: the heir answers them; without one a new transfer is needed. */
async function transfersTo(tx: Transaction, ends: Plan['ends']): Promise<readonly Effect[]> {
  const rows = await tx.query<{ unitId: string; count: number }>(sql`
    select to_unit_id as "unitId", count(*) as count from transfer
    where to_unit_id = any (${ends.map((item) => item.unitId)}::uuid[]) and known_until is null and accepted_on is null group by 1`)
  return rows.map(({ unitId, count }) => ({
    kind: 'transfers',
    count,
    unitId,
    blocks: false,
    text: ends.some((item) => item.unitId === unitId && item.heirId !== null)
      ? {
          vi: `${count} việc chuyển sinh hoạt về đây chưa xong: đơn vị tiếp nhận giải quyết tiếp.`,
          en: `${count} transfers into this unit are not finished: the heir answers them.`,
        }
      : {
          vi: `${count} việc chuyển sinh hoạt về đây chưa xong: phải thôi và ghi lại nơi đến.`,
          en: `${count} transfers into this unit are not finished: they are to be called off and opened anew.`,
        },
  }))
}
