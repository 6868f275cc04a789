import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { copyText } from '../../platform/server/db/bulk.ts'
import { connectionOf, type Transaction } from '../../platform/server/db/database.ts'

export type CopyValue = string | number | boolean | null | undefined

/** One row as COPY reads it in text format. */
export const copyLine = (values: readonly CopyValue[]): string => `${values.map(copyText).join('\t')}\n`

/** Writes lines of COPY into a table that lets its owner pass (`suspendChecks`). */
export async function copyInto(
  tx: Transaction,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return
  const into = connectionOf(tx).query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(pieces(lines)), into)
}

const linesOfPiece = 500

function* pieces(lines: readonly string[]): Generator<Buffer> {
  for (let at = 0; at < lines.length; at += linesOfPiece) yield Buffer.from(lines.slice(at, at + linesOfPiece).join(''))
}
