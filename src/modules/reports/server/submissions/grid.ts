import { previousPeriod, samePeriodLastYear } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { covers } from '../../../accounts/access.ts'
import { findingsOf } from '../../../consistency/server/public.ts'
import { type Figure, figureAt } from '../../../figures/figure.ts'
import { ability, loadStandingValues, present, type StandingValue } from '../../../figures/server/public.ts'
import type { Grid, GridCell } from '../../contract/submission.ts'
import { cellKey } from '../../form.ts'
import type { SubmissionState } from '../../submission.ts'
import { typedText } from '../../typed-text.ts'
import { checkTwoPeople, mayDecide, mayEnter, stepFrom } from './abilities.ts'
import { ledgerOfPlace } from './findings.ts'
import { type OpenedPlace, openPlace, type PlaceCell, type PlaceInput, refOf } from './place.ts'
import { loadStanding, type Standing } from './store.ts'

/** Everything it takes to fill a form in, in a fixed number of statements however many cells it has. */
export function openGrid(context: Context, input: PlaceInput): Promise<Grid> {
  return read(context.database, context.caller, async (tx) => {
    const place = await openPlace(tx, context, input)
    const { catalogue, period, unit, cells } = place
    const ledger = await ledgerOfPlace(tx, place, context.database)
    const at = (cell: PlaceCell, when = period): Figure =>
      figureAt(ledger, {
        unitId: cell.subjectId,
        measure: cell.measure.code,
        class: cell.line.class,
        aspect: 'actual',
        period: when,
      })
    const figures = cells.map((cell) => at(cell))
    const [standing, values, below, findings] = await Promise.all([
      standingOf(tx, place),
      loadValues(tx, place),
      belowOf(tx, place),
      findingsOf(tx, catalogue, ledger, figures),
    ])
    const [notes, remarks, history] = standing
      ? await Promise.all([
          loadNotes(tx, standing.id),
          loadRemarks(tx, place, standing.id, values),
          loadHistory(tx, standing.id),
        ])
      : [new Map<string, string>(), [], []]
    const [previous, lastYear] = [previousPeriod(period), samePeriodLastYear(period)]
    const shown = cells.map((cell, index): GridCell => {
      const figure = figures[index] ?? at(cell)
      return {
        ...cellFacts(place, cell),
        entry: entryOf(values.get(placeKey(cell))),
        note: notes.get(cell.key) ?? null,
        figure: present(catalogue, figure),
        previous: present(catalogue, at(cell, previous)),
        lastYear: present(catalogue, at(cell, lastYear)),
      }
    })
    const state = standing?.state ?? 'none'
    return {
      ...refOf(place, unit.id, state, standing?.submittedOn ?? null),
      sections: place.version.sections
        .map(({ title }, section) => ({ title, cells: shown.filter((_, index) => cells[index]?.section === section) }))
        .filter((section) => section.cells.length > 0),
      findings: [...findings],
      remarks,
      history,
      below,
      today: place.reader.today,
      can: abilitiesAt(place, state, standing),
    }
  })
}

export const standingOf = async (tx: Transaction, place: OpenedPlace): Promise<Standing | undefined> =>
  (await loadStanding(tx, placeKeyOf(place), [place.unit.id])).get(place.unit.id)

export const placeKeyOf = ({ form, period }: Pick<OpenedPlace, 'form' | 'period'>) => ({
  formId: form.id,
  first: period.first,
  last: period.last,
})

const placeKey = (cell: PlaceCell): string => `${cell.subjectId}|${cell.measure.id}|${cell.line.class ?? ''}`

/** What stands at the cells of a place, by subject, measure and class. */
export async function loadValues(tx: Transaction, place: OpenedPlace): Promise<ReadonlyMap<string, StandingValue>> {
  const { period, cells } = place
  const values = await loadStandingValues(tx, {
    unitIds: [...new Set(cells.map((cell) => cell.subjectId))],
    measureIds: [...new Set(cells.map((cell) => cell.measure.id))],
    first: period.first,
    last: period.last,
  })
  return new Map(values.map((value) => [`${value.unitId}|${value.measureId}|${value.class ?? ''}`, value]))
}

/** The value at a cell; undefined where nothing stands or it was withdrawn. */
export function valueAt(values: ReadonlyMap<string, StandingValue>, cell: PlaceCell): StandingValue | undefined {
  const value = values.get(placeKey(cell))
  return value?.isEmpty ? undefined : value
}

/** The same with what was withdrawn: an entry that has to be superseded. */
export const standsAt = (values: ReadonlyMap<string, StandingValue>, cell: PlaceCell): StandingValue | undefined =>
  values.get(placeKey(cell))

export const entryOf = (value: StandingValue | undefined): GridCell['entry'] =>
  value === undefined || value.isEmpty
    ? null
    : {
        id: value.id,
        text: typedText(value.quantity, value.result),
        isEstimate: value.quantity?.isEstimate ?? false,
        isNotApplicable: value.isNotApplicable,
        isApproved: value.isApproved,
        by: value.by,
        at: value.at,
      }

