import { lastOfAllDays } from '../../../../platform/domain/day.ts'
import { must } from '../../../../platform/domain/problem.ts'
import type { SheetColumn } from '../../../../platform/domain/sheet.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { openSheet } from '../../../../platform/server/sheet/read-sheet.ts'
import { covers, requireRole } from '../../../accounts/access.ts'
import { mostDisciplineBytes } from '../../contract/discipline.ts'
import { disciplineKeys } from '../../discipline/columns.ts'
import type { DisciplineFormat } from '../../discipline/format.ts'
import { checkMembership } from '../../discipline/person.ts'
import {
  type DisciplineFault,
  type DisciplineRow,
  type NamedRow,
  readDisciplineRow,
  toldTwice,
} from '../../discipline/row.ts'
import type { PersonRecord } from '../../membership.ts'
import { rowFault } from '../../row/row.ts'
import { keeperOf, type OpenedUnit, openUnit } from '../door.ts'
import { disciplineColumnsFor } from '../exchange/formats.ts'
import { unreadColumns } from '../exchange/unread-columns.ts'
import { whomRowsName } from './whom.ts'

/** Many times what one committee decides in a year. */
const mostRows = 2000
const mebibyte = 1024 * 1024

/** What a file means for the register as it stands. */
export interface Tried {
  readonly unitId: string
  readonly rows: number
  readonly fresh: readonly NamedRow[]
  readonly same: number
  /** Errors before warnings, each in the order of rows. */
  readonly faults: readonly DisciplineFault[]
}

/** Under which unit a file comes in, and whose columns it has. */
export interface FileInput {
  readonly unit: string
  readonly format: DisciplineFormat
}
export interface OpenedForFile extends OpenedUnit {
  readonly format: DisciplineFormat
  readonly columns: readonly SheetColumn[]
}

/** The unit of an import, whose clerk the caller has to be, and the columns of the file. */
export async function openForDisciplines(tx: Transaction, context: Context, input: FileInput): Promise<OpenedForFile> {
  const opened = await openUnit(tx, context, input.unit)
  const { catalogue, reader, unitId } = opened
  must(requireRole(catalogue.forest, reader, 'clerk', unitId, reader.today), 'forbidden')
  return { ...opened, format: input.format, columns: await disciplineColumnsFor(tx, input.format, reader.today) }
}

/** Reads every row, finds whom it names and compares it with what is held. Throws what `openSheet` throws. */
export async function tryFile(tx: Transaction, opened: OpenedForFile, file: Uint8Array): Promise<Tried> {
  const { rows, count, faults } = await readRows(file, opened)
  const matched = await whomRowsName(tx, rows, withinOf(opened))
  const named: NamedRow[] = []
  for (const item of matched) {
    const own = item.record ? [...item.faults, ...checkMembership(item.row, item.record)] : item.faults
    faults.push(...own)
    if (item.record && own.every((fault) => fault.isWarning)) named.push({ ...item.row, personId: item.record.id })
  }
  const twice = toldTwice(named)
  faults.push(...twice)
  const once = named.filter((row) => !twice.some((fault) => fault.row === row.row))
  const held = await heldOf(tx, once)
  faults.push(...once.filter((row) => held.get(row) === 'other').map(heldOtherwise))
  return {
    unitId: opened.unitId,
    rows: count,
    fresh: once.filter((row) => !held.has(row)),
    same: once.filter((row) => held.get(row) === 'same').length,
    faults: faults.toSorted((a, b) => Number(a.isWarning) - Number(b.isWarning) || a.row - b.row),
  }
}

async function readRows(file: Uint8Array, { columns, format, reader: { today } }: OpenedForFile) {
  const sheet = await openSheet(file, columns, {
    maxBytes: mostDisciplineBytes,
    maxUnpackedBytes: 256 * mebibyte,
    maxRows: mostRows,
  })
  const faults: DisciplineFault[] = [...unreadColumns(sheet, adviceOn(format))]
  const rows: DisciplineRow[] = []
  let count = 0
  for await (const batch of sheet.batches) {
    count += batch.rows.length
    const atFault = new Set(batch.faults.map((fault) => fault.row))
    for (const { row, key, text } of batch.faults) {
      const known = disciplineKeys.find((item) => item === key) ?? null
      faults.push({ row, key: known, code: 'unreadable', text, isWarning: false })
    }
    for (const given of batch.rows) {
      const row = readDisciplineRow(given, today, faults)
      if (row && !atFault.has(given.row)) rows.push(row)
    }
  }
  return { rows, count, faults }
}

/** What to do about a column that is not read and has no known name near it. */
const adviceOn = (format: DisciplineFormat): Text =>
  format === 'template'
    ? { vi: 'Cột nào cần thì đặt tên như trong mẫu.', en: 'Name those that are needed as the template does.' }
    : {
        vi: 'Cột nào cần thì quản trị viên thêm tên vào bảng cột của tệp này.',
        en: 'The administrator adds those that are needed to the column map of this file.',
      }

/** Would a clerk of this unit alone, and does the caller, write the record? */
function withinOf({ catalogue: { forest }, reader, unitId }: OpenedUnit): (record: PersonRecord) => boolean {
  const grants = [{ role: 'clerk', unitId, from: reader.today, until: lastOfAllDays }] as const
  const ofUnit = { ...reader, grants }
  return (record) => {
    const keeper = keeperOf(record)
    return [reader, ofUnit].every((one) => covers(forest, one, ['clerk'], keeper, reader.today))
  }
}

/** Which rows are held already, or otherwise; the application itself reads no decision. */
async function heldOf(tx: Transaction, rows: readonly NamedRow[]): Promise<ReadonlyMap<NamedRow, 'same' | 'other'>> {
  const lines = await tx.query<{ line: number; held: 'same' | 'other' }>(sql`
    select line, held from held_disciplines(${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.form)}::text[],
      ${rows.map((row) => row.decidedOn)}::date[], ${rows.map((row) => row.decision)}::text[])`)
  return new Map(
    lines.flatMap(({ line, held }) => {
      const row = rows[line - 1]
      return row ? [[row, held] as const] : []
    }),
  )
}

const heldOtherwise = (row: NamedRow): DisciplineFault =>
  rowFault(
    row.row,
    'decision',
    'held-otherwise',
    'Sổ đang giữ quyết định này với số hoặc hình thức khác. Nếu sổ nhầm, rút mục đó ở hồ sơ rồi nhập lại; nếu không, sửa tệp.',
    'This decision is held with another number or form. If the register is wrong, withdraw it in the person’s record and import again; else mend the file.',
  )
