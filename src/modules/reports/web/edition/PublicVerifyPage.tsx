import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../platform/web/api/call.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { EntranceFrame } from '../../../accounts/web/public.tsx'
import { type Verdict, verifyPublic } from '../../contract/verify.ts'
import { VerdictNotice } from './VerdictNotice.tsx'
import { words } from './words.ts'
import './edition.css'

/** Browsers work out hashes only on a safe connection. */
const canHash = (): boolean => globalThis.crypto?.subtle !== undefined

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

type Sent = { readonly file: File } | { readonly code: string }

/** For whoever holds a public document and has no account: the file stays in the browser, only its hash is sent. */
export function PublicVerifyPage() {
  const say = useWords(words)
  useTitle(say('verifyTitle'))
  const [file, setFile] = useState<File | null>(null)
  const { code: codeOnPaper = '' } = useQueryPart()
  const [code, setCode] = useState(codeOnPaper)
  const verifying = useMutation<Verdict, ApiProblem, Sent>({
    mutationFn: async (sent) => {
      try {
        return await call(verifyPublic, 'file' in sent ? { sha256: await hashOf(sent.file) } : sent)
      } catch (error) {
        throw asProblem(error)
      }
    },
  })
  return (
    <EntranceFrame title={say('verifyTitle')}>
      <div className="stack">
        <p className="soft">{say('verifyPublicLead')}</p>
        {canHash() ? (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              if (file) verifying.mutate({ file })
            }}
          >
            <TextField
              label={say('verifyFile')}
              hint={say('verifyFileHint')}
              type="file"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
            <Button type="submit" look="primary" disabled={file === null || verifying.isPending}>
              {say('verify')}
            </Button>
          </form>
        ) : (
          <Notice look="warn" title={say('verifyNoHash')} />
        )}
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (code.trim() !== '') verifying.mutate({ code })
          }}
        >
          <TextField
            label={say('verifyCode')}
            name="code"
            autoComplete="off"
            maxLength={200}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button type="submit" disabled={verifying.isPending || code.trim() === ''}>
            {say('lookUp')}
          </Button>
        </form>
        <ProblemNotice problem={verifying.error} />
        <div aria-live="polite" className="verdict">
          {verifying.data && <VerdictNotice verdict={verifying.data} opens={false} />}
        </div>
        <p>
          <Go to="/sign-in" query={{ next: '/verify' }}>
            {say('verifySignIn')}
          </Go>
        </p>
      </div>
    </EntranceFrame>
  )
}
