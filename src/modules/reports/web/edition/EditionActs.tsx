import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { type Edition, issueDocument, unfreezeDocument } from '../../contract/edition.ts'
import { words } from './words.ts'

/** What can be done with a frozen document: it was issued outside, or it is opened again. */
export function EditionActs({ edition }: { readonly edition: Edition }) {
  const say = useWords(words)
  const [act, setAct] = useState<'issue' | 'unfreeze'>()
  if (edition.state !== 'frozen') return null
  return (
    <div className="row section screen-only">
      <Button look="primary" ability={edition.can.issue} onClick={() => setAct('issue')}>
        {say('issue')}
      </Button>
      <Button ability={edition.can.unfreeze} onClick={() => setAct('unfreeze')}>
        {say('unfreeze')}
      </Button>
      {act === 'issue' && <IssueDialog edition={edition} onClose={() => setAct(undefined)} />}
      {act === 'unfreeze' && <UnfreezeDialog edition={edition} onClose={() => setAct(undefined)} />}
    </div>
  )
}

interface Acting {
  readonly edition: Edition
  readonly onClose: () => void
}

function IssueDialog({ edition, onClose }: Acting) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [symbol, setSymbol] = useState(edition.symbolEnd ?? '')
  const [issuedOn, setIssuedOn] = useState('')
  const issuing = useTell(issueDocument)
  const errorOf = useFieldError(issuing.error)
  return (
    <FormDialog
      title={say('issueTitle')}
      act={say('issue')}
      problem={issuing.error}
      knownFields={['symbol', 'issuedOn']}
      isSending={issuing.isPending}
      onClose={onClose}
      onSubmit={() =>
        issuing.mutate(
          { id, code: edition.code, symbol, issuedOn },
          {
            onSuccess: (done) => {
              announce(say(done.register?.wasThere ? 'issuedThere' : 'issuedNow', { symbol: done.symbol }))
              onClose()
            },
          },
        )
      }
    >
      <p>{say('issueText')}</p>
      <TextField
        label={say('symbol')}
        hint={say(edition.symbolEnd === null ? 'symbolHint' : 'symbolNumberHint')}
        // The number goes before what is there already.
        onFocus={(event) => symbol === edition.symbolEnd && event.target.setSelectionRange(0, 0)}
        onMouseDown={(event) => {
          if (symbol !== edition.symbolEnd || document.activeElement === event.currentTarget) return
          // A click would set the cursor where it hit, after the focus.
          event.preventDefault()
          event.currentTarget.focus()
        }}
        name="symbol"
        autoComplete="off"
        maxLength={60}
        error={errorOf('symbol')}
        value={symbol}
        onChange={(event) => setSymbol(event.target.value)}
      />
      <TextField
        label={say('issuedOn')}
        name="issuedOn"
        type="date"
        error={errorOf('issuedOn')}
        value={issuedOn}
        onChange={(event) => setIssuedOn(event.target.value)}
      />
    </FormDialog>
  )
}

function UnfreezeDialog({ edition, onClose }: Acting) {
  const say = useWords(words)
  const announce = useAnnounce()
  const go = useGo()
  const [id] = useState(newId)
  const opening = useTell(unfreezeDocument)
  return (
    <ReasonDialog
      title={say('unfreeze')}
      act={say('unfreeze')}
      problem={opening.error}
      isPending={opening.isPending}
      knownFields={['note']}
      onClose={onClose}
      onSubmit={(reason) =>
        opening.mutate(
          { id, code: edition.code, reason },
          {
            onSuccess: () => {
              announce(say('unfrozenNow'))
              onClose()
              if (edition.document !== null) go({ figure: undefined }, { to: `/documents/${edition.document}` })
            },
          },
        )
      }
    >
      <p>{say('unfreezeText')}</p>
    </ReasonDialog>
  )
}
