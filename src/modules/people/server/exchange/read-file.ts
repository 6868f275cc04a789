import { randomBytes } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { SheetFault } from '../../../../platform/domain/sheet.ts'
import { CopyLines } from '../../../../platform/server/db/copy-lines.ts'
import { openSheet } from '../../../../platform/server/sheet/read-sheet.ts'
import type { ExchangeKey } from '../../exchange.ts'
import { checkRow } from '../../row/check.ts'
import type { RowFault, RowRules } from '../../row/row.ts'
import { heedCancel, type ImportJob } from './jobs.ts'
import { sameInFile } from './same-in-file.ts'
import { stageWriter } from './stage.ts'
import { unreadColumns } from './unread-columns.ts'

const mostFaults = 20_000
const mebibyte = 1024 * 1024
const usualLineBytes = 700

/**
 * Reads the file batch by batch, checks every row by itself and gives what is ready to be copied. Between batches others
 * have their turn, and a wish to cancel is heeded. At the end the job holds what was read.
 */
export async function* readRows(job: ImportJob, rules: RowRules): AsyncGenerator<Buffer> {
  const faults: RowFault[] = []
  const rows: Buffer[] = []
  const salt = randomBytes(16)
  const lineOf = stageWriter(salt)
  const same = sameInFile(faults, salt.readInt32LE())
  let [errors, warnings, rowCount] = [0, 0, 0]
  const sheet = await openSheet(job.file, job.columns, {
    maxBytes: 64 * mebibyte,
    maxRows: 500_000,
    isCancelled: () => job.isCancelled,
    isParsedApart: true,
    onProgress: (done, guess) => Object.assign(job, { done, total: guess }),
  })
  faults.push(...unreadColumns(sheet))
  const count = (from: number): void => {
    for (const fault of faults.slice(from)) fault.isWarning ? warnings++ : errors++
    faults.length = Math.min(faults.length, mostFaults)
  }
  count(0)
  for await (const batch of sheet.batches) {
    heedCancel(job)
    const before = faults.length
    const atFault = new Set(batch.faults.map((fault) => fault.row))
    for (const fault of batch.faults) faults.push(toFault(fault))
    const lines = new CopyLines(batch.rows.length * usualLineBytes)
    for (const given of batch.rows) {
      rowCount++
      const row = checkRow(given, rules, faults)
      if (!row) continue
      same.look(row)
      if (!atFault.has(given.row)) lines.add(lineOf(row))
    }
    const ready = lines.bytes()
    rows.push(ready)
    count(before)
    yield ready
    await breathe()
  }
  job.read = { rows, rowCount, faults, errors, warnings, doubles: same.doubles, salt }
}

const toFault = (fault: SheetFault): RowFault => ({
  row: fault.row,
  key: fault.key as ExchangeKey | null,
  code: 'unreadable',
  text: fault.text,
  isWarning: false,
})
