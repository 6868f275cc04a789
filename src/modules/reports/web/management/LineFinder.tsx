import { useDeferredValue, useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { type FormDraft, listFormMeasures } from '../../contract/form.ts'
import { words } from './words.ts'

type Line = FormDraft['sections'][number]['lines'][number]

/** Finds a measure and puts its lines into the form; what the system holds is put there to be shown only. */
export function LineFinder({
  owner,
  periodKind,
  onAdd,
}: {
  readonly owner: string
  readonly periodKind: FormDraft['periodKind']
  readonly onAdd: (lines: readonly Line[]) => void
}) {
  const say = useWords(words)
  const text = useText()
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search.trim())
  const found = useAsk(listFormMeasures, { unit: owner, periodKind, search: wanted }, wanted !== '')
  return (
    <div>
      <TextField
        label={say('find')}
        hint={say('findHint')}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {wanted !== '' && found.data?.measures.length === 0 && <p className="soft">{say('foundNone')}</p>}
      {wanted !== '' && (
        <ul className="reporting-found">
          {found.data?.measures.map(({ measure, classes, isTyped, askedBy }) => {
            const isPrefilled = !isTyped || askedBy !== null
            return (
              <li key={measure.code}>
                <button
                  type="button"
                  className="button button-plain"
                  onClick={() => {
                    const line = { measure: measure.code, isRequired: !isPrefilled, isPrefilled }
                    onAdd(classes.length === 0 ? [line] : classes.map((item) => ({ ...line, class: item.code })))
                    setSearch('')
                  }}
                >
                  <span>{text(measure.name)}</span>
                  <span className="soft">
                    {askedBy ? say('askedBy', { form: text(askedBy) }) : say(isTyped ? 'typed' : 'held')}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
