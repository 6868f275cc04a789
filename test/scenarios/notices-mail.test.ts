import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  confirmNoticeAddress,
  giveUpJob,
  listFailedJobs,
  listNotices,
  preferNotices,
  readNoticeSettings,
  removeNoticeAddress,
  retryJob,
  seeNotices,
  setNoticeAddress,
} from '../../src/modules/notices/contract.ts'
import type { Deadline } from '../../src/modules/notices/deadline.ts'
import { makeDigests } from '../../src/modules/notices/server/digest.ts'
import { mailQueue } from '../../src/modules/notices/server/queues.ts'
import { writeAsOwner } from '../../src/platform/server/db/database.ts'
import { enqueue } from '../../src/platform/server/jobs/enqueue.ts'
import type { RunningJobs } from '../../src/platform/server/jobs/run.ts'
import { setToday } from '../kit/cells.ts'
import { type MailServer, mailFrom, openMailServer } from '../kit/mail-server.ts'
import {
  caller,
  confirmAddress,
  digest,
  morningOf,
  quickPace,
  refresh,
  setPace,
  startWork,
  statedDeadlines,
  until,
} from '../kit/notice-world.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const today = '2026-06-15'
const address = 'van.phong@quan-uy.example'
let world: World
let mail: MailServer
let clerk: Person
let admin: Person
let work: RunningJobs | undefined
const stated = statedDeadlines()

beforeEach(async () => {
  world = await openWorld()
  mail = await openMailServer()
  await setPace(world)
  await setToday(world, today)
  clerk = await world.as('nhap-lieu-binh-thuy')
  admin = await world.as('quan-tri')
  const { rows } = await world.database.owner.query<{ id: string }>(
    `select id from unit where code = 'can-tho.binh-thuy'`,
  )
  const unitId = rows[0]?.id ?? ''
  const due = (key: string, dueOn: string, vi: string): Deadline => ({
    key,
    kind: 'due',
    unitId,
    dueOn,
    title: { vi, en: 'Hand in the report' },
    path: '/reports',
    role: 'clerk',
    doneOn: null,
  })
  stated.set([
    due('a', today, 'Nộp báo cáo tháng 5 & <phụ lục>'),
    due('b', '2026-06-10', 'Nộp kế hoạch kiểm tra, giám sát'),
  ])
})
afterEach(async () => {
  await work?.stop()
  work = undefined
  await world.close()
  await mail.close()
})

const start = async (now = 0): Promise<void> => {
  work = await startWork(world, mail, [stated.source], quickPace, () => now)
}
const outcome = async () => (await clerk.call(readNoticeSettings, {})).lastMail
const jobs = async () => (await admin.call(listFailedJobs, {})).open
const again = async (mailingId: string) =>
  writeAsOwner(world.database, caller, (tx) => enqueue(tx, mailQueue, { mailingId }))
const mailingId = async () =>
  String((await world.database.owner.query<{ id: string }>('select id from mailing order by made_on desc')).rows[0]?.id)

describe('an address', () => {
  test('gets mail only once the code mailed to it was typed, by the account itself', async () => {
    await start(morningOf(today))
    await clerk.call(setNoticeAddress, { id: id(), address })
    await until(() => mail.mails.length === 1)
    expect(mail.mails[0]?.to).toEqual([address])
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(mail.mails[0]?.text ?? '')?.[0] ?? ''
    await refresh(world, [stated.source])
    expect(await digest(world, today)).toBe(0)
    expect(await clerk.refused(confirmNoticeAddress, { code: 'AAAA-AAAA' })).toMatchObject({
      code: 'code-wrong',
      field: 'code',
    })
    const other = await world.as('nhap-lieu-cai-rang')
    expect(await other.refused(confirmNoticeAddress, { code })).toMatchObject({ code: 'code-wrong' })
    await clerk.call(confirmNoticeAddress, { code: code.toLowerCase().replace('-', ' ') })
    expect((await clerk.call(readNoticeSettings, {})).address).toEqual({ address, isConfirmed: true, refusal: null })
    expect((await other.call(readNoticeSettings, {})).address).toBeNull()
    expect(await digest(world, today)).toBe(1)
  })

  test('that is none is refused, and one account cannot have a stranger’s mailbox filled with codes', async () => {
    for (const wrong of ['', 'van.phong', 'a@b', 'a b@c.vn', 'x@y.vn\r\nBcc: z@y.vn'])
      expect(await clerk.refused(setNoticeAddress, { id: id(), address: wrong })).toMatchObject({
        code: 'address-wrong',
        field: 'address',
      })
    const first = id()
    await clerk.call(setNoticeAddress, { id: first, address })
    await clerk.call(setNoticeAddress, { id: first, address })
    for (let i = 1; i < 5; i++) await clerk.call(setNoticeAddress, { id: id(), address: `so${i}@quan-uy.example` })
    expect(await clerk.refused(setNoticeAddress, { id: id(), address })).toMatchObject({
      status: 422,
      code: 'many-addresses',
    })
  })

  test('that was removed gets nothing, and is deleted for good after 30 days; one in use is not', async () => {
    await start()
    await confirmAddress(clerk, mail, address)
    const other = await world.as('nhap-lieu-cai-rang')
    await confirmAddress(other, mail, 'khac@quan-uy.example')
    await clerk.call(removeNoticeAddress, {})
    await refresh(world, [stated.source])
    expect(await digest(world, today)).toBe(0)
    const held = async () => (await world.database.owner.query('select from notice_address')).rowCount
    expect(await held()).toBe(2)
    await world.database.owner.query(`update act set at = at - interval '31 days'`)
    await refresh(world, [stated.source])
    expect(await held()).toBe(1)
    const acts = await world.database.owner.query(
      `select payload::text as payload from act_payload where payload::text like '%@%'`,
    )
    expect(acts.rows).toEqual([])
  })
})

