import { type Day, dayPlus } from '../../../platform/domain/day.ts'
import { type Caller, type Database, type Transaction, writeAsOwner } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { enqueue } from '../../../platform/server/jobs/enqueue.ts'
import { isWaiting } from '../../../platform/server/jobs/is-waiting.ts'
import { newId } from '../../../platform/server/new-id.ts'
import { recordAct } from '../../acts/server/public.ts'
import { mailQueue } from './queues.ts'
import { addMailing, setOutcome } from './store.ts'

/** Mail goes out from this hour on. */
const firstHour = 7
export const noticeZone = 'Asia/Ho_Chi_Minh'

/** The day and hour of an instant in the zone of the installation. */
export function clockHere(milliseconds: number): { readonly day: Day; readonly hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: noticeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  }).formatToParts(milliseconds)
  const part = (type: string): string => parts.find((item) => item.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) }
}

/**
 * Makes the mail of today for each account that asked for mail and has something open that it neither saw nor was mailed: one
 * an account and day, with its job in the same transaction. Nothing before seven in the morning.
 * @param now Unix milliseconds
 * @returns how many mails were made
 */
export function makeDigests(database: Database, caller: Caller, now: number): Promise<number> {
  const { day, hour } = clockHere(now)
  return writeAsOwner(database, caller, async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(7463832)`)
    await resumeMailings(tx, day)
    if (hour < firstHour) return 0
    const due = await tx.query<{ accountId: string; noticeIds: readonly string[] }>(sql`
      select a.id as "accountId", array_agg(n.id) as "noticeIds"
      from account a
        join notice_address d on d.account_id = a.id and d.known_until is null
        join notice_confirmation c on c.address_id = d.id
        left join notice_refusal r on r.address_id = d.id
        left join notice_preference p on p.account_id = a.id and p.known_until is null
        join notice n on n.account_id = a.id and n.known_until is null
      where not a.is_disabled and coalesce(p.mails, true) and r.address_id is null
        and not exists (select from notice_seen s where s.notice_id = n.id)
        and not exists (select from mailing_notice m where m.notice_id = n.id)
        and not exists (select from mailing m where m.account_id = a.id and m.made_on = ${day}::date)
      group by a.id`)
    if (due.length === 0) return 0
    const actId = await recordAct(tx, { verb: 'notices.mail', recordKind: 'mailing', payload: { mails: due.length } })
    for (const { accountId, noticeIds } of due) {
      const id = newId()
      await addMailing(tx, { id, accountId, madeOn: day, noticeIds }, actId)
      await enqueue(tx, mailQueue, { mailingId: id })
    }
    return due.length
  })
}

/** A mail without an outcome and without a job was restored from a backup: it goes out if it is not too old to be of use. */
async function resumeMailings(tx: Transaction, today: Day): Promise<void> {
  const open = await tx.query<{ id: string; madeOn: Day }>(sql`select m.id, m.made_on as "madeOn" from mailing m
    where not exists (select from mailing_outcome o where o.mailing_id = m.id)`)
  for (const { id, madeOn } of open) {
    if (await isWaiting(tx, mailQueue, { mailingId: id })) continue
    if (madeOn < dayPlus(today, -2)) await setOutcome(tx, id, 'needless')
    else await enqueue(tx, mailQueue, { mailingId: id })
  }
}
