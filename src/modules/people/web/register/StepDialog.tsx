import { type ReactNode, useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { AreaField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { takeStep } from '../../contract/register.ts'
import type { Event } from '../../lifecycle.ts'
import { CellField } from './CellField.tsx'
import { MentorField, SponsorsField } from './CompanionFields.tsx'
import { eventWord } from './look.ts'
import { words } from './words.ts'
import './register.css'

/** What each event asks for beside its day. */
const asks = {
  decision: ['decide', 'recognise', 'strike_off', 'leave', 'expel', 'exempt'],
  reason: ['screen_out', 'strike_off', 'leave', 'expel', 'exempt'],
  place: ['list', 'transfer', 'move_in'],
  arrival: ['move_in'],
} as const satisfies Readonly<Record<string, readonly Event[]>>
const asksFor = (part: keyof typeof asks, event: Event): boolean => (asks[part] as readonly Event[]).includes(event)

const known = [
  'on',
  'decidedOn',
  'decision',
  'reason',
  'toUnit',
  'sponsorIds',
  'mentorId',
  'ceremonyOn',
  'fullOn',
  'partyAgeFrom',
]

interface StepDialogProps {
  readonly person: { readonly id: string; readonly name: string }
  readonly event: Event
  /** The cell in which sponsors and mentor are looked for. */
  readonly cell: string | null
  readonly onDone: () => void
  /** Sponsors named before the vote. */
  readonly sponsorIds?: readonly string[]
  /** What to know before the step is recorded. */
  readonly children?: ReactNode
}

/** Records one step of a person; its fields follow the event. */
export function StepDialog({ person, event, cell, onDone, sponsorIds = [], children }: StepDialogProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [id] = useState(newId)
  const telling = useTell(takeStep)
  const errorOf = useFieldError(telling.error)
  const { value, set, discard } = useDraft(`step.${person.id}.${event}`, {
    on: '',
    decidedOn: '',
    decision: '',
    reason: '',
    toUnit: '',
    sponsorIds,
    mentorId: '',
    ceremonyOn: '',
    fullOn: '',
    partyAgeFrom: '',
  })
  const isHelped = event === 'admit'
  const submit = (): void => {
    const { on, sponsorIds: sponsors, ...rest } = value
    const typed = Object.fromEntries(Object.entries(rest).filter(([, item]) => item !== ''))
    telling.mutate(
      { id, personId: person.id, event, on, ...typed, ...(event === 'vote' ? { sponsorIds: [...sponsors] } : {}) },
      {
        onSuccess: () => {
          announce(say('saved'))
          discard()
          onDone()
        },
      },
    )
  }
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
      value={value[key]}
      onChange={(change) => set({ [key]: change.target.value })}
    />
  )
  return (
    <Dialog title={`${say(eventWord(event))}: ${person.name}`} onClose={onDone}>
      <form
        className="form"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault()
          submit()
        }}
      >
        {children}
        <ProblemNotice problem={telling.error} knownFields={known} />
        {day('on', say(event === 'decide' || event === 'recognise' ? 'onDecide' : 'on'))}
        {asksFor('decision', event) && (
          <div className="form-pair">
            {day('decidedOn', say('decidedOnField'), !['decide', 'recognise'].includes(event))}
            <TextField
              label={say('decision')}
              hint={say('decisionHint')}
              isOptional
              maxLength={60}
              error={errorOf('decision')}
              value={value.decision}
              onChange={(change) => set({ decision: change.target.value })}
            />
          </div>
        )}
        {asksFor('place', event) && (
          <CellField
            label={say('toUnit')}
            error={errorOf('toUnit')}
            value={value.toUnit}
            onChoose={(toUnit) => set({ toUnit })}
          />
        )}
        {asksFor('arrival', event) && (
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
        {event === 'vote' && (
          <SponsorsField
            cell={cell}
            error={errorOf('sponsorIds')}
            chosen={value.sponsorIds}
            onChoose={(sponsorIds) => set({ sponsorIds })}
          />
        )}
        {isHelped && (
          <MentorField
            cell={cell}
            error={errorOf('mentorId')}
            chosen={value.mentorId}
            onChoose={(mentorId) => set({ mentorId })}
          />
        )}
        {asksFor('reason', event) && (
          <AreaField
            label={say('reason')}
            maxLength={2000}
            error={errorOf('reason')}
            value={value.reason}
            onChange={(change) => set({ reason: change.target.value })}
          />
        )}
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('save')}
        </Button>
      </form>
    </Dialog>
  )
}
