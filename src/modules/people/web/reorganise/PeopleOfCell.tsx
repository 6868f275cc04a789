import { useDeferredValue, useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { CheckField, TextField } from '../../../../platform/web/ui/Field.tsx'
import type { PeopleChoiceProps } from '../../../org/web/public.tsx'
import { countPeople, listPeople } from '../../contract/register.ts'
import { words as registerWords } from '../register/words.ts'
import { words } from './words.ts'
import './people-of-cell.css'

const most = 200

/** Members and applicants of a cell, to be checked one by one; who may not read them gives a share instead. */
export function PeopleOfCell({ unit, on, chosen, taken, error, onChange }: PeopleChoiceProps) {
  const say = useWords(words)
  const sayState = useWords(registerWords)
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const asked = { unit, limit: most, ...(on === undefined ? {} : { on }) }
  const listed = useAsk(listPeople, search === '' ? asked : { ...asked, search })
  const counted = useAsk(countPeople, on === undefined ? { unit } : { unit, on })
  if (listed.error && ['forbidden', 'not-found'].includes(listed.error.kind))
    return <p className="field-hint">{say('notSeen')}</p>
  const isTaken = new Set(taken)
  const isChosen = new Set(chosen)
  const free = (listed.data?.people ?? []).filter((person) => !isTaken.has(person.id))
  const all = counted.data?.counts.reduce((sum, item) => sum + item.people, 0) ?? 0
  return (
    <fieldset className="people-of-cell">
      <legend>{say('who')}</legend>
      {error && <p className="field-error">{error}</p>}
      <TextField
        label={say('search')}
        type="search"
        value={typed}
        onKeyDown={(event) => {
          // Enter in the search box would preview the decision.
          if (event.key === 'Enter') event.preventDefault()
        }}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="people-of-cell-acts">
        <span role="status">{say('count', { count: chosen.length, all })}</span>
        <Button
          look="quiet"
          disabled={free.every((person) => isChosen.has(person.id))}
          onClick={() => onChange([...new Set([...chosen, ...free.map((person) => person.id)])])}
        >
          {say('all')}
        </Button>
        <Button look="quiet" disabled={chosen.length === 0} onClick={() => onChange([])}>
          {say('none')}
        </Button>
      </div>
      <Await query={listed}>
        {({ people, next }) =>
          people.length === 0 ? (
            <p className="soft">{search === '' ? say('nobody') : say('noMatch', { text: search })}</p>
          ) : (
            <>
              <div className="people-of-cell-list">
                {people.map((person) => (
                  <CheckField
                    key={person.id}
                    label={person.name}
                    hint={`${sayState(person.state)}${isTaken.has(person.id) ? ` · ${say('taken')}` : ''}`}
                    checked={isChosen.has(person.id)}
                    disabled={isTaken.has(person.id)}
                    onChange={() =>
                      onChange(
                        isChosen.has(person.id)
                          ? chosen.filter((other) => other !== person.id)
                          : [...chosen, person.id],
                      )
                    }
                  />
                ))}
              </div>
              {next !== null && <p className="soft small">{say('more', { count: most })}</p>}
            </>
          )
        }
      </Await>
    </fieldset>
  )
}
