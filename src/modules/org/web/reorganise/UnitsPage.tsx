import { useState } from 'react'
import { isDay } from '../../../../platform/domain/day.ts'
import { addressOf } from '../../../../platform/web/api/call.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { exportUnits } from '../../contract/files.ts'
import { listUnits } from '../../contract.ts'
import { useFound } from '../use-units.ts'
import { FirstTree } from './FirstTree.tsx'
import { UnitTree } from './UnitTree.tsx'
import { words } from './words.ts'
import './reorganise.css'

const none = { units: [], isWhole: true }

/** The tree of a day, searched as one types. */
export function UnitsPage() {
  const say = useWords(words)
  const go = useGo()
  const { on } = useQueryPart()
  const [typed, setTyped] = useState('')
  useTitle(say('units'))
  const asked = on !== undefined && isDay(on) ? { on } : {}
  const units = useAsk(listUnits, asked)
  const isSearched = typed.trim() !== ''
  const { units: shown, isPart, isPending } = useFound(units.data ?? none, asked, typed)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('units')}</h1>
          <p className="soft">{say('unitsLead')}</p>
        </div>
        <div className="row">
          <a className="button button-plain" href={addressOf(exportUnits, asked)} download>
            {say('exportUnits')}
          </a>
          <Go to="/reorganisations" className="button button-plain">
            {say('decisions')}
          </Go>
        </div>
      </header>
      <div className="form-pair units-filter">
        <TextField label={say('search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <TextField
          label={say('onDay')}
          type="date"
          value={on ?? units.data?.on ?? ''}
          onChange={(event) =>
            go(
              { on: event.target.value === '' ? undefined : event.target.value },
              { isReplacing: true, keepsScroll: true },
            )
          }
        />
      </div>
      <Await query={units}>
        {({ isFounded }) =>
          !isFounded ? (
            <Empty title={say('notFounded')}>
              <h2>{say('firstTree')}</h2>
              <p>{say('firstTreeSteps')}</p>
              <FirstTree />
            </Empty>
          ) : shown.length === 0 && !isPending ? (
            <Empty title={say(isSearched ? 'noMatch' : on === undefined ? 'noneOpen' : 'noUnits')}>
              {!isSearched && on === undefined && (
                <Go to="/accounts" className="button button-plain">
                  {say('treeNext')}
                </Go>
              )}
            </Empty>
          ) : (
            <UnitTree units={shown} asked={asked} isSearched={isSearched} />
          )
        }
      </Await>
      {isSearched && isPart && <p className="soft small">{say('onlyPart')}</p>}
    </>
  )
}
