import { type FormEvent, useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../platform/web/routing/address.ts'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { acceptInvitation } from '../contract.ts'
import { EntranceFrame } from './EntranceFrame.tsx'
import { words } from './words.ts'

const shortest = 12

export function InvitationPage() {
  const say = useWords(words)
  useTitle(say('invitation'))
  const { token } = useQueryPart()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isTried, setTried] = useState(false)
  const accepting = useTell(acceptInvitation)
  const isShort = password.length < shortest
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (isShort || password !== again || token === undefined) return
    accepting.mutate({ token, password }, { onSuccess: () => location.replace('/') })
  }
  return (
    <EntranceFrame title={say('invitation')}>
      {token === undefined ? (
        <Notice look="wrong" title={say('noToken')} />
      ) : (
        <form className="form" onSubmit={submit} noValidate>
          <p className="soft">{say('invitationLead')}</p>
          <ProblemNotice problem={accepting.error} />
          <TextField
            label={say('newPassword')}
            type="password"
            name="new-password"
            autoComplete="new-password"
            error={isTried && isShort ? say('tooShort') : undefined}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <TextField
            label={say('again')}
            type="password"
            name="new-password-again"
            autoComplete="new-password"
            error={isTried && !isShort && password !== again ? say('different') : undefined}
            value={again}
            onChange={(event) => setAgain(event.target.value)}
          />
          <Button type="submit" look="primary" disabled={accepting.isPending}>
            {say('save')}
          </Button>
        </form>
      )}
    </EntranceFrame>
  )
}
