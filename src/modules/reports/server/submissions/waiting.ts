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
import type { ReportLine } from '../../asked.ts'
import type { listDue } from '../../contract/submission.ts'
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
    const mineOf = new Map<ReportLine, readonly Mine[]>()
    const places = forms
      .flatMap((form) => openPeriods(catalogue, reader, form, calendar))
      .map((opened) => {
        const mine = mineOf.get(opened.line) ?? mineIn(opened, clerks, approvers, within)
        mineOf.set(opened.line, mine)
        return { opened, mine }
      })
    const states = await statesOf(tx, places)
    const groups = places.flatMap(({ opened, mine }) => waitingIn(opened, mine, states)).toSorted(byUrgency)
    const from = input.after === undefined ? 0 : Number(input.after)
    const total = groups.reduce((sum, group) => sum + group.units.length, 0)
    const count = (kinds: readonly Item['waitsFor'][]): number =>
      groups.reduce((sum, group) => sum + (kinds.includes(group.waitsFor) ? group.units.length : 0), 0)
    return {
      due: pageOf(groups, from, forest),
      next: from + pageSize < total ? String(from + pageSize) : null,
      counts: {
        entry: count(['entry', 'units_below']),
        correction: count(['correction']),
        approval: count(['approval']),
      },
    }
  })
}

/** Units of one form and period that wait for the same. */
interface Group {
  readonly opened: OpenedForm
  readonly waitsFor: Item['waitsFor']
  readonly units: { readonly unitId: UnitId; readonly state: SubmissionState; readonly submittedOn: string | null }[]
}

/** The soonest due first; of one form and day what was sent back, then what can be done, then what waits for others. */
const byUrgency = (a: Group, b: Group): number => (orderOf(a) < orderOf(b) ? -1 : 1)

const kindsInOrder: readonly Item['waitsFor'][] = ['correction', 'approval', 'entry', 'units_below']

const orderOf = ({ opened, waitsFor }: Group): string =>
  [
    opened.dueOn,
    waitsFor === 'units_below' ? 1 : 0,
    opened.form.code,
    kindsInOrder.indexOf(waitsFor),
    opened.period.first,
  ].join('|')

/** Some of many: only groups that stand on the page are put in order, by the code of the unit. */
function pageOf(groups: readonly Group[], from: number, forest: Forest): Item[] {
  const codeOf = (unitId: UnitId): string => forest.units.get(unitId)?.code ?? ''
  const shown: Item[] = []
  let before = 0
  for (const { opened, waitsFor, units } of groups) {
    const [first, last] = [Math.max(0, from - before), Math.max(0, from + pageSize - before)]
    before += units.length
    if (first >= units.length) continue
    if (last === 0) break
    const sorted = units.toSorted((a, b) => (codeOf(a.unitId) < codeOf(b.unitId) ? -1 : 1))
    for (const { unitId, state, submittedOn } of sorted.slice(first, last))
      shown.push({ ...refOf(opened, unitId, state, submittedOn), waitsFor })
  }
  return shown
}

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
      const nearest = staffed.has(unitId) ? unitId : partiesAbove(forest, unitId, on).find((id) => staffed.has(id))
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

/** Units of a form's line whose work falls to the reader: the same for every period with the same line. */
function mineIn(opened: OpenedForm, clerks: Desk, approvers: Desk, within: UnitId | undefined): readonly Mine[] {
  const { line, period, catalogue } = opened
  const decided = new Map<UnitId, boolean>()
  const found: Mine[] = []
  for (const [unitId, aboveId] of line.above) {
    if (within !== undefined && !partiesAbove(catalogue.forest, unitId, period.last).includes(within)) continue
    const decides = decided.get(aboveId) ?? approvers.isFor(aboveId, period.last)
    decided.set(aboveId, decides)
    const enters = clerks.isFor(unitId, period.last)
    if (enters || decides) found.push({ unitId, enters, decides })
  }
  return found
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

function waitingIn(opened: OpenedForm, mine: readonly Mine[], states: States): readonly Group[] {
  const { line, period, form } = opened
  const held = (unitId: UnitId): StateRow | undefined => states.get(`${form.id}|${unitId}|${period.first}`)
  const groups = new Map<Item['waitsFor'], Group>()
  for (const { unitId, enters, decides } of mine) {
    const row = held(unitId)
    const state = row?.state ?? 'none'
    const waitsFor = waitsForIn(state, enters, decides, () =>
      (line.below.get(unitId) ?? []).every((id) => held(id)?.state === 'approved'),
    )
    if (waitsFor === null) continue
    const group = groups.get(waitsFor) ?? { opened, waitsFor, units: [] }
    groups.set(waitsFor, group)
    group.units.push({ unitId, state, submittedOn: row?.submittedOn ?? null })
  }
  return [...groups.values()]
}

function waitsForIn(
  state: SubmissionState,
  enters: boolean,
  decides: boolean,
  isReady: () => boolean,
): Item['waitsFor'] | null {
  if (state === 'submitted') return decides ? 'approval' : null
  if (state === 'approved' || !enters) return null
  if (state === 'returned' || state === 'reopened') return 'correction'
  return isReady() ? 'entry' : 'units_below'
}
