import {
  keepFailure,
  type NoticeOffice,
  noticeQueues,
  noticeWork,
  noticeZone,
  wakeNotices,
} from '../modules/notices/server/public.ts'
import type { Pace, Queue } from '../platform/server/jobs/queue.ts'
import { type RunningJobs, runJobs } from '../platform/server/jobs/run.ts'

/** Every kind of work that waits in the database. */
export const queues: readonly Queue[] = noticeQueues

/** Does the work of this installation until it is stopped. */
export async function workFor(
  office: NoticeOffice,
  onError: (error: unknown) => void,
  pace?: Pace,
): Promise<RunningJobs> {
  const running = await runJobs(office.database.owner, noticeWork(office), {
    zone: noticeZone,
    ...(pace ? { pace } : {}),
    keep: (job) => keepFailure(office, job),
    onError,
  })
  await wakeNotices(office)
  return running
}
