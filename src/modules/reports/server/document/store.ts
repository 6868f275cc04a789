import type { Transaction } from '../../../../platform/server/db/database.ts'
import { insertRows } from '../../../../platform/server/db/insert-rows.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { blocksOf, type Content } from '../../document/content.ts'
import type { Frame } from '../../document/frame.ts'
import type { DocumentEvent, DocumentState } from '../../document/life.ts'

/** The only file that writes documents and all that hangs on one. */
export interface NewDocument {
  readonly id: string
  readonly code: string
  readonly unitId: string
  readonly kind: string
  readonly templateId: string | null
  readonly packId: string | null
  readonly fromDocument: string | null
  readonly corrects: string | null
  readonly period: string
  readonly first: string
  readonly last: string
  readonly language: 'vi' | 'en'
}

export async function addDocument(tx: Transaction, document: NewDocument, actId: string): Promise<void> {
  await tx.query(sql`insert into document (id, code, unit_id, kind, template_id, pack_id, from_document, corrects, period, first_day, last_day, language, known_from)
    values (${document.id}::uuid, ${document.code}, ${document.unitId}::uuid, ${document.kind}, ${document.templateId}::uuid, ${document.packId}::uuid,
      ${document.fromDocument}::uuid, ${document.corrects}::uuid, ${document.period}, ${document.first}::date, ${document.last}::date,
      ${document.language}, ${actId}::uuid)`)
}

/** What stands around the text; the one before it stands no longer. */
export async function setFrame(
  tx: Transaction,
  id: string,
  documentId: string,
  frame: Frame,
  actId: string,
): Promise<void> {
  await tx.query(
    sql`update document_frame set known_until = ${actId}::uuid where document_id = ${documentId}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into document_frame (id, document_id, title, summary, symbol_type, place, signature_authority, signature_post, recipients,
      layout, prints_unapproved, audience, known_from)
    values (${id}::uuid, ${documentId}::uuid, ${frame.title}, ${frame.summary}, ${frame.symbolType}, ${frame.place}, ${frame.signature.authority},
      ${frame.signature.post}, ${frame.recipients}::text[], ${frame.layout}, ${frame.printsUnapproved}, ${frame.audience}, ${actId}::uuid)`)
}

export interface NewUpdate {
  readonly id: string
  readonly bytes: Uint8Array
}

/** Updates in the order in which they came, from the number after `seq` on; without it they are kept aside. */
export async function addUpdates(
  tx: Transaction,
  documentId: string,
  updates: readonly NewUpdate[],
  seq: number | null,
  actId: string,
): Promise<void> {
  await tx.query(sql`insert into document_update (id, document_id, seq, account_id, bytes, taken, known_from)
    select u.id, ${documentId}::uuid, ${seq}::integer + u.at, ${tx.actor.accountId}::uuid, u.bytes, ${seq !== null}, ${actId}::uuid
    from unnest(${updates.map((update) => update.id)}::uuid[], ${updates.map((update) => Buffer.from(update.bytes))}::bytea[])
      with ordinality u (id, bytes, at)`)
}

/** Words that came too late are settled: taken over under new ids, or left. */
export async function closeLate(tx: Transaction, ids: readonly string[], actId: string): Promise<void> {
  await tx.query(
    sql`update document_update set known_until = ${actId}::uuid where id = any (${ids}::uuid[]) and not taken and known_until is null`,
  )
}

/** The updates up to one of them, merged. */
export async function keepMerged(tx: Transaction, documentId: string, seq: number, bytes: Uint8Array): Promise<void> {
  await tx.query(sql`insert into document_state (document_id, seq, bytes) values (${documentId}::uuid, ${seq}, ${Buffer.from(bytes)}::bytea)
    on conflict (document_id) do update set seq = excluded.seq, bytes = excluded.bytes where document_state.seq < excluded.seq`)
}

export interface SectionRow {
  readonly key: string
  readonly rank: number
  readonly title: string
  readonly ownerId: string | null
  readonly ownerPost: string | null
  readonly dueOn: string | null
  readonly state: 'open' | 'done' | 'approved'
  readonly digest: Buffer | null
  /** The act that marked it, and the day. */
  readonly marked: string | null
  readonly markedOn: string | null
  readonly note: string | null
}

export const loadSections = (tx: Transaction, documentId: string): Promise<SectionRow[]> =>
  tx.query<SectionRow>(sql`
    select key, rank, title, owner_id as "ownerId", owner_post as "ownerPost", due_on as "dueOn", state, digest, marked, marked_on as "markedOn", note
    from document_section where document_id = ${documentId}::uuid and known_until is null order by rank, key`)

