import type { Language } from '../../../../platform/domain/text.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import type { Say } from '../../../../platform/web/language/use-words.ts'
import type { IconName } from '../../../../platform/web/ui/icons.tsx'
import type { Card } from '../../contract/pipeline.ts'
import type { words } from './words.ts'

export type Key = keyof typeof words.keys

interface ClockLook {
  readonly icon: IconName
  readonly tone: 'track' | 'late' | 'not' | 'none'
  readonly text: string
}

const nameOf: Readonly<Record<string, Key>> = {
  ceremony: 'ceremony',
  probation: 'probation',
  consideration: 'consideration',
}

/** A clock in words, with a shape that says the same without colour. */
export function clockLook(clock: NonNullable<Card['clock']>, say: Say<Key>, language: Language): ClockLook {
  const day = printDay(clock.dueOn, language)
  const name = say(nameOf[clock.kind] ?? 'ceremony')
  if (clock.kind === 'probation') return { icon: 'clock', tone: 'track', text: `${name}: ${day}` }
  const rest = clock.daysLeft === 0 ? say('dueToday') : say('left', { count: clock.daysLeft, day })
  const missing = clock.isCalendarMissing ? ` (${say('noCalendar')})` : ''
  if (clock.state === 'overdue')
    return { icon: 'cross', tone: 'not', text: `${name}: ${say('late', { count: clock.lateBy, day })}${missing}` }
  if (clock.state === 'near')
    return { icon: 'triangle', tone: 'late', text: `${name}: ${say('near', { rest })}${missing}` }
  return { icon: 'clock', tone: 'track', text: `${name}: ${rest}${missing}` }
}
