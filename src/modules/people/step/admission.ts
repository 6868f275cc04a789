import { addMonths, dayBefore, dayParts } from '../../../platform/domain/day.ts'
import { dayText } from '../../../platform/domain/period-text.ts'
import { accept, type Outcome, refuse } from '../../../platform/domain/refusal.ts'
import { type Regulation, type RegulationCode, ruleOn } from '../../regulations/regulation.ts'
import { birthMonths, type PersonRecord, spanOn, unitOn } from '../membership.ts'
import type { Companion, StepInput, StepRules } from './step.ts'

const sourceOf = (rule: Regulation<RegulationCode>): string => (rule.source === '' ? '' : ` (${rule.source})`)

/** Says of a rule whose text could not be read that it is a setting. */
const settingNote = (rule: Regulation<RegulationCode>): readonly [vi: string, en: string] =>
  rule.confidence === 'unconfirmed'
    ? [
        ' Số này là một cài đặt, chưa đối chiếu được với văn bản.',
        ' This number is a setting; no text was read that confirms it.',
      ]
    : ['', '']

/**
 * Age when the cell votes, counted by month. Where only the year of birth is known and the answer hangs on the month, it is
 * asked for. Refusals: `birth-missing`, `birth-not-exact`, `too-young`, `too-old`. Fields: `birth`, `on`.
 */
export function checkAge(record: PersonRecord, step: StepInput, { rules }: StepRules): Outcome<true> {
  const rule = ruleOn(rules, 'people.admission-age', step.on)
  if (!rule) return accept(true)
  const { birth } = record.profile
  if (birth === null)
    return refuse('birth-missing', 'Hồ sơ chưa có ngày sinh.', 'The record has no date of birth.', 'birth')
  const { year, month } = dayParts(step.on)
  const at = year * 12 + month - 1
  const [first, last] = birthMonths(birth)
  const { least, most } = rule.value
  if (at - first < least * 12)
    return refuse(
      'too-young',
      `Khi chi bộ xét, người vào Đảng phải đủ ${least} tuổi, tính theo tháng${sourceOf(rule)}.`,
      `When the cell considers, the applicant must be ${least}, counted by month${sourceOf(rule)}.`,
      'on',
    )
  if (at - last > most * 12)
    return refuse(
      'too-old',
      `Người trên ${most} tuổi chỉ do cấp ủy trực thuộc Trung ương xem xét, quyết định kết nạp${sourceOf(rule)}.`,
      `Over ${most}, a person is admitted only by a committee directly under the Centre${sourceOf(rule)}.`,
      'on',
    )
  if (at - last < least * 12 || at - first > most * 12)
    return refuse(
      'birth-not-exact',
      'Cần tháng sinh để tính tuổi theo tháng.',
      'The month of birth is needed, since age is counted by month.',
      'birth',
    )
  return accept(true)
}

/** Refusals: `too-few-sponsors`, `sponsor-not-full`, `sponsor-not-together`, `sponsor-twice`. Field: `sponsorIds`. */
export function checkSponsors(record: PersonRecord, step: StepInput, { rules }: StepRules): Outcome<true> {
  const sponsors = step.sponsors ?? []
  const needed = ruleOn(rules, 'people.sponsors', step.on)
  if (new Set(sponsors.map((sponsor) => sponsor.personId)).size < sponsors.length)
    return refuse('sponsor-twice', 'Một người giới thiệu được ghi hai lần.', 'A sponsor is named twice.', 'sponsorIds')
  if (needed && sponsors.length < needed.value.count) {
    const [vi, en] = settingNote(needed)
    return refuse(
      'too-few-sponsors',
      `Cần ${needed.value.count} đảng viên chính thức giới thiệu, mới có ${sponsors.length}.${vi}`,
      `${needed.value.count} full members must sponsor the applicant; there are ${sponsors.length}.${en}`,
      'sponsorIds',
    )
  }
  const together = ruleOn(rules, 'people.sponsor-together', step.on)
  for (const sponsor of sponsors) {
    if (spanOn(sponsor, step.on)?.state !== 'full')
      return refuse(
        'sponsor-not-full',
        'Người giới thiệu phải là đảng viên chính thức đang sinh hoạt.',
        'A sponsor must be a full member on that day.',
        'sponsorIds',
        { personId: sponsor.personId },
      )
    if (together && togetherSince(record, sponsor, step.on) > addMonths(step.on, -together.value.months))
      return refuse(
        'sponsor-not-together',
        `Người giới thiệu phải cùng công tác với người vào Đảng ít nhất ${together.value.months} tháng trong chi bộ${sourceOf(together)}.`,
        `A sponsor must have worked in the applicant’s cell for at least ${together.value.months} months${sourceOf(together)}.`,
        'sponsorIds',
        { personId: sponsor.personId },
      )
  }
  return accept(true)
}

/**
 * The first day from which on the sponsor stood in the cell of the applicant without a break, until `on`. Before the applicant
 * was listed, the cell of the listing counts. A cell that was reorganised with both in it does not break it.
 */
function togetherSince(record: PersonRecord, sponsor: Companion, on: string): string {
  let since = '9999-12-31'
  for (let at = on; ; at = dayBefore(since)) {
    const span = spanOn(sponsor, at)
    if (!span || span.unitId !== unitOn(record, at)) return since
    const own = record.spans.findLast((item) => item.from <= at)
    since = own && own.from > span.from ? own.from : span.from
    if (since <= '0001-01-01') return since
  }
}

/** Refusals: `mentor-missing`, `mentor-not-full`. Field: `mentorId`. */
export function checkMentor(step: StepInput): Outcome<true> {
  if (!step.mentor)
    return refuse(
      'mentor-missing',
      'Chi bộ cần phân công một đảng viên chính thức theo dõi, giúp đỡ.',
      'The cell has to name a full member who follows and helps.',
      'mentorId',
    )
  if (spanOn(step.mentor, step.on)?.state === 'full') return accept(true)
  return refuse(
    'mentor-not-full',
    'Người theo dõi, giúp đỡ phải là đảng viên chính thức.',
    'Who follows and helps must be a full member on that day.',
    'mentorId',
  )
}

/** Who left, was struck off or expelled waits before being listed again. Refusals: `member-elsewhere`, `readmission-too-early`. Field: `on`. */
export function checkReadmission(record: PersonRecord, step: StepInput, { rules }: StepRules): Outcome<true> {
  const ended = record.memberships.at(-1)
  if (!ended) return accept(true)
  if (record.state === 'moved_away')
    return refuse(
      'member-elsewhere',
      'Người này vẫn là đảng viên ở nơi khác; hãy ghi chuyển đến.',
      'This person is still a member elsewhere; record the arrival instead.',
      'event',
    )
  const rule = ruleOn(rules, 'people.readmission-after', step.on)
  if (!rule || ended.endedOn === null) return accept(true)
  const from = addMonths(ended.endedOn, rule.value.months)
  if (step.on >= from) return accept(true)
  return refuse(
    'readmission-too-early',
    `Chỉ xét kết nạp lại sau ${rule.value.months} tháng, từ ngày ${dayText(from).vi}${sourceOf(rule)}.`,
    `Re-admission is considered ${rule.value.months} months later, from ${dayText(from).en}${sourceOf(rule)}.`,
    'on',
    { from },
  )
}
