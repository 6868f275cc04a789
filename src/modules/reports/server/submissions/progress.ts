import type { z } from 'zod'
import { type Period, previousPeriod } from '../../../../platform/domain/period.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { ability, catalogueAt, periodOf } from '../../../figures/server/public.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import { type ReportLine, unitsBelow } from '../../asked.ts'
import type { readProgress } from '../../contract/submission.ts'
import { dueOn, isIn, timelinessOf } from '../../due.ts'
import type { SubmissionState } from '../../submission.ts'
import { lineOf, versionFor } from '../forms/load.ts'
import { periodRef } from './grid.ts'
import { type OpenedForm, openForm, refOf } from './place.ts'

type Progress = z.input<typeof readProgress.output>
const pageSize = 100
const periodsBefore = 6

interface State {
  readonly state: SubmissionState
  readonly submittedOn: string | null
}
const nothing: State = { state: 'none', submittedOn: null }

/** How a form stands below a unit. */
export function progressOf(context: Context, input: z.output<typeof readProgress.input>): Promise<Progress> {
  return read(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
    const asked = periodOf(catalogue, input.period)
    const unit = reachableUnit(catalogue.forest, input.unit, (unitId) =>
      canRead(catalogue.forest, reader, unitId, asked.last),
    )
    const opened = await openForm(tx, context, input)
    const { period, line } = opened
    const past = pastPeriods(opened)
    const states = await statesUnder(tx, opened, unit.id, [period, ...past])
    const at = (unitId: UnitId, when: Period = period): State => states.get(`${unitId}|${when.first}`) ?? nothing
    const count = (unitIds: readonly UnitId[]) =>
      counted(
        opened,
        unitIds.map((id) => at(id)),
      )
    const children = (line.below.get(unit.id) ?? []).filter(
      (id) => input.state === undefined || at(id).state === input.state,
    )
    const from = input.after === undefined ? 0 : Number(input.after)
    const page = children.slice(from, from + pageSize)
    return {
      period: periodRef(period),
      knownAt: tx.position.knownAt,
      dueOn: opened.dueOn,
      whole: count(unitsBelow(line, unit.id)),
      units: page.map((id) => ({
        unit: toUnitRef(catalogue.forest, id, period.last),
        own: refOf(opened, id, at(id).state, at(id).submittedOn),
        ...count([id, ...unitsBelow(line, id)]),
      })),
      next: from + pageSize < children.length ? String(from + pageSize) : null,
      before: past.map((when) => {
        const ids = unitsBelow(lineThen(opened, when), unit.id)
        const {
          asked: all,
          in: handedIn,
          onTime,
        } = counted(
          { reader: opened.reader, dueOn: dueThen(opened, when) },
          ids.map((id) => at(id, when)),
        )
        return { period: periodRef(when), asked: all, in: handedIn, onTime }
      }),
      can: { approve: ability(requireRole(catalogue.forest, reader, 'approver', unit.id, period.last)) },
    }
  })
}

function counted(opened: Pick<OpenedForm, 'dueOn' | 'reader'>, states: readonly State[]) {
  const found = { asked: states.length, in: 0, onTime: 0, late: 0, overdue: 0, approved: 0 }
  for (const { state, submittedOn } of states) {
    const timeliness = timelinessOf(state, submittedOn, opened.dueOn, opened.reader.today)
    if (isIn(state)) found.in++
    if (state === 'approved') found.approved++
    if (timeliness === 'on_time') found.onTime++
    if (timeliness === 'late') found.late++
    if (timeliness === 'overdue') found.overdue++
  }
  return found
}

function pastPeriods({ form, period }: OpenedForm): readonly Period[] {
  const found: Period[] = []
  for (let at = previousPeriod(period); found.length < periodsBefore; at = previousPeriod(at)) {
    if (!versionFor(form, at)) break
    found.push(at)
  }
  return found
}

function lineThen({ catalogue, form, version }: OpenedForm, period: Period): ReportLine {
  return lineOf(catalogue.forest, versionFor(form, period) ?? version, period.last)
}

const dueThen = ({ form, version, calendar }: OpenedForm, period: Period): string =>
  dueOn((versionFor(form, period) ?? version).due, period, calendar)

interface StateRow extends State {
  unitId: string
  first: string
}

/** Present states under a unit, guarded by the right to it; by unit and first day. */
async function statesUnder(
  tx: Transaction,
  { form, period }: OpenedForm,
  unitId: UnitId,
  periods: readonly Period[],
): Promise<ReadonlyMap<string, State>> {
  const rows =
    await tx.query<StateRow>(sql`select unit_id as "unitId", first_day as first, state, submitted_on as "submittedOn"
    from submissions_under(${unitId}::uuid, ${period.last}::date, ${form.id}::uuid, ${periods.map((item) => item.first)}::date[])`)
  return new Map(rows.map((row) => [`${row.unitId}|${row.first}`, row]))
}
