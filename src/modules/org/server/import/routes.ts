import { lastOfAllDays } from '../../../../platform/domain/day.ts'
import { problem } from '../../../../platform/domain/problem.ts'
import { read, type Transaction, writeAsOwner } from '../../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../../platform/server/db/sql.ts'
import { type Context, type FileAnswer, type Route, route } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { readSheet } from '../../../../platform/server/sheet/read-sheet.ts'
import { writeSheet } from '../../../../platform/server/sheet/write-sheet.ts'
import { recordAct, sha256 } from '../../../acts/server/public.ts'
import { exportUnits, importUnits } from '../../contract/files.ts'
import { type FirstUnit, levelWords, readTree, unitColumns } from '../../first-tree.ts'
import { existsOn, type Forest, holdsOn, nameOn, parentOn, roleOn } from '../../forest.ts'
import type { UnitId, UnitRole } from '../../unit.ts'
import { keptForest } from '../load.ts'

/** Rights and the rule on levels come from modules below; the application hands them in. */
export interface TreeRights {
  readonly today: string
  readonly mayFound: boolean
  isOpen(forest: Forest, unitId: UnitId, on: string): boolean
  mayStandUnder(role: UnitRole, parentRole: UnitRole, on: string): boolean
}
type RightsFor = (tx: Transaction) => Promise<TreeRights>

export const unitFileRoutes = (rightsFor: RightsFor): readonly Route[] => [
  route(exportUnits, (context, input) => unitsFile(context, input.on, rightsFor)),
  route(importUnits, (context, input, file) => importTree(context, input, file, rightsFor)),
]

function unitsFile(context: Context, asked: string | undefined, rightsFor: RightsFor): Promise<FileAnswer> {
  return read(context.database, context.caller, async (tx) => {
    const [forest, rights] = [await keptForest(tx, context.database), await rightsFor(tx)]
    const on = asked ?? rights.today
    const units = [...forest.units.values()].filter(
      (unit) =>
        unit.kind === 'party_organisation' && existsOn(forest, unit.id, on) && rights.isOpen(forest, unit.id, on),
    )
    const rows = units.map((unit) => {
      const name = nameOn(forest, unit.id, on)
      const role = roleOn(forest, unit.id, on)
      return {
        code: unit.code,
        name: name.vi,
        name_en: name.en,
        kind: levelWords.find((word) => word.role === role)?.name.vi,
        parent: forest.units.get(parentOn(forest, unit.id, on) ?? '')?.code,
        from: forest.spans.get(unit.id)?.find((span) => holdsOn(span, on))?.from,
      }
    })
    return {
      bytes: await writeSheet({ name: 'Tổ chức đảng', columns: unitColumns, rows }),
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      fileName: `to-chuc-${on}.xlsx`,
    }
  })
}

interface ImportInput {
  readonly id: string
  readonly dryRun: 'yes' | 'no'
}

/** The whole tree in one act, or nothing. It is written as the owner: no unit is there yet that a right could be held over. */
async function importTree(context: Context, input: ImportInput, file: Uint8Array, rightsFor: RightsFor) {
  const rights = await read(context.database, context.caller, rightsFor)
  if (!rights.mayFound)
    throw problem(
      'forbidden',
      'administrators-only',
      'Chỉ quản trị viên hoặc người vận hành được nhập cây tổ chức lần đầu.',
      'Only administrators or the operator may import the first tree.',
    )
  return writeAsOwner(context.database, context.caller, async (tx) => {
    // Two first trees at once would be two trees.
    await tx.query(sql`select pg_advisory_xact_lock(7463831)`)
    if (await tx.maybe(sql`select id from act where verb = 'unit.import' and record_id = ${input.id}::uuid`))
      return {
        units: (await tx.one<{ count: number }>(sql`select count(*) as count from unit`)).count,
        isImported: true,
        faults: [],
      }
    if (await tx.maybe(sql`select id from unit limit 1`))
      throw problem(
        'refused',
        'units-exist',
        'Đã có cây tổ chức. Từ nay đơn vị thay đổi bằng quyết định sắp xếp.',
        'There is a tree already. From now on units change by decisions.',
      )
    const sheet = await readSheet(file, unitColumns, { maxRows: 400_000 })
    const { units, faults } = readTree(sheet.rows, rights.mayStandUnder)
    const found = [...sheet.faults, ...faults].toSorted((a, b) => a.row - b.row)
    const isImported = found.length === 0 && units.length > 0 && input.dryRun === 'no'
    if (isImported) await foundAll(tx, input.id, units, file)
    return { units: units.length, isImported, faults: found.slice(0, 200) }
  })
}

async function foundAll(tx: Transaction, id: string, units: readonly FirstUnit[], file: Uint8Array): Promise<void> {
  const actId = await recordAct(tx, {
    verb: 'unit.import',
    recordKind: 'unit',
    recordId: id,
    payload: { units: units.length, file: sha256(file).toString('hex') },
  })
  const ids = new Map(units.map((unit) => [unit.code, newId()]))
  const rows = JSON.stringify(
    units.map((unit) => ({
      id: ids.get(unit.code),
      code: unit.code,
      role: unit.role,
      vi: unit.vi,
      en: unit.en,
      parent: unit.parent === null ? null : ids.get(unit.parent),
      valid: dayRange(unit.from, lastOfAllDays),
    })),
  )
  const from = sql`jsonb_to_recordset(${rows}::jsonb) r (id uuid, code text, role text, vi text, en text, parent uuid, valid daterange)`
  await tx.query(
    sql`insert into unit (id, code, kind, role, known_from) select id, code, 'party_organisation', role, ${actId}::uuid from ${from}`,
  )
  await tx.query(sql`insert into unit_span (unit_id, valid, known_from) select id, valid, ${actId}::uuid from ${from}`)
  await tx.query(
    sql`insert into unit_name (unit_id, valid, vi, en, known_from) select id, valid, vi, en, ${actId}::uuid from ${from}`,
  )
  await tx.query(sql`insert into unit_parent (unit_id, parent_id, valid, known_from)
    select id, parent, valid, ${actId}::uuid from ${from} where parent is not null`)
  await tx.query(sql`select rebuild_unit_reach()`)
}
