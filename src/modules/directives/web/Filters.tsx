import { useState } from 'react'
import type { z } from 'zod'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../platform/web/routing/address.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import type { listDirectives } from '../contract.ts'
import { words } from './words.ts'

/** Parts of the address that filter the list. */
export const filterKeys = ['q', 'kind', 'issuer', 'year', 'force'] as const

/** What is asked for stands in the address, so that Back and links keep it. */
export function Filters({ data }: { readonly data: z.output<typeof listDirectives.output> }) {
  const say = useWords(words)
  const text = useText()
  const query = useQueryPart()
  const go = useGo()
  const [typed, setTyped] = useState(query.q ?? '')
  const set = (key: (typeof filterKeys)[number], value: string): void =>
    go({ [key]: value.trim() === '' ? undefined : value.trim(), page: undefined }, { keepsScroll: true })
  const one = (key: 'kind' | 'issuer' | 'year' | 'force', options: readonly (readonly [string, string])[]) => (
    <SelectField label={say(key)} value={query[key] ?? ''} onChange={(event) => set(key, event.target.value)}>
      <option value="">{say('all')}</option>
      {options.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </SelectField>
  )
  return (
    <search className="directive-filters screen-only">
      <form
        className="directive-search"
        onSubmit={(event) => {
          event.preventDefault()
          set('q', typed)
        }}
      >
        <TextField
          label={say('search')}
          hint={say('searchHint')}
          type="search"
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            if (event.target.value === '') set('q', '')
          }}
        />
        <Button type="submit">{say('find')}</Button>
      </form>
      {one(
        'kind',
        data.kinds.map((kind) => [kind.code, `${text(kind.name)} (${kind.count})`]),
      )}
      {one(
        'issuer',
        data.issuers.map((issuer) => [issuer.unit.code, `${text(issuer.unit.name)} (${issuer.count})`]),
      )}
      {one(
        'year',
        data.years.map(({ year, count }) => [String(year), `${year} (${count})`]),
      )}
      {one('force', [
        ['in_force', say('in_force')],
        ['not_in_force', say('not_in_force')],
      ])}
    </search>
  )
}
