import { type FormEvent, useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { AreaField, CheckField, TextField } from '../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { type Address, correctEntry, enterValue } from '../contract.ts'
import { AmbiguousNotice, readingsOf } from './AmbiguousNotice.tsx'
import { ConflictNotice, conflictOf } from './ConflictNotice.tsx'
import { figureInput, figureKey } from './figure-key.ts'
import { words } from './words.ts'

interface ValueFormProps {
  readonly address: Address
  /** The entry a correction names; none for a first value. */
  readonly supersedes?: string | undefined
  readonly onDone: () => void
}

const blank = { value: '', isEstimate: false, isNotApplicable: false, cutOffOn: '', reason: '' }

/** Enters a value or corrects one. What was typed stays until the server has it. */
export function ValueForm({ address, supersedes, onDone }: ValueFormProps) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const draft = useDraft(`value.${figureKey(address)}`, { ...blank, id: newId() })
  const [corrected, setCorrected] = useState(supersedes)
  const entering = useTell(enterValue)
  const correcting = useTell(correctEntry)
  const problem = corrected === undefined ? entering.error : correcting.error
  const errorOf = useFieldError(problem)
  const [readings, conflict] = [readingsOf(problem), conflictOf(problem)]

  const send = (value: string): void => {
    const { id, isEstimate, isNotApplicable, cutOffOn, reason } = draft.value
    const typed = {
      id,
      isEstimate,
      isNotApplicable,
      ...(cutOffOn === '' ? {} : { cutOffOn }),
      ...(isNotApplicable ? {} : { value }),
    }
    const after = {
      onSuccess: (saved: { figure: { printed: { vi: string; en: string } } }) => {
        announce(say('saved', { printed: text(saved.figure.printed) }))
        draft.discard()
        onDone()
      },
    }
    if (corrected === undefined) entering.mutate({ ...figureInput(address), ...typed }, after)
    else correcting.mutate({ ...typed, supersedes: corrected, reason }, after)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send(draft.value.value)
  }

  if (conflict) {
    return (
      <ConflictNotice
        conflict={conflict}
        typed={draft.value.value}
        onKeep={() => {
          draft.discard()
          onDone()
        }}
        onCorrect={() => {
          setCorrected(conflict.theirs.entryId)
          draft.set({ id: newId() })
          entering.reset()
          correcting.reset()
        }}
      />
    )
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <ProblemNotice problem={problem} knownFields={['value', 'cutOffOn', 'reason']} />
      <TextField
        label={say('value')}
        hint={say('valueHint')}
        name="value"
        inputMode="decimal"
        autoComplete="off"
        className="input"
        disabled={draft.value.isNotApplicable}
        error={readings ? undefined : errorOf('value')}
        value={draft.value.value}
        onChange={(event) => draft.set({ value: event.target.value })}
      />
      {readings && problem && (
        <AmbiguousNotice
          problem={problem}
          readings={readings}
          onChoose={(value) => {
            draft.set({ value })
            send(value)
          }}
        />
      )}
      <CheckField
        label={say('isEstimate')}
        checked={draft.value.isEstimate}
        onChange={(event) => draft.set({ isEstimate: event.target.checked })}
      />
      <CheckField
        label={say('isNotApplicable')}
        checked={draft.value.isNotApplicable}
        onChange={(event) => draft.set({ isNotApplicable: event.target.checked })}
      />
      <TextField
        label={say('cutOffOn')}
        hint={say('cutOffHint')}
        isOptional
        type="date"
        name="cutOffOn"
        error={errorOf('cutOffOn')}
        value={draft.value.cutOffOn}
        onChange={(event) => draft.set({ cutOffOn: event.target.value })}
      />
      {corrected !== undefined && (
        <AreaField
          label={say('reason')}
          hint={say('reasonHint')}
          name="reason"
          error={errorOf('reason')}
          value={draft.value.reason}
          onChange={(event) => draft.set({ reason: event.target.value })}
        />
      )}
      <div className="form-acts">
        <Button type="submit" look="primary" disabled={entering.isPending || correcting.isPending}>
          {say(corrected === undefined ? 'save' : 'saveCorrection')}
        </Button>
      </div>
    </form>
  )
}
