import type { z } from 'zod'
import { notFound, problem } from '../../../../platform/domain/problem.ts'
import type { SheetColumn } from '../../../../platform/domain/sheet.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { isAdministrator } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { Confidence } from '../../../regulations/regulation.ts'
import type { setExchangeFormat } from '../../contract/exchange.ts'
import { disciplineColumns } from '../../discipline/columns.ts'
import {
  columnsOfFormat,
  type DisciplineColumn,
  type DisciplineFormat,
  disciplineColumnsShape,
  type OutsideDisciplineFormat,
  outsideDisciplineFormats,
} from '../../discipline/format.ts'
import {
  type FileFormat,
  type FormatColumn,
  formatColumns,
  formatColumnsShape,
  type ImportKind,
  type OutsideFormat,
  templateColumns,
} from '../../exchange.ts'
import { type OutsideFile, outsideFiles } from '../../outside-file.ts'

interface HeldFormat {
  readonly vi: string
  readonly en: string
  readonly from: string | null
  readonly source: string
  readonly confidence: Confidence
}
export type ExchangeFormat = HeldFormat &
  (
    | { readonly kind: 'members'; readonly code: OutsideFormat; readonly columns: FormatColumn[] }
    | { readonly kind: 'discipline'; readonly code: OutsideDisciplineFormat; readonly columns: DisciplineColumn[] }
  )

/** The column maps that hold on a day: those of members, then those of decisions. */
export async function formatsOn(tx: Transaction, on: string): Promise<readonly ExchangeFormat[]> {
  const rows = await tx.query<HeldFormat & { readonly code: OutsideFile; readonly columns: unknown }>(sql`
    select code, vi, en, lower(valid) as "from", columns, source, confidence from exchange_format
    where known_until is null and valid @> ${on}::date
    order by array_position(${outsideFiles}::text[], code)`)
  return rows.map(({ code, columns, ...row }) =>
    isOfDisciplines(code)
      ? { ...row, kind: 'discipline', code, columns: disciplineColumnsShape.parse(columns) }
      : { ...row, kind: 'members', code, columns: formatColumnsShape.parse(columns) },
  )
}

const isOfDisciplines = (code: OutsideFile): code is OutsideDisciplineFormat =>
  outsideDisciplineFormats.some((item) => item === code)

/** The columns a file of a format has, coming in or going out. */
export async function columnsFor(
  tx: Transaction,
  format: FileFormat,
  kind: ImportKind,
  way: 'in' | 'out',
  on: string,
): Promise<readonly SheetColumn[]> {
  if (format === 'template') return templateColumns(kind)
  for (const found of await formatsOn(tx, on))
    if (found.kind === 'members' && found.code === format) return formatColumns(found.columns, kind, way)
  throw noMap()
}

/** The columns a file of disciplinary decisions has. */
export async function disciplineColumnsFor(
  tx: Transaction,
  format: DisciplineFormat,
  on: string,
): Promise<readonly SheetColumn[]> {
  if (format === 'template') return disciplineColumns
  for (const found of await formatsOn(tx, on))
    if (found.kind === 'discipline' && found.code === format) return columnsOfFormat(found.columns)
  throw noMap()
}

const noMap = () =>
  notFound('Chưa có bảng cột cho loại tệp này.', 'There is no column map for files of this kind.', 'format')

/** Replaces the map from today on; what held before stays for files of that time. */
export function setFormat(context: Context, input: z.output<typeof setExchangeFormat.input>) {
  return write(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    if (!isAdministrator(reader))
      throw problem(
        'forbidden',
        'administrators-only',
        'Chỉ quản trị viên được sửa cột của tệp ngoài.',
        'Only administrators may edit the columns of outside files.',
      )
    const held = await tx.one<{ vi: string; en: string; isOfToday: boolean; from: string | null }>(sql`
      select vi, en, lower(valid) = ${reader.today}::date as "isOfToday", lower(valid) as "from" from exchange_format
      where code = ${input.code} and known_until is null and valid @> ${reader.today}::date`)
    const actId = await recordAct(tx, {
      verb: 'people.exchange-format',
      recordKind: 'exchange_format',
      payload: { code: input.code, columns: input.columns, source: input.source, confidence: input.confidence },
    })
    await tx.query(sql`update exchange_format set known_until = ${actId}::uuid
      where code = ${input.code} and known_until is null and valid @> ${reader.today}::date`)
    if (!held.isOfToday)
      await tx.query(sql`insert into exchange_format (code, valid, vi, en, columns, source, confidence, known_from)
        select code, ${dayRange(held.from ?? '0001-01-01', reader.today)}::daterange, vi, en, columns, source, confidence, ${actId}::uuid
        from exchange_format where code = ${input.code} and known_until = ${actId}::uuid`)
    await tx.query(sql`insert into exchange_format (code, valid, vi, en, columns, source, confidence, known_from)
      values (${input.code}, ${dayRange(reader.today, '9999-12-31')}::daterange, ${held.vi}, ${held.en}, ${JSON.stringify(input.columns)}::jsonb,
        ${input.source}, ${input.confidence}, ${actId}::uuid)`)
    return { id: input.code }
  })
}
