import type { z } from 'zod'
import type { Actor, Endpoint } from '../../domain/endpoint.ts'
import { problem } from '../../domain/problem.ts'
import type { Caller, Database } from '../db/database.ts'

/** What every handler gets: who calls, the database, the clock and the settings of this server. */
export interface Context {
  readonly database: Database
  readonly caller: Caller
  readonly settings: ServerSettings
  /** Unix milliseconds. */
  now(): number
  /** For sign-in and sign-out only. */
  readonly cookies: {
    readonly session: string | undefined
    set(token: string, maxAgeSeconds: number): void
    clear(): void
  }
  /** The caller's address, for limits. */
  readonly address: string
}

export interface ServerSettings {
  readonly publicUrl: string
  readonly hasDemoAccounts: boolean
  readonly isSecure: boolean
  /** From which address mail comes; absent where none is sent. */
  readonly mailFrom?: string
}

export interface FileAnswer {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
  /** Shown in place by the browser, inside a sandbox; else it is a download. */
  readonly isShown?: boolean
}

export interface Route {
  readonly endpoint: Endpoint
  /** @param file the body of an endpoint that takes a file; empty otherwise */
  handle(context: Context, input: unknown, file: Uint8Array): Promise<unknown>
}

/** Binds an endpoint of a contract to what carries it out. */
export function route<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  handle: (context: Context, input: z.output<Input>, file: Uint8Array) => Promise<z.input<Output> | FileAnswer>,
): Route {
  return { endpoint, handle: (context, input, file) => handle(context, input as z.output<Input>, file) }
}

export const nobody: Actor = { accountId: '00000000-0000-7000-8000-000000000000', kind: 'person' }
export const operator: Actor = { accountId: '00000000-0000-7000-8000-000000000001', kind: 'operator' }
export const system: Actor = { accountId: '00000000-0000-7000-8000-000000000002', kind: 'system' }

export function refuseNobody(caller: Caller): void {
  if (caller.actor.accountId === nobody.accountId) {
    throw problem(
      'not-signed-in',
      'not-signed-in',
      'Bạn chưa đăng nhập hoặc phiên đã hết hạn. Hãy đăng nhập lại.',
      'You are not signed in, or your session has ended. Please sign in again.',
    )
  }
}
