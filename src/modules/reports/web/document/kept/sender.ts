import { liveQuery } from 'dexie'
import { asProblem } from '../../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../../platform/web/api/call.ts'
import { sendWhatWaits } from '../../../../../platform/web/offline/send-what-waits.ts'
import { writeDocument } from '../../../contract/document/write.ts'
import { isStillHere, type Kept } from '../../entry/kept/kept.ts'
import { toBase64 } from './base64.ts'
import { refuseUpdates, settleUpdates, takeUpdates } from './updates.ts'

/** Typing goes on for a moment before what was typed is sent together. */
const pause = 300
const patience = 30_000

/** Whether the last try reached the server; undefined before the first. */
let isReached: boolean | undefined
const listeners = new Set<() => void>()
const tell = (next: boolean): void => {
  isReached = next
  for (const listener of listeners) listener()
}
export const reach = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  now: () => isReached,
  tell,
}

/**
 * Sends what was typed into documents, in the order of typing and once, until stopped. It runs behind every page: a document
 * need not be open. Of all tabs one sends at a time.
 */
export const startDraftSender = (kept: Kept): (() => void) =>
  sendWhatWaits({
    lock: `${kept.name}.updates`,
    pause,
    watch: (onCount) => {
      const waiting = liveQuery(() => kept.updates.where('state').equals('waiting').count()).subscribe({
        next: onCount,
        error: () => {},
      })
      return () => waiting.unsubscribe()
    },
    drain: (isStopped) => drain(kept, isStopped),
  })

/** @returns false where it is to be tried again later */
async function drain(kept: Kept, isStopped: () => boolean): Promise<boolean> {
  while (!isStopped()) {
    if (!isStillHere(kept)) return false
    const batch = await takeUpdates(kept)
    const first = batch[0]
    if (!first) return true
    try {
      const updates = batch.map(({ id, bytes }) => ({ id, bytes: toBase64(bytes) }))
      const answer = await call(writeDocument, { document: first.document, updates }, AbortSignal.timeout(patience))
      await settleUpdates(kept, batch, answer.outcome === 'kept_aside')
      tell(true)
    } catch (error) {
      const problem = asProblem(error)
      if (problem.kind === 'unreachable' || problem.kind === 'unexpected' || problem.kind === 'not-signed-in') {
        tell(false)
        return false
      }
      tell(true)
      await refuseUpdates(kept, batch, { code: problem.code, text: problem.text })
    }
  }
  return true
}