/** Sections by key; those that stood under these keys stand no longer. */
export async function putSections(
  tx: Transaction,
  documentId: string,
  keys: readonly string[],
  sections: readonly SectionRow[],
  requestId: string,
  actId: string,
): Promise<void> {
  await tx.query(
    sql`update document_section set known_until = ${actId}::uuid where document_id = ${documentId}::uuid and key = any (${keys}::text[]) and known_until is null`,
  )
  await insertRows(
    tx,
    'document_section',
    sections.map((section) => ({
      id: newId(),
      document_id: documentId,
      request_id: requestId,
      key: section.key,
      rank: section.rank,
      title: section.title,
      owner_id: section.ownerId,
      owner_post: section.ownerPost,
      due_on: section.dueOn,
      state: section.state,
      digest: section.digest === null ? null : `\\x${section.digest.toString('hex')}`,
      marked: section.marked,
      marked_on: section.markedOn,
      note: section.note,
      known_from: actId,
    })),
  )
}

export interface NewStep {
  readonly id: string
  readonly documentId: string
  readonly number: number
  readonly event: DocumentEvent | 'create'
  readonly state: DocumentState
  readonly note: string | null
  readonly on: string
}

export async function addStep(tx: Transaction, step: NewStep, actId: string): Promise<void> {
  await tx.query(sql`insert into document_step (id, document_id, number, event, state, note, on_day, known_from)
    values (${step.id}::uuid, ${step.documentId}::uuid, ${step.number}, ${step.event}, ${step.state}, ${step.note}, ${step.on}::date, ${actId}::uuid)`)
}

export const addAskings = (
  tx: Transaction,
  step: { readonly id: string; readonly documentId: string },
  accountIds: readonly string[],
  dueOn: string | null,
  actId: string,
): Promise<void> =>
  insertRows(
    tx,
    'document_asking',
    accountIds.map((accountId) => ({
      ...{ step_id: step.id, document_id: step.documentId, account_id: accountId, due_on: dueOn, known_from: actId },
    })),
  )

export interface NewVersion {
  readonly id: string
  readonly documentId: string
  readonly name: string
  readonly reason: string
  readonly seq: number
  readonly content: Content
  readonly bytes: Uint8Array
}

const wordCount = (content: Content): number =>
  blocksOf(content).reduce((sum, block) => {
    if (block.type !== 'heading' && block.type !== 'paragraph') return sum
    const text = (block.content ?? []).map((inline) => ('text' in inline ? inline.text : ' ')).join('')
    return sum + text.split(/\s+/).filter((word) => word !== '').length
  }, 0)

/** @returns its number, counted within the document */
export async function addVersion(tx: Transaction, version: NewVersion, actId: string): Promise<number> {
  const { number } = await tx.one<{ number: number }>(sql`
    insert into document_version (id, document_id, number, name, reason, seq, blocks, words, content, state, known_from)
    select ${version.id}::uuid, ${version.documentId}::uuid, coalesce(max(number), 0) + 1, ${version.name}, ${version.reason}, ${version.seq},
      ${version.content.content.length}, ${wordCount(version.content)}, ${JSON.stringify(version.content)}::jsonb, ${Buffer.from(version.bytes)}::bytea, ${actId}::uuid
    from document_version where document_id = ${version.documentId}::uuid returning number`)
  return number
}

export async function addRemark(
  tx: Transaction,
  remark: {
    readonly id: string
    readonly documentId: string
    readonly block: string | null
    readonly quote: string
    readonly text: string
  },
  actId: string,
): Promise<void> {
  await tx.query(sql`insert into document_remark (id, document_id, block_id, quote, text, known_from)
    values (${remark.id}::uuid, ${remark.documentId}::uuid, ${remark.block}, ${remark.quote}, ${remark.text}, ${actId}::uuid)`)
}

export async function addRemarkAnswer(
  tx: Transaction,
  answer: { readonly id: string; readonly remarkId: string; readonly act: string; readonly text: string },
  actId: string,
): Promise<void> {
  await tx.query(sql`insert into document_remark_answer (id, remark_id, act, text, known_from)
    values (${answer.id}::uuid, ${answer.remarkId}::uuid, ${answer.act}, ${answer.text}, ${actId}::uuid)`)
}

/** An opinion takes the place of the one that the same person gave before in this round. */
export async function addOpinion(
  tx: Transaction,
  opinion: {
    readonly id: string
    readonly documentId: string
    readonly stepId: string
    readonly verdict: string
    readonly text: string
    readonly seq: number
    readonly on: string
  },
  actId: string,
): Promise<void> {
  await tx.query(sql`update document_opinion set known_until = ${actId}::uuid
    where step_id = ${opinion.stepId}::uuid and account_id = ${tx.actor.accountId}::uuid and known_until is null`)
  await tx.query(sql`insert into document_opinion (id, document_id, step_id, account_id, verdict, text, seq, on_day, known_from)
    values (${opinion.id}::uuid, ${opinion.documentId}::uuid, ${opinion.stepId}::uuid, ${tx.actor.accountId}::uuid, ${opinion.verdict},
      ${opinion.text}, ${opinion.seq}, ${opinion.on}::date, ${actId}::uuid)`)
}
