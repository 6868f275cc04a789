import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer } from 'smtp-server'
import type { MailSettings } from '../../src/platform/server/mail/settings.ts'

export interface ReceivedMail {
  readonly to: readonly string[]
  /** As it came over the wire. */
  readonly raw: string
  readonly headers: ReadonlyMap<string, string>
  /** The plain part, decoded. */
  readonly text: string
  readonly html: string
}

export interface MailServer {
  readonly settings: MailSettings
  readonly mails: readonly ReceivedMail[]
  /** How often somebody tried to hand a letter over. */
  readonly tries: number
  /** Answers every letter with this code from now on; null takes them. */
  answer(code: number | null): void
  /** Answers so many milliseconds late: to the address (`address`) or to the whole letter (`letter`). */
  delay(at: 'address' | 'letter', milliseconds: number): void
  close(): Promise<void>
}

export const mailFrom = 'nhac-viec@then-chot.example'

/** A real SMTP server on this machine that keeps what it takes. */
export async function openMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  let [tries, refusal]: [number, number | null] = [0, null]
  const wait = { address: 0, letter: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, callback) => {
      tries++
      if (refusal === null) {
        setTimeout(callback, wait.address)
        return
      }
      callback(Object.assign(new Error(`mailbox <${address}> is not available`), { responseCode: refusal }))
    },
    onData: (stream, session, callback) => {
      textOf(stream).then((raw) => {
        setTimeout(() => {
          mails.push(
            read(
              raw,
              session.envelope.rcptTo.map(({ address }) => address),
            ),
          )
          callback()
        }, wait.letter)
      }, callback)
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    settings: { host: '127.0.0.1', port, security: 'none', user: null, password: null, from: mailFrom },
    mails,
    get tries() {
      return tries
    },
    answer: (code) => {
      refusal = code
    },
    delay: (at, milliseconds) => {
      wait[at] = milliseconds
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}

function read(raw: string, to: readonly string[]): ReceivedMail {
  const headers = headersOf(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? ''
  const parts = raw.split(`--${boundary}`).slice(1, -1)
  const part = (type: string): string => {
    const found = parts.find((item) => headersOf(item.trimStart()).get('content-type')?.startsWith(type))
    return found === undefined ? '' : bodyOf(found.trimStart())
  }
  return { to, raw, headers, text: part('text/plain'), html: part('text/html') }
}

function headersOf(raw: string): ReadonlyMap<string, string> {
  const head = (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ')
  return new Map(
    head.split('\r\n').map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), decodeWords(line.slice(at + 1).trim())]
    }),
  )
}

/** RFC 2047. */
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?(B|Q)\?([^?]*)\?=/gi, (_all, kind: string, body: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(body, 'base64').toString('latin1') : quoted(body.replaceAll('_', ' ')),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'))

const quoted = (body: string): string =>
  body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number(`0x${hex}`)))

function bodyOf(part: string): string {
  const headers = headersOf(part)
  const body = part.slice(part.indexOf('\r\n\r\n') + 4)
  const encoding = headers.get('content-transfer-encoding')
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? quoted(body) : body, 'latin1')
  return bytes.toString('utf8')
}