describe('the mail of a day', () => {
  test('is one for all that is open and unseen, in words a person reads, once', async () => {
    await start()
    await confirmAddress(clerk, mail, address)
    await refresh(world, [stated.source])
    expect(await makeTwice(today)).toEqual([1, 0])
    await until(async () => (await outcome())?.outcome === 'sent')
    const sent = mail.mails.at(-1)
    expect(mail.mails).toHaveLength(2)
    expect(sent?.headers.get('subject')).toBe('Nhắc việc ngày 15/6/2026: 2 việc, 1 quá hạn')
    expect(sent?.raw).toMatch(/^Subject: =\?UTF-8\?/im)
    expect(sent?.headers.get('from')).toContain(mailFrom)
    expect(sent?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(sent?.headers.get('message-id')).toBe(`<${await mailingId()}@then-chot.example>`)
    expect(sent?.text).toContain('Nộp báo cáo tháng 5 & <phụ lục> – Đảng bộ quận Bình Thủy (hạn hôm nay, 15/6/2026)')
    expect(sent?.text).toContain('Nộp kế hoạch kiểm tra, giám sát')
    expect(sent?.text).toContain('http://127.0.0.1:4780/notices/settings')
    expect(sent?.html).toContain('&#60;phụ lục&#62;')
    await again(await mailingId())
    await again(await mailingId())
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(mail.mails).toHaveLength(2)
    expect((await clerk.call(listNotices, {})).notices.map((n) => n.mail)).toEqual(['sent', 'sent'])
  })
  const makeTwice = async (day: string) => [await digest(world, day), await digest(world, day)]

  test('is not made before seven in the morning, for what was seen, or for who wants none', async () => {
    await start()
    await confirmAddress(clerk, mail, address)
    await refresh(world, [stated.source])
    // 06:59 in Việt Nam.
    expect(await makeDigests(world.database, caller, Date.parse(`${today}T00:00:00Z`) - 60_000)).toBe(0)
    await clerk.call(preferNotices, { mails: false, language: 'vi' })
    expect(await digest(world, today)).toBe(0)
    await clerk.call(preferNotices, { mails: true, language: 'en' })
    await clerk.call(seeNotices, { ids: null })
    expect(await digest(world, today)).toBe(0)
    stated.set([])
    await refresh(world, [stated.source])
    expect(await digest(world, '2026-06-16')).toBe(0)
  })

  test('speaks the language of the account', async () => {
    await start()
    await clerk.call(preferNotices, { mails: true, language: 'en' })
    await confirmAddress(clerk, mail, address)
    await refresh(world, [stated.source])
    await digest(world, today)
    await until(() => mail.mails.length === 2)
    expect(mail.mails[1]?.headers.get('subject')).toBe('Reminders of 15 June 2026: 2, 1 late')
    expect(mail.mails[1]?.text).toContain('Hand in the report')
  })

  test('leaves out what was done since, and is not sent when nothing is left', async () => {
    await start()
    await confirmAddress(clerk, mail, address)
    await work?.stop()
    await refresh(world, [stated.source])
    await digest(world, today)
    stated.set([])
    await refresh(world, [stated.source])
    await start()
    const held = async () => (await world.database.owner.query('select outcome from mailing_outcome')).rows
    await until(async () => (await held()).length === 1)
    expect(await held()).toEqual([{ outcome: 'needless' }])
    expect(mail.mails).toHaveLength(1)
  })
})

describe('a mail server that', () => {
  beforeEach(async () => {
    await start()
    await confirmAddress(clerk, mail, address)
    await refresh(world, [stated.source])
  })

  test('says 4xx is asked again until it takes the mail', async () => {
    mail.answer(451)
    const before = mail.tries
    await digest(world, today)
    await until(() => mail.tries >= before + 3)
    expect(mail.mails).toHaveLength(1)
    mail.answer(null)
    await until(async () => (await outcome())?.outcome === 'sent')
    expect(mail.mails).toHaveLength(2)
    expect(await jobs()).toEqual([])
  })

  test('says 5xx is believed: the account and the administrators are told, without the address, and no more mail is made', async () => {
    mail.answer(550)
    const before = mail.tries
    await digest(world, today)
    await until(async () => (await outcome())?.outcome === 'refused')
    expect(mail.tries).toBe(before + 1)
    expect((await clerk.call(readNoticeSettings, {})).address?.refusal).toContain('550')
    const [job] = await jobs()
    expect(job).toMatchObject({ queue: 'notices.mail', attempts: 1 })
    expect(JSON.stringify(await admin.call(listFailedJobs, {}))).not.toContain('quan-uy')
    await world.database.owner.query('delete from mailing_notice')
    expect(await digest(world, '2026-06-16')).toBe(0)
    mail.answer(null)
    await clerk.call(setNoticeAddress, { id: id(), address })
    expect((await clerk.call(readNoticeSettings, {})).address).toMatchObject({ isConfirmed: false, refusal: null })
  })

  test('is down ten times leaves the mail with the administrators, who try again or give up, with a reason; nothing is lost', async () => {
    mail.answer(421)
    const before = mail.tries
    await digest(world, today)
    await until(async () => (await jobs()).length === 1, 60)
    expect(mail.tries - before).toBe(10)
    expect((await outcome())?.outcome).toBe('given_up')
    const [job] = await jobs()
    expect(job).toMatchObject({ queue: 'notices.mail', attempts: 10 })
    const failed = job?.id ?? ''
    for (const other of [clerk, await world.as('lanh-dao-can-tho')]) {
      expect(await other.refused(listFailedJobs, {})).toMatchObject({ status: 403, code: 'administrators-only' })
      expect(await other.refused(retryJob, { id: failed, reason: 'thử' })).toMatchObject({ status: 403 })
    }
    expect(await admin.refused(retryJob, { id: id(), reason: 'thử lại' })).toMatchObject({ status: 404 })
    expect(await admin.refused(retryJob, { id: failed, reason: '' })).toMatchObject({ field: 'reason' })
    expect((await clerk.call(listNotices, {})).notices).toHaveLength(2)
    mail.answer(null)
    await admin.call(retryJob, { id: failed, reason: 'máy chủ thư đã chạy lại' })
    await until(async () => (await outcome())?.outcome === 'sent')
    expect(mail.mails).toHaveLength(2)
    expect(await admin.refused(giveUpJob, { id: failed, reason: 'bỏ' })).toMatchObject({ field: 'reason' })
    expect(await admin.refused(giveUpJob, { id: failed, reason: 'không cần' })).toMatchObject({
      status: 409,
      code: 'answered-already',
    })
    const { open, answered } = await admin.call(listFailedJobs, {})
    expect(open).toEqual([])
    expect(answered).toMatchObject([
      { answer: 'retry', why: 'máy chủ thư đã chạy lại', by: { vi: 'Quản trị hệ thống' } },
    ])
  })

  test('is down while the product is stopped gets the mail after both are back', async () => {
    mail.answer(421)
    await digest(world, today)
    await until(() => mail.tries > 2)
    await work?.stop()
    mail.answer(null)
    expect(mail.mails).toHaveLength(1)
    await start()
    await until(async () => (await outcome())?.outcome === 'sent')
    expect(mail.mails).toHaveLength(2)
  })
})

describe('an administrator', () => {
  test('gives a job up with a reason, and it stays given up', async () => {
    await start()
    await confirmAddress(clerk, mail, address)
    await refresh(world, [stated.source])
    mail.answer(550)
    await digest(world, today)
    await until(async () => (await jobs()).length === 1)
    const [job] = await jobs()
    await admin.call(giveUpJob, { id: job?.id ?? '', reason: 'địa chỉ đã bỏ' })
    expect((await admin.call(listFailedJobs, {})).answered).toMatchObject([{ answer: 'give_up', why: 'địa chỉ đã bỏ' }])
    const tries = mail.tries
    await digest(world, today)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(mail.tries).toBe(tries)
  })
})
