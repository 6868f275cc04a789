import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem, type ProblemKind } from '../../domain/problem.ts'
import type { Text } from '../../domain/text.ts'
import { StartRefusal } from '../cluster/start-refusal.ts'
import { brokenOff, olderServer } from './refusals.ts'

/**
 * `GET /control/backup` exists on the control socket alone, whose file only the operator can open. It is no route of the
 * HTTP application, so that no port ever answers it.
 */
const address = '/control/backup'
const mediaType = 'application/vnd.thenchot.backup'

export const isBackupRequest = (asked: IncomingMessage): boolean => asked.method === 'GET' && asked.url === address

/** Answers with the bytes of a backup as they come; cuts the connection when they fail, which the asker notices. */
export async function answerBackup(response: ServerResponse, open: () => Promise<Readable>): Promise<void> {
  let bytes: Readable
  try {
    bytes = await open()
  } catch (error) {
    response.writeHead(500, { 'content-type': 'application/problem+json; charset=utf-8' })
    response.end(JSON.stringify(toldOf(error)))
    return
  }
  response.writeHead(200, { 'content-type': mediaType, 'cache-control': 'no-store' })
  // What went wrong shows at the other end as an answer that is not whole.
  await pipeline(bytes, response).catch(() => undefined)
}

interface Told {
  readonly kind: ProblemKind
  readonly code: string
  readonly message: Text
}

function toldOf(error: unknown): Told {
  if (error instanceof Problem) return { kind: error.kind, code: error.code, message: error.text }
  if (error instanceof StartRefusal) return { kind: 'refused', code: error.code, message: error.text }
  const { kind, code, text } = brokenOff(error instanceof Error ? error.message : String(error))
  return { kind, code, message: text }
}

/**
 * Asks the server behind a control socket for a backup; the stream fails when the server breaks off.
 * @throws Problem as the server tells it, `server-older`, `backup-broken-off`.
 */
export const askBackup = (socketPath: string): Promise<Readable> =>
  new Promise((resolve, reject) => {
    const call = request({ socketPath, path: address }, (response) => {
      if (response.statusCode === 200 && response.headers['content-type'] === mediaType) {
        resolve(Readable.from(wholeOf(response)))
        return
      }
      textOf(response).then((text) => reject(problemIn(text, response.statusCode)), reject)
    })
    call.on('error', (error) => reject(brokenOff(error.message)))
    call.end()
  })

async function* wholeOf(response: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of response) yield chunk as Buffer
  } catch (error) {
    throw brokenOff((error as Error).message)
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function problemIn(text: string, status: number | undefined): Problem {
  try {
    const { kind, code, message } = JSON.parse(text) as Partial<Told>
    if (message) return new Problem(kind ?? 'refused', { code: code ?? 'not-ready', text: message })
  } catch {}
  return status === 500 ? brokenOff('500') : olderServer()
}
