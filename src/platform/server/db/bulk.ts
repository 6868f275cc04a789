import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Caller, type Database, type Transaction, transactionOn } from './database.ts'
import { sql } from './sql.ts'

/** A transaction that can also copy many rows at once. */
export interface BulkTransaction extends Transaction {
  /**
   * Copies rows into a table of this transaction. PostgreSQL refuses that for tables with row-level security, so the
   * table is a temporary one and its rows go on by INSERT ... SELECT.
   * @param rows in the text form of COPY, each ended by a newline
   */
  copy(table: string, columns: readonly string[], rows: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void>
}

/** Chunks of a copy that are made while the server still takes in the one before. */
const chunksAhead = 8

/** What pg_stat_activity calls the connections of bulk transactions. */
export const bulkName = 'thenchot bulk'

/** A connection of the application's role for long transactions, one after the other; the pool stays free for everybody else. */
export interface BulkSession {
  /** Can it still be asked? False once it is closed or the server ended it. */
  isOpen(): boolean
  /** One transaction, all or nothing. Temporary tables stay until the session is closed. */
  transact<Result>(work: (tx: BulkTransaction) => Promise<Result>): Promise<Result>
  /** May be called again. */
  close(): Promise<void>
}

/** Between its transactions a session does not keep the process alive. */
export async function openBulk(database: Database, caller: Caller): Promise<BulkSession> {
  const { options } = database.app
  const client = new pg.Client({
    ...options,
    // The pool hides its password from being copied.
    ...(options.password === undefined ? {} : { password: options.password }),
    pipeline: false,
    application_name: bulkName,
    // The copied file is walked many times and stays in the server's memory; rough statistics of it are enough.
    options:
      '-c timezone=UTC -c statement_timeout=600000 -c jit=off -c temp_buffers=64MB -c work_mem=32MB -c default_statistics_target=10',
  } as pg.ClientConfig)
  let isOpen = true
  // A lost connection fails the statement that waits; without a listener it would end the process.
  for (const event of ['error', 'end'] as const)
    client.on(event, () => {
      isOpen = false
    })
  await client.connect()
  const socket = client as unknown as { ref(): void; unref(): void }
  return {
    isOpen: () => isOpen,
    transact: async (work) => {
      socket.ref()
      try {
        await client.query('begin')
        const result = await work(await bulkOn(client, caller))
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        socket.unref()
      }
    },
    close: async () => {
      isOpen = false
      await client.end().catch(() => undefined)
    },
  }
}

async function bulkOn(client: pg.Client, caller: Caller): Promise<BulkTransaction> {
  const position = { knownAt: '', catalogueVersion: 0, isSettled: false }
  const plain = transactionOn(client, caller, position)
  const found = await plain.one<{ known_at: string; unsealed: number; catalogue_version: number | null }>(
    sql`select set_config('thenchot.account', ${caller.actor.accountId}, true), p.known_at, p.unsealed, i.catalogue_version
      from act_position() p left join installation i on true`,
  )
  return {
    ...plain,
    position: {
      knownAt: String(found.known_at),
      catalogueVersion: found.catalogue_version ?? 0,
      isSettled: found.unsealed === 0,
    },
    copy: (table, columns, rows) =>
      pipeline(
        Readable.from(rows, { highWaterMark: chunksAhead }),
        client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)),
      ),
  }
}

/** One value in the text form of COPY. */
export function copyText(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value !== 'string') return String(value)
  return /[\\\t\n\r]/.test(value)
    ? value.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
    : value
}
