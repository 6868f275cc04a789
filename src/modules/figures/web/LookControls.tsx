import { type FormEvent, useState } from 'react'
import { dayOfInstant, endOfDay } from '../../../platform/web/language/dates.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { useGo } from '../../../platform/web/routing/address.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { words } from './words.ts'
import './panel.css'

/** Folded away: for who asks what was known on a day, or restates to the organisation of today. */
export function LookControls({ hasRestated = false }: { readonly hasRestated?: boolean }) {
  const say = useWords(words)
  const go = useGo()
  const place = usePlace()
  const [day, setDay] = useState(place.knownAt === undefined ? '' : dayOfInstant(place.knownAt))
  const [isRestated, setRestated] = useState(place.restated !== undefined)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    go(
      { knownAt: day === '' ? undefined : endOfDay(day), restated: isRestated ? 'today' : undefined },
      { keepsScroll: true },
    )
  }
  return (
    <div className="screen-only look">
      <Fold title={say('view')} isOpen={place.knownAt !== undefined || place.restated !== undefined}>
        <form className="look-form" onSubmit={submit}>
          <TextField
            label={say('knownAtLabel')}
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          {hasRestated && (
            <fieldset>
              <legend className="field-legend">{say('tree')}</legend>
              {([false, true] as const).map((choice) => (
                <label key={String(choice)} className="look-choice">
                  <input
                    type="radio"
                    name="restated"
                    checked={isRestated === choice}
                    onChange={() => setRestated(choice)}
                  />
                  {say(choice ? 'asNow' : 'asThen')}
                </label>
              ))}
            </fieldset>
          )}
          <Button type="submit">{say('apply')}</Button>
        </form>
      </Fold>
    </div>
  )
}
