import type { z } from 'zod'
import { must, problem } from '../../../../platform/domain/problem.ts'
import type { Outcome } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead } from '../../../accounts/access.ts'
import {
  addApprovals,
  addLocks,
  holdForLock,
  loadStandingValues,
  lockLine,
  removeLocks,
  type StandingValue,
} from '../../../figures/server/public.ts'
import { nameOn } from '../../../org/forest.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { approveReports, reopenReport, returnReport } from '../../contract/submission.ts'
import { cellKey } from '../../form.ts'
import type { SubmissionState } from '../../submission.ts'
import { keepForm } from '../forms/store.ts'
import { checkTwoPeople, mayDecide, stepFrom } from './abilities.ts'
import { loadValues, placeKeyOf, valueAt } from './grid.ts'
import { notInForm, type OpenedPlace, openForm, openPlace, placeOf } from './place.ts'
import { refuseUnseen, seenAt } from './seen.ts'
import { doneBefore, type Step, takeSteps } from './step.ts'
import { addRemarks, holdPlaces, loadStanding } from './store.ts'

interface Done {
  readonly id: string
  readonly state: SubmissionState
}

/** Sends a report back, with what is to be looked at again. */
export function returnToUnit(context: Context, input: z.output<typeof returnReport.input>): Promise<Done> {
  return write(context.database, context.caller, async (tx) => {
    const place = await openPlace(tx, context, input)
    must(mayDecide(place), 'forbidden')
    await holdPlaces(tx, placeKeyOf(place), [place.unit.id])
    const step: Step = { requestId: input.id, event: 'return', reason: input.reason }
    const [standing, values] = await Promise.all([
      loadStanding(tx, placeKeyOf(place), [place.unit.id]),
      loadValues(tx, place),
    ])
    const [done] = await doneBefore(tx, step, [standing.get(place.unit.id)?.id])
    if (done) return { id: input.id, state: done }
    const byKey = new Map(place.cells.map((cell) => [cell.key, cell]))
    const remarks = input.remarks.map((remark) => {
      const cell = byKey.get(cellKey(remark.measure, remark.class))
      if (!cell) throw notInForm()
      return {
        id: remark.id,
        measureId: cell.measure.id,
        class: cell.line.class,
        text: remark.text,
        entryId: valueAt(values, cell)?.id ?? null,
      }
    })
    const [stepped] = await takeSteps(tx, [place], standing, step)
    if (stepped) await addRemarks(tx, stepped.submissionId, remarks, stepped.actId)
    return { id: input.id, state: stepped?.state ?? 'returned' }
  })
}

/** Approves reports of one form and period, all or none: their entries are approved and their places locked. */
export function approve(context: Context, input: z.output<typeof approveReports.input>) {
  return write(context.database, context.caller, async (tx) => {
    await keepForm(tx, input.form)
    const places = await placesOf(tx, context, input)
    for (const place of places) must(mayDecide(place), 'forbidden')
    const [first] = places
    if (!first) return { id: input.id, approved: 0 }
    const key = placeKeyOf(first)
    const unitIds = places.map((place) => place.unit.id)
    await holdPlaces(tx, key, unitIds)
    const step: Step = { requestId: input.id, event: 'approve' }
    const standing = await loadStanding(tx, key, unitIds)
    const done = await doneBefore(
      tx,
      step,
      unitIds.map((unitId) => standing.get(unitId)?.id),
    )
    if (done.length > 0) return { id: input.id, approved: done.length }
    for (const place of places) {
      const before = standing.get(place.unit.id)
      must(named(place, stepFrom(before?.state ?? 'none', 'approve')), 'refused')
      must(named(place, checkTwoPeople(before?.by ?? null, tx.actor.accountId)), 'refused')
    }
    const subjectIds = new Set(places.flatMap((place) => place.cells.map((cell) => cell.subjectId)))
    await holdForLock(tx, [...subjectIds], key.first, key.last)
    const values = await typedValues(tx, places)
    refuseOwn(places, values, tx.actor.accountId)
    const seen = input.seenAt === undefined ? input.seen : await seenAt(tx, places, values, input.seenAt)
    if (seen) await refuseUnseen(tx, places, values, seen)
    const stepped = await takeSteps(tx, places, standing, step)
    await Promise.all(
      stepped.map(({ actId }, index) =>
        addApprovals(
          tx,
          (values[index] ?? []).filter((value) => !value.isApproved).map((value) => value.id),
          actId,
        ),
      ),
    )
    await addLocks(
      tx,
      places.flatMap((place, index) => locksOf(place, stepped[index])),
    )
    return { id: input.id, approved: stepped.length }
  })
}

