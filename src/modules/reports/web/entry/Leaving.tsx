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
  const [unsent, setUnsent] = useState(0)
  const go = (): void => {
    wipe(account)
      .catch(() => {})
      .then(signOut)
  }
  const leave = (): void => {
    unsentRows(keptOf(account)).then(
      (rows) => (rows.length === 0 ? go() : setUnsent(rows.length)),
      () => signOut(),
    )
  }
  const question = unsent > 0 && <LeaveDialog account={account} count={unsent} onStay={() => setUnsent(0)} onGo={go} />
  return { leave, question }
}

interface LeaveDialogProps {
  readonly account: string
  readonly count: number
  readonly onStay: () => void
  readonly onGo: () => void
}

function LeaveDialog({ account, count, onStay, onGo }: LeaveDialogProps) {
  const say = useWords(words)
  return (
    <Dialog title={say('leaveTitle')} onClose={onStay}>
      <div className="stack">
        <p>{say('leaveText', { count })}</p>
        <div className="row">
          <Button look="primary" data-focus onClick={onStay}>
            {say('leaveStay')}
          </Button>
          <Button onClick={() => void saveAllRows(keptOf(account))}>{say('fileSave')}</Button>
          <Button onClick={onGo}>{say('leaveGo')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
