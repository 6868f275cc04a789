import { useMemo } from 'react'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { SelectField, TextField } from '../../../../../platform/web/ui/Field.tsx'
import { measureMatcher } from '../../../text/check/match.ts'
import { matchesOf, type OpenMeasure, periodFor, unitFor, valueIn } from '../../../text/propose.ts'
import type { TakingRowProps } from './TakingRow.tsx'
import type { Edits } from './use-taking.ts'
import { words } from './words.ts'

/** Measure, unit, period and value of one proposal, as a person corrects them. */
export function RowForm({ row, read, destination, shown, taker }: TakingRowProps) {
  const say = useWords(words)
  const told = useText()
  const figure = read.figures[row.figure]
  const { measures } = destination
  const options = useMemo(() => optionsOf(measures, shown.measures), [measures, shown])
  const suggested = useMemo(() => {
    const codes = figure ? measureMatcher(measures.flatMap(matchesOf))(figure).map((match) => match.code) : []
    return codes.flatMap((code) => options.find((option) => option.key === code) ?? [])
  }, [measures, figure, options])
  const isSame = (option: Option): boolean => option.measure.measuredIn === figure?.unit
  const edit = (change: Edits): void => {
    const { measure, class: classCode, unit, period, value, high } = { ...row, ...change }
    taker.setRow(row.figure, {
      isChosen: measure !== null,
      edits: { measure, class: classCode, unit, period, value, high },
    })
  }
  const choose = (key: string): void => {
    const option = options.find((item) => item.key === key)
    if (!option || !figure) {
      edit({ measure: null, class: null })
      return
    }
    const { measure } = option
    const high = row.highFigure === null ? undefined : read.figures[row.highFigure]
    const { value, high: top } = valueIn(figure, high, measure.measuredIn)
    edit({
      measure: measure.code,
      class: option.class,
      unit: unitFor(destination, destination.unit, measure).code,
      period: periodFor(figure.about.period, destination.period, measure.periodKinds),
      value,
      high: top,
    })
  }
  const group = (label: string, shown: readonly Option[]) =>
    shown.length > 0 && (
      <optgroup label={label}>
        {shown.map((option) => (
          <option key={`${label}-${option.key}`} value={option.key}>
            {option.name} ({option.measuredIn})
          </option>
        ))}
      </optgroup>
    )
  const rest = options.filter((option) => !suggested.includes(option))
  const refusal = row.outcome?.refusal
  const errorOf = (field: string): string | undefined => (refusal?.field === field ? told(refusal.message) : undefined)
  return (
    <div className="take-form">
      <SelectField
        label={say('measure')}
        error={errorOf('measure') ?? errorOf('class')}
        value={row.measure === null ? '' : `${row.measure}|${row.class ?? ''}`}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{say('noMeasure')}</option>
        {group(say('suggested'), suggested)}
        {group(say('others'), rest.filter(isSame))}
        {group(
          say('everyMeasure'),
          rest.filter((option) => !isSame(option)),
        )}
      </SelectField>
      <SelectField
        label={say('unit')}
        error={errorOf('unit')}
        value={row.unit}
        onChange={(event) => edit({ unit: event.target.value })}
      >
        {[shown.unit, ...shown.bodies, ...shown.below].map((unit) => (
          <option key={unit.code} value={unit.code}>
            {unit.name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say('period')}
        hint={say('periodHint')}
        error={errorOf('period')}
        value={row.period}
        onChange={(event) => edit({ period: event.target.value })}
      />
    </div>
  )
}

interface Option {
  readonly key: string
  readonly measure: OpenMeasure
  readonly class: string | null
  /** As shown. */
  readonly name: string
  readonly measuredIn: string
}

/** A measure that is held by class is chosen with its class. */
const optionsOf = (measures: readonly OpenMeasure[], shown: readonly OpenMeasure[]): readonly Option[] =>
  measures
    .flatMap((measure, at): readonly Option[] => {
      const { name, measuredIn, classes } = shown[at] ?? measure
      return classes.length === 0
        ? [{ key: `${measure.code}|`, measure, class: null, name, measuredIn }]
        : classes.map((item) => ({
            key: `${measure.code}|${item.code}`,
            measure,
            class: item.code,
            name: `${name}: ${item.name}`,
            measuredIn,
          }))
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
