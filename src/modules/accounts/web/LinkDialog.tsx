import { useWords } from '../../../platform/web/language/use-words.ts'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { words } from './words.ts'

export function LinkDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const say = useWords(words)
  return (
    <Dialog title={say('link')} onClose={onClose}>
      <div className="stack">
        <p>{say('linkLead')}</p>
        <code className="link-box">{new URL(path, location.origin).href}</code>
      </div>
    </Dialog>
  )
}
