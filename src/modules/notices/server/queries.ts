import type { z } from 'zod'
import type { Day } from '../../../platform/domain/day.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { nameOn } from '../../org/forest.ts'
import { keptForest } from '../../org/server/public.ts'
import { ruleOn } from '../../regulations/regulation.ts'
import { sentenceOf } from '../../regulations/sentence.ts'
import { loadRegulations } from '../../regulations/server/public.ts'
import type { listNotices, NoticeItem } from '../contract.ts'
import { type Said, together } from '../together.ts'

interface NoticeRow extends Said {
  readonly id: string
  readonly toldOn: Day
  readonly isSeen: boolean
  readonly isClosed: boolean
  readonly isMailed: boolean
  readonly outcome: 'sent' | 'refused' | 'given_up' | 'needless' | null
}

/** The notices of the account, the most pressing first; closed ones as far back as they are shown: 60 days. */
async function noticesOf(tx: Transaction): Promise<readonly NoticeRow[]> {
  const rows = await tx.query<Omit<NoticeRow, 'title'> & { vi: string; en: string }>(sql`
    select n.id, n.kind, n.vi, n.en, n.unit_id as "unitId", n.due_on as "dueOn", n.told_on as "toldOn", n.path,
      s.notice_id is not null as "isSeen", n.known_until is not null as "isClosed", m.mailing_id is not null as "isMailed", o.outcome
    from notice n left join notice_seen s on s.notice_id = n.id
      left join mailing_notice m on m.notice_id = n.id left join mailing_outcome o on o.mailing_id = m.mailing_id
    where n.account_id = ${tx.actor.accountId}::uuid
      and (n.known_until is null or n.told_on > today_here() - 60)
    order by array_position('{escalated,overdue,due_today,returned,due_soon}'::text[], n.kind), n.due_on, n.key`)
  return rows.map(({ vi, en, ...row }) => ({ ...row, title: { vi, en } }))
}

const shown: Readonly<Record<z.output<typeof listNotices.input>['show'], (row: NoticeRow) => boolean>> = {
  open: (row) => !row.isClosed,
  unseen: (row) => !row.isClosed && !row.isSeen,
  closed: (row) => row.isClosed,
}
const isLate = ({ kind }: NoticeRow): boolean => kind === 'overdue' || kind === 'escalated'

function countsOf(rows: readonly NoticeRow[]) {
  const [open, unseen, closed] = [shown.open, shown.unseen, shown.closed].map((is) => together(rows.filter(is)))
  const count = (groups: typeof open): number => groups?.length ?? 0
  const late = open?.filter(([first]) => first && isLate(first))
  return { open: count(open), unseen: count(unseen), late: count(late), closed: count(closed) }
}

/** The same counts of open notices as `together` gives, for every page: thousands are counted where they lie. */
export const countsHere = (context: Context) =>
  read(context.database, context.caller, (tx) =>
    tx.one<{ unseen: number; late: number }>(sql`
      with said as (
        select n.kind, n.vi, n.en, n.due_on, regexp_replace(n.path, '[?&]unit=[^&]*$', '') as page, n.unit_id, count(*) as times,
          count(*) filter (where s.notice_id is null) as unseen
        from notice n left join notice_seen s on s.notice_id = n.id
        where n.account_id = ${tx.actor.accountId}::uuid and n.known_until is null group by 1, 2, 3, 4, 5, 6
      )
      select coalesce(sum(said_at.unseen), 0)::integer as unseen, coalesce(sum(said_at.late), 0)::integer as late from (
        select max(unseen) as unseen, case when kind in ('overdue', 'escalated') then max(times) else 0 end as late
        from said group by kind, vi, en, due_on, page) said_at`),
  )

/** What is worth knowing of several mails: the least that went well. */
const mailStates = ['refused', 'given_up', 'waiting', 'sent'] as const

function mailOf(rows: readonly NoticeRow[]): NoticeItem['mail'] {
  const states = rows.flatMap(({ isMailed, outcome }) =>
    isMailed && outcome !== 'needless' ? [outcome ?? ('waiting' as const)] : [],
  )
  return mailStates.find((state) => states.includes(state)) ?? null
}

export function noticesHere(context: Context, input: z.output<typeof listNotices.input>) {
  return read(context.database, context.caller, async (tx) => {
    const { today } = await tx.one<{ today: Day }>(sql`select today_here() as today`)
    const rows = await noticesOf(tx)
    const groups = together(
      rows.filter((row) => shown[input.show](row) && (input.kind === undefined || row.kind === input.kind)),
    )
    const forest = await keptForest(tx, context.database)
    const placed = ({ id, path, unitId }: NoticeRow) => ({
      id,
      path,
      unit: { code: forest.units.get(unitId)?.code ?? '', name: nameOn(forest, unitId, today) },
    })
    const item = ([first, ...more]: readonly NoticeRow[]): readonly NoticeItem[] => {
      if (!first) return []
      const all = [first, ...more]
      const { kind, title, dueOn, isClosed } = first
      const toldOn = all.reduce((latest, row) => (row.toldOn > latest ? row.toldOn : latest), first.toldOn)
      const isSeen = all.every((row) => row.isSeen)
      return [
        { ...placed(first), kind, title, dueOn, toldOn, isSeen, isClosed, mail: mailOf(all), more: more.map(placed) },
      ]
    }
    return {
      today,
      counts: countsOf(rows),
      isCut: groups.length > input.limit,
      notices: groups.slice(0, input.limit).flatMap(item),
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
