import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { listClocks } from '../../contract/register.ts'

/** How many terms of a unit are overdue or near their end; 0 while it is not known. */
export function useClocksWaiting(unit: string | undefined): number {
  const clocks = useAsk(listClocks, { unit: unit ?? '', limit: 1 }, unit !== undefined)
  return clocks.data === undefined ? 0 : clocks.data.counts.overdue + clocks.data.counts.near
}
