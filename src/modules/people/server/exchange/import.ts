import { must, problem } from '../../../../platform/domain/problem.ts'
import { type BulkTransaction, openBulk } from '../../../../platform/server/db/bulk.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { catalogueAt } from '../../../figures/server/public.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import type { FileFormat, ImportKind } from '../../exchange.ts'
import type { RowRules } from '../../row/row.ts'
import { cellFinder } from './cells.ts'
import { columnsFor } from './formats.ts'
import {
  countAtWork,
  errorsOf,
  findJob,
  type ImportJob,
  inBackground,
  isAtWork,
  isKnownJob,
  keepJob,
  keepSession,
  takeSession,
} from './jobs.ts'
import { type Decide, type Found, matchRows, rowsAgain } from './match.ts'
import { readRows } from './read-file.ts'
import { saveRows } from './save.ts'

/** Each takes a connection and memory for its file. */
const mostAtOnce = 3

interface PlanInput {
  readonly id: string
  readonly unit: string
  readonly kind: ImportKind
  readonly format: FileFormat
}

/** A unit the caller may import into; invisible ones are not found. */
export async function openForImport(tx: Transaction, context: Context, code: string) {
  const catalogue = await catalogueAt(tx, null, context.database)
  const reader = await loadReader(tx)
  const unit = reachableUnit(catalogue.forest, code, (unitId) =>
    canRead(catalogue.forest, reader, unitId, reader.today),
  )
  return { forest: catalogue.forest, reader, unit }
}

/** Starts the trial of a file and answers at once; `readImport` tells how it goes. */
export async function plan(context: Context, input: PlanInput, file: Uint8Array) {
  if (isKnownJob(context.database, context.caller, input.id)) return { id: input.id }
  const opened = await read(context.database, context.caller, async (tx) => {
    const found = await openForImport(tx, context, input.unit)
    must(requireRole(found.forest, found.reader, 'clerk', found.unit.id, found.reader.today), 'forbidden')
    const columns = await columnsFor(tx, input.format, input.kind, 'in', found.reader.today)
    return { ...found, columns }
  })
  if (countAtWork(context.database) >= mostAtOnce)
    throw problem(
      'refused',
      'too-many-imports',
      'Đang có nhiều lần nhập cùng chạy. Hãy thử lại sau ít phút.',
      'Several imports are running. Try again in a few minutes.',
    )
  const job: ImportJob = {
    id: input.id,
    ownerId: context.caller.actor.accountId,
    unitId: opened.unit.id,
    unit: toUnitRef(opened.forest, opened.unit.id, opened.reader.today),
    kind: input.kind,
    format: input.format,
    columns: opened.columns,
    file,
    startedAt: context.now(),
    state: 'planning',
    phase: 'reading',
    done: 0,
    total: 0,
    isCancelled: false,
    problem: null,
    read: null,
    found: null,
    standing: null,
    waiting: null,
    actId: null,
  }
  keepJob(context.database, job)
  void inBackground(job, () => tryOut(context, job))
  return { id: job.id }
}

/**
 * Reads and compares. Nothing is written but the temporary table, which waits with its session for the import: while nobody
 * writes anything, what was compared stays true.
 */
async function tryOut(context: Context, job: ImportJob): Promise<void> {
  const session = await openBulk(context.database, context.caller)
  try {
    await session.transact(async (tx) => {
      const rules = await rulesFor(tx, context, job)
      job.found = await matchRows(tx, job, readRows(job, rules), () => undefined, rules.today)
      job.standing = standingOf(tx, rules.today)
    })
  } catch (error) {
    await session.close()
    throw error
  }
  if (errorsOf(job) === 0) keepSession(context.database, job, session)
  else await session.close()
  job.state = 'planned'
}

/** What the trial rests on: the acts known then, and the day. Null when that cannot be told. */
const standingOf = (tx: BulkTransaction, today: string): string | null =>
  tx.position.isSettled ? `${tx.position.knownAt} ${today}` : null

async function rulesFor(tx: Transaction, context: Context, job: ImportJob): Promise<RowRules> {
  const { forest } = await catalogueAt(tx, null, context.database)
  const reader = await loadReader(tx)
  const cells = await cellFinder(tx, { forest, reader, unitId: job.unitId })
  const knowsCells = job.columns.some((column) => column.key === 'cell')
  return {
    kind: job.kind,
    today: reader.today,
    rules: await loadRegulations(tx, null),
    cellOf: cells.cellOf,
    homeCell: knowsCells ? cells.homeCell() : undefined,
  }
}

