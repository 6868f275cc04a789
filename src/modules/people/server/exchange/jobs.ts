import { notFound, Problem } from '../../../../platform/domain/problem.ts'
import type { SheetColumn } from '../../../../platform/domain/sheet.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { BulkSession } from '../../../../platform/server/db/bulk.ts'
import type { Caller, Database } from '../../../../platform/server/db/database.ts'
import type { UnitRef } from '../../../org/contract.ts'
import type { importPhases, importStates } from '../../contract/exchange.ts'
import type { FileFormat, ImportKind } from '../../exchange.ts'
import type { RowFault } from '../../row/row.ts'
import type { Found } from './match.ts'

/** What was read from the file: rows ready to be copied, and what is wrong with them. */
export interface ReadFile {
  /** Rows in the text form of COPY. */
  readonly rows: readonly Buffer[]
  readonly rowCount: number
  readonly faults: readonly RowFault[]
  readonly errors: number
  readonly warnings: number
  readonly doubles: readonly {
    readonly row: number
    readonly otherRow: number
    readonly name: string
    readonly birth: string
  }[]
  /** Salt of the digests of the rows. */
  readonly salt: Buffer
}

/** The connection with the tried rows, and when it is given up. */
interface Waiting {
  readonly session: BulkSession
  readonly end: NodeJS.Timeout
}

/**
 * One import, from its trial to its end. It lives in this process only: what is not finished when the server stops never
 * was, since everything it writes stands in one transaction.
 */
export interface ImportJob {
  readonly id: string
  readonly ownerId: string
  readonly unitId: string
  readonly unit: UnitRef
  readonly kind: ImportKind
  readonly format: FileFormat
  readonly columns: readonly SheetColumn[]
  readonly file: Uint8Array
  /** Unix milliseconds. */
  readonly startedAt: number
  state: (typeof importStates)[number]
  phase: (typeof importPhases)[number]
  done: number
  total: number
  isCancelled: boolean
  problem: { readonly code: string; readonly message: Text } | null
  read: ReadFile | null
  found: Found | null
  /** What the trial rests on; null where the import has to compare anew. */
  standing: string | null
  waiting: Waiting | null
  actId: string | null
}

const jobsOf = new WeakMap<Database, Map<string, ImportJob>>()
/** Finished ones are forgotten after an hour, so that files do not stay in memory. */
const keptFor = 3_600_000
const mostOfOne = 3

export const errorsOf = (job: ImportJob): number => (job.read?.errors ?? 0) + (job.found?.faults.length ?? 0)

export const isAtWork = (job: ImportJob): boolean => job.state === 'planning' || job.state === 'running'

function jobsIn(database: Database): Map<string, ImportJob> {
  let jobs = jobsOf.get(database)
  if (!jobs) {
    jobs = new Map()
    jobsOf.set(database, jobs)
  }
  return jobs
}

/** Another account’s import is not there. */
export function findJob(database: Database, caller: Caller, id: string): ImportJob {
  const job = jobsIn(database).get(id)
  if (job && job.ownerId === caller.actor.accountId) return job
  throw notFound(
    'Không có lần nhập này; nó có thể đã bị quên sau một giờ. Hãy tải tệp lên lại.',
    'There is no such import; it may have been forgotten after an hour. Upload the file again.',
    'id',
  )
}

export const isKnownJob = (database: Database, caller: Caller, id: string): boolean =>
  jobsIn(database).get(id)?.ownerId === caller.actor.accountId

/** Keeps a job, and forgets old ones of this account. */
export function keepJob(database: Database, job: ImportJob): void {
  const jobs = jobsIn(database)
  for (const other of jobs.values())
    if (!isAtWork(other) && other.startedAt < job.startedAt - keptFor) forget(jobs, other)
  const own = [...jobs.values()].filter((other) => other.ownerId === job.ownerId && !isAtWork(other))
  for (const other of own.slice(0, Math.max(0, own.length - mostOfOne + 1))) forget(jobs, other)
  jobs.set(job.id, job)
}

function forget(jobs: Map<string, ImportJob>, job: ImportJob): void {
  jobs.delete(job.id)
  void takeSession(job)?.close()
}

/** How long a tried file waits in the database for its import; whoever starts it later pays for copying it once more. */
const sessionKeptFor = 600_000
/** Each holds a connection and its rows. */
const mostSessions = 3

export function keepSession(database: Database, job: ImportJob, session: BulkSession): void {
  const waiting = [...jobsIn(database).values()].filter((other) => other.waiting !== null)
  for (const other of waiting.slice(0, Math.max(0, waiting.length - mostSessions + 1))) void takeSession(other)?.close()
  const end = setTimeout(() => void takeSession(job)?.close(), sessionKeptFor).unref()
  job.waiting = { session, end }
}

/** The session of a job, if it is still open; from now on it is the caller’s to close. */
export function takeSession(job: ImportJob): BulkSession | null {
  const { waiting } = job
  job.waiting = null
  // A timer that went on would keep the file in memory.
  clearTimeout(waiting?.end)
  return waiting?.session.isOpen() ? waiting.session : null
}

export const countAtWork = (database: Database): number => [...jobsIn(database).values()].filter(isAtWork).length

/** Thrown where the flag is looked at; the transaction is undone by it. */
export class Cancelled extends Error {}

export function heedCancel(job: ImportJob): void {
  if (job.isCancelled) throw new Cancelled()
}

const kindOf = (error: unknown): string =>
  error instanceof Error ? ((error as { code?: string }).code ?? error.name) : 'unknown'

/** Runs work of a job behind the request that started it; however it ends, the job says so. */
export function inBackground(job: ImportJob, work: () => Promise<void>): Promise<void> {
  return work().catch((error: unknown) => {
    if (error instanceof Cancelled || job.isCancelled) {
      job.state = 'cancelled'
      return
    }
    job.state = 'failed'
    job.problem =
      error instanceof Problem
        ? { code: error.code, message: error.text }
        : {
            code: 'import-broken',
            message: {
              vi: 'Lần nhập bị dừng giữa chừng; chưa có gì được lưu. Hãy thử lại.',
              en: 'The import was cut off; nothing was saved. Try again.',
            },
          }
    // The message may quote a value of the file: only its kind goes into the log.
    if (!(error instanceof Problem)) process.stderr.write(`import ${job.id}: ${kindOf(error)}\n`)
  })
}
