import type pg from 'pg'
import type PgBoss from 'pg-boss'
import { bossOver } from './install.ts'
import { givenUp, type Ids, type Pace, type Queue, type Stored, usualPace } from './queue.ts'
import { jobSchemaOn } from './schema-name.ts'

/** Who does the jobs of a queue, and when they come by themselves. */
export interface Work {
  readonly queue: Queue
  /** Done at least once for each job; throwing has it tried again later. */
  handle(ids: Ids): Promise<void>
  /** `minute hour day month weekday` in the zone below. */
  readonly cron?: string
}

/** A job that failed as often as it is tried. */
export interface GivenUp {
  readonly id: string
  readonly queue: string
  readonly ids: Ids
  readonly reason: string
  readonly attempts: number
}

export interface JobOptions {
  readonly zone: string
  readonly pace?: Pace
  /** Keeps a job that was given up, where people see it. May be called twice for the same id. */
  keep(job: GivenUp): Promise<void>
  onError(error: unknown): void
}

export interface RunningJobs {
  /** Takes no new job, and waits for those at work up to so many milliseconds; what is not done by then is taken up again later. */
  stop(grace?: number): Promise<void>
}

const graceOnStop = 5000

/** Does the jobs of this database, side by side with other processes; each job is at one of them at a time. */
export async function runJobs(
  owner: pg.Pool,
  works: readonly Work[],
  { zone, pace = usualPace, keep, onError }: JobOptions,
): Promise<RunningJobs> {
  const boss = bossOver(owner, await jobSchemaOn(owner), {
    migrate: false,
    maintenanceIntervalSeconds: pace.upkeep,
  })
  boss.on('error', onError)
  await boss.start()
  for (const { queue, cron } of works) {
    const stored: Stored = { queue: queue.name, ids: {} }
    if (cron === undefined) await boss.unschedule(queue.name)
    else await boss.schedule(queue.name, cron, stored, { tz: zone })
  }
  const ending = new AbortController()
  const { signal } = ending
  const taking = [
    ...works.map((work) => take(boss, work.queue, pace, signal, onError, (job) => work.handle(job.data.ids))),
    take(boss, givenUp, pace, signal, onError, (job) => keep(toGivenUp(job))),
  ]
  return {
    stop: async (grace = graceOnStop) => {
      ending.abort()
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, grace)
      })
      await Promise.race([Promise.all(taking), late])
      clearTimeout(timer)
      await boss.stop({ graceful: false })
    },
  }
}

type Fetched = PgBoss.JobWithMetadata<Stored>

/** Takes one job after the other until the end is asked for. */
async function take(
  boss: PgBoss,
  { name }: Queue,
  pace: Pace,
  signal: AbortSignal,
  onError: (error: unknown) => void,
  handle: (job: Fetched) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const [job] = await boss.fetch<Stored>(name, { includeMetadata: true })
      if (job) await carryOut(boss, job, handle)
      else await pause(pace.look, signal)
    } catch (error) {
      // The database went away: the job, if any, is taken up again when it has expired.
      onError(error)
      await pause(pace.look, signal)
    }
  }
}

async function carryOut(boss: PgBoss, job: Fetched, handle: (job: Fetched) => Promise<void>): Promise<void> {
  try {
    await handle(job)
  } catch (error) {
    await boss.fail(job.name, job.id, {
      message: (error instanceof Error ? error.message : String(error)).slice(0, 1000),
    })
    return
  }
  await boss.complete(job.name, job.id)
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })

function toGivenUp(job: Fetched): GivenUp {
  const output = job.output as { message?: string; value?: { message?: string } } | null
  return {
    id: job.id,
    ...job.data,
    reason: output?.message ?? output?.value?.message ?? 'unknown',
    attempts: job.retryLimit + 1,
  }
}
