import { notFound, problem } from '../../../../platform/domain/problem.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { ability } from '../../../figures/server/public.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import { type Regulations, ruleOn } from '../../../regulations/regulation.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import { lateSince, reachesOn, roundBefore, roundFrom, roundsAround, windowsOf } from '../../badge.ts'
import { openUnit } from '../door.ts'

export interface DueRow {
  personId: string
  name: string
  birth: string | null
  sex: 'female' | 'male' | null
  unitId: string
  partyAgeFrom: string
  turn: number
  years: number
  awardId: string | null
  awardedOn: string | null
  isEarly: boolean | null
  reason: string | null
}

/** Who is due under a unit in a round, awarded already or not, as the schema guards it; late ones are found since `since`. */
export async function dueIn(
  tx: Transaction,
  rules: Regulations,
  { unitId, round, today }: { readonly unitId: string; readonly round: string; readonly today: string },
): Promise<{ rows: readonly DueRow[]; since: string | undefined; before: string | undefined }> {
  const first = await tx.one<{ round: string | null }>(
    sql`select first_badge_round(${unitId}::uuid, ${today}::date) as round`,
  )
  const since = lateSince(rules, first.round)
  const before = roundBefore(rules, round)
  // Who belongs to a round that has not come yet is not late for a later one.
  const looksBack = since !== undefined && before !== undefined && since <= before && before < today
  const windows = windowsOf(rules, round, looksBack ? since : undefined)
  const rows = await tx.query<DueRow>(sql`select * from badges_due(${unitId}::uuid, ${round}::date,
    ${windows.map((window) => window.years)}::integer[], ${windows.map((window) => window.after)}::date[], ${windows.map((window) => window.until)}::date[])`)
  return { rows, since, before }
}

const [roundsBack, roundsAhead] = [12, 5]

export function badgesDue(context: Context, input: { readonly unit: string; readonly round?: string | undefined }) {
  return read(context.database, context.caller, async (tx) => {
    const { catalogue, reader, unitId } = await openUnit(tx, context, input.unit)
    const rules = await loadRegulations(tx, null)
    const round = input.round ?? roundFrom(rules, reader.today)
    if (round === undefined) throw notFound('Chưa có quy định về đợt trao.', 'No rule names the rounds.', 'round')
    if (roundFrom(rules, round) !== round)
      throw problem(
        'invalid',
        'not-a-round',
        'Ngày này không phải là một đợt trao.',
        'This day is not a round.',
        'round',
      )
    const { rows, since, before } = await dueIn(tx, rules, { unitId, round, today: reader.today })
    const rule = ruleOn(rules, 'people.badge-years', round)
    return {
      unit: toUnitRef(catalogue.forest, unitId, reader.today),
      round,
      after: before ?? null,
      rounds: [...roundsAround(rules, reader.today, roundsBack, roundsAhead)],
      ages: rule?.value.years ?? [],
      lateSince: since ?? null,
      rule: { source: rule?.source ?? '', isConfirmed: rule?.confidence === 'confirmed' },
      due: rows.map((row) => {
        const reachedOn = reachesOn(row.partyAgeFrom, row.years)
        return {
          personId: row.personId,
          name: row.name,
          birth: row.birth,
          sex: row.sex,
          cell: toUnitRef(catalogue.forest, row.unitId, reader.today),
          partyAgeFrom: row.partyAgeFrom,
          isReadmitted: row.turn > 1,
          years: row.years,
          reachedOn,
          isLate: before !== undefined && reachedOn <= before,
          award:
            row.awardId === null || row.awardedOn === null
              ? null
              : { id: row.awardId, roundOn: row.awardedOn, isEarly: row.isEarly ?? false, reason: row.reason },
        }
      }),
      can: { award: ability(requireRole(catalogue.forest, reader, 'clerk', unitId, reader.today)) },
    }
  })
}
