import { useState } from 'react'
import { parsePeriod } from '../../domain/period.ts'
import type { Text } from '../../domain/text.ts'
import { capitalised, periodText } from '../language/period-text.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { words } from '../words.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { TextField } from './Field.tsx'
import { Fold } from './Fold.tsx'
import { Icon } from './icons.tsx'
import './period.css'

interface PeriodPickerProps {
  readonly value: string | undefined
  readonly today: string
  /** Those that hold something, latest first. */
  readonly held: readonly { readonly id: string; readonly text: Text }[]
  readonly onChoose: (id: string) => void
}

export function PeriodPicker(props: PeriodPickerProps) {
  const say = useWords(words)
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const name = props.value === undefined ? say('choosePeriod') : capitalised(periodText(props.value, language))
  return (
    <>
      <button
        type="button"
        className="pick"
        aria-haspopup="dialog"
        aria-label={`${say('period')}: ${name}`}
        onClick={() => setOpen(true)}
      >
        <span>{name}</span>
        <Icon name="down" size={12} />
      </button>
      {isOpen && (
        <Dialog title={say('choosePeriod')} onClose={() => setOpen(false)}>
          <PeriodChoice
            {...props}
            onChoose={(id) => {
              setOpen(false)
              props.onChoose(id)
            }}
          />
        </Dialog>
      )}
    </>
  )
}

function PeriodChoice({ value, today, held, onChoose }: PeriodPickerProps) {
  const say = useWords(words)
  const text = useText()
  const [year, setYear] = useState(() => Number(/\d{4}/.exec(value ?? today)?.[0] ?? today.slice(0, 4)))
  const choice = (id: string, name: string) => (
    <button key={id} type="button" className="period-choice" aria-pressed={id === value} onClick={() => onChoose(id)}>
      {name}
      {held.some((period) => period.id === id) && <span className="period-held" aria-hidden="true" />}
    </button>
  )
  return (
    <div className="stack">
      {held.length > 0 && (
        <section>
          <h3>{say('periodsWithFigures')}</h3>
          <div className="period-list">{held.map((period) => choice(period.id, capitalised(text(period.text))))}</div>
        </section>
      )}
      <section>
        <div className="period-year">
          <button
            type="button"
            className="button button-plain button-small"
            aria-label={say('yearBefore')}
            onClick={() => setYear(year - 1)}
          >
            <Icon name="back" />
          </button>
          <h3 aria-live="polite">
            {say('year')} {year}
          </h3>
          <button
            type="button"
            className="button button-plain button-small"
            aria-label={say('yearAfter')}
            onClick={() => setYear(year + 1)}
          >
            <Icon name="next" />
          </button>
        </div>
        <div className="period-grid">
          {choice(`${year}`, say('wholeYear'))}
          {choice(`${year}-H1`, say('firstHalf'))}
          {choice(`${year}-H2`, say('secondHalf'))}
        </div>
        <div className="period-grid period-quarters">
          {['I', 'II', 'III', 'IV'].map((roman, index) =>
            choice(`${year}-Q${index + 1}`, say('quarter', { number: roman })),
          )}
        </div>
        <Fold title={say('months')}>
          <div className="period-grid period-quarters">
            {Array.from({ length: 12 }, (_, month) =>
              choice(`${year}-${String(month + 1).padStart(2, '0')}`, say('month', { number: month + 1 })),
            )}
          </div>
        </Fold>
      </section>
      <TypedPeriod onChoose={onChoose} />
    </div>
  )
}

function TypedPeriod({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const say = useWords(words)
  const text = useText()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  return (
    <form
      className="period-typed"
      onSubmit={(event) => {
        event.preventDefault()
        const parsed = parsePeriod(typed.trim(), () => ({ first: '0001-01-01', last: '9999-12-31' }))
        if (parsed.ok) onChoose(typed.trim())
        else setError(text(parsed.refusal.text))
      }}
    >
      <TextField
        label={say('otherPeriod')}
        hint={say('otherPeriodHint')}
        error={error}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit">{say('open')}</Button>
    </form>
  )
}
