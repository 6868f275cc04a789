import { periodText } from '../../../platform/domain/period-text.ts'
import { notFound } from '../../../platform/domain/problem.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, type Reader } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { type Catalogue, catalogueAt, periodOf } from '../../figures/server/public.ts'
import { openBytes } from '../../files/server/public.ts'
import { homePartyOn } from '../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../org/server/public.ts'
import type { Manifest } from '../contract.ts'
import { changesSince } from './edition/changes.ts'
import { somebody } from './edition/load.ts'

interface DocumentRow {
  id: string
  code: string
  unit_id: string
  vi: string
  en: string
  period: string
  last_day: string
  sha256: Buffer
  size: number
  manifest: Manifest
  at: string | null
  by_vi: string | null
  by_en: string | null
  state: 'frozen' | 'issued' | 'replaced' | 'kept'
}

const loadDocuments = (tx: Transaction, where: Sql): Promise<DocumentRow[]> =>
  tx.query<DocumentRow>(sql`select d.id, d.code, d.unit_id, d.vi, d.en, d.period, d.last_day, d.sha256, length(b.bytes) as size, d.manifest, a.at, w.vi as by_vi, w.en as by_en,
    case when e.known_until is not null then 'replaced' when i.id is not null then 'issued' when e.document_id is null then 'kept' else 'frozen' end as state
    from report_document d join blob b on b.sha256 = d.sha256 left join act a on a.id = d.known_from left join account w on w.id = a.actor_id
    left join document_edition e on e.id = d.id left join document_issue i on i.edition_id = d.id and i.known_until is null where ${where} order by a.at desc nulls last`)

async function shown(tx: Transaction, catalogue: Catalogue, reader: Reader, row: DocumentRow) {
  const changed = await changesSince(tx, catalogue, reader, {
    unitId: row.unit_id,
    lastDay: row.last_day,
    manifest: row.manifest,
  })
  return {
    changed,
    document: {
      code: row.code,
      unit: toUnitRef(catalogue.forest, row.unit_id, row.last_day),
      name: { vi: row.vi, en: row.en },
      period: { id: row.period, text: periodText(periodOf(catalogue, row.period)) },
      issuedAt: row.at ?? row.manifest.knownAt,
      issuedBy: row.by_vi === null ? somebody : { vi: row.by_vi, en: row.by_en ?? row.by_vi },
      knownAt: row.manifest.knownAt,
      sha256: row.sha256.toString('hex'),
      size: row.size,
      numbers: row.manifest.numbers.length,
      changedNumbers: changed.length,
      state: row.state,
    },
  }
}

export function documentsOf(context: Context, input: { unit: string }) {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const unit = reachableUnit(catalogue.forest, input.unit, (unitId) =>
      canRead(catalogue.forest, reader, unitId, reader.today),
    )
    const home = homePartyOn(catalogue.forest, unit.id, reader.today) ?? unit.id
    const rows = await loadDocuments(tx, sql`d.unit_id = ${home}`)
    const documents = []
    for (const row of rows) documents.push((await shown(tx, catalogue, reader, row)).document)
    return { documents }
  })
}

async function one(tx: Transaction, code: string): Promise<DocumentRow> {
  const row = (await loadDocuments(tx, sql`d.code = ${code}`))[0]
  if (!row)
    throw notFound(
      'Không có văn bản này, hoặc bạn không được mở.',
      'There is no such document, or you may not open it.',
      'code',
    )
  return row
}

export function documentOf(context: Context, input: { code: string }) {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const row = await one(tx, input.code)
    const { document, changed } = await shown(tx, catalogue, reader, row)
    return {
      ...document,
      manifest: row.manifest,
      changedSince: changed.map(({ number, address, printedThen, printedNow, figure }) => ({
        number,
        address,
        printedThen,
        printedNow,
        figure,
      })),
    }
  })
}

export function documentFile(context: Context, input: { code: string }) {
  return read(context.database, context.caller, async (tx) => {
    const row = await one(tx, input.code)
    return openBytes(tx, row.sha256, `${row.code}.docx`)
  })
}
