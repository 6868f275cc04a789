import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../platform/web/routing/address.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { confirmNoticeAddress } from '../contract.ts'
import { words } from './words.ts'

/** The code from the mail, typed or brought by its link; a person still presses the button. */
export function CodeForm() {
  const say = useWords(words)
  const announce = useAnnounce()
  const { code } = useQueryPart()
  const [typed, setTyped] = useState(code ?? '')
  const confirming = useTell(confirmNoticeAddress)
  const errorOf = useFieldError(confirming.error)
  return (
    <form
      className="form notice-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        confirming.mutate({ code: typed }, { onSuccess: () => announce(say('addressConfirmed')) })
      }}
    >
      <Notice look="warn" title={say('notConfirmed')} />
      <ProblemNotice problem={confirming.error} knownFields={['code']} />
      <TextField
        label={say('code')}
        hint={say('codeHint')}
        name="code"
        autoComplete="one-time-code"
        maxLength={20}
        error={errorOf('code')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" look="primary" disabled={confirming.isPending}>
        {say('confirm')}
      </Button>
    </form>
  )
}
