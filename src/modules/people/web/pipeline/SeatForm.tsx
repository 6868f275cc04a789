import { useState } from 'react'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { CheckField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { type AwarenessClass, listCandidates, seatPeople } from '../../contract/pipeline.ts'
import { words } from './class-words.ts'

export function SeatForm({ held, onDone }: { readonly held: AwarenessClass; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const candidates = useAsk(listCandidates, { id: held.id, ...(search.trim() === '' ? {} : { search: search.trim() }) })
  const telling = useTell(seatPeople)
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <Dialog title={say('seatTitle')} size="large" onClose={onDone}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          telling.mutate(
            { id: held.id, personIds: [...chosen] },
            {
              onSuccess: () => {
                announce(say('seated', { count: chosen.size }))
                onDone()
              },
            },
          )
        }}
      >
        <ProblemNotice problem={telling.error} />
        <p className="soft small">{say('seatLead')}</p>
        <TextField
          label={say('search')}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Await query={candidates}>
          {({ people, hasMore }) =>
            people.length === 0 ? (
              <p>{say('seatNone')}</p>
            ) : (
              <div className="way-choices">
                {people.map(({ person, unit }) => (
                  <CheckField
                    key={person.id}
                    label={person.name}
                    hint={text(unit.name)}
                    checked={chosen.has(person.id)}
                    onChange={() => toggle(person.id)}
                  />
                ))}
                {hasMore && <p className="soft small">{say('seatMore')}</p>}
              </div>
            )
          }
        </Await>
        <Button type="submit" look="primary" disabled={chosen.size === 0 || telling.isPending}>
          {say('seatCount', { count: chosen.size })}
        </Button>
      </form>
    </Dialog>
  )
}
