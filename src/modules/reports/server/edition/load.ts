import { notFound } from '../../../../platform/domain/problem.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../../platform/server/db/sql.ts'
import type { editionStates } from '../../contract/edition.ts'
import type { Manifest } from '../../contract.ts'
import type { Frame } from '../../document/frame.ts'

/** A document that was kept: frozen from a draft, or drawn at once; how it stands now. */
export interface StoredEdition {
  readonly id: string
  readonly code: string
  readonly unitId: string
  readonly kind: string
  readonly name: Text
  readonly period: string
  readonly lastDay: string
  readonly audience: Frame['audience']
  readonly sha256: Buffer
  readonly size: number
  readonly manifest: Manifest
  readonly frozenAt: string
  readonly frozenBy: Text
  readonly state: (typeof editionStates)[number]
  readonly documentId: string | null
  readonly pdf: { readonly sha256: Buffer; readonly size: number } | null
  readonly content: Buffer | null
  readonly pages: number | null
  readonly unfrozen: { readonly at: string; readonly by: Text; readonly reason: string } | null
  readonly issue: { readonly symbol: string; readonly issuedOn: string; readonly at: string; readonly by: Text } | null
  readonly signed: { readonly id: string; readonly sha256: Buffer; readonly name: string; readonly size: number } | null
}

interface Row {
  id: string
  code: string
  unit_id: string
  kind: string
  vi: string
  en: string
  period: string
  last_day: string
  audience: Frame['audience']
  sha256: Buffer
  size: number
  manifest: Manifest
  /** Null for who reads a public document of a unit whose acts they may not see. */
  at: string | null
  by_vi: string | null
  by_en: string | null
  edition_id: string | null
  document_id: string | null
  pdf_sha256: Buffer | null
  pdf_size: number | null
  content_sha256: Buffer | null
  pages: number | null
  is_replaced: boolean
  /** Null, as of the other acts, for who may not see the acts of the unit. */
  opened_at: string | null
  opened_vi: string
  opened_en: string
  opened_reason: string | null
  symbol: string | null
  issued_on: string
  issued_at: string
  issued_vi: string | null
  issued_en: string | null
  signed_id: string | null
  signed_sha256: Buffer
  signed_name: string
  signed_size: number
}

const stateOf = (row: Row): StoredEdition['state'] => {
  if (row.is_replaced) return 'replaced'
  if (row.symbol !== null) return 'issued'
  return row.document_id === null ? 'kept' : 'frozen'
}

/** Said of who acted where the reader may not see the acts of the unit. */
const somebody: Text = { vi: 'đơn vị lập văn bản', en: 'the unit that drew it up' }

const toEdition = (row: Row): StoredEdition => ({
  id: row.id,
  code: row.code,
  unitId: row.unit_id,
  kind: row.kind,
  name: { vi: row.vi, en: row.en },
  period: row.period,
  lastDay: row.last_day,
  audience: row.audience,
  sha256: row.sha256,
  size: row.size,
  manifest: row.manifest,
  frozenAt: row.at ?? row.manifest.knownAt,
  frozenBy: row.by_vi === null ? somebody : { vi: row.by_vi, en: row.by_en ?? row.by_vi },
  state: stateOf(row),
  documentId: row.document_id,
  pdf: row.pdf_sha256 && { sha256: row.pdf_sha256, size: row.pdf_size ?? 0 },
  content: row.content_sha256,
  pages: row.pages,
  unfrozen:
    row.opened_at === null
      ? null
      : { at: row.opened_at, by: { vi: row.opened_vi, en: row.opened_en }, reason: row.opened_reason ?? '' },
  issue:
    row.symbol === null
      ? null
      : {
          ...{ symbol: row.symbol, issuedOn: row.issued_on, at: row.issued_at },
          by: row.issued_vi === null ? somebody : { vi: row.issued_vi, en: row.issued_en ?? row.issued_vi },
        },
  signed:
    row.signed_id === null
      ? null
      : { id: row.signed_id, sha256: row.signed_sha256, name: row.signed_name, size: row.signed_size },
})

/** Kept documents that the reader may open, newest first; row-level security leaves out the others. */
export async function loadEditions(tx: Transaction, where: Sql): Promise<readonly StoredEdition[]> {
  const rows = await tx.query<Row>(sql`
    select d.id, d.code, d.unit_id, d.kind, d.vi, d.en, d.period, d.last_day, d.audience, d.sha256, length(b.bytes) as size, d.manifest, a.at,
      w.vi as by_vi, w.en as by_en, e.id as edition_id, e.document_id, e.pdf_sha256, length(p.bytes) as pdf_size, e.content_sha256, e.pages,
      e.known_until is not null as is_replaced, o.at as opened_at, ow.vi as opened_vi, ow.en as opened_en, o.reason as opened_reason,
      i.symbol, i.issued_on, it.at as issued_at, iw.vi as issued_vi, iw.en as issued_en,
      s.id as signed_id, s.sha256 as signed_sha256, s.name as signed_name, s.size as signed_size
    from report_document d join blob b on b.sha256 = d.sha256 left join act a on a.id = d.known_from left join account w on w.id = a.actor_id
    left join document_edition e on e.id = d.id left join blob p on p.sha256 = e.pdf_sha256
    left join act o on o.id = e.known_until left join account ow on ow.id = o.actor_id
    left join document_issue i on i.edition_id = d.id and i.known_until is null
    left join lateral act_instant(i.known_from) it on true left join act ia on ia.id = i.known_from left join account iw on iw.id = ia.actor_id
    left join document_signed_file s on s.edition_id = d.id and s.known_until is null
    where ${where} order by a.at desc nulls last, d.id desc`)
  return rows.map(toEdition)
}

export const noEdition = (field = 'code') =>
  notFound('Không có văn bản này, hoặc bạn không được mở.', 'There is no such document, or you may not open it.', field)

/** The guarded door to a kept document by its short code. */
export async function editionAt(tx: Transaction, code: string, field = 'code'): Promise<StoredEdition> {
  const edition = (await loadEditions(tx, sql`d.code = ${code}`))[0]
  if (!edition) throw noEdition(field)
  return edition
}

/** The edition of a document that stands now, where another one was replaced. */
export async function standingCode(tx: Transaction, edition: StoredEdition): Promise<string | null> {
  if (edition.state !== 'replaced' || edition.documentId === null) return null
  const row = await tx.maybe<{ code: string }>(sql`
    select d.code from document_edition e join report_document d on d.id = e.id
    where e.document_id = ${edition.documentId}::uuid and e.known_until is null`)
  return row?.code ?? null
}
