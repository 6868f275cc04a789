import type { z } from 'zod'
import { type Endpoint, isAskedByAddress } from '../../domain/endpoint.ts'
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
 * @param file for an endpoint that takes one
 * @throws ApiProblem
 */
export async function call<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input>,
  signal?: AbortSignal,
  file?: Blob,
): Promise<z.output<Output>> {
  const answer = await ask(endpoint, input, signal, file)
  const body: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) throw problemFrom(answer.status, body)
  return body as z.output<Output>
}

/**
 * The file an endpoint answers with, for one that is no plain link: a POST, or one whose refusal is to be shown.
 * @throws ApiProblem
 */
export async function callForFile<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  input: z.input<Input>,
  sent?: Blob,
): Promise<{ readonly name: string; readonly file: Blob }> {
  const answer = await ask(endpoint, input, undefined, sent)
  if (!answer.ok) throw problemFrom(answer.status, await answer.json().catch(() => undefined))
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  return { name: name ?? endpoint.name, file: await answer.blob() }
}

async function ask(endpoint: Endpoint, input: unknown, signal?: AbortSignal, file?: Blob): Promise<Response> {
  const request: RequestInit =
    endpoint.method === 'GET'
      ? { headers: { accept: 'application/json' } }
      : {
          method: 'POST',
          headers: {
            accept: 'application/json',
            'content-type': file ? 'application/octet-stream' : 'application/json',
            'x-thenchot': '1',
          },
          body: file ?? JSON.stringify(input),
        }
  const address = isAskedByAddress(endpoint) ? addressOf(endpoint, input) : `${root}${endpoint.path}`
  return fetch(address, { ...request, credentials: 'same-origin', ...(signal ? { signal } : {}) }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error
      throw unreachable()
    },
  )
}
