import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { type ApiProblem, isAway } from '../../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../../platform/web/api/call.ts'
import { listDue } from '../../../contract/submission.ts'
import { type EntryPlace, placeId } from '../../../entry/outbox.ts'
import { openKept } from './grids.ts'
import { type Kept, keepList } from './kept.ts'
import { useKept } from './use-kept.ts'

export type DueList = z.output<typeof listDue.output> & { readonly isKept: boolean }
export type DueItem = DueList['due'][number]

const listName = 'due'

/** What waits for the person, soonest first; without a network, the list that was read last. */
export function useDue(isWanted = true): UseQueryResult<DueList, ApiProblem> {
  const kept = useKept()
  return useQuery<DueList, ApiProblem>({
    queryKey: [listDue.name, kept?.name],
    enabled: isWanted && kept !== undefined,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      try {
        const list = await call(listDue, {}, signal)
        if (kept) await keepList(kept, listName, list).catch(() => {})
        return { ...list, isKept: false }
      } catch (error) {
        if (!isAway(error) || !kept) throw error
        const known = await kept.lists.get(listName).catch(() => undefined)
        const read = listDue.output.safeParse(known?.value)
        if (!read.success) throw error
        return { ...read.data, isKept: true }
      }
    },
  })
}

export const placeOfDue = ({ form, unit, period }: DueItem): EntryPlace => ({
  form: form.code,
  unit: unit.code,
  period: period.id,
})

/** Forms kept ahead for work without a network. */
const mostAhead = 8

/** Opens the forms whose day is nearest or still to come, so that they can be filled in without a network. */
export async function openAhead(kept: Kept, list: DueList): Promise<void> {
  if (list.isKept) return
  const wanted = list.due
    .filter((item) => item.waitsFor !== 'approval')
    .slice(-mostAhead)
    .toReversed()
  for (const item of wanted) {
    const place = placeOfDue(item)
    const known = await kept.grids.get(placeId(place))
    if (!known) await openKept(kept, place).catch(() => {})
  }
}
