import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../platform/web/routing/address.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { signIn } from '../contract.ts'
import { EntranceFrame } from './EntranceFrame.tsx'
import { beginSession, hasSessionEnded } from './session.ts'
import { words } from './words.ts'

/** Only ways inside this application are followed after the sign-in. */
const inside = (next: string | undefined): string => (next?.startsWith('/') && !next.startsWith('//') ? next : '/')

/** The code of a document whose QR led here. */
const codeOnPaper = (next: string | undefined): string | undefined => /^\/d\/([\w-]+)/.exec(next ?? '')?.[1]

export function SignInPage() {
  const say = useWords(words)
  useTitle(say('signIn'))
  const { next } = useQueryPart()
  const client = useQueryClient()
  const [hasEnded] = useState(() => hasSessionEnded(client))
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const entering = useTell(signIn)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    entering.mutate(
      { login: login.trim(), password },
      {
        onSuccess: () => {
          beginSession()
          client.clear()
          location.replace(inside(next))
        },
      },
    )
  }
  return (
    <EntranceFrame title={say('signIn')}>
      <form className="form" onSubmit={submit}>
        {hasEnded && !entering.error && (
          <Notice look="warn" title={say('sessionEnded')} isAlert>
            {say('sessionEndedNext')}
          </Notice>
        )}
        <ProblemNotice problem={entering.error} />
        <TextField
          label={say('login')}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
        <TextField
          label={say('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={entering.isPending}>
          {entering.isPending ? say('signingIn') : say('signIn')}
        </Button>
        <p className="soft small">{say('forgot')}</p>
        <p className="small">
          <Go to="/verify/public" keeps={[]} query={{ code: codeOnPaper(next) }}>
            {say('verifyHere')}
          </Go>
        </p>
      </form>
    </EntranceFrame>
  )
}
