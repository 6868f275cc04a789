import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Ability } from '../../../../platform/domain/shapes.ts'
import { type ApiProblem, asProblem } from '../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../platform/web/api/call.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { type Verdict, verifyCode, verifyFile } from '../../contract/verify.ts'
import { VerdictNotice } from './VerdictNotice.tsx'
import { words } from './words.ts'
import './edition.css'

type Sent = { readonly file: File } | { readonly code: string }

/** Takes a file or a code and says whether it is the issued document. */
export function VerifyPage() {
  const say = useWords(words)
  useTitle(say('verifyTitle'))
  const [file, setFile] = useState<File | null>(null)
  const [code, setCode] = useState('')
  const verifying = useMutation<Verdict, ApiProblem, Sent>({
    mutationFn: (sent) =>
      ('file' in sent ? call(verifyFile, {}, undefined, sent.file) : call(verifyCode, sent)).catch((error: unknown) => {
        throw asProblem(error)
      }),
  })
  const noFile: Ability = { isAllowed: false, reason: { vi: words.keys.chooseFile[0], en: words.keys.chooseFile[1] } }
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('verifyTitle')}</h1>
          <p className="soft">{say('verifyLead')}</p>
        </div>
      </header>
      <div className="verify-ways screen-only">
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
            onClick={(event) => {
              event.currentTarget.value = ''
            }}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
          <div className="form-acts">
            <Button
              type="submit"
              look="primary"
              {...(file === null ? { ability: noFile } : {})}
              disabled={verifying.isPending}
            >
              {say('verify')}
            </Button>
          </div>
        </form>
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
          <div className="form-acts">
            <Button type="submit" disabled={verifying.isPending || code.trim() === ''}>
              {say('lookUp')}
            </Button>
          </div>
        </form>
      </div>
      <ProblemNotice problem={verifying.error} />
      <div aria-live="polite" className="verdict">
        {verifying.data && <VerdictNotice verdict={verifying.data} opens />}
      </div>
    </>
  )
}
