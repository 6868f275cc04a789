import type { Transaction } from '../../../../platform/server/db/database.ts'
import { insertRows } from '../../../../platform/server/db/insert-rows.ts'
import { sql } from '../../../../platform/server/db/sql.ts'

export interface TextSource {
  readonly id: string
  readonly unitId: string
  readonly sha256: Buffer
  readonly title: string
  readonly symbol: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
}

export const addText = (tx: Transaction, text: TextSource, actId: string): Promise<unknown> =>
  tx.query(sql`insert into text_source (id, unit_id, sha256, title, symbol, issuer, issued_on, known_from)
    values (${text.id}, ${text.unitId}, ${text.sha256}, ${text.title}, ${text.symbol}, ${text.issuer}, ${text.issuedOn}, ${actId})`)

export const closeText = (tx: Transaction, id: string, actId: string): Promise<unknown> =>
  tx.query(sql`update text_source set known_until = ${actId}::uuid where id = ${id}::uuid and known_until is null`)

export interface TextEntry {
  readonly entryId: string
  readonly textId: string
  readonly start: number
  readonly end: number
  readonly paragraph: number
}

export const addTextEntries = (tx: Transaction, rows: readonly TextEntry[]): Promise<void> =>
  insertRows(
    tx,
    'text_entry',
    rows.map((row) => ({
      entry_id: row.entryId,
      text_id: row.textId,
      starts_at: row.start,
      ends_at: row.end,
      paragraph: row.paragraph,
    })),
  )
