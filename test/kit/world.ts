import type { FastifyInstance } from 'fastify'
import { inject } from 'vitest'
import type { z } from 'zod'
import { measureSources } from '../../src/app/measures.ts'
import { routes } from '../../src/app/routes.ts'
import { signIn } from '../../src/modules/accounts/contract.ts'
import { accountOfSession } from '../../src/modules/accounts/server/public.ts'
import { countFrom } from '../../src/modules/figures/server/public.ts'
import { calendarFile } from '../../src/modules/notices/server/public.ts'
import { type Endpoint, isAskedByAddress } from '../../src/platform/domain/endpoint.ts'
import { connect, type Database } from '../../src/platform/server/db/database.ts'
import { buildServer } from '../../src/platform/server/http/server.ts'
import { newId } from '../../src/platform/server/new-id.ts'

/** What came back: the HTTP status, and JSON or the bytes of a file. */
export interface Reply<Body> {
  readonly status: number
  readonly body: Body
  readonly bytes: Buffer
}

export interface TestProblem {
  readonly code: string
  readonly kind: string
  readonly field?: string
  readonly message: { readonly vi: string; readonly en: string }
  readonly details?: unknown
}

export interface Person {
  /** Calls an endpoint that is expected to succeed. */
  call<Input extends z.ZodType, Output extends z.ZodType>(
    endpoint: Endpoint<Input, Output>,
    input: z.input<Input>,
    file?: Uint8Array,
  ): Promise<z.output<Output>>
  /** Calls an endpoint that is expected to fail, and returns the problem. */
  refused(endpoint: Endpoint, input: unknown, file?: Uint8Array): Promise<TestProblem & { readonly status: number }>
  ask(endpoint: Endpoint, input: unknown, file?: Uint8Array): Promise<Reply<unknown>>
}

export interface World {
  readonly app: FastifyInstance
  readonly database: Database
  /** An account of the seed edition by its login; null is nobody. */
  as(login: string | null): Promise<Person>
  /** The same account in a session of its own, which may be ended. */
  again(login: string): Promise<Person>
  close(): Promise<void>
}

/** An installation of its own, with the seed edition (or empty), served in memory. */
export async function openWorld(template: 'seed' | 'empty' = 'seed'): Promise<World> {
  const access = (await (await fetch(`${inject('databases')}/${template}`)).json()) as { owner: object; app: object }
  const database = connect(access.owner, access.app)
  countFrom(database, measureSources)
  const app = await buildServer({
    database,
    routes,
    files: [calendarFile],
    accountOf: (token) => accountOfSession(database, token),
    now: Date.now,
    webFolder: null,
    logLevel: 'silent',
    settings: {
      publicUrl: 'http://127.0.0.1:4780',
      hasDemoAccounts: true,
      isSecure: false,
      mailFrom: 'nhac-viec@then-chot.example',
    },
  })
  const people = new Map<string, Person>()
  return {
    app,
    database,
    as: async (login) => {
      const known = people.get(login ?? '')
      if (known) return known
      const person = personWith(app, login === null ? undefined : await sessionOf(app, login))
      people.set(login ?? '', person)
      return person
    },
    again: async (login) => personWith(app, await sessionOf(app, login)),
    close: async () => {
      await app.close()
      await database.close()
    },
  }
}

/** Signs an account of the seed edition in; returns the token of its session. */
export async function sessionOf(app: FastifyInstance, login: string): Promise<string> {
  const account = inject('demoAccounts').find((item) => item.login === login)
  if (!account) throw new Error(`the seed edition has no account “${login}”`)
  return sessionOfPassword(app, login, account.password)
}

/** The same for an account made in a test. */
export async function sessionOfPassword(app: FastifyInstance, login: string, password: string): Promise<string> {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/v1${signIn.path}`,
    headers: { 'x-thenchot': '1' },
    payload: { login, password },
  })
  const cookie = reply.cookies.find((item) => item.name === 'session')
  if (!cookie) throw new Error(`signing in as ${login} failed: ${reply.body}`)
  return cookie.value
}

/** Whoever holds this session; undefined is nobody. */
export function personWith(app: FastifyInstance, session: string | undefined): Person {
  const ask = async (
    endpoint: Endpoint,
    input: unknown,
    file: Uint8Array = new Uint8Array(),
  ): Promise<Reply<unknown>> => {
    const isByAddress = isAskedByAddress(endpoint)
    const given = Object.entries((input ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined)
    const reply = await app.inject({
      method: endpoint.method,
      url: `/api/v1${endpoint.path}`,
      headers: { 'x-thenchot': '1', ...(endpoint.takesFile ? { 'content-type': 'application/octet-stream' } : {}) },
      ...(session === undefined ? {} : { cookies: { session } }),
      ...(isByAddress
        ? { query: Object.fromEntries(given.map(([name, value]) => [name, String(value)])) }
        : { payload: Object.fromEntries(given) }),
      ...(endpoint.takesFile ? { payload: Buffer.from(file) } : {}),
    })
    const isJson = String(reply.headers['content-type'] ?? '').includes('json')
    return { status: reply.statusCode, body: isJson ? (reply.json() as unknown) : null, bytes: reply.rawPayload }
  }
  return {
    ask,
    call: async (endpoint, input, file) => {
      const reply = await ask(endpoint, input, file)
      if (reply.status !== 200)
        throw new Error(`${endpoint.name} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
      return (endpoint.isFile ? reply.bytes : reply.body) as never
    },
    refused: async (endpoint, input, file) => {
      const reply = await ask(endpoint, input, file)
      if (reply.status === 200) throw new Error(`${endpoint.name} was expected to fail, and did not`)
      return { ...(reply.body as TestProblem), status: reply.status }
    },
  }
}

export const id = newId
