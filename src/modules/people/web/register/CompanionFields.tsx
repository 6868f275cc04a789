import { useId } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { CheckField, SelectField } from '../../../../platform/web/ui/Field.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { listPeople } from '../../contract/register.ts'
import { words } from './words.ts'

const useFullMembers = (cell: string | null) =>
  useAsk(listPeople, { unit: cell ?? '', states: 'full', limit: 200 }, cell !== null)

interface FieldProps<Chosen> {
  readonly cell: string | null
  readonly error: string | undefined
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** Full members of the cell, any number of them. */
export function SponsorsField({ cell, error, chosen, onChoose }: FieldProps<readonly string[]>) {
  const say = useWords(words)
  const id = useId()
  const members = useFullMembers(cell)
  return (
    <fieldset className={`field ${error ? 'field-wrong' : ''}`} aria-describedby={error ? `${id}-error` : `${id}-hint`}>
      <legend>{say('sponsors')}</legend>
      <p className="field-hint" id={`${id}-hint`}>
        {say('sponsorsHint')}
      </p>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="triangle" size={12} /> {error}
        </p>
      )}
      <Await query={members}>
        {(data) =>
          data.people.length === 0 ? (
            <p>{say('noFull')}</p>
          ) : (
            <div className="companions">
              {data.people.map((person) => (
                <CheckField
                  key={person.id}
                  label={person.name}
                  checked={chosen.includes(person.id)}
                  onChange={(event) =>
                    onChoose(
                      event.target.checked ? [...chosen, person.id] : chosen.filter((other) => other !== person.id),
                    )
                  }
                />
              ))}
            </div>
          )
        }
      </Await>
    </fieldset>
  )
}

/** One full member of the cell. */
export function MentorField({ cell, error, chosen, onChoose }: FieldProps<string>) {
  const say = useWords(words)
  const members = useFullMembers(cell)
  return (
    <SelectField
      label={say('mentor')}
      error={error}
      hint={members.data?.people.length === 0 ? say('noFull') : undefined}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{say('chooseMentor')}</option>
      {members.data?.people.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </SelectField>
  )
}
