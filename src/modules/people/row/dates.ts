import { addMonths, type Day } from '../../../platform/domain/day.ts'
import { ruleOn } from '../../regulations/regulation.ts'
import type { ExchangeKey, ImportKind } from '../exchange.ts'
import { codeOf, stateWords, wordOf } from '../exchange-words.ts'
import { type ApplicantState, isApplicant, isMember, type MemberState, type State } from '../lifecycle.ts'
import { type RowRules, shown, type Tell, type Values } from './row.ts'

const notInFuture: readonly ExchangeKey[] = [
  'decided_on',
  'ceremony_on',
  'considered_on',
  'recognition_decided_on',
  'full_on',
  'party_age_from',
  'since',
]
const inOrder: readonly ExchangeKey[] = ['decided_on', 'ceremony_on', 'considered_on', 'recognition_decided_on']

export function checkOrder(values: Values, { today }: RowRules, tell: Tell): void {
  for (const key of notInFuture) {
    const on = values[key]
    if (on !== undefined && on > today)
      tell(key, 'in-future', `${shown(key).vi} ở tương lai.`, `${shown(key).en} lies in the future.`)
  }
  let before: ExchangeKey | undefined
  for (const key of inOrder) {
    const [on, earlier] = [values[key], before && values[before]]
    if (on !== undefined && earlier !== undefined && before && on < earlier)
      tell(
        key,
        key === 'ceremony_on' ? 'ceremony-before-decision' : 'dates-out-of-order',
        `${shown(key).vi} trước ${shown(before).vi.toLowerCase()}.`,
        `${shown(key).en} is before ${shown(before).en.toLowerCase()}.`,
      )
    if (on !== undefined) before = key
  }
}

/** When probation ends by the rule of the day of the ceremony; before the first rule known nothing is said. */
export function probationEnd(values: Values, { rules }: RowRules, tell: Tell): Day | null {
  const { ceremony_on: ceremony, full_on: full } = values
  if (ceremony === undefined) return null
  const rule = ruleOn(rules, 'people.probation', ceremony)
  if (full !== undefined && full < ceremony) {
    tell(
      'full_on',
      'full-too-early',
      'Ngày chính thức trước ngày kết nạp.',
      'Full membership is before the ceremony of admission.',
    )
    return null
  }
  if (!rule) return null
  const end = addMonths(ceremony, rule.value.months)
  if (full !== undefined && full < end)
    tell(
      'full_on',
      'full-too-early',
      `Ngày chính thức sớm hơn ${rule.value.months} tháng kể từ ngày kết nạp (${rule.source}).`,
      `Full membership is earlier than ${rule.value.months} months after the ceremony (${rule.source}).`,
    )
  else if (full !== undefined && full > end)
    tell(
      'full_on',
      'full-late',
      `Ngày chính thức muộn hơn ${rule.value.months} tháng kể từ ngày kết nạp; theo quy định công nhận đúng tháng thứ ${rule.value.months}. Giữ như tệp ghi.`,
      `Full membership is later than ${rule.value.months} months after the ceremony, when it takes effect by the rules. Kept as written.`,
      true,
    )
  return end
}

export function stateOf(values: Values, { kind, homeCell, today }: RowRules, tell: Tell) {
  if (homeCell === undefined) return undefined
  const text = values.state
  const said = text === undefined ? impliedState(values, kind, today) : codeOf(stateWords, text)
  const isRight = said !== undefined && (kind === 'members' ? isMember(said) : isApplicant(said))
  if (!isRight) {
    const offered = stateWords.filter((word) => (kind === 'members' ? isMember(word.code) : isApplicant(word.code)))
    tell(
      'state',
      text === undefined ? 'no-state' : 'unknown-word',
      `${text === undefined ? 'Chưa biết trạng thái: thiếu cả trạng thái và ngày kết nạp.' : `Trạng thái “${text}” không dùng được ở đây.`} Ghi một trong: ${offered.map((word) => word.name.vi).join('; ')}.`,
      `${text === undefined ? 'The state is unknown: neither state nor ceremony is given.' : `The state “${text}” does not fit here.`} Write one of: ${offered.map((word) => word.name.en).join('; ')}.`,
    )
    return undefined
  }
  checkStateAgainstDates(values, said, text, tell)
  return said as ApplicantState | MemberState
}

