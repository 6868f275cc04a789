import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Endpoint, isAskedByAddress } from '../platform/domain/endpoint.ts'
import { Problem, type ProblemKind } from '../platform/domain/problem.ts'
import type { Text } from '../platform/domain/text.ts'
import { findHolder } from '../platform/server/cluster/data-folder.ts'
import { openService } from './service.ts'

/** The API for the operator at the machine: JSON answers, and files as bytes. */
export interface LocalApi {
  json(endpoint: Endpoint, input: Record<string, unknown>, file?: Uint8Array): Promise<unknown>
  bytes(endpoint: Endpoint, input: Record<string, unknown>): Promise<Uint8Array>
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly body: Buffer
}

type Ask = (method: string, url: string, payload: string | Uint8Array | undefined) => Promise<Answer>

/**
 * Opens the API of the server that holds the data folder, over its control socket; else starts the database for this run.
 * `temporary` makes a cluster of its own that is removed at the end.
 */
export async function openLocalApi(options: {
  dataDir: string
  temporary: string | undefined
  onNotice: (notice: Text) => void
}): Promise<LocalApi> {
  if (options.temporary !== undefined) return temporaryApi(options.temporary, options.onNotice)
  const holder = await findHolder(options.dataDir)
  if (holder) return apiOver(askOverSocket(holder.socketPath), async () => holder.release())
  return ownApi(options.dataDir, 'seed', options.onNotice, async () => undefined)
}

async function temporaryApi(edition: string, onNotice: (notice: Text) => void): Promise<LocalApi> {
  const folder = mkdtempSync(join(tmpdir(), 'thenchot-'))
  chmodSync(folder, 0o755)
  return ownApi(folder, edition, onNotice, async () => rmSync(folder, { recursive: true, force: true })).catch(
    (error: unknown) => {
      rmSync(folder, { recursive: true, force: true })
      throw error
    },
  )
}

async function ownApi(
  dataDir: string,
  edition: string,
  onNotice: (notice: Text) => void,
  after: () => Promise<void>,
): Promise<LocalApi> {
  const service = await openService({
    dataDir,
    env: process.env,
    edition,
    publicUrl: process.env.PUBLIC_URL ?? 'http://127.0.0.1:4780',
    logLevel: 'warn',
    onNotice,
  })
  return apiOver(askOverSocket(service.hold.socketPath), async () => {
    await service.close()
    await after()
  })
}

const askOverSocket =
  (socketPath: string): Ask =>
  (method, url, payload) =>
    new Promise((resolve, reject) => {
      const headers =
        payload === undefined
          ? {}
          : {
              'content-type': typeof payload === 'string' ? 'application/json' : 'application/octet-stream',
              'content-length': Buffer.byteLength(payload),
            }
      const call = request({ socketPath, method, path: url, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }))
      })
      call.on('error', reject)
      call.end(payload)
    })

function apiOver(ask: Ask, close: () => Promise<void>): LocalApi {
  const send = async (endpoint: Endpoint, input: Record<string, unknown>, file?: Uint8Array): Promise<Buffer> => {
    const isByAddress = isAskedByAddress(endpoint)
    const given = Object.entries(input).filter(([, value]) => value !== undefined)
    const search = new URLSearchParams(
      Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    ).toString()
    const answer = await ask(
      endpoint.method,
      `/api/v1${endpoint.path}${isByAddress && search ? `?${search}` : ''}`,
      isByAddress ? file : JSON.stringify(Object.fromEntries(given)),
    )
    if (answer.status === 200) return answer.body
    throw problemFrom(answer)
  }
  return {
    json: async (endpoint, input, file) => JSON.parse((await send(endpoint, input, file)).toString('utf8')) as unknown,
    bytes: async (endpoint, input) => new Uint8Array(await send(endpoint, input)),
    close,
  }
}

function problemFrom(answer: Answer): Error {
  try {
    const told = JSON.parse(answer.body.toString('utf8')) as {
      kind: ProblemKind
      code: string
      message: Text
      field?: string
      details?: unknown
    }
    return new Problem(told.kind, {
      code: told.code,
      text: told.message,
      ...(told.field === undefined ? {} : { field: told.field }),
      details: told.details,
    })
  } catch {
    return new Error(`the server answered ${answer.status}`)
  }
}
