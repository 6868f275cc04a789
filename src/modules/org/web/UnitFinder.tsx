import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { findUnits, mostFound } from '../contract/find.ts'
import { levelWords } from '../first-tree.ts'
import { words } from './words.ts'
import './units.css'

interface UnitFinderProps {
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
  readonly onChoose: (code: string) => void
}

/** Of the organisations above, the nearest say where it is. */
const placesTold = 2

type Hit = ReturnType<typeof findUnits.output.parse>['units'][number]

/** Finds any cell by its name, outside the reader's scope too: name, level and place stand beside each. */
export const CellFinder = (props: UnitFinderProps) => <Finder {...props} hint="findHint" asked={{ cells: 'yes' }} />

/** The same for a Party organisation of any level. */
export const UnitFinder = (props: UnitFinderProps) => <Finder {...props} hint="findUnitHint" asked={{}} />

interface FinderProps extends UnitFinderProps {
  readonly hint: 'findHint' | 'findUnitHint'
  readonly asked: { readonly cells?: 'yes' }
}

function Finder({ label, value, onChoose, error, hint, asked }: FinderProps) {
  const say = useWords(words)
  const text = useText()
  const [typed, setTyped] = useState('')
  const search = typed.trim()
  const isSearched = search.length >= 2
  const found = useAsk(findUnits, { search, ...asked }, isSearched)
  const units = isSearched ? (found.data?.units ?? []) : []
  const about = (unit: Hit): string =>
    [levelWords.find((level) => level.role === unit.role)?.name, ...unit.above.slice(0, placesTold)]
      .flatMap((part) => (part ? [text(part)] : []))
      .join(' · ')
  return (
    <div className="stack">
      <TextField
        label={label}
        hint={say(hint)}
        error={error}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {isSearched && (
        <fieldset className="unit-hits" aria-busy={found.isFetching}>
          <legend className="unseen">{say('found')}</legend>
          {found.data && units.length === 0 && <p className="soft">{say('none', { text: search })}</p>}
          {units.map((unit) => (
            <label key={unit.code} className="unit-hit">
              <input type="radio" name="unit-hit" checked={value === unit.code} onChange={() => onChoose(unit.code)} />
              <span>
                <b>{text(unit.name)}</b> <span className="soft small">{about(unit)}</span>
              </span>
            </label>
          ))}
          {found.data?.hasMore && <p className="soft small">{say('foundMore', { count: mostFound })}</p>}
        </fieldset>
      )}
    </div>
  )
}
