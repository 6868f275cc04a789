import type { z } from 'zod'
import { yearBefore } from '../../../../platform/domain/day.ts'
import type { Period } from '../../../../platform/domain/period.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, type Reader, scopeRoots } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { type Catalogue, catalogueAt } from '../../../figures/server/public.ts'
import { type Forest, partiesAbove } from '../../../org/forest.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import { calendarOf } from '../../../regulations/working-days.ts'
import type { listDue, SubmissionRef } from '../../contract/submission.ts'
import { dueOn, periodsUpTo } from '../../due.ts'
import type { SubmissionState } from '../../submission.ts'
import { lineOf, loadForms, type StoredForm, versionFor } from '../forms/load.ts'
import { type OpenedForm, refOf } from './place.ts'

type Due = z.input<typeof listDue.output>
type Item = Due['due'][number]

const pageSize = 50
/** Periods looked back on, at most a year. */
const mostPeriods = 12

/**
 * What waits for the reader. A report waits for the clerk of the unit; where the unit has none of its own, for the clerk of
 * the nearest unit above that has one. What was handed in waits in the same way for the approver at or above the unit it
 * went to.
 */
export function dueFor(context: Context, input: z.output<typeof listDue.input>): Promise<Due> {
  return read(context.database, context.caller, async (tx) => {
    const [catalogue, reader, rules] = await Promise.all([
      catalogueAt(tx, null, context.database),
      loadReader(tx),
      loadRegulations(tx, null),
    ])
    const { forest } = catalogue
    const within =
      input.unit === undefined
        ? undefined
        : reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today)).id
    const [clerks, approvers] = [
      await deskOf(tx, forest, reader, 'clerk'),
      await deskOf(tx, forest, reader, 'approver'),
    ]
    const calendar = calendarOf(rules)
    const forms = clerks.isMine || approvers.isMine ? await loadForms(tx) : []
    const places = forms
      .flatMap((form) => openPeriods(catalogue, reader, form, calendar))
      .map((opened) => ({ opened, mine: mineIn(opened, clerks, approvers, within) }))
    const states = await statesOf(tx, places)
    const items = places.flatMap(({ opened, mine }) => waitingIn(opened, mine, states))
    items.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    const from = input.after === undefined ? 0 : Number(input.after)
    const count = (kinds: readonly Item['waitsFor'][]): number =>
      items.filter((item) => kinds.includes(item.waitsFor)).length
    return {
      due: items.slice(from, from + pageSize),
      next: from + pageSize < items.length ? String(from + pageSize) : null,
      counts: {
        entry: count(['entry', 'units_below']),
        correction: count(['correction']),
        approval: count(['approval']),
      },
    }
  })
}

const orderOf = (item: Item): string =>
  [item.dueOn, item.waitsFor === 'units_below' ? 1 : 0, item.form.code, item.unit.code].join('|')

/** Does work at a unit fall to the reader by this role? */
interface Desk {
  readonly isMine: boolean
  isFor(unitId: UnitId, on: string): boolean
}

async function deskOf(tx: Transaction, forest: Forest, reader: Reader, role: 'clerk' | 'approver'): Promise<Desk> {
  const roots = scopeRoots(forest, reader, [role])
  if (roots.size === 0) return { isMine: false, isFor: () => false }
  const rows = await tx.query<{ id: string }>(sql`select units_staffed(${role}) as id`)
  const staffed = new Set([...rows.map((row) => row.id), ...roots])
  return {
    isMine: true,
    isFor: (unitId, on) => {
      const nearest = [unitId, ...partiesAbove(forest, unitId, on)].find((id) => staffed.has(id))
      return nearest !== undefined && roots.has(nearest)
    },
  }
}

function openPeriods(
  catalogue: Catalogue,
  reader: Reader,
  form: StoredForm,
  calendar: OpenedForm['calendar'],
): readonly OpenedForm[] {
  const kinds = new Set(form.published.map((version) => version.periodKind))
  const since = yearBefore(reader.today)
  return [...kinds].flatMap((kind) =>
    periodsUpTo(kind, reader.today, since, mostPeriods).flatMap((period: Period): readonly OpenedForm[] => {
      const version = versionFor(form, period)
      if (!version) return []
      const line = lineOf(catalogue.forest, version, period.last)
      return [{ catalogue, reader, form, version, period, line, calendar, dueOn: dueOn(version.due, period, calendar) }]
    }),
  )
}

interface Mine {
  readonly unitId: UnitId
  readonly enters: boolean
  readonly decides: boolean
}

/** Units of a form's line whose work falls to the reader. */
function mineIn(opened: OpenedForm, clerks: Desk, approvers: Desk, within: UnitId | undefined): readonly Mine[] {
  const { line, period, catalogue } = opened
  return [...line.above].flatMap(([unitId, aboveId]) => {
    if (within !== undefined && !partiesAbove(catalogue.forest, unitId, period.last).includes(within)) return []
    const [enters, decides] = [clerks.isFor(unitId, period.last), approvers.isFor(aboveId, period.last)]
    return enters || decides ? [{ unitId, enters, decides }] : []
  })
}

interface StateRow {
  formId: string
  unitId: string
  first: string
  state: SubmissionState
  submittedOn: string | null
}
type States = ReadonlyMap<string, StateRow>

/** How the reports of all these places stand, and of the units below them. */
async function statesOf(
  tx: Transaction,
  places: readonly { readonly opened: OpenedForm; readonly mine: readonly Mine[] }[],
): Promise<States> {
  const unitIds = new Set<UnitId>()
  const firstDays = new Set<string>()
  for (const { opened, mine } of places) {
    if (mine.length > 0) firstDays.add(opened.period.first)
    for (const { unitId, enters } of mine) {
      unitIds.add(unitId)
      if (enters) for (const id of opened.line.below.get(unitId) ?? []) unitIds.add(id)
    }
  }
  if (unitIds.size === 0) return new Map()
  const rows = await tx.query<StateRow>(sql`
    select s.form_id as "formId", s.unit_id as "unitId", s.first_day as first, e.state, e.submitted_on as "submittedOn"
    from submission s join submission_event e on e.submission_id = s.id and e.known_until is null
    where s.unit_id = any (${[...unitIds]}::uuid[]) and s.first_day = any (${[...firstDays]}::date[])`)
  return new Map(rows.map((row) => [`${row.formId}|${row.unitId}|${row.first}`, row]))
}

function waitingIn(opened: OpenedForm, mine: readonly Mine[], states: States): readonly Item[] {
  const { line, period, form } = opened
  const held = (unitId: UnitId): StateRow | undefined => states.get(`${form.id}|${unitId}|${period.first}`)
  return mine.flatMap(({ unitId, enters, decides }): readonly Item[] => {
    const state = held(unitId)?.state ?? 'none'
    const ref: SubmissionRef = refOf(opened, unitId, state, held(unitId)?.submittedOn ?? null)
    if (state === 'submitted') return decides ? [{ ...ref, waitsFor: 'approval' }] : []
    if (state === 'approved' || !enters) return []
    if (state === 'returned' || state === 'reopened') return [{ ...ref, waitsFor: 'correction' }]
    const isReady = (line.below.get(unitId) ?? []).every((id) => held(id)?.state === 'approved')
    return [{ ...ref, waitsFor: isReady ? 'entry' : 'units_below' }]
  })
}
