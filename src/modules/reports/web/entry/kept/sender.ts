import { liveQuery } from 'dexie'
import type { z } from 'zod'
import { asProblem } from '../../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../../platform/web/api/call.ts'
import { sendWhatWaits } from '../../../../../platform/web/offline/send-what-waits.ts'
import { saveCells } from '../../../contract/submission.ts'
import type { Batch } from '../../../entry/outbox.ts'
import { isStillHere, type Kept } from './kept.ts'
import { settleBatch, takeBatch } from './rows.ts'

/** `failing`: the server is there but cannot answer now. */
export type SenderState = 'idle' | 'sending' | 'no-network' | 'failing' | 'signed-out'

/** Typing goes on for a moment before what was typed is sent together. */
const pause = 150
const patience = 30_000

/**
 * Sends what waits, in the order of typing and once, until stopped. Of all tabs one sends at a time. Without an answer it
 * tries again, later and later, and at once when the network comes back.
 */
export const startSender = (kept: Kept, onState: (state: SenderState) => void): (() => void) =>
  sendWhatWaits({
    lock: kept.name,
    pause,
    watch: (onCount) => {
      const waiting = liveQuery(() => kept.rows.where('state').equals('waiting').count()).subscribe({
        next: (count) => {
          onCount(count)
          if (count === 0) onState('idle')
        },
        error: () => onState('failing'),
      })
      return () => waiting.unsubscribe()
    },
    drain: async (isStopped) => (await drain(kept, onState, isStopped)) !== 'later',
    onBroken: () => onState('failing'),
  })

type Outcome = 'done' | 'later' | 'stopped'

async function drain(kept: Kept, onState: (state: SenderState) => void, isStopped: () => boolean): Promise<Outcome> {
  let limit: number | undefined
  while (!isStopped()) {
    if (!isStillHere(kept)) {
      onState('signed-out')
      return 'later'
    }
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
