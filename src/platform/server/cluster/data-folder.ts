import { readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import { holdSocket, isListening, socketAddress } from './hold-socket.ts'
import { StartRefusal } from './start-refusal.ts'
import { notWritable, openWritableFolder, writePrivateFile } from './writable-folder.ts'

const socketName = 'control.sock'
const holderName = 'holder.json'

/** Who holds a data folder. `address` is where people reach it, once announced. */
export interface Holder {
  readonly pid: number | undefined
  readonly address: string | undefined
}

/** A holder that can be spoken to: HTTP over `socketPath`. Call `release` when done with it. */
export interface ReachableHolder extends Holder {
  readonly socketPath: string
  release(): void
}

/** The data folder, held for this process alone. */
export interface DataHold {
  /** Real, absolute path. */
  readonly dataDir: string
  readonly socketPath: string
  /** Listens on the control socket. Answers 503 until the application adds its own 'request' listener. */
  readonly controlServer: Server
  /** Tells those who are refused where the holder is reached, e.g. `http://127.0.0.1:4780`. */
  announce(address: string): void
  /** Closes the control server and lets the folder go. */
  release(): Promise<void>
}

/** The data folder asked for: THENCHOT_DATA, else `data` in the current folder. */
export const dataFolderPath = (env: Readonly<Record<string, string | undefined>>): string =>
  resolve(env.THENCHOT_DATA || 'data')

const readHolder = (dataDir: string): Holder => {
  try {
    const { pid, address } = JSON.parse(readFileSync(join(dataDir, holderName), 'utf8'))
    return { pid: Number(pid) || undefined, address: typeof address === 'string' ? address : undefined }
  } catch {
    return { pid: undefined, address: undefined }
  }
}

const heldBy = (dataDir: string, { pid, address }: Holder): StartRefusal => {
  const who = [pid && `pid ${pid}`, address].filter(Boolean).join(', ')
  return new StartRefusal('data-held', {
    vi: `Thư mục dữ liệu ${dataDir} đang được một máy chủ khác dùng${who && ` (${who})`}. Hãy dừng máy chủ đó, hoặc chọn thư mục khác bằng THENCHOT_DATA.`,
    en: `Another server is using the data folder ${dataDir}${who && ` (${who})`}. Stop that server, or choose another folder with THENCHOT_DATA.`,
  })
}

const unattendedServer = (): Server => {
  const server = createServer()
  server.on('request', (_request, response) => {
    if (server.listenerCount('request') > 1) return
    response.writeHead(503, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '1' })
    response.end(JSON.stringify({ message: { vi: 'Máy chủ đang khởi động.', en: 'The server is starting.' } }))
  })
  return server
}

/**
 * Opens (makes, if missing) the data folder and holds it for this process until `release` or the end of the process.
 * Refuses with `data-not-writable`, or with `data-held` naming the other server.
 */
export const holdDataFolder = async (path: string): Promise<DataHold> => {
  const dataDir = openWritableFolder(path)
  const controlServer = unattendedServer()
  const held = await holdSocket(controlServer, dataDir, socketName).catch((error: unknown) => {
    throw notWritable(dataDir, error)
  })
  if (held === 'held') throw heldBy(dataDir, readHolder(dataDir))
  const holderFile = join(dataDir, holderName)
  const announce = (address: string | undefined) =>
    writePrivateFile(holderFile, `${JSON.stringify({ pid: process.pid, address, since: new Date().toISOString() })}\n`)
  announce(undefined)
  const release = async () => {
    if (!controlServer.listening) return
    rmSync(holderFile, { force: true })
    const closed = new Promise((done) => controlServer.close(done))
    controlServer.closeAllConnections()
    await closed
    held.release()
  }
  return { dataDir, socketPath: held.path, controlServer, announce, release }
}

/** The living server that holds the data folder, or undefined. Makes and changes nothing in the folder. */
export const findHolder = async (path: string): Promise<ReachableHolder | undefined> => {
  let dataDir: string
  try {
    dataDir = realpathSync(resolve(path))
  } catch {
    return undefined
  }
  const address = socketAddress(dataDir, socketName)
  if (await isListening(address.path)) {
    return { ...readHolder(dataDir), socketPath: address.path, release: address.release }
  }
  address.release()
  return undefined
}
