import { useState } from 'react'
import type { z } from 'zod'
import { foldForSearch } from '../../../platform/domain/text.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import type { listMeasures } from '../contract.ts'
import { words } from './words.ts'

export type Measure = z.output<typeof listMeasures.output>['measures'][number]

interface MeasureChoiceProps {
  readonly measures: readonly Measure[]
  readonly chosen: Measure | undefined
  readonly onChoose: (measure: Measure) => void
}

const holds = (measure: Measure, typed: string): boolean => {
  const held = foldForSearch(`${measure.name.vi} ${measure.name.en}`)
  return foldForSearch(typed.trim())
    .split(/\s+/)
    .every((part) => held.includes(part))
}

export function MeasureChoice({ measures, chosen, onChoose }: MeasureChoiceProps) {
  const say = useWords(words)
  const text = useText()
  const [typed, setTyped] = useState('')
  const found = measures.filter((measure) => holds(measure, typed))
  return (
    <div className="stack">
      <TextField
        label={say('findMeasure')}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.length === 0 && <p className="soft">{say(typed.trim() === '' ? 'noMeasureHere' : 'noMeasure')}</p>}
      {measures.length === 0 && (
        <p>
          <Go to="/measures">{say('toMeasures')}</Go>
        </p>
      )}
      <ul className="measures">
        {found.map((measure) => (
          <li key={measure.code}>
            <button type="button" aria-pressed={measure.code === chosen?.code} onClick={() => onChoose(measure)}>
              {text(measure.name)} <span className="measure-in">{text(measure.measuredIn)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
