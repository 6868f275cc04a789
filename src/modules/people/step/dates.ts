import { addMonths, type Day } from '../../../platform/domain/day.ts'
import { dayText } from '../../../platform/domain/period-text.ts'
import { accept, type Outcome, refuse } from '../../../platform/domain/refusal.ts'
import { ruleOn } from '../../regulations/regulation.ts'
import { decideStepOf, type Membership, membershipOf, noDates, type PersonRecord } from '../membership.ts'
import type { StepInput, StepRules } from './step.ts'

const noRule = (on: Day, field: string) =>
  refuse(
    'no-rule',
    `Không có quy định về thời gian dự bị có hiệu lực ngày ${dayText(on).vi}.`,
    `No rule on the length of probation is in force on ${dayText(on).en}.`,
    field,
  )

/** The day on which probation that began at a ceremony ends; null when no rule holds on the day of the ceremony. */
export function probationEnd(ceremonyOn: Day, { rules }: Pick<StepRules, 'rules'>): Day | null {
  const rule = ruleOn(rules, 'people.probation', ceremonyOn)
  return rule ? addMonths(ceremonyOn, rule.value.months) : null
}

/** The membership that a ceremony opens. Refusals: `ceremony-before-decision`, `no-rule`. Field: `on`. */
export function admitted(record: PersonRecord, step: StepInput, given: StepRules): Outcome<Membership> {
  const decided = decideStepOf(record)
  const decidedOn = decided?.decidedOn ?? null
  if (decidedOn !== null && step.on < decidedOn)
    return refuse(
      'ceremony-before-decision',
      `Lễ kết nạp không thể trước ngày quyết định ${dayText(decidedOn).vi}.`,
      `The ceremony cannot be before the decision of ${dayText(decidedOn).en}.`,
      'on',
    )
  const probationEndsOn = probationEnd(step.on, given)
  if (probationEndsOn === null) return noRule(step.on, 'on')
  return accept({
    ...noDates,
    id: given.membershipId,
    turn: record.memberships.length + 1,
    decidedOn,
    decision: decided?.decision ?? null,
    ceremonyOn: step.on,
    probationEndsOn,
    partyAgeFrom: decidedOn ?? step.on,
  })
}

/** Refusals: `no-membership`, `considered-too-early`. Field: `on`. */
export function considered(record: PersonRecord, step: StepInput): Outcome<Membership> {
  const membership = membershipOf(record)
  if (!membership) return noMembership
  if (membership.probationEndsOn !== null && step.on < membership.probationEndsOn)
    return refuse(
      'considered-too-early',
      `Thời gian dự bị đến hết ngày ${dayText(membership.probationEndsOn).vi}; chi bộ chưa thể xét.`,
      `Probation lasts until ${dayText(membership.probationEndsOn).en}; the cell cannot consider yet.`,
      'on',
    )
  return accept({ ...membership, consideredOn: step.on })
}

/** Full membership is effective exactly at month 12 of probation (24-QĐ/TW). Refusal: `decided-before-consideration`. Field: `decidedOn`. */
export function recognised(record: PersonRecord, step: StepInput): Outcome<Membership> {
  const membership = membershipOf(record)
  if (!membership) return noMembership
  const { consideredOn, probationEndsOn } = membership
  const decidedOn = step.decidedOn ?? step.on
  if (consideredOn !== null && decidedOn < consideredOn)
    return refuse(
      'decided-before-consideration',
      `Quyết định công nhận không thể trước ngày chi bộ xét ${dayText(consideredOn).vi}.`,
      `Recognition cannot be decided before the consideration of ${dayText(consideredOn).en}.`,
      'decidedOn',
    )
  return accept({
    ...membership,
    recognitionDecidedOn: decidedOn,
    recognitionDecision: step.decision ?? null,
    fullOn: probationEndsOn ?? decidedOn,
  })
}

const noMembership = refuse(
  'no-membership',
  'Chưa có ngày kết nạp của người này; hãy nạp tệp của cơ sở dữ liệu đảng viên.',
  'The dates of admission are missing; bring the file of the member database.',
  'event',
)

/**
 * A member who comes from elsewhere brings the dates; one who comes back keeps those held, where none are given. Refusals:
 * `ceremony-missing`, `ceremony-before-decision`, `full-before-ceremony`, `full-on-differs`, `arrived-before-ceremony`.
 * Fields: `ceremonyOn`, `fullOn`.
 */
export function arrived(record: PersonRecord, step: StepInput, given: StepRules): Outcome<Membership> {
  const held = record.state === 'moved_away' ? membershipOf(record) : undefined
  if (held && !step.ceremonyOn) return accept({ ...held, endedOn: null, endState: null })
  const ceremonyOn = step.ceremonyOn ?? null
  const fullOn = step.fullOn ?? null
  const decidedOn = step.decidedOn ?? null
  if (ceremonyOn === null)
    return refuse('ceremony-missing', 'Cần ngày kết nạp.', 'The day of admission is needed.', 'ceremonyOn')
  if (decidedOn !== null && ceremonyOn < decidedOn)
    return refuse(
      'ceremony-before-decision',
      `Lễ kết nạp không thể trước ngày quyết định ${dayText(decidedOn).vi}.`,
      `The ceremony cannot be before the decision of ${dayText(decidedOn).en}.`,
      'ceremonyOn',
    )
  if (ceremonyOn > step.on)
    return refuse(
      'arrived-before-ceremony',
      'Ngày kết nạp sau ngày chuyển đến.',
      'The day of admission is after the arrival.',
      'ceremonyOn',
    )
  const probationEndsOn = probationEnd(ceremonyOn, given)
  if (fullOn !== null && fullOn < ceremonyOn)
    return refuse(
      'full-before-ceremony',
      'Ngày chính thức trước ngày kết nạp.',
      'The member is full before being admitted.',
      'fullOn',
    )
  if (fullOn !== null && probationEndsOn !== null && fullOn !== probationEndsOn)
    return refuse(
      'full-on-differs',
      `Ngày chính thức là ngày hết thời gian dự bị: ${dayText(probationEndsOn).vi}.`,
      `Full membership begins when probation ends: ${dayText(probationEndsOn).en}.`,
      'fullOn',
      { fullOn: probationEndsOn },
    )
  if (fullOn !== null && fullOn > step.on)
    return refuse(
      'full-in-future',
      'Ngày chính thức sau ngày chuyển đến.',
      'Full membership begins after the arrival.',
      'fullOn',
    )
  return accept({
    ...noDates,
    id: held?.id ?? given.membershipId,
    turn: held?.turn ?? record.memberships.length + 1,
    decidedOn,
    decision: step.decision ?? null,
    ceremonyOn,
    probationEndsOn,
    fullOn,
    partyAgeFrom: step.partyAgeFrom ?? decidedOn ?? ceremonyOn,
  })
}
