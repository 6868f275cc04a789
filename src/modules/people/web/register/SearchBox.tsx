import { useState } from 'react'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { words } from './words.ts'

/** What is searched for stands in the address, so that Back and links keep it. */
export function SearchBox() {
  const say = useWords(words)
  const go = useGo()
  const { q } = useQueryPart()
  const [typed, setTyped] = useState(q ?? '')
  const find = (text: string): void => go({ q: text.trim() === '' ? undefined : text.trim() }, { keepsScroll: true })
  return (
    <search className="register-search screen-only">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          find(typed)
        }}
      >
        <TextField
          label={say('search')}
          hint={say('searchHint')}
          type="search"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit">{say('find')}</Button>
        {q !== undefined && (
          <Button
            look="quiet"
            onClick={() => {
              setTyped('')
              find('')
            }}
          >
            {say('clear')}
          </Button>
        )}
      </form>
    </search>
  )
}
