import { liveQuery } from 'dexie'
import type { z } from 'zod'
import { asProblem } from '../../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../../platform/web/api/call.ts'
import { saveCells } from '../../../contract/submission.ts'
import type { Batch } from '../../../entry/outbox.ts'
import type { Kept } from './kept.ts'
import { settleBatch, takeBatch } from './rows.ts'

/** `failing`: the server is there but cannot answer now. */
export type SenderState = 'idle' | 'sending' | 'no-network' | 'failing' | 'signed-out'

/** Typing goes on for a moment before what was typed is sent together. */
const pause = 150
const longestWait = 60_000
const patience = 30_000

/**
 * Sends what waits, in the order of typing and once, until stopped. Of all tabs one sends at a time. Without an answer it
 * tries again, later and later, and at once when the network comes back.
 */
export function startSender(kept: Kept, onState: (state: SenderState) => void): () => void {
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
    try {
      const wait = await alone(kept.name, () => drain(kept, onState, () => isStopped))
      failures = wait === 'later' ? failures + 1 : 0
      if (wait === 'later') wake(Math.min(longestWait, 500 * 2 ** failures))
    } catch {
      // The database of this browser is gone or closed; typing says so itself.
      onState('failing')
    }
    isRunning = false
    if (isAsked) {
      isAsked = false
      wake(0)
    }
  }
  const now = (): void => wake(0)
  const seen = (): void => {
    if (document.visibilityState === 'visible') now()
  }
  const waiting = liveQuery(() => kept.rows.where('state').equals('waiting').count()).subscribe({
    next: (count) => {
      if (count > 0 && failures === 0) wake(pause)
      if (count === 0) onState('idle')
    },
    error: () => onState('failing'),
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

/** Only one tab at a time; where locks are not to be had, ids still keep a row from being stored twice. */
const alone = <Value>(name: string, work: () => Promise<Value>): Promise<Value> =>
  'locks' in navigator ? (navigator.locks.request(name, work) as Promise<Value>) : work()

type Outcome = 'done' | 'later' | 'stopped'

async function drain(kept: Kept, onState: (state: SenderState) => void, isStopped: () => boolean): Promise<Outcome> {
  let limit: number | undefined
  while (!isStopped()) {
    const batch = await takeBatch(kept, limit)
    if (!batch) {
      onState('idle')
      return 'done'
    }
    onState('sending')
    try {
      const { cells } = await call(saveCells, toInput(batch), AbortSignal.timeout(patience))
      await settleBatch(kept, batch, cells)
      limit = undefined
    } catch (error) {
      const problem = asProblem(error)
      if (problem.kind === 'not-signed-in') {
        onState('signed-out')
        return 'stopped'
      }
      if (problem.kind === 'unreachable' || problem.kind === 'unexpected') {
        onState(problem.kind === 'unreachable' ? 'no-network' : 'failing')
        return 'later'
      }
      // One row at fault does not take the others with it.
      if (problem.kind === 'invalid' && batch.rows.length > 1) limit = 1
      else {
        const refusal = { code: problem.code, message: problem.text }
        await settleBatch(
          kept,
          batch,
          batch.rows.map(({ id, key }) => ({ id, key, outcome: 'refused', refusal, theirs: null })),
        )
      }
    }
  }
  return 'stopped'
}

const toInput = ({ form, unit, period, behalf, rows }: Batch): z.input<typeof saveCells.input> => ({
  form,
  unit,
  period,
  cells: rows.map((row) => ({
    id: row.id,
    measure: row.measure,
    ...(row.class === null ? {} : { class: row.class }),
    value: row.isNotApplicable ? '' : row.value,
    isNotApplicable: row.isNotApplicable,
    seen: row.seen,
  })),
  ...(behalf ? { behalf } : {}),
})
