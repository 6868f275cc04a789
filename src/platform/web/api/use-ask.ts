import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../domain/endpoint.ts'
import { type ApiProblem, asProblem } from './api-problem.ts'
import { call } from './call.ts'

export const askKey = (endpoint: { readonly name: string }, input: unknown): readonly unknown[] => [
  endpoint.name,
  input,
]

/** Reads through a GET endpoint; the same input is asked once. */
export function useAsk<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input>,
  isWanted = true,
): UseQueryResult<z.output<Output>, ApiProblem> {
  return useQuery<z.output<Output>, ApiProblem>({
    queryKey: askKey(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, signal),
    enabled: isWanted,
  })
}

/**
 * Writes through a POST endpoint; afterwards every page reads anew, since a saved value shows in every total above it. So it
 * does after a conflict: what is shown is old.
 */
export function useTell<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
): UseMutationResult<z.output<Output>, ApiProblem, z.input<Input>> {
  const client = useQueryClient()
  return useMutation<z.output<Output>, ApiProblem, z.input<Input>>({
    mutationFn: (input) =>
      call(endpoint, input).catch((error: unknown) => {
        throw asProblem(error)
      }),
    onSuccess: () => {
      client.invalidateQueries()
    },
    onError: (problem) => {
      if (problem.kind === 'conflict') client.invalidateQueries()
    },
  })
}