function cellFacts({ catalogue }: OpenedPlace, { key, line, measure, held }: PlaceCell) {
  const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
  const className = set?.classes.find((item) => item.code === line.class)
  return {
    key,
    measure: {
      code: measure.code,
      name: { vi: measure.vi, en: measure.en },
      measuredIn: measure.measuredIn,
      kind: measure.kind,
    },
    class: line.class,
    className: className ? { vi: className.vi, en: className.en } : null,
    isTyped: held === null,
    isRequired: held === null && line.isRequired,
    hint: line.hint,
    rule: {
      result: measure.result,
      isWhole: measure.isWhole,
      isNonNegative: measure.isNonNegative,
      least: measure.least,
      most: measure.most,
      overTime: measure.overTime,
      entry: measure.entry,
      decimals: measure.print.decimals ?? null,
    },
  }
}

/** Units below whose reports this one stands on. */
export async function belowOf(tx: Transaction, place: OpenedPlace): Promise<Grid['below']> {
  if (place.below.length === 0) return null
  const standing = await loadStanding(tx, placeKeyOf(place), place.below)
  const states = [...standing.values()].map((item) => item.state)
  const approved = states.filter((state) => state === 'approved').length
  return {
    asked: place.below.length,
    in: approved + states.filter((state) => state === 'submitted').length,
    approved,
  }
}

async function loadNotes(tx: Transaction, submissionId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ measure: string; class: string | null; text: string }>(sql`
    select m.code as measure, n.class_code as class, n.text from cell_note n join measure m on m.id = n.measure_id
    where n.submission_id = ${submissionId}::uuid and n.known_until is null and n.text <> ''`)
  return new Map(rows.map((row) => [cellKey(row.measure, row.class), row.text]))
}

interface RemarkRow {
  id: string
  measure: string
  class: string | null
  text: string
  entryId: string | null
  vi: string
  en: string
  at: string
  answer: string | null
}

async function loadRemarks(
  tx: Transaction,
  place: OpenedPlace,
  submissionId: string,
  values: ReadonlyMap<string, StandingValue>,
): Promise<Grid['remarks']> {
  const rows = await tx.query<RemarkRow>(sql`
    select r.id, m.code as measure, r.class_code as class, r.text, r.entry_id as "entryId", who.vi, who.en, k.at, a.answer
    from submission_remark r join measure m on m.id = r.measure_id join act k on k.id = r.known_from join account who on who.id = k.actor_id
    left join submission_remark_answer a on a.remark_id = r.id where r.submission_id = ${submissionId}::uuid order by k.at, r.id`)
  const byKey = new Map(place.cells.map((cell) => [cell.key, cell]))
  return rows.map(({ entryId, vi, en, ...row }) => {
    const cell = byKey.get(cellKey(row.measure, row.class))
    const now = cell && valueAt(values, cell)
    return { ...row, by: { vi, en }, isSettled: row.answer !== null || (now?.id ?? null) !== entryId }
  })
}

async function loadHistory(tx: Transaction, submissionId: string): Promise<Grid['history']> {
  const rows = await tx.query<{
    event: Grid['history'][number]['event']
    at: string
    vi: string
    en: string
    channel: NonNullable<Grid['history'][number]['behalf']>['channel'] | null
    reportedBy: string | null
    reason: string | null
  }>(sql`
    select e.event, k.at, who.vi, who.en, e.channel, e.reported_by as "reportedBy", e.reason
    from submission_event e join act k on k.id = e.known_from join account who on who.id = k.actor_id
    where e.submission_id = ${submissionId}::uuid order by k.at, e.id`)
  return rows.map(({ vi, en, channel, reportedBy, ...row }) => ({
    ...row,
    by: { vi, en },
    behalf: channel === null || reportedBy === null ? null : { channel, reportedBy },
  }))
}

function abilitiesAt(place: OpenedPlace, state: SubmissionState, standing: Standing | undefined): Grid['can'] {
  const { catalogue, reader, aboveId, period } = place
  const [enters, decides] = [mayEnter(place), mayDecide(place)]
  return {
    save: ability(enters, stepFrom(state, 'save')),
    submit: ability(enters, stepFrom(state, 'submit')),
    takeBack: ability(enters, stepFrom(state, 'take_back')),
    return: ability(decides, stepFrom(state, 'return')),
    approve: ability(
      decides,
      stepFrom(state, 'approve'),
      checkTwoPeople(state === 'submitted' ? (standing?.by ?? null) : null, reader.accountId),
    ),
    reopen: ability(decides, stepFrom(state, 'reopen')),
    onBehalf: covers(catalogue.forest, reader, ['clerk'], aboveId, period.last),
  }
}

export const periodRef = (period: OpenedPlace['period']) => ({
  id: period.id,
  text: periodText(period),
  first: period.first,
  last: period.last,
})
