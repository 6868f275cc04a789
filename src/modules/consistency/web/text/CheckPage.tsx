import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Checked } from './Checked.tsx'
import { KeptTexts } from './KeptTexts.tsx'
import { TextInput } from './TextInput.tsx'
import { blankDraft, useTextDraft } from './use-check.ts'
import { words } from './words.ts'
import './check.css'

const longFrom = 100_000

/** Reading a long text takes seconds: that it is being read is on the screen first. */
function AfterPaint({ isWanted, children }: { readonly isWanted: boolean; readonly children: ReactNode }) {
  const say = useWords(words)
  const [isPainted, setPainted] = useState(!isWanted)
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true), 60)
    return () => clearTimeout(timer)
  }, [])
  return isPainted ? children : <p role="status">{say('readingText')}</p>
}

/** A text is pasted or dropped, and its figures are checked; pasted text stays on this machine. */
export function CheckPage() {
  const say = useWords(words)
  useTitle(say('title'))
  const draft = useTextDraft()
  const [round, setRound] = useState(0)
  if (draft.value.isRead && draft.value.text.trim() !== '')
    return (
      <AfterPaint isWanted={draft.value.text.length > longFrom}>
        <Checked
          draft={draft.value}
          onEdit={() => draft.set({ isRead: false })}
          onAnother={() => {
            draft.set(blankDraft)
            setRound(round + 1)
          }}
        />
      </AfterPaint>
    )
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft check-lead">{say('lead')}</p>
        </div>
      </header>
      <TextInput key={round} draft={draft.value} onChange={draft.set} />
      <KeptTexts />
    </>
  )
}