async function placesOf(
  tx: Transaction,
  context: Context,
  input: { readonly form: string; readonly period: string; readonly units: readonly string[] },
): Promise<readonly OpenedPlace[]> {
  const opened = await openForm(tx, context, input)
  const { catalogue, reader, period } = opened
  return [...new Set(input.units)].sort().map((code) => {
    const unit = reachableUnit(catalogue.forest, code, (unitId) =>
      canRead(catalogue.forest, reader, unitId, period.last),
    )
    return placeOf(opened, unit)
  })
}

/** The same refusal with the unit it speaks of. */
function named<Value>(place: OpenedPlace, outcome: Outcome<Value>): Outcome<Value> {
  if (outcome.ok) return outcome
  const name = nameOn(place.catalogue.forest, place.unit.id, place.period.last)
  const { text } = outcome.refusal
  const said = { vi: `${name.vi}: ${text.vi}`, en: `${name.en}: ${text.en}` }
  return { ok: false, refusal: { ...outcome.refusal, field: 'units', text: said } }
}

/** What stands at the typed cells of each place, in the order of the places. */
async function typedValues(
  tx: Transaction,
  places: readonly OpenedPlace[],
): Promise<readonly (readonly StandingValue[])[]> {
  const typed = places.map((place) => place.cells.filter((cell) => cell.held === null))
  const [first] = places
  if (!first) return []
  const values = await loadStandingValues(tx, {
    unitIds: [...new Set(typed.flatMap((cells) => cells.map((cell) => cell.subjectId)))],
    measureIds: [...new Set(typed.flatMap((cells) => cells.map((cell) => cell.measure.id)))],
    first: first.period.first,
    last: first.period.last,
  })
  const at = new Map(values.map((value) => [`${value.unitId}|${lockLine(value.measureId, value.class)}`, value]))
  return typed.map((cells) =>
    cells.flatMap((cell) => {
      const value = at.get(`${cell.subjectId}|${lockLine(cell.measure.id, cell.line.class)}`)
      return value && !value.isEmpty ? [value] : []
    }),
  )
}

/** Who entered a value does not approve it; the cells are named. */
function refuseOwn(
  places: readonly OpenedPlace[],
  values: readonly (readonly StandingValue[])[],
  approver: string,
): void {
  const own = places.flatMap((place, index) =>
    (values[index] ?? [])
      .filter((value) => value.enteredBy === approver && !value.isApproved)
      .map((value) => ({
        unit: place.unit.code,
        cell: place.cells.find((cell) => cell.measure.id === value.measureId && cell.line.class === value.class),
      })),
  )
  if (own.length === 0) return
  const names = (language: 'vi' | 'en') => [...new Set(own.map(({ cell }) => cell?.measure[language] ?? ''))].join('; ')
  throw problem(
    'refused',
    'own-entry',
    `Bạn đã nhập ${own.length} ô trong báo cáo nên phải người khác duyệt: ${names('vi')}.`,
    `You entered ${own.length} cells of the report, so another person has to approve it: ${names('en')}.`,
    'units',
    { cells: own.map(({ unit, cell }) => ({ unit, cell: cell?.key })) },
  )
}

function locksOf(place: OpenedPlace, stepped: { submissionId: string; actId: string } | undefined) {
  if (!stepped) return []
  const bySubject = new Map<string, string[]>()
  for (const cell of place.cells) {
    if (cell.held !== null) continue
    const lines = bySubject.get(cell.subjectId) ?? []
    bySubject.set(cell.subjectId, [...lines, lockLine(cell.measure.id, cell.line.class)])
  }
  return [...bySubject].map(([unitId, lines]) => ({
    unitId,
    lines,
    first: place.period.first,
    last: place.period.last,
    holderId: stepped.submissionId,
    vi: place.version.name.vi,
    en: place.version.name.en,
    actId: stepped.actId,
  }))
}

/** Opens a locked report again, with a reason. Documents issued from it keep their bytes and show what changes. */
export function reopen(context: Context, input: z.output<typeof reopenReport.input>): Promise<Done> {
  return write(context.database, context.caller, async (tx) => {
    const place = await openPlace(tx, context, input)
    must(mayDecide(place), 'forbidden')
    await holdPlaces(tx, placeKeyOf(place), [place.unit.id])
    const standing = await loadStanding(tx, placeKeyOf(place), [place.unit.id])
    const step: Step = { requestId: input.id, event: 'reopen', reason: input.reason }
    const [done] = await doneBefore(tx, step, [standing.get(place.unit.id)?.id])
    if (done) return { id: input.id, state: done }
    const [stepped] = await takeSteps(tx, [place], standing, step)
    if (stepped) await removeLocks(tx, stepped.submissionId, stepped.actId)
    return { id: input.id, state: stepped?.state ?? 'reopened' }
  })
}
