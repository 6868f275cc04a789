import { newId } from '../../../../../platform/web/storage/new-id.ts'
import type { GridCell } from '../../../contract/submission.ts'
import { notApplicableText, readCell, retyped } from '../../../entry/check.ts'
import type { Write } from '../../../entry/grid.ts'
import {
  type Batch,
  type Behalf,
  type EntryPlace,
  nextBatch,
  type OutboxChange,
  type OutboxRow,
  placeId,
  putMine,
  type RowAnswer,
  settle,
  typeInto,
} from '../../../entry/outbox.ts'
import type { RowsFile } from '../../../entry/rows-file.ts'
import type { Kept } from './kept.ts'

/** Rows sent at a time. */
const most = 1000

async function change(kept: Kept, { put, drop }: OutboxChange): Promise<void> {
  if (drop.length > 0) await kept.rows.bulkDelete([...drop])
  if (put.length > 0) await kept.rows.bulkPut([...put])
}

const lastOrder = async (kept: Kept): Promise<number> => (await kept.rows.orderBy('order').last())?.order ?? 0

/** Puts typed values on their way; they are safe in this browser once this returns. */
export async function typeCells(
  kept: Kept,
  place: EntryPlace,
  cells: ReadonlyMap<string, GridCell>,
  writes: readonly Write[],
  behalf: Behalf | null,
): Promise<void> {
  await kept.transaction('rw', kept.rows, async () => {
    const byKey = new Map<string, readonly OutboxRow[]>()
    for (const row of await kept.rows.where('place').equals(placeId(place)).toArray())
      byKey.set(row.key, [...(byKey.get(row.key) ?? []), row])
    let order = await lastOrder(kept)
    const all: { put: OutboxRow[]; drop: string[] } = { put: [], drop: [] }
    for (const { key, text } of writes) {
      const cell = cells.get(key)
      if (!cell) continue
      const before = byKey.get(key) ?? []
      if (retyped(cell.entry) === text.trim() && before.every(isOnlyHere)) {
        all.drop.push(...before.map((row) => row.id))
        byKey.delete(key)
        continue
      }
      const read = readCell(cell, text)
      const { put, drop } = typeInto(before, cell.entry?.id ?? null, {
        ...{ form: place.form, unit: place.unit, period: place.period },
        id: newId(),
        order: ++order,
        key,
        measure: cell.measure.code,
        class: cell.class,
        value: read.is === 'not_applicable' ? notApplicableText.vi : text.trim(),
        isNotApplicable: read.is === 'not_applicable',
        behalf,
        refusal: read.is === 'refused' ? { code: read.refusal.code, text: read.refusal.text } : null,
      })
      byKey.set(key, [...before.filter((row) => !drop.includes(row.id)), ...put])
      all.put.push(...put)
      all.drop.push(...drop)
    }
    await change(kept, all)
  })
}

/** Nothing of it can have reached the server. */
const isOnlyHere = (row: OutboxRow): boolean => !row.wasSent && (row.state === 'refused' || row.state === 'waiting')

/** The next rows to send, marked as on their way. */
export const takeBatch = (kept: Kept, limit = most): Promise<Batch | undefined> =>
  kept.transaction('rw', kept.rows, async () => {
    const batch = nextBatch(await kept.rows.where('state').equals('waiting').toArray(), limit)
    if (!batch) return undefined
    const rows = batch.rows.map((row) => ({ ...row, wasSent: true }))
    await change(kept, { put: rows, drop: [] })
    return { ...batch, rows }
  })

/** Settles a batch by its answers; a row without one is refused, so that it is seen. */
export async function settleBatch(kept: Kept, batch: Batch, answers: readonly RowAnswer[]): Promise<void> {
  const told = new Map(answers.map((answer) => [answer.id, answer]))
  await kept.transaction('rw', kept.rows, async () => {
    const rows = await kept.rows.where('place').equals(placeId(batch)).toArray()
    await change(
      kept,
      settle(
        rows,
        batch.rows.map(
          (row) => told.get(row.id) ?? { id: row.id, outcome: 'refused', refusal: noAnswer, theirs: null },
        ),
      ),
    )
  })
}

const noAnswer = {
  code: 'no-answer',
  message: {
    vi: 'Máy chủ không trả lời về ô này. Hãy nhập lại.',
    en: 'The server said nothing about this cell. Type it again.',
  },
}

/** The person takes what stands at the server, and lets the own value go. */
export const dropRow = (kept: Kept, row: OutboxRow): Promise<void> => kept.rows.delete(row.id)

/** The person puts the own value, as a correction of the one that stands. */
export const keepMine = (kept: Kept, row: OutboxRow): Promise<void> =>
  kept.transaction('rw', kept.rows, async () => {
    const mine = putMine(row, newId(), (await lastOrder(kept)) + 1)
    await change(kept, { put: [mine], drop: [row.id] })
  })

/** Rows of a file from another computer, under the ids they had there. */
export const takeRowsFile = (kept: Kept, file: RowsFile): Promise<number> =>
  kept.transaction('rw', kept.rows, async () => {
    const place = { form: file.form, unit: file.unit, period: file.period }
    const here = new Set(await kept.rows.where('place').equals(placeId(place)).primaryKeys())
    const order = await lastOrder(kept)
    const put = file.rows
      .filter((row) => !here.has(row.id))
      .map(
        (row, index): OutboxRow => ({
          ...row,
          ...place,
          place: placeId(place),
          order: order + 1 + index,
          state: 'waiting',
          wasSent: true,
          refusal: null,
          theirs: null,
        }),
      )
    await change(kept, { put, drop: [] })
    return put.length
  })

/** Rows the server has acknowledged at a place. */
export const savedIds = (kept: Kept, place: EntryPlace): Promise<string[]> =>
  kept.rows
    .where('[place+state]')
    .equals([placeId(place), 'saved'])
    .primaryKeys()
