import type { z } from 'zod'
import { must } from '../../../../platform/domain/problem.ts'
import type { Outcome, Refusal } from '../../../../platform/domain/refusal.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { checkPlace, type NewValue, readTyped } from '../../../figures/enter.ts'
import {
  type BatchRow,
  loadLocks,
  lockedBy,
  lockLine,
  type StandingValue,
  saveBatch,
} from '../../../figures/server/public.ts'
import type { cellInputShape, saveCells } from '../../contract/submission.ts'
import { heldTexts } from '../../fill.ts'
import { cellKey } from '../../form.ts'
import { mayEnter, stepFrom } from './abilities.ts'
import { entryOf, loadValues, placeKeyOf, standingOf, standsAt } from './grid.ts'
import { type OpenedPlace, openPlace, type PlaceCell } from './place.ts'
import { addEvents, addSubmission, type Behalf, holdPlaces, type Standing } from './store.ts'

type Input = z.output<typeof saveCells.input>
type Row = z.output<typeof cellInputShape>
type Saved = z.input<typeof saveCells.output>
type SavedCell = Saved['cells'][number]

const attempts = 3

/** Saves typed cells, each by itself, under one act. */
export async function save(context: Context, input: Input): Promise<Saved> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write(context.database, context.caller, (tx) => saveInto(tx, context, input))
    } catch (error) {
      // Somebody wrote into one of the places by another way meanwhile: looked at again, it is a conflict of that cell.
      if (attempt >= attempts || !isOvertaken(error)) throw error
    }
  }
}

class Overtaken extends Error {}

const isOvertaken = (error: unknown): boolean => {
  const failure = error as { code?: string; constraint?: string }
  return error instanceof Overtaken || (failure.code === '23505' && failure.constraint === 'entry_place')
}

async function saveInto(tx: Transaction, context: Context, input: Input): Promise<Saved> {
  const place = await openPlace(tx, context, input)
  must(mayEnter(place), 'forbidden')
  await holdPlaces(tx, placeKeyOf(place), [place.unit.id])
  const [standing, values, stored, locks] = await Promise.all([
    standingOf(tx, place),
    loadValues(tx, place),
    storedAmong(tx, input.cells),
    loadLocks(tx, {
      unitIds: [...new Set(place.cells.map((cell) => cell.subjectId))],
      first: place.period.first,
      last: place.period.last,
    }),
  ])
  const state = standing?.state ?? 'none'
  const judged = judge({ place, values, stored, locks, step: stepFrom(state, 'save') }, input.cells)
  const rows = judged.rows
  const step = stepFrom(state, 'save')
  if (rows.length === 0 || !step.ok) return { state, cells: judged.cells }
  const submissionId = standing?.id ?? newId()
  const actId = await recordAct(tx, {
    verb: 'submission.save',
    unitId: place.unit.id,
    recordKind: 'submission',
    recordId: submissionId,
    payload: { form: place.form.code, period: place.period.id, rows: judged.told },
  })
  if (!standing) {
    const key = { ...placeKeyOf(place), unitId: place.unit.id, period: place.period.id }
    await addSubmission(tx, key, submissionId, actId)
  }
  if (!(await saveBatch(tx, rows, place.period, actId))) throw new Overtaken()
  if (isWorthAnEvent(standing, step.value, input.behalf, tx.actor.accountId)) {
    await addEvents(tx, [
      {
        submissionId,
        closes: standing?.eventId ?? null,
        requestId: newId(),
        event: 'save',
        state: step.value,
        reason: null,
        behalf: input.behalf ?? null,
        on: place.reader.today,
        submittedOn: standing?.submittedOn ?? null,
        actId,
      },
    ])
  }
  return { state: step.value, cells: judged.cells }
}

/** The history tells when entering began, and when somebody began to type for the unit; not every cell. */
const isWorthAnEvent = (
  standing: Standing | undefined,
  next: string,
  behalf: Behalf | undefined,
  accountId: string,
): boolean =>
  standing === undefined ||
  standing.state !== next ||
  (behalf !== undefined &&
    (standing.behalf?.channel !== behalf.channel ||
      standing.behalf.reportedBy !== behalf.reportedBy ||
      standing.by !== accountId))

interface Stored {
  readonly unitId: string
  readonly measureId: string
  readonly class: string | null
}

