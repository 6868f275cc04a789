import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import { mailQueue } from '../../src/modules/notices/server/queues.ts'
import { write, writeAsOwner } from '../../src/platform/server/db/database.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { enqueue } from '../../src/platform/server/jobs/enqueue.ts'
import { installJobs } from '../../src/platform/server/jobs/install.ts'
import { queue } from '../../src/platform/server/jobs/queue.ts'
import { type RunningJobs, runJobs } from '../../src/platform/server/jobs/run.ts'
import { newId } from '../../src/platform/server/new-id.ts'
import { setToday } from '../kit/cells.ts'
import { type MailServer, openMailServer } from '../kit/mail-server.ts'
import { caller, keptDeadlines, quickPace, setPace, startWork, until } from '../kit/notice-world.ts'
import { openWorld, sessionOf, type World } from '../kit/world.ts'

const today = '2026-06-15'
const folder = join('node_modules', '.cache', `job-process-${process.pid}`)
let world: World
let mail: MailServer
const running: RunningJobs[] = []
const children: ChildProcess[] = []

beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: 'test/kit/job-process.ts', outDir: folder, target: 'node20', minify: false },
  }),
)
beforeEach(async () => {
  world = await openWorld()
  mail = await openMailServer()
  await setPace(world)
  await setToday(world, today)
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()))
  await world.close()
  await mail.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const owner = () => world.database.owner
const accountOf = async (login: string): Promise<string> =>
  String((await owner().query<{ id: string }>('select id from account where login = $1', [login])).rows[0]?.id)

/** A mail with one open notice for an account whose address is confirmed, waiting to be sent. */
async function addMail(login: string, address: string, day = today): Promise<string> {
  const accountId = await accountOf(login)
  return writeAsOwner(world.database, caller, async (tx) => {
    const [addressId, noticeId, mailingId] = [newId(), newId(), newId()]
    const actId = await recordAct(tx, { verb: 'test.mail', recordKind: 'test', payload: {} })
    if (!(await tx.maybe(sql`select from notice_address where account_id = ${accountId}::uuid`))) {
      await tx.query(
        sql`insert into notice_address (id, account_id, address, known_from) values (${addressId}::uuid, ${accountId}::uuid, ${address}, ${actId}::uuid)`,
      )
      await tx.query(
        sql`insert into notice_confirmation (address_id, known_from) values (${addressId}::uuid, ${actId}::uuid)`,
      )
    }
    await tx.query(sql`insert into deadline (id, key, kind, unit_id, due_on, vi, en, path, role, known_from)
      select ${newId()}::uuid, ${`test:${noticeId}`}, 'due', id, ${today}::date, 'Nộp báo cáo', 'Report', '/reports', 'clerk', ${actId}::uuid from unit where code = 'can-tho.binh-thuy'`)
    await tx.query(sql`insert into notice (id, account_id, key, deadline_key, kind, unit_id, due_on, vi, en, path, told_on, known_from)
      select ${noticeId}::uuid, ${accountId}::uuid, ${`test:${noticeId}|${today}|today`}, ${`test:${noticeId}`}, 'due_today', id, ${today}::date, 'Nộp báo cáo', 'Report', '/reports', ${today}::date, ${actId}::uuid from unit where code = 'can-tho.binh-thuy'`)
    await tx.query(
      sql`insert into mailing (id, account_id, made_on, known_from) values (${mailingId}::uuid, ${accountId}::uuid, ${day}::date, ${actId}::uuid)`,
    )
    await tx.query(
      sql`insert into mailing_notice (notice_id, mailing_id) values (${noticeId}::uuid, ${mailingId}::uuid)`,
    )
    await enqueue(tx, mailQueue, { mailingId })
    return mailingId
  })
}

const isSent = async (mailingId: string): Promise<boolean> =>
  (await owner().query(`select from mailing_outcome where mailing_id = $1 and outcome = 'sent'`, [mailingId]))
    .rowCount === 1

async function launch(): Promise<ChildProcess> {
  const access = { owner: plain(world.database.owner.options), app: plain(world.database.app.options) }
  const child = spawn(
    process.execPath,
    [join(folder, 'job-process.js'), JSON.stringify({ access, mail: mail.settings })],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  children.push(child)
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += String(chunk)
  })
  await until(() => output.includes('at work'))
  return child
}
const plain = ({ host, port, user, database, password }: pg.PoolConfig) => ({
  host,
  port,
  user,
  database,
  ...(typeof password === 'string' ? { password } : {}),
})

