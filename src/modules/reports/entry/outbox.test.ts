import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  latestByKey,
  nextBatch,
  type OutboxChange,
  type OutboxRow,
  placeId,
  putMine,
  type RowAnswer,
  settle,
  tally,
  typeInto,
} from './outbox.ts'

const place = { form: 'f', unit: 'u', period: '2026-10' }
const change = (rows: readonly OutboxRow[], { put, drop }: OutboxChange): readonly OutboxRow[] => [
  ...rows.filter((row) => !drop.includes(row.id) && !put.some((other) => other.id === row.id)),
  ...put,
]
let order = 0
function typed(rows: readonly OutboxRow[], key: string, value: string, standing: string | null, isWrong = false) {
  order++
  const refusal = isWrong ? { code: 'not-a-number', text: { vi: 'sai', en: 'wrong' } } : null
  const fresh = { ...place, id: `r${order}`, order, key, measure: key, class: null, value, refusal }
  const before = rows.filter((row) => row.key === key)
  return change(rows, typeInto(before, standing, { ...fresh, isNotApplicable: false, behalf: null }))
}

/** A server that keeps one value a cell, once per id, and answers like the real one. */
class Server {
  readonly stands = new Map<string, { id: string; text: string }>()
  readonly stored: string[] = []
  take(rows: readonly OutboxRow[]): readonly RowAnswer[] {
    return rows.map((row): RowAnswer => {
      const answer = (outcome: RowAnswer['outcome']): RowAnswer => ({
        id: row.id,
        outcome,
        refusal: null,
        theirs: null,
      })
      if (this.stored.includes(row.id)) return answer('saved')
      const top = this.stands.get(row.key)
      if (row.value === '13')
        return { ...answer('refused'), refusal: { code: 'no', message: { vi: 'không', en: 'no' } } }
      if (top && top.id !== row.seen) return { ...answer('conflict'), theirs: theirs(top.id, top.text) }
      this.stands.set(row.key, { id: row.id, text: row.value })
      this.stored.push(row.id)
      return answer('saved')
    })
  }
}
const theirs = (id: string, text: string) => ({
  ...{ id, text, isEstimate: false, isNotApplicable: false, isApproved: false },
  ...{ by: { vi: 'Người khác', en: 'Another' }, at: '2026-11-22T00:00:00Z' },
})

const act = fc.oneof(
  fc.record({
    does: fc.constant('type' as const),
    key: fc.constantFrom('a', 'b'),
    value: fc.constantFrom('1', '2', '13'),
  }),
  /** Sending; the request or its answer may be lost on the way. */
  fc.record({ does: fc.constant('send' as const), lost: fc.constantFrom('no', 'no', 'request', 'answer') }),
)

function send(rows: readonly OutboxRow[], server: Server, lost: string): readonly OutboxRow[] {
  const batch = nextBatch(rows, 10)
  if (!batch) return rows
  const sent = batch.rows.map((row) => ({ ...row, wasSent: true }))
  const now = change(rows, { put: sent, drop: [] })
  if (lost === 'request') return now
  const answers = server.take(sent)
  return lost === 'answer' ? now : change(now, settle(now, answers))
}

describe('the outbox', () => {
  it('brings the last value typed into each cell to the server once, however often the network fails', () =>
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let rows: readonly OutboxRow[] = []
        const server = new Server()
        const last = new Map<string, string>()
        for (const one of acts) {
          if (one.does === 'send') rows = send(rows, server, one.lost)
          else {
            rows = typed(rows, one.key, one.value, null)
            last.set(one.key, one.value)
          }
        }
        for (let round = 0; round < 40 && nextBatch(rows, 10); round++) rows = send(rows, server, 'no')
        expect(tally(rows)).toMatchObject({ waiting: 0, conflict: 0 })
        expect(new Set(server.stored).size).toBe(server.stored.length)
        for (const [key, value] of last) {
          const shown = latestByKey(rows).get(key)
          expect(shown?.value).toBe(value)
          if (value === '13') expect(shown?.state).toBe('refused')
          else expect(server.stands.get(key)?.text).toBe(value)
        }
      }),
    ))

  it('replaces a value that was never sent, and follows on one that may have arrived', () => {
    let rows = typed([], 'a', '1', 'e0')
    rows = typed(rows, 'a', '2', 'e0')
    expect(rows.map(({ value, seen }) => [value, seen])).toEqual([['2', 'e0']])
    rows = rows.map((row) => ({ ...row, wasSent: true }))
    rows = typed(rows, 'a', '3', 'e0')
    expect(rows.map(({ value, seen }) => [value, seen])).toEqual([
      ['2', 'e0'],
      ['3', rows[0]?.id],
    ])
    expect(nextBatch(rows, 10)?.rows.map(({ value }) => value)).toEqual(['2'])
  })

  it('keeps what cannot be read with its reason, sends the others, and a better value takes its place', () => {
    let rows = typed(typed([], 'a', 'chữ', null, true), 'b', '2', null)
    expect(nextBatch(rows, 10)?.rows.map(({ key }) => key)).toEqual(['b'])
    expect(latestByKey(rows).get('a')?.refusal?.code).toBe('not-a-number')
    rows = typed(rows, 'a', '1', null)
    expect(tally(rows)).toEqual({ waiting: 2, refused: 0, conflict: 0 })
  })

  it('holds both values of a conflict until the person chooses, also when typing goes on', () => {
    const server = new Server()
    server.stands.set('a', { id: 'other', text: '9' })
    let rows = send(typed([], 'a', '1', null), server, 'no')
    rows = typed(rows, 'a', '2', null)
    const [row] = rows
    expect(row).toMatchObject({ state: 'conflict', value: '2', theirs: { text: '9' } })
    expect(nextBatch(rows, 10)).toBeUndefined()
    expect(server.stands.get('a')?.text).toBe('9')
    if (row) rows = change(rows, { put: [putMine(row, 'mine', 99)], drop: [row.id] })
    rows = send(rows, server, 'no')
    expect(server.stands.get('a')?.text).toBe('2')
    expect(tally(rows)).toEqual({ waiting: 0, refused: 0, conflict: 0 })
  })

  it('turns what was typed while a conflict was on its way into the own side of the conflict', () => {
    const server = new Server()
    server.stands.set('a', { id: 'other', text: '9' })
    const first = typed([], 'a', '1', null).map((row) => ({ ...row, wasSent: true }))
    const second = typed(first, 'a', '2', null)
    const rows = change(second, settle(second, server.take(first)))
    expect(rows).toMatchObject([{ value: '2', state: 'conflict', theirs: { text: '9' } }])
  })

  it('sends rows of one form, unit and period together, and those of different reporters apart', () => {
    const rows = typed(typed(typed([], 'a', '1', null), 'b', '2', null), 'c', '3', null).map(
      (row, at): OutboxRow =>
        at === 1
          ? { ...row, behalf: { channel: 'paper', reportedBy: 'Ông Nam' } }
          : at === 2
            ? { ...row, unit: 'v', place: placeId({ ...place, unit: 'v' }) }
            : row,
    )
    expect(nextBatch(rows, 10)?.rows.map(({ key }) => key)).toEqual(['a'])
    expect(nextBatch(rows.slice(1), 10)?.behalf?.reportedBy).toBe('Ông Nam')
  })
})
