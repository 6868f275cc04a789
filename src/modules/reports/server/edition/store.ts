import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { keepBytes } from '../../../files/server/public.ts'
import type { Printable } from '../../printable.ts'
import { pdfType } from '../pdf/render.ts'

/** The only file that writes what becomes of a frozen document. */

export const contentType = 'application/json'

export interface NewEdition {
  /** Of its row in `report_document`. */
  readonly id: string
  readonly documentId: string | null
  readonly printable: Printable
  readonly pdf: Uint8Array
  readonly pages: number
  /** Of the slot for its signature; null where none is awaited. */
  readonly slotId: string | null
}

/** Keeps the PDF and the content of a document, and opens the slot for its signature. */
export async function addEdition(tx: Transaction, edition: NewEdition, actId: string): Promise<{ pdf: Buffer }> {
  const pdf = await keepBytes(tx, edition.pdf, pdfType)
  const content = await keepBytes(tx, Buffer.from(JSON.stringify(edition.printable)), contentType)
  await tx.query(sql`insert into document_edition (id, document_id, pdf_sha256, content_sha256, pages, known_from)
    values (${edition.id}::uuid, ${edition.documentId}::uuid, ${pdf}, ${content}, ${edition.pages}, ${actId}::uuid)`)
  if (edition.slotId === null) return { pdf }
  const { authority, post } = edition.printable.signature
  await tx.query(sql`insert into signature_slot (id, edition_id, rank, authority, post, digest, known_from)
    values (${edition.slotId}::uuid, ${edition.id}::uuid, 1, ${authority}, ${post}, ${pdf}, ${actId}::uuid)`)
  return { pdf }
}

export const replaceEdition = (tx: Transaction, id: string, actId: string) =>
  tx.query(sql`update document_edition set known_until = ${actId}::uuid where id = ${id}::uuid and known_until is null`)

export const addIssue = (
  tx: Transaction,
  issue: { readonly id: string; readonly editionId: string; readonly symbol: string; readonly issuedOn: string },
  actId: string,
) =>
  tx.query(sql`insert into document_issue (id, edition_id, symbol, issued_on, known_from)
    values (${issue.id}::uuid, ${issue.editionId}::uuid, ${issue.symbol}, ${issue.issuedOn}::date, ${actId}::uuid)`)

export const addRegistration = (
  tx: Transaction,
  entry: { readonly id: string; readonly editionId: string; readonly directiveId: string },
  actId: string,
) =>
  tx.query(sql`insert into document_registration (id, edition_id, directive_id, known_from)
    values (${entry.id}::uuid, ${entry.editionId}::uuid, ${entry.directiveId}::uuid, ${actId}::uuid)`)

export interface NewFile {
  readonly id: string
  /** The edition or the slot it belongs to. */
  readonly of: string
  readonly sha256: Buffer
  readonly name: string
  readonly size: number
}

/** The signed file of an edition; the one before it stands no longer. */
export async function putSignedFile(tx: Transaction, file: NewFile, actId: string): Promise<void> {
  await tx.query(
    sql`update document_signed_file set known_until = ${actId}::uuid where edition_id = ${file.of}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into document_signed_file (id, edition_id, sha256, name, size, known_from)
    values (${file.id}::uuid, ${file.of}::uuid, ${file.sha256}, ${file.name}, ${file.size}, ${actId}::uuid)`)
}

/** The signature in a slot; the one before it stands no longer. */
export async function putSignature(tx: Transaction, file: NewFile, actId: string): Promise<void> {
  await tx.query(
    sql`update signature_file set known_until = ${actId}::uuid where slot_id = ${file.of}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into signature_file (id, slot_id, sha256, name, size, known_from)
    values (${file.id}::uuid, ${file.of}::uuid, ${file.sha256}, ${file.name}, ${file.size}, ${actId}::uuid)`)
}

export const addPrint = (
  tx: Transaction,
  print: { readonly id: string; readonly documentId: string; readonly pages: readonly Buffer[] },
  actId: string,
) =>
  tx.query(sql`insert into document_print (id, document_id, pages, known_from)
    values (${print.id}::uuid, ${print.documentId}::uuid, ${[...print.pages]}::bytea[], ${actId}::uuid)`)
