import type { z } from 'zod'
import type { Endpoint } from '../../domain/endpoint.ts'
import { problemFrom, unreachable } from './api-problem.ts'

const root = '/api/v1'

function queryOf(input: unknown): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** The address of a GET endpoint with its input: also what a download link points to. */
export const addressOf = <Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input>,
): string => `${root}${endpoint.path}${queryOf(input)}`

/**
 * Calls an endpoint of the API as its contract types it.
 * @throws ApiProblem
 */
export async function call<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input>,
  signal?: AbortSignal,
): Promise<z.output<Output>> {
  const request: RequestInit =
    endpoint.method === 'GET'
      ? { headers: { accept: 'application/json' } }
      : {
          method: 'POST',
          headers: { accept: 'application/json', 'content-type': 'application/json', 'x-thenchot': '1' },
          body: JSON.stringify(input),
        }
  const address = endpoint.method === 'GET' ? addressOf(endpoint, input) : `${root}${endpoint.path}`
  const answer = await fetch(address, { ...request, credentials: 'same-origin', ...(signal ? { signal } : {}) }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error
      throw unreachable()
    },
  )
  const body: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw problemFrom(answer.status, body)
  return body as z.output<Output>
}
