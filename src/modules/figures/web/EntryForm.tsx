import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Failure } from '../../../platform/web/ui/Failure.tsx'
import { SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { Skeleton } from '../../../platform/web/ui/Skeleton.tsx'
import { type Address, readFigure } from '../contract.ts'
import { FigureActs } from './FigureActs.tsx'
import { FigureValue } from './FigureValue.tsx'
import { figureInput, figureKey } from './figure-key.ts'
import type { Measure } from './MeasureChoice.tsx'
import { ValueForm } from './ValueForm.tsx'
import { words } from './words.ts'

interface EntryFormProps {
  readonly unit: string
  readonly period: string
  readonly measure: Measure
}

/** Class and period first; then the value, or what may be done with the one already saved there. */
export function EntryForm({ unit, period: first, measure }: EntryFormProps) {
  const say = useWords(words)
  const text = useText()
  const [period, setPeriod] = useState(first)
  const [chosenClass, setClass] = useState(measure.classes[0]?.code ?? '')
  const [settled, setSettled] = useState(first)
  const address: Address = {
    unit,
    measure: measure.code,
    class: chosenClass === '' ? null : chosenClass,
    aspect: 'actual',
    period: settled.trim(),
  }
  return (
    <div className="form">
      <div className="form-pair">
        <TextField
          label={say('periodField')}
          hint={say('periodHint')}
          name="period"
          value={period}
          onChange={(event) => setPeriod(event.target.value)}
          onBlur={() => setSettled(period)}
          onKeyDown={(event) => event.key === 'Enter' && setSettled(period)}
        />
        {measure.classes.length > 0 && (
          <SelectField label={say('class')} value={chosenClass} onChange={(event) => setClass(event.target.value)}>
            {measure.classes.map((item) => (
              <option key={item.code} value={item.code}>
                {text(item.name)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {settled.trim() !== '' && <AtPlace key={figureKey(address)} address={address} />}
    </div>
  )
}

function AtPlace({ address }: { readonly address: Address }) {
  const say = useWords(words)
  const page = useAsk(readFigure, figureInput(address))
  if (page.data && page.data.currentEntryId !== null) {
    return (
      <>
        <p>
          {say('now')}: <FigureValue figure={page.data.figure} />
        </p>
        <FigureActs page={page.data} />
      </>
    )
  }
  if (page.data && !page.data.can.enter.isAllowed) return <FigureActs page={page.data} />
  if (page.isPending) return <Skeleton heights={[64, 64]} />
  if (page.error && page.error.kind !== 'invalid' && page.error.kind !== 'refused')
    return <Failure problem={page.error} onRetry={() => page.refetch()} />
  return <ValueForm address={address} onDone={() => {}} />
}
