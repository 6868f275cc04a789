import { must, notFound } from '../../../../platform/domain/problem.ts'
import type { SheetColumn } from '../../../../platform/domain/sheet.ts'
import { read, type Transaction, write } from '../../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { ability } from '../../../figures/server/public.ts'
import { mayChange } from '../../../regulations/change.ts'
import type { Confidence } from '../../../regulations/regulation.ts'
import { type FormatColumn, formatColumns, type ImportFormat, templateColumns } from '../../import-columns.ts'
import { sceneOf, unitIn } from '../open.ts'

interface DirectiveFormat {
  readonly columns: readonly FormatColumn[]
  readonly source: string
  readonly confidence: Confidence
}

async function formatOn(tx: Transaction, on: string): Promise<DirectiveFormat> {
  const format = await tx.maybe<DirectiveFormat>(
    sql`select columns, source, confidence from directive_format where known_until is null and valid @> ${on}::date`,
  )
  if (!format) throw notFound('Chưa có bảng cột cho tệp của hệ thống văn bản.', 'There is no column map yet.', 'format')
  return format
}

export const columnsOf = async (tx: Transaction, format: ImportFormat, on: string): Promise<readonly SheetColumn[]> =>
  format === 'template' ? templateColumns : formatColumns((await formatOn(tx, on)).columns)

export function exchangeHere(context: Context, input: { readonly unit: string }) {
  return read(context.database, context.caller, async (tx) => {
    const scene = await sceneOf(tx, context)
    const unit = unitIn(scene, input.unit)
    const format = await formatOn(tx, scene.reader.today)
    return {
      format: { ...format, columns: [...format.columns] },
      can: {
        import: ability(requireRole(scene.forest, scene.reader, 'clerk', unit.id, scene.reader.today)),
        editFormat: ability(mayChange(scene.reader)),
      },
    }
  })
}

/** The map holds so from today on; what held before stays for files of that time. */
export function setFormat(context: Context, input: DirectiveFormat) {
  return write(context.database, context.caller, async (tx) => {
    const { today, ...reader } = await loadReader(tx)
    must(mayChange({ ...reader, today }), 'forbidden')
    const actId = await recordAct(tx, { verb: 'directive.set-format', recordKind: 'directive_format', payload: input })
    await tx.query(sql`update directive_format set known_until = ${actId}::uuid
      where known_until is null and (upper_inf(valid) or upper(valid) > ${today}::date)`)
    await tx.query(sql`insert into directive_format (valid, columns, source, confidence, known_from)
      select valid * daterange(null, ${today}::date), columns, source, confidence, ${actId}::uuid
      from directive_format where known_until = ${actId}::uuid and not isempty(valid * daterange(null, ${today}::date))`)
    await tx.query(sql`insert into directive_format (valid, columns, source, confidence, known_from)
      values (${dayRange(today, '9999-12-31')}::daterange, ${JSON.stringify(input.columns)}::jsonb, ${input.source}, ${input.confidence}, ${actId}::uuid)`)
    return { id: actId }
  })
}
