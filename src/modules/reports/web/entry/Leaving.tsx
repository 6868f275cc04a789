import { useState } from 'react'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { saveAllRows } from './grid/RowsFiles.tsx'
import { keptOf, unsentRows, wipe } from './kept/kept.ts'
import { words } from './words.ts'

/**
 * Signing out leaves nothing of the account in this browser; where something was not sent, the person is asked first.
 * @returns what to call to leave, and the question to draw
 */
export function useLeaving(account: string, signOut: () => void) {
  const [unsent, setUnsent] = useState({ cells: 0, updates: 0 })
  const go = (): void => {
    wipe(account)
      .catch(() => {})
      .then(signOut)
  }
  const leave = (): void => {
    const kept = keptOf(account)
    Promise.all([unsentRows(kept), kept.updates.count()]).then(
      ([rows, updates]) => {
        if (rows.length + updates === 0) go()
        else setUnsent({ cells: rows.length, updates })
      },
      () => signOut(),
    )
  }
  const question = unsent.cells + unsent.updates > 0 && (
    <LeaveDialog account={account} unsent={unsent} onStay={() => setUnsent({ cells: 0, updates: 0 })} onGo={go} />
  )
  return { leave, question }
}

interface LeaveDialogProps {
  readonly account: string
  readonly unsent: { readonly cells: number; readonly updates: number }
  readonly onStay: () => void
  readonly onGo: () => void
}

function LeaveDialog({ account, unsent, onStay, onGo }: LeaveDialogProps) {
  const say = useWords(words)
  return (
    <Dialog title={say('leaveTitle')} onClose={onStay}>
      <div className="stack">
        {unsent.cells > 0 && <p>{say('leaveText', { count: unsent.cells })}</p>}
        {unsent.updates > 0 && <p>{say('leaveDocuments')}</p>}
        <div className="row">
          <Button look="primary" data-focus onClick={onStay}>
            {say('leaveStay')}
          </Button>
          {unsent.cells > 0 && <Button onClick={() => void saveAllRows(keptOf(account))}>{say('fileSave')}</Button>}
          <Button onClick={onGo}>{say('leaveGo')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
