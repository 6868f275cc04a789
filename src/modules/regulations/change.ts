import { type Day, day, dayParts } from '../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import type { Text } from '../../platform/domain/text.ts'
import { isAdministrator, type Reader } from '../accounts/access.ts'
import type { Confidence, Regulation, RegulationCode, RegulationValue } from './regulation.ts'
import { readValue } from './spelling.ts'

export interface Change {
  readonly code: RegulationCode
  /** The version holds on `[from, until)` and supersedes what was believed for those days. */
  readonly from: Day
  readonly until: Day
  readonly value: unknown
  readonly source: string
  readonly confidence: Confidence
}

export const mayChange = (reader: Reader): Outcome<true> =>
  isAdministrator(reader)
    ? accept(true)
    : refuse(
        'administrators-only',
        'Chỉ quản trị viên được sửa quy định áp dụng.',
        'Only administrators may change the rules applied.',
      )

/** Reads a change of a rule into the version it makes; `others` are the believed versions of the same rule. */
export function readChange(change: Change, others: readonly Regulation[]): Outcome<Regulation> {
  const { code, from, until, source, confidence } = change
  if (until <= from)
    return refuse(
      'dates-out-of-order',
      'Ngày thôi phải sau ngày bắt đầu.',
      'The end must come after the start.',
      'until',
    )
  if (confidence !== 'unconfirmed' && source === '')
    return refuse(
      'source-missing',
      'Hãy ghi số, ký hiệu văn bản; không có văn bản thì chọn “chưa xác nhận”.',
      'Name the document; where there is none, mark the value as not confirmed.',
      'source',
    )
  const value = readValue(code, change.value)
  if (!value.ok) return value
  if (code === 'calendar.holidays') {
    const { year } = dayParts(from)
    const wrong = checkYear(year, from, until, value.value as RegulationValue<'calendar.holidays'>)
    if (wrong) return wrong
  }
  return accept({ code, from, until, value: value.value, name: nameOf(code, from, others), source, confidence })
}

function checkYear(year: number, from: Day, until: Day, value: RegulationValue<'calendar.holidays'>) {
  if (from !== day(year, 1, 1) || until !== day(year + 1, 1, 1))
    return refuse(
      'calendar-year',
      'Lịch ngày nghỉ ghi theo trọn một năm: từ 1/1 đến hết 31/12.',
      'A calendar holds for one whole year: from 1 January to 31 December.',
      'until',
    )
  const outside = [...value.days.map((off) => off.on), ...(value.workingSaturdays ?? [])].find(
    (on) => dayParts(on).year !== year,
  )
  return outside === undefined
    ? undefined
    : refuse('outside-year', `Ngày ${outside} không thuộc năm ${year}.`, `${outside} is not in ${year}.`, 'value')
}

function nameOf(code: RegulationCode, from: Day, others: readonly Regulation[]): Text {
  const { year } = dayParts(from)
  return code === 'calendar.holidays'
    ? { vi: `Ngày nghỉ năm ${year}`, en: `Days off in ${year}` }
    : (others[0]?.name ?? { vi: code, en: code })
}
