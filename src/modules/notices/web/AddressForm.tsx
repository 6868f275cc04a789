import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { setNoticeAddress } from '../contract.ts'
import { words } from './words.ts'

interface AddressFormProps {
  readonly address: string
  readonly onDone?: (() => void) | undefined
}

export function AddressForm({ address, onDone }: AddressFormProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [typed, setTyped] = useState(address)
  const setting = useTell(setNoticeAddress)
  const errorOf = useFieldError(setting.error)
  return (
    <form
      className="form notice-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setting.mutate(
          { id, address: typed },
          {
            onSuccess: () => {
              announce(say('codeSent'))
              onDone?.()
            },
          },
        )
      }}
    >
      <ProblemNotice problem={setting.error} knownFields={['address']} />
      <TextField
        label={say('address')}
        hint={say('addressHint')}
        name="address"
        type="email"
        autoComplete="email"
        maxLength={254}
        error={errorOf('address')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="row">
        <Button type="submit" look="primary" disabled={setting.isPending}>
          {say('sendCode')}
        </Button>
        {onDone && <Button onClick={onDone}>{say('cancel')}</Button>}
      </p>
    </form>
  )
}
