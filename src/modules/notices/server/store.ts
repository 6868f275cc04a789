import type { Day } from '../../../platform/domain/day.ts'
import type { Language } from '../../../platform/domain/text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { insertRows } from '../../../platform/server/db/insert-rows.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { GivenUp } from '../../../platform/server/jobs/run.ts'
import { newId } from '../../../platform/server/new-id.ts'
import { recordAct } from '../../acts/server/public.ts'
import type { Deadline } from '../deadline.ts'
import type { NewNotice } from '../plan.ts'

/** The only file that writes deadlines, notices, mail and the settings of accounts. */
export const addDeadlines = (
  tx: Transaction,
  rows: readonly { readonly deadline: Deadline; readonly id: string; readonly turn: number }[],
  actId: string,
): Promise<void> =>
  insertRows(
    tx,
    'deadline',
    rows.map(({ deadline: { key, kind, unitId, dueOn, title, path, role, doneOn }, id, turn }) => ({
      id,
      key,
      turn,
      kind,
      unit_id: unitId,
      due_on: dueOn,
      ...title,
      path,
      role,
      done_on: doneOn,
      known_from: actId,
    })),
  )

export async function closeDeadlines(tx: Transaction, keys: readonly string[], actId: string): Promise<void> {
  await tx.query(
    sql`update deadline set known_until = ${actId} where key = any (${keys}::text[]) and known_until is null`,
  )
}

export async function tellNotices(
  tx: Transaction,
  notices: readonly NewNotice[],
  today: Day,
  actId: string,
): Promise<void> {
  const rows = notices.map(({ accountId, key, kind, deadline }) => ({
    id: newId(),
    account_id: accountId,
    key,
    deadline_key: deadline.key,
    kind,
    unit_id: deadline.unitId,
    due_on: deadline.dueOn,
    ...deadline.title,
    path: deadline.path,
    told_on: today,
    known_from: actId,
  }))
  await insertRows(tx, 'notice', rows)
}

export async function closeNotices(tx: Transaction, ids: readonly string[], actId: string): Promise<void> {
  await tx.query(sql`update notice set known_until = ${actId} where id = any (${ids}::uuid[]) and known_until is null`)
}

/** @returns how many had not been seen yet; null sees all that are open. */
export async function markSeen(tx: Transaction, ids: readonly string[] | null): Promise<number> {
  const rows = await tx.query(sql`insert into notice_seen (notice_id, account_id)
    select n.id, n.account_id from notice n where n.account_id = ${tx.actor.accountId}::uuid
      and (n.id = any (${ids}::uuid[]) or (${ids}::uuid[] is null and n.known_until is null))
    on conflict do nothing returning notice_id`)
  return rows.length
}

/** Addresses that are no longer used go for good after 30 days, codes that expired at once. Only the owner may. */
export async function forgetAddresses(tx: Transaction): Promise<void> {
  await tx.query(
    sql`delete from notice_address a using act where act.id = a.known_until and act.at < now() - interval '30 days'`,
  )
  await tx.query(sql`delete from notice_code where expires_at < now()`)
}

export async function endAddress(tx: Transaction, actId: string): Promise<void> {
  await tx.query(
    sql`update notice_address set known_until = ${actId} where account_id = ${tx.actor.accountId}::uuid and known_until is null`,
  )
}

export async function addAddress(tx: Transaction, id: string, address: string, actId: string): Promise<void> {
  await tx.query(sql`insert into notice_address (id, account_id, address, known_from)
    values (${id}::uuid, ${tx.actor.accountId}::uuid, ${address}, ${actId}::uuid)`)
}

export async function addCode(tx: Transaction, addressId: string, digest: Buffer, hours: number): Promise<void> {
  await tx.query(sql`insert into notice_code (address_id, digest, expires_at)
    values (${addressId}::uuid, ${digest}, now() + make_interval(hours => ${hours}))`)
}

