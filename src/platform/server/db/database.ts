import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Actor } from '../../domain/endpoint.ts'
import { isMeeting } from './meeting.ts'
import { type Sql, textOf } from './sql.ts'

// Dates and day ranges stay text; instants become ISO 8601 in UTC with their microseconds.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => `${text.replace(' ', 'T').replace(/\+00(:00)?$/, '')}Z`)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

export interface Database {
  readonly owner: pg.Pool
  readonly app: pg.Pool
  close(): Promise<void>
}

export function connect(owner: pg.PoolConfig, app: pg.PoolConfig): Database {
  // Pipelined: statements asked for together travel together; each still has its own answer, in order.
  const settings = { max: 12, pipeline: true, options: '-c timezone=UTC -c statement_timeout=60000' }
  // COPY, which only the owner uses, does not go through a pipeline.
  const pools = [
    new pg.Pool({ ...owner, ...settings, max: 4, pipeline: false }),
    new pg.Pool({ ...app, ...settings }),
  ] as const
  for (const pool of pools) pool.on('error', () => undefined)
  return {
    owner: pools[0],
    app: pools[1],
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()))
    },
  }
}

/** Where in the order of acts a reader stands. */
export interface Position {
  /** Everything known at or before this instant is seen, nothing later: ISO 8601 with microseconds, UTC. */
  readonly knownAt: string
  readonly catalogueVersion: number
  /** The snapshot holds exactly what is known at `knownAt`: true of reads, unless a long import stood in the way. */
  readonly isSettled: boolean
}

export interface Transaction {
  /** Rows of a prepared statement; dates are `YYYY-MM-DD`, numerics decimal strings. */
  query<Row>(statement: Sql): Promise<Row[]>
  one<Row>(statement: Sql): Promise<Row>
  maybe<Row>(statement: Sql): Promise<Row | undefined>
  readonly actor: Actor
  readonly requestId: string
  readonly position: Position
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = createHash('sha1').update(text).digest('hex').slice(0, 20)
    names.set(text, name)
  }
  return name
}

export interface Caller {
  readonly actor: Actor
  readonly requestId: string
}

const uuid = /^[0-9a-f-]{36}$/

function opening(caller: Caller, mode: string): string {
  if (!uuid.test(caller.actor.accountId)) throw new Error('account id is no uuid')
  return `begin ${mode}; select set_config('thenchot.account', '${caller.actor.accountId}', true), p.known_at, p.unsealed, i.catalogue_version
    from act_position() p left join installation i on true;`
}

const sealing = 'begin; select seal_acts(); commit;'
// Every writer of acts holds this gate until it commits (trigger act_gate); who takes it alone sees no act in flight.
const closeGate = `begin; set local lock_timeout = '1s'; select pg_advisory_lock(7463830); commit;`
const openGate = 'select pg_advisory_unlock(7463830);'
const undo = 'rollback; select pg_advisory_unlock_all()'

interface Wire {
  readonly connection?: { readonly stream?: { cork(): void; uncork(): void } }
}

const gathering = new WeakSet<pg.ClientBase>()

/** What is asked for until this turn of the event loop ends goes out in one write; waking the other side costs most. */
function gather(client: pg.ClientBase): void {
  const { stream } = (client as unknown as Wire).connection ?? {}
  if (!stream || gathering.has(client)) return
  gathering.add(client)
  stream.cork()
  process.nextTick(() => {
    gathering.delete(client)
    stream.uncork()
  })
}

export function transactionOn(client: pg.ClientBase, caller: Caller, position: Position): Transaction {
  const query = async <Row>(statement: Sql): Promise<Row[]> => {
    const text = textOf(statement)
    gather(client)
    const result = await client.query({ name: nameOf(text), text, values: [...statement.values] })
    return result.rows as Row[]
  }
  const transaction: Transaction = {
    query,
    one: async <Row>(statement: Sql) => {
      const row = (await query<Row>(statement))[0]
      if (row === undefined) throw new Error('one row was expected')
      return row
    },
    maybe: async <Row>(statement: Sql) => (await query<Row>(statement))[0],
    ...caller,
    position,
  }
  connections.set(transaction, client)
  return transaction
}

const connections = new WeakMap<Transaction, pg.ClientBase>()

/** The connection of a transaction, for what no statement can do: COPY. */
export function connectionOf(tx: Transaction): pg.ClientBase {
  const client = connections.get(tx)
  if (!client) throw new Error('the transaction has no connection')
  return client
}

