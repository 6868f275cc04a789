import type { z } from 'zod'
import type { Text } from './text.ts'

/**
 * One promise of the HTTP API: the same object types the server, the web application and the command line.
 * Input of a GET travels in the query string, of a POST as JSON, or in the query string where its body is a file. Output is
 * checked before it leaves.
 */
export interface Endpoint<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** Below `/api/v1`. */
  readonly path: string
  readonly summary: Text
  /** `nobody` may be called without signing in; everything else needs an account. */
  readonly access: 'nobody' | 'account'
  readonly input: Input
  readonly output: Output
  /** The endpoint answers with a file instead of JSON. */
  readonly isFile?: true
  /** A JSON body of this many bytes at most, where the usual million is too little. */
  readonly mostBytes?: number
  /** The endpoint takes a file as its body (`application/octet-stream`), of this many bytes at most. */
  readonly takesFile?: { readonly mostBytes: number }
}

export const endpoint = <Input extends z.ZodType, Output extends z.ZodType>(
  promise: Endpoint<Input, Output>,
): Endpoint<Input, Output> => promise

/** Who calls: an account, the operator at the machine, or nobody. */
export interface Actor {
  readonly accountId: string
  readonly kind: 'person' | 'operator' | 'system'
}

/** Does the input travel in the query string? */
export const isAskedByAddress = (endpoint: Endpoint): boolean =>
  endpoint.method === 'GET' || endpoint.takesFile !== undefined

/** How the web application and the command line call the API: one endpoint, its input, its output. */
export type Call = <Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input>,
) => Promise<z.output<Output>>
