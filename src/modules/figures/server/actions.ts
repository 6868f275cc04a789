import { parsePeriod } from '../../../platform/domain/period.ts'
import { notFound, Problem, problem } from '../../../platform/domain/problem.ts'
import type { Outcome } from '../../../platform/domain/refusal.ts'
import { read, type Transaction, write } from '../../../platform/server/db/database.ts'
import { asId, sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct, sendAct } from '../../acts/server/public.ts'
import { reachableUnit } from '../../org/server/public.ts'
import { checkApproval, checkNotCounted, checkPlace, type NewValue, readTyped, type Typed } from '../enter.ts'
import { type Aspect, versionOn } from '../measure.ts'
import { type Catalogue, catalogueAt, measureOf, periodOf, requireClass } from './catalogue.ts'
import { entryEnds } from './counts.ts'
import { holdForCorrection, holdForEntry } from './hold-places.ts'
import { lockedBy, lockLine, lockName } from './places.ts'
import { loadRecords } from './records.ts'
import { addApproval, addEntry, supersede } from './store.ts'

/** Turns a rule's refusal into the failure the caller is told. */
export function must<Value>(
  outcome: Outcome<Value>,
  kind: 'invalid' | 'refused' | 'forbidden' | 'conflict' = 'invalid',
): Value {
  if (outcome.ok) return outcome.value
  throw new Problem(kind, outcome.refusal)
}

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
/** The name of what locked a place. */
interface Lock {
  locked_vi: string | null
  locked_en: string | null
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

/** Refuses to write into a place whose report was approved; the database refuses it as well. */
function refuseLocked(lock: Lock | undefined): void {
  const name = lock && lockName(lock.locked_vi, lock.locked_en)
  if (name) throw new Problem('refused', lockedBy(name))
}

class PlaceTaken extends Error {}

/** Saves in one transaction; when the place is taken, tells both values. */
export async function retellingConflict<Result>(
  context: Context,
  mine: {
    value?: string | undefined
    unit?: string
    measure?: string
    class?: string | undefined
    aspect?: Aspect
    period?: string
    supersedes?: string
  },
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await write(context.database, context.caller, work)
  } catch (error) {
    const failure = error as { code?: string; constraint?: string }
    if (!(error instanceof PlaceTaken) && !(failure.code === '23505' && failure.constraint === 'entry_place'))
      throw error
    throw await conflictOver(context, mine)
  }
}

async function conflictOver(context: Context, mine: Parameters<typeof retellingConflict>[1]): Promise<Problem> {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const period = mine.period === undefined ? undefined : periodOf(catalogue, mine.period)
    const where =
      mine.supersedes !== undefined
        ? sql`e.known_until is null and (e.unit_id, e.measure_id, coalesce(e.class_code, ''), e.aspect, e.first_day, e.last_day) =
          (select unit_id, measure_id, coalesce(class_code, ''), aspect, first_day, last_day from entry where id = ${mine.supersedes}::uuid)`
        : sql`e.known_until is null and e.unit_id = ${catalogue.forest.byCode.get(mine.unit ?? '')?.id ?? null}::uuid and e.aspect = ${mine.aspect ?? 'actual'}
          and e.measure_id = ${catalogue.measures.get(mine.measure ?? '')?.[0]?.id ?? null}::uuid and coalesce(e.class_code, '') = ${mine.class ?? ''}
          and e.first_day = ${period?.first ?? null}::date and e.last_day = ${period?.last ?? null}::date`
    const theirs = (await loadRecords(tx, catalogue, where))[0]
    const typed = mine.value ?? '—'
    return problem(
      'conflict',
      'conflict',
      `Nơi này đã có giá trị ${theirs?.printed.vi ?? ''} (${theirs?.enteredBy.vi ?? ''}). Giá trị của bạn, ${typed}, chưa được lưu.`,
      `This place already holds ${theirs?.printed.en ?? ''} (${theirs?.enteredBy.en ?? ''}). Your value, ${typed}, was not saved.`,
      'value',
      {
        mine: { printed: typed },
        theirs: theirs && { printed: theirs.printed, by: theirs.enteredBy, at: theirs.enteredAt, entryId: theirs.id },
      },
    )
  })
}

interface StandingEntry extends Lock {
  id: string
  unit_id: string
  measure_id: string
  class_code: string | null
  aspect: Aspect
  period: string
  first_day: string
  last_day: string
  known_until: string | null
  directive_id: string | null
}

/** The one guarded door to an entry that is to be superseded. */
async function loadStanding(tx: Transaction, entryId: string): Promise<StandingEntry> {
  const isHeld = holdForCorrection(tx, entryId)
  const asked =
    tx.maybe<StandingEntry>(sql`select e.id, e.unit_id, e.measure_id, e.class_code, e.aspect, e.period, e.first_day, e.last_day,
      e.known_until, e.directive_id, l.vi as locked_vi, l.en as locked_en
    from entry e left join lateral (
      select vi, en from entry_lock where e.aspect = 'actual' and unit_id = e.unit_id and first_day = e.first_day and last_day = e.last_day
        and known_until is null and e.measure_id::text || '/' || coalesce(e.class_code, '') = any (lines) limit 1) l on true
    where e.id = ${asId(entryId)}::uuid`)
  const [entry] = await Promise.all([asked, isHeld])
  if (!entry)
    throw notFound(
      'Không có lần nhập này, hoặc bạn không được mở.',
      'There is no such entry, or you may not open it.',
      'supersedes',
    )
  return entry
}

