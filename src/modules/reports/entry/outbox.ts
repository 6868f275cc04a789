import type { Text } from '../../../platform/domain/text.ts'
import type { GridCell } from '../contract/submission.ts'

export interface Behalf {
  readonly channel: 'telephone' | 'paper' | 'message'
  readonly reportedBy: string
}

/** One form, unit and period. */
export interface EntryPlace {
  readonly form: string
  readonly unit: string
  readonly period: string
}

export const placeId = ({ form, unit, period }: EntryPlace): string => [form, unit, period].join('|')

/**
 * A typed cell on its way. `waiting` until the server answers; `saved` stays until the grid is read anew; `refused` and
 * `conflict` stay until the person decides.
 */
export interface OutboxRow extends EntryPlace {
  /** Made where it was typed; the server stores it once under it. */
  readonly id: string
  readonly place: string
  /** Of typing, in this browser. */
  readonly order: number
  readonly key: string
  readonly measure: string
  readonly class: string | null
  readonly value: string
  readonly isNotApplicable: boolean
  /** The entry the person saw, or the row before it at the same cell. */
  readonly seen: string | null
  readonly behalf: Behalf | null
  readonly state: 'waiting' | 'saved' | 'refused' | 'conflict'
  /** It may have arrived though no answer came: it is sent again as it is, never replaced. */
  readonly wasSent: boolean
  readonly refusal: { readonly code: string; readonly text: Text } | null
  readonly theirs: GridCell['entry']
}

/** What changes in the outbox. */
export interface OutboxChange {
  readonly put: readonly OutboxRow[]
  readonly drop: readonly string[]
}

const inOrder = (rows: readonly OutboxRow[]): readonly OutboxRow[] => rows.toSorted((a, b) => a.order - b.order)

export type NewRow = Omit<OutboxRow, 'place' | 'seen' | 'state' | 'wasSent' | 'theirs'>

/**
 * Puts a typed value on its way, after those of the same cell that are. One that was never sent is replaced; one in
 * conflict stays in conflict, with the new value on the person's side.
 * @param before rows of this cell
 * @param standing id of the entry the grid shows
 */
export function typeInto(before: readonly OutboxRow[], standing: string | null, row: NewRow): OutboxChange {
  const rows = [...inOrder(before)]
  const drop: string[] = []
  let conflict: OutboxRow | undefined
  for (let last = rows.at(-1); last && isReplaced(last); last = rows.at(-1)) {
    if (last.state === 'conflict') conflict = last
    drop.push(last.id)
    rows.pop()
  }
  const seen = rows.at(-1)?.id ?? conflict?.seen ?? (before[0] && isReplaced(before[0]) ? before[0].seen : standing)
  const state = row.refusal ? 'refused' : conflict ? 'conflict' : 'waiting'
  const theirs = state === 'conflict' ? (conflict?.theirs ?? null) : null
  return { put: [{ ...row, place: placeId(row), seen, state, wasSent: false, theirs }], drop }
}

const isReplaced = (row: OutboxRow): boolean =>
  row.state === 'refused' || row.state === 'conflict' || (row.state === 'waiting' && !row.wasSent)

export interface Batch extends EntryPlace {
  readonly behalf: Behalf | null
  readonly rows: readonly OutboxRow[]
}

/** What is sent next: rows of one place, in the order of typing, one of each cell. */
export function nextBatch(all: readonly OutboxRow[], most: number): Batch | undefined {
  const waiting = inOrder(all.filter((row) => row.state === 'waiting'))
  const [first] = waiting
  if (!first) return undefined
  const taken = new Set<string>()
  const rows: OutboxRow[] = []
  for (const row of waiting) {
    if (rows.length === most) break
    if (row.place !== first.place || taken.has(row.key)) continue
    taken.add(row.key)
    if (sameBehalf(row.behalf, first.behalf)) rows.push(row)
  }
  return { form: first.form, unit: first.unit, period: first.period, behalf: first.behalf, rows }
}

const sameBehalf = (a: Behalf | null, b: Behalf | null): boolean =>
  a?.channel === b?.channel && a?.reportedBy === b?.reportedBy

export interface RowAnswer {
  readonly id: string
  readonly outcome: 'saved' | 'refused' | 'conflict'
  readonly refusal: { readonly code: string; readonly message: Text } | null
  readonly theirs: GridCell['entry']
}

/** Settles rows by what the server answered; a row of the same cell typed since then follows on what came of it. */
export function settle(all: readonly OutboxRow[], answers: readonly RowAnswer[]): OutboxChange {
  const put = new Map<string, OutboxRow>()
  const drop: string[] = []
  const byId = new Map(all.map((row) => [row.id, row]))
  for (const answer of answers) {
    const row = byId.get(answer.id)
    if (!row) continue
    const beside = all.filter((other) => other.place === row.place && other.key === row.key && other.id !== row.id)
    const next = inOrder(beside).find((other) => other.order > row.order && other.state === 'waiting')
    if (answer.outcome === 'saved') {
      put.set(row.id, { ...row, state: 'saved', wasSent: true, refusal: null, theirs: null })
      drop.push(...beside.filter((other) => other.order < row.order && other.state === 'saved').map(({ id }) => id))
    } else if (next) {
      drop.push(row.id)
      const isConflict = answer.outcome === 'conflict'
      const { theirs } = answer
      put.set(next.id, { ...next, seen: row.seen, ...(isConflict ? { state: 'conflict', theirs } : {}) })
    } else {
      const refusal = answer.refusal && { code: answer.refusal.code, text: answer.refusal.message }
      put.set(row.id, { ...row, state: answer.outcome, refusal, theirs: answer.theirs })
    }
  }
  return { put: [...put.values()], drop }
}

/** The person's own value once more, as a correction of the other one that is now seen. */
export const putMine = (row: OutboxRow, id: string, order: number): OutboxRow => ({
  ...row,
  id,
  order,
  seen: row.theirs?.id ?? null,
  state: 'waiting',
  wasSent: false,
  refusal: null,
  theirs: null,
})

export interface Tally {
  readonly waiting: number
  readonly refused: number
  readonly conflict: number
}

/** Rows that are not with the server yet, by what they wait for. */
export function tally(rows: readonly OutboxRow[]): Tally {
  const count = (state: OutboxRow['state']): number => rows.filter((row) => row.state === state).length
  return { waiting: count('waiting'), refused: count('refused'), conflict: count('conflict') }
}

/** The row that says what a cell shows: the last one typed. */
export function latestByKey(rows: readonly OutboxRow[]): ReadonlyMap<string, OutboxRow> {
  return new Map(inOrder(rows).map((row) => [row.key, row]))
}
