import { randomBytes } from 'node:crypto'
import { problem } from '../../../platform/domain/problem.ts'
import type { Language } from '../../../platform/domain/text.ts'
import { read, type Transaction, write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { enqueue } from '../../../platform/server/jobs/enqueue.ts'
import { recordAct, sha256 } from '../../acts/server/public.ts'
import { ruleHere } from './queries.ts'
import { confirmQueue } from './queues.ts'
import { digestOfCode } from './send.ts'
import {
  addAddress,
  addFeed,
  confirmAddress,
  endAddress,
  endFeed,
  type MailOutcome,
  markSeen,
  setPreference,
} from './store.ts'

interface SettingsRow {
  readonly address: string | null
  readonly isConfirmed: boolean
  readonly refusal: string | null
  readonly mails: boolean
  readonly language: Language
  readonly hasCalendar: boolean
}

export function settingsHere(context: Context) {
  return read(context.database, context.caller, async (tx) => {
    const { accountId } = tx.actor
    const row =
      await tx.one<SettingsRow>(sql`select d.address, c.address_id is not null as "isConfirmed", r.error as refusal,
        coalesce(p.mails, true) as mails, coalesce(p.language, 'vi') as language,
        exists (select from calendar_feed f where f.account_id = ${accountId}::uuid and f.known_until is null) as "hasCalendar"
      from (select) one
        left join notice_address d on d.account_id = ${accountId}::uuid and d.known_until is null
        left join notice_confirmation c on c.address_id = d.id
        left join notice_refusal r on r.address_id = d.id
        left join notice_preference p on p.account_id = ${accountId}::uuid and p.known_until is null`)
    const lastMail = await tx.maybe<{ at: string; outcome: MailOutcome; error: string | null }>(sql`
      select o.at, o.outcome, o.error from mailing m join mailing_outcome o on o.mailing_id = m.id
      where m.account_id = ${accountId}::uuid and o.outcome <> 'needless' order by o.at desc limit 1`)
    return {
      mailFrom: context.settings.mailFrom ?? null,
      address:
        row.address === null ? null : { address: row.address, isConfirmed: row.isConfirmed, refusal: row.refusal },
      mails: row.mails,
      language: row.language,
      lastMail: lastMail ?? null,
      hasCalendar: row.hasCalendar,
      rule: await ruleHere(tx),
    }
  })
}

/** Payloads of these acts hold no address: it is personal, and goes when it is not used any more. */
const settingAct = (tx: Transaction, verb: string): Promise<string> =>
  recordAct(tx, { verb, recordKind: 'account', recordId: tx.actor.accountId, payload: {} })

const isAddress = (text: string): boolean => /^[^\s@<>"(),;:]+@[^\s@<>"(),;:.]+(\.[^\s@<>"(),;:.]+)+$/.test(text)

export function setAddressBy(context: Context, { id, address }: { readonly id: string; readonly address: string }) {
  return write(context.database, context.caller, async (tx) => {
    if (!context.settings.mailFrom)
      throw problem(
        'refused',
        'no-mail',
        'Bản cài đặt này chưa gửi được thư. Nhắc việc vẫn hiện trong ứng dụng.',
        'This installation sends no mail. Reminders are shown in the application.',
        'address',
      )
    if (!isAddress(address))
      throw problem(
        'invalid',
        'address-wrong',
        'Địa chỉ thư điện tử chưa đúng, ví dụ: vanphong@example.vn.',
        'This is no e-mail address, such as office@example.vn.',
        'address',
      )
    if (await tx.maybe(sql`select from notice_address where id = ${id}::uuid`)) return { id }
    await refuseManyCodes(tx)
    const actId = await settingAct(tx, 'notices.set-address')
    await endAddress(tx, actId)
    await addAddress(tx, id, address, actId)
    await enqueue(tx, confirmQueue, { addressId: id })
    return { id }
  })
}

const mostAddressesADay = 5

/** Nobody fills a stranger's mailbox with codes. */
async function refuseManyCodes(tx: Transaction): Promise<void> {
  const { count } = await tx.one<{
    count: number
  }>(sql`select count(*) from notice_address d join act on act.id = d.known_from
    where d.account_id = ${tx.actor.accountId}::uuid and act.at > now() - interval '1 day'`)
  if (count >= mostAddressesADay)
    throw problem(
      'refused',
      'many-addresses',
      `Hôm nay đã ghi địa chỉ ${count} lần. Hãy thử lại vào ngày mai.`,
      `The address was set ${count} times today. Try again tomorrow.`,
      'address',
    )
}

export function confirmBy(context: Context, { code }: { readonly code: string }) {
  return write(context.database, context.caller, async (tx) => {
    const row = await tx.maybe<{
      id: string
      isConfirmed: boolean
    }>(sql`select d.id, c.address_id is not null as "isConfirmed"
      from notice_address d join notice_code k on k.address_id = d.id left join notice_confirmation c on c.address_id = d.id
      where d.account_id = ${tx.actor.accountId}::uuid and d.known_until is null
        and k.digest = ${digestOfCode(code)} and k.expires_at > now()`)
    if (!row)
      throw problem(
        'not-found',
        'code-wrong',
        'Mã không đúng hoặc đã hết hạn. Hãy xem lại thư mới nhất, hoặc ghi lại địa chỉ để nhận mã khác.',
        'The code is wrong or has expired. Look at the latest mail, or set the address again for another code.',
        'code',
      )
    if (!row.isConfirmed) await confirmAddress(tx, row.id, await settingAct(tx, 'notices.confirm-address'))
    return { id: row.id }
  })
}

export function removeAddressBy(context: Context) {
  return write(context.database, context.caller, async (tx) => {
    await endAddress(tx, await settingAct(tx, 'notices.remove-address'))
    return {}
  })
}

export function preferBy(context: Context, input: { readonly mails: boolean; readonly language: Language }) {
  return write(context.database, context.caller, async (tx) => {
    await setPreference(tx, input, await settingAct(tx, 'notices.prefer'))
    return {}
  })
}

export function renewCalendarBy(context: Context) {
  return write(context.database, context.caller, async (tx) => {
    const token = randomBytes(24).toString('base64url')
    const actId = await settingAct(tx, 'notices.renew-calendar')
    await endFeed(tx, actId)
    await addFeed(tx, sha256(token), actId)
    return { url: `${context.settings.publicUrl}/calendar/${token}.ics` }
  })
}

export function endCalendarBy(context: Context) {
  return write(context.database, context.caller, async (tx) => {
    await endFeed(tx, await settingAct(tx, 'notices.end-calendar'))
    return {}
  })
}

export const seeBy = (context: Context, { ids }: { readonly ids: readonly string[] | null }) =>
  write(context.database, context.caller, async (tx) => ({ seen: await markSeen(tx, ids) }))
