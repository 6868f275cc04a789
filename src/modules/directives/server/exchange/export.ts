import { read } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context, FileAnswer } from '../../../../platform/server/http/context.ts'
import { writeSheet } from '../../../../platform/server/sheet/write-sheet.ts'
import { nameOn } from '../../../org/forest.ts'
import { templateColumns } from '../../import-columns.ts'
import { issuersOn } from '../list.ts'
import { loadDirectives } from '../load.ts'
import { sceneOf, unitIn } from '../open.ts'
import { nameOfType, typesOn } from '../types.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function templateFile(context: Context, input: { readonly unit: string }): Promise<FileAnswer> {
  return read(context.database, context.caller, async (tx) => {
    const scene = await sceneOf(tx, context)
    unitIn(scene, input.unit)
    const types = await typesOn(tx, scene.reader.today)
    const columns = templateColumns.map((column) =>
      column.key === 'kind' ? { ...column, choices: types.map((type) => type.vi) } : column,
    )
    return {
      bytes: await writeSheet({ name: 'Sổ văn bản', columns, rows: [] }),
      mediaType: sheetType,
      fileName: 'mau-so-van-ban.xlsx',
    }
  })
}

/** The register as a file that can be brought in again; what the caller may not read does not stand in it. */
export function exportFile(
  context: Context,
  input: { readonly unit: string; readonly side: 'own' | 'above' | 'below' },
): Promise<FileAnswer> {
  return read(context.database, context.caller, async (tx) => {
    const scene = await sceneOf(tx, context)
    const unit = unitIn(scene, input.unit)
    const types = await typesOn(tx, scene.reader.today)
    const issuers = issuersOn(scene, unit.id, input.side)
    const rows = await loadDirectives(tx, sql`d.issuer_id = any (${issuers}::uuid[])`)
    return {
      bytes: await writeSheet({
        name: 'Sổ văn bản',
        columns: templateColumns.filter((column) => column.key !== 'secrecy'),
        rows: rows.map((row) => ({
          symbol: row.symbol ?? undefined,
          issuedOn: row.issuedOn ?? undefined,
          kind: nameOfType(types, row.kind).vi,
          title: row.vi,
          issuer: nameOn(scene.forest, row.issuerId, row.issuedOn ?? scene.reader.today).vi,
          summary: row.summary ?? undefined,
          effectiveOn: row.effectiveOn ?? undefined,
        })),
      }),
      mediaType: sheetType,
      fileName: `so-van-ban-${unit.code.replace(/[^a-z0-9]+/g, '-')}-${scene.reader.today}.xlsx`,
    }
  })
}
