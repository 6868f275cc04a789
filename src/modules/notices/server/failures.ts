import { notFound, problem } from '../../../platform/domain/problem.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { read, type Transaction, write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { enqueue } from '../../../platform/server/jobs/enqueue.ts'
import { type Ids, queue } from '../../../platform/server/jobs/queue.ts'
import { isAdministrator } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import { noticeQueues } from './queues.ts'
import { answerFailure } from './store.ts'

async function requireAdministrator(tx: Transaction): Promise<void> {
  if (!isAdministrator(await loadReader(tx)))
    throw problem(
      'forbidden',
      'administrators-only',
      'Chỉ quản trị viên được xem và xử lý việc của máy chủ.',
      'Only administrators may see and answer for work of the server.',
    )
}

interface FailureRow {
  readonly id: string
  readonly queue: string
  readonly reason: string
  readonly attempts: number
  readonly at: string
}

interface AnsweredRow extends Omit<FailureRow, 'attempts'> {
  readonly verb: string
  readonly answeredAt: string
  readonly by: Text
  readonly why: string
}

const mostShown = 200

export function failedJobsHere(context: Context) {
  return read(context.database, context.caller, async (tx) => {
    await requireAdministrator(tx)
    const open = await tx.query<FailureRow>(
      sql`select id, queue, reason, attempts, at from failed_job where known_until is null order by at desc limit ${mostShown}`,
    )
    const answered =
      await tx.query<AnsweredRow>(sql`select f.id, f.queue, f.reason, f.at, a.verb, a.at as "answeredAt", jsonb_build_object('vi', p.vi, 'en', p.en) as by,
        coalesce(a.reason, '') as why from failed_job f join act a on a.id = f.known_until join account p on p.id = a.actor_id order by a.at desc limit 50`)
    return {
      mailFrom: context.settings.mailFrom ?? null,
      open: [...open],
      answered: answered.map(({ verb, ...row }) => ({
        ...row,
        answer: verb === 'job.retry' ? ('retry' as const) : ('give_up' as const),
      })),
    }
  })
}

const answer = (
  context: Context,
  verb: 'job.retry' | 'job.give-up',
  { id, reason }: { readonly id: string; readonly reason: string },
  then: (tx: Transaction, job: { readonly queue: string; readonly ids: Ids }) => Promise<void>,
) =>
  write(context.database, context.caller, async (tx) => {
    await requireAdministrator(tx)
    const job = await tx.maybe<{ queue: string; ids: Ids }>(
      sql`select queue, ids from failed_job where id = ${id}::uuid`,
    )
    if (!job) throw notFound('Không có việc này.', 'There is no such work.', 'id')
    const actId = await recordAct(tx, { verb, recordKind: 'failed_job', recordId: id, reason, payload: {} })
    if (!(await answerFailure(tx, id, actId)))
      throw problem(
        'conflict',
        'answered-already',
        'Việc này đã có người xử lý. Hãy tải lại trang.',
        'Somebody has answered for this work already. Reload the page.',
        'id',
      )
    await then(tx, job)
    return { id }
  })

export const retryBy = (context: Context, input: { readonly id: string; readonly reason: string }) =>
  answer(context, 'job.retry', input, async (tx, { queue: name, ids }) => {
    const known = noticeQueues.find((item) => item.name === name)
    await enqueue(tx, queue(name, known?.isOnce ?? false), ids)
  })

export const giveUpBy = (context: Context, input: { readonly id: string; readonly reason: string }) =>
  answer(context, 'job.give-up', input, async () => undefined)
