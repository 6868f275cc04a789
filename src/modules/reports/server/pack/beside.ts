import type { z } from 'zod'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { packBesideShape } from '../../contract/pack.ts'
import { nameOfPaper } from '../../document/paper.ts'
import { loadDocuments } from '../document/load.ts'
import { loadPacks } from './store.ts'

/** The pack of a conference in which a document stands, with all its documents in the order in which they are handed out. */
export async function packBeside(tx: Transaction, packId: string | null): Promise<z.output<typeof packBesideShape>> {
  if (packId === null) return null
  const [pack] = await loadPacks(tx, sql`p.id = ${packId}::uuid`)
  if (!pack) return null
  const documents = await loadDocuments(tx, sql`d.pack_id = ${packId}::uuid`)
  const editions = await tx.query<{ document: string; code: string }>(sql`
    select e.document_id as document, r.code from document_edition e join report_document r on r.id = e.id
    where e.document_id = any (${documents.map(({ id }) => id)}::uuid[]) and e.known_until is null`)
  const codes = new Map(editions.map(({ document, code }) => [document, code]))
  return {
    id: pack.id,
    name: pack.name,
    documents: documents
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, frame }) => ({ id, name: nameOfPaper(frame), edition: codes.get(id) ?? null })),
  }
}
