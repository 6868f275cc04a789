import { capitalised, periodText } from '../../../../platform/web/language/period-text.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { SelectField } from '../../../../platform/web/ui/Field.tsx'
import { words } from './words.ts'

const two = (number: number): string => String(number).padStart(2, '0')
const ofYear = (year: number): readonly string[] => [
  `${year}`,
  ...[1, 2].map((half) => `${year}-H${half}`),
  ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
  ...Array.from({ length: 12 }, (_, month) => `${year}-${two(month + 1)}`),
]

/** The periods of the last years, and whatever other one the page speaks of. */
export function PeriodSelect({
  value,
  today,
  label,
  error,
  onChange,
}: {
  readonly value: string
  readonly today: string
  readonly label?: string
  readonly error?: string | undefined
  readonly onChange: (period: string) => void
}) {
  const say = useWords(words)
  const language = useLanguage()
  const spoken = Number(/^\d{4}/.exec(value)?.[0] ?? Number.NaN)
  const now = Number(today.slice(0, 4))
  const years = [...new Set([now + 1, now, now - 1, now - 2, ...(Number.isNaN(spoken) ? [] : [spoken])])]
    .filter((year) => year > 1)
    .sort((one, other) => other - one)
  const isListed = years.some((year) => ofYear(year).includes(value))
  return (
    <SelectField
      label={label ?? say('period')}
      error={error}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{say('choosePeriod')}</option>
      {value !== '' && !isListed && <option value={value}>{capitalised(periodText(value, language))}</option>}
      {years.map((year) => (
        <optgroup key={year} label={say('yearOf', { year })}>
          {ofYear(year).map((period) => (
            <option key={period} value={period}>
              {capitalised(periodText(period, language))}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  )
}
