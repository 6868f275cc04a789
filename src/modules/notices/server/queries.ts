import type { z } from 'zod'
import type { Day } from '../../../platform/domain/day.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { nameOn } from '../../org/forest.ts'
import { loadForest } from '../../org/server/public.ts'
import { ruleOn } from '../../regulations/regulation.ts'
import { sentenceOf } from '../../regulations/sentence.ts'
import { loadRegulations } from '../../regulations/server/public.ts'
import type { listNotices } from '../contract.ts'
import type { NoticeKind } from '../deadline.ts'

interface Counts {
  readonly open: number
  readonly unseen: number
  readonly late: number
  readonly closed: number
}

/** Closed ones are counted as far back as they are shown: 60 days. */
const countsOf = (tx: Transaction): Promise<Counts> =>
  tx.one<Counts>(sql`select count(*) filter (where n.known_until is null) as open,
      count(*) filter (where n.known_until is null and s.notice_id is null) as unseen,
      count(*) filter (where n.known_until is null and n.kind in ('overdue', 'escalated')) as late,
      count(*) filter (where n.known_until is not null) as closed
    from notice n left join notice_seen s on s.notice_id = n.id
    where n.account_id = ${tx.actor.accountId}::uuid and (n.known_until is null or n.told_on > today_here() - 60)`)

export const countsHere = (context: Context) =>
  read(context.database, context.caller, async (tx) => {
    const { unseen, late } = await countsOf(tx)
    return { unseen, late }
  })

interface NoticeRow {
  readonly id: string
  readonly kind: NoticeKind
  readonly vi: string
  readonly en: string
  readonly unitId: string
  readonly dueOn: Day
  readonly toldOn: Day
  readonly path: string
  readonly isSeen: boolean
  readonly isClosed: boolean
  readonly isMailed: boolean
  readonly outcome: 'sent' | 'refused' | 'given_up' | 'needless' | null
}

const shown: Readonly<Record<z.output<typeof listNotices.input>['show'], Sql>> = {
  open: sql`n.known_until is null`,
  unseen: sql`n.known_until is null and s.notice_id is null`,
  closed: sql`n.known_until is not null and n.told_on > today_here() - 60`,
}

export function noticesHere(context: Context, input: z.output<typeof listNotices.input>) {
  return read(context.database, context.caller, async (tx) => {
    const { today } = await tx.one<{ today: Day }>(sql`select today_here() as today`)
    const rows = await tx.query<NoticeRow>(sql`
      select n.id, n.kind, n.vi, n.en, n.unit_id as "unitId", n.due_on as "dueOn", n.told_on as "toldOn", n.path,
        s.notice_id is not null as "isSeen", n.known_until is not null as "isClosed", m.mailing_id is not null as "isMailed", o.outcome
      from notice n left join notice_seen s on s.notice_id = n.id
        left join mailing_notice m on m.notice_id = n.id left join mailing_outcome o on o.mailing_id = m.mailing_id
      where n.account_id = ${tx.actor.accountId}::uuid and (${input.kind ?? null}::text is null or n.kind = ${input.kind ?? null}::text)
        and ${shown[input.show]}
      order by array_position('{escalated,overdue,due_today,returned,due_soon}'::text[], n.kind), n.due_on, n.key limit ${input.limit + 1}`)
    const forest = await loadForest(tx, null)
    return {
      today,
      counts: await countsOf(tx),
      isCut: rows.length > input.limit,
      notices: rows.slice(0, input.limit).map(({ vi, en, unitId, isMailed, outcome, ...row }) => ({
        ...row,
        title: { vi, en },
        unit: { code: forest.units.get(unitId)?.code ?? '', name: nameOn(forest, unitId, today) },
        mail: isMailed && outcome !== 'needless' ? (outcome ?? ('waiting' as const)) : null,
      })),
      rule: await ruleHere(tx),
    }
  })
}

/** What the rule in force says; null where there is none. */
export async function ruleHere(tx: Transaction): Promise<Text | null> {
  const { today } = await tx.one<{ today: Day }>(sql`select today_here() as today`)
  const rule = ruleOn(await loadRegulations(tx, null), 'notices.reminders', today)
  return rule ? sentenceOf('notices.reminders', rule.value) : null
}
