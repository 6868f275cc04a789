import { parsePeriod } from '../../../../platform/domain/period.ts'
import { must, problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { sendAct } from '../../../acts/server/public.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import { checkNotCounted, checkPlace, readTyped, type Typed } from '../../enter.ts'
import { type Aspect, versionOn } from '../../measure.ts'
import { type Catalogue, catalogueAt, measureOf, periodOf, requireClass } from '../catalogue.ts'
import { entryEnds } from '../counts.ts'
import { holdForEntry } from '../hold-places.ts'
import { lockLine } from '../places.ts'
import { addEntry, supersede } from '../store.ts'
import { type Lock, refuseLocked } from './lock.ts'
import { PlaceTaken, retellingConflict } from './taken.ts'

export interface EnterInput extends Typed {
  readonly id: string
  readonly unit: string
  readonly measure: string
  readonly class?: string | undefined
  readonly aspect: Aspect
  readonly period: string
  /** Plans come from the module of targets, with their directive. */
  readonly directiveId?: string | null
}

/** Saves a value at a free place. A second writer gets a conflict that shows both values. */
export function enter(context: Context, input: EnterInput): Promise<{ id: string }> {
  if (input.aspect !== 'actual') {
    throw problem(
      'refused',
      'plan-by-targets',
      'Kế hoạch chỉ được đặt ở trang Chỉ tiêu, kèm văn bản giao.',
      'Plans are set on the page of targets only, with their directive.',
      'aspect',
    )
  }
  return retellingConflict(context, input, (tx) => enterInto(tx, context.database, input))
}

/** The same inside a transaction of another module's action. */
export async function enterInto(tx: Transaction, cacheKey: object, input: EnterInput): Promise<{ id: string }> {
  const catalogue = await catalogueAt(tx, null, cacheKey)
  // Asked for together; what is held is looked at only after the reader's right.
  const [reader, { held, lock }] = await Promise.all([loadReader(tx), heldAt(tx, catalogue, input)])
  const period = periodOf(catalogue, input.period)
  const unit = reachableUnit(catalogue.forest, input.unit, (unitId) =>
    canRead(catalogue.forest, reader, unitId, period.last),
  )
  const measure = measureOf(catalogue, input.measure, period.last)
  const classCode = input.class ?? null
  requireClass(catalogue, measure, classCode)
  must(requireRole(catalogue.forest, reader, 'clerk', unit.id, period.last), 'forbidden')
  must(checkPlace(catalogue.forest, measure, unit, period, classCode, input.aspect, reader.today))
  must(checkNotCounted(entryEnds(catalogue, input.measure, unit.id, period), period, input.aspect))
  const value = must(readTyped(measure, period, input))
  if (held?.is_mine) return { id: input.id }
  refuseLocked(lock)
  if (held && !held.is_empty) throw new PlaceTaken()
  const act = sendAct(tx, {
    verb: held ? 'entry.enter-again' : 'entry.enter',
    unitId: unit.id,
    recordKind: 'entry',
    recordId: input.id,
    payload: {
      measure: input.measure,
      class: classCode,
      aspect: input.aspect,
      period: period.id,
      value: input.value ?? null,
    },
  })
  const superseded = held && supersede(tx, held.id, act.id)
  const added = addEntry(
    tx,
    {
      ...value,
      id: input.id,
      unitId: unit.id,
      measureId: measure.id,
      class: classCode,
      aspect: input.aspect,
      period: period.id,
      first: period.first,
      last: period.last,
      directiveId: input.directiveId ?? null,
      supersedes: held?.id ?? null,
      reason: held ? 'nhập lại sau khi rút' : null,
    },
    act.id,
  )
  await Promise.all([act.recorded, superseded, added])
  return { id: input.id }
}

interface HeldEntry {
  id: string
  is_empty: boolean
  is_mine: boolean
}

/**
 * What stands under the id of an input, else at its place, and what locked it; nothing where there is no such place. Asked
 * apart, not with `or`: the policy on entries costs most and would be asked of every entry of the unit and measure.
 */
async function heldAt(
  tx: Transaction,
  catalogue: Catalogue,
  input: EnterInput,
): Promise<{ held: HeldEntry | undefined; lock: Lock | undefined }> {
  const period = parsePeriod(input.period, (code) => catalogue.terms.get(code))
  const unit = catalogue.forest.byCode.get(input.unit)
  const measure = period.ok && versionOn(catalogue.measures.get(input.measure) ?? [], period.value.last)
  if (!period.ok || !unit || !measure) return { held: undefined, lock: undefined }
  const isLockable = input.aspect === 'actual'
  const { first, last } = period.value
  const isHeld = isLockable && holdForEntry(tx, { unitId: unit.id, first, last })
  const asked = tx.one<Lock & (HeldEntry | { id: null })>(sql`
    select h.*, l.vi as locked_vi, l.en as locked_en from (select) here left join lateral (
      select id, word is null and result is null and not is_not_applicable as is_empty, true as is_mine from entry where id = ${input.id}::uuid
      union all
      select id, word is null and result is null and not is_not_applicable, false from entry
      where unit_id = ${unit.id} and measure_id = ${measure.id} and coalesce(class_code, '') = ${input.class ?? ''}
        and aspect = ${input.aspect} and first_day = ${first} and last_day = ${last} and known_until is null
      limit 1) h on true
    left join lateral (
      select vi, en from entry_lock where ${isLockable}::boolean and unit_id = ${unit.id} and first_day = ${first}
        and last_day = ${last} and known_until is null and ${lockLine(measure.id, input.class)} = any (lines) limit 1) l on true`)
  const [row] = await Promise.all([asked, isHeld])
  return { held: row.id === null ? undefined : row, lock: row }
}
