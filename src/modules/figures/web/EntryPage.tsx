import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { SelectField } from '../../../platform/web/ui/Field.tsx'
import { readUnit } from '../../org/contract.ts'
import { usePlace } from '../../org/web/public.tsx'
import { listMeasures } from '../contract.ts'
import { EntryForm } from './EntryForm.tsx'
import { type Measure, MeasureChoice } from './MeasureChoice.tsx'
import { WaitingList } from './WaitingList.tsx'
import { words } from './words.ts'
import './entry.css'

/** The clerk's page: choose a measure, type its value; below, what waits for approval. */
export function EntryPage() {
  const say = useWords(words)
  const text = useText()
  const { unit, period } = usePlace()
  useTitle(say('entryTitle'))
  const [chosen, setChosen] = useState<Measure>()
  const here = useAsk(readUnit, { unit: unit ?? '' }, unit !== undefined)
  const [body, setBody] = useState('')
  const owners = here.data ? [here.data, ...here.data.bodies] : []
  const owner = owners.some((known) => known.code === body) ? body : unit
  const measures = useAsk(listMeasures, { ...(owner === undefined ? {} : { unit: owner }) }, owner !== undefined)
  return (
    <>
      <header className="page-head">
        <h1>{say('entryTitle')}</h1>
      </header>
      <div className="entry">
        <section className="card">
          <h2 className="figure-sub">{say('measure')}</h2>
          {owners.length > 1 && (
            <div className="entry-owner">
              <SelectField
                label={say('whose')}
                value={owner}
                onChange={(event) => {
                  setBody(event.target.value)
                  setChosen(undefined)
                }}
              >
                {owners.map((known) => (
                  <option key={known.code} value={known.code}>
                    {text(known.name)}
                  </option>
                ))}
              </SelectField>
            </div>
          )}
          <Await query={measures}>
            {(data) => (
              <MeasureChoice
                measures={data.measures.filter((measure) => measure.kind === 'entered')}
                chosen={chosen}
                onChoose={setChosen}
              />
            )}
          </Await>
        </section>
        <section className="card">
          {chosen && owner !== undefined ? (
            <>
              <h2 className="figure-sub">
                {text(chosen.name)} <span className="soft small">({text(chosen.measuredIn)})</span>
              </h2>
              <EntryForm
                key={`${owner}-${chosen.code}-${period}`}
                unit={owner}
                period={period ?? ''}
                measure={chosen}
              />
            </>
          ) : (
            <Empty title={say('chooseMeasure')} />
          )}
        </section>
      </div>
      {unit !== undefined && <WaitingList key={unit} unit={unit} />}
    </>
  )
}