describe('a job', () => {
  test('is there exactly when the transaction that added it is, by the role of the application', async () => {
    const ids = { mailingId: newId() }
    const count = async () =>
      (await owner().query(`select from public_jobs.job where data -> 'ids' ->> 'mailingId' = $1`, [ids.mailingId]))
        .rowCount
    const actor = { accountId: await accountOf('nhap-lieu-binh-thuy'), kind: 'person' as const }
    const add = (isKept: boolean) =>
      write(world.database, { actor, requestId: 'test' }, async (tx) => {
        await enqueue(tx, mailQueue, ids)
        if (!isKept) throw new Error('undone')
      })
    await expect(add(false)).rejects.toThrow('undone')
    expect(await count()).toBe(0)
    await add(true)
    expect(await count()).toBe(1)
    await expect(
      write(world.database, { actor, requestId: 'test' }, (tx) => enqueue(tx, queue('unknown'), {})),
    ).rejects.toThrow('no queue')
    await expect(world.database.app.query('select data from public_jobs.archive')).rejects.toThrow('permission denied')
    await expect(world.database.app.query('delete from public_jobs.job')).rejects.toThrow('permission denied')
  })

  test('whose process is killed while it is at work is done by the next one, and its mail arrives once', async () => {
    mail.delay('address', 20_000)
    const mailingId = await addMail('nhap-lieu-binh-thuy', 'a@quan-uy.example')
    const first = await launch()
    await until(() => mail.tries === 1)
    first.kill('SIGKILL')
    mail.delay('address', 0)
    await launch()
    await until(() => isSent(mailingId))
    expect(mail.tries).toBe(2)
    expect(mail.mails).toHaveLength(1)
  })

  test('killed between the taking of its mail and our commit sends it again under the same Message-ID: what remains', async () => {
    mail.delay('letter', 1500)
    const mailingId = await addMail('nhap-lieu-binh-thuy', 'a@quan-uy.example')
    const first = await launch()
    await until(() => mail.tries === 1)
    await new Promise((resolve) => setTimeout(resolve, 700))
    first.kill('SIGKILL')
    await launch()
    await until(() => isSent(mailingId))
    expect(mail.mails.length).toBeLessThanOrEqual(2)
    expect(new Set(mail.mails.map(({ headers }) => headers.get('message-id')))).toEqual(
      new Set([`<${mailingId}@then-chot.example>`]),
    )
  })

  test('is done once where several processes work, and the server that stops leaves none behind', async () => {
    const days = Array.from({ length: 20 }, (_, index) => `2026-05-${String(index + 1).padStart(2, '0')}`)
    for (const day of days) await addMail('nhap-lieu-binh-thuy', 'a@quan-uy.example', day)
    for (let i = 0; i < 3; i++) running.push(await startWork(world, mail, [keptDeadlines]))
    await until(() => mail.mails.length >= 5)
    await running.shift()?.stop()
    await until(() => mail.mails.length >= 20)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(mail.mails).toHaveLength(20)
    expect(new Set(mail.mails.map(({ headers }) => headers.get('message-id'))).size).toBe(20)
  })

  test('that always fails is tried ten times and then kept, also when its process dies each time', async () => {
    const broken = queue<{ readonly id: string }>('test.broken')
    await installJobs(world.database.owner, 'thenchot_app', [broken], quickPace)
    const kept: unknown[] = []
    let tries = 0
    running.push(
      await runJobs(
        world.database.owner,
        [{ queue: broken, handle: () => Promise.reject(new Error(`hỏng lần ${++tries}`)) }],
        {
          zone: 'Asia/Ho_Chi_Minh',
          pace: quickPace,
          keep: async ({ queue: name, ids, reason, attempts }) => {
            kept.push({ name, ids, reason, attempts })
          },
          onError: () => undefined,
        },
      ),
    )
    const id = newId()
    await writeAsOwner(world.database, caller, (tx) => enqueue(tx, broken, { id }))
    await until(() => kept.length === 1)
    expect(kept).toEqual([{ name: 'test.broken', ids: { id }, reason: 'hỏng lần 10', attempts: 10 }])
    await owner().query(
      `update public_jobs.job set state = 'active', retry_count = retry_limit, started_on = now() - interval '1 hour' where name = 'test.broken' and state = 'failed'`,
    )
    await until(() => kept.length === 2)
    expect(kept[1]).toMatchObject({ name: 'test.broken', ids: { id }, attempts: 10 })
  })

  test('comes by itself at its hour in the zone of the installation', async () => {
    running.push(await startWork(world, mail, [keptDeadlines]))
    const { rows } = await owner().query('select name, cron, timezone from public_jobs.schedule order by name')
    expect(rows).toEqual([
      { name: 'notices.digest', cron: '0 7 * * *', timezone: 'Asia/Ho_Chi_Minh' },
      { name: 'notices.refresh', cron: '5 * * * *', timezone: 'Asia/Ho_Chi_Minh' },
    ])
  })
})

describe('mail that waited when a backup was taken', () => {
  test('goes out after the restore, whose database has no jobs; what was sent is not sent again, and what is too old is left', async () => {
    const [waiting, sent, old] = [
      await addMail('nhap-lieu-binh-thuy', 'a@quan-uy.example', '2026-06-14'),
      await addMail('nhap-lieu-binh-thuy', 'a@quan-uy.example', '2026-06-13'),
      await addMail('nhap-lieu-binh-thuy', 'a@quan-uy.example', '2026-06-01'),
    ]
    await owner().query(`insert into mailing_outcome (mailing_id, outcome) values ($1, 'sent')`, [sent])
    await owner().query('drop schema public_jobs cascade')
    await setPace(world)
    running.push(await startWork(world, mail, [keptDeadlines], quickPace, () => Date.parse(`${today}T01:00:00Z`)))
    await until(() => isSent(waiting))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(mail.mails.map(({ headers }) => headers.get('message-id'))).toEqual([`<${waiting}@then-chot.example>`])
    expect((await owner().query('select outcome from mailing_outcome where mailing_id = $1', [old])).rows).toEqual([
      { outcome: 'needless' },
    ])
  })
})

describe('an owner who may not make a schema', () => {
  test('is refused with what to ask the administrator for', async () => {
    await owner().query('drop schema public_jobs cascade')
    const refused = await installAsNobody()
    expect(refused).toMatchObject({ code: 'jobs-not-made' })
    expect((refused as Error).message).toContain('GRANT CREATE ON DATABASE')
    expect(await sessionOf(world.app, 'quan-tri')).toBeTruthy()
  })
  const installAsNobody = () =>
    installJobs(world.database.app, 'thenchot_app', []).then(
      () => null,
      (error: unknown) => error,
    )
})
