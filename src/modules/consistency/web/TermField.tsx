import type { z } from 'zod'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { SelectField } from '../../../platform/web/ui/Field.tsx'
import type { listMeasures } from '../../figures/contract.ts'
import { aspects } from '../../figures/measure.ts'
import { type Term, termPeriods } from '../rule.ts'
import { words } from './words.ts'

export type KnownMeasure = z.output<typeof listMeasures.output>['measures'][number]

interface TermFieldProps {
  readonly label: string
  readonly term: Term
  readonly measures: readonly KnownMeasure[]
  readonly error: string | undefined
  readonly onChange: (term: Term) => void
  readonly onRemove?: (() => void) | undefined
}

/** One figure of a rule: a measure, its class, plan or result, and which period. */
export function TermField({ label, term, measures, error, onChange, onRemove }: TermFieldProps) {
  const say = useWords(words)
  const text = useText()
  const measure = measures.find((item) => item.code === term.measure)
  const classes = measure?.classes ?? []
  return (
    <fieldset className="term">
      <legend className="unseen">{label}</legend>
      <SelectField
        label={label}
        error={error}
        value={term.measure}
        onChange={(event) => onChange({ ...term, measure: event.target.value, class: null })}
      >
        <option value="">{say('chooseMeasure')}</option>
        {measures.map((item) => (
          <option key={item.code} value={item.code}>
            {text(item.name)} ({text(item.measuredIn)})
          </option>
        ))}
      </SelectField>
      <div className="term-more">
        {classes.length > 0 && (
          <SelectField
            label={say('classOf')}
            value={term.class ?? ''}
            onChange={(event) => onChange({ ...term, class: event.target.value || null })}
          >
            <option value="">{say('wholeMeasure')}</option>
            {classes.map((item) => (
              <option key={item.code} value={item.code}>
                {text(item.name)}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={say('aspect')}
          value={term.aspect}
          onChange={(event) =>
            onChange({ ...term, aspect: aspects.find((item) => item === event.target.value) ?? 'actual' })
          }
        >
          {aspects.map((aspect) => (
            <option key={aspect} value={aspect}>
              {say(aspect)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('at')}
          value={term.period}
          onChange={(event) =>
            onChange({ ...term, period: termPeriods.find((item) => item === event.target.value) ?? 'same' })
          }
        >
          {termPeriods.map((period) => (
            <option key={period} value={period}>
              {say(period)}
            </option>
          ))}
        </SelectField>
        {onRemove && (
          <Button className="button-small" onClick={onRemove}>
            {say('removeTerm')}
            <span className="unseen"> {label}</span>
          </Button>
        )}
      </div>
    </fieldset>
  )
}
