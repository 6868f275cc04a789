import pg from 'pg'

/** Counts the statements of one request, over every connection of the application. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let count = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: never[]) {
    const [first] = given as readonly (string | { text?: string })[]
    const text = typeof first === 'string' ? first : (first?.text ?? '')
    // Opening and closing the transaction, and asking whose session it is, belong to every request.
    if (!/^\s*(begin|commit|rollback|select s\.account_id)/.test(text)) count++
    return (query as (...args: never[]) => unknown).apply(this, given)
  } as typeof query
  try {
    await work()
    return count
  } finally {
    pg.Client.prototype.query = query
  }
}

/** Counts the rows that the database sends to answer one request. */
export async function rowsOf(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let count = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: never[]) {
    const sent = (query as (...args: never[]) => unknown).apply(this, given)
    if (sent instanceof Promise)
      sent.then(
        (result: pg.QueryResult) => {
          count += result.rows?.length ?? 0
        },
        () => undefined,
      )
    return sent
  } as typeof query
  try {
    await work()
    return count
  } finally {
    pg.Client.prototype.query = query
  }
}
