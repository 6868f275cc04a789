import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { CheckField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { type ClassPage, certifySeats } from '../../contract/pipeline.ts'
import { words } from './class-words.ts'

/** One day for all who are ticked; who did not pass is left out. */
export function CertifyForm({ page, onDone }: { readonly page: ClassPage; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const open = page.seats.filter((seat) => seat.certificateOn === null)
  const [on, setOn] = useState(page.class.endsOn)
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const telling = useTell(certifySeats)
  const errorOf = useFieldError(telling.error)
  const chosen = open.filter((seat) => !leftOut.has(seat.person.id))
  const toggle = (id: string): void => {
    const next = new Set(leftOut)
    if (!next.delete(id)) next.add(id)
    setLeftOut(next)
  }
  return (
    <Dialog title={say('certify')} size="large" onClose={onDone}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          telling.mutate(
            { id: page.class.id, certificates: chosen.map((seat) => ({ personId: seat.person.id, on })) },
            {
              onSuccess: () => {
                announce(say('certified'))
                onDone()
              },
            },
          )
        }}
      >
        <ProblemNotice problem={telling.error} knownFields={['certificates']} />
        <p className="soft small">{say('certifyLead')}</p>
        <TextField
          label={say('certifyOn')}
          type="date"
          required
          error={errorOf('certificates')}
          value={on}
          onChange={(event) => setOn(event.target.value)}
        />
        <div className="way-choices">
          {open.map((seat) => (
            <CheckField
              key={seat.person.id}
              label={seat.person.name}
              hint={seat.unit ? text(seat.unit.name) : ''}
              checked={!leftOut.has(seat.person.id)}
              onChange={() => toggle(seat.person.id)}
            />
          ))}
        </div>
        <Button type="submit" look="primary" disabled={chosen.length === 0 || telling.isPending}>
          {say('certifyCount', { count: chosen.length })}
        </Button>
      </form>
    </Dialog>
  )
}
