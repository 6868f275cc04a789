import pg from 'pg'

const isControl = (text: string): boolean => /^\s*(begin|commit|rollback)\b/i.test(text)

/** The statements `work` sends to any database, begin and commit left out. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const sent: string[] = []
  const prototype = pg.Client.prototype as unknown as { query(...given: unknown[]): unknown }
  const query = prototype.query
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const [first] = given
    const text = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '')
    sent.push(...text.split(';').filter((part) => part.trim() !== '' && !isControl(part)))
    return query.apply(this, given)
  }
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return sent
}
