import type { Transaction } from './database.ts'
import type { Sql } from './sql.ts'

/**
 * Inserts rows of one shape through one JSON parameter: dates and ranges as text, numerics as decimal strings.
 * Names of tables and columns come from the program, never from a caller.
 */
export async function insertRows(
  tx: Transaction,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).join(', ')
  const statement: Sql = {
    strings: [
      `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", `,
      '::jsonb)',
    ],
    values: [JSON.stringify(rows)],
  }
  await tx.query(statement)
}
