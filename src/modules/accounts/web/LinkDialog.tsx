import { useState } from 'react'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { words } from './words.ts'

export function LinkDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const say = useWords(words)
  const [isCopied, setCopied] = useState(false)
  const link = new URL(path, location.origin).href
  return (
    <Dialog title={say('link')} onClose={onClose}>
      <div className="stack">
        <p>{say('linkLead')}</p>
        <code className="link-box">{link}</code>
        {/* Only a safe origin lets a page write to the clipboard. */}
        {window.isSecureContext && (
          <Button data-focus onClick={() => navigator.clipboard.writeText(link).then(() => setCopied(true))}>
            {say(isCopied ? 'linkCopied' : 'copyLink')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
