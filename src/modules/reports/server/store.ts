import { createHash } from 'node:crypto'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { keepBytes } from '../../files/server/public.ts'
import type { Manifest } from '../contract.ts'
import { docxType } from './docx/render.ts'

/** The only file that writes issued documents. */
export interface NewDocument {
  readonly id: string
  readonly code: string
  readonly unitId: string
  readonly kind: string
  readonly period: string
  readonly first: string
  readonly last: string
  readonly vi: string
  readonly en: string
  readonly bytes: Uint8Array
  readonly manifest: Manifest
  readonly printsUnapproved: boolean
  /** Who may read it beside those of the unit: nobody, unless it says otherwise. */
  readonly audience?: 'scope' | 'subtree' | 'public'
}

export const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

export async function addDocument(tx: Transaction, document: NewDocument, actId: string): Promise<void> {
  const sha256 = await keepBytes(tx, document.bytes, docxType)
  await tx.query(sql`insert into report_document (id, code, unit_id, kind, period, first_day, last_day, vi, en, sha256, manifest, prints_unapproved, audience, known_from)
    values (${document.id}, ${document.code}, ${document.unitId}, ${document.kind}, ${document.period}, ${document.first}, ${document.last}, ${document.vi}, ${document.en}, ${sha256},
      ${JSON.stringify(document.manifest)}::jsonb, ${document.printsUnapproved}, ${document.audience ?? 'scope'}, ${actId})`)
  const entries = document.manifest.numbers.flatMap((number) =>
    number.entries.map((entry) => ({ figure_number: number.number, entry_id: entry })),
  )
  await tx.query(sql`insert into report_entry (document_id, figure_number, entry_id)
    select distinct ${document.id}::uuid, r.figure_number, r.entry_id from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r(figure_number integer, entry_id uuid)`)
}
