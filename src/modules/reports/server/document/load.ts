import type { Period } from '../../../../platform/domain/period.ts'
import { notFound } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { asId, type Sql, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import type { Reader } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { type Catalogue, catalogueAt, periodOf } from '../../../figures/server/public.ts'
import type { Content } from '../../document/content.ts'
import type { Frame } from '../../document/frame.ts'
import type { DocumentKind } from '../../document/kind.ts'
import type { DocumentEvent, DocumentState } from '../../document/life.ts'
import { contentMadeBy } from './text/kept-content.ts'

/** A document with what stands around its text and how it stands now; its text is loaded apart. */
export interface StoredDocument {
  readonly id: string
  readonly code: string
  readonly unitId: string
  readonly kind: DocumentKind
  readonly templateId: string | null
  readonly templateCode: string | null
  readonly packId: string | null
  readonly fromDocument: string | null
  /** The issued document it corrects: id and code. */
  readonly corrects: string | null
  readonly correctsCode: string | null
  readonly period: string
  readonly first: string
  readonly last: string
  readonly language: 'vi' | 'en'
  readonly frameId: string
  readonly frame: Frame
  readonly state: DocumentState
  readonly stepId: string
  readonly stepNumber: number
  readonly stepEvent: DocumentEvent | 'create'
  readonly actId: string
}

type Row = Omit<StoredDocument, 'frame'> & {
  title: string
  summary: string
  symbolType: string
  place: string
  authority: string
  post: string
  recipients: string[]
  layout: string
  printsUnapproved: boolean
  audience: Frame['audience']
}

/** Documents that the reader may open; row-level security leaves out the others. */
export async function loadDocuments(tx: Transaction, where: Sql): Promise<readonly StoredDocument[]> {
  const rows = await tx.query<Row>(sql`
    select d.id, d.code, d.unit_id as "unitId", d.kind, d.template_id as "templateId", t.code as "templateCode", d.pack_id as "packId",
      d.from_document as "fromDocument", d.corrects, r.code as "correctsCode", d.period, d.first_day as first, d.last_day as last, d.language,
      f.id as "frameId", f.title, f.summary, f.symbol_type as "symbolType", f.place, f.signature_authority as authority,
      f.signature_post as post, f.recipients, f.layout, f.prints_unapproved as "printsUnapproved", f.audience,
      s.state, s.id as "stepId", s.number as "stepNumber", s.event as "stepEvent", d.known_from as "actId"
    from document d join document_frame f on f.document_id = d.id and f.known_until is null
    join lateral (select id, number, event, state from document_step where document_id = d.id order by number desc limit 1) s on true
    left join document_template t on t.id = d.template_id left join report_document r on r.id = d.corrects
    where ${where} order by d.last_day desc, d.id desc`)
  return rows.map(
    ({
      title,
      summary,
      symbolType,
      place,
      authority,
      post,
      recipients,
      layout,
      printsUnapproved,
      audience,
      ...row
    }) => ({
      ...row,
      frame: {
        ...{ title, summary, symbolType, place, recipients, layout, printsUnapproved, audience },
        signature: { authority, post },
      },
    }),
  )
}

/** The document of an id; undefined where there is none that the reader may open. */
export const loadDocument = async (tx: Transaction, id: string): Promise<StoredDocument | undefined> =>
  (await loadDocuments(tx, sql`d.id = ${asId(id)}::uuid`))[0]

export const noDocument = (field = 'document') =>
  notFound('Không có văn bản này, hoặc bạn không được mở.', 'There is no such document, or you may not open it.', field)

export interface OpenedDocument {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly document: StoredDocument
  readonly period: Period
  /** Keys of the sections that the reader was put in charge of. */
  readonly mine: ReadonlySet<string>
}

/** The guarded door to a document: one that the reader may not open is not found. */
export async function openOne(
  tx: Transaction,
  context: Context,
  id: string,
  field = 'document',
): Promise<OpenedDocument> {
  const [catalogue, reader, document, mine] = await Promise.all([
    catalogueAt(tx, null, context.database),
    loadReader(tx),
    loadDocument(tx, id),
    tx.query<{ key: string }>(sql`
      select key from document_section where document_id = ${asId(id)}::uuid and owner_id = ${tx.actor.accountId}::uuid and known_until is null`),
  ])
  if (!document) throw noDocument(field)
  return {
    ...{ catalogue, reader, document },
    period: periodOf(catalogue, document.period),
    mine: new Set(mine.map((row) => row.key)),
  }
}

/** The same for a change: whoever changes a document does so one after the other until the transaction ends. */
export async function openForChange(
  tx: Transaction,
  context: Context,
  id: string,
  field = 'document',
): Promise<OpenedDocument> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('document|' || ${asId(id)}, 0))`)
  return openOne(tx, context, id, field)
}

/** The last update of a text, and how far its updates are merged. */
export const seqOf = (tx: Transaction, documentId: string): Promise<{ seq: number; merged: number }> =>
  tx.one(sql`select seq, merged from document_seq(${documentId}::uuid)`)

export interface LoadedText {
  /** Updates that make the text, the merged ones first. */
  readonly updates: readonly Uint8Array[]
  /** The last update among them. */
  readonly seq: number
  /** How far they are merged. */
  readonly mergedTo: number
}

/** The text as it stands: what was merged, and the updates since. */
export async function loadText(tx: Transaction, documentId: string): Promise<LoadedText> {
  const merged = await tx.maybe<{ seq: number; bytes: Buffer }>(
    sql`select seq, bytes from document_state where document_id = ${documentId}::uuid`,
  )
  const tail = await tx.query<{ seq: number; bytes: Buffer }>(sql`
    select seq, bytes from document_update where document_id = ${documentId}::uuid and seq > ${merged?.seq ?? 0} order by seq`)
  return {
    updates: [...(merged ? [merged.bytes] : []), ...tail.map((row) => row.bytes)],
    seq: tail.at(-1)?.seq ?? merged?.seq ?? 0,
    mergedTo: merged?.seq ?? 0,
  }
}

/** What the text of a document says as it stands. */
export async function contentOf(tx: Transaction, documentId: string): Promise<Content> {
  const content = contentMadeBy((await loadText(tx, documentId)).updates)
  if (!content.ok) throw new Error(`document ${documentId} does not read: ${content.refusal.text.en}`)
  return content.value
}