/** Rows that were stored before under the ids sent, as far as the caller may open them. */
async function storedAmong(tx: Transaction, cells: readonly Row[]): Promise<ReadonlyMap<string, Stored>> {
  const rows = await tx.query<Stored & { id: string }>(sql`
    select id, unit_id as "unitId", measure_id as "measureId", class_code as class from entry where id = any (${cells.map((cell) => cell.id)}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

interface Ground {
  readonly place: OpenedPlace
  readonly values: ReadonlyMap<string, StandingValue>
  readonly stored: ReadonlyMap<string, Stored>
  readonly locks: ReadonlyMap<string, { readonly vi: string; readonly en: string }>
  readonly step: Outcome<unknown>
}

interface Top {
  readonly id: string
  readonly isEmpty: boolean
}

/** Judges the rows in their order; a row may follow another one at the same cell. */
function judge(ground: Ground, inputs: readonly Row[]) {
  const { place, values, stored } = ground
  const byKey = new Map(place.cells.map((cell) => [cell.key, cell]))
  const tops = new Map<string, Top | undefined>()
  const rows: BatchRow[] = []
  const told: { id: string; cell: string; value: string }[] = []
  const taken = new Map<string, string>()
  const cells = inputs.map((input): SavedCell => {
    const key = cellKey(input.measure, input.class)
    const cell = byKey.get(key)
    const answer = (outcome: SavedCell['outcome'], refusal: Refusal | null = null): SavedCell => ({
      id: input.id,
      key,
      outcome,
      refusal: refusal && { code: refusal.code, message: refusal.text },
      theirs: outcome === 'conflict' && cell ? entryOf(standsAt(values, cell)) : null,
    })
    const before = stored.get(input.id)
    const isHere = before && cell && before.unitId === cell.subjectId && before.measureId === cell.measure.id
    if (isHere && before.class === cell.line.class) return answer('saved')
    if (taken.get(input.id) === key) return answer('saved')
    if (before || taken.has(input.id)) return answer('refused', idTaken)
    if (!cell) return answer('refused', notInForm)
    const refused = refusalAt(ground, cell)
    if (refused) return answer('refused', refused)
    if (!tops.has(key)) tops.set(key, topOf(standsAt(values, cell)))
    const top = tops.get(key)
    const read = readCell(place, cell, input)
    if (!read.ok) return answer('refused', read.refusal)
    if (top && !top.isEmpty && top.id !== input.seen) return answer('conflict')
    taken.set(input.id, key)
    if (isNothing(read.value) && (!top || top.isEmpty)) return answer('saved')
    rows.push({
      ...read.value,
      id: input.id,
      unitId: cell.subjectId,
      measureId: cell.measure.id,
      class: cell.line.class,
      supersedes: top?.id ?? null,
      reason: top ? 'sửa khi nhập biểu' : null,
    })
    told.push({ id: input.id, cell: key, value: input.value })
    tops.set(key, { id: input.id, isEmpty: isNothing(read.value) })
    return answer('saved')
  })
  return { rows, told, cells }
}

const topOf = (value: StandingValue | undefined): Top | undefined => value && { id: value.id, isEmpty: value.isEmpty }

const isNothing = (value: NewValue): boolean =>
  value.quantity === null && value.result === null && !value.isNotApplicable

/** Why nothing may be typed into a cell now. */
function refusalAt({ place, locks, step }: Ground, cell: PlaceCell): Refusal | null {
  if (!step.ok) return step.refusal
  if (cell.held !== null) return { code: 'not-typed', text: heldTexts[cell.held] }
  const lock = locks.get(`${cell.subjectId}|${lockLine(cell.measure.id, cell.line.class)}`)
  if (lock) return lockedBy(lock)
  const { forest } = place.catalogue
  const subject = forest.units.get(cell.subjectId) ?? place.unit
  const { measure, line } = cell
  const checked = checkPlace(forest, measure, subject, place.period, line.class, 'actual', place.reader.today)
  return checked.ok ? null : checked.refusal
}

function readCell({ period }: OpenedPlace, { measure }: PlaceCell, input: Row): Outcome<NewValue> {
  const value = input.value.trim()
  if (value === '' && !input.isNotApplicable)
    return { ok: true, value: { quantity: null, result: null, isNotApplicable: false, cutOffOn: null } }
  if (measure.result === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value) && !input.isNotApplicable)
    return refuse('not-a-day', `“${value}” không phải là ngày.`, `“${value}” is not a day.`, 'value')
  return readTyped(measure, period, { value, isEstimate: input.isEstimate, isNotApplicable: input.isNotApplicable })
}

const notInForm: Refusal = {
  code: 'not-in-form',
  text: { vi: 'Biểu này không có ô này cho đơn vị.', en: 'The form has no such cell for this unit.' },
}
const idTaken: Refusal = {
  code: 'id-taken',
  text: {
    vi: 'Mã của ô đã dùng cho một lần nhập khác. Hãy nhập lại ô này.',
    en: 'The id of this cell belongs to another entry. Type the cell again.',
  },
}
