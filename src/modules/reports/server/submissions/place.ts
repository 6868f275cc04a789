import type { Period } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, type Reader } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { type Measure, versionOn } from '../../../figures/measure.ts'
import { type Catalogue, catalogueAt, entryEnds, periodOf } from '../../../figures/server/public.ts'
import { lastDayBy, parentOn } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { Unit, UnitId } from '../../../org/unit.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import { calendarOf, type WorkingCalendar } from '../../../regulations/working-days.ts'
import type { ReportLine } from '../../asked.ts'
import type { SubmissionRef } from '../../contract/submission.ts'
import { dueOn, timelinessOf } from '../../due.ts'
import { type Held, heldBy, subjectOf } from '../../fill.ts'
import { cellKey, type FormLine, type FormVersion } from '../../form.ts'
import type { SubmissionState } from '../../submission.ts'
import { formByCode, lineOf, type StoredForm, type StoredVersion, versionFor } from '../forms/load.ts'

export interface PlaceInput {
  readonly form: string
  readonly unit: string
  readonly period: string
}

/** A line of the form as it stands for one unit and period. */
export interface PlaceCell {
  readonly key: string
  readonly section: number
  readonly line: FormLine
  readonly measure: Measure
  /** What the figure is of: the unit, or the area it leads. */
  readonly subjectId: UnitId
  /** Why it is filled in from what is held; null where it is typed. */
  readonly held: Held | null
}

/** A form that is asked in a period, and who asks for it. */
export interface OpenedForm {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly form: StoredForm
  readonly version: StoredVersion
  readonly period: Period
  readonly line: ReportLine
  readonly calendar: WorkingCalendar
  readonly dueOn: string
}

/** The same for one unit of its line. */
export interface OpenedPlace extends OpenedForm {
  readonly unit: Unit
  /** The unit it hands in to. */
  readonly aboveId: UnitId
  readonly below: readonly UnitId[]
  readonly cells: readonly PlaceCell[]
}

/** Opens a form for a period; whoever may read no unit of its line is not told that it exists. */
export async function openForm(
  tx: Transaction,
  context: Context,
  input: { readonly form: string; readonly period: string },
): Promise<OpenedForm> {
  const [catalogue, reader, form, rules] = await Promise.all([
    catalogueAt(tx, null, context.database),
    loadReader(tx),
    formByCode(tx, input.form),
    loadRegulations(tx, null),
  ])
  const period = periodOf(catalogue, input.period)
  const version = versionFor(form, period)
  if (!version) {
    throw problem(
      'refused',
      'not-asked-then',
      `Biểu này không lấy cho kỳ “${period.id}”.`,
      `This form is not asked for the period “${period.id}”.`,
      'period',
    )
  }
  const line = lineOf(catalogue.forest, version, period.last)
  const calendar = calendarOf(rules)
  return { catalogue, reader, form, version, period, line, calendar, dueOn: dueOn(version.due, period, calendar) }
}

/** The guarded door to what one unit hands in: an invisible unit is not found. */
export async function openPlace(tx: Transaction, context: Context, input: PlaceInput): Promise<OpenedPlace> {
  const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
  const period = periodOf(catalogue, input.period)
  const unit = reachableUnit(catalogue.forest, input.unit, (unitId) =>
    canRead(catalogue.forest, reader, unitId, period.last),
  )
  return placeOf(await openForm(tx, context, input), unit)
}

/** @throws refused `not-asked` where the unit is not of the form's line. */
export function placeOf(opened: OpenedForm, unit: Unit): OpenedPlace {
  const aboveId = aboveOf(opened, unit.id)
  if (aboveId === undefined) {
    throw problem(
      'refused',
      'not-asked',
      'Đơn vị này không phải nộp biểu này.',
      'This unit is not asked for this form.',
      'unit',
    )
  }
  const below = opened.line.below.get(unit.id) ?? []
  return { ...opened, unit, aboveId, below, cells: cellsOf(opened, unit.id, below.length > 0) }
}

/** A unit that ended within the period is not asked any more, but what it had begun can still be opened and handed in. */
function aboveOf({ catalogue, line, period, version }: OpenedForm, unitId: UnitId): UnitId | undefined {
  const above = line.above.get(unitId)
  if (above !== undefined || line.ownerId === unitId) return above
  const last = lastDayBy(catalogue.forest, unitId, period.last)
  if (last === undefined || last === period.last || last < period.first) return undefined
  const then = lineOf(catalogue.forest, version, last).above.get(unitId)
  return then !== undefined && parentOn(catalogue.forest, unitId, last) !== undefined ? then : undefined
}

export function cellsOf(
  opened: Pick<OpenedForm, 'catalogue' | 'period'> & { readonly version: FormVersion },
  unitId: UnitId,
  isParent: boolean,
): readonly PlaceCell[] {
  const { catalogue, period } = opened
  const { forest } = catalogue
  return opened.version.sections.flatMap(({ lines }, section) =>
    lines.flatMap((line): readonly PlaceCell[] => {
      const measure = versionOn(catalogue.measures.get(line.measure) ?? [], period.last)
      const on = lastDayBy(forest, unitId, period.last) ?? period.last
      const subjectId = measure && subjectOf(forest, measure, unitId, on)
      if (!measure || subjectId === undefined) return []
      const since = entryEnds(catalogue, line.measure, subjectId, period)
      const held = heldBy(line, measure, isParent, since !== undefined && since <= period.first)
      return [{ key: cellKey(line.measure, line.class), section, line, measure, subjectId, held }]
    }),
  )
}

export const notInForm = () =>
  problem(
    'invalid',
    'not-in-form',
    'Biểu này không có ô này cho đơn vị.',
    'The form has no such cell for this unit.',
    'measure',
  )

export const refOf = (
  opened: OpenedForm,
  unitId: UnitId,
  state: SubmissionState,
  submittedOn: string | null,
): SubmissionRef => ({
  form: { code: opened.form.code, name: opened.version.name },
  unit: toUnitRef(opened.catalogue.forest, unitId, opened.period.last),
  period: {
    id: opened.period.id,
    text: periodText(opened.period),
    first: opened.period.first,
    last: opened.period.last,
  },
  state,
  dueOn: opened.dueOn,
  timeliness: timelinessOf(state, submittedOn, opened.dueOn, opened.reader.today),
  submittedOn,
})
