import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import type { ListedPerson } from '../../contract/register.ts'
import { clockLooks } from './look.ts'
import { words } from './words.ts'

export type Clock = NonNullable<ListedPerson['clock']>

/** How a clock stands: shape, word, days. Nothing is late in probation, so there only its end is told. */
export function ClockState({ clock }: { readonly clock: Clock }) {
  const say = useWords(words)
  const look = clockLooks[clock.state]
  const rest =
    clock.lateBy > 0
      ? say('lateBy', { count: clock.lateBy })
      : clock.stoppedOn !== null
        ? null
        : clock.daysLeft === 0
          ? say('dueToday')
          : say('left_days', { count: clock.daysLeft })
  return (
    <span className={`clock tone-${look.tone}`}>
      <Icon name={look.icon} size={12} />
      <span>
        {clock.kind === 'probation' ? say('running') : say(clock.state)}
        {rest !== null && `, ${rest}`}
        {clock.isCalendarMissing && ` (${say('noCalendar')})`}
      </span>
    </span>
  )
}

/** A clock in one line: what, how it stands, and its last day. */
export function ClockLine({ clock }: { readonly clock: Clock }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <span className="clock-line">
      <span className="block">{say(clock.kind)}</span>
      <ClockState clock={clock} />
      <span className="soft small"> · {say('dueOn', { day: printDay(clock.dueOn, language) })}</span>
    </span>
  )
}
