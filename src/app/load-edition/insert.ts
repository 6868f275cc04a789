import type { Transaction } from '../../platform/server/db/database.ts'
import type { Sql } from '../../platform/server/db/sql.ts'

/** Inserts rows of one shape through one JSON parameter. */
export async function insert(tx: Transaction, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  const statement: Sql = {
    strings: [
      `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", `,
      '::jsonb)',
    ],
    values: [JSON.stringify(rows)],
  }
  await tx.query(statement)
}
