import { must, notFound, problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { type NewValue, readTyped, type Typed } from '../../enter.ts'
import type { Aspect } from '../../measure.ts'
import { type Catalogue, catalogueAt, measureOf, periodOf } from '../catalogue.ts'
import { holdForCorrection } from '../hold-places.ts'
import { addEntry, supersede } from '../store.ts'
import { type Lock, refuseLocked } from './lock.ts'
import { PlaceTaken, retellingConflict } from './taken.ts'

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

interface Replacing {
  readonly id: string
  readonly supersedes: string
  readonly reason: string
  readonly directiveId?: string | null
  /** Plans are changed by the module of targets only. */
  readonly isPlan?: boolean
}

/** A correction names the entry it supersedes; the old value stays. */
export function correct(context: Context, input: Typed & Replacing): Promise<{ id: string; entry: StandingEntry }> {
  return retellingConflict(context, input, (tx) => correctInto(tx, context.database, input))
}

/** The same inside a transaction of another module's action; a plan only with `isPlan`. */
export const correctInto = (tx: Transaction, cacheKey: object, input: Typed & Replacing) =>
  supersedeInto(tx, cacheKey, input, 'entry.correct', (catalogue, standing) => {
    const period = periodOf(catalogue, standing.period)
    const measure = measureOf(catalogue, catalogue.measureCodes.get(standing.measure_id) ?? '', period.last)
    return must(readTyped(measure, period, input))
  })

/** Undo is a superseding entry without value. */
export function withdraw(context: Context, input: Replacing): Promise<{ id: string; entry: StandingEntry }> {
  return retellingConflict(context, input, (tx) => withdrawInto(tx, context.database, input))
}

/** The same inside a transaction of another module's action; a plan only with `isPlan`. */
export const withdrawInto = (tx: Transaction, cacheKey: object, input: Replacing) =>
  supersedeInto(tx, cacheKey, input, 'entry.withdraw', () => noValue)

const noValue: NewValue = { quantity: null, result: null, isNotApplicable: false, cutOffOn: null }

/** Puts another entry into the place of a standing one, by a clerk over its unit; sent twice it is stored once. */
async function supersedeInto(
  tx: Transaction,
  cacheKey: object,
  input: Replacing & { readonly value?: string | undefined },
  verb: 'entry.correct' | 'entry.withdraw',
  valueFor: (catalogue: Catalogue, standing: StandingEntry) => NewValue,
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
  await replace(tx, standing, input, valueFor(catalogue, standing), verb)
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
