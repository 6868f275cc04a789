import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { AreaField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { advanceTransfer, type PersonPage } from '../../contract/register.ts'
import type { TransferEvent } from '../../transfer.ts'
import { MentorField } from './CompanionFields.tsx'
import type { TransferOf } from './TransferPart.tsx'
import { words } from './words.ts'

interface AdvanceTransferProps {
  readonly person: PersonPage
  readonly transfer: TransferOf
  readonly event: TransferEvent
  readonly onDone: () => void
}

/** One step of a transfer; a member who comes from elsewhere brings the dates, one in probation gets a new mentor. */
export function AdvanceTransfer({ person, transfer, event, onDone }: AdvanceTransferProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [typed, setTyped] = useState({
    on: '',
    reason: '',
    mentorId: '',
    decidedOn: '',
    ceremonyOn: '',
    fullOn: '',
    partyAgeFrom: '',
  })
  const telling = useTell(advanceTransfer)
  const errorOf = useFieldError(telling.error)
  const set = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change })
  const isArrival = event === 'accept' && transfer.from === null
  const isHelped = event === 'accept' && transfer.to !== null && person.state === 'probationary'
  const day = (
    key: 'on' | 'decidedOn' | 'ceremonyOn' | 'fullOn' | 'partyAgeFrom',
    label: string,
    isOptional = false,
  ) => (
    <TextField
      label={label}
      type="date"
      isOptional={isOptional}
      error={errorOf(key)}
      value={typed[key]}
      onChange={(change) => set({ [key]: change.target.value })}
    />
  )
  return (
    <Dialog title={`${say(event)}: ${person.name}`} onClose={onDone}>
      <form
        className="form"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault()
          const { on, ...rest } = typed
          const filled = Object.fromEntries(Object.entries(rest).filter(([, item]) => item !== ''))
          telling.mutate(
            { id, transferId: transfer.id, event, on, ...filled },
            {
              onSuccess: () => {
                announce(say('saved'))
                onDone()
              },
            },
          )
        }}
      >
        <ProblemNotice
          problem={telling.error}
          knownFields={['on', 'reason', 'mentorId', 'decidedOn', 'ceremonyOn', 'fullOn']}
        />
        {day('on', say('on'))}
        {isArrival && (
          <>
            <p className="soft small">{say('arrivalHint')}</p>
            <div className="form-pair">
              {day('decidedOn', say('decidedOn'), true)}
              {day('ceremonyOn', say('ceremonyField'), true)}
            </div>
            <div className="form-pair">
              {day('fullOn', say('fullField'), true)}
              {day('partyAgeFrom', say('partyAgeField'), true)}
            </div>
          </>
        )}
        {isHelped && (
          <MentorField
            cell={transfer.to?.code ?? null}
            error={errorOf('mentorId')}
            chosen={typed.mentorId}
            onChoose={(mentorId) => set({ mentorId })}
          />
        )}
        {event === 'call_off' && (
          <AreaField
            label={say('reason')}
            maxLength={500}
            error={errorOf('reason')}
            value={typed.reason}
            onChange={(change) => set({ reason: change.target.value })}
          />
        )}
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say(event)}
        </Button>
      </form>
    </Dialog>
  )
}
