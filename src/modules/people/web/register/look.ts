import { dayParts } from '../../../../platform/domain/day.ts'
import type { Language } from '../../../../platform/domain/text.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import type { IconName } from '../../../../platform/web/ui/icons.tsx'
import type { ClockState } from '../../../regulations/clock.ts'
import type { Event, State } from '../../lifecycle.ts'
import type { Key } from './words.ts'

export const stateWord = (state: State): Key => state
export const eventWord = (event: Event): Key => (event === 'exempt' ? 'exemptStep' : event)

/** A shape and a tone for each state of a clock; the word stands beside it. */
export const clockLooks: Readonly<Record<ClockState, { readonly icon: IconName; readonly tone: string }>> = {
  overdue: { icon: 'cross', tone: 'not' },
  near: { icon: 'triangle', tone: 'late' },
  running: { icon: 'clock', tone: 'track' },
  done_in_time: { icon: 'check', tone: 'met' },
  done_late: { icon: 'check', tone: 'late' },
}

/** Whole years of party age on a day. */
export function partyAge(from: string, on: string): number {
  const [start, end] = [dayParts(from), dayParts(on)]
  const isBefore = end.month < start.month || (end.month === start.month && end.date < start.date)
  return Math.max(0, end.year - start.year - (isBefore ? 1 : 0))
}

/** A whole day as any other; `5/1960` or `1960` where no more is known. */
export const printBirth = (birth: string, language: Language): string =>
  birth.length === 10 ? printDay(birth, language) : birth.split('-').map(Number).reverse().join('/')
