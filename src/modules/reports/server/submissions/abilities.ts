import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { covers, requireRole } from '../../../accounts/access.ts'
import { nameOn } from '../../../org/forest.ts'
import { type SubmissionEvent, type SubmissionState, submissionLife } from '../../submission.ts'
import type { OpenedPlace } from './place.ts'

/** What the lifecycle says to an event. */
export function stepFrom(state: SubmissionState, event: SubmissionEvent): Outcome<SubmissionState> {
  const answer = submissionLife[state][event]
  return typeof answer === 'string' ? accept(answer) : { ok: false, refusal: answer }
}

/** Entering, submitting and taking back need the role of clerk over the unit. */
export const mayEnter = ({ catalogue, reader, unit, period }: OpenedPlace): Outcome<true> =>
  requireRole(catalogue.forest, reader, 'clerk', unit.id, period.last)

/** Returning, approving and reopening are acts of the unit above. */
export function mayDecide({ catalogue, reader, aboveId, period }: OpenedPlace): Outcome<true> {
  if (covers(catalogue.forest, reader, ['approver'], aboveId, period.last)) return accept(true)
  const above = nameOn(catalogue.forest, aboveId, period.last)
  return refuse(
    'outside-the-line',
    `Việc này do người duyệt của đơn vị cấp trên (${above.vi}) làm.`,
    `This is for an approver of the unit above (${above.en}).`,
  )
}

/** Handing in and taking are acts of two people. */
export const checkTwoPeople = (submittedBy: string | null, approver: string): Outcome<true> =>
  submittedBy === approver
    ? refuse(
        'own-report',
        'Người nộp báo cáo không tự duyệt báo cáo đó.',
        'Who submitted a report does not approve it.',
        'units',
      )
    : accept(true)
