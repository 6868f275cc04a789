import type { z } from 'zod'
import { must } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { keepBytes } from '../../../files/server/public.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { TakenEntry, TakenOutcome, takeOver } from '../../contract/text.ts'
import { catalogueAt } from '../catalogue.ts'
import { holdForEntry } from '../hold-places.ts'
import {
  type BatchRow,
  loadLocks,
  loadStandingValues,
  lockedBy,
  lockLine,
  type StandingValue,
  saveBatch,
} from '../places.ts'
import { type JudgedEntry, judgeEntry } from './judge.ts'
import { type KeptFor, textFor, textMediaType } from './kept-text.ts'
import { idTaken, isSame, theirsOf, told, twice } from './outcome.ts'
import { addText, addTextEntries } from './store.ts'

type Input = z.output<typeof takeOver.input>
type Taken = z.output<typeof takeOver.output>

const attempts = 3

/** Takes figures of a text over, each judged by itself, under one act. */
export async function takeOverBy(context: Context, input: Input): Promise<Taken> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write(context.database, context.caller, (tx) => takeOverInto(tx, context.database, input))
    } catch (error) {
      // Somebody wrote into one of the places meanwhile: looked at again, it is a conflict of that figure.
      if (attempt >= attempts || !isOvertaken(error)) throw error
    }
  }
}

class Overtaken extends Error {}

const isOvertaken = (error: unknown): boolean => {
  const failure = error as { code?: string; constraint?: string }
  const isTwice =
    failure.code === '23505' && /^(?:entry_place|text_source_once|text_source_pkey)$/.test(failure.constraint ?? '')
  return error instanceof Overtaken || isTwice
}

async function takeOverInto(tx: Transaction, cacheKey: object, input: Input): Promise<Taken> {
  const [catalogue, reader] = [await catalogueAt(tx, null, cacheKey), await loadReader(tx)]
  const { forest } = catalogue
  const unit = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
  must(requireRole(forest, reader, 'clerk', unit.id, reader.today), 'forbidden')
  const kept = await textFor(tx, unit.id, input)
  const outcomes = new Map<string, TakenOutcome>()
  const judged: JudgedEntry[] = []
  const stored = await storedAmong(tx, kept.id, input.entries)
  for (const entry of input.entries) {
    const before = stored.get(entry.id)
    if (before !== undefined)
      outcomes.set(entry.id, before ? told(entry.id, 'saved') : told(entry.id, 'refused', idTaken))
    if (outcomes.has(entry.id)) continue
    const outcome = judgeEntry(catalogue, reader, kept.text, entry)
    if (outcome.ok) judged.push(outcome.value)
    else outcomes.set(entry.id, told(entry.id, 'refused', outcome.refusal))
  }
  const rows: Placed[] = []
  for (const group of byPeriod(judged)) {
    const placed = await placeAll(tx, group)
    for (const outcome of placed.outcomes) outcomes.set(outcome.id, outcome)
    rows.push(...placed.rows)
  }
  if (rows.length > 0) await save(tx, { unitId: unit.id, head: input.head, kept, rows })
  return { id: kept.id, entries: input.entries.flatMap((entry) => outcomes.get(entry.id) ?? []) }
}

type Placed = BatchRow & { readonly judged: JudgedEntry }

