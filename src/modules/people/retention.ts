import { addMonths, type Day, laterDay } from '../../platform/domain/day.ts'
import { dayText } from '../../platform/domain/period-text.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { type Regulations, ruleOn } from '../regulations/regulation.ts'
import { isApplicant, isMember, type State } from './lifecycle.ts'

/** What decides whether what is held on a person may be erased. */
export interface Leaving {
  readonly state: State
  /** The first day on which the person stood in no cell; null for who never did. */
  readonly leftOn: Day | null
  readonly wasMember: boolean
  readonly holdsPost: boolean
}

/**
 * The first day on which what is held may be erased by the rule `people.retention`; null where nothing asks for keeping it.
 * Whoever was a member is kept by the rule on members, even when later screened out as an applicant.
 */
export function keptUntil(rules: Regulations, leaving: Leaving, today: Day): Day | null {
  const rule = ruleOn(rules, 'people.retention', today)
  if (leaving.leftOn === null || !rule) return null
  const { screenedOutMonths, endedMonths } = rule.value
  const asApplicant = addMonths(leaving.leftOn, screenedOutMonths)
  return leaving.wasMember ? laterDay(asApplicant, addMonths(leaving.leftOn, endedMonths)) : asApplicant
}

/** May it be erased today? Refusals: `still-member`, `still-applicant`, `holds-post`, `still-kept` with the rule. */
export function checkErasure(rules: Regulations, leaving: Leaving, today: Day): Outcome<true> {
  if (isMember(leaving.state))
    return refuse(
      'still-member',
      'Người này đang là đảng viên: dữ liệu được giữ để quản lý đảng viên và không xóa được.',
      'This person is a member: the data are kept for the register of members and cannot be erased.',
    )
  if (isApplicant(leaving.state))
    return refuse(
      'still-applicant',
      'Người này đang trong nguồn kết nạp. Hãy đưa ra khỏi nguồn trước, có lý do.',
      'This person is an applicant. Screen the person out first, with the reason.',
    )
  if (leaving.holdsPost)
    return refuse(
      'holds-post',
      'Người này đang giữ một chức danh. Hãy ghi thôi giữ trước.',
      'This person holds a post. End the holding first.',
    )
  const until = keptUntil(rules, leaving, today)
  if (until === null || until <= today) return accept(true)
  const rule = ruleOn(rules, 'people.retention', today)
  const months = leaving.wasMember ? rule?.value.endedMonths : rule?.value.screenedOutMonths
  const said = dayText(until)
  const source = rule?.source
  return refuse(
    'still-kept',
    `Theo thời hạn giữ ${months} tháng (${source || 'một cài đặt, chưa xác nhận quy định'}), dữ liệu này được giữ đến trước ngày ${said.vi}.`,
    `By the retention of ${months} months (${source || 'a setting; no regulation is confirmed'}), these data are kept until before ${said.en}.`,
    undefined,
    { until, source: source ?? '', confidence: rule?.confidence ?? 'unconfirmed' },
  )
}
