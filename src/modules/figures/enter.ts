import type { Day } from '../../platform/domain/day.ts'
import type { Period } from '../../platform/domain/period.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { type Forest, lastDayBy } from '../org/forest.ts'
import type { Unit } from '../org/unit.ts'
import type { Aspect, Measure } from './measure.ts'
import type { Quantity } from './quantity.ts'
import { readValue, type TypedValue } from './read-value.ts'

export interface NewValue {
  readonly quantity: Quantity | null
  readonly result: string | null
  readonly isNotApplicable: boolean
  readonly cutOffOn: Day | null
}

export interface Typed extends TypedValue {
  readonly isNotApplicable: boolean
  readonly cutOffOn?: string | undefined
}

/**
 * May this measure be entered for this unit and period?
 * @returns refusals naming `measure`, `unit`, `period` or `class`.
 */
export function checkPlace(
  forest: Forest,
  measure: Measure,
  unit: Unit,
  period: Period,
  classCode: string | null,
  aspect: Aspect,
  today: Day,
): Outcome<true> {
  if (measure.kind !== 'entered' && aspect === 'actual') {
    return refuse(
      'not-entered',
      `“${measure.vi}” do hệ thống tính, không nhập tay.`,
      `“${measure.en}” is worked out by the system and not entered.`,
      'measure',
    )
  }
  if (!measure.subjects.includes(unit.kind)) {
    return refuse(
      'wrong-subject',
      `“${measure.vi}” không tính cho loại đơn vị này.`,
      `“${measure.en}” is not held for this kind of unit.`,
      'unit',
    )
  }
  if (!measure.periodKinds.includes(period.kind) || period.kind === 'open') {
    return refuse(
      'wrong-period',
      `Kỳ “${period.id}” không hợp với chỉ số này.`,
      `The period “${period.id}” does not fit this measure.`,
      'period',
    )
  }
  const last = lastDayBy(forest, unit.id, period.last)
  if (last === undefined || last < period.first) {
    return refuse(
      'unit-not-then',
      'Đơn vị chưa thành lập hoặc đã kết thúc trước kỳ này.',
      'The unit did not exist in this period.',
      'period',
    )
  }
  if (aspect === 'actual' && period.first > today) {
    return refuse(
      'period-not-begun',
      'Kỳ này chưa bắt đầu, chưa thể nhập kết quả.',
      'This period has not begun; a result cannot be entered yet.',
      'period',
    )
  }
  if (measure.classSet !== null && classCode === null) {
    return refuse(
      'class-missing',
      'Chỉ số này chia theo loại: hãy chọn một loại.',
      'This measure is held by class: choose one.',
      'class',
    )
  }
  return accept(true)
}

/** Enter once: what is counted from records since a day is never asked for again. */
export function checkNotCounted(since: Day | undefined, period: Period, aspect: Aspect): Outcome<true> {
  if (aspect !== 'actual' || since === undefined || period.first < since) return accept(true)
  return refuse(
    'counted-already',
    'Số này hệ thống đã đếm từ hồ sơ, không nhập tay.',
    'The system counts this from records; it is not entered.',
    'measure',
  )
}

/** Reads what was typed as a value of the measure; refusals name `value` or `cutOffOn`. */
export function readTyped(measure: Measure, period: Period, typed: Typed): Outcome<NewValue> {
  const cutOffOn = typed.cutOffOn ?? null
  if (cutOffOn !== null && (cutOffOn < period.first || cutOffOn > period.last)) {
    return refuse(
      'cut-off-outside',
      'Thời điểm chốt số liệu phải nằm trong kỳ.',
      'The cut-off day must lie within the period.',
      'cutOffOn',
    )
  }
  if (typed.isNotApplicable) return accept({ quantity: null, result: null, isNotApplicable: true, cutOffOn })
  if (measure.result !== 'quantity') {
    const text = (typed.value ?? '').trim()
    return text === ''
      ? refuse('value-missing', 'Chưa nhập giá trị.', 'No value was entered.', 'value')
      : accept({ quantity: null, result: text, isNotApplicable: false, cutOffOn })
  }
  const read = readValue(measure, typed)
  return read.ok ? accept({ quantity: read.value, result: null, isNotApplicable: false, cutOffOn }) : read
}

/** Entering and approving are acts of two people; a value from a published source needs one confirmation by anybody else. */
export function checkApproval(
  enteredBy: string,
  approver: string,
  isApproved: boolean,
  isCurrent: boolean,
): Outcome<true> {
  if (!isCurrent)
    return refuse(
      'superseded',
      'Lần nhập này đã được thay thế; hãy duyệt lần nhập mới.',
      'This entry was superseded; approve the new one.',
      'entryIds',
    )
  if (isApproved)
    return refuse('approved-already', 'Số liệu này đã được duyệt.', 'This entry is approved already.', 'entryIds')
  if (enteredBy === approver) {
    return refuse(
      'own-entry',
      'Người nhập không tự duyệt số liệu của mình.',
      'Who entered a value does not approve it.',
      'entryIds',
    )
  }
  return accept(true)
}
