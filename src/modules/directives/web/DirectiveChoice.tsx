import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { listDirectives, sides } from '../contract.ts'
import { words } from './words.ts'

interface DirectiveChoiceProps {
  readonly unit: string
  readonly label?: string
  readonly error?: string | undefined
  readonly isOptional?: boolean
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Finds one document in the registers the person may read. */
export function DirectiveChoice({ unit, label, error, isOptional = false, value, onChange }: DirectiveChoiceProps) {
  const say = useWords(words)
  const text = useText()
  const [side, setSide] = useState<(typeof sides)[number]>('own')
  const [search, setSearch] = useState('')
  const found = useAsk(listDirectives, {
    unit,
    side,
    size: 50,
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  })
  const rows = found.data?.directives ?? []
  return (
    <fieldset className="form">
      <div className="form-pair">
        <SelectField
          label={say('chooseFrom')}
          value={side}
          onChange={(event) => setSide(sides.find((item) => item === event.target.value) ?? 'own')}
        >
          {sides.map((item) => (
            <option key={item} value={item}>
              {say(item)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('search')}
          type="search"
          maxLength={100}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <SelectField
        label={label ?? say('choose')}
        error={error}
        isOptional={isOptional}
        value={rows.some((row) => row.id === value) ? value : ''}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{say('chooseNone')}</option>
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {[row.symbol, text(row.name)].filter(Boolean).join(' · ').slice(0, 110)}
          </option>
        ))}
      </SelectField>
    </fieldset>
  )
}
