import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { openFindings } from '../contract.ts'

/** How many findings of a unit in a period have no answer; 0 while it is not known. */
export function useOpenFindings(unit: string | undefined, period: string | undefined): number {
  const isWhole = unit !== undefined && period !== undefined
  const found = useAsk(openFindings, { unit: unit ?? '', period: period ?? '' }, isWhole)
  return found.data?.open ?? 0
}
