import { liveQuery } from 'dexie'
import { asProblem } from '../../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../../platform/web/api/call.ts'
import { writeDocument } from '../../../contract/document.ts'
import type { Kept } from '../../entry/kept/kept.ts'
import { toBase64 } from './base64.ts'
import { refuseUpdates, settleUpdates, takeUpdates } from './updates.ts'

/** Typing goes on for a moment before what was typed is sent together. */
const pause = 300
const longestWait = 60_000
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
export function startDraftSender(kept: Kept): () => void {
  let [isStopped, isRunning, isAsked, failures] = [false, false, false, 0]
  let timer: ReturnType<typeof setTimeout> | undefined
  const wake = (delay: number): void => {
    clearTimeout(timer)
    timer = setTimeout(run, delay)
  }
  const run = async (): Promise<void> => {
    if (isStopped) return
    if (isRunning) {
      isAsked = true
      return
    }
    isRunning = true
    const isDone = await alone(`${kept.name}.updates`, () => drain(kept, () => isStopped)).catch(() => false)
    isRunning = false
    failures = isDone ? 0 : failures + 1
    if (!isDone) wake(Math.min(longestWait, 500 * 2 ** failures))
    if (isAsked) {
      isAsked = false
      wake(isDone ? 0 : pause)
    }
  }
  const now = (): void => wake(0)
  const seen = (): void => {
    if (document.visibilityState === 'visible') now()
  }
  const waiting = liveQuery(() => kept.updates.where('state').equals('waiting').count()).subscribe({
    next: (count) => {
      if (count > 0 && failures === 0) wake(pause)
    },
    error: () => {},
  })
  window.addEventListener('online', now)
  document.addEventListener('visibilitychange', seen)
  return () => {
    isStopped = true
    clearTimeout(timer)
    waiting.unsubscribe()
    window.removeEventListener('online', now)
    document.removeEventListener('visibilitychange', seen)
  }
}

const alone = <Value>(name: string, work: () => Promise<Value>): Promise<Value> =>
  'locks' in navigator ? (navigator.locks.request(name, work) as Promise<Value>) : work()

/** @returns false where it is to be tried again later */
async function drain(kept: Kept, isStopped: () => boolean): Promise<boolean> {
  while (!isStopped()) {
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
