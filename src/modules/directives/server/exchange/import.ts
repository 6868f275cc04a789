import { createHash } from 'node:crypto'
import { must } from '../../../../platform/domain/problem.ts'
import type { SheetColumn, SheetFault } from '../../../../platform/domain/sheet.ts'
import { read, type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context, FileAnswer } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { readSheet } from '../../../../platform/server/sheet/read-sheet.ts'
import { writeFaults } from '../../../../platform/server/sheet/write-faults.ts'
import { requireRole } from '../../../accounts/access.ts'
import { recordAct, sha256 } from '../../../acts/server/public.ts'
import { bodiesWith, homePartyOn, nameOn } from '../../../org/forest.ts'
import type { Unit } from '../../../org/unit.ts'
import type { ImportFormat } from '../../import-columns.ts'
import { type ImportScene, type ReadRow, readRow } from '../../import-row.ts'
import { formSymbol } from '../../symbol.ts'
import { type Scene, sceneOf, unitIn } from '../open.ts'
import { addDirectives, addWithheld, type DirectiveValues, type Withheld } from '../store.ts'
import { typesOn } from '../types.ts'
import { columnsOf } from './format.ts'

export interface ImportInput {
  readonly id: string
  readonly unit: string
  readonly format: ImportFormat
  readonly dryRun: 'yes' | 'no'
}

interface Tried {
  readonly unit: Unit
  readonly columns: readonly SheetColumn[]
  readonly rows: number
  readonly same: number
  readonly directives: readonly (DirectiveValues & { readonly id: string })[]
  readonly withheld: readonly Withheld[]
  readonly faults: readonly SheetFault[]
}

const mostRows = 20_000
const mostShown = 200

/** Reads every row and compares it with the register. The caller must be a clerk over the unit. */
async function tryFile(
  tx: Transaction,
  context: Context,
  input: Pick<ImportInput, 'unit' | 'format'>,
  file: Uint8Array,
): Promise<Tried> {
  const scene = await sceneOf(tx, context)
  const { forest, reader } = scene
  const unit = unitIn(scene, input.unit)
  must(requireRole(forest, reader, 'clerk', unit.id, reader.today), 'forbidden')
  const columns = await columnsOf(tx, input.format, reader.today)
  const sheet = await readSheet(file, columns, { maxRows: mostRows })
  const importScene: ImportScene = {
    types: await typesOn(tx, reader.today),
    issuers: issuersOf(scene, unit),
    today: reader.today,
  }
  const faulty = new Set(sheet.faults.map((fault) => fault.row))
  const read: ReadRow[] = []
  const faults: SheetFault[] = [...sheet.faults]
  for (const row of sheet.rows) {
    const outcome = readRow(row, importScene)
    if (!('is' in outcome))
      faults.push(
        ...outcome.filter((fault) => !sheet.faults.some((item) => item.row === fault.row && item.key === fault.key)),
      )
    else if (!faulty.has(row.row)) read.push(outcome)
  }
  const compared = await compare(tx, scene, read)
  return {
    unit,
    columns,
    rows: sheet.rows.length,
    ...compared,
    faults: [...faults, ...compared.faults].toSorted((a, b) => a.row - b.row),
  }
}

function issuersOf({ forest, reader }: Scene, unit: Unit): ImportScene['issuers'] {
  const party = homePartyOn(forest, unit.id, reader.today) ?? unit.id
  const ids = [unit.id, ...bodiesWith(forest, party, reader.today).filter((id) => id !== unit.id)]
  return ids.map((unitId) => {
    const name = nameOn(forest, unitId, reader.today)
    return { unitId, code: forest.units.get(unitId)?.code ?? '', names: [name.vi, name.en] }
  })
}