const impliedState = (values: Values, kind: ImportKind, today: Day): State | undefined =>
  kind === 'applicants'
    ? undefined
    : values.full_on !== undefined && values.full_on <= today
      ? 'full'
      : values.considered_on !== undefined
        ? 'considered'
        : values.ceremony_on !== undefined
          ? 'probationary'
          : undefined

function checkStateAgainstDates(values: Values, state: State, text: string | undefined, tell: Tell): void {
  const disagree = (key: ExchangeKey, isMissing: boolean): void => {
    const name = wordOf(stateWords, state)
    tell(
      key,
      'state-and-dates',
      isMissing
        ? `Trạng thái “${name.vi}” cần có ${shown(key).vi.toLowerCase()}.`
        : `Trạng thái “${name.vi}” không khớp với ${shown(key).vi.toLowerCase()} đã ghi.`,
      isMissing
        ? `The state “${name.en}” needs ${shown(key).en.toLowerCase()}.`
        : `The state “${name.en}” disagrees with ${shown(key).en.toLowerCase()} as given.`,
    )
  }
  const has = (key: ExchangeKey): boolean => values[key] !== undefined
  if (state === 'probationary') {
    if (!has('ceremony_on')) disagree('ceremony_on', true)
    for (const key of ['considered_on', 'recognition_decided_on', 'full_on'] as const)
      if (has(key)) disagree(key, false)
  } else if (state === 'considered') {
    for (const key of ['ceremony_on', 'considered_on'] as const) if (!has(key)) disagree(key, true)
    for (const key of ['recognition_decided_on', 'full_on'] as const) if (has(key)) disagree(key, false)
  } else if (state === 'full' || state === 'exempt') {
    if (!has('ceremony_on') && !has('full_on')) disagree('full_on', true)
    if (state === 'exempt' && !has('since')) disagree('since', true)
  } else {
    for (const key of ['ceremony_on', 'full_on'] as const) if (has(key)) disagree(key, false)
    if (state === 'decided' && !has('decided_on')) disagree('decided_on', true)
    if (state !== 'decided' && has('decided_on')) disagree('decided_on', false)
    if (!has('since')) disagree('since', true)
  }
  if (text === undefined) values.state = state
}

/** What follows from what is given and is never asked for twice. */
export function fillDates(values: Values, state: State, probationEndsOn: Day | null, tell: Tell): void {
  if ((state === 'full' || state === 'exempt') && values.full_on === undefined) {
    if (probationEndsOn) values.full_on = probationEndsOn
    else
      tell(
        'full_on',
        'state-and-dates',
        'Không tính được ngày chính thức từ ngày kết nạp này; hãy ghi ngày chính thức.',
        'Full membership cannot be counted from this ceremony; write its day.',
      )
  }
  if (values.party_age_from === undefined && values.decided_on !== undefined) values.party_age_from = values.decided_on
  if (values.party_age_from === undefined)
    tell(
      'party_age_from',
      'no-party-age',
      'Chưa biết tuổi đảng tính từ ngày nào: tệp không ghi ngày quyết định kết nạp.',
      'It is not known from when party age counts: the file has no day of the admission decision.',
      true,
    )
}

/** Age is counted by month on the day of the decision, by the rule of that day or the earliest one known. */
export function checkAge(values: Values, { rules }: RowRules, tell: Tell): void {
  const on = values.decided_on ?? values.ceremony_on
  const { birth } = values
  if (on === undefined || birth === undefined) return
  const rule = ruleOn(rules, 'people.admission-age', on) ?? rules['people.admission-age'][0]
  if (!rule) return
  const earliest = birth.length === 4 ? `${birth}-01` : birth.slice(0, 7)
  const youngest = addMonths(`${earliest}-01`, rule.value.least * 12).slice(0, 7)
  if (on.slice(0, 7) < youngest)
    tell(
      values.decided_on === undefined ? 'ceremony_on' : 'decided_on',
      'under-age',
      `Chưa đủ ${rule.value.least} tuổi khi quyết định kết nạp (${rule.source}).`,
      `Under ${rule.value.least} when the admission was decided (${rule.source}).`,
    )
}
