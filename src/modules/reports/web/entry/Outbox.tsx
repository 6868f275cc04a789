import { useEffect } from 'react'
import { startDraftSender } from '../document/kept/sender.ts'
import { openAhead, useDue } from './kept/due.ts'
import { startSender } from './kept/sender.ts'
import { tellSenderState, useKept } from './kept/use-kept.ts'

/** Runs behind every page: sends what was typed, and opens ahead what is due, for work without a network. */
export function Outbox({ enters }: { readonly enters: boolean }) {
  const kept = useKept()
  const { data: due } = useDue(enters)
  useEffect(() => kept && startSender(kept, tellSenderState), [kept])
  useEffect(() => kept && startDraftSender(kept), [kept])
  useEffect(() => {
    if (!kept || !due) return
    // After what the person came for.
    const timer = setTimeout(() => void openAhead(kept, due).catch(() => {}), 3000)
    return () => clearTimeout(timer)
  }, [kept, due])
  return null
}
