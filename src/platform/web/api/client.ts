import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-problem.ts'

/** @param onSignedOut told when the server no longer knows the session */
export function newClient(onSignedOut: () => void): QueryClient {
  const watch = {
    onError: (error: unknown): void => {
      if (error instanceof ApiProblem && error.kind === 'not-signed-in') onSignedOut()
    },
  }
  return new QueryClient({
    queryCache: new QueryCache(watch),
    mutationCache: new MutationCache(watch),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        retry: (count, error) => error instanceof ApiProblem && error.kind === 'unreachable' && count < 2,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