export async function confirmAddress(tx: Transaction, addressId: string, actId: string): Promise<void> {
  await tx.query(
    sql`insert into notice_confirmation (address_id, known_from) values (${addressId}::uuid, ${actId}::uuid)`,
  )
}

export async function setPreference(
  tx: Transaction,
  preference: { readonly mails: boolean; readonly language: Language },
  actId: string,
): Promise<void> {
  await tx.query(
    sql`update notice_preference set known_until = ${actId} where account_id = ${tx.actor.accountId}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into notice_preference (account_id, mails, language, known_from)
    values (${tx.actor.accountId}::uuid, ${preference.mails}, ${preference.language}, ${actId}::uuid)`)
}

export async function endFeed(tx: Transaction, actId: string): Promise<boolean> {
  const rows = await tx.query(
    sql`update calendar_feed set known_until = ${actId} where account_id = ${tx.actor.accountId}::uuid and known_until is null returning 1`,
  )
  return rows.length > 0
}

export async function addFeed(tx: Transaction, digest: Buffer, actId: string): Promise<void> {
  await tx.query(sql`insert into calendar_feed (token_digest, account_id, known_from)
    values (${digest}, ${tx.actor.accountId}::uuid, ${actId}::uuid)`)
}

export async function addMailing(
  tx: Transaction,
  mailing: {
    readonly id: string
    readonly accountId: string
    readonly madeOn: Day
    readonly noticeIds: readonly string[]
  },
  actId: string,
): Promise<void> {
  await tx.query(sql`insert into mailing (id, account_id, made_on, known_from)
    values (${mailing.id}::uuid, ${mailing.accountId}::uuid, ${mailing.madeOn}::date, ${actId}::uuid)`)
  await tx.query(sql`insert into mailing_notice (notice_id, mailing_id)
    select id, ${mailing.id}::uuid from unnest(${mailing.noticeIds}::uuid[]) id`)
}

export type MailOutcome = 'sent' | 'refused' | 'given_up' | 'needless'

/** What was sent stays sent, whatever is said later. */
export async function setOutcome(
  tx: Transaction,
  mailingId: string,
  outcome: MailOutcome,
  error: string | null = null,
): Promise<void> {
  await tx.query(sql`insert into mailing_outcome (mailing_id, outcome, error) values (${mailingId}::uuid, ${outcome}, ${error})
    on conflict (mailing_id) do update set outcome = excluded.outcome, error = excluded.error, at = clock_timestamp()
    where mailing_outcome.outcome <> 'sent'`)
}

export async function setRefusal(tx: Transaction, addressId: string, error: string | null): Promise<void> {
  if (error === null) await tx.query(sql`delete from notice_refusal where address_id = ${addressId}::uuid`)
  else
    await tx.query(sql`insert into notice_refusal (address_id, error) values (${addressId}::uuid, ${error})
      on conflict (address_id) do update set error = excluded.error, at = clock_timestamp()`)
}

/** Keeps work that failed where administrators see it; once for each id. */
export async function addFailure(tx: Transaction, job: GivenUp): Promise<void> {
  const { id, queue, ids, reason, attempts } = job
  if (await tx.maybe(sql`select from failed_job where id = ${id}::uuid`)) return
  const actId = await recordAct(tx, {
    verb: 'job.fail',
    recordKind: 'failed_job',
    recordId: id,
    payload: { queue, ids, attempts },
  })
  await tx.query(sql`insert into failed_job (id, queue, ids, reason, attempts, known_from)
    values (${id}::uuid, ${queue}, ${JSON.stringify(ids)}::jsonb, ${reason.slice(0, 1000)}, ${attempts}, ${actId}::uuid)`)
}

export async function answerFailure(tx: Transaction, id: string, actId: string): Promise<boolean> {
  const rows = await tx.query(
    sql`update failed_job set known_until = ${actId} where id = ${id}::uuid and known_until is null returning 1`,
  )
  return rows.length > 0
}
