import type { Text } from '../../platform/domain/text.ts'

/**
 * What a unit hands in for a form and a period. `none`: nothing was begun; `draft`: values are being entered; `submitted`:
 * with the unit above; `returned`: sent back with remarks; `approved`: the unit above took it, its places are locked;
 * `reopened`: unlocked again with a reason. Saved values are in every roll-up whatever the state.
 */
export const submissionStates = ['none', 'draft', 'submitted', 'returned', 'approved', 'reopened'] as const
export type SubmissionState = (typeof submissionStates)[number]

export const submissionEvents = ['save', 'submit', 'take_back', 'return', 'approve', 'reopen'] as const
export type SubmissionEvent = (typeof submissionEvents)[number]

export interface SubmissionRefusal {
  readonly code: string
  readonly text: Text
}
type Answer = SubmissionState | SubmissionRefusal

const no = (code: string, vi: string, en: string): SubmissionRefusal => ({ code, text: { vi, en } })
const withAbove = no(
  'with-the-unit-above',
  'Báo cáo đang ở cấp trên chờ duyệt. Hãy rút lại trước khi sửa.',
  'The report is with the unit above. Take it back before changing it.',
)
const isLocked = no(
  'locked',
  'Báo cáo đã duyệt và khóa. Muốn sửa, đề nghị cấp trên mở lại kèm lý do.',
  'The report is approved and locked. To change it, ask the unit above to reopen it with a reason.',
)
const notIn = no('not-submitted', 'Báo cáo chưa được nộp.', 'The report has not been submitted.')
const isIn = no('submitted-already', 'Báo cáo này đã nộp rồi.', 'This report was submitted already.')
const notLocked = no(
  'not-locked',
  'Báo cáo chưa khóa nên không cần mở lại.',
  'The report is not locked; there is nothing to reopen.',
)

/** The total lifecycle: what each event does in each state. A form that holds no typed line is submitted from `none`. */
export const submissionLife: Readonly<Record<SubmissionState, Readonly<Record<SubmissionEvent, Answer>>>> = {
  none: { save: 'draft', submit: 'submitted', take_back: notIn, return: notIn, approve: notIn, reopen: notLocked },
  draft: { save: 'draft', submit: 'submitted', take_back: notIn, return: notIn, approve: notIn, reopen: notLocked },
  submitted: {
    save: withAbove,
    submit: isIn,
    take_back: 'draft',
    return: 'returned',
    approve: 'approved',
    reopen: notLocked,
  },
  returned: {
    save: 'returned',
    submit: 'submitted',
    take_back: notIn,
    return: notIn,
    approve: notIn,
    reopen: notLocked,
  },
  approved: { save: isLocked, submit: isIn, take_back: isLocked, return: isLocked, approve: isIn, reopen: 'reopened' },
  reopened: {
    save: 'reopened',
    submit: 'submitted',
    take_back: notIn,
    return: notIn,
    approve: notIn,
    reopen: notLocked,
  },
}

export const stateNames: Readonly<Record<SubmissionState, Text>> = {
  none: { vi: 'Chưa nhập', en: 'Not begun' },
  draft: { vi: 'Đang nhập', en: 'Being entered' },
  submitted: { vi: 'Đã nộp, chờ duyệt', en: 'Submitted, waiting' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
  approved: { vi: 'Đã duyệt, khóa', en: 'Approved, locked' },
  reopened: { vi: 'Mở lại để sửa', en: 'Reopened' },
}