/** Looks at what stands at the places of figures of one period, while nobody else writes there. */
async function placeAll(
  tx: Transaction,
  group: readonly JudgedEntry[],
): Promise<{ readonly rows: readonly Placed[]; readonly outcomes: readonly TakenOutcome[] }> {
  const place = { first: group[0]?.period.first ?? '', last: group[0]?.period.last ?? '' }
  const unitIds = [...new Set(group.map((item) => item.unit.id))]
  for (const unitId of unitIds.toSorted()) await holdForEntry(tx, { unitId, ...place })
  const measureIds = [...new Set(group.map((item) => item.measure.id))]
  const standing = await loadStandingValues(tx, { unitIds, measureIds, ...place })
  const standsAt = new Map(standing.map((value) => [keyOf(value), value]))
  const locks = await loadLocks(tx, { unitIds, ...place })
  const rows = new Map<string, Placed>()
  const outcomes = group.map((item) => {
    const { entry, unit, measure } = item
    const key = keyOf({ unitId: unit.id, measureId: measure.id, class: entry.class })
    const lock = locks.get(`${unit.id}|${lockLine(measure.id, entry.class)}`)
    const stands = standsAt.get(key)
    if (lock) return told(entry.id, 'refused', lockedBy(lock))
    if (rows.has(key)) return told(entry.id, 'refused', twice)
    if (stands && !stands.isEmpty)
      return told(entry.id, isSame(stands, item) ? 'held' : 'conflict', null, theirsOf(stands, item))
    rows.set(key, rowOf(item, stands))
    return told(entry.id, 'saved')
  })
  return { rows: [...rows.values()], outcomes }
}

interface Saving {
  readonly unitId: string
  readonly head: Input['head']
  readonly kept: KeptFor
  readonly rows: readonly Placed[]
}

/** One act for the text, where it is new, and all entries. */
async function save(tx: Transaction, { unitId, head, kept, rows }: Saving): Promise<void> {
  const actId = await recordAct(tx, {
    verb: 'text.take-over',
    unitId,
    recordKind: 'text_source',
    recordId: kept.id,
    payload: { text: kept.sha256.toString('hex'), entries: rows.map((row) => payloadOf(row.judged)) },
  })
  if (kept.isNew) {
    await keepBytes(tx, Buffer.from(kept.text), textMediaType)
    await addText(tx, { ...head, id: kept.id, unitId, sha256: kept.sha256 }, actId)
  }
  const judged = new Map(rows.map((row) => [row.judged, row]))
  for (const group of byPeriod([...judged.keys()])) {
    const [first] = group
    const own = group.flatMap((item) => judged.get(item) ?? [])
    if (first && !(await saveBatch(tx, own, first.period, actId))) throw new Overtaken()
  }
  await addTextEntries(
    tx,
    rows.map(({ judged: { entry } }) => ({ ...entry, entryId: entry.id, textId: kept.id })),
  )
}

/** Ids that entries have already: true where they were taken from this very text. */
async function storedAmong(
  tx: Transaction,
  textId: string,
  entries: readonly TakenEntry[],
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await tx.query<{ id: string; is_mine: boolean }>(sql`
    select e.id, exists (select from text_entry t where t.entry_id = e.id and t.text_id = ${textId}::uuid) as is_mine
    from entry e where e.id = any (${entries.map((entry) => entry.id)}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.is_mine]))
}

const keyOf = (place: { readonly unitId: string; readonly measureId: string; readonly class: string | null }): string =>
  `${place.unitId}|${place.measureId}|${place.class ?? ''}`

function byPeriod(items: readonly JudgedEntry[]): readonly (readonly JudgedEntry[])[] {
  const groups = new Map<string, JudgedEntry[]>()
  for (const item of items) {
    const key = `${item.period.id}|${item.period.first}|${item.period.last}`
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}

const rowOf = (item: JudgedEntry, stands: StandingValue | undefined): BatchRow & { readonly judged: JudgedEntry } => ({
  ...item.value,
  id: item.entry.id,
  unitId: item.unit.id,
  measureId: item.measure.id,
  class: item.entry.class,
  supersedes: stands?.id ?? null,
  reason: stands ? 'nhập lại sau khi rút' : null,
  printedForm: item.printed,
  isOfMost: item.entry.isOfMost,
  judged: item,
})

const payloadOf = ({ entry, period }: JudgedEntry) => ({
  id: entry.id,
  unit: entry.unit,
  measure: entry.measure,
  class: entry.class,
  period: period.id,
  value: entry.high === null ? entry.value : `${entry.value}–${entry.high}`,
})
