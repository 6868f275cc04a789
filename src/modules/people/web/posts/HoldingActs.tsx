import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { AreaField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { changePost, endHolding, withdrawHolding } from '../../contract/posts.ts'
import { words } from './words.ts'

interface HoldingFormProps {
  readonly holding: { readonly id: string; readonly name: string }
  readonly post: string
  readonly onDone: () => void
}

/** The holder leaves the post on a day. */
export function EndForm({ holding, post, onDone }: HoldingFormProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [until, setUntil] = useState('')
  const telling = useTell(endHolding)
  const errorOf = useFieldError(telling.error)
  return (
    <FormDialog
      title={say('endTitle', { name: holding.name, post })}
      act={say('end')}
      problem={telling.error}
      knownFields={['until']}
      isSending={telling.isPending}
      onSubmit={() => {
        telling.mutate(
          { id: holding.id, until },
          {
            onSuccess: () => {
              announce(say('saved'))
              onDone()
            },
          },
        )
      }}
      onClose={onDone}
    >
      <TextField
        label={say('endsOn')}
        type="date"
        name="until"
        error={errorOf('until')}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
    </FormDialog>
  )
}

/** A holding was recorded by mistake. */
export function WithdrawForm({ holding, onDone }: Omit<HoldingFormProps, 'post'>) {
  const say = useWords(words)
  const announce = useAnnounce()
  const telling = useTell(withdrawHolding)
  return (
    <ReasonDialog
      title={say('withdrawTitle', { name: holding.name })}
      act={say('withdraw')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onDone}
      onSubmit={(reason) =>
        telling.mutate(
          { id: holding.id, reason },
          {
            onSuccess: () => {
              announce(say('saved'))
              onDone()
            },
          },
        )
      }
    />
  )
}

interface ChangeFormProps {
  readonly post: {
    readonly id: string
    readonly name: string
    readonly seats: number
    readonly from: string
    readonly until: string | null
  }
  readonly onDone: () => void
}

export function ChangeForm({ post, onDone }: ChangeFormProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [seats, setSeats] = useState(String(post.seats))
  const [from, setFrom] = useState(post.from)
  const [until, setUntil] = useState(post.until ?? '')
  const [reason, setReason] = useState('')
  const telling = useTell(changePost)
  const errorOf = useFieldError(telling.error)
  return (
    <FormDialog
      title={say('changeTitle', { post: post.name })}
      act={say('save')}
      problem={telling.error}
      knownFields={['seats', 'from', 'until', 'reason']}
      isSending={telling.isPending}
      onSubmit={() => {
        telling.mutate(
          { id: post.id, seats: Number(seats), from, until: until === '' ? null : until, reason },
          {
            onSuccess: () => {
              announce(say('saved'))
              onDone()
            },
          },
        )
      }}
      onClose={onDone}
    >
      <TextField
        label={say('seatsField')}
        inputMode="numeric"
        name="seats"
        error={errorOf('seats')}
        value={seats}
        onChange={(event) => setSeats(event.target.value)}
      />
      <div className="form-pair">
        <TextField
          label={say('standsFrom')}
          type="date"
          name="from"
          error={errorOf('from')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={say('standsUntil')}
          type="date"
          isOptional
          name="until"
          error={errorOf('until')}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <AreaField
        label={say('reason')}
        name="reason"
        error={errorOf('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
