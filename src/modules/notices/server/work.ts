import { writeAsOwner } from '../../../platform/server/db/database.ts'
import { enqueue } from '../../../platform/server/jobs/enqueue.ts'
import type { Ids } from '../../../platform/server/jobs/queue.ts'
import type { GivenUp, Work } from '../../../platform/server/jobs/run.ts'
import { makeDigests } from './digest.ts'
import { confirmQueue, digestQueue, mailQueue, refreshQueue } from './queues.ts'
import { refreshNotices } from './refresh.ts'
import { type PostOffice, sendCode, sendMailing } from './send.ts'
import type { DeadlineSource } from './source.ts'
import { addFailure, setOutcome } from './store.ts'

export interface NoticeOffice extends PostOffice {
  readonly sources: readonly DeadlineSource[]
  /** Unix milliseconds. */
  now(): number
}

const idOf = (ids: Ids, name: string): string => {
  const id = ids[name]
  if (id === undefined) throw new Error(`the job lacks ${name}`)
  return id
}

/** The work of reminders: deadlines every hour, mail at seven in the morning, and what each mail needs. */
export const noticeWork = (office: NoticeOffice): readonly Work[] => [
  {
    queue: refreshQueue,
    cron: '5 * * * *',
    handle: async () => {
      await refreshNotices(office.database, office.caller, office.sources)
    },
  },
  {
    queue: digestQueue,
    cron: '0 7 * * *',
    handle: async () => {
      await refreshNotices(office.database, office.caller, office.sources)
      if (office.post) await makeDigests(office.database, office.caller, office.now())
    },
  },
  { queue: mailQueue, handle: (ids) => sendMailing(office, idOf(ids, 'mailingId')) },
  { queue: confirmQueue, handle: (ids) => sendCode(office, idOf(ids, 'addressId')) },
]

/** What a server does on its start: the hour at which it should have been done may have passed while it stood still. */
export const wakeNotices = ({ database, caller }: PostOffice): Promise<void> =>
  writeAsOwner(database, caller, (tx) => enqueue(tx, digestQueue, {}))

/** Keeps a job that was given up, and says so of its mail. */
export const keepFailure = ({ database, caller }: PostOffice, job: GivenUp): Promise<void> =>
  writeAsOwner(database, caller, async (tx) => {
    const { mailingId } = job.ids
    if (job.queue === mailQueue.name && mailingId !== undefined) await setOutcome(tx, mailingId, 'given_up', job.reason)
    await addFailure(tx, job)
  })
