import { deadlineSources } from '../../src/app/deadlines.ts'
import { queues, workFor } from '../../src/app/jobs.ts'
import { confirmNoticeAddress, setNoticeAddress } from '../../src/modules/notices/contract.ts'
import type { Deadline } from '../../src/modules/notices/deadline.ts'
import { makeDigests } from '../../src/modules/notices/server/digest.ts'
import type { DeadlineSource, NoticeOffice } from '../../src/modules/notices/server/public.ts'
import { refreshNotices } from '../../src/modules/notices/server/refresh.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { installJobs } from '../../src/platform/server/jobs/install.ts'
import type { Pace } from '../../src/platform/server/jobs/queue.ts'
import type { RunningJobs } from '../../src/platform/server/jobs/run.ts'
import { openPost } from '../../src/platform/server/mail/post.ts'
import type { MailServer } from './mail-server.ts'
import { id, type Person, type World } from './world.ts'

/** No waiting between tries; what died is taken up again after seconds. */
export const quickPace: Pace = { wait: 0, isGrowing: false, expire: 2, upkeep: 1, look: 50 }

export const caller = { actor: system, requestId: 'test' }

/** 07:30 in Việt Nam on a day. */
export const morningOf = (day: string): number => Date.parse(`${day}T00:30:00Z`)

/** What a test says is due, beside what the product finds. */
export function statedDeadlines(): { readonly source: DeadlineSource; set(deadlines: readonly Deadline[]): void } {
  let stated: readonly Deadline[] = []
  return {
    source: { name: 'test', deadlinesOf: async () => stated },
    set: (deadlines) => {
      stated = deadlines
    },
  }
}

/** Says again what stands in the table under `test:`. */
export const keptDeadlines: DeadlineSource = {
  name: 'test',
  deadlinesOf: async (tx) => {
    const rows = await tx.query<{ key: string; unitId: string; dueOn: string }>(
      sql`select key, unit_id as "unitId", due_on as "dueOn" from deadline where key like 'test:%' and known_until is null`,
    )
    return rows.map(({ key, unitId, dueOn }) => ({
      key: key.slice('test:'.length),
      kind: 'due',
      unitId,
      dueOn,
      title: { vi: 'Nộp báo cáo', en: 'Report' },
      path: '/reports',
      role: 'clerk',
      doneOn: null,
    }))
  },
}

export const refresh = (world: World, sources: readonly DeadlineSource[] = deadlineSources) =>
  refreshNotices(world.database, caller, sources)

export const digest = (world: World, day: string) => makeDigests(world.database, caller, morningOf(day))

/** Sets how jobs are tried before the first of them is added. */
export const setPace = (world: World, pace: Pace = quickPace): Promise<void> =>
  installJobs(world.database.owner, 'thenchot_app', queues, pace)

/** Does the jobs of this world as a server does. */
export function startWork(
  world: World,
  mail: MailServer | null,
  sources: readonly DeadlineSource[],
  pace: Pace = quickPace,
  now: () => number = () => 0,
): Promise<RunningJobs> {
  const office: NoticeOffice = {
    database: world.database,
    caller,
    post: mail ? openPost(mail.settings) : null,
    publicUrl: 'http://127.0.0.1:4780',
    sources,
    now,
  }
  return workFor(office, () => undefined, pace)
}

export async function until(isSo: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  for (const began = Date.now(); Date.now() - began < seconds * 1000; ) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('waited in vain')
}

/** Gives an account an address and confirms it with the code that was mailed. */
export async function confirmAddress(person: Person, mail: MailServer, address: string): Promise<void> {
  const before = mail.mails.length
  await person.call(setNoticeAddress, { id: id(), address })
  await until(() => mail.mails.length > before)
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(mail.mails.at(-1)?.text ?? '')?.[0] ?? ''
  await person.call(confirmNoticeAddress, { code })
}
