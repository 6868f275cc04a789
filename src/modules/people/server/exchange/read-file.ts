import { randomBytes } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { SheetFault } from '../../../../platform/domain/sheet.ts'
import { CopyLines } from '../../../../platform/server/db/copy-lines.ts'
import { type OpenedSheet, openSheet } from '../../../../platform/server/sheet/read-sheet.ts'
import type { ExchangeKey } from '../../exchange.ts'
import { checkRow } from '../../row/check.ts'
import type { RowFault, RowRules } from '../../row/row.ts'
import { heedCancel, type ImportJob } from './jobs.ts'
import { sameInFile } from './same-in-file.ts'
import { stageWriter } from './stage.ts'

const mostFaults = 20_000
const mostNamed = 12
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

/** What stands in columns nobody knows is not read; that is told, above all where a name is only misspelt. */
function unreadColumns({ unknown, headerRow }: OpenedSheet): readonly RowFault[] {
  const warn = (code: string, vi: string, en: string): RowFault => ({
    row: headerRow,
    key: null,
    code,
    text: { vi, en },
    isWarning: true,
  })
  const misspelt = unknown.flatMap(({ name, like }) =>
    like === null
      ? []
      : warn(
          'column-misspelt',
          `Cột “${name}” không được đọc. Nếu đó là cột “${like.vi}”, hãy sửa tên cột rồi tải tệp lên lại.`,
          `The column “${name}” is not read. If it is the column “${like.en}”, mend its header and upload the file again.`,
        ),
  )
  const others = unknown.filter(({ like }) => like === null).map(({ name }) => `“${name}”`)
  const shown = `${others.slice(0, mostNamed).join(', ')}${others.length > mostNamed ? ', …' : ''}`
  return others.length === 0
    ? misspelt
    : [...misspelt, warn('columns-unread', `Các cột không được đọc: ${shown}.`, `Columns that are not read: ${shown}.`)]
}

const toFault = (fault: SheetFault): RowFault => ({
  row: fault.row,
  key: fault.key as ExchangeKey | null,
  code: 'unreadable',
  text: fault.text,
  isWarning: false,
})