interface Opened {
  readonly position: Position
  readonly unsealed: number
}
interface PositionRow {
  known_at: string | number
  unsealed: number
  catalogue_version: number | null
}

/** The ordinary way in: the same as `opening`, prepared once for each connection. */
async function openNow(client: pg.ClientBase, caller: Caller, mode: string): Promise<Opened> {
  const text = `select set_config('thenchot.account', $1, true), p.known_at, p.unsealed, i.catalogue_version
    from act_position() p left join installation i on true`
  gather(client)
  const [, result] = await Promise.all([
    client.query(`begin ${mode}`),
    client.query<PositionRow>({ name: nameOf(text), text, values: [caller.actor.accountId] }),
  ])
  return openedAt(result.rows[0])
}

async function open(client: pg.ClientBase, statements: string): Promise<Opened> {
  const results = (await client.query(statements)) as unknown as readonly pg.QueryResult<PositionRow>[]
  return openedAt(results.find((result) => result.fields.some((field) => field.name === 'known_at'))?.rows[0])
}

function openedAt(row: PositionRow | undefined): Opened {
  if (!row) throw new Error('the position is missing')
  return {
    position: {
      knownAt: String(row.known_at),
      catalogueVersion: row.catalogue_version ?? 0,
      isSettled: row.unsealed === 0,
    },
    unsealed: row.unsealed,
  }
}

/**
 * Reads on one snapshot that holds exactly what is known at `position.knownAt`: acts that are committed but not yet in
 * order are sealed first.
 */
export function read<Result>(
  database: Database,
  caller: Caller,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return atPosition(database, caller, 'isolation level repeatable read read only', work)
}

/** The same for a change that must rest on exactly one position, such as an issued document. */
export function writeAtPosition<Result>(
  database: Database,
  caller: Caller,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return again(() => atPosition(database, caller, 'isolation level repeatable read', work))
}

const attempts = 3

/**
 * Opens a snapshot in which no act is unsealed. Under steady writing an act is often committed between sealing and the
 * snapshot; after a few attempts the writers are held for the moment in which the snapshot is taken. The caller ends the
 * transaction that this leaves open.
 */
export async function openExactly(client: pg.ClientBase, caller: Caller, mode: string): Promise<Position> {
  let opened = await openNow(client, caller, mode)
  const start = opening(caller, mode)
  for (let attempt = 1; opened.unsealed > 0 && attempt < attempts; attempt++)
    opened = await open(client, `rollback; ${sealing} ${start}`)
  if (opened.unsealed > 0)
    opened = await open(client, `rollback; ${closeGate} ${sealing} ${start} ${openGate}`).catch((error: unknown) => {
      // A long import holds the gate: better to read what is there, unsettled, than to keep everybody waiting.
      if ((error as { code?: string }).code !== '55P03') throw error
      return open(client, `rollback; ${start}`)
    })
  return opened.position
}

async function atPosition<Result>(
  database: Database,
  caller: Caller,
  mode: string,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await database.app.connect()
  try {
    const position = await openExactly(client, caller, mode)
    const result = await work(transactionOn(client, caller, position))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query(undo).catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/**
 * One transaction that changes something; all or nothing. One that met another at the same place is rolled back and done
 * anew, so that `work` sees what the other has saved: a request sent twice at once is carried out once.
 */
export function write<Result>(
  database: Database,
  caller: Caller,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return again(() => writeOn(database.app, caller, work))
}

async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= attempts || !isMeeting(error)) throw error
    }
  }
}

/** The same as the owner of the schema: for migrations, editions and the operator's own acts. */
export function writeAsOwner<Result>(
  database: Database,
  caller: Caller,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return writeOn(database.owner, caller, work)
}

async function writeOn<Result>(
  pool: pg.Pool,
  caller: Caller,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    const { position } = await openNow(client, caller, '')
    const result = await work(transactionOn(client, caller, { ...position, isSettled: false }))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** Puts every committed act in order; returns how many were waiting. */
export async function seal(database: Database): Promise<number> {
  const result = await database.app.query('select seal_acts() as count')
  return Number(result.rows[0]?.count ?? 0)
}

/** Fixes an instant to read at: whatever is not known by then will never be dated before it. */
export async function promiseKnownAt(database: Database, instant: string): Promise<string> {
  const result = await database.app.query('select promise_known_at($1::timestamptz) as at', [instant])
  return String(result.rows[0]?.at)
}
