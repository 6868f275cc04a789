import { must, problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { sendAct } from '../../../acts/server/public.ts'
import { deadlinesChanged } from '../../../notices/server/public.ts'
import type { SubmissionEvent, SubmissionState } from '../../submission.ts'
import { stepFrom } from './abilities.ts'
import { placeKeyOf } from './grid.ts'
import type { OpenedPlace } from './place.ts'
import { addEvents, addSubmission, type Behalf, loadRequest, type Standing } from './store.ts'

/** One step of a submission's life, recorded under an act of its own. */
export interface Step {
  readonly requestId: string
  readonly event: SubmissionEvent
  readonly reason?: string | null
  readonly behalf?: Behalf | null
}

export interface Stepped {
  readonly submissionId: string
  readonly state: SubmissionState
  readonly actId: string
}

/**
 * Carries one step out on units that stand in the same form and period; the caller asked every right.
 * @throws refused where the lifecycle says no to one of them
 */
export async function takeSteps(
  tx: Transaction,
  places: readonly OpenedPlace[],
  standing: ReadonlyMap<string, Standing>,
  step: Step,
): Promise<readonly Stepped[]> {
  const steps = places.map((place) => {
    const before = standing.get(place.unit.id)
    const state = must(stepFrom(before?.state ?? 'none', step.event), 'refused')
    const submissionId = before?.id ?? newId()
    const act = sendAct(tx, {
      verb: `submission.${step.event.replace('_', '-')}`,
      unitId: place.unit.id,
      recordKind: 'submission',
      recordId: submissionId,
      reason: step.reason ?? null,
      payload: { form: place.form.code, period: place.period.id },
    })
    return { place, before, state, submissionId, act }
  })
  await Promise.all(steps.map(({ act }) => act.recorded))
  await Promise.all(
    steps.map(({ place, before, submissionId, act }) =>
      before
        ? undefined
        : addSubmission(
            tx,
            { ...placeKeyOf(place), unitId: place.unit.id, period: place.period.id },
            submissionId,
            act.id,
          ),
    ),
  )
  await addEvents(
    tx,
    steps.map(({ place, before, state, submissionId, act }) => ({
      submissionId,
      closes: before?.eventId ?? null,
      requestId: step.requestId,
      event: step.event,
      state,
      reason: step.reason ?? null,
      behalf: step.behalf ?? null,
      on: place.reader.today,
      submittedOn: submittedOn(step.event, before, place.reader.today),
      actId: act.id,
    })),
  )
  if (changesDeadlines.has(step.event)) await deadlinesChanged(tx)
  return steps.map(({ submissionId, state, act }) => ({ submissionId, state, actId: act.id }))
}

/** Saving and approving leave the day of the hand-in as it was. */
const changesDeadlines: ReadonlySet<SubmissionEvent> = new Set(['submit', 'take_back', 'return', 'reopen'])

/** A reopened report keeps the day of its hand-in; one that was returned is handed in anew, and one taken back never was in. */
function submittedOn(event: SubmissionEvent, before: Standing | undefined, today: string): string | null {
  if (event === 'take_back') return null
  const first = before?.submittedOn ?? null
  return event === 'submit' ? (before?.state === 'reopened' ? (first ?? today) : today) : first
}

/**
 * The state a request left behind, where it was carried out before; sent twice, it answers the same.
 * @throws refused `id-taken` where the id belongs to another step or another report
 */
export async function doneBefore(
  tx: Transaction,
  step: Step,
  submissionIds: readonly (string | undefined)[],
): Promise<readonly SubmissionState[]> {
  const done = await loadRequest(tx, step.requestId)
  const isSame =
    done.length === submissionIds.length &&
    done.every(({ event, submissionId }) => event === step.event && submissionIds.includes(submissionId))
  if (done.length > 0 && !isSame) throw idTaken()
  return done.map(({ state }) => state)
}

export const idTaken = () =>
  problem(
    'refused',
    'id-taken',
    'Mã của lần gửi này đã dùng cho một việc khác. Chưa có gì được lưu; hãy tải lại rồi làm lại.',
    'The id of this request belongs to something else. Nothing was saved; reload and do it again.',
    'id',
  )
