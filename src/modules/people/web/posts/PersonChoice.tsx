import { useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { findHolders } from '../../contract/posts.ts'
import { printBirth } from '../register/look.ts'
import { words } from './words.ts'

/** Somebody of the register, or a name to be written down. */
export interface Chosen {
  readonly id: string
  readonly name?: string
}

interface PersonChoiceProps {
  readonly unit: string
  /** Only people of the register: nobody is written down by name. */
  readonly isOfRegister?: boolean
  readonly error: string | undefined
  readonly onChoose: (person: Chosen | null) => void
}

/** Finds a person by name; who is in no cell here is written down by the typed name. */
export function PersonChoice({ unit, isOfRegister = false, error, onChoose }: PersonChoiceProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState('')
  const [freshId] = useState(newId)
  const name = typed.trim()
  const found = useAsk(findHolders, { unit, search: name }, name.length >= 2)
  const people = name.length >= 2 ? (found.data?.people ?? []) : []
  const pick = (id: string): void => {
    setPicked(id)
    onChoose(id === freshId ? { id, name } : { id })
  }
  const line = (person: (typeof people)[number]): string =>
    [
      person.name,
      person.birth === null ? '' : say('born', { birth: printBirth(person.birth, language) }),
      person.cell === null ? say('noCell') : text(person.cell.name),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  return (
    <div className="stack">
      <TextField
        label={say('search')}
        hint={say('searchHint')}
        error={error}
        name="person"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setPicked('')
          onChoose(null)
        }}
      />
      {name.length >= 2 && (
        <fieldset className="posts-found">
          <legend className="field-legend">{say('found')}</legend>
          {found.data && people.length === 0 && <p className="soft">{say('nobodyFound', { name })}</p>}
          {people.map((person) => (
            <label key={person.id} className="posts-choice">
              <input type="radio" name="found" checked={picked === person.id} onChange={() => pick(person.id)} />
              <span>{line(person)}</span>
            </label>
          ))}
          {!isOfRegister && (
            <label className="posts-choice">
              <input type="radio" name="found" checked={picked === freshId} onChange={() => pick(freshId)} />
              <span>
                {say('byName')}: <b>{name}</b>
              </span>
            </label>
          )}
        </fieldset>
      )}
    </div>
  )
}
