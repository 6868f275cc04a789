import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { parseSymbol } from '../../../directives/symbol.ts'
import type { Regulations } from '../../../regulations/regulation.ts'
import { symbolEnd } from '../../document/layout.ts'
import type { StoredDocument } from '../document/load.ts'

/** What follows the number in the symbol of a document: `-BC/QU`. The number itself is never given here. */
export async function symbolEndOf(
  tx: Transaction,
  rules: Regulations,
  on: string,
  document: Pick<StoredDocument, 'unitId' | 'frame'>,
  committee: string,
): Promise<string | null> {
  const last = await tx.maybe<{ symbol: string }>(sql`
    select i.symbol from document_issue i join report_document d on d.id = i.edition_id
    where d.unit_id = ${document.unitId}::uuid and i.known_until is null order by i.issued_on desc, i.id desc limit 1`)
  const read = last && parseSymbol(last.symbol)
  return symbolEnd(rules, on, {
    symbolType: document.frame.symbolType,
    committee,
    last: read?.ok ? read.value.agency : null,
  })
}