/** A correction names the entry it supersedes; the old value stays. */
export function correct(
  context: Context,
  input: Typed & { id: string; supersedes: string; reason: string; directiveId?: string | null; isPlan?: boolean },
): Promise<{ id: string; entry: StandingEntry }> {
  return retellingConflict(context, input, (tx) => correctInto(tx, context.database, input))
}

export async function correctInto(
  tx: Transaction,
  cacheKey: object,
  input: Typed & { id: string; supersedes: string; reason: string; directiveId?: string | null; isPlan?: boolean },
) {
  const reader = await loadReader(tx)
  const catalogue = await catalogueAt(tx, null, cacheKey)
  const standing = await loadStanding(tx, input.supersedes)
  must(requireRole(catalogue.forest, reader, 'clerk', standing.unit_id, standing.last_day), 'forbidden')
  if (standing.aspect !== 'actual' && !input.isPlan) {
    throw problem(
      'refused',
      'plan-by-targets',
      'Kế hoạch chỉ được điều chỉnh ở trang Chỉ tiêu.',
      'Plans are adjusted on the page of targets only.',
      'supersedes',
    )
  }
  if (await isSaved(tx, input.id)) return { id: input.id, entry: standing }
  refuseLocked(standing)
  if (standing.known_until !== null) throw new PlaceTaken()
  const period = periodOf(catalogue, standing.period)
  const measure = measureOf(catalogue, catalogue.measureCodes.get(standing.measure_id) ?? '', period.last)
  const value = must(readTyped(measure, period, input))
  await replace(tx, standing, input, value, 'entry.correct')
  return { id: input.id, entry: standing }
}

const isSaved = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.maybe(sql`select id from entry where id = ${id}::uuid`)) !== undefined

async function replace(
  tx: Transaction,
  standing: StandingEntry,
  input: { id: string; reason: string; value?: string | undefined; directiveId?: string | null },
  value: NewValue,
  verb: string,
): Promise<void> {
  const actId = await recordAct(tx, {
    verb,
    unitId: standing.unit_id,
    recordKind: 'entry',
    recordId: input.id,
    reason: input.reason,
    payload: { supersedes: standing.id, value: input.value ?? null },
  })
  if (!(await supersede(tx, standing.id, actId))) throw new PlaceTaken()
  await addEntry(
    tx,
    {
      ...value,
      id: input.id,
      unitId: standing.unit_id,
      measureId: standing.measure_id,
      class: standing.class_code,
      aspect: standing.aspect,
      period: standing.period,
      first: standing.first_day,
      last: standing.last_day,
      directiveId: input.directiveId ?? standing.directive_id,
      supersedes: standing.id,
      reason: input.reason,
    },
    actId,
  )
}

/** Undo is a superseding entry without value. */
export function withdraw(
  context: Context,
  input: { id: string; supersedes: string; reason: string },
): Promise<{ id: string; entry: StandingEntry }> {
  return retellingConflict(context, input, (tx) => withdrawInto(tx, context.database, input))
}

/** The same inside a transaction of another module's action; a plan only with `isPlan`. */
export async function withdrawInto(
  tx: Transaction,
  cacheKey: object,
  input: { id: string; supersedes: string; reason: string; isPlan?: boolean },
): Promise<{ id: string; entry: StandingEntry }> {
  const reader = await loadReader(tx)
  const catalogue = await catalogueAt(tx, null, cacheKey)
  const standing = await loadStanding(tx, input.supersedes)
  must(requireRole(catalogue.forest, reader, 'clerk', standing.unit_id, standing.last_day), 'forbidden')
  if (standing.aspect !== 'actual' && !input.isPlan) {
    throw problem(
      'refused',
      'plan-by-targets',
      'Kế hoạch chỉ được điều chỉnh ở trang Chỉ tiêu.',
      'Plans are adjusted on the page of targets only.',
      'supersedes',
    )
  }
  if (await isSaved(tx, input.id)) return { id: input.id, entry: standing }
  refuseLocked(standing)
  if (standing.known_until !== null) throw new PlaceTaken()
  await replace(
    tx,
    standing,
    input,
    { quantity: null, result: null, isNotApplicable: false, cutOffOn: null },
    'entry.withdraw',
  )
  return { id: input.id, entry: standing }
}

/** Approves entries, all or none. */
export function approve(context: Context, entryIds: readonly string[]): Promise<{ approved: number }> {
  return write(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    const { forest } = await catalogueAt(tx, null, context.database)
    const rows = await tx.query<{
      id: string
      unit_id: string
      last_day: string
      is_current: boolean
      is_approved: boolean
      entered_by: string
    }>(sql`
      select e.id, e.unit_id, e.last_day, e.known_until is null as is_current, s.approved_by is not null as is_approved, s.entered_by
      from entry e cross join lateral entry_story(e.id) s where e.id = any (${entryIds.map(asId)}::uuid[])`)
    if (rows.length !== new Set(entryIds).size)
      throw notFound(
        'Có lần nhập không tồn tại hoặc bạn không được mở.',
        'Some entries do not exist, or you may not open them.',
        'entryIds',
      )
    for (const row of rows) {
      must(requireRole(forest, reader, 'approver', row.unit_id, row.last_day), 'forbidden')
      must(checkApproval(row.entered_by, tx.actor.accountId, row.is_approved, row.is_current), 'refused')
      const actId = await recordAct(tx, {
        verb: 'entry.approve',
        unitId: row.unit_id,
        recordKind: 'entry',
        recordId: row.id,
        payload: {},
      })
      await addApproval(tx, row.id, actId)
    }
    return { approved: rows.length }
  })
}
