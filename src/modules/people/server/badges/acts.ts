import type { z } from 'zod'
import { must, notFound, Problem, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { checkAward } from '../../badge.ts'
import type { awardBadges as awardContract, withdrawBadge as withdrawContract } from '../../contract/badges.ts'
import { isMember } from '../../lifecycle.ts'
import { enterHouse, type House, keeperOf, mayWrite, openToChange } from '../door.ts'
import { loadRecord } from '../load.ts'

type AwardInput = z.output<typeof awardContract.input>
type OneAward = AwardInput['awards'][number]

interface Held {
  id: string
  years: number
}

export function award(context: Context, { round, awards }: AwardInput): Promise<{ awarded: number }> {
  return write(context.database, context.caller, async (tx) => {
    const house = await enterHouse(tx, context)
    for (const item of awards) await awardOne(tx, house, round, item)
    return { awarded: awards.length }
  }).catch((error: unknown) => {
    if ((error as { constraint?: string }).constraint !== 'badge_award_once') throw error
    throw problem(
      'conflict',
      'awarded-already',
      'Có người vừa ghi trao Huy hiệu này.',
      'Somebody has just recorded this award.',
      'years',
    )
  })
}

async function awardOne(tx: Transaction, house: House, round: string, item: OneAward): Promise<void> {
  const record = await loadRecord(tx, item.person, 'person')
  const homeId = keeperOf(record)
  must(mayWrite(house, homeId), 'forbidden')
  const held = await tx.query<Held>(
    sql`select id, years from badge_award where person_id = ${record.id}::uuid and known_until is null`,
  )
  if (held.some((other) => other.id === item.id)) return
  if (!isMember(record.state)) {
    throw problem(
      'refused',
      'not-a-member',
      `${record.profile.name} không còn là đảng viên.`,
      `${record.profile.name} is not a member.`,
      'person',
    )
  }
  const reason = item.reason === undefined || item.reason === '' ? null : item.reason
  const wanted = { years: item.years, roundOn: round, isEarly: item.isEarly, reason }
  const partyAgeFrom = record.memberships.at(-1)?.partyAgeFrom ?? null
  const years = held.map((other) => other.years)
  const checked = checkAward(house.rules, partyAgeFrom, wanted, years, house.reader.today)
  if (!checked.ok) throw new Problem('refused', { ...checked.refusal, details: { person: item.person } })
  const actId = await recordAct(tx, {
    verb: 'badge.award',
    unitId: homeId,
    recordKind: 'badge_award',
    recordId: item.id,
    payload: { years: item.years, round, isEarly: item.isEarly },
  })
  await tx.query(sql`insert into badge_award (id, person_id, years, round_on, is_early, reason, known_from)
    values (${item.id}, ${record.id}, ${item.years}, ${round}, ${item.isEarly}, ${reason}, ${actId})`)
}

export function withdraw(context: Context, input: z.output<typeof withdrawContract.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const row = await tx.maybe<{ person: string }>(
      sql`select person_id as person from badge_award where id = ${asId(input.id)}::uuid and known_until is null`,
    )
    if (!row) throw notFound('Không có lần trao này.', 'There is no such award.', 'id')
    const { record } = await openToChange(tx, context, row.person)
    // The reason may speak of the person: it stands where it can be erased, not in the chain.
    const actId = await recordAct(tx, {
      verb: 'badge.withdraw',
      unitId: keeperOf(record),
      recordKind: 'badge_award',
      recordId: input.id,
      payload: { reason: input.reason },
    })
    await tx.query(
      sql`update badge_award set known_until = ${actId}::uuid where id = ${input.id}::uuid and known_until is null`,
    )
    return { id: input.id }
  })
}