export interface RunInput {
  readonly id: string
  readonly forAll?: 'same' | 'another' | undefined
  readonly decisions?: readonly { readonly row: number; readonly is: 'same' | 'another' }[] | undefined
}

/** Starts the import of a tried file; sending twice starts it once. */
export async function run(context: Context, input: RunInput) {
  const job = findJob(context.database, context.caller, input.id)
  if (job.state === 'running' || job.state === 'done') return { id: job.id }
  if (job.state !== 'planned' || !job.read || !job.found)
    throw problem(
      'refused',
      'not-tried',
      'Tệp này chưa đọc thử xong. Hãy chờ, hoặc tải tệp lên lại.',
      'This file has not been tried to its end. Wait, or upload it again.',
    )
  const errors = errorsOf(job)
  if (errors > 0) throw hasErrors(errors)
  const byRow = new Map(input.decisions?.map((item) => [item.row, item.is]))
  const decide: Decide = (row) => byRow.get(row) ?? input.forAll
  const open = job.found.doubts.filter((doubt) => !isDecided(doubt, decide))
  if (open.length > 0) throw undecided(open.length)
  job.state = 'running'
  void inBackground(job, () => carryOut(context, job, decide))
  return { id: job.id }
}

/** Two rows of one file cannot be made one: only that they are two people can be decided. */
const isDecided = (doubt: Found['doubts'][number], decide: Decide): boolean =>
  doubt.personId === null ? decide(doubt.row) === 'another' : decide(doubt.row) !== undefined

const hasErrors = (count: number) =>
  problem(
    'refused',
    'rows-at-fault',
    `Tệp còn ${count} lỗi; chưa có gì được nhập. Sửa trong bản đã đánh dấu rồi tải lên lại.`,
    `The file still has ${count} errors; nothing was imported. Mend the marked copy and upload it again.`,
  )

const undecided = (count: number) =>
  problem(
    'refused',
    'undecided',
    `Còn ${count} dòng trùng tên và ngày sinh: hãy cho biết là cùng một người hay người khác.`,
    `${count} rows have the name and birth of somebody known: say whether they are the same person or another.`,
    'forAll',
  )

/** What the trial compared is taken as it is only while no act was written since; otherwise everything is compared anew. */
async function carryOut(context: Context, job: ImportJob, decide: Decide): Promise<void> {
  const kept = takeSession(job)
  const session = kept ?? (await openBulk(context.database, context.caller))
  try {
    job.actId = await session.transact(async (tx) => {
      const { today } = await loadReader(tx)
      const holds = kept !== null && job.standing !== null && standingOf(tx, today) === job.standing
      if (!holds || job.found?.doubts.some((doubt) => decide(doubt.row) !== 'another'))
        await compareAgain(tx, job, decide, today)
      return saveRows(tx, job)
    })
  } finally {
    await session.close()
  }
  if (job.read) job.read = { ...job.read, rows: [] }
  job.state = 'done'
  void takeStock(context)
}

async function compareAgain(tx: BulkTransaction, job: ImportJob, decide: Decide, today: string): Promise<void> {
  const tried = job.found
  const found = await matchRows(tx, job, rowsAgain(job), decide, today)
  job.found = found
  const open = found.doubts.filter((doubt) => !isDecided(doubt, decide))
  if (found.faults.length > 0) throw hasErrors(found.faults.length)
  if (open.length > 0) throw undecided(open.length)
  if (tried && tried.doubts.length === 0 && JSON.stringify(tried.counts) !== JSON.stringify(found.counts))
    throw problem(
      'conflict',
      'register-changed',
      'Sổ đã thay đổi sau khi đọc thử. Hãy tải tệp lên lại để xem khác biệt mới.',
      'The register changed after the trial. Upload the file again to see what differs now.',
    )
}

/**
 * Without fresh statistics lists after a great import are planned as if the register were empty. The import is saved by then
 * and does not wait for it. Who does not own the tables leaves it to the server.
 */
const takeStock = (context: Context): Promise<unknown> =>
  context.database.owner
    .query('analyze person, person_profile, person_secret, membership, membership_span, membership_step')
    .catch(() => undefined)

export function cancel(context: Context, id: string) {
  const job = findJob(context.database, context.caller, id)
  if (isAtWork(job)) job.isCancelled = true
  else if (job.state === 'planned') {
    job.state = 'cancelled'
    void takeSession(job)?.close()
  }
  return Promise.resolve({ id })
}