/** What is in the register already is left as it is; what says something else there is a fault to be settled by a correction. */
async function compare(tx: Transaction, { forest }: Scene, rows: readonly ReadRow[]) {
  const codeOf = (issuerId: string, symbol: string, issuedOn: string | null): string =>
    `${forest.units.get(issuerId)?.code}/${symbol}/${issuedOn ?? ''}`
  const keyed = rows.map((row) => ({
    row,
    code: codeOf(row.issuerId, row.is === 'withheld' ? formSymbol(row.symbol) : row.symbol, row.issuedOn),
  }))
  const issuers = [...new Set(rows.map((row) => row.issuerId))]
  const there = await tx.query<{ issuerId: string; symbol: string; issuedOn: string | null; vi: string }>(
    sql`select issuer_id as "issuerId", symbol, issued_on as "issuedOn", vi from directive
      where issuer_id = any (${issuers}::uuid[]) and symbol is not null and known_until is null`,
  )
  const held = new Map(there.map((item) => [codeOf(item.issuerId, item.symbol, item.issuedOn), item.vi]))
  const kept = await tx.query<{
    issuerId: string
    number: string
    type: string
    agency: string
    issuedOn: string | null
  }>(
    sql`select issuer_id as "issuerId", number, type_code as type, agency, issued_on as "issuedOn" from withheld_number
      where issuer_id = any (${issuers}::uuid[]) and known_until is null`,
  )
  const keptCodes = new Set(kept.map((item) => codeOf(item.issuerId, formSymbol(item), item.issuedOn)))
  const seen = new Map<string, number>()
  const [directives, withheld, faults]: [(DirectiveValues & { id: string })[], Withheld[], SheetFault[]] = [[], [], []]
  let same = 0
  for (const { row, code } of keyed) {
    const earlier = seen.get(code)
    seen.set(code, row.row)
    const title = held.get(code)
    if (earlier !== undefined)
      faults.push({
        row: row.row,
        key: 'symbol',
        text: {
          vi: `Trùng số, ký hiệu và ngày với dòng ${earlier}.`,
          en: `The same symbol and day as row ${earlier}.`,
        },
      })
    else if (row.is === 'withheld') {
      if (keptCodes.has(code)) same += 1
      else withheld.push({ id: newId(), issuerId: row.issuerId, ...row.symbol, issuedOn: row.issuedOn })
    } else if (title === undefined) directives.push(valuesOf(row, code))
    else if (title === row.title) same += 1
    else
      faults.push({
        row: row.row,
        key: 'title',
        text: {
          vi: 'Văn bản này đã có trong sổ với trích yếu khác. Hãy đính chính ở trang của văn bản, hoặc sửa lại tệp.',
          en: 'This document is in the register with another title. Correct it on its page, or mend the file.',
        },
      })
  }
  return { directives, withheld, faults, same }
}

const valuesOf = (row: Extract<ReadRow, { is: 'directive' }>, code: string): DirectiveValues & { id: string } => ({
  id: newId(),
  code,
  symbol: row.symbol,
  kind: row.kind,
  issuerId: row.issuerId,
  issuedOn: row.issuedOn,
  title: row.title,
  summary: row.summary,
  signedOn: null,
  effectiveOn: row.effectiveOn,
  horizon: null,
  horizonFirst: null,
  horizonLast: null,
  audience: 'subtree',
  partnerIds: [],
})

const digestOf = (value: object): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** All rows in one act, or none; sending twice imports once. */
export function importFile(context: Context, input: ImportInput, file: Uint8Array) {
  return write(context.database, context.caller, async (tx) => {
    const tried = await tryFile(tx, context, input, file)
    const isDone = await tx.maybe(
      sql`select id from act where verb = 'directive.import' and record_id = ${input.id}::uuid`,
    )
    const fresh = tried.directives.length + tried.withheld.length
    const isImported = isDone !== undefined || (input.dryRun === 'no' && tried.faults.length === 0)
    if (isImported && !isDone && fresh > 0) {
      const actId = await recordAct(tx, {
        verb: 'directive.import',
        unitId: tried.unit.id,
        recordKind: 'directive_file',
        recordId: input.id,
        payload: {
          file: sha256(file).toString('hex'),
          rows: tried.directives.map((row) => [row.id, digestOf({ ...row, id: '' })]),
          withheld: tried.withheld.length,
        },
      })
      await addDirectives(tx, tried.directives, actId)
      await addWithheld(tx, tried.withheld, actId)
    }
    return {
      rows: tried.rows,
      new: tried.directives.length,
      same: tried.same,
      withheld: tried.withheld.length,
      isImported,
      errors: tried.faults.length,
      faults: tried.faults.slice(0, mostShown).map((fault) => ({ ...fault })),
    }
  })
}

/** The caller’s own file with what is wrong written into it. */
export function markFile(
  context: Context,
  input: Pick<ImportInput, 'unit' | 'format'>,
  file: Uint8Array,
): Promise<FileAnswer> {
  return read(context.database, context.caller, async (tx) => {
    const tried = await tryFile(tx, context, input, file)
    const isText = file[0] !== 0x50 || file[1] !== 0x4b
    return {
      bytes: await writeFaults(file, tried.columns, tried.faults),
      mediaType: isText
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      fileName: `so-van-ban-da-danh-dau.${isText ? 'csv' : 'xlsx'}`,
    }
  })
}
