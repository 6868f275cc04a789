import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/api-problem.ts'
import { Failure } from './Failure.tsx'
import { Skeleton } from './Skeleton.tsx'

interface AwaitProps<Data> {
  readonly query: UseQueryResult<Data, ApiProblem>
  readonly skeleton?: ReactNode
  readonly isPage?: boolean
  readonly children: (data: Data) => ReactNode
}

/** The states of something asked for: waiting, failed with its reason and a way on, or there. */
export function Await<Data>({ query, skeleton, isPage = false, children }: AwaitProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failure problem={query.error} isPage={isPage} onRetry={() => query.refetch()} />
  return skeleton ?? <Skeleton />
}
