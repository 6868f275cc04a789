import type { z } from 'zod'
import { must, Problem, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { findingsOf } from '../../../consistency/server/public.ts'
import { figureAt } from '../../../figures/figure.ts'
import { nameOn } from '../../../org/forest.ts'
import type { submitReport, takeBackReport } from '../../contract/submission.ts'
import type { SubmissionState } from '../../submission.ts'
import { keepForm } from '../forms/store.ts'
import { mayEnter, stepFrom } from './abilities.ts'
import { ledgerOfPlace } from './findings.ts'
import { loadValues, placeKeyOf, valueAt } from './grid.ts'
import { type OpenedPlace, openPlace, type PlaceCell } from './place.ts'
import { doneBefore, type Step, takeSteps } from './step.ts'
import { holdPlaces, loadStanding, type Standing } from './store.ts'

interface Done {
  readonly id: string
  readonly state: SubmissionState
}

/** Hands a report in to the unit above. */
export function submit(context: Context, input: z.output<typeof submitReport.input>): Promise<Done> {
  return write(context.database, context.caller, async (tx) => {
    const step: Step = {
      requestId: input.id,
      event: 'submit',
      reason: input.withoutBelow ?? null,
      behalf: input.behalf ?? null,
    }
    const { place, standing, done } = await holdPlace(tx, context, input, step)
    if (done) return { id: input.id, state: done }
    must(stepFrom(standing.get(place.unit.id)?.state ?? 'none', 'submit'), 'refused')
    refuseBeforeBegin(place)
    await refuseEmpty(tx, place)
    if (input.withoutBelow === undefined) await refuseMissingBelow(tx, place)
    await refuseContradictions(tx, context, place)
    const [stepped] = await takeSteps(tx, [place], standing, step)
    return { id: input.id, state: stepped?.state ?? 'submitted' }
  })
}

export function takeBack(context: Context, input: z.output<typeof takeBackReport.input>): Promise<Done> {
  return write(context.database, context.caller, async (tx) => {
    const step: Step = { requestId: input.id, event: 'take_back' }
    const { place, standing, done } = await holdPlace(tx, context, input, step)
    if (done) return { id: input.id, state: done }
    const [stepped] = await takeSteps(tx, [place], standing, step)
    return { id: input.id, state: stepped?.state ?? 'draft' }
  })
}

/** The place a clerk acts on, held until the transaction ends. */
async function holdPlace(
  tx: Transaction,
  context: Context,
  input: { readonly form: string; readonly unit: string; readonly period: string },
  step: Step,
): Promise<{ place: OpenedPlace; standing: ReadonlyMap<string, Standing>; done: SubmissionState | undefined }> {
  await keepForm(tx, input.form)
  const place = await openPlace(tx, context, input)
  must(mayEnter(place), 'forbidden')
  const unitIds = [place.unit.id]
  await holdPlaces(tx, placeKeyOf(place), unitIds)
  const standing = await loadStanding(tx, placeKeyOf(place), unitIds)
  const [done] = await doneBefore(tx, step, [standing.get(place.unit.id)?.id])
  return { place, standing, done }
}

function refuseBeforeBegin({ period, reader }: OpenedPlace): void {
  if (period.first <= reader.today) return
  throw problem(
    'refused',
    'period-not-begun',
    'Kỳ này chưa bắt đầu, chưa thể nộp báo cáo.',
    'This period has not begun; its report cannot be submitted yet.',
    'period',
  )
}

const most = 5

const listed = (names: readonly string[]): string =>
  names.length > most ? `${names.slice(0, most).join('; ')} … (${names.length})` : names.join('; ')

async function refuseEmpty(tx: Transaction, place: OpenedPlace): Promise<void> {
  const values = await loadValues(tx, place)
  const empty = place.cells.filter(
    (cell) => cell.held === null && cell.line.isRequired && valueAt(values, cell) === undefined,
  )
  if (empty.length === 0) return
  const names = (language: 'vi' | 'en') => listed(empty.map((cell) => nameOf(place, cell)[language]))
  throw problem(
    'refused',
    'cells-empty',
    `Còn ${empty.length} ô bắt buộc chưa nhập: ${names('vi')}.`,
    `${empty.length} required cells are empty: ${names('en')}.`,
    'cells',
    { cells: empty.map((cell) => cell.key) },
  )
}

function nameOf({ catalogue }: OpenedPlace, { measure, line }: PlaceCell): { vi: string; en: string } {
  const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
  const found = set?.classes.find((item) => item.code === line.class)
  return found ? { vi: `${measure.vi} – ${found.vi}`, en: `${measure.en} – ${found.en}` } : measure
}

async function refuseMissingBelow(tx: Transaction, place: OpenedPlace): Promise<void> {
  if (place.below.length === 0) return
  const standing = await loadStanding(tx, placeKeyOf(place), place.below)
  const missing = place.below.filter((unitId) => standing.get(unitId)?.state !== 'approved')
  if (missing.length === 0) return
  const { forest } = place.catalogue
  const names = (language: 'vi' | 'en') =>
    listed(missing.map((unitId) => nameOn(forest, unitId, place.period.last)[language]))
  throw problem(
    'refused',
    'below-missing',
    `Còn ${missing.length} đơn vị chưa có báo cáo được duyệt: ${names('vi')}. Hãy chờ, hoặc nêu lý do nộp khi chưa đủ.`,
    `${missing.length} units below have no approved report: ${names('en')}. Wait for them, or say why it is submitted without them.`,
    'withoutBelow',
    { units: missing.map((unitId) => forest.units.get(unitId)?.code) },
  )
}

/** A contradiction is answered or put right first; a question is shown and does not hold a report back. */
async function refuseContradictions(tx: Transaction, context: Context, place: OpenedPlace): Promise<void> {
  const ledger = await ledgerOfPlace(tx, place, context.database)
  const figures = place.cells.map((cell) =>
    figureAt(ledger, {
      unitId: cell.subjectId,
      measure: cell.measure.code,
      class: cell.line.class,
      aspect: 'actual',
      period: place.period,
    }),
  )
  const findings = await findingsOf(tx, place.catalogue, ledger, figures)
  const open = findings.filter((finding) => finding.severity === 'contradiction' && finding.answer === null)
  if (open.length === 0) return
  throw new Problem('refused', {
    code: 'contradictions-open',
    text: {
      vi: `Còn ${open.length} chỗ số liệu mâu thuẫn chưa trả lời: ${listed(open.map((finding) => finding.title.vi))}.`,
      en: `${open.length} contradictions are not answered: ${listed(open.map((finding) => finding.title.en))}.`,
    },
    field: 'cells',
    details: { findings: open.map(({ digest, addresses }) => ({ digest, addresses })) },
  })
}
