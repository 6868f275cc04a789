import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ApiProblem } from '../../../../platform/web/api/api-problem.ts'
import { type EntryPlace, placeId } from '../../entry/outbox.ts'
import { type OpenedGrid, openKept } from './kept/grids.ts'
import type { Kept } from './kept/kept.ts'

/** A form for a unit and period: from the server, or as this browser keeps it. */
export function useGrid(kept: Kept, place: EntryPlace): UseQueryResult<OpenedGrid, ApiProblem> {
  const query = useQuery<OpenedGrid, ApiProblem>({
    queryKey: ['openGrid', kept.name, placeId(place)],
    queryFn: ({ signal }) => openKept(kept, place, signal),
  })
  const { data, refetch } = query
  useEffect(() => {
    // What the grid now includes is not shown from the outbox any more.
    if (data && data.includes.length > 0) void kept.rows.bulkDelete([...data.includes])
  }, [data, kept])
  useEffect(() => {
    const again = (): void => void refetch()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [refetch])
  return query
}
