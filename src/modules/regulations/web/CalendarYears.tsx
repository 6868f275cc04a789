import { dayParts } from '../../../platform/domain/day.ts'
import type { Language } from '../../../platform/domain/text.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { valueShapes } from '../regulation.ts'
import { ConfidenceMark } from './ConfidenceMark.tsx'
import { Replaced } from './RuleWords.tsx'
import type { Rule, Version } from './version.ts'
import { words } from './words.ts'

const weekday = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

interface CalendarYearsProps {
  readonly rule: Rule
  /** Null for who may not change it. */
  readonly onChange: ((version: Version) => void) | null
}

/** The days off of every year, latest first; the year of the day asked for is open. */
export function CalendarYears({ rule, onChange }: CalendarYearsProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <div className="stack">
      {rule.versions.toReversed().map((version) => (
        <Fold
          key={version.from}
          isOpen={version.isOnDay}
          title={`${say('year', { year: dayParts(version.from ?? '').year })}: ${text(version.words)}`}
        >
          <Year version={version} />
          {onChange && (
            <Button className="button-small" onClick={() => onChange(version)}>
              {say('change')}
            </Button>
          )}
        </Fold>
      ))}
      <Replaced rule={rule} />
    </div>
  )
}

function Year({ version }: { readonly version: Version }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const calendar = valueShapes['calendar.holidays'].parse(version.value)
  const worked = calendar.workingSaturdays ?? []
  return (
    <div className="stack">
      <ul className="calendar-days">
        {calendar.days.map((day) => (
          <li key={day.on}>
            <span className="nowrap">{printDay(day.on, language)}</span>{' '}
            <span className="soft">({weekday(day.on, language)})</span>: {text(day)}
          </li>
        ))}
      </ul>
      {worked.length > 0 && <p>{say('workedOn', { days: worked.map((day) => printDay(day, language)).join('; ') })}</p>}
      {version.note && <p className="soft small">{text(version.note)}</p>}
      <p className="small">
        <span className="soft" lang="vi">
          {version.source}
        </span>{' '}
        · <ConfidenceMark confidence={version.confidence} />
      </p>
    </div>
  )
}
