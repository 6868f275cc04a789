import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { listWaiting } from '../contract.ts'

/** How many entries under the unit wait for approval. */
export function useWaitingCount(unit: string | undefined): number {
  const waiting = useAsk(listWaiting, { unit: unit ?? '', offset: 0 }, unit !== undefined)
  return waiting.data?.total ?? 0
}
