import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'

/** Changes with everything about a document but its text: the acts behind what stands around it. */
export const stampOf = async (tx: Transaction, documentId: string): Promise<string> =>
  (
    await tx.one<{ stamp: string }>(sql`
      select concat_ws('-',
        (select right(known_from::text, 12) from document_frame where document_id = ${documentId}::uuid and known_until is null),
        (select number from document_step where document_id = ${documentId}::uuid order by number desc limit 1),
        (select count(*) from document_version where document_id = ${documentId}::uuid),
        (select count(*) from document_section where document_id = ${documentId}::uuid),
        (select count(*) from document_remark where document_id = ${documentId}::uuid),
        (select count(*) from document_remark_answer a join document_remark r on r.id = a.remark_id where r.document_id = ${documentId}::uuid),
        (select count(*) from document_opinion where document_id = ${documentId}::uuid)) as stamp`)
  ).stamp
